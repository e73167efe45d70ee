"""Which areas are compared, which are left out and why, and what is not defined."""

from fractions import Fraction
from pathlib import Path

import pandas
import pytest
from equity_cases import FOUR, HEADER, PACK, compared, left_out, only, undefined, written

import healthcheck
from healthcheck.messages import message
from healthcheck.model.faults import ExitCode, UsageError


def test_four_areas_in_two_cities(tmp_path: Path) -> None:
    spread = only(compared(tmp_path, FOUR))
    assert (spread.level, spread.period, len(spread.areas), spread.left_out) == ("county", 2025, 4, ())
    assert spread.covered == 1
    assert spread.curve is not None
    assert spread.curve.gini == Fraction(1, 4)
    assert spread.curve.corners[1:-1] == tuple(
        (Fraction(share, 4), Fraction(beds, 10)) for share, beds in ((1, 1), (2, 3), (3, 6))
    )
    assert spread.range is not None
    assert (spread.range.highest.name, spread.range.lowest.name) == ("丁区", "甲区")
    assert (spread.range.difference, spread.range.quotient) == (Fraction(30), Fraction(4))
    assert spread.grouping is not None
    assert spread.grouping.by == "city"
    assert [(group.code, group.name.en, len(group.areas)) for group in spread.grouping.groups] == [
        ("350100", "350100", 2),
        ("350200", "350200", 2),
    ]
    assert undefined(spread) == {"land": "HC553"}


def test_areas_without_figures_are_left_out_and_named(tmp_path: Path) -> None:
    rows = [
        *FOUR,
        "350104,戊区,2025,,5000",
        "350105,己区,2025,x1,5000",
        "350111,庚区,2025,10,0",
        "350112,辛区,2025,*,3000",
    ]
    spread = only(compared(tmp_path, rows))
    assert left_out(spread) == {"戊区": "HC303", "己区": "HC311", "庚区": "HC315", "辛区": "HC305"}
    assert spread.covered == Fraction(40000, 53000)
    assert spread.curve is not None
    assert spread.curve.gini == Fraction(1, 4)


def test_where_the_people_of_an_area_are_not_known_nobody_knows_how_many_are_covered(tmp_path: Path) -> None:
    spread = only(compared(tmp_path, [*FOUR, "350104,戊区,2025,50,"]))
    assert left_out(spread) == {"戊区": "HC303"}
    assert spread.covered is None


def test_one_area_is_no_comparison(tmp_path: Path) -> None:
    report = compared(tmp_path, FOUR[:1])
    assert undefined(only(report)) == {"spread": "HC541"}
    assert report.exit_code is ExitCode.INCONCLUSIVE
    assert report.computed == ()


def test_one_area_with_figures_is_no_comparison_either(tmp_path: Path) -> None:
    spread = only(compared(tmp_path, [FOUR[0], "350103,乙区,2025,,10000", "350104,戊区,2025,3,"]))
    assert undefined(spread) == {"spread": "HC541"}
    assert left_out(spread) == {"乙区": "HC303", "戊区": "HC303"}


def test_where_all_areas_lack_the_same_the_reason_is_that(tmp_path: Path) -> None:
    header = "area,area_name,period,resident_population"
    spread = only(compared(tmp_path, ["350102,甲区,2025,10000", "350103,乙区,2025,10000"], header))
    assert undefined(spread) == {"spread": "HC301"}
    assert len(spread.left_out) == 2
    assert spread.named_left_out == ()


def test_nothing_to_share_out(tmp_path: Path) -> None:
    report = compared(tmp_path, ["350102,甲区,2025,0,10000", "350103,乙区,2025,0,10000"])
    assert undefined(only(report)) == {"spread": "HC542"}
    assert report.exit_code is ExitCode.INCONCLUSIVE


def test_an_area_with_nothing_counts_and_has_no_quotient(tmp_path: Path) -> None:
    spread = only(compared(tmp_path, ["350102,甲区,2025,0,10000", "350103,乙区,2025,100,10000"]))
    assert spread.curve is not None
    assert spread.theil is not None
    assert spread.range is not None
    assert spread.curve.gini == Fraction(1, 2)
    assert str(spread.theil.total)[:8] == "0.693147"
    assert (spread.range.difference, spread.range.quotient) == (Fraction(10), None)
    assert undefined(spread) == {"quotient": "HC543", "groups": "HC549", "land": "HC553"}
    assert message(spread.undefined["quotient"], "zh") == "最高与最低之比无定义：甲区 的数值为 0"


def test_what_the_ratio_counts_may_not_be_negative(tmp_path: Path) -> None:
    pack = PACK.replace("ratio: beds,", "ratio: beds - beds_added,")
    rows = ["350102,甲区,2025,5,10000,9", "350103,乙区,2025,9,10000,5", "350104,丙区,2025,9,10000,0"]
    spread = only(compared(tmp_path, rows, f"{HEADER},beds_added", pack))
    assert left_out(spread) == {"甲区": "HC545"}
    assert spread.covered == Fraction(2, 3)


def test_each_year_is_compared_by_itself(tmp_path: Path) -> None:
    rows = [*FOUR, *(row.replace("2025", "2024").replace("甲区,2024,100", "甲区,2024,1000") for row in FOUR)]
    before, after = compared(tmp_path, rows).spreads
    assert (before.period, after.period) == (2024, 2025)
    assert before.curve is not None
    assert before.curve.gini == Fraction(25, 76)  # of 200, 300, 400 and 1000
    assert after.curve is not None
    assert after.curve.gini == Fraction(1, 4)
    assert [spread.period for spread in compared(tmp_path, rows, as_of=2024).spreads] == [2024]


def test_undated_tables_and_frames(tmp_path: Path) -> None:
    written(tmp_path, [])
    frame = pandas.DataFrame({"area": ["350102", "350103"], "beds": ["1", "3"], "resident_population": ["10", "10"]})
    spread = only(healthcheck.equity(frame, tmp_path / "small.yaml"))
    assert spread.period == 0
    assert spread.curve is not None
    assert spread.curve.gini == Fraction(1, 4)
    assert only(healthcheck.equity(frame, tmp_path / "small.yaml", period=2021)).period == 2021


class TestLevels:
    """Only areas of one level are compared."""

    rows = ("350100,某市,2025,1000,40000", "350000,某省,2025,9000,90000", *FOUR)

    def test_the_level_with_most_areas_is_compared(self, tmp_path: Path) -> None:
        report = compared(tmp_path, self.rows)
        assert only(report).level == "county"
        assert [area.name for area in only(report).areas] == ["甲区", "乙区", "丙区", "丁区"]
        assert report.notes == ()

    def test_the_level_that_the_rules_bind_comes_first(self, tmp_path: Path) -> None:
        pack = PACK.replace("population:", "applies_to: {level: city}\npopulation:")
        rows = [*FOUR, "350302,戊区,2025,300,10000"]
        report = compared(tmp_path, rows, pack=pack)
        # Cities are added up from their counties.
        assert [(area.code, int(area.resource), int(area.people)) for area in only(report).areas] == [
            ("350100", 300, 20000),
            ("350200", 700, 20000),
            ("350300", 300, 10000),
        ]
        assert only(report).level == "city"

    def test_where_it_has_one_area_another_is_compared_and_a_note_says_so(self, tmp_path: Path) -> None:
        pack = PACK.replace("population:", "applies_to: {level: city}\npopulation:")
        report = compared(tmp_path, FOUR[:2], pack=pack)
        assert only(report).level == "county"
        assert [message(note, "en") for note in report.notes] == [
            "small binds areas of city level, of which the tables have fewer than two: "
            "those of county level are compared"
        ]

    def test_another_level_can_be_asked_for(self, tmp_path: Path) -> None:
        spread = only(compared(tmp_path, self.rows, level="city"))
        # The city's own row comes before the sum of its parts.
        assert [(area.code, int(area.resource)) for area in spread.areas] == [("350100", 1000), ("350200", 700)]

    def test_a_level_that_no_table_has_is_said(self, tmp_path: Path) -> None:
        report = compared(tmp_path, FOUR, level="township")
        assert report.spreads == ()
        assert [note.code for note in report.notes] == ["HC552"]
        assert report.exit_code is ExitCode.INCONCLUSIVE

    def test_a_level_that_does_not_exist_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError) as refused:
            compared(tmp_path, FOUR, level="contry", group_by="cities")
        assert [fault.code for fault in refused.value.faults] == ["HC405", "HC556"]
        assert 'Did you mean "county"?' in message(refused.value.faults[0], "en")

    def test_areas_whose_level_is_not_known_are_left_out_where_others_have_one(self, tmp_path: Path) -> None:
        spread = only(compared(tmp_path, [*FOUR, ",某地,2025,100,100"]))
        assert left_out(spread) == {"某地": "HC544"}
        assert spread.covered == 1

    def test_where_no_level_is_known_all_areas_are_compared(self, tmp_path: Path) -> None:
        header = HEADER.removeprefix("area,")
        report = compared(tmp_path, ["甲,2025,100,10000", "乙,2025,300,10000"], header)
        assert (only(report).level, len(only(report).areas)) == (None, 2)
        assert undefined(only(report)) == {"groups": "HC551", "land": "HC553"}

    def test_the_sum_of_districts_does_not_count_beside_them(self, tmp_path: Path) -> None:
        rows = [*FOUR, "350101,市辖区,2025,300,20000", "350201,市辖区,2025,700,20000"]
        assert left_out(only(compared(tmp_path, rows))) == {"市辖区": "HC548"}
        # Without its districts it is an area like others.
        alone = only(compared(tmp_path, ["350101,市辖区,2025,300,20000", "350121,某县,2025,700,20000"]))
        assert [area.name for area in alone.areas] == ["市辖区", "某县"]

    def test_counties_of_a_province_do_not_count_again_under_a_name(self, tmp_path: Path) -> None:
        rows = [
            "420100,武汉市,2025,500,50000",
            "429004,仙桃市,2025,100,10000",
            ",省直辖县级行政区划,2025,100,10000",
        ]
        header = "area,市,period,beds,resident_population"
        spread = only(compared(tmp_path, rows, header, level="city"))
        assert [area.code for area in spread.areas] == ["420100", "429000"]
        assert left_out(spread)["省直辖县级行政区划"] == "HC548"


class TestRosters:
    """Whom a rule file names is compared, and who of them is in no table is said."""

    def test_a_roster_is_kept_to(self, tmp_path: Path) -> None:
        listed = 'applies_to: {level: county, areas: ["350102", "350103", "350104"]}'
        report = compared(tmp_path, FOUR, pack=PACK.replace("population:", f"{listed}\npopulation:"))
        assert [area.code for area in only(report).areas] == ["350102", "350103"]
        assert [(area.code, area.why.code) for area in only(report).left_out] == [("350104", "HC310")]
        assert only(report).covered is None
        assert {finding.code for finding in report.findings} == {"HC274"}

    def test_a_roster_of_one_says_whom_the_plan_binds_not_whom_to_compare(self, tmp_path: Path) -> None:
        listed = 'applies_to: {level: county, areas: ["350102"]}'
        report = compared(tmp_path, FOUR, pack=PACK.replace("population:", f"{listed}\npopulation:"))
        assert len(only(report).areas) == 4
        assert [note.code for note in report.notes] == ["HC555"]

    def test_parts_that_a_city_lists_are_the_counties_to_compare(self, tmp_path: Path) -> None:
        listed = 'applies_to: {level: city, areas: ["350100"]}\nparts: {"350100": ["350102", "350103"]}'
        report = compared(tmp_path, FOUR, pack=PACK.replace("population:", f"{listed}\npopulation:"))
        assert [area.code for area in only(report).areas] == ["350102", "350103"]
        assert [note.code for note in report.notes] == ["HC540"]

    def test_named_places_are_the_ones_to_compare(self, tmp_path: Path) -> None:
        pack = PACK.replace('    clause: "1"', '    clause: "1"\n    areas: ["350102", "350202"]')
        assert [area.code for area in only(compared(tmp_path, FOUR, pack=pack)).areas] == ["350102", "350202"]


class TestGroups:
    """Theil's index between and within groups."""

    def test_the_nearest_area_that_tells_areas_apart(self, tmp_path: Path) -> None:
        rows = [*FOUR, "330102,戊区,2025,100,10000"]
        by_city = only(compared(tmp_path, rows)).grouping
        by_province = only(compared(tmp_path, rows, group_by="province")).grouping
        assert by_city is not None
        assert by_province is not None
        assert (by_city.by, len(by_city.groups)) == ("city", 3)
        assert [group.code for group in by_province.groups] == ["350000", "330000"]

    def test_provinces_are_grouped_by_region(self, tmp_path: Path) -> None:
        rows = ["110000,北京市,2025,1,1", "120000,天津市,2025,1,2", "360000,江西省,2025,1,3", "540000,西藏,2025,1,4"]
        grouping = only(compared(tmp_path, rows)).grouping
        assert grouping is not None
        assert [(group.name.zh, len(group.areas)) for group in grouping.groups] == [
            ("东部", 2),
            ("中部", 1),
            ("西部", 1),
        ]

    def test_groups_are_called_by_name_where_a_table_has_it(self, tmp_path: Path) -> None:
        grouping = only(compared(tmp_path, [*FOUR, "350100,某市,2025,300,20000"])).grouping
        assert grouping is not None
        assert [group.name.zh for group in grouping.groups] == ["某市", "350200"]

    def test_names_in_other_columns_group_areas_without_codes(self, tmp_path: Path) -> None:
        header = "市,区县,period,beds,resident_population"
        rows = ["福州市,鼓楼区,2025,1,10", "福州市,台江区,2025,2,10", "厦门市,思明区,2025,3,10"]
        grouping = only(compared(tmp_path, rows, header)).grouping
        assert grouping is not None
        assert [(group.code, group.name.zh, len(group.areas)) for group in grouping.groups] == [
            ("福州市", "福州市", 2),
            ("厦门市", "厦门市", 1),
        ]

    def test_a_flag_groups_areas(self, tmp_path: Path) -> None:
        rows = [f"{row},{answer}" for row, answer in zip(FOUR, "是是否否", strict=True)]
        spread = only(compared(tmp_path, rows, f"{HEADER},urban", group_by="urban"))
        assert spread.grouping is not None
        assert spread.theil is not None
        assert [(group.name.en, len(group.areas)) for group in spread.grouping.groups] == [
            ("Urban: yes", 2),
            ("Urban: no", 2),
        ]
        # 0.7 ln 1.4 + 0.3 ln 0.6
        assert str(spread.theil.between)[:10] == "0.08228287"[:10]

    def test_an_area_of_no_group_leaves_the_index_undivided(self, tmp_path: Path) -> None:
        rows = [f"{row},{answer}" for row, answer in zip(FOUR, ["是", "否", "是", ""], strict=True)]
        spread = only(compared(tmp_path, rows, f"{HEADER},urban", group_by="urban"))
        assert spread.theil is not None
        assert (spread.theil.between, spread.theil.within) == (None, None)
        assert message(spread.undefined["groups"], "en") == (
            "between and within are not told apart by Urban: no table says which one 丁区 belongs to"
        )

    def test_one_group_is_none(self, tmp_path: Path) -> None:
        spread = only(compared(tmp_path, FOUR[:2]))
        assert spread.grouping is None
        assert undefined(spread)["groups"] == "HC549"


class TestLand:
    """The spread over the land, where tables say how much of it each area has."""

    header = f"{HEADER},土地面积(平方公里)"

    def test_degrees_and_the_curve_by_land(self, tmp_path: Path) -> None:
        rows = [f"{row},{land}" for row, land in zip(FOUR, (40, 30, 20, 10), strict=True)]
        land = only(compared(tmp_path, rows, self.header)).land
        assert land is not None
        assert land.curve.gini == Fraction(1, 2)
        assert [(own.hrad, own.pad, own.for_people) for own in land.degrees] == [
            (Fraction(1, 4), Fraction(5, 8), Fraction(2, 5)),
            (Fraction(2, 3), Fraction(5, 6), Fraction(4, 5)),
            (Fraction(3, 2), Fraction(5, 4), Fraction(6, 5)),
            (Fraction(4), Fraction(5, 2), Fraction(8, 5)),
        ]

    def test_units_of_land_are_read(self, tmp_path: Path) -> None:
        header = self.header.replace("平方公里", "万公顷")
        rows = [f"{row},{land}" for row, land in zip(FOUR, ("0.4", "0.3", "0.2", "0.1"), strict=True)]
        spread = only(compared(tmp_path, rows, header))
        assert [area.land for area in spread.areas] == [40, 30, 20, 10]

    def test_land_may_stand_in_a_table_of_its_own(self, tmp_path: Path) -> None:
        written(tmp_path, FOUR)
        land = [f"{row.split(',')[0]},2025,{size}" for row, size in zip(FOUR, (4, 3, 2, 1), strict=True)]
        (tmp_path / "land.csv").write_text("\n".join(["area,period,辖区面积(km²)", *land, ""]), encoding="utf-8")
        report = healthcheck.equity([tmp_path / "table.csv", tmp_path / "land.csv"], tmp_path / "small.yaml")
        spread = only(report)
        assert spread.land is not None
        assert spread.land.curve.gini == Fraction(1, 2)

    def test_areas_without_land_are_left_out_of_what_is_by_land_only(self, tmp_path: Path) -> None:
        rows = [f"{row},{land}" for row, land in zip(FOUR, ("40", "30", "", "0"), strict=True)]
        spread = only(compared(tmp_path, rows, self.header))
        assert spread.land is not None
        assert [area.name for area in spread.land.areas] == ["甲区", "乙区"]
        assert {area.name: area.why.code for area in spread.land.left_out} == {"丙区": "HC303", "丁区": "HC546"}
        assert len(spread.areas) == 4
        # The whole of the degrees is the areas whose land is known.
        assert [own.for_people for own in spread.land.degrees] == [Fraction(2, 3), Fraction(4, 3)]

    def test_one_area_with_land_is_none(self, tmp_path: Path) -> None:
        rows = [f"{row},{land}" for row, land in zip(FOUR, ("40", "", "", ""), strict=True)]
        spread = only(compared(tmp_path, rows, self.header))
        assert spread.land is None
        assert undefined(spread) == {"land": "HC541"}

    def test_land_is_added_up_like_beds(self, tmp_path: Path) -> None:
        rows = [f"{row},{land}" for row, land in zip(FOUR, (40, 30, 20, 10), strict=True)]
        spread = only(compared(tmp_path, rows, self.header, level="city"))
        assert [area.land for area in spread.areas] == [70, 30]

    def test_a_ratio_to_something_else_than_people_has_no_degrees(self, tmp_path: Path) -> None:
        pack = PACK.replace("ratio: beds, to: population", "ratio: beds, to: doctors")
        header = "area,area_name,period,beds,doctors,land_area"
        spread = only(compared(tmp_path, ["350102,甲区,2025,1,2,3", "350103,乙区,2025,2,2,3"], header, pack))
        assert spread.curve is not None
        assert undefined(spread) == {"groups": "HC549", "land": "HC554"}


def test_only_ratios_are_compared(tmp_path: Path) -> None:
    pack = PACK + (
        "  beds:\n    name: {en: Beds, zh: 床位数}\n    measure: {value: beds}\n"
        "    target: {at_least: 1}\n    clause: '2'\n"
    )
    assert [spread.indicator.id for spread in compared(tmp_path, FOUR, pack=pack).spreads] == ["beds_per_1000"]
    named = compared(tmp_path, FOUR, pack=pack, indicators=["beds", "beds_per_1000"])
    assert [message(note, "en") for note in named.notes] == ["small/beds is no ratio: it has no spread"]
    none = compared(tmp_path, FOUR, pack=pack, indicators=["beds"])
    assert ([note.code for note in none.notes], none.exit_code) == (["HC547"], ExitCode.INCONCLUSIVE)


def test_a_blank_counts_as_zero_where_the_rule_file_says_so(tmp_path: Path) -> None:
    pack = PACK.replace('    clause: "1"', '    clause: "1"\n    missing: zero')
    spread = only(compared(tmp_path, ["350102,甲区,2025,,10000", "350103,乙区,2025,100,10000"], pack=pack))
    assert spread.left_out == ()
    assert spread.curve is not None
    assert spread.curve.gini == Fraction(1, 2)


def test_the_other_population_is_taken_only_when_asked_for(tmp_path: Path) -> None:
    header = "area,area_name,period,beds,registered_population"
    rows = ["350102,甲区,2025,1,10000", "350103,乙区,2025,3,10000"]
    assert undefined(only(compared(tmp_path, rows, header))) == {"spread": "HC307"}
    report = compared(tmp_path, rows, header, population_basis="any")
    assert only(report).curve is not None
    assert [finding.code for finding in report.findings] == ["HC277"]
    assert report.choice.any_basis


def test_doubts_about_figures_are_told_too(tmp_path: Path) -> None:
    rows = [f"3501{number:02},甲{number}区,2025,{number * 10},{number * 1000}" for number in range(2, 14)]
    report = compared(tmp_path, [*rows, "350121,乙县,2025,140,14"])
    assert [finding.code for finding in report.findings if finding.severity.word != "info"] != []


def test_how_far_a_long_run_is_can_be_heard(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    compared(tmp_path, FOUR, progress=lambda *step: told.append(step))
    assert told == [("reading", 0, 1), ("understanding", 0, 1), ("comparing", 0, 1), ("checking", 0, 0)]
