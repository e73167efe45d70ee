"""The missed targets and findings as GitHub workflow commands: annotations on the submitted table (docs/ci.md)."""

from collections import Counter
from collections.abc import Collection, Iterator

from healthcheck.messages import line, text
from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.outcome import counted, misses, outcome, severity_numbers
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import Problem, joined, problems, tidy_path
from healthcheck.reports.report import Report

MOST_OF_A_KIND = 10
"""GitHub shows so many annotations of each kind and step, and drops the rest without a word."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the worst problems as annotations, and last a notice with the counts and the rest."""
    rest = Counter(
        {
            severity: misses(report, severity) - misses(report, severity + 1) + _findings(report, severity)
            for severity in Severity
        }
    )
    room = dict.fromkeys(Severity, MOST_OF_A_KIND) | {Severity.INFO: MOST_OF_A_KIND - 1}
    wanted = sum(min(room[severity], rest[severity]) for severity in Severity)
    if wanted:
        for problem in problems(report):
            if room[problem.severity]:
                room[problem.severity] -= 1
                rest[problem.severity] -= 1
                wanted -= 1
                yield _annotation(problem)
            if not wanted:
                break
    yield _command("notice", {"title": "healthcheck"}, _closing(report, rest))


def _findings(report: Report, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in report.findings)


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {"file": tidy_path(place.file)}
    if place.line is not None:
        properties |= {"line": str(place.line), "endLine": str(place.line)}
        if place.column is not None:
            properties |= {"col": str(place.column), "endColumn": str(place.column + 1)}
    return _command(_KINDS[problem.severity], properties | {"title": problem.rule}, problem.words)


def _closing(report: Report, rest: Counter[Severity]) -> str:
    language = report.options.language
    sentences = [outcome(report), *(line(note, language) for note in report.notes)]
    if report.total:
        sentences.append(counted(report))
    numbers = severity_numbers(rest, language)
    if numbers:
        sentences.append(text("sentence.rest", language, {"numbers": numbers}))
    return joined(sentences, language)


def _command(kind: str, properties: dict[str, str], words: str) -> str:
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {written}::{_data(words)}\n"


def _data(words: str) -> str:
    """Escape what would end the command or be taken for an escape."""
    return visible(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
