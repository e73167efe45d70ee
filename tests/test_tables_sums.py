"""Rows of institutions added up to their area: exactly, by declaration, and never with a part left out in silence."""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_cases import accounted, cell_names, figures, found, inspect, observe, refused, rows, save

import healthcheck
from healthcheck.cli import main
from healthcheck.messages import message
from healthcheck.model.decimals import plain
from healthcheck.model.observations import State
from healthcheck.reports import csv_report, json_report

HOSPITALS = (
    "区划代码,地区,机构名称,床位数,执业(助理)医师\n"
    '350102,鼓楼区,第一医院,"1,200",300\n'
    "350103,台江区,第二医院,80,20\n"
    "350102,鼓楼区,妇幼保健院,350,90\n"
    "350102,鼓楼区,社区中心,50,12\n"
)
RULES = """
healthcheck: 1
pack: sums
revision: 1
title: {en: Sums, zh: 汇总}
source: {document: {en: None, zh: 无}}
indicators:
  beds:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: resident_population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def hospitals_and_people(rules: str = RULES) -> list[str]:
    """Write the rule file, rules.yaml, the hospitals and the residents of their areas; return the tables' names."""
    save(rules, "rules.yaml")
    people = "code,常住人口\n350102,200000\n350103,20000\n"
    return [save(HOSPITALS, "hospitals.csv"), save(people, "people.csv")]


def summed(text: str) -> list[str]:
    return figures(observe(text, sum_by="area"))


def test_rows_of_an_area_are_duplicates_unless_they_are_to_be_added_up() -> None:
    observations = observe(HOSPITALS)
    assert figures(observations) == ["DUPLICATE", "80"]
    assert [text.split(": ")[1][:5] for text in found(observations)] == ["HC250", "HC250"]


def test_counts_of_an_area_add_up() -> None:
    observations = observe(HOSPITALS, sum_by="area")
    assert rows(observations) == [("350102", "鼓楼区", 0), ("350103", "台江区", 0)]
    assert figures(observations) == ["1600", "80"]
    assert figures(observations, "doctors") == ["402", "20"]
    assert found(observations) == [
        "info t.csv:2:4: HC600 Hospital beds: 4 rows are added up to 2 areas, 1680 in all.",
        "info t.csv:2:5: HC600 Doctors: 4 rows are added up to 2 areas, 422 in all.",
    ]
    assert found(observations, "zh")[0] == "info t.csv:2:4: HC600 床位数：4 行按地区相加，得到 2 个地区，合计 1680。"


def test_a_column_map_may_have_single_columns_added_up() -> None:
    columns = {"床位数": {"variable": "beds", "sum": True}, "执业(助理)医师": "ignore"}
    observations = observe(HOSPITALS, columns=columns)
    assert figures(observations) == ["1600", "80"]
    assert [text.split(" ")[2] for text in found(observations)] == ["HC600"]


def test_beside_a_column_that_is_added_up_the_others_stay_duplicates() -> None:
    columns = {"床位数": {"variable": "beds", "sum": "true"}}
    observations = observe(HOSPITALS, columns=columns)
    assert (figures(observations), figures(observations, "doctors")) == (["1600", "80"], ["DUPLICATE", "20"])
    assert [text.split(" ")[:3] for text in found(observations)] == [
        ["info", "t.csv:2:4:", "HC600"],
        ["error", "t.csv:4:1:", "HC250"],
        ["error", "t.csv:5:1:", "HC250"],
    ]
    assert [text.split(" ")[0] for text in found(observe(HOSPITALS, columns=columns, wanted=["beds"]))] == [
        "info",
        "info",
        "info",
    ]


def test_years_are_added_up_each_for_itself() -> None:
    text = "区划代码,年份,床位数\n350102,2023,1\n350102,2024,2\n350102,2023,4\n350102,2024,8\n"
    observations = observe(text, sum_by="area")
    assert rows(observations) == [("350102", None, 2023), ("350102", None, 2024)]
    assert figures(observations) == ["5", "10"]
    assert "4 rows are added up to 2 areas and years, 15 in all." in found(observations)[0]


def test_years_in_columns_and_long_tables_add_up_alike() -> None:
    wide = "区划代码,机构,2023年床位数,2024年床位数\n350102,甲,1,2\n350102,乙,4,8\n350103,丙,7,7\n"
    long = "区划代码,机构,年份,指标,数值,单位\n"
    long += "".join(
        f"{code},{name},{year},床位数,{beds},张\n"
        for code, name, *both in (("350102", "甲", 1, 2), ("350102", "乙", 4, 8), ("350103", "丙", 7, 7))
        for year, beds in zip((2023, 2024), both, strict=True)
    )
    assert summed(wide) == summed(long) == ["5", "10", "7", "7"]


def test_a_long_table_says_of_each_of_its_variables_what_was_added_up() -> None:
    long = "区划代码,机构,指标,数值\n350102,甲,床位数,1\n350102,甲,执业(助理)医师,2\n"
    long += "350102,乙,床位数,4\n350102,乙,执业(助理)医师,8\n"
    observations = observe(long, sum_by="area")
    assert (figures(observations), figures(observations, "doctors")) == (["5"], ["10"])
    assert [line for line in found(observations) if "HC600" in line] == [
        "info t.csv:2:4: HC600 Hospital beds: 2 rows are added up to 1 area, 5 in all.",
        "info t.csv:3:4: HC600 Doctors: 2 rows are added up to 1 area, 10 in all.",
    ]
    assert observations.tables[0].sums == 1


def test_several_tables_are_added_up_each_for_itself() -> None:
    """Two lists may hold the same hospitals: their sums must agree."""
    other = HOSPITALS.replace("50,12", "51,12")
    assert figures(observe(HOSPITALS, HOSPITALS, sum_by="area")) == ["1600", "80"]
    assert figures(observe(HOSPITALS, other, sum_by="area")) == ["CONFLICT", "80"]


def test_amounts_in_different_decimals_and_units_add_up_exactly() -> None:
    text = "code,卫生支出(万元),常住人口(万人)\n350102,1.05,52.30\n350102,0.1,0.0001\n"
    observations = observe(text, sum_by="area")
    assert (figures(observations, "spending"), figures(observations, "residents")) == (["11500"], ["523001"])
    assert observations.batch.columns["spending"].last_digit.tolist() == [2]


def test_sums_beyond_64_bits_are_exact() -> None:
    largest = 9_223_372_036_854_775_807
    assert summed(f"code,beds\n350102,{largest}\n350102,{largest}\n350103,1\n") == [str(2 * largest), "1"]


@pytest.mark.parametrize(
    ("cell", "state", "code", "reason"),
    [
        ("", "ROW_MISSING", "HC322", "several rows are added up for it, and t.csv!B3 has no figure for"),
        ("—", "ROW_MISSING", "HC322", "several rows are added up for it, and t.csv!B3 has no figure for"),
        ("*", "ROW_MISSING", "HC322", "several rows are added up for it, and t.csv!B3 has no figure for"),
        ("…", "ROW_MISSING", "HC322", "several rows are added up for it, and t.csv!B3 has no figure for"),
        ("12x", "ROW_INVALID", "HC323", "several rows are added up for it, and the figure for"),
        ("-5", "ROW_INVALID", "HC323", "several rows are added up for it, and the figure for"),
    ],
)
def test_a_part_without_a_figure_leaves_its_area_without_one(cell: str, state: str, code: str, reason: str) -> None:
    text = f"code,beds,常住人口\n350102,1,\n350102,{cell},\n350102,4,\n350103,8,1000\n"
    observations = observe(text, sum_by="area")
    assert figures(observations) == [state, "8"]
    assert observations.origins.blamed("beds", 0) == "t.csv!B3"
    assert "HC600 Hospital beds: 4 rows are added up to 1 area, 8 in all; without a sum: 1." in found(observations)[0]
    save(RULES, "rules.yaml")
    save("code,常住人口\n350102,1000\n350103,1000\n", "population.csv")
    Path("t.csv").write_text(text.replace(",常住人口", "").replace(",\n", "\n").replace(",1000\n", "\n"), "utf-8")
    verdict = next(healthcheck.check(["t.csv", "population.csv"], "rules.yaml", sum_by="area").verdicts())
    assert (verdict.reason_code, (verdict.reason or "").startswith(reason)) == (code, True)
    assert "t.csv!B3" in (verdict.reason or "")


def test_the_summary_on_the_screen_names_the_first_cell_to_fill(capsys: pytest.CaptureFixture[str]) -> None:
    save(RULES, "rules.yaml")
    save("code,常住人口\n350102,1\n350103,1\n350104,1\n", "people.csv")
    save("code,beds\n350102,\n350102,1\n350103,2\n350103,\n350104,1\n", "t.csv")
    command = ["check", "t.csv", "people.csv", "--rules", "rules.yaml", "--sum-by", "area", "--lang", "en"]
    assert main(command) == 4
    shown = " ".join(capsys.readouterr().out.split())
    assert "missing, 2: several rows are added up for it, and t.csv!B2, … has no figure" in shown
    save("code,beds\n350102,\n350102,1\n350103,2\n350104,1\n", "t.csv")
    assert main(command) == 4
    assert "missing, 1: several rows are added up for it, and t.csv!B2 has no figure" in " ".join(
        capsys.readouterr().out.split()
    )


def test_what_is_unreadable_is_blamed_before_what_is_missing() -> None:
    observations = observe("code,beds\n350102,\n350102,x1\n350102,\n", sum_by="area")
    assert (figures(observations), observations.origins.blamed("beds", 0)) == (["ROW_INVALID"], "t.csv!B3")


def test_a_single_row_says_itself_what_it_lacks() -> None:
    assert summed("code,beds\n350102,\n350103,1\n350103,2\n") == ["NOT_AVAILABLE", "3"]


def test_a_blank_part_counts_as_zero_where_the_map_says_so_but_never_one_that_is_withheld() -> None:
    text = "code,beds\n350102,1\n350102,\n350103,2\n350103,*\n350104,不适用\n350105,4\n350105,…\n350106,NA\n350106,5\n"
    columns = {"beds": {"variable": "beds", "sum": "true", "missing": "zero"}}
    observations = observe(text, columns=columns)
    assert figures(observations) == ["1", "ROW_MISSING", "0", "ROW_MISSING", "5"]
    assert [line for line in found(observations) if "HC605" in line] == [
        "info t.csv:3:2: HC605 Hospital beds: 3 cells without a figure count as zero in the sums of their areas, as "
        "the column map says."
    ]
    assert figures(observe("code,beds\n350102,\n", columns=columns)) == ["0"]
    assert figures(observe(text, columns={"beds": {"variable": "beds", "missing": "zero"}}, sum_by="area"))[0] == "1"


def test_a_blank_counted_as_zero_does_not_make_a_sum_look_finer() -> None:
    columns = {"常住人口(万人)": {"variable": "residents", "sum": "true", "missing": "zero"}}
    observations = observe("code,常住人口(万人)\n350102,52.30\n350102,\n", columns=columns)
    assert observations.batch.columns["residents"].last_digit.tolist() == [2]


def test_rates_are_not_added_up() -> None:
    text = "code,beds,健康素养水平(%)\n350102,1,25\n350102,2,27\n350103,4,30\n"
    observations = observe(text, sum_by="area")
    assert (figures(observations), figures(observations, "literacy")) == (["3", "4"], ["NOT_ADDITIVE", "30"])
    assert found(observations)[1] == (
        "error t.csv:2:3: HC601 Health literacy is a rate, and rates cannot be added up: areas of several rows get no "
        "figure. Give the counts that it is computed from, or a table with a row for each area."
    )
    assert found(observe(text, sum_by="area", wanted=["beds"]))[1].startswith("info t.csv:2:3: HC601")
    assert figures(observe("code,健康素养水平(%)\n350102,25\n350103,30\n", sum_by="area"), "literacy") == ["25", "30"]


def test_a_figure_that_each_row_repeats_counts_once_where_the_map_says_so() -> None:
    text = "code,beds,常住人口,健康素养水平(%)\n350102,1,5000,25\n350102,2,5000,25\n350103,4,60,30\n350103,8,61,31\n"
    columns = {
        "常住人口": {"variable": "residents", "sum": False},
        "健康素养水平(%)": {"variable": "literacy", "sum": "false"},
    }
    observations = observe(text, columns=columns, sum_by="area")
    assert figures(observations) == ["3", "12"]
    assert figures(observations, "residents") == ["5000", "DUPLICATE"]
    assert figures(observations, "literacy") == ["25", "DUPLICATE"]
    assert [text.split(" ")[:3] for text in found(observations)][1:] == [["error", "t.csv:5:1:", "HC250"]]
    agreeing = text.replace("61,31", "60,30")
    assert len(found(observe(agreeing, columns=columns, sum_by="area"))) == 1


def test_figures_that_look_like_the_areas_own_are_doubted() -> None:
    text = "code,beds,常住人口\n350102,1,5000\n350102,2,5000\n350103,4,60\n350103,8,60\n"
    observations = observe(text, sum_by="area")
    assert figures(observations, "residents") == ["10000", "120"]
    assert found(observations)[2] == (
        'warning t.csv:2:3: HC603 Resident population says the same in all rows of each area, such as "5000" here, and '
        "was added up all the same. If it is the area's own figure, write sum: false for this header in the column map."
    )


@pytest.mark.parametrize(
    "text",
    ["code,beds\n350102,5\n350102,5\n", "code,beds\n350102,0\n350102,0\n350102,0\n", "code,beds\n1,2\n"],
)
def test_few_figures_and_zeros_may_well_be_the_same(text: str) -> None:
    assert [line for line in found(observe(text, sum_by="area")) if "HC603" in line] == []


def test_rows_that_call_themselves_a_total_are_not_added_up() -> None:
    text = HOSPITALS + "350102,鼓楼区,小计,1600,402\n350103,台江区, 合 计 ,80,20\n,,总计,1680,422\n"
    observations = observe(text, sum_by="area")
    assert (figures(observations), figures(observations, "doctors")) == (["1600", "80"], ["402", "20"])
    assert [line.split(" ")[1:3] for line in found(observations) if "HC254" in line] == [
        ["t.csv:6:3:", "HC254"],
        ["t.csv:7:3:", "HC254"],
        ["t.csv:8:3:", "HC254"],
    ]


def test_totals_that_do_not_say_so_are_doubted() -> None:
    text = "code,机构,beds\n350102,全部,6\n350102,甲,1\n350102,乙,5\n350103,丙,3\n350103,丁,4\n350103,合起来,7\n"
    observations = observe(text.replace("全部", "本级"), sum_by="area")
    assert [line for line in found(observations) if "HC604" in line] == [
        'warning t.csv:2:3: HC604 Hospital beds: in 2 areas one row is the sum of the others, such as "6" here. If it '
        "is a total, delete it: it was added up like the others."
    ]
    once = text + "350104,戊,1\n350104,己,1\n350104,庚,1\n350105,戊,1\n350105,己,1\n350105,庚,3\n"
    assert [line for line in found(observe(once, sum_by="area")) if "HC604" in line] == []


def test_a_row_that_lost_its_area_is_an_error_and_in_no_sum() -> None:
    observations = observe("code,机构,beds\n350102,甲,1\n,乙,2\n350102,丙,4\n", sum_by="area")
    assert figures(observations) == ["5"]
    assert found(observations)[1].startswith("error t.csv:3:2: HC256 The row has neither an area code nor a name")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nothing tells the rows below the area apart: they may be anybody's.
        ("code,beds\n350102,1\n,2\n,4\n350103,8\n,16\n,32\n", ["ROW_LEFT_OUT", "ROW_LEFT_OUT"]),
        ("code,机构,beds\n350102,甲,1\n,甲,2\n,乙,4\n350103,丙,8\n", ["ROW_LEFT_OUT", "8"]),
        ("code,机构,beds\n350102,甲,1\n,,2\n,乙,4\n350103,丙,8\n", ["ROW_LEFT_OUT", "8"]),
        ("code,序号,beds\n350102,1,1\n,2,2\n,3,4\n350103,4,8\n", ["ROW_LEFT_OUT", "8"]),
        # One row of three lost its area.
        ("code,机构,beds\n350102,甲,1\n,乙,2\n350103,丙,8\n", ["ROW_LEFT_OUT", "8"]),
        # A blank row ends what was written once.
        ("code,机构,beds\n350102,甲,1\n,乙,2\n,,\n,丁,4\n350103,丙,8\n,戊,16\n", ["ROW_LEFT_OUT", "24"]),
        # Nobody knows the year of the second row, which may be any.
        ("code,year,机构,beds\n350102,2024,甲,1\n350102,x,乙,2\n350103,2024,丙,8\n", ["ROW_LEFT_OUT", "8"]),
        ("code,year,beds\n350102,2024,1\n350102,2025,2\n350102,,4\n", ["ROW_LEFT_OUT", "ROW_LEFT_OUT"]),
        # A row without figures lacks nothing.
        ("code,机构,beds\n350102,甲,1\n350102,乙,2\n,丁,\n", ["3"]),
    ],
)
def test_the_sum_of_an_area_that_may_lack_a_row_is_none(text: str, expected: list[str]) -> None:
    assert summed(text) == expected


def test_what_is_not_added_up_does_not_lack_a_row() -> None:
    text = "code,机构,beds,常住人口\n350102,甲,1,50\n,甲,2,50\n"
    columns = {"beds": {"variable": "beds", "sum": True}, "常住人口": {"variable": "residents", "sum": False}}
    observations = observe(text, columns=columns)
    assert (figures(observations), figures(observations, "residents")) == (["ROW_LEFT_OUT"], ["50"])


WRITTEN_ONCE = (
    "代码,县区,年份,机构名称,床位数\n"
    "350102,鼓楼区,2024,第一医院,300\n,,2024,第二医院,200\n,,2025,第一医院,310\n,,2025,第二医院,210\n"
    "350103,台江区,2024,第三医院,50\n,,2025,第三医院,60\n"
)


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN_ONCE,
        WRITTEN_ONCE.replace(",,2024,第二", ",,,第二").replace(",,2025,第二", ",,,第二"),
        WRITTEN_ONCE + "注：数据来自年报,,,,\n",
        WRITTEN_ONCE + ",,,填表人：张三,\n",
        WRITTEN_ONCE + "合计,,,,1130\n",
        WRITTEN_ONCE + ",,,合计,1130\n",
    ],
)
def test_an_area_written_once_is_that_of_all_its_institutions(text: str) -> None:
    observations = observe(text, sum_by="area")
    assert figures(observations) == ["500", "520", "50", "60"]
    assert rows(observations) == rows(observe(text_with_areas(WRITTEN_ONCE), sum_by="area"))
    assert [line for line in found(observations) if "HC267" in line] == [
        "warning t.csv:3:1: HC267 From here on, 4 rows without an area are taken for the area above them."
    ]


def test_totals_and_notes_are_no_areas_written_once() -> None:
    text = (
        "县区,机构名称,床位数\n鼓楼区,第一医院,300\n,第二医院,200\n台江区,第三医院,50\n,第四医院,60\n"
        "小计,,610\n合计,,610\n注：不含部队医院,,\n填表人：张三,2024年12月31日,\n"
    )
    assert summed(text) == ["500", "110"]
    assert figures(observe(text)) == ["DUPLICATE", "DUPLICATE"]


def text_with_areas(text: str) -> str:
    written = ""
    lines = []
    for line in text.splitlines():
        code, name, rest = line.split(",", 2)
        written = f"{code},{name}" if code else written
        lines.append(f"{written},{rest}")
    return "\n".join(lines) + "\n"


def test_institutions_of_an_area_written_once_are_duplicates_unless_they_are_to_be_added_up() -> None:
    observations = observe("代码,机构名称,床位数\n350102,甲,300\n,乙,200\n350103,丙,1\n,丁,2\n")
    assert figures(observations) == ["DUPLICATE", "DUPLICATE"]


def test_a_long_table_that_writes_every_area_once_adds_up() -> None:
    text = "code,指标,机构,数值\n350102,床位数,甲,1\n,床位数,乙,2\n,执业（助理）医师数,甲,5\n,执业（助理）医师数,乙,7\n"
    observations = observe(text, sum_by="area")
    assert (figures(observations), figures(observations, "doctors")) == (["3"], ["12"])


def test_a_sum_remembers_its_first_cell_and_how_many_more() -> None:
    observations = observe(HOSPITALS, sum_by="area")
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert (origin.place.cell, origin.raw, origin.further) == ("D2", "1,200", 2)
    single = observations.origins.origin("beds", 1)
    assert single is not None
    assert (single.place.cell, single.raw, single.further) == ("D3", "80", 0)
    assert cell_names(observations) == ["t.csv!D2", "t.csv!D3"]


def test_reports_say_how_many_rows_a_figure_adds_up() -> None:
    tables = hospitals_and_people()
    report = healthcheck.check(tables, "rules.yaml", sum_by="area")
    assert [verdict.evidence for verdict in report.verdicts()] == [
        "1600 beds in 3 rows / 200000 people x 1000",
        "80 beds / 20000 people x 1000",
    ]
    written = json.loads("".join(json_report.render(report)))
    assert [(one["cell"], one["raw"], one["rows"]) for one in written["verdicts"][0]["inputs"]] == [
        ("D2", "1,200", 3),
        ("B2", "200000", 1),
    ]
    assert [(table["rows"], table["sums"]) for table in written["tables"]] == [(4, 2), (2, None)]
    lines = b"".join(csv_report.render(report)).decode("utf-8-sig").splitlines()
    assert [line["cells"] for line in csv.DictReader(lines)] == [
        "hospitals.csv!D2 (+ 2 rows) people.csv!B2",
        "hospitals.csv!D3 people.csv!B3",
    ]
    chinese = healthcheck.check(tables, "rules.yaml", sum_by="area", language="zh")
    assert next(chinese.verdicts()).evidence == "1600 张（3 行合计） ÷ 200000 人 × 1000"


def test_a_city_adds_up_the_sums_of_its_counties() -> None:
    tables = hospitals_and_people(RULES.replace('clause: "1"', 'clause: "1"\n    level: city'))
    report = healthcheck.check(tables, "rules.yaml", sum_by="area")
    (verdict,) = report.verdicts()
    assert (verdict.area, verdict.evidence) == ("350100", "1680 beds / 220000 people x 1000")
    assert [(one.value, one.origin.further if one.origin else None) for one in verdict.inputs][:2] == [
        ("1600", 2),
        ("80", 0),
    ]
    save(HOSPITALS.replace(",50,", ",,"), "hospitals.csv")
    (verdict,) = healthcheck.check(tables, "rules.yaml", sum_by="area").verdicts()
    assert (verdict.reason_code, "350102 鼓楼区" in (verdict.reason or "")) == ("HC317", True)


def test_a_sum_that_disagrees_with_another_table_says_so() -> None:
    observations = observe(HOSPITALS, "code,beds\n350102,1601\n350103,80\n", sum_by="area")
    assert figures(observations) == ["CONFLICT", "80"]
    assert found(observations)[-1] == (
        'error t1.csv:2:2: HC251 Hospital beds: "1601" here, but "1600, the sum of 3 rows" in t.csv!D2. Correct one of '
        "the two tables."
    )
    assert observations.origins.further("beds", observations.batch.area.argsort()) is not None


def test_areas_that_only_names_tell_are_added_up_too() -> None:
    text = "市,区县,床位数\n福州市,鼓楼区,1\n徐州市,鼓楼区,2\n福州市,鼓 楼 区,4\n"
    assert summed(text) == ["5", "2"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"sum": "maybe"}, "sum: maybe for the header \"beds\", but it can only be true or false."),
        ({"missing": "zero"}, 'missing: zero for the header "beds", but that is only for rows that are added up: '
         "write sum: true as well."),
        ({"missing": "fail", "sum": True}, 'missing: fail for the header "beds", but it can only be zero.'),
        ({"digits": 6}, 'digits: 6 for the header "beds", but only area codes (variable: area) have digits.'),
        ({"digits": "six"}, 'digits: six for the header "beds", but it can only be a whole number from 2 to 12.'),
        ({"variable": "literacy", "sum": True}, 'sum: true for the header "beds", but a rate cannot be added up.'),
        ({"variable": "area_name", "sum": True}, 'sum: true for the header "beds", but only figures can be added up.'),
    ],
)  # fmt: skip
def test_what_a_map_cannot_say_of_a_column(entry: dict[str, object], said: str) -> None:
    columns = {"beds": {"variable": "beds", **entry}}
    assert refused("code,beds\n350102,1\n", columns=columns) == [f"HC610 The column map says {said}"]


def test_an_unknown_key_of_a_column_is_no_key() -> None:
    assert "HC242" in refused("code,beds\n1,1\n", columns={"beds": {"variable": "beds", "total": True}})[0]


def test_inspect_says_what_is_added_up_and_accounts_for_the_rest() -> None:
    Path("t.csv").write_text(
        HOSPITALS.replace("床位数", "床位数,健康素养水平(%),邮编,备注")
        .replace('1,200"', '1,200",25,350001,')
        .replace(",80,", ",80,26,350002,,")
        .replace(",350,", ",350,27,350003,,")
        .replace(",50,", ",50,,,,"),
        "utf-8",
    )
    (table,) = inspect("t.csv", sum_by="area")
    assert (table.rows, table.sums) == (4, 2)
    remarks = {column.header: (column.reason.code if column.reason else None) for column in table.columns}
    assert remarks == {
        "区划代码": None,
        "地区": None,
        "机构名称": "HC602",
        "床位数": None,
        "健康素养水平(%)": "HC601",
        "邮编": "HC264",
        "备注": "HC264",
        "执业(助理)医师": None,
    }
    assert [column.header for column in table.columns if column.adding.adds] == [
        "床位数",
        "健康素养水平(%)",
        "执业(助理)医师",
    ]
    reason = next(column.reason for column in table.columns if column.header == "机构名称")
    assert reason is not None
    assert message(reason, "en") == (
        'Text, such as "第一医院": it has no sum, and the rows of an area are added up. The column is ignored.'
    )
    assert table.total_cells == accounted(table)
    (plainly,) = inspect("t.csv")
    assert (plainly.sums, plainly.columns[2].reason.code if plainly.columns[2].reason else None) == (None, "HC264")


def test_the_commands_know_the_option(capsys: pytest.CaptureFixture[str]) -> None:
    tables = hospitals_and_people()
    assert main(["check", *tables, "--rules", "rules.yaml", "--sum-by", "area", "--lang", "en"]) == 1
    assert "hospitals.csv (4 rows, summed by area: 2), people.csv (2 rows)" in capsys.readouterr().out
    assert main(["check", *tables, "--rules", "rules.yaml", "--sum-by", "county", "--lang", "en"]) == 2
    assert "HC405" in capsys.readouterr().err
    assert main(["inspect", "hospitals.csv", "--sum-by", "area", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "hospitals.csv：4 行，utf-8，按地区相加为 2 行" in shown
    assert "beds（按地区相加）" in shown.replace("\n", "")


@given(
    st.lists(
        st.tuples(st.sampled_from(["350102", "350103", "350104"]), st.integers(0, 10**6), st.integers(0, 3)),
        min_size=1,
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_sums_are_those_of_fractions_whatever_the_order(cells: list[tuple[str, int, int]], random: object) -> None:
    lines = [f"{code},{plain(mantissa, -places)}" for code, mantissa, places in cells]
    observations = observe("\n".join(["code,卫生支出", *lines]) + "\n", sum_by="area")
    wanted: dict[str, Fraction] = {}
    for code, mantissa, places in cells:
        wanted[code] = wanted.get(code, Fraction(0)) + Fraction(mantissa, 10**places)
    column = observations.batch.columns["spending"]
    shown = zip(observations.area, column.mantissa.tolist(), strict=True)
    assert {code: Fraction(mantissa, 10**column.scale) for code, mantissa in shown} == wanted
    assert set(column.state.tolist()) == {State.OK}
