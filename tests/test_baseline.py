"""A baseline: only what got worse fails a run, whatever the format, and nothing new hides behind it."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from comparison_cases import BASE, PLAN, edited, judged, reported
from hypothesis import given, settings
from hypothesis import strategies as st
from machine_cases import findings, written
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.comparing.baseline import held_against
from healthcheck.comparing.compare import compare
from healthcheck.comparing.of_report import snapshot_of
from healthcheck.messages import line
from healthcheck.model.baselines import FixedMiss
from healthcheck.model.faults import ExitCode, ReportFileError, Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import FailOn, Options, Report

FAILING = BASE.replace("赣县区,2025,750", "赣县区,2025,700")
"""Misses of 360703 by 1 bed and of 360704 by 50."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def held(rows: str, baseline: str = FAILING, **options: Any) -> Report:
    """Judge rows with the report on other rows as the baseline."""
    before = {key: value for key, value in options.items() if key in ("plan", "indicators")}
    return judged(rows, baseline=reported("baseline.json", baseline, **before), **options)


def said(report: Report) -> list[str]:
    return [f"{finding.severity.word} {line(finding, 'en')}" for finding in report.findings if not finding.known]


def known(report: Report) -> list[tuple[str, str | None]]:
    return [(verdict.indicator.id, verdict.area) for verdict in report.verdicts() if verdict.known]


def test_known_misses_do_not_fail_and_are_shown() -> None:
    report = held(FAILING)
    assert (report.exit_code, report.passed) == (ExitCode.OK, True)
    assert known(report) == [("beds_per_1000", "360703"), ("beds_per_1000", "360704")]
    assert report.counts[Status.FAIL] == 2
    assert report.findings == ()
    assert report.baseline is not None
    assert (report.baseline.path, report.baseline.known, report.baseline.fixed) == ("baseline.json", 2, ())


def test_without_a_baseline_nothing_is_known() -> None:
    report = judged(FAILING)
    assert (report.exit_code, known(report), report.baseline) == (ExitCode.FAILED, [], None)


@pytest.mark.parametrize(
    ("rows", "unknown"),
    [
        (FAILING.replace("信丰县,2025,750", "信丰县,2025,749"), ["360722"]),
        (FAILING.replace("赣县区,2025,700", "赣县区,2025,699"), ["360704"]),
        (FAILING.replace("赣县区,2025,700", "赣县区,2025,701"), []),
        (FAILING + "360723,大余县,2025,1,260,300,100000\n", ["360723"]),
        (FAILING + "360704,赣县区,2024,700,260,300,100000\n", ["360704"]),
    ],
)
def test_a_new_miss_a_larger_gap_a_new_area_and_another_year_count(rows: str, unknown: list[str]) -> None:
    report = held(rows)
    counting = [verdict.area for verdict in report.verdicts({Status.FAIL}) if not verdict.known]
    assert counting == unknown
    assert report.exit_code is (ExitCode.FAILED if unknown else ExitCode.OK)


def test_a_miss_that_was_waived_or_missing_before_counts() -> None:
    Path("w.yaml").write_text(
        "healthcheck: 1\nwaivers:\n  w:\n    pack: plan\n    indicators: [beds_per_1000]\n    areas: ['360704']\n"
        "    years: [2025]\n    reason: r\n    approver: a\n    until: 2999-12-31\n",
        encoding="utf-8",
    )
    judged(FAILING.replace("749", ""), waivers="w.yaml").write("baseline.json")
    report = judged(FAILING, baseline="baseline.json")
    assert (report.exit_code, known(report)) == (ExitCode.FAILED, [])
    excused = judged(FAILING, baseline="baseline.json", waivers="w.yaml")
    assert [verdict.area for verdict in excused.verdicts({Status.FAIL}) if not verdict.known] == ["360703"]


def test_a_figure_that_is_blanked_out_is_a_finding_also_where_the_target_was_missed() -> None:
    report = held(FAILING.replace("749", "").replace("信丰县,2025,750,260", "信丰县,2025,750,2x0"), allow_missing=True)
    assert said(report) == [
        'error table.csv:4:5: HC201 Licensed doctors and assistant doctors: "2x0" is not a number. Correct the cell; '
        "if it stands for a missing figure, say so with --missing.",
        "error table.csv:2:4: HC528 南康区 360703 2025: Beds per 1000 was fail in the baseline and is missing now.",
        "warning table.csv:4:5: HC528 信丰县 360722 2025: Doctors per 1000 was pass in the baseline and is "
        "invalid now.",
    ]
    assert report.exit_code is ExitCode.FAILED


def test_what_was_missing_before_stays_inconclusive() -> None:
    blank = FAILING.replace("749", "")
    report = held(blank, blank)
    assert (report.exit_code, said(report)) == (ExitCode.INCONCLUSIVE, [])
    assert written(report, "table").endswith(
        "INCONCLUSIVE: nothing that counts failed, but 1 of 9 verdicts could not be\n"
        "  given. Not counted: 1 miss known from the baseline. Exit code 4.\n"
    )
    forgiven = held(blank, blank, allow_missing=True)
    assert forgiven.exit_code is ExitCode.OK
    assert written(forgiven, "table").endswith(
        "PASSED, leaving out what is missing (--allow-missing): nothing that was judged\n"
        "  and counts was missed. Not counted: 1 miss known from the baseline. Exit code\n"
        "  0.\n"
    )


def test_an_area_that_is_left_out_is_an_error() -> None:
    report = held("\n".join(FAILING.splitlines()[:2]) + "\n")
    assert said(report) == [
        "error HC527 信丰县 360722 2025 is in the baseline and has no verdict any more: plan/beds_per_1000, "
        "plan/doctors_per_1000, plan/nurses."
    ]
    assert report.exit_code is ExitCode.FAILED


def test_a_lost_verdict_of_an_encouraged_indicator_is_a_warning() -> None:
    report = held("\n".join(FAILING.splitlines()[:2]) + "\n", indicators=["doctors_per_1000"])
    assert said(report) == [
        "warning HC527 信丰县 360722 2025 is in the baseline and has no verdict any more: plan/doctors_per_1000."
    ]
    assert report.exit_code is ExitCode.OK


def test_indicators_that_are_not_asked_for_are_not_missed() -> None:
    reported("baseline.json", FAILING)
    report = judged(FAILING, baseline="baseline.json", indicators=["nurses"])
    assert (said(report), report.exit_code) == ([], ExitCode.OK)


def test_an_indicator_that_the_rule_file_lost_is() -> None:
    reported("baseline.json", FAILING)
    head, _, _ = PLAN.partition("  nurses:")
    report = judged(FAILING, plan=head, baseline="baseline.json")
    assert said(report) == [
        *(
            f"error HC527 {area} 2025 is in the baseline and has no verdict any more: plan/nurses."
            for area in ("南康区 360703", "赣县区 360704", "信丰县 360722")
        ),
        "warning HC523 plan differs although both are revision 1: the rule file was changed without a new revision.",
    ]


def test_a_baseline_of_another_revision_is_a_finding() -> None:
    reported("baseline.json", FAILING)
    report = judged(FAILING, plan=PLAN.replace("revision: 1", "revision: 2"), baseline="baseline.json", as_of=2025)
    assert said(report) == [
        "warning HC522 plan was revision 1 and is revision 2: what changed may be the rules, not the figures.",
        "warning HC525 The reports were made with other settings: as_of was not given and is 2025.",
    ]
    assert report.exit_code is ExitCode.OK
    assert judged(FAILING, baseline="baseline.json", fail_on="never").findings == ()


def test_a_raised_severity_or_target_is_not_known() -> None:
    rows = FAILING.replace("260,300", "250,300")
    reported("baseline.json", rows)
    bound = judged(rows, plan=PLAN.replace("severity: warning", "severity: error"), baseline="baseline.json")
    assert [indicator for indicator, _ in known(bound)] == ["beds_per_1000"] * 2
    harder = judged(rows, plan=PLAN.replace("7.5", "7.6"), baseline="baseline.json")
    assert [indicator for indicator, _ in known(harder)] == ["doctors_per_1000"] * 2


def test_what_is_fixed_is_named_so_that_it_can_go() -> None:
    report = held(FAILING.replace("749", "750"))
    assert report.baseline is not None
    assert report.baseline.fixed == (FixedMiss("plan", "beds_per_1000", "360703", "南康区", "2025", "pass"),)
    shown = written(report, "table")
    assert "Baseline baseline.json: known from it, and not counted: misses 1, findings 0." in shown
    assert "南康区 2025: Beds per 1000 (pass)" in shown
    assert json.loads(written(report, "json"))["baseline"]["fixed"] == [
        {
            "pack": "plan",
            "indicator": "beds_per_1000",
            "area": "360703",
            "area_name": "南康区",
            "period": "2025",
            "status": "pass",
        }
    ]


def test_known_findings_do_not_fail_and_new_ones_do() -> None:
    bad = FAILING.replace("749", "7x9")
    report = held(bad, bad)
    assert [(finding.code, finding.known) for finding in report.findings] == [("HC201", True)]
    assert report.exit_code is ExitCode.INCONCLUSIVE
    report = held(bad.replace("赣县区,2025,700", "赣县区,2025,7x9"), bad)
    assert [(finding.code, finding.known) for finding in report.findings] == [
        ("HC201", True),
        ("HC201", False),
        ("HC528", False),
    ]
    assert report.exit_code is ExitCode.FAILED


def test_a_fault_moved_to_another_cell_is_a_new_one() -> None:
    report = held(BASE.replace("750", "7x9", 1), BASE.replace("749", "7x9"))
    assert [finding.known for finding in report.findings if finding.code == "HC201"] == [False]


def test_rows_may_move_and_the_file_be_renamed() -> None:
    lines = FAILING.splitlines()
    report = held("\n".join(["", lines[2], "", lines[0], lines[1], ""]), name="other.csv")
    assert (report.exit_code, len(known(report)), said(report)) == (ExitCode.OK, 2, [])


def test_a_baseline_that_is_no_report_stops_the_run() -> None:
    name = edited(reported("baseline.json", FAILING), lambda report: report["verdicts"].pop())
    with pytest.raises(ReportFileError):
        judged(FAILING, baseline=name)
    with pytest.raises(ReportFileError):
        judged(FAILING, baseline="none.json")


def test_the_last_word_counts_known_apart() -> None:
    assert written(held(FAILING), "table").splitlines()[-2:] == [
        "PASSED: nothing that counts was missed. Not counted: 2 misses known from the",
        "  baseline. Exit code 0.",
    ]
    chinese = written(held(FAILING.replace("信丰县,2025,750", "信丰县,2025,749"), language="zh"), "table")
    assert "共 9 条结论：达标 5、未达标 3（其中已知 2）、未到期 1。" in chinese
    assert chinese.splitlines()[-1] == "未通过：1 项未达标。退出码 1。"


AREAS = [("360703", "南康区"), ("360704", "赣县区"), ("360722", "信丰县"), (None, "城区")]
some_rows = st.lists(
    st.tuples(
        st.sampled_from(AREAS),
        st.sampled_from([2024, 2025]),
        st.sampled_from(["0", "740", "749", "750", None]),
        st.sampled_from(["100000", "0"]),
    ),
    max_size=6,
    unique_by=lambda row: (row[0], row[1]),
).map(lambda rows: [(code, name, year, beds, people) for (code, name), year, beds, people in rows])
fail_ons: st.SearchStrategy[FailOn] = st.sampled_from(["error", "warning", "info", "never"])


def made(rows: list[Row], fail_on: FailOn = "error", severities: tuple[Severity, ...] = ()) -> Report:
    return build_report(
        rows,
        ratio(at_least("7.5")),
        ratio(at_least("8"), identifier="encouraged", severity=Severity.WARNING, clause="2"),
        ratio(at_least("8", by=2030), identifier="later", clause="3"),
        options=Options(fail_on=fail_on),
        findings=findings(*severities),
    )


def junit_failures(report: Report) -> int:
    root = ElementTree.XML(written(report, "junit"))
    suites = root.findall("testsuite")
    assert int(root.attrib["failures"]) == sum(int(suite.attrib["failures"]) for suite in suites)
    assert int(root.attrib["failures"]) == len(root.findall("testsuite/testcase/failure"))
    assert int(root.attrib["skipped"]) == len(root.findall("testsuite/testcase/skipped"))
    return int(root.attrib["failures"])


@settings(max_examples=40)
@given(some_rows, fail_ons, st.lists(st.sampled_from(Severity), max_size=3))
def test_a_report_held_against_itself_never_fails(rows: list[Row], fail_on: FailOn, severities: list[Severity]) -> None:
    report = made(rows, fail_on, tuple(severities))
    found = held_against(report, snapshot_of(report, "r.json"))
    assert found.exit_code is not ExitCode.FAILED
    assert junit_failures(found) == 0
    assert len(found.findings) == len(report.findings)
    assert found.counts == report.counts


@settings(max_examples=60)
@given(some_rows, some_rows, fail_ons)
def test_a_run_fails_exactly_when_something_that_counts_got_worse(
    before: list[Row], after: list[Row], fail_on: FailOn
) -> None:
    now, then = made(after, fail_on), snapshot_of(made(before), "r.json")
    found = held_against(now, then)
    least = Options(fail_on=fail_on).threshold
    worse = [
        change
        for change in compare(then, snapshot_of(now)).worse_changes
        if Severity[change.record.severity.upper()] >= least
    ]
    assert (found.exit_code is ExitCode.FAILED) is bool(worse)
    assert (junit_failures(found) > 0) is bool(worse)
    assert json.loads(written(found, "json"))["exit_code"] == found.exit_code


@given(some_rows, st.data())
def test_any_new_miss_fails(rows: list[Row], data: st.DataObject) -> None:
    then = snapshot_of(made(rows), "r.json")
    met = [verdict for verdict in then.verdicts if verdict.status == "pass" and verdict.indicator == "beds_per_1000"]
    if not met:
        return
    worse = data.draw(st.sampled_from(met))
    changed: list[Row] = [
        (
            code,
            name,
            year,
            "1" if (code, name, str(year)) == (worse.area, worse.area_name, worse.period) else beds,
            people,
        )
        for code, name, year, beds, people in rows
    ]
    assert held_against(made(changed), then).exit_code is ExitCode.FAILED


MARKS = {
    "json": ('"known": true', 2),
    "csv": (",true\r\n", 2),
    "junit": ("Known from the baseline.", 2),
    "sarif": ('"baselineState": "unchanged"', 2),
    "github": ("title=plan/beds_per_1000 (known)::", 2),
    "gitlab": ('"severity": "info"', 2),
    "ess": ("Known from the baseline.", 2),
    "markdown": ("## Known from the baseline, not counted", 1),
    "table": ("× known  ", 2),
}


@pytest.mark.parametrize("format_name", MARKS)
def test_known_misses_are_told_apart_in_every_format(format_name: str) -> None:
    report = held(FAILING.replace("信丰县,2025,750", "信丰县,2025,749"))
    words, number = MARKS[format_name]
    assert written(report, format_name).count(words) == number


def test_the_run_is_told_from_the_baseline_in_sarif() -> None:
    report = held(FAILING.replace("信丰县,2025,750", "信丰县,2025,749"))
    (run,) = json.loads(written(report, "sarif"))["runs"]
    assert [result["baselineState"] for result in run["results"]] == ["new", "unchanged", "unchanged"]
    assert (run["properties"]["known"], run["properties"]["known_findings"]) == (2, 0)
    assert "baselineState" not in written(judged(FAILING), "sarif")


def test_what_counts_comes_first_among_annotations() -> None:
    report = held(FAILING.replace("信丰县,2025,750", "信丰县,2025,749"))
    printed = written(report, "github").splitlines()
    assert [command.partition(" ")[0] for command in printed] == ["::error", "::notice", "::notice", "::notice"]
    assert printed[-1].startswith("::notice title=healthcheck::NOT PASSED: 1 target missed. Exit code 1. 9 verdicts: ")


def test_a_waived_miss_that_is_known_too_is_waived() -> None:
    report = replace(judged(FAILING), findings=())
    snapshot = snapshot_of(report, "r.json")
    waived = replace(
        report,
        judgements=tuple(
            replace(judgement, status=(judgement.status * 0 + Status.WAIVED).astype(judgement.status.dtype))
            if judgement.indicator.id == "beds_per_1000"
            else judgement
            for judgement in report.judgements
        ),
    )
    assert known(held_against(waived, snapshot)) == []
