"""The report for a person at a terminal: verdicts, findings, a summary that adds up, and what it means."""

from collections.abc import Collection, Iterator

from healthcheck.messages import line, text
from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.excuses import baseline_lines, waiver_lines
from healthcheck.reports.outcome import by_severity, counted, misses, outcome, severity_label, worst_findings
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.table_lists import cell_lines, tables_line, unused_lines
from healthcheck.reports.terminal_rows import verdict_table
from healthcheck.reports.terminal_summary import By, grouped, reasons, summary

MOST_FINDINGS = 10
MOST_REASONS = 8


def render(
    report: Report,
    only: Collection[Status] | None = None,
    screen: Screen = Screen(),  # noqa: B008 - frozen
    *,
    every_row: bool = False,
    by: By | None = None,
) -> Iterator[str]:
    """Give the report as text.

    More verdicts than a screenful are summed up by indicator and by area, unless ``every_row`` asks
    for all of them. With ``by`` there is one summary, and ``every_row`` asks for all of that.
    """
    language = report.options.language
    yield from sentence_lines(_opening(report, only), screen)
    if not report.total:
        yield from sentence_lines([text("report.no_verdicts", language)], screen)
    elif by is not None:
        yield from grouped(report, screen, by, only, every_row=every_row)
    elif every_row or _asked_for(report, only) <= screen.rows:
        yield from verdict_table(report, only, screen)
    else:
        yield from summary(report, screen, only)
        yield from sentence_lines(["", *text("report.see_all", language, {"total": report.total}).split("\n")], screen)
    yield from _reasons(report, screen)
    for told in (list(waiver_lines(report, language)), list(baseline_lines(report, language))):
        yield from sentence_lines(["", *told] if told else [], screen)
    yield from _findings(report, screen)
    yield "\n"
    yield from sentence_lines(_closing(report), screen)


def _asked_for(report: Report, only: Collection[Status] | None) -> int:
    return report.total if only is None else sum(report.counts[status] for status in set(only))


def _opening(report: Report, only: Collection[Status] | None) -> list[str]:
    """Say what was held against what, what the verdicts add up to, and which of them are shown."""
    language = report.options.language
    comma = text("list.pause", language)
    packs = comma.join(
        text("report.pack", language, {"pack": pack.id, "revision": pack.revision}) for pack in report.packs
    )
    sentences = [text("report.packs", language, {"packs": packs}), tables_line(report.tables, language)]
    if report.total:
        sentences.append(counted(report))
    lesser = misses(report, Severity.INFO) - misses(report, Severity.ERROR)
    if lesser:
        sentences.append(text("report.warning_fails", language, {"number": lesser}))
    if only is not None:
        shown = sum(report.counts[status] for status in set(only))
        words = ",".join(status.word for status in Status if status in only)
        sentences.append(text("report.hidden", language, {"shown": shown, "total": report.total, "only": words}))
    return [*sentences, ""]


def _reasons(report: Report, screen: Screen) -> Iterator[str]:
    found = reasons(report)
    if not found:
        return
    language = report.options.language
    yield from sentence_lines(["", text("report.reasons", language), *found[:MOST_REASONS]], screen)
    if len(found) > MOST_REASONS:
        yield from sentence_lines(
            [text("report.more_reasons", language, {"number": len(found) - MOST_REASONS})], screen
        )


def _findings(report: Report, screen: Screen) -> Iterator[str]:
    if not report.findings:
        return
    language = report.options.language
    worst = worst_findings(report)
    heading = text("report.findings", language, {"numbers": by_severity(worst, language)})
    yield from sentence_lines(["", heading], screen)
    for finding in worst[:MOST_FINDINGS]:
        word = severity_label(finding, language)
        yield from sentence_lines([f"{word}{text('list.colon', language)}{line(finding, language)}"], screen)
    if len(worst) > MOST_FINDINGS:
        yield from sentence_lines(
            [text("report.more_findings", language, {"number": len(worst) - MOST_FINDINGS})], screen
        )


def _closing(report: Report) -> list[str]:
    """Say what the cells hold, what was not used, why nothing was judged, and what the run means."""
    language = report.options.language
    notes = [line(note, language) for note in report.notes]
    cells, unused = cell_lines(report.tables, language), unused_lines(report.tables, language)
    return [*cells, *unused, *notes, outcome(report)]
