"""Years of numerator and denominator that differ, codes of no area at their level, published ratios off and on."""

from pathlib import Path
from typing import Any

import pytest
from check_cases import RULES, districts, in_folder, said

import healthcheck
from healthcheck.messages import line
from healthcheck.model.faults import Finding


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_folder(tmp_path, monkeypatch)


def found(code: str, *tables: str, rules: str = "own.yaml", **options: Any) -> list[Finding]:
    """Judge tables and return the findings of a code."""
    names = []
    for number, text in enumerate(tables):
        names.append(f"t{number or ''}.csv")
        Path(names[-1]).write_text(text, encoding="utf-8")
    return [one for one in healthcheck.check(names, rules, **options).findings if one.code == code]


class TestYears:
    def test_headers_of_two_years(self) -> None:
        text = "区划代码,地区,2024年床位数,2023年常住人口(万人)\n360704,赣县区,3922,52.3\n360703,南康区,5000,80.1\n"
        assert said(found("HC637", text, indicators=["beds_per_1000"])) == [
            (
                "t.csv:2:3: HC637 360704 赣县区 (the first of 2 areas): Beds in health institutions is of 2024 and "
                "Resident population of 2023, so that there is no ratio of one year: check the year of both",
                "t.csv:2:3: HC637 360704 赣县区 等 2 个地区：“医疗卫生机构床位数”是 2024 年的，“常住人口”是 2023 年的，"
                "没有同一年的数据可以相比：请核对两者的年份",
                "warning",
                "3922",
            )
        ]

    def test_a_long_table(self) -> None:
        text = "地区,指标,数值,年份,单位\n赣县区,床位数,3922,2024,张\n赣县区,常住人口,52.3,2023,万人\n"
        assert [line(one, "en") for one in found("HC637", text)] == [
            "t.csv:2:3: HC637 赣县区: Beds in health institutions is of 2024 and Resident population of 2023, "
            "so that there is no ratio of one year: check the year of both"
        ]

    def test_two_tables(self) -> None:
        beds = "区划代码,年份,床位数\n360704,2022,3900\n360704,2024,3922\n"
        people = "区划代码,年份,常住人口\n360704,2023,523000\n"
        assert [line(one, "en") for one in found("HC637", beds, people)] == [
            "t.csv:2:3: HC637 360704: Beds in health institutions is of 2022/2024 and Resident population of 2023, "
            "so that there is no ratio of one year: check the year of both"
        ]

    def test_one_area_of_several(self) -> None:
        """The others have both figures of a year, so each area is named."""
        text = "区划代码,年份,床位数,常住人口\n360703,2023,1,1\n360704,2023,,1\n360704,2024,1,\n360705,2023,1,1\n"
        assert [(one.place.cell if one.place else "", one.raw) for one in found("HC637", text)] == [("C4", "1")]

    def test_a_year_that_both_have(self) -> None:
        text = "区划代码,年份,床位数,常住人口\n360704,2022,1,\n360704,2023,1,1\n360704,2024,,1\n"
        assert found("HC637", text) == []

    def test_no_figure_of_one_of_them(self) -> None:
        assert found("HC637", "区划代码,年份,床位数,常住人口\n360704,2022,1,\n360704,2023,1,\n") == []
        assert found("HC637", "区划代码,年份,床位数\n360704,2022,1\n") == []

    def test_switched_off(self) -> None:
        text = "区划代码,2024年床位数,2023年常住人口\n360704,1,1\n"
        assert len(found("HC637", text, checks=["years"])) == 1
        assert found("HC637", text, no_checks=["years"]) == []


def levelled(*rows: str) -> str:
    """Give a table of districts with a column for their level, and these rows."""
    return "\n".join(["区划代码,地区,级别,年份,床位数", *rows, *(f"{row[:10]},县级,2023,1" for row in districts()), ""])


class TestCodes:
    def test_a_code_of_another_level(self) -> None:
        assert said(found("HC638", levelled("350500,泉州市,县级,2023,1"))) == [
            (
                "t.csv:2:1: HC638 350500 泉州市: the code is of city level and the row of county level: check the code",
                "t.csv:2:1: HC638 350500 泉州市：代码属市级，而该行属县级：请核对区划代码",
                "warning",
                "350500",
            )
        ]

    @pytest.mark.parametrize(
        ("row", "own", "level"),
        [
            ("350000,福建省,市级", "province", "city"),
            ("350581,石狮市,市级", "county", "city"),
            ("350581,石狮市,乡级", "county", "township"),
            ("350581001,湖滨街道,县级", "township", "county"),
            ("350581001001,甲村,乡级", "village", "township"),
            ("3505,泉州市,县级", "city", "county"),
            ("110000,北京市,县级", "province", "county"),
            ("441900,东莞市,乡级", "city", "township"),
        ],
    )
    def test_levels(self, row: str, own: str, level: str) -> None:
        (finding,) = found("HC638", levelled(f"{row},2023,1"))
        assert line(finding, "en").endswith(
            f": the code is of {own} level and the row of {level} level: check the code"
        )

    @pytest.mark.parametrize(
        "row",
        [
            *("350500,泉州市,市级", "350500,泉州市,", "350000,福建省,省级", "350581001,湖滨街道,乡级"),
            *("441900,东莞市,县级", "442000,中山市,县级", "460400,儋州市,县级", "620200,嘉峪关市,县级"),
            *("429004,仙桃市,市级", "429004,仙桃市,县级", "469001,五指山市,市级", "659001,石河子市,市级"),
            *("110000,北京市,市级", "310000,上海市,省级", "110100,北京市,市级", "810001,中西区,县级"),
            *("460025,定安县,县级", "350581001001,甲村,", "000000,全国,省级", "100000,全国,省级", "3505,泉州市,市级"),
        ],
    )
    def test_areas_that_are_listed_like_that(self, row: str) -> None:
        assert found("HC638", levelled(f"{row},2023,1")) == []

    @pytest.mark.parametrize("code", ["357102", "350002", "359900", "357102001"])
    def test_a_code_of_no_city(self, code: str) -> None:
        assert said(found("HC638", levelled(f"{code},甲,,2023,1"))) == [
            (
                f"t.csv:2:1: HC638 {code} 甲: no city's code begins with {code[:4]}: check the code",
                f"t.csv:2:1: HC638 {code} 甲：没有以 {code[:4]} 开头的市级代码：请核对区划代码",
                "warning",
                code,
            )
        ]

    def test_codes_of_another_country(self) -> None:
        rows = [f"18{number:02}0{number % 9 + 1},County {number},2023,1" for number in range(70, 90)]
        assert found("HC638", "\n".join(["code,name,year,beds", *rows, ""])) == []

    def test_switched_off(self) -> None:
        assert found("HC638", levelled("350500,泉州市,县级,2023,1"), no_checks=["codes"]) == []


def test_published_ratios_have_a_switch() -> None:
    rules = RULES.replace(
        'per: 1000}\n    target: {at_least: 1}\n    clause: "1"',
        'per: 1000, reported_as: beds_per_1000_reported}\n    target: {at_least: 1}\n    clause: "1"',
        1,
    )
    Path("published.yaml").write_text(rules, encoding="utf-8")
    text = "区划代码,年份,床位数,常住人口,每千人口床位数\n350102,2023,5000,1000000,5.1\n"
    assert [line(one, "en") for one in found("HC275", text, rules="published.yaml", checks=["published"])] == [
        "t.csv:2:5: HC275 Hospital beds per 1,000 residents, as reported: the published figure 5.1 does not follow "
        "from its parts, which give 5"
    ]
    assert found("HC275", text, rules="published.yaml", no_checks=["published"]) == []
    report = [healthcheck.check("t.csv", "published.yaml", no_checks=off).counts for off in ([], ["published"])]
    assert report[0] == report[1]
