"""Figures that can be and are hard to believe: when checks fire, with which words, and when not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from check_cases import HEADER, districts, in_folder, judged, said, save
from hypothesis import given, settings
from hypothesis import strategies as st

import healthcheck
from healthcheck.checks import CHECKS
from healthcheck.checks.bounds import BOUNDS
from healthcheck.checks.parts import DECLARED
from healthcheck.checks.tens import UNIT_POWERS, slip_powers
from healthcheck.cli import main
from healthcheck.messages import line
from healthcheck.model.faults import ExitCode, Finding, UsageError
from healthcheck.model.pack import VariableType
from healthcheck.packs.loader import load_packs

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_folder(tmp_path, monkeypatch)


def found(rows: Sequence[str], header: str = HEADER, name: str = "t.csv", **options: Any) -> list[Finding]:
    """Judge a table and return what the checks find."""
    findings = judged(rows, header, name, **options)
    return [one for one in findings if one.code == "HC279" or one.code.startswith("HC28")]


def test_a_clean_table_has_no_findings() -> None:
    assert found([*districts(year=2022), *districts(year=2023), *districts(year=2024)]) == []


class TestParts:
    header = "区划代码,地区,年份,托位数,普惠性托位数,乡镇卫生院数,完成中医馆建设的乡镇卫生院数"

    def test_a_part_larger_than_its_whole(self) -> None:
        assert said(found(["350102,鼓楼区,2023,1000,1001,10,11"], self.header)) == [
            (
                "t.csv:2:5: HC280 Affordable nursery places of 350102 鼓楼区 2023 is 1001, more than "
                "Nursery places (1000), of which it is a part: check both",
                "t.csv:2:5: HC280 350102 鼓楼区 2023 的“普惠性托位数”为 1001，多于其所属的“托位数”（1000）：请核对两者",
                "warning",
                "1001",
            ),
            (
                "t.csv:2:7: HC280 Township health centres with a finished Chinese medicine hall of 350102 鼓楼区 2023 "
                "is 11, more than Township health centres (10), of which it is a part: check both",
                "t.csv:2:7: HC280 350102 鼓楼区 2023 的“完成中医馆建设的乡镇卫生院数”为 11，"
                "多于其所属的“乡镇卫生院数”（10）：请核对两者",
                "warning",
                "11",
            ),
        ]

    def test_a_part_as_large_as_its_whole(self) -> None:
        assert found(["350102,鼓楼区,2023,1000,1000,10,10"], self.header) == []

    def test_rounding_explains_half_a_last_digit_of_each(self) -> None:
        header = "区划代码,年份,床位数,常住人口(万人),65岁及以上老年人口数"
        assert found(["350102,2023,500,10.0,100500"], header) == []
        assert [one.code for one in found(["350102,2023,500,10.0,100501"], header)] == ["HC280"]

    def test_what_no_indicator_reads_is_a_note(self) -> None:
        (one,) = found(["350102,鼓楼区,2023,1,3,2"], "区划代码,地区,年份,救护车数,负压救护车数,托位数")
        assert (one.code, one.severity.word, one.raw) == ("HC280", "info", "3")

    def test_every_declared_variable_is_shipped_and_counts(self) -> None:
        packs = load_packs([path.stem for path in (ROOT / "rules").glob("*.yaml") if path.stem != "variables"])
        variables = {name: variable for pack in packs for name, variable in pack.variables.items()}
        for part, whole in DECLARED:
            assert variables[part].type is variables[whole].type is VariableType.COUNT
        assert {bounds.variable for bounds in BOUNDS} <= variables.keys()


class TestMagnitude:
    def test_a_year_in_another_unit(self) -> None:
        rows = [f"350102,鼓楼区,{year},2600,1500,{people}" for year, people in enumerate((50, 510000, 520000), 2021)]
        assert said(found(rows, no_checks=["jumps"])) == [
            (
                "t.csv:2:6: HC281 Resident population of 350102 鼓楼区 2021 is 50, about 1/10000 of the figure of 2022 "
                "(510000): check its unit",
                "t.csv:2:6: HC281 350102 鼓楼区 2021 的“常住人口”为 50，约为 2022 年（510000）的 1/10000："
                "请核对单位，如人与万人",
                "warning",
                "50",
            )
        ]

    def test_of_two_years_the_later_is_named(self) -> None:
        rows = ["350102,鼓楼区,2022,2600,1500,510000", "350102,鼓楼区,2023,26000,1500,512000"]
        assert [one for one in said(found(rows)) if "HC281" in one[0]] == [
            (
                "t.csv:3:4: HC281 Beds in health institutions of 350102 鼓楼区 2023 is 26000, about 10 times the "
                "figure of 2022 (2600): check its unit",
                "t.csv:3:4: HC281 350102 鼓楼区 2023 的“医疗卫生机构床位数”为 26000，约为 2022 年（2600）的 10 倍："
                "请核对单位，如人与万人",
                "warning",
                "26000",
            )
        ]

    def test_it_is_no_jump_as_well(self) -> None:
        rows = [f"350102,鼓楼区,{year},{beds},1500,510000" for year, beds in enumerate((2600, 26000, 2700), 2021)]
        assert [one.code for one in found(rows)] == ["HC281"]

    @pytest.mark.parametrize("beds", [(2600, 20000), (26, 260), (2600, 33000), (2600, 0)])
    def test_growth_and_small_figures_are_no_slip(self, beds: tuple[int, int]) -> None:
        rows = [f"350102,鼓楼区,{2022 + step},{number},1500,510000" for step, number in enumerate(beds)]
        assert "HC281" not in [one.code for one in found(rows, no_checks=["jumps"])]

    def test_years_without_a_figure_hide_nothing(self) -> None:
        rows = [f"350102,鼓楼区,{year},2600,1500,{people}" for year, people in enumerate((520000, "", 52), 2021)]
        assert [(one.code, one.raw) for one in found(rows)] == [("HC281", "52")]

    def test_one_ratio_off_its_neighbours(self) -> None:
        rows = [*districts(), "350181,福清市,2023,30000,1500,500000"]
        assert said(found(rows)) == [
            (
                "t.csv:11:4: HC282 Beds per 1,000 of 350181 福清市 2023 is 60, about 10 times the median of 10 areas "
                "(5.06): check the unit of Beds in health institutions (30000) and Resident population (500000)",
                "t.csv:11:4: HC282 350181 福清市 2023 的“每千人口床位”为 60，约为 10 个地区中位数（5.06）的 10 倍："
                "请核对“医疗卫生机构床位数”（30000）和“常住人口”（500000）的单位，如人与万人",
                "warning",
                "30000",
            )
        ]

    def test_several_ratios_off_alike_have_their_population_to_blame(self) -> None:
        rows = [*districts(), "350181,福清市,2023,2600,1500,5200"]
        assert said(found(rows)) == [
            (
                "t.csv:11:6: HC282 Beds per 1,000 of 350181 福清市 2023 is 500, about 100 times the median of 10 areas "
                "(5.06): check the unit of Resident population (5200)",
                "t.csv:11:6: HC282 350181 福清市 2023 的“每千人口床位”为 500，约为 10 个地区中位数（5.06）的 100 倍："
                "请核对“常住人口”（5200）的单位，如人与万人",
                "warning",
                "5200",
            )
        ]

    def test_a_population_that_no_other_area_comes_near_to(self) -> None:
        (one,) = found([*districts(), "350181,福清市,2023,2600,1500,52"])
        assert (one.code, one.raw, one.place and one.place.cell) == ("HC282", "52", "F11")
        assert line(one, "en").endswith(
            "HC282 Resident population of 350181 福清市 2023 is 52, about 1/10000 of the median of 10 areas (505000): "
            "check the unit of Resident population (52)"
        )

    @pytest.mark.parametrize("beds", [19_000, 320])
    def test_few_neighbours_or_less_than_eight_times_say_nothing(self, beds: int) -> None:
        odd = f"350181,福清市,2023,{beds},1500,500000"
        assert found([*districts(), odd]) == []
        assert found([*districts(6), "350181,福清市,2023,27000,1500,500000"]) == []

    def test_neighbours_that_differ_a_lot_anyway(self) -> None:
        beds_of = (600, 900, 2000, 3200, 6000, 8000, 20_000, 28_000)
        rows = [f"3501{code:02d},第{code}区,2023,{beds},1500,500000" for code, beds in enumerate(beds_of, 10)]
        assert found(rows) == []
        assert [one.raw for one in found([*rows[:-1], rows[-1].replace("28000", "32000")])] == ["32000"]

    def test_what_cannot_be_for_so_many_residents(self) -> None:
        assert said(found(["350102,鼓楼区,2023,2600,1500,3100000", "350103,台江区,2023,300,1500000,3100000"])) == [
            (
                "t.csv:3:4: HC283 Beds in health institutions of 350103 台江区 2023 is 0.0968 per 1000 residents, and "
                "0.1 to 60 is plausible: check the unit of Beds in health institutions (300) and Resident population "
                "(3100000)",
                "t.csv:3:4: HC283 350103 台江区 2023 的“医疗卫生机构床位数”合每 1000 人 0.0968，合理范围为 0.1 至 60："
                "请核对“医疗卫生机构床位数”（300）和“常住人口”（3100000）的单位，如人与万人",
                "warning",
                "300",
            ),
            (
                "t.csv:3:5: HC283 Licensed doctors and assistant doctors of 350103 台江区 2023 is 483.87 per 1000 "
                "residents, and 0.1 to 60 is plausible: check the unit of Licensed doctors and assistant doctors "
                "(1500000) and Resident population (3100000)",
                "t.csv:3:5: HC283 350103 台江区 2023 的“执业(助理)医师数”合每 1000 人 483.87，合理范围为 0.1 至 60："
                "请核对“执业(助理)医师数”（1500000）和“常住人口”（3100000）的单位，如人与万人",
                "warning",
                "1500000",
            ),
        ]

    def test_the_bounds_themselves_are_plausible(self) -> None:
        assert found(["350102,鼓楼区,2023,60,1,1000", "350103,台江区,2023,1,1,10000"]) == []
        assert [one.raw for one in found(["350102,鼓楼区,2023,61,1,1000"])] == ["61"]

    def test_everything_out_of_bounds_has_the_population_to_blame(self) -> None:
        (one,) = found(["350102,鼓楼区,2023,2600,1500,52"])
        assert (one.code, one.raw, one.severity.word) == ("HC283", "52", "warning")

    @settings(max_examples=20, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 99999)), min_size=8, max_size=20),
        st.sampled_from([10, 1000, 10_000]),
    )
    def test_scaling_all_figures_alike_changes_no_neighbour(self, areas: list[tuple[int, int]], factor: int) -> None:
        def odd(times: int) -> list[str | None]:
            rows = [f"3501{n:02d},第{n}区,2023,{a * times},,{b * times}" for n, (a, b) in enumerate(areas, 1)]
            return [one.place.cell for one in found(rows, checks=["magnitude"]) if one.code == "HC282" and one.place]

        assert odd(factor) == odd(1)


class TestJumps:
    def test_more_than_half_in_a_year(self) -> None:
        rows = ["350102,鼓楼区,2022,2000,1500,500000", "350102,鼓楼区,2023,3001,749,500000"]
        assert said(found(rows)) == [
            (
                "t.csv:3:4: HC284 Beds in health institutions of 350102 鼓楼区 changes by +50.05% from 2022 (2000) to "
                "2023 (3001)",
                "t.csv:3:4: HC284 350102 鼓楼区 的“医疗卫生机构床位数”由 2022 年的 2000 变为 2023 年的 3001，"
                "变动 +50.05%",
                "info",
                "3001",
            ),
            (
                "t.csv:3:5: HC284 Licensed doctors and assistant doctors of 350102 鼓楼区 changes by -50.07% from 2022 "
                "(1500) to 2023 (749)",
                "t.csv:3:5: HC284 350102 鼓楼区 的“执业(助理)医师数”由 2022 年的 1500 变为 2023 年的 749，变动 -50.07%",
                "info",
                "749",
            ),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "year"), [(2000, 3000, 2023), (2000, 1000, 2023), (99, 400, 2023), (2000, 3500, 2024)]
    )
    def test_half_little_or_later_is_no_jump(self, before: int, after: int, year: int) -> None:
        rows = [f"350102,鼓楼区,2022,{before},1500,500000", f"350102,鼓楼区,{year},{after},1500,500000"]
        assert found(rows) == []

    def test_very_many_are_counted_instead_of_listed(self) -> None:
        rows = [
            f"{3301 + town // 90}{town % 90 + 10},区{town},{year},{beds},1500,500000"
            for town in range(103)
            for year, beds in ((2022, 2000), (2023, 4000))
        ]
        *listed, last = found(rows)
        assert {one.code for one in listed} == {"HC284"}
        assert len(listed) == 100
        assert line(last, "en") == (
            "t.csv:203:4: HC279 Beds in health institutions: 3 more cells like those before (HC284), from this one on"
        )
        assert line(last, "zh") == (
            "t.csv:203:4: HC279 “医疗卫生机构床位数”：自此起还有 3 个单元格有同样问题（HC284），不再逐一列出"
        )


class TestFileYear:
    row = "350102,鼓楼区,2022,2600,1500,510000"

    def test_a_name_of_another_year(self) -> None:
        assert said(found([self.row], name="beds2023.csv")) == [
            (
                "beds2023.csv: HC285 the file's name says 2023, and the rows are of 2022: check that it is the right "
                "table",
                "beds2023.csv: HC285 文件名中的年份是 2023，而数据行是 2022 年的：请核对是否用错表格",
                "info",
                "beds2023.csv",
            )
        ]

    def test_a_title_of_another_year(self) -> None:
        title = "2024年卫生统计,,,,,"
        assert said(found([HEADER, self.row], title)) == [
            (
                "t.csv:1: HC285 the title says 2024, and the rows are of 2022: check that it is the right table",
                "t.csv:1: HC285 标题中的年份是 2024，而数据行是 2022 年的：请核对是否用错表格",
                "info",
                "2024年卫生统计",
            )
        ]

    @pytest.mark.parametrize(
        "name", ["beds2022.csv", "2021-2023.csv", "20231105.csv", "2023年11月5日.csv", "1234567.csv", "v2023/t.csv"]
    )
    def test_names_that_fit_or_say_no_year(self, name: str) -> None:
        Path("v2023").mkdir()
        assert found([self.row], name=name) == []

    def test_a_table_without_years(self) -> None:
        header, row = HEADER.replace(",年份", ""), self.row.replace(",2022", "")
        assert found([row], header, name="beds2023.csv") == []
        assert [one.code for one in found([row], header, name="beds2023.csv", period=2022)] == ["HC285"]


class TestSpellings:
    def test_one_area_under_an_old_and_a_new_code(self) -> None:
        rows = ["350182,长乐市,2023,2600,1500,510000", "350112,长乐区,2023,2600,1500,510000"]
        assert said(found(rows)) == [
            (
                "t.csv:3:1: HC286 350112 长乐区 2023 is probably the same area as 350182 长乐市: both have a row in "
                "this year",
                "t.csv:3:1: HC286 350112 长乐区 2023 与 350182 长乐市 可能是同一地区，该年两者各有一行",
                "warning",
                "350112",
            )
        ]

    def test_one_area_under_two_spellings(self) -> None:
        rows = ["鼓楼区,2023,2600,1500,510000", "鼓楼,2023,2600,1500,510000"]
        (one,) = found(rows, HEADER.removeprefix("区划代码,"))
        assert line(one, "en") == (
            "t.csv:3:1: HC286 鼓楼 2023 is probably the same area as 鼓楼区: both have a row in this year"
        )

    @pytest.mark.parametrize(
        "rows",
        [
            ["350182,长乐市,2022,2600,1500,510000", "350112,长乐区,2023,2600,1500,510000"],
            ["654002,伊宁市,2023,2600,1500,510000", "654021,伊宁县,2023,2600,1500,510000"],
            ["350102,鼓楼区,2023,2600,1500,510000", "320106,鼓楼区,2023,2600,1500,510000"],
            ["430400,衡阳市,2023,2600,1500,510000", "430421,衡阳县,2023,2600,1500,510000"],
            ["140502,城区,2023,2600,1500,510000", "140525,城县,2023,2600,1500,510000"],
        ],
    )
    def test_areas_that_are_two(self, rows: list[str]) -> None:
        assert found(rows) == []

    def test_areas_without_codes_that_may_be_two(self) -> None:
        header = HEADER.removeprefix("区划代码,")
        assert found(["朝阳市,2023,2600,1500,510000", "朝阳区,2023,2600,1500,510000"], header) == []
        rows = ["北京市,朝阳区,2023,2600,1500,510000", "长春市,朝阳,2023,2600,1500,510000"]
        assert found(rows, "市," + header.replace("地区", "区县")) == []

    def test_one_code_with_two_names(self) -> None:
        rows = ["350102,鼓楼区,2022,2600,1500,510000", "350102,台江区,2023,2600,1500,510000"]
        assert said(found(rows)) == [
            (
                "t.csv:3:1: HC287 code 350102 is 鼓楼区 in 2022 and 台江区 in 2023: check code and name",
                "t.csv:3:1: HC287 代码 350102 在 2022 年是“鼓楼区”，在 2023 年是“台江区”：请核对代码和名称",
                "warning",
                "350102",
            )
        ]

    def test_a_county_that_became_a_district(self) -> None:
        assert found(["360721,赣县,2016,2600,1500,510000", "360721,赣县区,2017,2600,1500,510000"]) == []


class TestCodes:
    def test_a_code_of_no_province(self) -> None:
        rows = [*districts(2), "390102,鼓楼区,2022,2600,1500,510000", "390102,鼓楼区,2023,2600,1500,510000"]
        assert said(found(rows)) == [
            (
                "t.csv:4:1: HC288 no province's code begins with 39 (390102 鼓楼区): check the code",
                "t.csv:4:1: HC288 没有以 39 开头的省级代码（390102 鼓楼区）：请核对区划代码",
                "warning",
                "390102",
            )
        ]

    def test_every_province_the_country_and_other_systems(self) -> None:
        provinces = (
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82"
        )
        rows = [f"{code}0102,区{code},2023,2600,1500,510000" for code in provinces.split()]
        assert found([*rows, "000000,全国,2023,2600,1500,510000"]) == []
        assert found([f"9901{code},区{code},2023,2600,1500,510000" for code in range(10, 15)]) == []


class TestPopulations:
    header = HEADER.replace("执业(助理)医师数", "户籍人口")

    def test_more_than_five_times_apart(self) -> None:
        assert said(found(["350102,鼓楼区,2023,2600,100000,500001"], self.header)) == [
            (
                "t.csv:2:6: HC289 350102 鼓楼区 2023: 500001 residents and 100000 registered people are more than 5 "
                "times apart: check the basis and the unit of both",
                "t.csv:2:6: HC289 350102 鼓楼区 2023：常住人口 500001，户籍人口 100000，相差超过 5 倍："
                "请核对两者的口径和单位",
                "info",
                "500001",
            )
        ]

    @pytest.mark.parametrize("registered", ["100000", "2500000", "", "0"])
    def test_five_times_or_none(self, registered: str) -> None:
        assert found([f"350102,鼓楼区,2023,2600,{registered},500000"], self.header) == []


class TestSwitches:
    rows = ("390102,鼓楼区,2022,2000,1500,500000", *districts(3), "350102,第2区,2022,1000,1500,500000")

    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            ({}, ["HC284", "HC288"]),
            ({"checks": ["jumps"]}, ["HC284"]),
            ({"checks": ["codes", "jumps"], "no_checks": ["jumps"]}, ["HC288"]),
            ({"no_checks": list(CHECKS)}, []),
        ],
    )
    def test_checks_are_chosen(self, options: dict[str, list[str]], codes: list[str]) -> None:
        assert [one.code for one in found(self.rows, HEADER, "t.csv", **options)] == codes

    def test_an_unknown_check_is_refused(self) -> None:
        with pytest.raises(UsageError) as caught:
            found(self.rows, checks=["part"], no_checks=["jump"])
        assert [line(fault, "en").partition(" ")[0] for fault in caught.value.faults] == ["HC405", "HC405"]

    def test_the_command_line_has_the_same_switches(self, capsys: pytest.CaptureFixture[str]) -> None:
        command = ["check", save(self.rows), "--rules", "own.yaml", "--format", "json", "--allow-missing"]
        main([*command, "--no-check", "codes"])
        printed = capsys.readouterr().out
        assert "HC284" in printed
        assert "HC288" not in printed
        assert main([*command, "--check", "file_year"]) == ExitCode.USAGE
        assert "file-year" in capsys.readouterr().err

    def test_the_help_lists_the_checks(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["check", "--help"])
        printed = capsys.readouterr().out
        assert all(name in printed for name in CHECKS)

    def test_findings_of_checks_do_not_fail_a_run(self) -> None:
        report = healthcheck.check(save(self.rows), "own.yaml", indicators=["beds_per_1000"])
        assert report.exit_code == ExitCode.OK


@given(st.integers(1, 10**18), st.sampled_from(UNIT_POWERS))
def test_powers_of_ten_are_found_exactly_however_large(value: int, power: int) -> None:
    values = np.array([value, value * 10**power], dtype=object)
    assert slip_powers(values, values[::-1]).tolist() == [-power, power]


@pytest.mark.parametrize(
    ("table", "pack", "codes"),
    [
        ("cities-2013.csv", "city-capacity", []),
        ("ganxian-2023-2025.csv", "ganxian-2023", []),
        ("dongguan-2024.csv", "dongguan-2024", []),
        ("fuzhou-2021.csv", "fuzhou-2021", []),
        ("fuzhou-2024.csv", "fuzhou-2024", []),
        ("shishi-2023.csv", "shishi-2023", ["HC284", "HC284"]),
        ("national-2020.csv", "national-2020", []),
    ],
)
def test_sample_tables_are_believed(table: str, pack: str, codes: list[str]) -> None:
    report = healthcheck.check(ROOT / "sample_data" / table, pack)
    assert [one.code for one in report.findings if one.code.startswith(("HC279", "HC28"))] == codes


def test_the_page_names_every_check_its_codes_its_pairs_and_its_bounds() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"`{name}`" not in page] == []
    assert [f"HC{number}" for number in range(279, 290) if f"HC{number}" not in page] == []
    assert [pair for pair in DECLARED if f"| `{pair[0]}` | `{pair[1]}` |" not in page] == []
    for bounds in BOUNDS:
        assert f"| `{bounds.variable}` | {bounds.per:,} | {bounds.low} | {bounds.high} |" in page
