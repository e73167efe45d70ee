"""The summaries at a terminal: by indicator, by area, by file, and the small bars in them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio
from rich.cells import cell_len

from healthcheck import check
from healthcheck.cli import main
from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.pack import Indicator, TargetKind
from healthcheck.model.statuses import Status
from healthcheck.model.text import Language, Text
from healthcheck.reports.bars import LEVELS, bars
from healthcheck.reports.file_counts import count_files
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.terminal_report import render
from healthcheck.reports.terminal_summary import By

ROOT = Path(__file__).resolve().parents[1]


def shown(report: Report, by: By | None = None, screen: Screen | None = None, every_row: bool = False) -> str:
    return "".join(render(report, None, screen or Screen(), every_row=every_row, by=by))


def values(*numbers: float | None) -> list[Fraction | None]:
    return [None if number is None else Fraction(number) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        ((0, 1, 2, 3, 4), "▁▂▃▅▇"),
        ((4, 3, 2, 1, 0), "▇▅▃▂▁"),
        ((7.2, 7.3, 7.4), "▁▃▇"),
        ((5, 5, 5), "▃▃▃"),
        ((-1, 0, 1), "▁▃▇"),
        ((1, None, 3), "▁·▇"),
        ((None, None), "··"),
        ((), ""),
    ],
)
def test_bars(numbers: Sequence[float | None], drawn: str) -> None:
    assert bars(values(*numbers)) == drawn


def test_a_target_stands_before_the_first_bar_that_meets_it() -> None:
    assert [bars(values(1, 2), split) for split in (0, 1, 2)] == ["|▁▇", "▁|▇", "▁▇|"]


@given(st.lists(st.fractions(), min_size=1, max_size=12))
def test_a_higher_number_never_has_a_lower_bar(numbers: list[Fraction]) -> None:
    drawn = [LEVELS.index(bar) for bar in bars(numbers)]
    pairs = [(one, other) for one in range(len(numbers)) for other in range(len(numbers))]
    assert all(drawn[one] <= drawn[other] for one, other in pairs if numbers[one] <= numbers[other])
    if min(numbers) != max(numbers):
        assert {min(drawn), max(drawn)} == {0, len(LEVELS) - 1}


def test_every_bar_can_be_shown_on_a_chinese_console_and_has_a_stand_in_elsewhere() -> None:
    assert Screen(encoding="gbk").shown(LEVELS + "·|") == LEVELS + "·|"
    assert Screen(encoding="ascii").shown(LEVELS + "·|") == "12345-|"


def by_code(rows: Sequence[Row], *indicators: Indicator, **settings: Any) -> Report:
    """Build a report in which rows with one code are one area."""
    report = build_report(rows, *indicators, **settings)
    codes = {code: number for number, code in enumerate(dict.fromkeys(row[0] for row in rows))}
    area = np.array([codes[row[0]] for row in rows], dtype=np.int64)
    observations = replace(report.observations, batch=replace(report.observations.batch, area=area))
    return replace(report, observations=observations)


def rows_of(*beds: int, year: int = 2025) -> list[Row]:
    return [(str(100001 + place), f"区{place + 1}", year, str(number), "100000") for place, number in enumerate(beds)]


@pytest.mark.parametrize(
    ("beds", "kind", "drawn"),
    [
        ((700, 760, 720, 800, 740), TargetKind.AT_LEAST, "▁▂▃|▅▇"),
        ((800, 810, 820, 830, 840), TargetKind.AT_LEAST, "|▁▂▃▅▇"),
        ((300, 310, 320, 330, 340), TargetKind.AT_LEAST, "▁▂▃▅▇|"),
        ((700, 760, 720, 800, 740), TargetKind.AT_MOST, "▁▂▃|▅▇"),
        ((700, 760, 720, 800, 740), TargetKind.EQUALS, "▁▂▃▅▇"),
        ((700, 760, 720, 800), TargetKind.AT_LEAST, None),
        (tuple(range(600, 800)), TargetKind.AT_LEAST, "▁▁▂▃▃▅|▇▇"),
        ((*range(600, 749), 750), TargetKind.AT_LEAST, "▁▁▂▃▃▅▇|▇"),
        ((749, *range(750, 900)), TargetKind.AT_LEAST, "▁|▁▂▃▃▅▇▇"),
    ],
)
def test_the_spread_over_areas_is_divided_where_the_target_is(
    beds: tuple[int, ...], kind: TargetKind, drawn: str | None
) -> None:
    text = shown(build_report(rows_of(*beds), ratio(at_least("7.5", kind=kind))), "indicator")
    assert re.findall(r"[▁▂▃▅▇|]{4,}", text) == ([] if drawn is None else [drawn])
    legend = "\nSpread: the areas of 2025 from the lowest value up; | is the target.\n"
    assert (legend in text) == (drawn is not None)


def test_figures_beyond_every_float_have_bars_too() -> None:
    rows: list[Row] = [(str(100001 + place), None, 2025, f"{place}" + "0" * 400, "1") for place in range(1, 6)]
    assert "|▁▂▃▅▇" in shown(build_report(rows, ratio(at_least("7.5"))), "indicator")


def test_only_the_latest_year_is_spread_out() -> None:
    rows = rows_of(760, 761, 762, 763, 764, year=2024) + rows_of(764, 763, 762, 761, 700)
    assert "▁|▇▇▇▇" in shown(build_report(rows, ratio(at_least("7.5"))), "indicator")


def one_area(*beds: str | None) -> Report:
    rows: list[Row] = [("360704", "赣县区", 2021 + place, number, "100000") for place, number in enumerate(beds)]
    return by_code(rows, ratio(at_least("7.5")), language="zh")


@pytest.mark.parametrize(
    ("beds", "drawn"),
    [
        (("700", "720", "740", "760"), "▁▂▅▇"),
        (("700", None, "740", "760"), "▁·▅▇"),
        (("700", None, "760"), None),
        (("700", "760"), None),
        (tuple(str(number) for number in range(700, 712)), "▁▁▂▂▃▃▅▅▇▇"),
    ],
)
def test_the_course_of_one_area_runs_over_the_years(beds: tuple[str | None, ...], drawn: str | None) -> None:
    text = shown(one_area(*beds), "indicator")
    assert re.findall(r"[▁▂▃▅▇·]{3,}", text) == ([] if drawn is None else [drawn])
    first = max(2021, 2021 + len(beds) - 10)
    assert (f"\n走势：{first} 至 {2020 + len(beds)} 年的数值。\n" in text) == (drawn is not None)


def test_by_indicator() -> None:
    indicators = [
        ratio(at_least("7.5"), name=Text("Beds", "床位")),
        ratio(at_least("7"), name=Text("Less", "较低"), identifier="less"),
    ]
    report = build_report(rows_of(749, 760, 740, 780, 790), *indicators, language="zh")
    assert (
        shown(report, "indicator")
        == """\
规则：test-pack（第 3 版）
表格：table.csv（5 行）
共 10 条结论：达标 8、未达标 2。

按指标汇总
指标  目标   未达标  达标  合计差距  差距最大  分布
─────────────────────────────────────────────────────
床位  ≥ 7.5       2     3  11 张     区3       ▁▁|▃▇▇
分布：2025 年各地区由低到高；| 为目标。
（另有 1 项指标没有未达标，也不缺数据）

未通过：2 项未达标。退出码 1。
"""
    )
    assert re.findall(r"(?m)^(床位|较低) ", shown(report, "indicator", every_row=True)) == ["床位", "较低"]


def test_by_area() -> None:
    years = ((2023, 1, 1), (2024, 1, 750), (2025, 1, 750))
    rows = [row for year, first, second in years for row in rows_of(first, second, year=year)]
    report = by_code(rows, ratio(at_least("7.5")))
    assert (
        shown(report, "area")
        == """\
Rules: test-pack (revision 3)
Tables: table.csv (6 rows)
6 verdicts: 2 pass, 4 fail.

By area
Area  fail  pass  Course
────────────────────────
区1      3     0  ▃▃▃
区2      1     2  ▁▇▇
Course: the share of targets met from 2023 to 2025.

NOT PASSED: 4 targets missed. Exit code 1.
"""
    )


@pytest.mark.parametrize(("every_row", "listed"), [(False, 10), (True, 30)])
def test_by_area_says_how_many_more_there_are(every_row: bool, listed: int) -> None:
    report = build_report(rows_of(*[700] * 30, *[800] * 5), ratio(at_least("7.5")))
    text = shown(report, "area", Screen(rows=20), every_row=every_row)
    assert len(re.findall(r"(?m)^区", text)) == listed
    assert ("(more areas that miss something: 20)\n" in text) is not every_row
    assert "(areas with nothing missed or missing: 5)\n" in text


SOME = [
    Finding("HC315", Severity.ERROR, {"variable": Text("Beds", "床位")}, Place("b.csv", 3, 4), "0"),
    Finding("HC315", Severity.INFO, {"variable": Text("Beds", "床位")}, Place("b.csv", 4, 4), "0"),
    Finding("HC278", Severity.WARNING, {"area": "x", "first": 2020, "next": 2022}),
]
HEADER = "area,area_name,period,beds,resident_population"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give three submissions: a good one, a bad one, and one whose population stands in a file of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    for name, lines in {
        "good.csv": [HEADER, "360702,章贡区,2025,760,100000"],
        "bad.csv": [HEADER, "360703,南康区,2025,700,100000", "360704,赣县区,2025,7x0,100000"],
        "split/beds.csv": ["area,period,beds", "360721,2025,749"],
        "split/people.csv": ["area,period,resident_population", "360721,2025,100000"],
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    (tmp_path / "small.yaml").write_text(
        "healthcheck: 1\npack: small\npopulation: resident_population\nindicators:\n  beds:\n"
        "    name: {en: Beds, zh: 床位}\n    measure: {ratio: beds, to: population, per: 1000}\n"
        "    target: {at_least: 7.5}\n",
        encoding="utf-8",
    )
    return tmp_path


def test_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "good.csv", "bad.csv", "split", "--rules", "small.yaml", "--by", "file", "--all"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("By file")
    assert lines[at + 1 : at + 7] == [
        "File              fail  invalid  pass  Findings",
        "─" * 47,
        "bad.csv              1        1     0  1 error",
        "split/beds.csv       1        0     0",
        "good.csv             0        0     1",
        "split/people.csv     0        0     0",
    ]
    assert main(["check", "good.csv", "bad.csv", "split", "--rules", "small.yaml", "--by", "file"]) == 1
    text = capsys.readouterr().out
    assert "good.csv " not in text[text.index("By file") :]
    assert "(files with nothing missed, missing or wrong: 2)\n" in text


def test_every_verdict_is_counted_in_one_file() -> None:
    samples = ROOT / "sample_data"
    for tables, pack in (
        (["fuzhou-2024.csv"], "fuzhou-2024"),
        (["cities-2013.csv"], "city-capacity"),
        (["ganxian-2023-2025.csv"], "ganxian-2023"),
        (["national-2020.csv"], "national-2020"),
    ):
        report = check([samples / name for name in tables], pack)
        files = count_files(report)
        assert [sum(file.counts[status] for file in files) for status in Status] == list(report.counts.values())
        assert {file.file for file in files if sum(file.counts)} == {str(samples / name) for name in tables}


def test_findings_without_a_place_belong_to_no_file() -> None:
    report = build_report(rows_of(749), ratio(at_least("7.5")), findings=SOME)
    text = shown(report, "file")
    assert re.search(r"(?m)^b\.csv +0  1 error, 1 note$", text)
    assert len(count_files(report)) == 2


def test_an_area_that_is_in_no_table_is_in_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = (folder / "small.yaml").read_text(encoding="utf-8")
    roster = 'applies_to: {level: county, areas: ["360702", "360799"]}\nindicators:'
    (folder / "small.yaml").write_text(rules.replace("indicators:", roster), encoding="utf-8")
    assert main(["check", "good.csv", "--rules", "small.yaml", "--by", "file"]) == 4
    assert re.search(r"(?m)^\(in no table\) +1     0$", capsys.readouterr().out)


@pytest.mark.parametrize("by", ["indicator", "area", "file"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_summaries_keep_to_eighty_cells_and_to_the_encoding(by: By, language: Language, encoding: str) -> None:
    rows = [
        (code, name * 6 if name else None, year, beds, people)
        for year in (2023, 2024, 2025)
        for code, name, _, beds, people in rows_of(700, 710, 740, 760, 790, 800)
    ]
    indicators = [ratio(at_least("7.5"), name=Text("Beds " * 12, "床位" * 20))]
    report = by_code(rows, *indicators, language=language, findings=SOME, file="很长的文件名" * 12)
    text = shown(report, by, Screen(encoding=encoding))
    assert text.encode(encoding)
    doubled = LEVELS + "·"
    for line in text.splitlines():
        wide = cell_len(line) + (sum(line.count(bar) for bar in doubled) if encoding == "gbk" else 0)
        assert wide <= 80, line


def test_colours_change_nothing_but_colours() -> None:
    report = build_report(rows_of(700, 710, 740, 760, 790, 800), ratio(at_least("7.5")))
    groupings: tuple[By, ...] = ("indicator", "area", "file")
    for by in groupings:
        coloured = shown(report, by, Screen(colour=True))
        assert "\x1b[31m" in coloured
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured).split() == shown(report, by).split()


def test_only_chosen_statuses_have_columns() -> None:
    report = build_report(rows_of(700, 800), ratio(at_least("7.5")))
    text = "".join(render(report, [Status.FAIL], by="area"))
    assert text.splitlines()[6].split() == ["Area", "fail"]


ROSTER = """
healthcheck: 1
pack: roster
revision: 1
title: {en: Roster, zh: 名单}
source: {document: {en: None, zh: 无}}
applies_to: {level: county, areas: [AREAS]}
indicators:
  beds: {name: {en: Beds, zh: 床位}, measure: {value: beds}, target: {at_least: 1}, clause: "1"}
  doctors: {name: {en: Doctors, zh: 医师}, measure: {value: doctors}, target: {at_least: 1}, clause: "1"}
"""


def absent_line(tmp_path: Path, codes: Sequence[str], table: str, language: Language = "en") -> str:
    """Judge a table by a roster, and return what is said of areas in no table, on one line."""
    (tmp_path / "roster.yaml").write_text(ROSTER.replace("AREAS", ", ".join(f'"{code}"' for code in codes)), "utf-8")
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    report = check(tmp_path / "t.csv", tmp_path / "roster.yaml", language=language)
    lines = shown(report, screen=Screen(width=1000)).splitlines()
    return next((line for line in lines if "HC310" in line), "")


def test_who_of_the_roster_is_in_no_table_is_named_once(tmp_path: Path) -> None:
    table = "code,year,beds,doctors\n350103,2025,1,1\n"
    assert absent_line(tmp_path, ["350104", "350103", "350102"], table) == (
        "missing, 4: the area is in no table (HC310): 350104, 350102"
    )
    assert absent_line(tmp_path, ["350104", "350103", "350102"], table, "zh") == (
        "缺数据 4 条：各表都没有该地区（HC310）：350104、350102"
    )
    assert absent_line(tmp_path, ["350103"], table) == ""


def test_who_is_in_no_table_is_named_with_the_year_where_there_are_several(tmp_path: Path) -> None:
    table = "code,year,beds,doctors\n350103,2024,1,1\n350103,2025,1,1\n350102,2025,1,1\n"
    assert absent_line(tmp_path, ["350103", "350102"], table) == (
        "missing, 2: the area is in no table (HC310): 350102 2024"
    )


def test_of_very_many_areas_in_no_table_the_first_are_named(tmp_path: Path) -> None:
    codes = [f"3501{number}" for number in range(10, 61)]
    said = absent_line(tmp_path, codes, "code,beds,doctors\n350110,1,1\n")
    assert said == f"missing, 100: the area is in no table (HC310): {', '.join(codes[1:41])} and 10 more"
