"""Totals against their rows and cities against their counties: when they are reported, with which words, when not."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from check_cases import RULES, in_folder, judged, said
from hypothesis import given, settings
from hypothesis import strategies as st

from healthcheck.model.faults import Finding

HEADER = "区划代码,地区,床位数,执业(助理)医师数,常住人口(万人)"
COUNTIES = ("350102,鼓楼区,1000,300,52.3", "350103,台江区,2000,400,40.15")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_folder(tmp_path, monkeypatch)


def found(*rows: str, header: str = HEADER, rules: str = "own.yaml", **options: Any) -> list[Finding]:
    """Judge a table and return what is said of its sums."""
    findings = judged(rows, header, rules=rules, **options)
    return [one for one in findings if one.code in ("HC273", "HC635", "HC636")]


def short(findings: Sequence[Finding]) -> list[tuple[str, str, str | None, object, object]]:
    """Where a finding is, what stands there, and what it is held against."""
    return [
        (
            one.code,
            one.place.cell if one.place and one.place.cell else "",
            one.raw,
            one.parameters["sum"],
            one.severity.word,
        )
        for one in findings
    ]


class TestTotalRows:
    def test_a_total_that_is_not_the_sum_of_its_rows(self) -> None:
        assert said(found(*COUNTIES, ",合计,3001,700,92.4")) == [
            (
                't.csv:4:3: HC635 Beds in health institutions: the row "合计" says 3001, and the 2 rows that it adds '
                "up give 3000: check both",
                "t.csv:4:3: HC635 “医疗卫生机构床位数”：“合计”行为 3001，而其所合计的 2 行相加为 3000：请核对",
                "warning",
                "3001",
            )
        ]

    def test_a_total_that_is(self) -> None:
        assert found(*COUNTIES, ",合计,3000,700,92.45") == []

    @pytest.mark.parametrize("total", ["92.39", "92.51", "92.4", "92.5", "92", "93"])
    def test_rounding_explains_half_a_last_digit_of_each(self, total: str) -> None:
        # 52.3 may be 0.05 off, 40.15 0.005, and the total half of its own last digit: 92.39 and 92.51 are at the bound.
        assert found(*COUNTIES, f",合计,3000,700,{total}") == []

    @pytest.mark.parametrize("total", ["92.38", "92.52", "92.3", "92.6", "91", "94"])
    def test_a_step_beyond_rounding(self, total: str) -> None:
        findings = found(*COUNTIES, f",合计,3000,700,{total}")
        assert short(findings) == [("HC635", "E4", total, "924500", "warning")]

    def test_whole_things_are_counted_one_by_one(self) -> None:
        assert short(found(*COUNTIES, ",合计,2999,701,92.45")) == [
            ("HC635", "C4", "2999", "3000", "warning"),
            ("HC635", "D4", "701", "700", "warning"),
        ]

    def test_a_total_above_its_rows(self) -> None:
        assert short(found(",总计,3100,700,92.45", *COUNTIES)) == [("HC635", "C2", "3100", "3000", "warning")]

    def test_a_variable_that_nobody_asked_for(self) -> None:
        findings = found(*COUNTIES, ",合计,3001,700,92.45", indicators=["doctors_per_1000"])
        assert short(findings) == [("HC635", "C4", "3001", "3000", "info")]

    def test_totals_in_parts_and_a_total_of_all(self) -> None:
        rows = (
            *("350102,鼓楼区,1000,300,52.3", "350103,台江区,2000,400,40.15", ",小计,3000,700,92.45"),
            *("350581,石狮市,500,100,68.6", "350582,晋江市,1500,200,206.2", ",小计,2000,301,274.8"),
            ",合计,5001,1000,367.25",
        )
        assert short(found(*rows)) == [
            ("HC635", "C8", "5001", "5000", "warning"),
            ("HC635", "D7", "301", "300", "warning"),
        ]

    def test_each_year_has_its_total(self) -> None:
        rows = [
            f"{code},{name},{year},{beds}"
            for year in (2022, 2023)
            for code, name, beds in (("350102", "鼓楼区", year), ("350103", "台江区", 10), ("", "合计", year + 10))
        ]
        header = "区划代码,地区,年份,床位数"
        assert found(*rows, header=header) == []
        rows[-1] = ",合计,2023,2032"
        assert short(found(*rows, header=header)) == [("HC635", "D7", "2032", "2033", "warning")]

    def test_a_total_without_a_year_among_rows_of_several(self) -> None:
        rows = ("350102,鼓楼区,2022,10", "350103,台江区,2023,10", ",合计,,999")
        assert found(*rows, header="区划代码,地区,年份,床位数") == []

    def test_years_as_columns(self) -> None:
        rows = ("350102,鼓楼区,100,200", "350103,台江区,100,200", ",合计,200,401")
        assert short(found(*rows, header="区划代码,地区,2022年床位数,2023年床位数")) == [
            ("HC635", "D4", "401", "400", "warning")
        ]

    def test_a_long_table_in_units_of_its_own(self) -> None:
        rows = (
            *("鼓楼区,床位数,3922,张", "鼓楼区,常住人口,52.3,万人", "台江区,床位数,3000,张"),
            *("台江区,常住人口,40.3,万人", "合计,常住人口,926,千人", "合计,床位数,6900,张", "合计,人口密度,1,人"),
        )
        assert short(found(*rows, header="地区,指标,数值,单位")) == [("HC635", "C7", "6900", "6922", "warning")]

    def test_a_unit_in_the_total_of_a_long_table(self) -> None:
        rows = ("鼓楼区,床位数,1,张", "台江区,床位数,1,张", "合计,床位数,张,张", "合计,床位数,3,公顷")
        assert found(*rows, header="地区,指标,数值,单位") == []

    def test_rows_of_several_levels(self) -> None:
        rows = ("350100,福州市,3000,700,92.45", *COUNTIES, "350500,泉州市,100,10,20.1")
        assert found(*rows, ",全省,3100,710,112.55") == []
        # Which rows are meant is known from the other two figures.
        assert short(found(*rows, ",全省,3101,710,112.55")) == [("HC635", "C6", "3101", "3100", "warning")]

    def test_subtotals_above_their_rows_below_a_parent_that_is_written_once(self) -> None:
        rows = ("福州市,小计,700", ",鼓楼区,400", ",台江区,300", "泉州市,小计,251", ",石狮市,100", ",晋江市,150")
        assert short(found(*rows, "全省,合计,950", header="市,县区,床位数")) == [
            ("HC635", "C5", "251", "250", "warning"),
        ]

    def test_names_that_are_indented(self) -> None:
        rows = (*("全省,951", "  福州市,700", "    鼓楼区,400", "    台江区,300"), *("  泉州市,250", "    石狮市,250"))
        assert found(*rows, header="地区,床位数") == []
        two_figures = ("全省,951,100", "  福州市,700,70", "    鼓楼区,700,70", "  泉州市,250,30", "    石狮市,250,30")
        assert short(found(*two_figures, header="地区,床位数,执业(助理)医师数")) == [
            ("HC635", "B2", "951", "950", "warning")
        ]

    def test_institutions_that_are_added_up(self) -> None:
        rows = ("350102,甲医院,100", "350102,乙医院,300", "350102,小计,400", "350103,丙医院,100", "350103,丁医院,200")
        header = "区划代码,机构,床位数"
        assert found(*rows, "350103,小计,300", ",合计,700", header=header, sum_by="area") == []
        assert short(found(*rows, "350103,小计,301", ",合计,700", header=header, sum_by="area")) == [
            ("HC635", "C7", "301", "300", "warning")
        ]


class TestTotalsThatMayBeRight:
    def test_groups_of_areas_as_in_a_yearbook(self) -> None:
        rows = ("总计,600", "东部,300", "中部,180", "西部,120", "北京,200", "天津,100", "山西,180", "内蒙古,120")
        assert found(*rows, header="地区,床位数") == []

    def test_a_zone_that_is_in_the_districts_already(self) -> None:
        rows = (",全市,1000,0,92.45", ",市直,300,0,", "350102,鼓楼区,400,0,52.3", "350103,台江区,300,0,40.15")
        assert found(*rows, "350171,高新区,120,0,8") == []

    def test_a_total_of_a_larger_area(self) -> None:
        assert found(*COUNTIES, ",全市,9000,2000,800") == []
        assert found(*COUNTIES, ",全市,2000,500,80") == []

    def test_a_total_of_a_larger_area_whose_other_figures_add_up(self) -> None:
        assert short(found(*COUNTIES, ",全市,3001,700,92.45")) == [("HC635", "C4", "3001", "3000", "warning")]

    def test_rows_that_may_lie_in_others(self) -> None:
        assert found("350100,福州市,3000,700,92.45", *COUNTIES, ",合计,3001,701,93") == []
        assert found(",市区,800,10,10", *COUNTIES, ",合计,3000,700,92.45") == []
        assert found("350122,其中：连江县,800,10,10", *COUNTIES, ",合计,3000,700,92.45") == []

    def test_names_of_several_levels_without_codes(self) -> None:
        rows = ("福州市,300", "鼓楼区,100", "台江区,200", "合计,300")
        assert found(*rows, header="地区,床位数") == []

    def test_a_row_without_a_figure(self) -> None:
        assert found(*COUNTIES, "350104,仓山区,,,", ",合计,3500,800,100") == []
        findings = found(*COUNTIES, "350104,仓山区,,,", ",合计,2999,800,100")
        assert said(findings) == [
            (
                't.csv:5:3: HC635 Beds in health institutions: the row "合计" says 2999, and the 2 rows that it adds '
                "up give 3000 (and 1 without a figure): check both",
                "t.csv:5:3: HC635 “医疗卫生机构床位数”：“合计”行为 2999，而其所合计的 2 行相加为 3000"
                "（另有 1 行无数据）：请核对",
                "warning",
                "2999",
            )
        ]

    def test_a_row_that_cannot_be_used(self) -> None:
        assert found(*COUNTIES, "350104,仓山区,1x,1x,1x", ",合计,1,1,1") == []
        # A row without an area may be in the total.
        assert found(*COUNTIES, ",,500,100,10", ",合计,3500,800,100") == []

    def test_a_single_row(self) -> None:
        assert found(COUNTIES[0], ",合计,3001,700,92.4") == []

    def test_several_totals_none_of_which_adds_up(self) -> None:
        assert found(*COUNTIES, ",合计,1,1,1", ",总计,2,2,2") == []

    def test_rates_do_not_add_up(self) -> None:
        header = "区划代码,地区,每千人口医疗卫生机构床位数"
        assert found("350102,鼓楼区,5.1", "350103,台江区,6.2", ",合计,5.6", header=header) == []

    def test_one_figure_that_adds_up_by_chance(self) -> None:
        """A table of some counties: of three figures of the city's one is only in these."""
        assert found(*COUNTIES, ",全市,3000,900,92.45") != []
        assert found(*COUNTIES, ",全市,3000,900,99") == []


class TestOwnRows:
    city = "350100,福州市"

    def test_parts_that_are_more_than_their_whole(self) -> None:
        assert said(found(f"{self.city},2999,700,92.45", *COUNTIES)) == [
            (
                "t.csv:2:3: HC636 Beds in health institutions of 350100 福州市 is 2999, and the 2 areas of county "
                "level within it add up to 3000: check both",
                "t.csv:2:3: HC636 350100 福州市 的“医疗卫生机构床位数”为 2999，而表中其所辖 2 个县级地区相加为 3000："
                "请核对",
                "warning",
                "2999",
            )
        ]

    def test_parts_that_add_up(self) -> None:
        assert found(f"{self.city},3000,700,92.45", *COUNTIES) == []

    def test_parts_that_are_less_where_other_figures_show_that_all_are_there(self) -> None:
        assert short(found(f"{self.city},3001,700,92.45", *COUNTIES)) == [("HC636", "C2", "3001", "3000", "info")]
        assert short(found(f"{self.city},3001,701,92.45", *COUNTIES)) == []
        assert short(found(f"{self.city},3001,701,99", *COUNTIES)) == []

    def test_rounding(self) -> None:
        assert found(f"{self.city},3000,700,92.4", *COUNTIES) == []
        assert short(found(f"{self.city},3000,700,92.3", *COUNTIES)) == [("HC636", "E2", "92.3", "924500", "warning")]

    def test_the_nearest_level_counts(self) -> None:
        rows = ("350000,福建省,3000,700,92.45", f"{self.city},3000,700,92.45", *COUNTIES)
        assert found(*rows) == []
        assert short(found(*rows, "350500,泉州市,1,0,0")) == [("HC636", "C2", "3000", "3001", "warning")]

    def test_townships(self) -> None:
        rows = ("350102001,东街街道,600", "350102002,南街街道,500")
        assert short(found("350102,鼓楼区,1000", *rows, header="区划代码,地区,床位数")) == [
            ("HC636", "C2", "1000", "1100", "warning")
        ]

    def test_parts_that_may_lie_in_each_other(self) -> None:
        assert found(f"{self.city},3000,700,92.45", *COUNTIES, "350171,高新区,100,10,1") == []
        assert found(f"{self.city},3000,700,92.45", *COUNTIES, "350101,市辖区,3000,700,92.45") == []
        rows = (f"{self.city},3000,700,92.45", "350101,市辖区,2000,500,60", "350121,闽侯县,1001,200,32.45")
        assert short(found(*rows)) == [("HC636", "C2", "3000", "3001", "warning")]

    def test_other_years_are_no_parts(self) -> None:
        header = "区划代码,地区,年份,床位数"
        assert found("350100,福州市,2022,10", "350102,鼓楼区,2023,10", "350103,台江区,2023,10", header=header) == []

    def test_what_exceeds_in_many_cities_is_counted_otherwise(self) -> None:
        def city(number: int) -> list[str]:
            return [f"35{number:02}{part:02},第{number}{part},{beds}" for part, beds in ((0, 10), (2, 6), (3, 5))]

        header = "区划代码,地区,床位数"
        assert len(found(*city(1), *city(2), header=header)) == 2
        assert found(*city(1), *city(2), *city(3), header=header) == []

    def test_what_a_rule_file_asks_for_is_said_once(self) -> None:
        rules = RULES.replace(
            "population: resident_population\n", "population: resident_population\napplies_to: {level: city}\n"
        )
        Path("city.yaml").write_text(rules, encoding="utf-8")
        findings = found(f"{self.city},2999,700,92.45", *COUNTIES, rules="city.yaml")
        assert [(one.code, one.raw) for one in findings] == [("HC273", "2999")]
        assert found(f"{self.city},2999,700,92.45", *COUNTIES, rules="city.yaml", no_checks=["totals"]) == []


def test_switched_off() -> None:
    rows = ("350100,福州市,2999,700,92.45", *COUNTIES, ",合计,1,700,92.45")
    assert [one.code for one in found(*rows, checks=["totals"])] == ["HC635", "HC636"]
    assert found(*rows, no_checks=["totals"]) == []


def test_a_sheet_of_many_totals_is_compared_at_once() -> None:
    """Each ends a block of two rows; one in a thousand is wrong."""
    rows = []
    for number in range(4000):
        rows += [f"甲{number},1", f"乙{number},2", f"小计,{4 if number % 1000 == 999 else 3}"]
    assert [one.raw for one in found(*rows, header="地区,床位数")] == ["4"] * 4


counts = st.integers(min_value=0, max_value=10**9)


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, min_size=2, max_size=9), st.integers(-9, 9), st.integers(0, 3), st.integers(0, 3))
def test_rounding_explains_half_a_last_digit_of_each_and_no_more(
    figures: list[int], offset: int, decimals: int, own_decimals: int
) -> None:
    """Figures in 万人 with so many decimals; the total is at the bound, or one step beside it, on either side."""
    last, own_last = 10 ** (4 - decimals), 10 ** (4 - own_decimals)
    true = sum(figures) * last
    total = (true // own_last + offset) * own_last
    if total < 0:
        return
    written = [f"{Decimal(figure).scaleb(-decimals):f}" for figure in figures]
    rows = [f"3501{number:02},第{number}区,{text}" for number, text in enumerate(written, 2)]
    own = f"{Decimal(total // own_last).scaleb(-own_decimals):f}"
    findings = found(*rows, f",合计,{own}", header="区划代码,地区,常住人口(万人)")
    slack = len(figures) * last + own_last
    assert bool(findings) == (2 * abs(true - total) > slack)
