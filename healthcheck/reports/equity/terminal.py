"""The spread of resources at a terminal: a table of the years, a picture of the last one, and who is left out."""

from collections.abc import Iterator

from healthcheck.messages import text
from healthcheck.model.faults import Parameters
from healthcheck.model.text import Language
from healthcheck.reports.equity.contents import (
    Table,
    agglomeration,
    closing,
    compared_words,
    details,
    findings,
    latest,
    not_computed,
    opening,
    remarks,
    years,
)
from healthcheck.reports.equity.lorenz_chart import beside, chart
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import Names, period_words, short_weight
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.terminal_table import Cell, Column, draw, widths
from healthcheck.spread.results import Spread

MOST_AREAS = 20
"""Up to so many areas are all shown."""
EACH_END = 8
"""Of more areas the first and the last so many are shown."""


def render(
    report: EquityReport,
    screen: Screen = Screen(),  # noqa: B008 - frozen
    *,
    every_area: bool = False,
) -> Iterator[str]:
    """Give the report as text; ``every_area`` shows all areas, however many."""
    language = report.language
    yield from sentence_lines(opening(report), screen)
    for spreads in report.computed:
        indicator = spreads[0].indicator.name.in_language(language)
        yield "\n"
        yield from sentence_lines([f"{indicator} ({spreads[0].pack.id}/{spreads[0].indicator.id})"], screen)
        yield from sentence_lines([compared_words(spreads, language)], screen)
        yield _drawn(years(spreads, language), screen, words=1)
        yield from sentence_lines([*details(spreads, language), *remarks(report, spreads)], screen)
        yield from _pictures(latest(spreads), screen, language)
        yield from _agglomeration(latest(spreads), screen, language, every_area)
    others = not_computed(report)
    if others:
        yield "\n"
        yield from sentence_lines([text("equity.not_computed", language), *others], screen)
    found = findings(report)
    if found:
        yield "\n"
        yield from sentence_lines(found, screen)
    yield "\n"
    yield from sentence_lines(closing(report), screen)


def _pictures(spread: Spread, screen: Screen, language: Language) -> Iterator[str]:
    """Draw the Lorenz curves: by people, and by land where that is known."""
    curves = [(spread.curve, short_weight(spread, language))]
    if spread.land is not None:
        curves.append((spread.land.curve, text("equity.land", language)))
    period = period_words(spread, language)
    charts = [
        chart(
            curve.corners,
            screen,
            text("equity.lorenz", language, {"weight": weight, "period": period}),
            text("equity.lorenz_axis", language, {"weight": weight}),
        )
        for curve, weight in curves
        if curve is not None
    ]
    yield "\n"
    yield from (f"{line}\n" for line in beside(charts, screen))


def _agglomeration(spread: Spread, screen: Screen, language: Language, every_area: bool) -> Iterator[str]:
    if spread.land is None:
        return
    table = agglomeration(spread.land, Names.of(spread, language), language)
    shown: Parameters = {"period": period_words(spread, language), "number": EACH_END, "total": len(table.rows)}
    key = "equity.agglomeration"
    if len(table.rows) > MOST_AREAS and not every_area:
        key = "equity.agglomeration_shown"
        between = ("…", *("" for _ in table.columns[1:]))
        table = Table(table.columns, (*table.rows[:EACH_END], between, *table.rows[-EACH_END:]))
    yield "\n"
    yield from sentence_lines([text(key, language, shown)], screen)
    yield _drawn(table, screen, words=1)


def _drawn(table: Table, screen: Screen, words: int) -> str:
    columns = [Column(name, words=place < words, number=place >= words) for place, name in enumerate(table.columns)]
    rows = [[Cell(cell) for cell in row] for row in table.rows]
    return draw(columns, rows, screen, widths(columns, rows, screen))
