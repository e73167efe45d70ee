"""What changed between two reports: every pair of statuses, who is whom, which figures, which findings."""

from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from comparison_cases import BASE, HEADER, PLAN, compared, edited, judged, reported
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.comparing.changes import Change, Kind
from healthcheck.comparing.compare import Comparison, compare
from healthcheck.comparing.of_report import snapshot_of
from healthcheck.comparing.read import read_snapshot
from healthcheck.comparing.snapshot import Snapshot, VerdictRecord
from healthcheck.messages import line
from healthcheck.model.faults import ExitCode
from healthcheck.model.statuses import Status


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changes(found: Comparison) -> list[tuple[str, str, str | None, bool]]:
    """Return kind, indicator, area and whether it is worse, of what changed; what fails still is left out."""
    return [
        (change.kind.value, change.record.indicator, change.record.area, change.worse)
        for change in found.changes
        if change.kind is not Kind.STILL_FAILING or change.worse
    ]


def notes(found: Comparison) -> list[str]:
    return [f"{note.severity.word} {line(note, 'en')}" for note in found.notes]


RECORD = VerdictRecord("plan", "beds", "360704", "赣县区", "2025", "", "error", "7", "3", "bed", None, ())
WORSE = {"new_failure", "newly_missing", "newly_invalid", "gone"}
KINDS = {
    # before: what it becomes when it is afterwards pass, fail, pending, missing, invalid, waived, not applicable
    "pass": "unchanged new_failure other newly_missing newly_invalid waived other",
    "fail": "fixed still_failing other newly_missing newly_invalid waived other",
    "pending": "other new_failure unchanged newly_missing newly_invalid waived other",
    "missing": "newly_judged new_failure newly_judged unchanged other waived newly_judged",
    "invalid": "newly_judged new_failure newly_judged other unchanged waived newly_judged",
    "waived": "fixed new_failure other newly_missing newly_invalid unchanged other",
    "not_applicable": "other new_failure other newly_missing newly_invalid waived unchanged",
}
STATUSES = [status.word for status in Status]


@pytest.mark.parametrize(("was", "now"), [*product(STATUSES, STATUSES)])
def test_each_pair_of_statuses_is_one_kind_of_change(was: str, now: str) -> None:
    change = Change(RECORD._replace(status=was), RECORD._replace(status=now))
    assert change.kind.value == KINDS[was].split()[STATUSES.index(now)]
    assert change.worse is (change.kind.value in WORSE)


@pytest.mark.parametrize("now", STATUSES)
def test_a_verdict_that_was_not_there_is_new_and_worse_only_when_it_fails(now: str) -> None:
    change = Change(None, RECORD._replace(status=now))
    assert (change.kind.value, change.worse) == (("new_failure", True) if now == "fail" else ("added", False))


@pytest.mark.parametrize("was", STATUSES)
def test_a_verdict_that_is_gone_is_worse_whatever_it_was(was: str) -> None:
    change = Change(RECORD._replace(status=was), None)
    assert (change.kind, change.worse) == (Kind.GONE, True)


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ({}, {}, False),
        ({}, {"gap": "4"}, True),
        ({}, {"gap": "2"}, False),
        ({}, {"gap": "3.0"}, False),
        ({"gap": "0.1"}, {"gap": "0.10000000000000000000000000000000001"}, True),
        ({}, {"gap": None}, False),
        ({"gap": None}, {}, False),
        ({}, {"gap": "9", "gap_unit": "person"}, False),
        ({"severity": "warning"}, {"severity": "error"}, True),
        ({"severity": "error"}, {"severity": "info"}, False),
    ],
)
def test_a_miss_that_stays_is_worse_with_a_larger_gap_or_a_higher_severity(
    before: dict[str, Any], after: dict[str, Any], worse: bool
) -> None:
    change = Change(RECORD._replace(status="fail", **before), RECORD._replace(status="fail", **after))
    assert (change.kind, change.worse) == (Kind.STILL_FAILING, worse)


def test_another_waiver_is_a_change() -> None:
    one, other = RECORD._replace(status="waived", waiver="a"), RECORD._replace(status="waived", waiver="b")
    assert (Change(one, other).kind, Change(one, one).kind) == (Kind.WAIVED, Kind.UNCHANGED)


def test_only_the_county_that_was_corrected_is_listed() -> None:
    found = compared(BASE, BASE.replace("南康区,2025,749", "南康区,2025,750"))
    assert changes(found) == [("fixed", "beds_per_1000", "360703", False)]
    assert [(figure.variable, figure.area, figure.period, figure.before, figure.after) for figure in found.revised] == [
        ("beds", "360703", "2025", "749", "750")
    ]
    assert (found.new_findings, found.gone_findings, found.notes, found.exit_code) == ((), (), (), ExitCode.OK)
    assert sum(found.counts.values()) == 9
    assert found.counts[Kind.UNCHANGED] == 8


def test_a_figure_is_revised_once_however_many_verdicts_rest_on_it() -> None:
    found = compared(BASE, BASE.replace("260,200,100000", "260,200,99999"))
    assert [(figure.variable, figure.before, figure.after) for figure in found.revised] == [
        ("resident_population", "100000", "99999")
    ]
    assert changes(found) == []


def test_another_way_to_write_a_figure_is_no_revision() -> None:
    header = HEADER.replace("resident_population", "常住人口(万人)")
    first = reported("before.json", BASE.replace(",100000", ",10"), header=header)
    second = reported("after.json", BASE.replace(",100000", ",10.00"), header=header)
    assert compare(read_snapshot(first), read_snapshot(second)).revised == ()


def test_figures_that_come_and_go_are_told_as_such() -> None:
    found = compared(BASE.replace("749", ""), BASE.replace("南康区,2025,749,260", "南康区,2025,749,"))
    assert changes(found) == [
        ("new_failure", "beds_per_1000", "360703", True),
        ("newly_missing", "doctors_per_1000", "360703", True),
    ]
    assert [(figure.variable, figure.before, figure.after) for figure in found.revised] == [
        ("beds", None, "749"),
        ("doctors", "260", None),
    ]


def test_parts_of_a_sum_are_compared_one_by_one_or_by_their_sum() -> None:
    plan = PLAN.replace("level: county", "level: city")
    city = "350102,鼓楼区,2025,{0},260,300,100000\n350103,台江区,2025,{1},260,300,100000\n"
    one = compared(city.format(700, 800), city.format(700, 801), plan=plan)
    both = compared(city.format(700, 800), city.format(701, 801), plan=plan)
    assert [(figure.before, figure.after) for figure in one.revised] == [("800", "801")]
    assert [(figure.area, figure.before, figure.after) for figure in both.revised] == [("350100", "1500", "1502")]


def test_codes_of_other_lengths_are_the_same_area_and_a_new_name_is_said() -> None:
    after = BASE.replace("360703,南康区", "360703000,南康新区").replace("赣县区", " 赣县区 ")
    found = compared(BASE, after)
    assert changes(found) == []
    assert notes(found) == [
        "info HC529 Area 360703000 is called 南康新区 now; before it was 南康区. It is compared as one area."
    ]


def test_an_area_without_a_code_is_the_one_of_its_name() -> None:
    without = "\n".join(line.partition(",")[2] for line in BASE.splitlines())
    first = reported("before.json", BASE)
    second = reported("after.json", without + "\n", header=HEADER.removeprefix("area,"))
    for before, after in ((first, second), (second, first), (second, second)):
        found = compare(read_snapshot(before), read_snapshot(after))
        assert (changes(found), found.notes, found.counts[Kind.STILL_FAILING]) == ([], (), 1)


def test_areas_that_only_share_a_name_are_the_same_only_with_the_same_figures() -> None:
    header = "province,area_name,period,beds,doctors,nurses,resident_population"
    rows = "甲省,鼓楼区,2025,{0},260,300,100000\n乙省,鼓楼区,2025,{1},260,300,100000\n"
    found = compared(rows.format(749, 760), rows.format(760, 749), header=header)
    assert (changes(found), found.notes) == ([], ())
    found = compared(rows.format(749, 760), rows.format(760, 748), header=header)
    assert ("gone", "beds_per_1000", None, True) in changes(found)
    assert ("new_failure", "beds_per_1000", None, True) in changes(found)
    assert notes(found) == [
        'warning HC526 Several areas are called "鼓楼区" and have no code: those whose figures changed count as '
        "gone and "
        "as new."
    ]


def test_rows_and_columns_may_move_and_files_be_renamed() -> None:
    lines = BASE.splitlines()
    shuffled = "\n".join(["", lines[2], lines[0], "", lines[1], ""])
    first = reported("before.json", BASE.replace("260,200", "2?0,200"))
    second = reported("after.json", shuffled.replace("260,200", "2?0,200"), name="other.csv")
    found = compare(read_snapshot(first), read_snapshot(second))
    assert (changes(found), found.revised, found.new_findings, found.gone_findings) == ([], (), (), ())
    assert len(found.after.findings) == 1


def test_a_finding_on_the_code_of_a_row_moves_with_the_row() -> None:
    odd = BASE.replace("360703", "160703")
    found = compared(odd, "\n".join([*odd.splitlines()[1:], odd.splitlines()[0], ""]))
    assert [finding.code for finding in found.after.findings] == ["HC288"]
    assert (found.new_findings, found.gone_findings) == ((), ())


def test_findings_are_new_or_gone_by_what_they_are_about() -> None:
    found = compared(BASE.replace("749", "7x9"), BASE.replace("赣县区,2025,750", "赣县区,2025,7x9"))
    assert [(finding.code, finding.place.line) for finding in found.new_findings if finding.place] == [("HC201", 3)]
    assert [(finding.code, finding.place.line) for finding in found.gone_findings if finding.place] == [("HC201", 2)]
    assert changes(found)[:2] == [
        ("new_failure", "beds_per_1000", "360703", True),
        ("newly_invalid", "beds_per_1000", "360704", True),
    ]
    assert (len(found.new_errors), found.exit_code) == (1, ExitCode.FAILED)


def test_the_same_text_in_another_cell_is_another_finding() -> None:
    found = compared(BASE.replace("749", "?9"), BASE.replace("749,260", "750,?9"))
    assert [len(found.new_findings), len(found.gone_findings)] == [1, 1]


def test_a_finding_that_became_more_severe_is_a_new_one() -> None:
    first = reported("before.json", BASE.replace("749", "7x9"), indicators=["nurses"])
    second = reported("after.json", BASE.replace("749", "7x9"), indicators=["nurses", "beds_per_1000"])
    found = compare(read_snapshot(first), read_snapshot(second))
    assert [(finding.severity, finding.code) for finding in found.new_findings] == [("error", "HC201")]
    assert [(finding.severity, finding.code) for finding in found.gone_findings] == [("info", "HC201")]


def test_findings_are_matched_across_languages() -> None:
    rows = BASE.replace("749", "7x9")
    first = reported("before.json", rows, language="zh")
    second = reported("after.json", rows, language="en")
    found = compare(read_snapshot(first), read_snapshot(second))
    assert (found.new_findings, found.gone_findings, found.exit_code) == ((), (), ExitCode.OK)
    assert notes(found) == ["info HC525 The reports were made with other settings: lang was zh and is en."]


def test_other_rules_and_options_are_said_loudly_and_make_nothing_worse() -> None:
    first = reported("before.json", BASE)
    second = reported("after.json", BASE, plan=PLAN.replace("revision: 1", "revision: 2"), as_of=2025, fail_on="never")
    found = compare(read_snapshot(first), read_snapshot(second))
    assert notes(found) == [
        "warning HC522 plan was revision 1 and is revision 2: what changed may be the rules, not the figures.",
        "warning HC525 The reports were made with other settings: as_of was not given and is 2025.",
        "warning HC525 The reports were made with other settings: fail_on was error and is never.",
    ]
    assert found.exit_code is ExitCode.OK


def test_a_rule_file_that_changed_without_a_new_revision_is_said() -> None:
    first = reported("before.json", BASE)
    second = reported("after.json", BASE, plan=PLAN + "# a comment\n")
    found = compare(read_snapshot(first), read_snapshot(second))
    assert notes(found) == [
        "warning HC523 plan differs although both are revision 1: the rule file was changed without a new revision."
    ]


def test_what_only_one_report_judged_is_said_and_what_is_gone_is_worse() -> None:
    first = reported("before.json", BASE)
    second = reported("after.json", BASE, indicators=["nurses"])
    found = compare(read_snapshot(first), read_snapshot(second))
    assert notes(found) == [
        "warning HC524 plan/beds_per_1000, plan/doctors_per_1000: judged in the earlier report only."
    ]
    assert Counter(kind for kind, *_ in changes(found)) == {"gone": 6}
    back = compare(read_snapshot(second), read_snapshot(first))
    assert notes(back) == ["warning HC524 plan/beds_per_1000, plan/doctors_per_1000: judged in the later report only."]
    assert Counter(kind for kind, *_ in changes(back)) == {"added": 5, "new_failure": 1}


def test_other_packs_are_said() -> None:
    other = reported("after.json", BASE, plan=PLAN.replace("pack: plan", "pack: other"))
    found = compare(read_snapshot(reported("before.json", BASE)), read_snapshot(other))
    assert notes(found) == [
        "warning HC524 plan: judged in the earlier report only.",
        "warning HC524 other: judged in the later report only.",
    ]
    assert found.exit_code is ExitCode.FAILED


def test_a_hostile_option_is_quoted_and_cut() -> None:
    first = reported("before.json", BASE)
    second = edited(first, lambda report: report["options"].update(as_of={"x": "y" * 999}))
    (note,) = notes(compare(read_snapshot(first), read_snapshot(second)))
    assert note.endswith("yyy....")
    assert len(note) < 200


AREAS = [("360703", "南康区"), ("360704", "赣县区"), ("360722", None), (None, "信丰县"), (None, "城区")]
some_rows = st.lists(
    st.tuples(
        st.sampled_from(AREAS),
        st.sampled_from([0, 2024, 2025]),
        st.sampled_from(["0", "740", "749", "750", None]),
        st.sampled_from(["100000", "0", None]),
    ),
    max_size=6,
).map(lambda rows: [(code, name, year, beds, people) for (code, name), year, beds, people in rows])


def snapshot(rows: list[Row]) -> Snapshot:
    report = build_report(rows, ratio(at_least("7.5")), ratio(at_least("8", by=2030), identifier="later", clause="2"))
    return snapshot_of(report, "r.json")


@given(some_rows)
def test_a_report_does_not_differ_from_itself(rows: list[Row]) -> None:
    report = snapshot(rows)
    found = compare(report, report)
    assert {change.kind for change in found.changes} <= {Kind.STILL_FAILING}
    assert (found.revised, found.new_findings, found.gone_findings, found.notes) == ((), (), (), ())
    assert found.exit_code is ExitCode.OK
    assert sum(found.counts.values()) == len(report.verdicts)


def told(record: VerdictRecord | None) -> tuple[object, ...] | None:
    return None if record is None else (record.indicator, record.area, record.area_name, record.period, record.status)


@given(some_rows, some_rows)
def test_comparing_the_other_way_round_is_the_mirror_image(one: list[Row], other: list[Row]) -> None:
    first, second = snapshot(one), snapshot(other)
    there, back = compare(first, second), compare(second, first)
    assert Counter((told(change.before), told(change.after)) for change in there.changes) == Counter(
        (told(change.after), told(change.before)) for change in back.changes
    )
    assert there.counts[Kind.UNCHANGED] == back.counts[Kind.UNCHANGED]
    assert Counter((figure.variable, figure.before, figure.after) for figure in there.revised) == Counter(
        (figure.variable, figure.after, figure.before) for figure in back.revised
    )
    assert Counter(there.new_findings) == Counter(back.gone_findings)
    pairs = sum(there.counts.values())
    assert max(len(first.verdicts), len(second.verdicts)) <= pairs <= len(first.verdicts) + len(second.verdicts)


@given(some_rows, st.randoms(use_true_random=False))
def test_the_order_of_verdicts_changes_nothing(rows: list[Row], random: Any) -> None:
    report = snapshot(rows)
    shuffled = list(report.verdicts)
    random.shuffle(shuffled)
    found = compare(report, replace(report, verdicts=tuple(shuffled)))
    assert {change.kind for change in found.changes} <= {Kind.STILL_FAILING}
    assert not found.worse_changes


def test_the_names_of_the_later_report_are_used_and_ids_where_there_are_none() -> None:
    found = compared(BASE, BASE)
    assert found.indicator_name("plan", "beds_per_1000").zh == "每千人口床位数"
    assert found.variable_name("beds").zh == judged(BASE).packs[0].variables["beds"].name.zh
    assert (found.indicator_name("plan", "x").en, found.variable_name("y").en) == ("x", "y")
