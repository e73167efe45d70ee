"""From tables and rule files to a report: the Python API, known answers, and why nothing was judged."""

import json
from pathlib import Path

import pandas
import pytest

import healthcheck
from healthcheck.messages import line
from healthcheck.model.faults import ExitCode, RuleFileError, TableError, UsageError
from healthcheck.model.verdicts import Status
from healthcheck.reports.json_report import render

SAMPLES = Path(__file__).resolve().parents[1] / "sample_data"
CITIES = SAMPLES / "cities-2013"
WORKBOOKS = [CITIES / "Clear_HealthResource_2013.xlsx", CITIES / "Clear_Population_2013.xlsx"]
RULES = """healthcheck: 1
pack: own
title: {en: Own, zh: 自定}
applies_to: {level: county}
population: resident_population
indicators:
  beds:
    name: {en: Beds per 1000, zh: 每千人口床位}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5, by: 2025}
    clause: "1"
  doctors:
    name: {en: Doctors, zh: 医师}
    measure: {value: doctors}
    target: {at_least: 10, in: 2024}
    clause: "2"
"""
HEADER = "区划代码,年份,床位数,常住人口(万人),执业(助理)医师数\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


def written(folder: Path, rows: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(HEADER + rows, encoding=encoding)
    return path


def by_city(report: healthcheck.Report, indicator: str) -> dict[str | None, tuple[str, str | None, str | None]]:
    return {
        verdict.area_name: (verdict.status.word, verdict.value, verdict.gap)
        for verdict in report.verdicts()
        if verdict.indicator.id == indicator
    }


def test_the_known_answers_for_chinese_cities_in_2013() -> None:
    report = healthcheck.check(SAMPLES / "cities-2013.csv", "city-capacity")
    beds, doctors = by_city(report, "beds_per_1000"), by_city(report, "doctors_per_1000")
    assert sum(status == "pass" for status, _, _ in beds.values()) == 14
    assert sum(status in ("pass", "fail") for status, _, _ in beds.values()) == 288
    assert sum(status == "pass" for status, _, _ in doctors.values()) == 69
    assert sum(status in ("pass", "fail") for status, _, _ in doctors.values()) == 289
    assert doctors["福州市"][:2] == ("fail", "2.5751")
    assert beds["三亚市"][0] == beds["三沙市"][0] == "missing"


def test_the_two_original_workbooks_judged_together_say_the_same() -> None:
    one = healthcheck.check(SAMPLES / "cities-2013.csv", "city-capacity")
    two = healthcheck.check(WORKBOOKS, "city-capacity", columns=CITIES / "columns.yaml", period=2013)
    for indicator in ("beds_per_1000", "doctors_per_1000"):
        assert by_city(one, indicator) == by_city(two, indicator)
    undated = healthcheck.check(WORKBOOKS, "city-capacity", columns=CITIES / "columns.yaml")
    assert {verdict.period for verdict in undated.verdicts()} == {None}
    assert undated.counts == two.counts


def test_dataframes_in_and_out() -> None:
    frame = pandas.DataFrame({"area": ["350102"], "year": [2025], "beds": [749], "resident_population": [100000.0]})
    report = healthcheck.check(frame, "ganxian-2023", indicators=["beds_per_1000"])
    assert [note.code for note in report.notes] == ["HC343"]
    out = report.to_frame()
    assert list(out.columns[:4]) == ["status", "severity", "pack", "indicator"]
    assert len(out) == report.total
    named = out[out["area"] == "350102"]
    assert named.empty
    assert [line(finding, "en") for finding in report.findings] == [
        "<DataFrame>:2: HC274 350102 is not on the roster of ganxian-2023; it gets no verdict"
    ]


def test_a_dataframe_with_a_missing_figure(rules: Path) -> None:
    frame = pandas.DataFrame(
        {"area": ["350102", "350103"], "year": 2025, "beds": [750, None], "resident_population": ["100000", "1"]}
    )
    report = healthcheck.check(frame, rules, indicators=["beds"])
    assert [(verdict.area, verdict.status, verdict.value) for verdict in report.verdicts()] == [
        ("350102", Status.PASS, "7.5"),
        ("350103", Status.MISSING, None),
    ]
    assert report.to_frame()["status"].tolist() == ["pass", "missing"]
    assert (report.exit_code, report.passed) == (ExitCode.INCONCLUSIVE, False)
    forgiven = healthcheck.check(frame, rules, indicators=["beds"], allow_missing=True)
    assert (forgiven.exit_code, forgiven.passed) == (ExitCode.OK, True)


def test_the_same_table_in_any_encoding_gives_the_same_verdicts(rules: Path, tmp_path: Path) -> None:
    rows = "350102,2025,750,10.00,9\n350103,2025,749,10.00,…\n"
    reports = []
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        report = healthcheck.check(written(tmp_path, rows, encoding=encoding), rules)
        reports.append(json.loads("".join(render(report)))["verdicts"])
    assert reports[0][0]["value"] == "7.5"
    assert all(verdicts == reports[0] for verdicts in reports)


def test_rows_of_another_level_get_no_verdict_and_the_report_says_why(rules: Path, tmp_path: Path) -> None:
    report = healthcheck.check(written(tmp_path, "350000,2025,750,10,9\n350100,2025,750,10,9\n"), rules)
    assert (report.total, report.exit_code) == (0, ExitCode.INCONCLUSIVE)
    assert [line(note, "en") for note in report.notes] == [
        "HC341 nothing was judged: no row of the tables is in the scope of the selected indicators",
        "HC342 rows of province level in the tables: 1; own judges county level",
        "HC342 rows of city level in the tables: 1; own judges county level",
    ]
    assert line(report.notes[2], "zh") == "HC342 表中有 1 行属于市级；own 判定的是县级"


def test_a_report_of_missing_verdicts_only_is_never_a_pass(rules: Path, tmp_path: Path) -> None:
    report = healthcheck.check(written(tmp_path, "350102,2025,,10,9\n"), rules, allow_missing=True, fail_on="never")
    assert report.exit_code is ExitCode.INCONCLUSIVE
    assert [note.code for note in report.notes] == ["HC343"]


def test_a_rule_file_without_indicators_judges_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(
        "healthcheck: 1\npack: words\nvariables:\n  x: {name: {en: X, zh: X}, unit: bed, type: count}\n",
        encoding="utf-8",
    )
    report = healthcheck.check(written(tmp_path, "350102,2025,1,10,9\n"), path)
    assert line(report.notes[0], "en") == "HC344 nothing was judged: words has no indicators"
    assert report.exit_code is ExitCode.INCONCLUSIVE


def test_indicators_and_clauses_choose_and_unknown_ones_are_named(rules: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "350102,2024,750,10,10\n")
    assert [v.indicator.id for v in healthcheck.check(table, rules, clauses=["2"]).verdicts()] == ["doctors"]
    assert [v.indicator.id for v in healthcheck.check(table, rules, indicators=["own/beds"]).verdicts()] == ["beds"]
    with pytest.raises(UsageError) as caught:
        healthcheck.check(table, rules, indicators=["bed"], clauses=["3"])
    assert [fault.code for fault in caught.value.faults] == ["HC410", "HC411"]


def test_a_zero_denominator_is_an_error_on_its_cell(rules: Path, tmp_path: Path) -> None:
    report = healthcheck.check(written(tmp_path, "350102,2025,750,0,9\n"), rules, language="zh")
    (finding,) = report.findings
    assert line(finding, "en").endswith("table.csv:2:4: HC315 division by zero: Resident population is 0")
    assert finding.raw == "0"
    assert report.exit_code is ExitCode.FAILED


def test_as_of_makes_due_what_is_due_by_then(rules: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "350102,2024,749,10,9\n350102,2026,1,10,9\n")
    statuses = [(v.period, v.status.word) for v in healthcheck.check(table, rules, indicators=["beds"]).verdicts()]
    assert statuses == [("2024", "pending"), ("2026", "fail")]
    judged = healthcheck.check(table, rules, indicators=["beds"], as_of=2025)
    assert [(v.period, v.status.word) for v in judged.verdicts()] == [("2024", "fail")]


def test_the_pace_of_a_pending_verdict_is_in_its_reason(rules: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "350102,2022,600,10,9\n350102,2023,700,10,9\n")
    verdict = list(healthcheck.check(table, rules, indicators=["beds"]).verdicts())[1]
    assert verdict.reason == (
        "not due before 2025; +0.25 a year is still needed until 2025; "
        "at the pace since 2022 the target is reached in 2024"
    )
    assert (verdict.reason_code, verdict.yearly_step, verdict.reached) == ("HC321", "0.25", "2024")


def test_faults_of_rule_files_and_tables_are_raised(tmp_path: Path, rules: Path) -> None:
    with pytest.raises(RuleFileError):
        healthcheck.check(SAMPLES / "cities-2013.csv", "no-such-pack")
    with pytest.raises(TableError):
        healthcheck.check(tmp_path / "none.csv", rules)


def test_last_years_file_beside_this_years_is_history(tmp_path: Path) -> None:
    path = tmp_path / "growth.yaml"
    path.write_text(
        RULES.split("indicators:")[0]
        + "indicators:\n  added: {name: {en: Added, zh: 新增}, measure: {increase: beds}, "
        "target: {at_least: 50, in: 2025}}\n",
        encoding="utf-8",
    )
    last = written(tmp_path, "350102,2024,700,10,9\n", "last.csv")
    this = written(tmp_path, "350102,2025,749,10,9\n", "this.csv")
    (verdict,) = healthcheck.check([this, last], path).verdicts()
    assert (verdict.status.word, verdict.value, verdict.gap, verdict.evidence) == (
        "fail",
        "49",
        "1",
        "749 beds - 700 beds",
    )
    assert [(one.period, one.value, one.origin.place.cell if one.origin else None) for one in verdict.inputs] == [
        ("2025", "749", "C2"),
        ("2024", "700", "C2"),
    ]


def test_rows_without_codes_are_added_up_by_the_parent_that_their_table_names(tmp_path: Path, rules: Path) -> None:
    city = tmp_path / "city.yaml"
    city.write_text(RULES.replace("level: county", "level: city"), encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text(
        "市,区县,年份,床位数,常住人口(万人)\n福州市,鼓楼区,2025,1000,5\n福州市,仓山区,2025,500,15\n泉州市,石狮市,2025,1,1\n",
        encoding="utf-8",
    )
    report = healthcheck.check(table, city, indicators=["beds"])
    assert [(v.area, v.area_name, v.level, v.status.word, v.value) for v in report.verdicts()] == [
        (None, "福州市", "city", "pass", "7.5"),
        (None, "泉州市", "city", "fail", "0.1"),
    ]
    assert [finding.code for finding in report.findings] == ["HC272"]
