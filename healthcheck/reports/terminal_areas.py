"""The summary by area: who misses most, and how much of what was asked each area met from year to year."""

from collections.abc import Iterator, Sequence

from healthcheck.messages import text
from healthcheck.model.statuses import Status
from healthcheck.reports.area_counts import AreaCount, shares_met
from healthcheck.reports.bars import bars
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.small_multiples import LEAST_YEARS, years_of
from healthcheck.reports.terminal_counts import count_cells, count_columns
from healthcheck.reports.terminal_rows import AreaNames
from healthcheck.reports.terminal_table import Cell, Column, draw, widths


def by_area(
    report: Report,
    areas: Sequence[AreaCount],
    statuses: Sequence[Status],
    names: AreaNames,
    screen: Screen,
    others: tuple[int, int] | None = None,
) -> Iterator[str]:
    """Draw the worst areas; ``others``, if given, are how many more miss something, and how many do not."""
    language = report.options.language
    key = "report.by_area" if others is None else "report.by_every_area"
    yield from sentence_lines([text(key, language, {"number": len(areas)})], screen)
    columns = [Column(text("column.area", language), words=True), *count_columns(statuses, language)]
    rows = [[Cell(names.write(*area.label, language)), *count_cells(area.counts, statuses)] for area in areas]
    years = years_of(report)
    notes = [
        text(key, language, {"number": number})
        for key, number in zip(("report.other_areas", "report.clean_areas"), others or (0, 0), strict=True)
        if number
    ]
    if len(years) >= LEAST_YEARS:
        columns.append(Column(text("column.course", language), bars=True))
        met = shares_met(report, areas, years)
        rows = [[*row, Cell(bars(shares))] for row, shares in zip(rows, met, strict=True)]
        notes.insert(0, text("legend.met", language, {"first": years[0], "last": years[-1]}))
    yield draw(columns, rows, screen, widths(columns, rows, screen))
    yield from sentence_lines(notes, screen)
