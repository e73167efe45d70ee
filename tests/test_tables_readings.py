"""What is made of tables that say things in their own way: said so, and never guessed silently."""

from pathlib import Path
from typing import Any

import pytest
from table_cases import figures, found, observe, refused, save
from workbook_cases import ods, xls, xlsx


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


class TestVeryManyFindings:
    def test_two_tables_that_agree_within_rounding_everywhere_do_not_say_so_of_every_cell(self) -> None:
        codes = [f"{3501 + n // 90}{n % 90 + 10}" for n in range(250)]
        persons = "code,常住人口\n" + "".join(f"{code},{523_000 + n}\n" for n, code in enumerate(codes, 1))
        thousands = "code,常住人口(万人)\n" + "".join(f"{code},52.3\n" for code in codes)
        observations = observe(persons, thousands)
        assert figures(observations, "residents")[:2] == ["523001", "523002"]
        *listed, last = found(observations)
        assert len(listed) == 100
        assert listed[0] == (
            'info t1.csv:2:2: HC252 Resident population: "52.3" here and "523001" in t.csv!B2 agree within rounding; '
            "the finer figure is used."
        )
        assert last == (
            "info t1.csv:102:2: HC279 Resident population: 150 more cells like those before (HC252), from this one on"
        )

    def test_conflicts_are_counted_and_none_of_the_figures_is_used(self) -> None:
        codes = [f"{3501 + n // 90}{n % 90 + 10}" for n in range(102)]
        one, other = ("code,beds\n" + "".join(f"{code},{beds}\n" for code in codes) for beds in (5, 6))
        observations = observe(one, other)
        assert figures(observations) == ["CONFLICT"] * 102
        assert found(observations)[-1] == (
            "error t1.csv:102:2: HC279 Hospital beds: 2 more cells like those before (HC251), from this one on"
        )
        assert len(observations.findings) == 101

    def test_cells_of_a_wrong_column_are_counted_and_all_of_them_unreadable(self) -> None:
        body = "".join(f"{3501 + n // 90}{n % 90 + 10},x{n}\n" for n in range(1000))
        observations = observe("code,beds\n" + body)
        assert set(figures(observations)) == {"UNREADABLE"}
        assert found(observations, "zh")[-1] == (
            "error t.csv:102:2: HC279 “床位数”：自此起还有 900 个单元格有同样问题（HC201），不再逐一列出"
        )
        assert found(observations)[99:] == [
            'error t.csv:101:2: HC201 Hospital beds: "x99" is not a number. Correct the cell; if it stands for a '
            "missing figure, say so with --missing.",
            "error t.csv:102:2: HC279 Hospital beds: 900 more cells like those before (HC201), from this one on",
        ]


def test_every_row_of_a_long_table_that_is_used_counts() -> None:
    body = "鼓楼区,床位数,1\n鼓楼区,常住人口,2\n台江区,常住人口,3\n台江区,车辆,4\n合计,床位数,5\n"
    assert [table.rows for table in observe("地区,指标,数值\n" + body).tables] == [3]
    body = "鼓楼区,床位数,1,2\n台江区,床位数,3,4\n台江区,常住人口,5,6\n"
    assert [table.rows for table in observe("地区,指标,2024年,2023年\n" + body).tables] == [3]


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_several_sheets_are_chosen_each_once_in_the_order_of_asking(make: Any) -> None:
    sheets = ([["code", name], ["350102", number]] for number, name in enumerate(("beds", "医师", "常住人口", "x"), 1))
    save(make(*sheets), "t.xlsx")
    observations = observe("t.xlsx", sheet=["表3", "1", "表1"])
    assert [table.sheet for table in observations.tables] == ["表3", "表1"]
    assert (figures(observations, "residents"), figures(observations)) == (["3"], ["1"])
    ignored = {"x": "ignore", "医师": "ignore"}
    observations = observe("t.xlsx", sheet=["2", "all"], columns=ignored)
    assert [table.sheet for table in observations.tables] == ["表2", "表1", "表3", "表4"]
    assert refused("t.xlsx", sheet=["1", "人口", "9"]) == [
        't.xlsx: HC290 There is no sheet "人口"; there are: 表1, 表2, 表3, 表4.',
        't.xlsx: HC290 There is no sheet "9"; there are: 表1, 表2, 表3, 表4.',
    ]
