"""The missed targets and findings as GitLab's code quality report: shown in merge requests (docs/ci.md)."""

from collections.abc import Collection, Iterator

from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.json_lines import array_lines
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import Problem, problems, tidy_path
from healthcheck.reports.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of JSON text; it is always whole, whatever ``only`` asks for."""
    yield from array_lines(_entry(problem) for problem in problems(report))


def _entry(problem: Problem) -> dict[str, object]:
    """Describe a problem; known and waived ones are no more than information."""
    return {
        "description": problem.words,
        "check_name": problem.rule,
        "fingerprint": problem.fingerprint,
        "severity": _SEVERITIES[problem.severity if problem.counts else Severity.INFO],
        "location": {"path": visible(tidy_path(problem.place.file)), "lines": {"begin": problem.place.line or 1}},
    }
