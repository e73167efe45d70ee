"""The report for a person at a terminal: verdicts, findings, a summary that adds up, and what it means."""

from collections.abc import Collection, Iterator

from healthcheck.messages import line, text
from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.outcome import by_severity, counted, misses, outcome
from healthcheck.reports.plain import wrapped
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.table_lists import tables_line, unused_lines
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
    return [text("report.packs", language, {"packs": packs}), tables_line(report.tables, language), ""]


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
    heading = text("report.findings", language, {"numbers": by_severity(worst, language)})
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
        sentences.append(counted(report))
    lesser = report.counts[Status.FAIL] - misses(report, Severity.ERROR)
    if lesser:
        sentences.append(text("report.warning_fails", language, {"number": lesser}))
    sentences += unused_lines(report.tables, language)
    sentences += [line(note, language) for note in report.notes]
    return [*sentences, outcome(report)]
