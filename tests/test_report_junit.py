"""JUnit XML: what CI servers count, what they show, and what they must never be told."""

from xml.etree import ElementTree

import pytest
from machine_cases import ROWS, findings, mixed_report, written
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.model.faults import ExitCode, Fault, Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import Options, Report

TOTALS = ("tests", "failures", "errors", "skipped")
GOOD: Row = ("360704", "赣县区", 2025, "3923", "523000")
BAD: Row = ("360704", "赣县区", 2025, "3922", "523000")
BLANK: Row = ("360704", "赣县区", 2025, None, "523000")
DIVIDED: Row = ("360704", "赣县区", 2025, "3922", "0")

RUNS = {
    "everything": mixed_report(),
    "passes": build_report([GOOD]),
    "fails": build_report([BAD]),
    "never fails": build_report([BAD], options=Options(fail_on="never")),
    "encouraged": build_report([BAD], ratio(at_least("7.5"), severity=Severity.WARNING)),
    "strict": build_report([BAD], ratio(at_least("7.5"), severity=Severity.INFO), options=Options(fail_on="info")),
    "error finding": build_report([GOOD], findings=findings(Severity.ERROR)),
    "lesser finding": build_report([GOOD], findings=findings(Severity.WARNING)),
    "lesser finding, strict": build_report(
        [GOOD], findings=findings(Severity.WARNING), options=Options(fail_on="warning")
    ),
    "missing": build_report([GOOD, BLANK]),
    "missing, allowed": build_report([GOOD, BLANK], options=Options(allow_missing=True)),
    "missing and fails": build_report([BAD, BLANK]),
    "invalid": build_report([GOOD, DIVIDED]),
    "nothing judged": build_report([], notes=[Fault("HC341")]),
    "only missing, allowed": build_report([BLANK], options=Options(allow_missing=True)),
}


def suites(report: Report) -> ElementTree.Element:
    return ElementTree.XML(written(report, "junit"))


@pytest.mark.parametrize("run", RUNS)
def test_failures_exactly_when_the_exit_code_is_1_and_all_green_exactly_when_it_is_0(run: str) -> None:
    root = suites(RUNS[run])
    assert (int(root.attrib["failures"]) > 0) is (RUNS[run].exit_code is ExitCode.FAILED)
    red = int(root.attrib["failures"]) + int(root.attrib["errors"])
    assert (red == 0) is (RUNS[run].exit_code is ExitCode.OK)


def test_the_runs_have_every_exit_code_that_a_report_can_have() -> None:
    assert {report.exit_code for report in RUNS.values()} == {ExitCode.OK, ExitCode.FAILED, ExitCode.INCONCLUSIVE}


@pytest.mark.parametrize("run", RUNS)
def test_totals_are_those_of_the_cases(run: str) -> None:
    root = suites(RUNS[run])
    for element in [root, *root.findall("testsuite")]:
        cases = list(element.iter("testcase"))
        held = [
            len(cases),
            *(sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error", "skipped")),
        ]
        assert [int(element.attrib[name]) for name in TOTALS] == held
    assert all(len(case.findall("*")) <= 1 for case in root.iter("testcase"))


def test_the_statuses_of_all_suites_add_up_to_the_counts() -> None:
    root = suites(mixed_report())
    for status in Status:
        numbers = [
            int(fact.attrib["value"])
            for fact in root.iter("property")
            if fact.attrib["name"] == f"verdicts.{status.word}"
        ]
        assert sum(numbers) == mixed_report().counts[status]


def test_a_miss_names_the_figures_the_cell_and_the_clause() -> None:
    case = suites(build_report([BAD])).find("testsuite/testcase")
    assert case is not None
    assert case.attrib == {
        "name": "360704 赣县区 2025",
        "classname": "test-pack.beds_per_1000",
        "time": "0",
        "file": "table.csv",
        "line": "2",
    }
    failure = case.find("failure")
    assert failure is not None
    sentence = "赣县区 2025: Hospital beds per 1,000 residents is 7.4990, target ≥ 7.5, 1 bed short."
    assert failure.attrib == {"message": sentence, "type": "error"}
    assert failure.text == (
        f"{sentence} Computed: 3922 beds / 523000 people x 1000. Cells: table.csv!D2, table.csv!E2. Clause 1, The plan."
    )


def test_a_miss_below_the_fail_level_passes_and_says_so_in_its_output() -> None:
    case = suites(RUNS["encouraged"]).find("testsuite/testcase")
    assert case is not None
    assert [child.tag for child in case] == ["system-out"]
    assert "1 bed short" in (case.findtext("system-out") or "")


def test_what_was_not_judged_says_why() -> None:
    report = replace(mixed_report("zh"), findings=())
    told = {child.attrib["message"] for tag in ("skipped", "error") for child in suites(report).iter(tag)}
    assert told >= {
        "缺数据：该地区该年份没有“床位数”的数据",
        "数据有误：分母为零：“常住人口”为 0",
        "已豁免",
    }


def test_findings_are_a_suite_of_their_own() -> None:
    suite = suites(build_report(ROWS[:1], findings=findings(Severity.ERROR, Severity.INFO))).find(
        "testsuite[@name='findings']"
    )
    assert suite is not None
    assert [(case.attrib["name"], case.attrib["classname"], [child.tag for child in case]) for case in suite] == [
        ("HC315 data/table.csv!E4", "HC315", ["failure"]),
        ("HC315 data/table.csv!E5", "HC315", ["system-out"]),
    ]


def test_a_run_without_a_conclusion_is_an_error_of_its_own() -> None:
    case = suites(RUNS["nothing judged"]).find("testsuite[@name='healthcheck']/testcase/error")
    assert case is not None
    assert case.attrib == {
        "message": "INCONCLUSIVE: nothing was judged, which is never a pass. Exit code 4.",
        "type": "inconclusive",
    }


def test_no_clock_is_read() -> None:
    root = suites(mixed_report())
    assert {element.attrib["time"] for element in root.iter() if "time" in element.attrib} == {"0"}
    assert "timestamp" not in written(mixed_report(), "junit")
