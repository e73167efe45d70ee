"""The spreads as CSV: one measure a line, in UTF-8 with a byte-order mark, so that Excel shows Chinese text.

The header and the names of measures are the same in both languages, for machines; wordings follow the report's.
"""

import csv
import io
from collections.abc import Iterator

from healthcheck.messages import message
from healthcheck.model.observations import UNDATED
from healthcheck.model.text import Language
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import degree, number, percent_number
from healthcheck.reports.inert_text import harmless
from healthcheck.spread.results import Area, LeftOut, Spread

HEADER = (
    "pack",
    "indicator",
    "name",
    "period",
    "level",
    "measure",
    "area",
    "area_name",
    "value",
    "grouped_by",
    "reason_code",
    "reason",
)

Cell = str | None
Line = tuple[str, Cell, Cell, Cell, Cell, Cell, Cell]
"""Measure, area, name, value, what areas are grouped by, code and words of the reason."""


def render(report: EquityReport) -> Iterator[bytes]:
    """Write the measures, one spread after the other."""
    yield b"\xef\xbb\xbf"
    yield _line(HEADER)
    for record in records(report):
        yield _line(record)


def records(report: EquityReport) -> Iterator[tuple[Cell, ...]]:
    """Give the measures as tuples in the order of ``HEADER``."""
    for spread in report.spreads:
        same = (
            spread.pack.id,
            spread.indicator.id,
            harmless(spread.indicator.name.in_language(report.language)),
            None if spread.period == UNDATED else str(spread.period),
            spread.level,
        )
        for measure, *rest in (*_measures(spread, report.language), *_of_areas(spread, report.language)):
            yield (*same, measure, *(None if cell is None else harmless(cell) for cell in rest))


def _measures(spread: Spread, language: Language) -> Iterator[Line]:
    """Give what is one figure for all areas; a measure that is not defined has its reason instead of a value."""
    yield _one("areas_compared", str(len(spread.areas)))
    yield _one("areas_total", str(len(spread.areas) + len(spread.left_out)))
    yield _one("people_percent", percent_number(spread.covered))
    if spread.curve is not None:
        yield _one("gini", number(spread.curve.gini))
    if spread.land is not None:
        yield _one("gini_land", number(spread.land.curve.gini))
    if spread.theil is not None:
        by = spread.grouping.by if spread.grouping else None
        yield _one("theil", number(spread.theil.total))
        for measure, part in (("theil_between", spread.theil.between), ("theil_within", spread.theil.within)):
            if part is not None:
                yield (measure, None, None, number(part), by, None, None)
    if spread.range is not None:
        yield _of_area("highest", spread.range.highest, number(spread.range.highest.value))
        yield _of_area("lowest", spread.range.lowest, number(spread.range.lowest.value))
        yield _one("difference", number(spread.range.difference))
        if spread.range.quotient is not None:
            yield _one("quotient", number(spread.range.quotient))
    for what, fault in spread.undefined.items():
        yield (f"undefined_{what}", None, None, None, None, fault.code, message(fault, language))


def _of_areas(spread: Spread, language: Language) -> Iterator[Line]:
    for area in spread.areas:
        yield _of_area("value", area, number(area.value))
    if spread.land is not None:
        for area, own in zip(spread.land.areas, spread.land.degrees, strict=True):
            yield _of_area("hrad", area, degree(own.hrad))
            yield _of_area("pad", area, degree(own.pad))
            yield _of_area("hrad_to_pad", area, degree(own.for_people))
    land = spread.land.left_out if spread.land else ()
    for measure, areas in (("left_out", spread.named_left_out), ("left_out_land", land)):
        for left in areas:
            yield (measure, left.code, left.name, None, None, left.why.code, message(left.why, language))


def _one(measure: str, value: Cell) -> Line:
    return (measure, None, None, value, None, None, None)


def _of_area(measure: str, area: Area | LeftOut, value: Cell) -> Line:
    return (measure, area.code, area.name, value, None, None, None)


def _line(cells: tuple[Cell, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(["" if cell is None else cell for cell in cells])
    return text.getvalue().encode("utf-8", "backslashreplace")
