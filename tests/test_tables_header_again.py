"""Headers that are written again, as at the top of each printed page: left out, and said to be."""

from pathlib import Path
from typing import Any

import pytest
from table_cases import figures, found, inspect, observe, rows, save
from workbook_cases import xlsx

HEADER = "区划代码,地区,年份,床位数,常住人口(万人)\n"
FIRST = "350102,鼓楼区,2024,3922,52.3\n"
SECOND = "350103,台江区,2024,3100,40.5\n"
ROWS = [("350102", "鼓楼区", 2024), ("350103", "台江区", 2024)]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def again(line: int, column: int = 1, file: str = "t.csv", sheet: str = "") -> str:
    said = "HC640 The header is written again here; the row is no data and is left out."
    return f"info {file}:{line}:{column}{sheet}: {said}"


def test_a_header_that_is_written_again_is_left_out() -> None:
    observations = observe(f"{HEADER}{FIRST}{HEADER}{SECOND}{HEADER}")
    assert rows(observations) == ROWS
    assert (figures(observations), figures(observations, "residents")) == (["3922", "3100"], ["523000", "405000"])
    assert found(observations) == [again(3), again(5)]
    assert found(observations, "zh")[0] == "info t.csv:3:1: HC640 此处重复了表头，本行不是数据，未采用。"
    (one,) = inspect("t.csv")
    parts = one.header_cells, one.key_cells, one.used_cells, one.ignored_cells, one.left_out_cells
    assert parts == (5, 6, 4, 0, 10)
    assert sum(parts) == one.total_cells


def test_a_table_that_is_continued_is_one_table() -> None:
    observations = observe(f"{HEADER}{FIRST},,,,\n续表1,,,,\n{HEADER}{SECOND}以下空白,,,,\n")
    assert rows(observations) == ROWS
    assert found(observations) == [
        'info t.csv:4:1: HC255 The note "续表1" is no data and is left out.',
        again(5),
        'info t.csv:7:1: HC255 The note "以下空白" is no data and is left out.',
    ]


@pytest.mark.parametrize("key", ["地区", "区划代码"])
def test_so_it_is_in_a_table_without_years(key: str) -> None:
    one, other = ("鼓楼区", "台江区") if key == "地区" else ("350102", "350103")
    observations = observe(f"{key},床位数,备注\n{one},5,\n{key},床位数,\n{other},7,\n")
    assert figures(observations) == ["5", "7"]
    assert found(observations) == [again(3)]


def test_all_rows_of_a_header_are() -> None:
    header: list[list[Any]] = [
        ["区划代码", "地区", "卫生资源", None, "常住人口"],
        [None, None, "床位数", "医师数", None],
        [*[None] * 4, "(万人)"],
    ]
    cells = [*header, ["350102", "鼓楼区", 5, 3, 52.3], *header, ["350103", "台江区", 7, 4, 40.5]]
    observations = observe(save(xlsx(cells), "t.xlsx"))
    assert (figures(observations), figures(observations, "residents")) == (["5", "7"], ["523000", "405000"])
    assert found(observations) == [again(line, column, "t.xlsx", " [表1]") for line, column in ((5, 1), (6, 3), (7, 5))]


def test_so_is_a_row_of_units() -> None:
    observations = observe(
        "地区,床位数,常住人口\n,张,万人\n鼓楼区,5,52.3\n地区,床位数,常住人口\n,张,万人\n台江区,7,40.5\n"
    )
    assert figures(observations, "residents") == ["523000", "405000"]
    assert found(observations) == [again(4), again(5, 2)]


def test_years_in_a_header_are_no_years_of_a_row() -> None:
    header = "地区,床位数,床位数\n,2024年,2023年\n"
    observations = observe(f"{header}鼓楼区,5,4\n{header}台江区,7,6\n")
    assert sorted(rows(observations)) == [
        (None, "台江区", 2023),
        (None, "台江区", 2024),
        (None, "鼓楼区", 2023),
        (None, "鼓楼区", 2024),
    ]
    assert [text for text in found(observations) if "HC640" not in text] == []


def test_rows_of_institutions_add_up_across_pages() -> None:
    header = "区划代码,机构名称,床位数\n"
    observations = observe(f"{header}350102,一院,5\n{header}350102,二院,7\n350103,三院,9\n", sum_by="area")
    assert figures(observations) == ["12", "9"]
    assert [text.split(" ")[2] for text in found(observations)] == ["HC600", "HC640"]


def test_a_long_table_may_be_continued() -> None:
    header = "地区,年份,指标,数值\n"
    observations = observe(f"{header}鼓楼区,2024,床位数,5\n{header}台江区,2024,床位数,7\n")
    assert figures(observations) == ["5", "7"]
    assert found(observations) == [again(3)]


@pytest.mark.parametrize("row", ["地区,7,x", "地区,床位表,备注", "地区,,"])
def test_a_row_with_anything_else_or_nothing_else_is_data(row: str) -> None:
    observations = observe(f"地区,床位数,备注\n鼓楼区,5,\n{row}\n")
    assert observations.area_name == ["鼓楼区", "地区"]
