"""The area and the year of a table in a line above it: taken where they are labelled, never guessed silently."""

from pathlib import Path

import pytest
from table_cases import accounted, cell_names, figures, found, inspect, observe, refused, rows, save

from healthcheck.messages import line
from healthcheck.tables.grid import HeadRow
from healthcheck.tables.title_lines import said_area, said_year

NATIVE = (
    "数据库：分省年度数据\n地区：福建省\n时间：最近10年\n指标,2024年,2023年\n"
    "年末常住人口(万人),4193,4183\n医疗卫生机构床位数(张),240000,230000\n注：初步数据\n数据来源：统计局\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def inspected() -> None:
    (one,) = inspect("t.csv")
    assert one.faults == ()
    assert accounted(one) == one.total_cells


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_export_of_one_region_with_indicators_as_rows_and_years_as_columns(encoding: str) -> None:
    observations = observe(NATIVE.encode(encoding))
    assert rows(observations) == [(None, "福建省", 2023), (None, "福建省", 2024)]
    assert figures(observations, "residents") == ["41830000", "41930000"]
    assert figures(observations) == ["230000", "240000"]
    assert cell_names(observations) == ["t.csv!C6", "t.csv!B6"]
    assert found(observations) == [
        'info t.csv:2:1: HC633 The area of all rows is taken from the line above the table: 福建省 ("地区：福建省").',
        'info t.csv:7:1: HC255 The note "注：初步数据" is no data and is left out.',
        'info t.csv:8:1: HC255 The note "数据来源：统计局" is no data and is left out.',
    ]
    assert found(observations, "zh")[0] == (
        "info t.csv:2:1: HC633 全表各行的地区取自表格上方：福建省（“地区：福建省”）。"
    )
    origin = observations.origins.area(0)
    assert origin is not None
    assert (str(origin.place), origin.raw) == ("t.csv:2:1", "地区：福建省")
    inspected()


def test_area_and_year_above_a_table_of_indicators_and_values() -> None:
    observations = observe(
        "地区：福建省  时间：2023年\n\n指标,数值,单位\n年末常住人口,4183,万人\n床位数,9,张\n床位数,9,张\n"
    )
    assert rows(observations) == [(None, "福建省", 2023)]
    assert (figures(observations, "residents"), figures(observations)) == (["41830000"], ["DUPLICATE"])
    assert [text.split(" ")[2] for text in found(observations)] == ["HC633", "HC633", "HC250"]
    assert found(observations)[2].startswith("error t.csv:1:1: HC250 福建省 2023 is in this table twice")
    inspected()


def test_years_as_rows_of_one_area() -> None:
    observations = observe(
        "2015-2024年卫生资源\n填报地区：鼓楼区,,\n年份,床位数,常住人口(万人)\n2023,5,1\n2024,6,…\n,,\n2025,,\n"
    )
    assert rows(observations) == [(None, "鼓楼区", 2023), (None, "鼓楼区", 2024), (None, "鼓楼区", 2025)]
    assert figures(observations) == ["5", "6", "NOT_AVAILABLE"]
    inspected()


def test_a_column_says_more_than_a_line_above() -> None:
    observations = observe("地区：福建省,时间：2023年,\n地区,年份,床位数\n鼓楼区,2024,5\n")
    assert rows(observations) == [(None, "鼓楼区", 2024)]
    assert observations.findings == ()


def test_the_year_of_a_table_with_areas() -> None:
    table = "时间：2023年,\n地区,床位数\n鼓楼区,5\n"
    observations = observe(table)
    assert rows(observations) == [(None, "鼓楼区", 2023)]
    assert found(observations) == [
        'info t.csv:1:1: HC633 The year of all rows is taken from the line above the table: 2023 ("时间：2023年").'
    ]
    assert rows(observe(table, period=2022)) == [(None, "鼓楼区", 2022)]
    assert observe(table, period=2022).findings == ()
    assert rows(observe(table, "地区,年份,床位数\n鼓楼区,2024,6\n")) == [(None, "鼓楼区", 2023), (None, "鼓楼区", 2024)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("地区：福建省", "福建省"),
        ("地区:福建省", "福建省"),
        ("所属地区： 鼓楼区 ", "鼓楼区"),
        ("Region: Fujian", "Fujian"),
        ("单位：张 地区：福建省，时间：2023", "福建省"),
        ("地区：甲 地区：乙", "甲"),
        *(
            (title, None)
            for title in ("分地区：福建省", "各地区：x", "地区：全部", "地区：各地区", "地区：合计", "地区：全市")
        ),
        *((title, None) for title in ("地区：350102", "地区代码：x", "地区：", "地区：其中：x", "地区：" + "x" * 200)),
    ],
)
def test_which_lines_name_an_area(title: str, name: str | None) -> None:
    said = said_area([HeadRow(1, (title,))])
    assert (said and said.text) == name


def test_two_lines_that_name_two_areas_name_none() -> None:
    assert said_area([HeadRow(1, ("地区：甲县",)), HeadRow(2, ("", "地区：乙县"))]) is None
    said = said_area([HeadRow(1, ("地区：甲县",)), HeadRow(2, ("", "地区：甲县"))])
    assert said is not None
    assert (said.line, said.column) == (2, 2)
    assert [text.split()[1] for text in refused("地区：甲县\n地区：乙县\n指标,2024年,2023年\n床位数,1,2\n")] == [
        "HC231"
    ]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        *(
            (title, "2023")
            for title in ("时间：2023年", "时间:2023", "统计年度：2023年度", "year: 2023", "单位：张，年份：2023")
        ),
        *((title, None) for title in ("时间：最近10年", "时间：2015-2023年", "时间：2023年5月", "填报时间：2023年")),
        *(
            (title, None)
            for title in ("制表时间：2023年", "2023年", "时间：20235", "时间：2023年,2024年", "时间：2022 - 2023")
        ),
        ("时间：2023年 5月", None),
    ],
)
def test_which_lines_name_a_year(title: str, year: str | None) -> None:
    said = said_year([HeadRow(1, (title,))])
    assert (said and said.text) == year


class TestYearsThatAreNotTaken:
    def test_a_year_in_a_title_is_said_and_not_taken(self) -> None:
        table = "福州市2023年卫生资源\n地区,床位数\n鼓楼区,5\n"
        observations = observe(table)
        assert rows(observations) == [(None, "鼓楼区", 0)]
        assert found(observations) == [
            'info t.csv:1:1: HC634 The title says 2023 ("福州市2023年卫生资源"), but no column does: the rows are '
            "judged without a year. If it is theirs, add --period 2023."
        ]
        assert found(observations, "zh") == [
            "info t.csv:1:1: HC634 标题写的是 2023 年（“福州市2023年卫生资源”），而表中没有年份列，按无年份判定。"
            "如果数据就是这一年的，请加 --period 2023。"
        ]
        assert observe(table, period=2023).findings == ()

    @pytest.mark.parametrize("title", ["2021-2023年卫生资源", "2023年11月5日填报", "20231105", "卫生资源", "表2024a1"])
    def test_of_other_titles_nothing_is_said(self, title: str) -> None:
        observations = observe(f"{title}\n地区,床位数\n鼓楼区,5\n")
        assert [one.code for one in observations.findings] == ([] if title != "表2024a1" else ["HC634"])

    def test_a_table_without_years_beside_one_with_years(self) -> None:
        dated, undated = "地区,年份,床位数\n鼓楼区,2024,5\n", "地区,床位数\n鼓楼区,5\n"
        said = 'HC238 This table has no years, but "t.csv" has. Say with --period which year it is for.'
        assert refused(dated, "2023年卫生资源,\n" + undated) == [
            f't1.csv:2: {said} "2023年卫生资源" says 2023: --period 2023.'
        ]
        assert refused(dated, save(undated, "beds-2023.csv")) == [
            f'beds-2023.csv:1: {said} "beds-2023.csv" says 2023: --period 2023.'
        ]
        assert refused(dated, save(undated, "beds.csv"), language="zh") == [
            "beds.csv:1: HC238 本表没有年度，而“t.csv”有。请用 --period 说明本表是哪一年的。"
        ]


def test_a_table_without_an_area_anywhere_is_refused() -> None:
    (said,) = refused(NATIVE.replace("地区：福建省", "地区：全部"))
    assert said.startswith("t.csv:4: HC231 ")
    (one,) = inspect("t.csv")
    assert [line(fault, "en")[:12] for fault in one.faults] == ["t.csv:4: HC2"]
