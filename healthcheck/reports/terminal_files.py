"""The summary by file: which of many submissions misses most, or has most wrong with it."""

from collections.abc import Iterator, Sequence

from healthcheck.messages import text
from healthcheck.model.faults import Severity
from healthcheck.model.statuses import Status
from healthcheck.reports.file_counts import FileCount, count_files
from healthcheck.reports.outcome import severity_numbers
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.terminal_counts import count_cells, count_columns
from healthcheck.reports.terminal_table import Cell, Column, draw, widths


def by_file(report: Report, statuses: Sequence[Status], screen: Screen, most: int | None) -> Iterator[str]:
    """Draw the files that something is missed, missing or wrong in, worst first, and count the others."""
    language = report.options.language
    files = sorted(count_files(report), key=_badness)
    bad = [file for file in files if any(_badness(file))]
    shown = files if most is None else (bad or files)[:most]
    yield screen.shown(text("report.by_file", language)) + "\n"
    columns = [
        Column(text("column.file", language), words=True),
        *count_columns(statuses, language),
        Column(text("column.findings", language), words=True),
    ]
    rows = [
        [
            Cell(file.file or text("word.no_cell", language)),
            *count_cells(file.counts, statuses),
            Cell(severity_numbers(file.findings, language)),
        ]
        for file in shown
    ]
    yield draw(columns, rows, screen, widths(columns, rows, screen))
    rest = len(files) - len(shown)
    if rest:
        key = "report.other_files" if len(shown) == most else "report.clean_files"
        yield from sentence_lines([text(key, language, {"number": rest})], screen)


def _badness(file: FileCount) -> tuple[int, int, int]:
    """Sorts files with most misses first, then those with most errors, then those with most that is not judged."""
    unjudged = file.counts[Status.INVALID] + file.counts[Status.MISSING]
    return (-file.counts[Status.FAIL], -file.findings.get(Severity.ERROR, 0), -unjudged)
