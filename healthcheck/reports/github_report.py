"""The missed targets and findings as GitHub workflow commands: annotations on the submitted table (docs/ci.md).

What does not count, because the baseline knows it or a waiver excuses it, is a notice.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from healthcheck.messages import line, text
from healthcheck.model.faults import Severity
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.outcome import counted, misses, outcome, severity_numbers
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import Problem, joined, problems, tidy_path
from healthcheck.reports.report import Report

MOST_OF_A_KIND = 10
"""GitHub shows so many annotations of each kind and step, and drops the rest without a word."""

Group = Severity | str
"""What problems are counted by: the severity of those that count, else why they do not."""
_EXCUSED = ("known", "waived")
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the worst problems as annotations, and last a notice with the counts and the rest."""
    rest = _numbers(report)
    room = Counter({_KINDS[severity]: MOST_OF_A_KIND for severity in Severity}) - Counter(notice=1)
    wanted: Counter[str] = Counter()
    for group, number in rest.items():
        wanted[_kind(group)] += number
    left = sum((room & wanted).values())
    # The problems come group by group; the loop ends with the last one that has room.
    for problem in problems(report) if left else ():
        group = _group(problem)
        if room[_kind(group)]:
            room[_kind(group)] -= 1
            rest[group] -= 1
            left -= 1
            yield _annotation(problem, report.options.language)
        if not left:
            break
    yield _command("notice", {"title": "healthcheck"}, _closing(report, rest))


def _group(problem: Problem) -> Group:
    if problem.counts:
        return problem.severity
    return "known" if problem.known else "waived"


def _kind(group: Group) -> str:
    return _KINDS[group] if isinstance(group, Severity) else "notice"


def _numbers(report: Report) -> Counter[Group]:
    """Count the problems of each group without going through them."""
    numbers: Counter[Group] = Counter({"waived": report.counts[Status.WAIVED]})
    if report.baseline is not None:
        numbers["known"] = report.baseline.known + report.baseline.known_findings
    for severity in Severity:
        numbers[severity] = misses(report, severity) - misses(report, severity + 1)
        numbers[severity] += sum(found.severity is severity and not found.known for found in report.findings)
    return numbers


def _annotation(problem: Problem, language: Language) -> str:
    place = problem.place
    properties = {"file": tidy_path(place.file)}
    if place.line is not None:
        properties |= {"line": str(place.line), "endLine": str(place.line)}
        if place.column is not None:
            properties |= {"col": str(place.column), "endColumn": str(place.column + 1)}
    return _command(_kind(_group(problem)), properties | {"title": _title(problem, language)}, problem.words)


def _title(problem: Problem, language: Language) -> str:
    """Return the rule, and whether the problem is known or waived."""
    if problem.counts:
        return problem.rule
    key = "title.known" if problem.known else "title.waived_by" if problem.waiver else "title.waived"
    return text(key, language, {"rule": problem.rule, "waiver": problem.waiver or ""})


def _closing(report: Report, rest: Counter[Group]) -> str:
    language = report.options.language
    sentences = [outcome(report), *(line(note, language) for note in report.notes)]
    if report.total:
        sentences.append(counted(report))
    numbers = [severity_numbers({severity: rest[severity] for severity in Severity}, language)]
    numbers += [text(f"rest.{group}", language, {"number": rest[group]}) for group in _EXCUSED if rest[group]]
    if any(numbers):
        numbers = [number for number in numbers if number]
        sentences.append(text("sentence.rest", language, {"numbers": text("list.pause", language).join(numbers)}))
    return joined(sentences, language)


def _command(kind: str, properties: dict[str, str], words: str) -> str:
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {written}::{_data(words)}\n"


def _data(words: str) -> str:
    """Escape what would end the command or be taken for an escape."""
    return visible(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
