"""Layouts: where the header stands, what the lines around it say, and years as columns; each against its clean twin."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from table_cases import accounted, figures, found, inspect, observe, refused, rows, save

from healthcheck.messages import line
from healthcheck.model.observations import Observations
from healthcheck.tables.inspection import Inspection, write_map

CLEAN = "区划代码,地区,床位数,常住人口(万人)\n350102,鼓楼区,3922,52.3\n350103,台江区,1200,41\n"
CLEAN_YEARS = "地区,年份,常住人口(万人)\n鼓楼区,2023,51\n鼓楼区,2024,52.3\n台江区,2023,41\n台江区,2024,40.5\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def content(observations: Observations) -> Any:
    """Return all that is judged: rows, figures and their last printed digits."""
    columns = {
        name: (figures(observations, name), column.last_digit.tolist())
        for name, column in sorted(observations.batch.columns.items())
    }
    return rows(observations), observations.level, columns


def same(messy: str | bytes, clean: str, **options: Any) -> Observations:
    """Read a messy table and hold it to its clean twin; its cells must all be accounted for."""
    observations = observe(messy, **options)
    assert content(observations) == content(observe(clean))
    all_accounted_for(*inspect("t.csv", **options))
    return observations


def all_accounted_for(inspection: Inspection) -> None:
    assert inspection.faults == ()
    assert accounted(inspection) == inspection.total_cells


def cells(observations: Observations, variable: str) -> list[str]:
    """Return the cells that the figures of a variable are from, and what stands in them."""
    origins = [observations.origins.origin(variable, row) for row in range(observations.batch.size)]
    return ["" if one is None else f"{one.place.cell}={one.raw}" for one in origins]


TITLES = {
    "a title": "表1 2024年卫生资源情况\n区划代码,地区,床位数,常住人口(万人)\n",
    "a title of the table's width": "表1 2024年卫生资源情况,,,\n,,,\n区划代码,地区,床位数,常住人口(万人)\n",
    "a unit above": "卫生资源\n单位：万人、张\n区划代码,地区,床位数,常住人口\n",
    "a unit in the title": "卫生资源（单位：张、万人）\n区划代码,地区,床位数,常住人口\n",
    "an English unit above": "Resources\nUnit: 10000 persons\ncode,name,beds (beds),residents\n",
    "a group above": "区划代码,地区,卫生资源和人口,\n,,床位数,常住人口(万人)\n",
    "a unit row": "区划代码,地区,床位数,常住人口\n,,张,万人\n",
    "a unit row with brackets": "区划代码,地区,床位数,常住人口\n单位,,（张）,（万人）\n",
    "groups and units": "区划代码,地区,卫生,人口\n,,床位数,常住人口\n,,张,万人\n",
    "numbers of columns": "区划代码,地区,床位数,常住人口(万人)\n甲,乙,1,2\n",
}


@pytest.mark.parametrize("top", TITLES.values(), ids=TITLES)
def test_titles_groups_and_units_are_read_like_the_clean_table(top: str) -> None:
    body = CLEAN.split("\n", 1)[1]
    first = top.count("\n") + 1
    observations = same(top + body, CLEAN)
    # A title that says a year is named: the rows have none.
    assert [one.code for one in observations.findings] == ["HC634"] * ("2023年" in top or "2024年" in top)
    assert cells(observations, "beds") == [f"C{first}=3922", f"C{first + 1}=1200"]
    assert cells(observations, "residents") == [f"D{first}=52.3", f"D{first + 1}=41"]


def test_the_lower_cell_may_say_no_more_than_total() -> None:
    same("区划代码,地区,床位数,常住人口(万人)\n,,合计,合计\n" + CLEAN.split("\n", 1)[1], CLEAN)


def test_merged_cells_name_all_the_columns_below_them() -> None:
    table = "地区,人口(万人),,床位,\n,常住人口,户籍人口,床位数,其他\n鼓楼区,52.3,40,1,x\n"
    observations = observe(table)
    assert (figures(observations, "residents"), figures(observations, "registered")) == (["523000"], ["400000"])


def test_the_unit_of_a_group_is_that_of_its_columns_where_it_can_be_meant_for_them() -> None:
    table = "地区,人口与床位(万人),,基本情况(张、人),\n,常住人口,床位数,执业（助理）医师数,户籍人口(人)\n"
    table += "鼓楼区,52.3,4,5,6\n"
    observations = observe(table)
    assert [figures(observations, name) for name in ("residents", "doctors", "registered")] == [
        ["523000"],
        ["5"],
        ["6"],
    ]
    assert observations.tables[0].unused == ("人口与床位(万人) 床位数",)
    assert observe("地区,数量(%),\n,常住人口,床位数\n鼓楼区,5,4\n").tables[0].unused == (
        "数量(%) 常住人口",
        "数量(%) 床位数",
    )


@pytest.mark.parametrize("group", ["比上年增长", "新增", "规划", "占比", "Planned"])
def test_what_is_planned_or_grows_is_not_what_is_there(group: str) -> None:
    observations = observe(f"地区,现状,{group},\n,床位数,床位数,常住人口\n鼓楼区,5,6,7\n")
    assert figures(observations) == ["5"]
    assert observations.tables[0].unused == (f"{group} 床位数", f"{group} 常住人口")


def test_a_unit_merged_over_the_years_of_a_variable_is_that_of_each() -> None:
    table = "地区,床位数,,常住人口,\n,2025年,2024年,2025年,2024年\n,张,,万人,\n鼓楼区,2,1,52.3,50\n"
    assert figures(observe(table), "residents") == ["500000", "523000"]


def test_a_unit_that_may_be_merged_over_another_variable_stops_the_table() -> None:
    table = "地区,常住人口,户籍人口,床位数\n,万人,,\n鼓楼区,5,6,7\n"
    assert refused(table) == [
        't.csv:1:3: HC645 The row of units says 万人 to the left of "户籍人口" (Registered population) and nothing '
        "below it: perhaps its cell is merged. Write the unit into that header."
    ]
    assert refused(table, language="zh") == [
        "t.csv:1:3: HC645 单位行在表头“户籍人口”（户籍人口）左侧写了 万人，而它自己的下方是空白：可能是合并单元格。请把"
        "单位写进这个表头。"
    ]
    assert figures(observe(table.replace("户籍人口", "户籍人口(人)")), "residents") == ["50000"]
    assert figures(observe("地区,执业（助理）医师数,床位数\n,人,\n鼓楼区,5,6\n")) == ["6"]


def test_a_part_is_not_taken_for_the_whole() -> None:
    table = "地区,其中：医院,,合计\n,床位数,执业（助理）医师数,床位数\n鼓楼区,5,6,7\n"
    observations = observe(table)
    assert list(observations.batch.columns) == ["beds"]
    assert cells(observations, "beds") == ["D3=7"]
    assert observations.tables[0].unused == ("其中：医院 床位数", "其中：医院 执业（助理）医师数")
    split = observe("地区,床位数,\n,公立,民营\n鼓楼区,5,6\n")
    assert split.tables[0].unused == ("床位数 公立", "床位数 民营")


def test_parts_in_a_merged_group_of_unknown_words_are_not_used() -> None:
    table = "地区,床位数,其中,,常住人口\n,,医院,基层,\n鼓楼区,5,3,2,9\n"
    observations = observe(table)
    assert (figures(observations), figures(observations, "residents")) == (["5"], ["9"])
    assert observations.tables[0].unused == ("其中 医院", "其中 基层")


@pytest.mark.parametrize(
    ("title", "header"),
    [("单位：万人", "床位数"), ("单位：万人、千人", "常住人口"), ("单位：万张", "常住人口")],
)
def test_a_unit_above_that_may_not_be_meant_stops_the_table(title: str, header: str) -> None:
    (said,) = refused(f"{title}\n地区,{header}\n鼓楼区,1\n")
    unit = title.removeprefix("单位：").replace("、", ", ")
    name = "Hospital beds" if header == "床位数" else "Resident population"
    assert said == (
        f't.csv:2:2: HC297 The line above the table says the unit {unit}, but not clearly for the header "{header}" '
        f"({name}). Write the unit into that header."
    )
    assert observe(f"{title}\n地区,{header}\n鼓楼区,1\n", wanted=["doctors"]).findings is not None


def test_a_unit_above_leaves_headers_with_a_unit_and_rates_alone() -> None:
    observations = observe("单位：万人\n地区,常住人口(人),户籍人口,健康素养水平\n鼓楼区,5,6,7\n")
    assert [figures(observations, name) for name in ("residents", "registered")] == [["5"], ["60000"]]
    assert figures(observations, "literacy") == ["7"]


def test_units_that_contradict_each_other_fit_nothing() -> None:
    observations = observe("地区,常住人口(人),床位数\n,万人,张\n鼓楼区,5,6\n")
    assert observations.tables[0].unused == ("常住人口(人)(万人)",)


NATIVE = (
    "数据库：分省年度数据\n指标：年末常住人口(万人)\n时间：最近10年\n"
    "地区,2024年,2023年\n鼓楼区,52.3,51\n台江区,40.5,41\n"
)
YEARS = {
    "a title": NATIVE,
    "notes at the end": NATIVE + "注：甲, 乙\n数据来源：统计局\n",
    "bare years": NATIVE.replace("年,", ",").replace("年\n", "\n", 4).replace("2023年\n", "2023\n"),
    "a title and a unit": "表3 历年年末常住人口统计表\n,单位：万人,\n地区,2023,2024\n鼓楼区,51,52.3\n台江区,41,40.5\n",
    "a header above": "地区,常住人口(万人),\n,2024年,2023年\n鼓楼区,52.3,51\n台江区,40.5,41\n",
    "years above": "地区,2024年,2023年\n,常住人口,常住人口\n,万人,万人\n鼓楼区,52.3,51\n台江区,40.5,41\n",
    "both in one": "地区,2024年常住人口(万人),常住人口2023(万人)\n鼓楼区,52.3,51\n台江区,40.5,41\n".replace(
        "常住人口2023(万人)", "2023年末常住人口(万人)"
    ),
}


@pytest.mark.parametrize("messy", YEARS.values(), ids=YEARS)
def test_years_as_columns_are_read_like_a_row_for_each_year(messy: str) -> None:
    observations = same(messy.encode("gb18030"), CLEAN_YEARS)
    assert len(observations.tables) == 1
    assert observations.tables[0].rows == 2
    assert [text.split("=")[1] for text in cells(observations, "residents")] == ["51", "52.3", "41", "40.5"]


def test_what_is_said_of_a_row_of_several_years_is_said_once() -> None:
    observations = observe(NATIVE + "合计,1,2\n鼓楼区,52.3,51\n乙,1x,-1\n")
    assert found(observations) == [
        'info t.csv:7:1: HC254 The row "合计" adds up others and is left out.',
        "error t.csv:8:1: HC250 鼓楼区 2023 is in this table twice: also on line 5. Keep one of the two rows; "
        "rows of institutions are added up with --sum-by area.",
        'error t.csv:9:2: HC201 Resident population: "1x" is not a number. Correct the cell; if it stands for a '
        "missing figure, say so with --missing.",
        'error t.csv:9:3: HC202 Resident population: "-1" is negative, but a count cannot be. Correct the cell.',
    ]


def test_years_of_nothing_are_refused() -> None:
    said = refused("地区,2024年,2023年\n鼓楼区,1,2\n")
    assert said == [
        f't.csv:1:{column}: HC296 The columns are years ("{year}"), but nothing says what they count. Write it '
        "above the table, such as 指标:年末常住人口(万人)."
        for column, year in ((2, "2024年"), (3, "2023年"))
    ]


def test_columns_with_and_without_a_year() -> None:
    table = "地区,2024年床位数,2023年床位数,常住人口\n鼓楼区,1,2,3\n"
    assert refused(table) == [
        't.csv:1:4: HC298 Some columns have a year in their header, but these have none: "常住人口". Write the year '
        "into them, or give it with --period."
    ]
    assert "residents" not in observe(table, wanted=["beds"]).batch.columns
    observations = observe(table, period=2024)
    assert rows(observations) == [(None, "鼓楼区", 2023), (None, "鼓楼区", 2024)]
    assert figures(observations, "residents") == ["ABSENT", "3"]
    assert cells(observations, "residents") == ["", "D2=3"]


def test_years_in_a_column_win_over_years_in_headers() -> None:
    observations = observe("地区,年份,床位数,2024年常住人口\n鼓楼区,2023,1,2\n")
    assert list(observations.batch.columns) == ["beds"]
    assert observations.tables[0].unused == ("2024年常住人口",)


def test_a_table_of_years_meets_other_tables() -> None:
    observations = observe(NATIVE, "地区,年份,床位数\n台江区,2024,7\n")
    assert figures(observations, "beds") == ["ABSENT", "ABSENT", "ABSENT", "7"]
    assert found(observations) == []
    assert [text[:35] for text in found(observe(NATIVE, "地区,年份,床位数\n仓山区,2024,7\n"))] == [
        "warning t1.csv:1: HC262 No row of t"
    ]


def test_the_header_can_be_named() -> None:
    table = "地区,床位数\n区划代码,医师\n地区,床位数\n鼓楼区,1\n"
    assert rows(observe(table, header_row=3)) == [(None, "鼓楼区", 0)]
    assert refused(table, header_row=9) == [
        "t.csv:1: HC249 Nothing stands on line 9, where --header-row looks for the header."
    ]
    assert refused(table, header_row=4) == ["t.csv:1: HC222 The table has a header, but no row of data."]


def test_cells_are_split_at_what_makes_a_header() -> None:
    assert cells(observe("表1, 资源\n地区\t床位数\n鼓楼区\t1\n"), "beds") == ["B3=1"]
    assert cells(observe("地区表\n地区;床位数\n鼓楼区;1\n"), "beds") == ["B3=1"]


def test_a_sheet_that_begins_lower_and_further_right() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["", "卫生资源"], [], ["", "地区", "卫生", ""], ["", "", "床位数", "常住人口"], ["", "", "张", "万人"]):
        sheet.append(row)
    sheet.append(["", "鼓楼区", 3922, 52.3])
    sheet.merge_cells("B1:D1")
    sheet.merge_cells("C3:D3")
    book.save("t.xlsx")
    observations = observe("t.xlsx")
    assert (figures(observations, "beds"), figures(observations, "residents")) == (["3922"], ["523000"])
    origin = observations.origins.origin("residents", 0)
    assert origin is not None
    assert origin.place.cell == "D6"
    all_accounted_for(*inspect("t.xlsx"))


def test_inspection_says_what_stands_above_the_header() -> None:
    (inspection,) = inspect(save(NATIVE))
    assert [(row.line, row.cells, line(row.reason, "en")) for row in inspection.left_out] == [
        (1, 1, 't.csv:1:1: HC200 "数据库：分省年度数据" stands above the header: no data.'),
        (2, 1, 't.csv:2:1: HC200 "指标：年末常住人口(万人)" stands above the header: no data.'),
        (3, 1, 't.csv:3:1: HC200 "时间：最近10年" stands above the header: no data.'),
    ]
    assert [(one.header, one.use, one.year) for one in inspection.columns] == [
        ("地区", "area_name", None),
        ("年末常住人口(万人)", "residents", 2024),
        ("年末常住人口(万人)", "residents", 2023),
    ]
    assert write_map((inspection,)) == (
        '"地区": {variable: area_name}\n"年末常住人口(万人)": {variable: residents, unit: "万人"}\n'
    )
    save(write_map((inspection,)), "map.yaml")
    assert content(observe(NATIVE, columns="map.yaml")) == content(observe(NATIVE))


CLEAN_LONG = (
    "区划代码,地区,年份,床位数,常住人口(万人)\n"
    "350102,鼓楼区,2023,3900,51\n350102,鼓楼区,2024,3922,52.3\n350103,台江区,2023,…,41\n350103,台江区,2024,1200,40.5\n"
)
LONG_ROWS = (
    "350102,鼓楼区,2024,床位数,3922,张\n350102,鼓楼区,2023,床位数,3900,\n350103,台江区,2023,床位数,…,张\n"
    "350103,台江区,2024,床位数,1200,张\n350102,鼓楼区,2024,常住人口,52.3,万人\n"
    "350102,鼓楼区,2023,常住人口,51,万人\n350103,台江区,2023,常住人口,41,万人\n350103,台江区,2024,常住人口,40.5,万人\n"
)
SDMX_ROWS = (
    "{0},350102{1},{2}2024,beds,3922,0,A\n{0},350102{1},{2}2023,beds,3900,0,A\n"
    "{0},350103{3},{2}2024,beds,1200,0,E\n{0},350102{1},{2}2024,residents,52.3,4,A\n"
    "{0},350102{1},{2}2023,residents,51,4,P\n{0},350103{3},{2}2023,residents,41,4,\n"
    "{0},350103{3},{2}2024,residents,40.5,4,B\n"
)


LONG = {
    "in Chinese": "区划代码,地区,年份,指标,数值,单位\n" + LONG_ROWS,
    "in English": "code,name,year,variable,value,unit\n" + LONG_ROWS,
    "below a title": "卫生资源\n\n区划代码,地区,年份,指标,数值,单位\n" + LONG_ROWS,
    "years as columns": (
        "区划代码,地区,指标,2024年,2023年\n350102,鼓楼区,床位数(张),3922,3900\n350102,鼓楼区,常住人口(万人),52.3,51\n"
        "350103,台江区,常住人口(万人),40.5,41\n350103,台江区,床位数,1200,…\n"
    ),
    "unknown indicators between": "区划代码,地区,年份,指标,数值,单位\n350102,鼓楼区,2024,车辆,9,辆\n" + LONG_ROWS,
}


@pytest.mark.parametrize("messy", LONG.values(), ids=LONG)
def test_long_tables_are_read_like_wide_ones(messy: str) -> None:
    observations = same(messy, CLEAN_LONG)
    assert len(observations.tables) == 1
    assert [cell.split("=")[1] for cell in cells(observations, "beds")] == ["3900", "3922", "…", "1200"]


SDMX = {
    "of identifiers": "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MULT,OBS_STATUS\n"
    + SDMX_ROWS.format("dataflow,HC:BEDS(1.0.0),I", "", "", ""),
    "of identifiers and labels": (
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,TIME_PERIOD: Time,INDICATOR: Indicator,OBS_VALUE,"
        "UNIT_MULT: Unit multiplier,OBS_STATUS: Status\n"
    )
    + SDMX_ROWS.format("dataflow,HC:BEDS(1.0.0),I", ": 鼓楼区", "", ": 台江区")
    .replace(",beds,", ",beds: Beds in use,")
    .replace(",residents,", ",POP: 常住人口,")
    .replace(",4,", ",4: Ten thousands,")
    .replace(",A\n", ",A: Normal\n"),
    "with a separator that it names": (
        "STRUCTURE[;];STRUCTURE_ID;ACTION;REF_AREA;TIME_PERIOD;INDICATOR;OBS_VALUE;UNIT_MULT;OBS_STATUS\n"
    )
    + SDMX_ROWS.format("dataflow;HC:BEDS(1.0.0);I", "", "", "").replace(",", ";"),
}


@pytest.mark.parametrize("messy", SDMX.values(), ids=SDMX)
def test_sdmx_csv_is_read_like_a_wide_table(messy: str) -> None:
    observations = observe(messy)
    assert {one.code for one in observations.findings} == {"HC623"}
    assert [(code, year) for code, _, year in rows(observations)] == [
        (code, year) for code in ("350102", "350103") for year in (2023, 2024)
    ]
    assert figures(observations, "beds") == ["3900", "3922", "ABSENT", "1200"]
    assert figures(observations, "residents") == ["510000", "523000", "410000", "405000"]
    assert [name for _, name, _ in rows(observations)] == (
        ["鼓楼区"] * 2 + ["台江区"] * 2 if "鼓楼区" in messy else [None] * 4
    )
    all_accounted_for(*inspect("t.csv"))


def test_a_status_says_that_a_figure_is_not_there() -> None:
    body = "".join(f"35010{n},2024,beds,{value},{status}\n" for n, (value, status) in enumerate(
        [("5", "A"), ("", "L"), ("0", "M: Not applicable"), ("7", "Q"), ("", "O"), ("", ""), ("x1", "L"), ("8", "E")]
    ))  # fmt: skip
    observations = observe("REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,OBS_STATUS\n" + body)
    assert figures(observations) == [
        *("5", "NOT_AVAILABLE", "NOT_APPLICABLE", "SUPPRESSED", "NOT_AVAILABLE", "NOT_AVAILABLE", "UNREADABLE", "8")
    ]


def test_the_same_figure_twice_in_a_long_table_is_a_duplicate() -> None:
    header = "地区,指标,数值\n"
    observations = observe(header + "鼓楼区,床位数,1\n鼓楼区,执业（助理）医师数,2\n鼓楼区,床位数,1\n")
    assert (figures(observations, "beds"), figures(observations, "doctors")) == (["DUPLICATE"], ["2"])
    assert found(observations) == [
        "error t.csv:4:1: HC250 鼓楼区 is in this table twice: also on line 2. Keep one of the two rows; "
        "rows of institutions are added up with --sum-by area."
    ]


def test_what_a_long_table_says_that_is_not_understood() -> None:
    header = "地区,指标,数值,单位\n"
    body = "甲区,床位,1,张\n乙区,床位,2,张\n甲区,床位数,3,公顷\n乙区,床位数,4,公顷\n"
    body += "甲区,常住人口(人),5,万人\n丙区,床位数,6,%\n"
    observations = observe(header + body)
    assert found(observations) == [
        'info t.csv:2:2: HC268 The indicator "床位" is not known: its rows are not used.',
        'error t.csv:4:4: HC269 Hospital beds: the unit "公顷" of the row is not known or does not fit. Correct the '
        "unit.",
        'error t.csv:6:4: HC269 Resident population: the unit "万人" of the row is not known or does not fit. Correct '
        "the unit.",
        'error t.csv:7:4: HC269 Hospital beds: the unit "%" of the row is not known or does not fit. Correct the unit.',
    ]
    assert figures(observations) == ["UNREADABLE", "UNREADABLE", "UNREADABLE"]
    (inspection,) = inspect("t.csv")
    all_accounted_for(inspection)
    assert [(row.line, row.reason.code, row.cells) for row in inspection.left_out] == [(2, "HC268", 4), (3, "HC268", 4)]


def test_columns_of_a_long_table_can_be_named() -> None:
    table = "地区,甲,乙\n鼓楼区,床位数,7\n"
    assert figures(observe(table, columns={"甲": "variable", "乙": "value"})) == ["7"]


def test_the_parts_of_a_long_table_are_no_strangers_to_each_other() -> None:
    observations = observe("地区,指标,数值\n甲区,床位数,1\n乙区,常住人口,2\n")
    assert found(observations) == []
    assert figures(observations, "residents") == ["ABSENT", "2"]
