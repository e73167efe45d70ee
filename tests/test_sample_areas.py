"""Areas as offices name them are judged like their clean twin; extracts of real tables give the known answers."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import healthcheck
from healthcheck.messages import message
from healthcheck.model.verdicts import Status

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"
MESSY = SAMPLES / "messy-areas"
CENSUS = SAMPLES / "census-2020"
COUNTIES = SAMPLES / "us-counties-2018"
OPTIONS: dict[str, dict[str, Any]] = {
    "institutions.csv": {"sum_by": "area", "columns": MESSY / "institutions.yaml"},
    "old-names.csv": {"columns": MESSY / "old-names.yaml"},
}
FILES = sorted(path.name for path in MESSY.iterdir() if path.suffix in (".csv", ".xlsx") and path.name != "clean.csv")
RULES = """
healthcheck: 1
pack: messy
revision: 1
title: {en: Messy, zh: 杂乱}
source: {document: {en: None, zh: 无}}
applies_to: {level: county}
indicators:
  beds:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: resident_population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
  doctors:
    name: {en: Doctors, zh: 医师}
    measure: {ratio: doctors, to: resident_population, per: 1000}
    target: {at_least: 2.6}
    clause: "2"
"""

Verdict = tuple[str, str | None, str | None, Status, str | None, str | None]


def verdicts(name: str, rules: Path) -> list[Verdict]:
    report = healthcheck.check(MESSY / name, rules, **OPTIONS.get(name, {}))
    return [(one.indicator.id, one.area_name, one.period, one.status, one.value, one.gap) for one in report.verdicts()]


@pytest.mark.parametrize("name", FILES)
def test_areas_named_in_any_way_are_judged_like_their_clean_twin(name: str, tmp_path: Path) -> None:
    rules = tmp_path / "messy.yaml"
    rules.write_text(RULES, encoding="utf-8")
    expected = verdicts("clean.csv", rules)
    assert [(area, status.word) for _, area, _, status, _, _ in expected][:4] == [
        ("鼓楼区", "fail"),
        ("台江区", "pass"),
        ("鼓楼区", "fail"),
        ("江宁区", "fail"),
    ]
    assert sorted(verdicts(name, rules), key=repr) == sorted(expected, key=repr)


def test_every_sample_is_described_with_what_it_is_to_be_read_with() -> None:
    described = (MESSY / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"`{name}`" not in described] == []
    assert set(re.findall(r"messy-areas/([\w-]+\.yaml)", described)) == {path.name for path in MESSY.glob("*.yaml")}


def test_hospitals_of_us_counties_add_up_to_the_known_beds() -> None:
    tables = [COUNTIES / "counties-extract.csv", COUNTIES / "hospitals-extract.csv"]
    report = healthcheck.check(tables, COUNTIES / "beds.yaml", columns=COUNTIES / "columns.yaml")
    said = {finding.code: message(finding, "en") for finding in report.findings}
    assert said["HC600"] == "Beds in health institutions: 94 rows are added up to 44 areas, 16649 in all."
    assert said["HC606"].startswith('Area codes that lost leading zeros: 31, such as "9001"')
    assert said["HC605"].startswith("Beds in health institutions: 3 cells without a figure")
    assert [finding.code for finding in report.findings].count("HC256") == 2
    assert (report.counts[Status.PASS], report.counts[Status.FAIL], report.counts[Status.MISSING]) == (6, 38, 4)
    hospitals = pd.read_csv(tables[1], dtype=str, keep_default_na=False)
    beds = pd.to_numeric(hospitals.all_beds_2700.replace("", "0")).groupby(hospitals.statecountyfips.str.zfill(5)).sum()
    shown = {
        verdict.area: next((one.value for one in verdict.inputs if one.variable == "beds"), None)
        for verdict in report.verdicts()
    }
    assert {area: int(figure) for area, figure in shown.items() if area and figure} == {
        area: int(number) for area, number in beds.items() if area in shown
    }


def test_without_the_map_s_word_codes_as_text_join_fewer_hospitals_and_a_blank_has_no_sum(tmp_path: Path) -> None:
    tables = [COUNTIES / "counties-extract.csv", COUNTIES / "hospitals-extract.csv"]
    columns = (COUNTIES / "columns.yaml").read_text(encoding="utf-8")
    strict = tmp_path / "strict.yaml"
    strict.write_text(columns.replace(", digits: 5", "").replace(", missing: zero", ""), encoding="utf-8")
    report = healthcheck.check(tables, COUNTIES / "beds.yaml", columns=strict)
    rows = sum(
        (one.origin.further + 1 if one.origin else 0)
        for verdict in report.verdicts()
        if verdict.status in (Status.PASS, Status.FAIL)
        for one in verdict.inputs
        if one.variable == "beds"
    )
    # 63 rows join as text; those of three counties have a hospital without a figure.
    missing = [verdict for verdict in report.verdicts() if verdict.reason_code == "HC322"]
    assert len(missing) == 3
    hospitals = pd.read_csv(tables[1], dtype=str, keep_default_na=False).statecountyfips.value_counts()
    assert rows + sum(int(hospitals[verdict.area or ""]) for verdict in missing) == 63
    assert [finding.code for finding in report.findings].count("HC258") == 31


@pytest.mark.parametrize(
    ("area", "beds"),
    [("350102", "5019"), ("350128", "2895"), ("350181", "10429"), ("350581", "5145"), ("360704", "4323")],
)
def test_the_census_workbook_tells_how_many_beds_a_county_needs(area: str, beds: str) -> None:
    tables = [CENSUS / "census-extract.xlsx", CENSUS / "no-beds.csv"]
    report = healthcheck.check(tables, CENSUS / "beds-needed.yaml", columns=CENSUS / "columns.yaml")
    assert {verdict.area: verdict.gap for verdict in report.verdicts()}[area] == beds


def test_the_districts_of_fuzhou_add_up_to_its_own_row_and_those_of_xinzhou_do_not() -> None:
    report = healthcheck.check(
        CENSUS / "census-extract.xlsx", CENSUS / "residents.yaml", columns=CENSUS / "columns.yaml"
    )
    assert [(one.area, one.value) for one in report.verdicts()] == [
        ("140100", "5304061"),
        ("140900", "2689668"),
        ("350100", "8291268"),
    ]
    assert [message(finding, "en") for finding in report.findings if finding.code == "HC273"] == [
        "Resident population: the area's own figure is 2689668, its 14 parts add up to 2672618"
    ]
    assert [finding.raw for finding in report.findings if finding.code == "HC288"] == ["170971"]


def test_without_its_own_row_a_city_is_the_sum_of_its_districts_with_and_without_codes() -> None:
    table = pd.read_excel(CENSUS / "census-extract.xlsx", dtype=str, keep_default_na=False, engine="openpyxl")
    assert table.shape == (53, 153)
    parts = table[~table["区划代码"].isin(["350100", "140100", "140900"])]
    report = healthcheck.check(parts, CENSUS / "residents.yaml", columns=CENSUS / "columns.yaml")
    assert {one.area: (one.value, len(one.inputs)) for one in report.verdicts()} == {
        "140100": ("5304061", 11),
        "140900": ("2672618", 14),
        "350100": ("8291268", 13),
    }
