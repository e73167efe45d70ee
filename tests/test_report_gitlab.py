"""GitLab's code quality report: the keys it reads, and fingerprints that differ."""

import json
from typing import Any

from machine_cases import findings, mixed_report, written
from report_cases import Row, build_report

from healthcheck.model.faults import Finding, Severity
from healthcheck.reports.report import Report

BAD: Row = ("360704", "赣县区", 2025, "3922", "523000")


def issues(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(report, "gitlab"))
    return found


def test_an_issue_has_exactly_the_keys_that_gitlab_reads() -> None:
    (issue,) = issues(build_report([BAD], file="./data/table.csv"))
    fingerprint = issue.pop("fingerprint")
    assert issue == {
        "description": "赣县区 2025: Hospital beds per 1,000 residents is 7.4990, target ≥ 7.5, 1 bed short. "
        "Computed: 3922 beds / 523000 people x 1000. Cells: ./data/table.csv!D2, ./data/table.csv!E2. "
        "Clause 1, The plan.",
        "check_name": "test-pack/beds_per_1000",
        "severity": "major",
        "location": {"path": "data/table.csv", "lines": {"begin": 2}},
    }
    assert fingerprint == issues(build_report([("360703", "南康区", 2025, "9000", "1000"), BAD]))[0]["fingerprint"]


def test_severities_and_order() -> None:
    assert [(issue["check_name"], issue["severity"]) for issue in issues(mixed_report())] == [
        ("test-pack/beds_per_1000", "major"),
        ("HC315", "major"),
        ("test-pack/encouraged", "minor"),
        ("HC315", "minor"),
        ("HC315", "info"),
        ("test-pack/encouraged", "info"),
    ]


def test_no_two_issues_share_a_fingerprint() -> None:
    found = issues(build_report([BAD, BAD], findings=findings(*[Severity.ERROR] * 3)))
    assert len({issue["fingerprint"] for issue in found}) == 5


def test_a_clean_run_is_an_empty_array_and_a_finding_without_a_place_has_one() -> None:
    clean: Row = ("360704", "赣县区", 2025, "9000", "523000")
    assert written(build_report([clean]), "gitlab") == "[]\n"
    (issue,) = issues(build_report([clean], findings=[Finding("HC341", Severity.INFO)]))
    assert issue["location"] == {"path": "table.csv", "lines": {"begin": 1}}
