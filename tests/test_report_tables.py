"""The line that names the tables, and those that name the columns not used: one table or thousands."""

from pathlib import Path

import pytest
from table_cases import observe

from healthcheck.model.cell_counts import CellCounts
from healthcheck.model.observations import TableInfo
from healthcheck.reports.table_lists import cell_lines, tables_line, unused_lines

EVERY_KIND = """code,beds,doctors,residents
350102,3922,0,1
350103,,—,…
350104,-,*,不适用
350105,"1,200",NA,-5
合计,1,2,
350106,12x,0,
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def info(number: int, *unused: str, sheet: str | None = None) -> TableInfo:
    return TableInfo(f"s{number}.csv", "", "utf-8", number, sheet, unused)


def test_a_few_tables_are_named_with_their_sheets() -> None:
    tables = [info(1), info(2, sheet="表1")]
    assert tables_line(tables, "en") == "Tables: s1.csv (1 row), s2.csv[表1] (2 rows)"
    assert tables_line(tables, "zh") == "表格：s1.csv（1 行）、s2.csv[表1]（2 行）"


def test_many_tables_are_counted() -> None:
    tables = [info(13) for _ in range(2000)]
    assert tables_line(tables, "en") == "Tables: 2000, with 26000 rows"
    assert tables_line(tables, "zh") == "表格：2000 张，共 26000 行"


def test_columns_that_are_not_used_are_said_once_for_all_tables_that_have_them() -> None:
    tables = [info(0, "x", "y"), *(info(number, "备注") for number in range(3)), info(9)]
    assert unused_lines(tables, "en") == ["Columns not used in 3 tables: 备注", "Columns not used in s0.csv: x, y"]
    assert unused_lines(tables, "zh")[0] == "3 张表中未使用的列：备注"
    assert unused_lines([info(9)], "en") == []


def test_columns_that_differ_from_table_to_table_do_not_fill_the_screen() -> None:
    lines = unused_lines([info(number, f"c{number}") for number in range(8)], "en")
    assert lines[:2] == ["Columns not used in s0.csv: c0", "Columns not used in s1.csv: c1"]
    assert lines[5:] == ["More tables have other columns that are not used (3 kinds): see the JSON report."]


def test_of_very_many_columns_the_first_are_named() -> None:
    headers = [f"c{number}" for number in range(153)]
    assert unused_lines([info(0, *headers[:20])], "en")[0].endswith("c18, c19")
    assert unused_lines([info(0, *headers)], "en")[0].endswith("c18, c19 and 133 more")
    assert unused_lines([info(0, *headers)], "zh")[0].endswith("c18、c19等（另有 133 个）")


def test_cells_are_counted_by_what_they_hold() -> None:
    (table,) = observe(EVERY_KIND, wanted=["beds", "doctors", "residents"]).tables
    assert table.cells == CellCounts(
        figures=5, zeros=2, blank=2, not_available=3, below_unit=1, suppressed=1, not_applicable=1, unusable=2
    )
    assert cell_lines([table], "en") == [
        "Cells that the rules need: 5 with a figure (zero in 2), 2 blank, 3 marked as not available, 1 less than the "
        "table's unit (not zero), 1 suppressed, 1 not applicable, 2 that cannot be used"
    ]
    assert cell_lines([table], "zh") == [
        "规则所需数据的单元格：有数字 5 个（其中零 2 个）、空白 2 个、标为暂缺 3 个、不足本表最小单位（并非零）1 个、"
        "保密不公布 1 个、不适用 1 个、无法采用 2 个"
    ]


def test_cells_of_what_the_rules_do_not_need_are_not_counted() -> None:
    (table,) = observe(EVERY_KIND, wanted=["residents"]).tables
    assert table.cells == CellCounts(1, 0, blank=1, below_unit=1, not_applicable=1, unusable=1)
    (table,) = observe("code,beds\n350102,\n", wanted=[]).tables
    assert cell_lines([table], "en") == []


def test_a_kind_that_no_cell_is_of_goes_without_saying() -> None:
    tables = observe("code,beds\n350102,5\n", "code,doctors\n350102,\n350103,7\n").tables
    assert cell_lines(tables, "en") == ["Cells that the rules need: 2 with a figure, 1 blank"]
    assert cell_lines(tables[:1], "en") == []


def test_cells_of_years_in_columns_and_of_long_tables_are_each_counted_once() -> None:
    wide = observe("code,床位数2023年,床位数2024年\n350102,,5\n350103,-,0\n").tables
    long = observe(
        "code,年份,指标,数值\n350102,2023,床位数,\n350102,2024,床位数,5\n350103,2023,床位数,-\n350103,2024,床位数,0\n"
    )
    assert [table.cells for table in wide] == [CellCounts(2, 1, blank=1, not_available=1)]
    assert [table.cells for table in long.tables] == [CellCounts(2, 1, blank=1, not_available=1)]
