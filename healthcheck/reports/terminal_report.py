"""The report for a person at a terminal: verdicts, findings, a summary that adds up, and what it means."""

from collections.abc import Collection, Iterator

import numpy as np

from healthcheck.messages import line, text
from healthcheck.model.faults import ExitCode, Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.plain import wrapped
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.terminal_rows import verdict_table
from healthcheck.reports.terminal_summary import reasons, summary

MOST_FINDINGS = 10
MOST_REASONS = 8


def render(
    report: Report,
    only: Collection[Status] | None = None,
    screen: Screen = Screen(),  # noqa: B008 - frozen
    *,
    every_row: bool = False,
) -> Iterator[str]:
    """Give the report as text.

    More verdicts than a screenful are summed up by indicator and by area, unless ``every_row`` asks
    for all of them.
    """
    language = report.options.language
    yield from _lines(_opening(report), screen)
    if not report.total:
        yield from _lines([text("report.no_verdicts", language)], screen)
    elif every_row or _asked_for(report, only) <= screen.rows:
        yield from verdict_table(report, only, screen)
    else:
        yield from summary(report, screen)
        yield from _lines(["", *text("report.see_all", language, {"total": report.total}).split("\n")], screen)
    yield from _reasons(report, screen)
    yield from _findings(report, screen)
    yield "\n"
    yield from _lines(_closing(report, only), screen)


def _asked_for(report: Report, only: Collection[Status] | None) -> int:
    return report.total if only is None else sum(report.counts[status] for status in set(only))


def _lines(sentences: Collection[str], screen: Screen) -> Iterator[str]:
    """Give sentences as lines of the screen's width; what a line carries on is indented."""
    for sentence in sentences:
        first, *rest = wrapped(screen.shown(sentence), screen.width - 2)
        yield "".join([f"{first}\n", *(f"  {line}\n" for line in rest)])


def _opening(report: Report) -> list[str]:
    language = report.options.language
    comma = text("list.pause", language)
    packs = comma.join(
        text("report.pack", language, {"pack": pack.id, "revision": pack.revision}) for pack in report.packs
    )
    tables = comma.join(
        text(
            "report.table.one" if table.rows == 1 else "report.table",
            language,
            {"path": table.path, "rows": table.rows},
        )
        for table in report.tables
    )
    return [
        text("report.packs", language, {"packs": packs}),
        text("report.tables", language, {"tables": tables}),
        "",
    ]


def _reasons(report: Report, screen: Screen) -> Iterator[str]:
    found = reasons(report)
    if not found:
        return
    language = report.options.language
    yield from _lines(["", text("report.reasons", language), *found[:MOST_REASONS]], screen)
    if len(found) > MOST_REASONS:
        yield from _lines([text("report.more_reasons", language, {"number": len(found) - MOST_REASONS})], screen)


def _findings(report: Report, screen: Screen) -> Iterator[str]:
    if not report.findings:
        return
    language = report.options.language
    worst = sorted(report.findings, key=lambda finding: -finding.severity)
    numbers = []
    for severity in reversed(Severity):
        number = sum(finding.severity is severity for finding in worst)
        if number:
            key = f"severities.{severity.word}" + (".one" if number == 1 else "")
            numbers.append(text(key, language, {"number": number}))
    heading = text("report.findings", language, {"numbers": text("list.pause", language).join(numbers)})
    yield from _lines(["", heading], screen)
    for finding in worst[:MOST_FINDINGS]:
        word = text(f"severity.{finding.severity.word}", language)
        yield from _lines([f"{word}{text('list.colon', language)}{line(finding, language)}"], screen)
    if len(worst) > MOST_FINDINGS:
        yield from _lines([text("report.more_findings", language, {"number": len(worst) - MOST_FINDINGS})], screen)


def _closing(report: Report, only: Collection[Status] | None) -> list[str]:
    """Say what the verdicts add up to, what was not used, and what the run means."""
    language = report.options.language
    sentences = []
    if only is not None:
        shown = sum(report.counts[status] for status in set(only))
        words = ",".join(status.word for status in Status if status in only)
        sentences.append(text("report.hidden", language, {"shown": shown, "total": report.total, "only": words}))
    if report.total:
        parts = text("list.pause", language).join(
            text(f"count.{status.word}", language, {"number": report.counts[status]})
            for status in Status
            if report.counts[status] or status in (Status.PASS, Status.FAIL)
        )
        key = "report.summary.one" if report.total == 1 else "report.summary"
        sentences.append(text(key, language, {"total": report.total, "parts": parts}))
    lesser = report.counts[Status.FAIL] - _misses(report, Severity.ERROR)
    if lesser:
        sentences.append(text("report.warning_fails", language, {"number": lesser}))
    sentences += [
        text(
            "report.unused", language, {"path": table.path, "headers": text("list.pause", language).join(table.unused)}
        )
        for table in report.tables
        if table.unused
    ]
    sentences += [line(note, language) for note in report.notes]
    return [*sentences, outcome(report)]


def _misses(report: Report, least: int) -> int:
    """Count the missed targets of indicators of at least this severity."""
    return sum(
        int(np.count_nonzero(judgement.status == Status.FAIL))
        for judgement in report.judgements
        if judgement.indicator.severity >= least
    )


def outcome(report: Report) -> str:
    """Return the last sentence: passed or not, why, and the exit code."""
    language = report.options.language
    if report.exit_code is ExitCode.FAILED:
        return text("outcome.failed", language, {"what": _what_failed(report)})
    unjudged = report.counts[Status.MISSING] + report.counts[Status.INVALID]
    if report.exit_code is ExitCode.INCONCLUSIVE:
        if report.notes or not unjudged:
            return text("outcome.nothing", language)
        return text("outcome.inconclusive", language, {"number": unjudged, "total": report.total})
    if unjudged:
        return text("outcome.passed_allowing_missing", language)
    if report.counts[Status.FAIL] or report.findings:
        return text("outcome.passed_with_misses", language, {"fail_on": report.options.fail_on})
    return text("outcome.passed", language)


def _what_failed(report: Report) -> str:
    language = report.options.language
    least = report.options.threshold
    numbers = {
        "outcome.targets": _misses(report, least),
        "outcome.findings": sum(finding.severity >= least for finding in report.findings),
    }
    return text("list.pause", language).join(
        text(f"{key}.one" if number == 1 else key, language, {"number": number})
        for key, number in numbers.items()
        if number
    )
