"""Waivers and verdicts: a waiver replaces the misses it names and nothing else, and says so when it is no good."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, plain_pack, ratio

from healthcheck.messages import line
from healthcheck.model.faults import Place, Severity
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.model.waivers import MOST_COVERED, Waiver, WaiverState
from healthcheck.reports.report import Report
from healthcheck.waivers.excuse import Excused, excuse

TODAY = date(2026, 3, 31)
PLACES = {key: Place("w.yaml", 10 + index, 5) for index, key in enumerate(("areas", "from", "until", "covers_at_most"))}


def waiver(id_: str = "w", **changes: Any) -> Waiver:
    """Return a waiver for beds_per_1000 of 360704 in 2025, until the end of March 2026."""
    base = Waiver(
        id=id_,
        pack="test-pack",
        indicators=("beds_per_1000",),
        areas=("360704",),
        years=(2025,),
        reason="新院区在建",
        approver="市卫健委",
        number="12号",
        start=None,
        until=TODAY,
        covers_at_most=MOST_COVERED,
        place=Place("w.yaml", 3, 3),
        places=PLACES,
    )
    return replace(base, **changes)


ROWS: list[Row] = [
    ("360703", "南康区", 2025, "6000", "800000"),
    ("360704", "赣县区", 2025, "3922", "523000"),
    ("360722", "信丰县", 2025, None, "600000"),
    ("360704", "赣县区", 2024, "3900", "523000"),
]


def run(*waivers: Waiver, rows: list[Row] = ROWS, today: date = TODAY) -> tuple[Report, Excused]:
    report = build_report(rows, ratio(at_least("7.5")), ratio(at_least("9"), identifier="later", clause="2"))
    return report, excuse(report.judgements, report.seen, waivers, today)


def applied(report: Report, found: Excused, language: Language = "en") -> Report:
    options = replace(report.options, language=language, today=TODAY)
    return replace(
        report,
        judgements=found.judgements,
        waivers=found.uses,
        findings=(*report.findings, *found.findings),
        options=options,
    )


def said(found: Excused, language: Language = "en") -> list[str]:
    return [f"{finding.severity.word} {line(finding, language)}" for finding in found.findings]


def waived(report: Report) -> list[tuple[str, str | None, str | None]]:
    return [
        (verdict.indicator.id, verdict.area, verdict.period)
        for verdict in report.verdicts()
        if verdict.status is Status.WAIVED
    ]


def test_a_waived_verdict_is_computed_and_shown_and_says_who_waived_it() -> None:
    report, found = run(waiver())
    after = applied(report, found)
    (verdict,) = after.verdicts({Status.WAIVED})
    assert (verdict.area, verdict.value, verdict.gap, verdict.waiver) == ("360704", "7.4990", "1", "w")
    assert verdict.reason_code == "HC500"
    assert verdict.reason == "waived by w: 新院区在建 (市卫健委, 12号, until 2026-03-31)"
    assert found.findings == ()
    assert [(use.waiver.id, use.state, use.verdicts) for use in found.uses] == [("w", WaiverState.ACTIVE, 1)]
    (chinese,) = applied(report, found, "zh").verdicts({Status.WAIVED})
    assert chinese.reason == "按豁免 w 不计入未达标：新院区在建（市卫健委，12号，有效期至 2026-03-31）"


def test_a_document_number_may_be_missing() -> None:
    report, found = run(waiver(number=None))
    (verdict,) = applied(report, found).verdicts({Status.WAIVED})
    assert verdict.reason == "waived by w: 新院区在建 (市卫健委, until 2026-03-31)"


def test_the_reason_of_a_miss_without_a_figure_stays() -> None:
    indicator = replace(ratio(at_least("7.5")), missing="fail")
    report = build_report(ROWS[2:3], indicator)
    found = excuse(report.judgements, report.seen, [waiver(areas=("360722",))], TODAY)
    (verdict,) = applied(report, found).verdicts()
    assert (verdict.status, verdict.value) == (Status.WAIVED, None)
    assert verdict.reason == (
        "waived by w: 新院区在建 (市卫健委, 12号, until 2026-03-31); no figure for Beds in this area and period"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("beds_per_1000", "360704", "2025")]),
        ({"years": (2024, 2025)}, [("beds_per_1000", "360704", "2025"), ("beds_per_1000", "360704", "2024")]),
        ({"indicators": ("later",)}, [("later", "360704", "2025")]),
        (
            {"areas": ("360703", "360704"), "indicators": ("later",)},
            [("later", "360703", "2025"), ("later", "360704", "2025")],
        ),
        ({"areas": ("赣县区",)}, [("beds_per_1000", "360704", "2025")]),
        ({"areas": ("360704000",)}, [("beds_per_1000", "360704", "2025")]),
        ({"areas": ("赣 县 区",)}, [("beds_per_1000", "360704", "2025")]),
        ({"areas": ("360722",)}, []),
        ({"areas": ("360703",)}, []),
        ({"pack": "other-pack"}, []),
        ({"years": (2026,)}, []),
    ],
)
def test_it_covers_exactly_what_it_names(changes: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    report, found = run(waiver(**changes))
    assert waived(applied(report, found)) == expected


def test_only_misses_are_replaced_not_missing_figures() -> None:
    report, found = run(waiver(areas=(), years=(), indicators=()))
    before, after = report.counts, applied(report, found).counts
    assert (before[Status.FAIL], before[Status.MISSING], before[Status.PASS]) == (5, 2, 1)
    assert (after[Status.WAIVED], after[Status.MISSING], after[Status.PASS], after[Status.FAIL]) == (5, 2, 1, 0)
    assert sum(after.values()) == report.total


@pytest.mark.parametrize(
    ("start", "until", "state"),
    [
        (None, TODAY, WaiverState.ACTIVE),
        (TODAY, TODAY, WaiverState.ACTIVE),
        (None, TODAY - timedelta(1), WaiverState.EXPIRED),
        (TODAY + timedelta(1), TODAY + timedelta(1), WaiverState.NOT_YET_VALID),
    ],
)
def test_it_holds_on_its_first_and_last_day_and_on_no_other(
    start: date | None, until: date, state: WaiverState
) -> None:
    report, found = run(waiver(start=start, until=until))
    assert found.uses[0].state is state
    assert bool(waived(applied(report, found))) is (state is WaiverState.ACTIVE)


def test_expired_and_early_waivers_are_findings_that_count_what_they_named() -> None:
    gone = waiver("gone", until=date(2026, 3, 30))
    early = waiver("early", start=date(2026, 4, 1), until=date(2026, 5, 1), years=(2024, 2025))
    _, found = run(gone, early)
    assert said(found) == [
        "warning w.yaml:12: HC501 The waiver gone ended on 2026-03-30, and today is 2026-03-31: it excuses nothing any "
        "more. Misses that it names: 1.",
        "warning w.yaml:11: HC502 The waiver early holds from 2026-04-01 on, and today is 2026-03-31: it "
        "excuses nothing "
        "yet. Misses that it names: 2.",
    ]
    assert said(found, "zh") == [
        "warning w.yaml:12: HC501 豁免 gone 已于 2026-03-30 到期（今天是 2026-03-31），不再起作用。"
        "它所列的未达标有 1 项。",
        "warning w.yaml:11: HC502 豁免 early 自 2026-04-01 起才生效（今天是 2026-03-31），现在还不起作用。"
        "它所列的未达标有 2 项。",
    ]


def test_an_unused_waiver_warns_where_its_area_is_judged_and_only_tells_where_it_is_not() -> None:
    met = waiver("met", areas=("360703",))
    elsewhere = waiver("elsewhere", areas=("110000",))
    twice = waiver("twice")
    _, found = run(waiver(), met, elsewhere, twice)
    unused = (
        "excuses nothing: what it names is not missed here, or already excused by another. Delete it if it is "
        "done with."
    )
    assert said(found) == [
        f"warning w.yaml:3: HC503 The waiver met {unused}",
        f"info w.yaml:3: HC503 The waiver elsewhere {unused}",
        f"warning w.yaml:3: HC503 The waiver twice {unused}",
    ]


def test_the_first_waiver_that_covers_a_miss_counts() -> None:
    report, found = run(waiver("one"), waiver("other", years=(2024, 2025)))
    assert [(verdict.period, verdict.waiver) for verdict in applied(report, found).verdicts({Status.WAIVED})] == [
        ("2025", "one"),
        ("2024", "other"),
    ]


def test_parts_that_excuse_nothing_are_told() -> None:
    _, found = run(waiver(areas=("360703", "360704", "360722"), years=(2023, 2025)))
    assert said(found) == ["info w.yaml:3: HC504 The waiver w excuses nothing for: 360703, 360722, 2023."]


def test_a_waiver_that_leaves_out_whom_what_or_when_is_too_broad() -> None:
    _, found = run(waiver(areas=()), waiver("all", indicators=(), areas=(), years=()))
    assert said(found)[:2] == [
        "warning w.yaml:3: HC505 The waiver w is too broad: it leaves out areas, and so holds for all of them. "
        "Name them.",
        "warning w.yaml:3: HC505 The waiver all is too broad: it leaves out indicators, areas, years, and so holds for "
        "all of them. Name them.",
    ]


@pytest.mark.parametrize(("areas", "most", "broad"), [(20, 20, False), (21, 20, True), (21, 21, False)])
def test_a_waiver_for_very_many_verdicts_is_too_broad_unless_it_says_how_many(
    areas: int, most: int, broad: bool
) -> None:
    rows: list[Row] = [(f"36{number:04}", f"县{number}", 2025, "1", "523000") for number in range(1000, 1000 + areas)]
    names = tuple(str(row[0]) for row in rows)
    _, found = run(waiver(areas=names, covers_at_most=most), rows=rows)
    assert said(found) == (
        [
            f"warning w.yaml:13: HC506 The waiver w is too broad: it excuses {areas} verdicts, more than {most}. "
            "Split it "
            "up, or say how many with covers_at_most."
        ]
        if broad
        else []
    )


def test_a_name_that_two_areas_share_excuses_neither() -> None:
    rows: list[Row] = [
        ("350102", "鼓楼区", 2025, "1", "1000"),
        ("320106", "鼓楼区", 2025, "1", "1000"),
        ("360704", "赣县区", 2025, "1", "1000"),
    ]
    report, found = run(waiver(areas=("鼓楼区", "360704")), rows=rows)
    assert waived(applied(report, found)) == [("beds_per_1000", "360704", "2025")]
    assert said(found) == [
        'warning w.yaml:10: HC507 The waiver w names the area "鼓楼区", and 2 areas have this name: it excuses none of '
        "them. Give the code."
    ]
    by_code = run(waiver(areas=("350102",)), rows=rows)
    assert waived(applied(*by_code)) == [("beds_per_1000", "350102", "2025")]


def test_a_waiver_of_another_pack_or_of_indicators_that_are_not_judged_is_not_looked_at() -> None:
    _, found = run(waiver(pack="other-plan"), waiver("b", indicators=("nurses",)))
    assert said(found) == [
        "info w.yaml:3: HC511 The waiver w is not looked at: this run judges nothing of other-plan that it names.",
        "info w.yaml:3: HC511 The waiver b is not looked at: this run judges nothing of test-pack that it names.",
    ]
    assert [use.state for use in found.uses] == [WaiverState.NOT_JUDGED] * 2


def test_undated_verdicts_are_waived_only_by_waivers_for_all_years() -> None:
    rows: list[Row] = [("360704", "赣县区", 0, "1", "1000")]
    assert waived(applied(*run(waiver(), rows=rows))) == []
    assert waived(applied(*run(waiver(years=()), rows=rows))) == [("beds_per_1000", "360704", None)]


CODES = ("360703", "360704", "360722")
NAMES = ("南康区", "赣县区", "信丰县")
rows_of_areas = st.lists(
    st.tuples(
        st.sampled_from([*zip(CODES, NAMES, strict=True)]),
        st.sampled_from([2024, 2025]),
        st.sampled_from(["0", "740", "750", "900", None]),
        st.sampled_from(["100000", "0", None]),
    ),
    max_size=6,
    unique_by=lambda row: (row[0], row[1]),
).map(lambda rows: [(code, name, year, beds, people) for (code, name), year, beds, people in rows])
some_waivers = st.lists(
    st.builds(
        lambda indicators, areas, years, days: waiver(
            indicators=tuple(indicators), areas=tuple(areas), years=tuple(years), until=TODAY + timedelta(days)
        ),
        st.sets(st.sampled_from(["beds_per_1000", "later"])),
        st.sets(st.sampled_from([*CODES, *NAMES])),
        st.sets(st.sampled_from([2024, 2025])),
        st.sampled_from([-1, 0, 30]),
    ),
    max_size=3,
)


def plainly(verdict: Verdict) -> Verdict:
    """Return a verdict without what a waiver may change."""
    return replace(verdict, status=Status.FAIL, reason=None, reason_code=None, waiver=None)


@given(rows_of_areas, some_waivers)
def test_waivers_change_no_other_verdict_no_value_and_no_gap(rows: list[Row], waivers: list[Waiver]) -> None:
    report, found = run(*waivers, rows=rows)
    for before, after in zip(report.verdicts(), applied(report, found).verdicts(), strict=True):
        covered = [
            one
            for one in waivers
            if one.until >= TODAY
            and (not one.indicators or before.indicator.id in one.indicators)
            and (not one.areas or before.area in one.areas or before.area_name in one.areas)
            and (not one.years or int(before.period or 0) in one.years)
        ]
        if before.status is Status.FAIL and covered:
            assert after.status is Status.WAIVED
            assert plainly(after) == plainly(before)
        else:
            assert after == before
    assert sum(applied(report, found).counts.values()) == report.total
    assert sum(use.verdicts for use in found.uses) == applied(report, found).counts[Status.WAIVED]


def test_findings_on_waivers_do_not_fail_a_run_by_themselves() -> None:
    _, found = run(waiver(until=date(2020, 1, 1)), waiver(areas=()), waiver(areas=("110000",)))
    assert {finding.severity for finding in found.findings} <= {Severity.WARNING, Severity.INFO}


def test_a_waived_warning_stays_a_warning() -> None:
    pack = plain_pack(ratio(at_least("7.5"), severity=Severity.WARNING, name=Text("a", "b")))
    report = build_report(ROWS, *pack.indicators)
    found = excuse(report.judgements, report.seen, [waiver()], TODAY)
    (verdict,) = applied(report, found).verdicts({Status.WAIVED})
    assert verdict.indicator.severity is Severity.WARNING
