"""The report at a terminal: worst first, in its frame, adding up, and saying what it means."""

import re
from collections.abc import Sequence
from fractions import Fraction

import pytest
from report_cases import VARIABLES, Row, at_least, build_report, ratio
from rich.cells import cell_len

from healthcheck.model.faults import Fault, Finding, Place, Severity
from healthcheck.model.pack import Target, TargetKind, Threshold
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status
from healthcheck.reports.outcome import outcome
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.report import Options, Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.terminal_report import render

ROWS: list[Row] = [
    ("360703", "南康区", 2025, "750", "100000"),
    ("360704", "赣县区", 2025, "749", "100000"),
    ("360702", "章贡区", 2025, None, "100000"),
    ("360721", "信丰县", 2025, "-1", "100000"),
    (None, None, 2024, "600", "100000"),
]
INDICATORS = [
    ratio(at_least("7.5", by=2025), name=Text("Beds per 1,000", "每千人口床位数")),
    ratio(
        at_least("7.4", kind=TargetKind.AT_MOST),
        name=Text("Not too many", "床位上限"),
        severity=Severity.INFO,
        identifier="most",
        clause="2",
    ),
]
FINDING = Finding("HC315", Severity.ERROR, {"variable": VARIABLES["beds"].name}, Place("table.csv", 6, 5), "0")


def shown(
    report: Report, only: Sequence[Status] | None = None, screen: Screen | None = None, every_row: bool = False
) -> str:
    return "".join(render(report, only, screen or Screen(), every_row=every_row))


def test_a_report_in_chinese() -> None:
    report = build_report(ROWS, *INDICATORS, language="zh", findings=[FINDING], unused=("备注", "电话"))
    assert (
        shown(report)
        == """\
规则：test-pack（第 3 版）
表格：table.csv（5 行）
共 10 条结论：达标 2、未达标 3、未到期 1、缺数据 2、数据有误 2。
未达标中属于鼓励性指标（警告或提示级）：2。

结论        地区        年份  指标            数值  目标   差距       条款
──────────────────────────────────────────────────────────────────────────
× 未达标    赣县区      2025  每千人口床位数  7.49  ≥ 7.5  差 1 张    1
! 数据有误  信丰县      2025  每千人口床位数        ≥ 7.5             1
! 数据有误  信丰县      2025  床位上限              ≤ 7.4             2
? 缺数据    章贡区      2025  每千人口床位数        ≥ 7.5             1
? 缺数据    章贡区      2025  床位上限              ≤ 7.4             2
○ 未到期    （无名称）  2024  每千人口床位数     6  ≥ 7.5  差 150 张  1
× 未达标    南康区      2025  床位上限         7.5  ≤ 7.4  超 10 张   2
× 未达标    赣县区      2025  床位上限        7.49  ≤ 7.4  超 9 张    2
√ 达标      南康区      2025  每千人口床位数   7.5  ≥ 7.5             1
√ 达标      （无名称）  2024  床位上限           6  ≤ 7.4             2

缺数据或数据有误的原因：
数据有误 2 条：“床位数”为负数（HC312）
缺数据 2 条：该地区该年份没有“床位数”的数据（HC302）

表格中的问题：错误 1
错误：table.csv:6:5: HC315 分母为零：“床位数”为 0

table.csv 中未使用的列：备注、电话
未通过：1 项未达标、表格中有 1 处问题。退出码 1。
"""
    )


def test_a_report_in_english() -> None:
    report = build_report(ROWS[:3], INDICATORS[0])
    assert (
        shown(report)
        == """\
Rules: test-pack (revision 3)
Tables: table.csv (3 rows)
3 verdicts: 1 pass, 1 fail, 1 missing.

Status     Area    Year  Indicator       Value  Target  Gap          Clause
───────────────────────────────────────────────────────────────────────────
× fail     赣县区  2025  Beds per 1,000   7.49  ≥ 7.5   1 bed short  1
? missing  章贡区  2025  Beds per 1,000         ≥ 7.5                1
√ pass     南康区  2025  Beds per 1,000    7.5  ≥ 7.5                1

Why a verdict is missing or invalid:
missing, 1: no figure for Beds in this area and period (HC302)

NOT PASSED: 1 target missed. Exit code 1.
"""
    )


def test_an_ascii_console_gets_stand_ins() -> None:
    report = build_report(ROWS[1:2], INDICATORS[0])
    assert shown(report, screen=Screen(encoding="ascii")).splitlines()[4:8] == [
        "Status  Area            Year  Indicator       Value  Target  Gap          Clause",
        "-" * 80,
        "x fail  \\u8d63\\u53bf\\   2025  Beds per 1,000   7.49  >= 7.5  1 bed short  1",
        "        u533a",
    ]
    assert shown(report, screen=Screen(encoding="ascii")).isascii()


def test_what_is_dated_nowhere_has_no_column_for_the_year() -> None:
    report = build_report([("360704", "赣县区", 0, "749", "100000")], INDICATORS[0])
    assert shown(report).splitlines()[4].split() == ["Status", "Area", "Indicator", "Value", "Target", "Gap", "Clause"]


def test_names_that_several_areas_share_are_shown_with_their_codes() -> None:
    rows: list[Row] = [("350102", "鼓楼区", 2025, "1", "1"), ("320106", "鼓楼区", 2025, "1", "1")]
    assert re.findall(r"鼓楼区 (\d+)", shown(build_report(rows, INDICATORS[0]))) == ["350102", "320106"]


HOSTILE_ROWS: list[Row] = [
    ("1", "[red]赣县[/red] [link=x]", 2025, "749", "100000"),
    ("2", "a\x1b[31mb\x07\x9b2J", 2025, "749", "100000"),
    ("3", "first\nsecond\r\tthird", 2025, "749", "100000"),
    ("4", "abc\u202ecba\u200b\u2066", 2025, "749", "100000"),
    ("5", "很长的名字" * 200, 2025, "749", "100000"),
    ("6", "Long-Name-Without-Spaces-" * 50, 2025, "749", "100000"),
    ("7", "👨‍👩‍👧区", 2025, "749", "100000"),
    ("8", "", 2025, "749", "100000"),
]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_nothing_breaks_the_frame(width: int, language: Language, encoding: str) -> None:
    report = build_report(HOSTILE_ROWS, *INDICATORS, language=language, findings=[FINDING], file="长名字" * 40)
    text = shown(report, screen=Screen(width=width, encoding=encoding))
    text.encode(encoding)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert "[red]" in text


def test_hostile_names_are_shown_as_text() -> None:
    text = shown(build_report(HOSTILE_ROWS, INDICATORS[0], language="zh"), screen=Screen(width=120))
    for words in (r"[red]赣县[/red] [link=x]", r"a\x1b[31mb\x07\x9b2J", r"first\nsecond\r\tthird", r"abc\u202ecba"):
        assert words in text


def test_colours_only_where_they_are_wanted() -> None:
    report = build_report(ROWS, *INDICATORS, language="zh")
    assert "\x1b" not in shown(report)
    coloured = shown(report, screen=Screen(colour=True))
    assert "\x1b[31m× 未达标" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured).split() == shown(report).split()


def many(number: int) -> list[Row]:
    """Areas of which every third misses the target, each by one bed more than the one before."""
    return [
        (str(100000 + place), f"区{place:04}", 2025, str(750 - place if place % 3 == 0 else 750), "100000")
        for place in range(1, number + 1)
    ]


def test_more_than_a_screenful_is_summed_up() -> None:
    report = build_report(many(63), INDICATORS[0], language="zh")
    assert (
        shown(report)
        == """\
规则：test-pack（第 3 版）
表格：table.csv（63 行）
共 63 条结论：达标 42、未达标 21。

按指标汇总
指标            目标   未达标  达标  合计差距  差距最大  分布
──────────────────────────────────────────────────────────────────
每千人口床位数  ≥ 7.5      21    42  693 张    区0063    ▁▃▇|▇▇▇▇▇
分布：2025 年各地区由低到高；| 为目标。

按地区汇总：未达标最多的 10 个
地区    未达标  达标
────────────────────
区0003       1     0
区0006       1     0
区0009       1     0
区0012       1     0
区0015       1     0
区0018       1     0
区0021       1     0
区0024       1     0
区0027       1     0
区0030       1     0

共 63 条结论，超过一屏，以上为汇总。
查看全部：--all
全部未达标：--only fail --all
存成文件：-o verdicts.csv

未通过：21 项未达标。退出码 1。
"""
    )


@pytest.mark.parametrize(("number", "summed_up"), [(40, False), (41, True)])
def test_a_screenful_is_shown_in_full(number: int, summed_up: bool) -> None:
    text = shown(build_report(many(number), INDICATORS[0]))
    assert ("By indicator" in text) == summed_up
    assert ("√ pass" in text) != summed_up


@pytest.mark.parametrize(("number", "listed"), [(62, 20), (63, 0)])
def test_few_misses_are_listed_above_the_summary(number: int, listed: int) -> None:
    text = shown(build_report(many(number), INDICATORS[0]))
    assert text.count("× fail") == listed
    assert ("Missed\n" in text) == bool(listed)
    assert not listed or text.index("× fail") < text.index("By indicator")


def test_the_indicators_with_most_misses_come_first() -> None:
    names = ("three", "none", "many, encouraged", "one")
    limits = ("752", "750", "800", "751")
    severities = (Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.ERROR)
    rows: list[Row] = [(str(place), None, 2025, str(750000 + place % 3 * 1000), "1000000") for place in range(50)]
    indicators = [
        ratio(at_least(limit), name=Text(name, name), severity=severity, identifier=name)
        for name, limit, severity in zip(names, limits, severities, strict=True)
    ]
    text = shown(build_report(rows, *indicators))
    found = re.findall(r"(?m)^(three|none|many, encouraged|one) .*≥ \d+ +(\d+) +\d+", text)
    assert found == [("three", "34"), ("one", "17"), ("many, encouraged", "50")]
    assert "(indicators with nothing missed or missing: 1)" in text


def test_every_row_is_shown_on_demand() -> None:
    text = shown(build_report(many(1000), INDICATORS[0]), every_row=True)
    assert [text.count(f"区{place:04} ") for place in range(1, 1001)] == [1] * 1000
    assert text.count("Status ") == 1
    assert text.index("× fail") < text.index("√ pass")


def test_chosen_statuses_are_shown_and_the_rest_is_still_counted() -> None:
    text = shown(build_report(many(90), INDICATORS[0]), only=[Status.FAIL])
    assert text.count("× fail") == 30
    assert "√ pass" not in text
    assert "90 verdicts: 60 pass, 30 fail.\nChosen: 30 of 90 verdicts (--only fail).\n\nStatus" in text
    assert text.endswith("\n\nNOT PASSED: 30 targets missed. Exit code 1.\n")


def test_when_everything_passes_no_area_is_called_the_worst() -> None:
    rows: list[Row] = [(str(place), None, 2025, "750", "100000") for place in range(50)]
    text = shown(build_report(rows, INDICATORS[0]))
    assert "By indicator" in text
    assert "By area" not in text


def test_many_findings_are_cut_and_the_rest_is_counted() -> None:
    findings = [Finding("HC341", Severity.INFO, {}, Place("t.csv", line, 1)) for line in range(12)]
    text = shown(build_report(ROWS[:1], INDICATORS[0], findings=[*findings, FINDING]))
    assert "Findings in the tables: 1 error, 12 notes\nerror: table.csv:6:5: HC315" in text
    assert text.count("HC341") == 9
    assert "… and 3 more; all of them: -o report.json" in text


def test_the_summary_adds_up() -> None:
    for language, total, part in (
        ("en", r"(\d+) verdicts:", r"(\d+) \w+[,.]"),
        ("zh", r"共 (\d+) 条结论：", r" (\d+)[、。]"),
    ):
        report = build_report(ROWS, *INDICATORS, language="zh" if language == "zh" else "en")
        (line,) = [line for line in shown(report).splitlines() if re.match(total, line)]
        head, parts = line.split(": " if language == "en" else "：", 1)
        assert sum(map(int, re.findall(part, parts))) == int(re.findall(r"\d+", head)[0]) == report.total == 10


@pytest.mark.parametrize(
    ("rows", "options", "findings", "notes", "sentence"),
    [
        (
            ROWS[:1],
            Options(),
            [],
            [],
            "PASSED: everything was judged and nothing that is due was missed. Exit code 0.",
        ),
        (
            ROWS[1:2],
            Options(fail_on="never"),
            [],
            [],
            "NOT ENFORCED (--fail-on never): 1 target missed. Exit code 0.",
        ),
        (
            [ROWS[0], ROWS[2]],
            Options(allow_missing=True),
            [],
            [],
            "PASSED, leaving out what is missing (--allow-missing): nothing that was judged was missed. Exit code 0.",
        ),
        (ROWS[1:2], Options(), [], [], "NOT PASSED: 1 target missed. Exit code 1."),
        (
            ROWS[1:2] * 2,
            Options(),
            [FINDING] * 2,
            [],
            "NOT PASSED: 2 targets missed, 2 findings in the tables. Exit code 1.",
        ),
        (ROWS[:1], Options(), [FINDING], [], "NOT PASSED: 1 finding in the tables. Exit code 1."),
        (
            [ROWS[0], ROWS[2]],
            Options(),
            [],
            [],
            "INCONCLUSIVE: nothing failed, but 1 of 2 verdicts could not be given. Exit code 4.",
        ),
        (
            [],
            Options(),
            [],
            [Fault("HC341")],
            "INCONCLUSIVE: nothing was judged, which is never a pass. Exit code 4.",
        ),
    ],
)
def test_the_last_sentence_says_what_the_exit_code_means(
    rows: Sequence[Row],
    options: Options,
    findings: Sequence[Finding],
    notes: Sequence[Fault],
    sentence: str,
) -> None:
    report = build_report(rows, INDICATORS[0], options=options, findings=findings, notes=notes)
    assert outcome(report) == sentence
    assert int(report.exit_code) == int(re.findall(r"Exit code (\d)", sentence)[0])


def test_nothing_judged_says_why() -> None:
    report = build_report([], INDICATORS[0], notes=[Fault("HC341")])
    assert shown(report).endswith(
        "No verdicts.\n\n"
        "HC341 nothing was judged: no row of the tables is in the scope of the selected\n"
        "  indicators\n"
        "INCONCLUSIVE: nothing was judged, which is never a pass. Exit code 4.\n"
    )


def test_a_target_that_binds_and_is_judged_from_one_year_names_it_once() -> None:
    limit = (Threshold("1", Fraction(1)),)
    same = Target(TargetKind.AT_LEAST, limit, by=2024, from_year=2024)
    earlier = Target(TargetKind.AT_LEAST, limit, by=2025, from_year=2024)
    assert (full_demand(same, "en"), full_demand(same, "zh")) == ("≥ 1 by 2024", "2024 年起 ≥ 1")
    assert full_demand(earlier, "en") == "≥ 1 by 2025 from 2024"
