"""The report as JUnit XML, in the dialect that CI servers share (docs/ci.md).

A suite is an indicator, a case one verdict; the findings are a suite of their own. ``failures`` is
above 0 exactly when the exit code is 1, and nothing fails or errs exactly when it is 0: a verdict
that is ``invalid`` is an error, and a run without a conclusion (exit code 4) is one more. What would
fail, but is known from the baseline, is skipped.
"""

from collections.abc import Collection, Iterator
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from msgspec import Struct

from healthcheck.messages import message, text
from healthcheck.model.faults import ExitCode, Finding, Place
from healthcheck.model.observations import cell_name
from healthcheck.model.verdicts import Judgement, Status, Verdict
from healthcheck.reports.outcome import outcome
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import basis_words, excuse_words, joined, missed_words
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdict_rows

_SKIPPED = (Status.MISSING, Status.PENDING, Status.WAIVED, Status.NOT_APPLICABLE)


class _Totals(Struct, frozen=True):
    tests: int
    failures: int
    errors: int
    skipped: int

    def __add__(self, other: "_Totals") -> "_Totals":
        return _Totals(
            self.tests + other.tests,
            self.failures + other.failures,
            self.errors + other.errors,
            self.skipped + other.skipped,
        )


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of XML; it is always whole, whatever ``only`` asks for."""
    inconclusive = report.exit_code is ExitCode.INCONCLUSIVE
    total = _findings_totals(report)
    for judgement in report.judgements:
        total += _totals(report, judgement)
    if inconclusive:
        total += _Totals(1, 0, 1, 0)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes(name='healthcheck')}{_numbers(total)}>\n"
    for judgement in report.judgements:
        yield from _suite(report, judgement)
    yield from _findings(report)
    if inconclusive:
        yield _opening("healthcheck", _Totals(1, 0, 1, 0))
        yield _case("outcome", "healthcheck", None, _told("error", outcome(report), "inconclusive"))
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _totals(report: Report, judgement: Judgement) -> _Totals:
    counts = _counts(judgement)
    fails = judgement.indicator.severity >= report.options.threshold
    counting = int(np.count_nonzero(judgement.counting))
    known = counts[Status.FAIL] - counting
    return _Totals(
        len(judgement.rows),
        counting if fails else 0,
        counts[Status.INVALID],
        sum(counts[status] for status in _SKIPPED) + (known if fails else 0),
    )


def _counts(judgement: Judgement) -> list[int]:
    counts: list[int] = np.bincount(judgement.status, minlength=len(Status)).tolist()
    return counts


def _findings_totals(report: Report) -> _Totals:
    severe = [finding for finding in report.findings if finding.severity >= report.options.threshold]
    known = sum(finding.known for finding in severe)
    return _Totals(len(report.findings), len(severe) - known, 0, known)


def _suite(report: Report, judgement: Judgement) -> Iterator[str]:
    language = report.options.language
    indicator, pack = judgement.indicator, judgement.pack
    counts = _counts(judgement)
    facts = {
        "pack": pack.id,
        "revision": str(pack.revision),
        "indicator": indicator.id,
        "name": indicator.name.in_language(language),
        "target": full_demand(indicator.target, language),
        "clause": indicator.clause,
        "severity": indicator.severity.word,
    } | {f"verdicts.{status.word}": str(counts[status]) for status in Status}
    yield _opening(f"{pack.id}/{indicator.id}", _totals(report, judgement))
    yield "    <properties>\n"
    for name, value in facts.items():
        yield f"      <property{_attributes(name=name, value=value)}/>\n"
    yield "    </properties>\n"
    for verdict in verdict_rows(report, judgement):
        name = " ".join(part for part in (verdict.area, verdict.area_name, verdict.period) if part)
        place = next((figure.origin.place for figure in verdict.inputs if figure.origin), None)
        words = _verdict_words(report, judgement, verdict)
        yield _case(name or text("word.no_name", language), f"{pack.id}.{indicator.id}", place, words)
    yield "  </testsuite>\n"


def _verdict_words(report: Report, judgement: Judgement, verdict: Verdict) -> str:
    """Return what stands within a case: nothing for a pass."""
    language = report.options.language
    status = verdict.status
    if status is Status.PASS:
        return ""
    if status is Status.FAIL:
        title = missed_words(verdict, language)
        words = joined([title, *basis_words(verdict, judgement.pack, language)], language)
        if judgement.indicator.severity < report.options.threshold:
            return _printed(words)
        if verdict.known:
            return _told("skipped", joined([title, *excuse_words(verdict, language)], language))
        return _told("failure", title, judgement.indicator.severity.word, words)
    label = text(f"status.{status.word}", language)
    words = f"{label}{text('list.colon', language)}{verdict.reason}" if verdict.reason else label
    if status is Status.INVALID:
        return _told("error", words, verdict.reason_code or status.word)
    return _told("skipped", words)


def _findings(report: Report) -> Iterator[str]:
    if not report.findings:
        return
    language = report.options.language
    yield _opening("findings", _findings_totals(report))
    for finding in report.findings:
        words = message(finding, language)
        if finding.severity >= report.options.threshold and finding.known:
            told = _told("skipped", joined([words, text("sentence.known", language)], language))
        elif finding.severity >= report.options.threshold:
            told = _told("failure", words, finding.severity.word)
        else:
            label = text(f"severity.{finding.severity.word}", language)
            told = _printed(f"{label}{text('list.colon', language)}{words}")
        yield _case(_finding_name(finding), finding.code, finding.place, told)
    yield "  </testsuite>\n"


def _finding_name(finding: Finding) -> str:
    place = finding.place
    if place is None:
        return finding.code
    return f"{finding.code} {cell_name(place) if place.cell else place}"


def _opening(name: str, totals: _Totals) -> str:
    return f"  <testsuite{_attributes(name=name)}{_numbers(totals)}>\n"


def _numbers(totals: _Totals) -> str:
    """Write the totals; the time is always 0, so that two runs give the same bytes."""
    return _attributes(
        tests=str(totals.tests),
        failures=str(totals.failures),
        errors=str(totals.errors),
        skipped=str(totals.skipped),
        time="0",
    )


def _case(name: str, classname: str, place: Place | None, told: str) -> str:
    attributes = {"name": name, "classname": classname, "time": "0"}
    if place is not None:
        attributes["file"] = place.file
        if place.line is not None:
            attributes["line"] = str(place.line)
    opening = f"    <testcase{_attributes(**attributes)}"
    return f"{opening}>\n{told}    </testcase>\n" if told else f"{opening}/>\n"


def _told(element: str, brief: str, kind: str = "", words: str = "") -> str:
    attributes = _attributes(message=brief) + (_attributes(type=kind) if kind else "")
    opening = f"      <{element}{attributes}"
    return f"{opening}>{_text(words)}</{element}>\n" if words else f"{opening}/>\n"


def _printed(words: str) -> str:
    return f"      <system-out>{_text(words)}</system-out>\n"


def _attributes(**attributes: str) -> str:
    return "".join(f" {name}={quoteattr(visible(value))}" for name, value in attributes.items())


def _text(words: str) -> str:
    """Write text; :func:`visible` leaves none of the characters that XML 1.0 forbids."""
    return escape(visible(words))
