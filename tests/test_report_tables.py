"""The line that names the tables, and those that name the columns not used: one table or thousands."""

from healthcheck.model.observations import TableInfo
from healthcheck.reports.table_lists import tables_line, unused_lines


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
