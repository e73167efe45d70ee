"""What stands behind a verdict: the figures, their cells, how many people it is about, and why it is what it is."""

from collections.abc import Iterator
from fractions import Fraction

from healthcheck.messages import text
from healthcheck.messages.units import quantity
from healthcheck.model.observations import TableInfo, cell_name
from healthcheck.model.pack import Pack, Reference
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Input, Status, Verdict
from healthcheck.reports.html_report.markup import Html, element, isolated, together

_MOST_CELLS = 8
"""A city's figure is the sum of many cells; so many are named."""


_PER_MILLE = 1000


class Cells:
    """Names cells: by their letters alone where there is one table, else with the table's number in the summary."""

    def __init__(self, tables: tuple[TableInfo, ...]) -> None:
        """Number the tables from 1, in the order in which the summary lists them."""
        self._numbers = {(table.path, table.sheet): number for number, table in enumerate(tables, start=1)}

    def name(self, figure: Input) -> str | None:
        """Name the cell of a figure; None for a figure of no table."""
        if figure.origin is None:
            return None
        place = figure.origin.place
        number = self._numbers.get((place.file, place.sheet), self._numbers.get((place.file, None)))
        if number is None or place.cell is None:
            return cell_name(place)
        return place.cell if len(self._numbers) == 1 else f"{table_name(number)}!{place.cell}"


def table_name(number: int) -> str:
    """Write the number under which the summary lists a table."""
    return f"T{number}"


def details(verdict: Verdict, pack: Pack, cells: Cells, language: Language) -> Html:
    """Say in short pieces all that is known of a verdict besides its row."""
    separated = [part for piece in _pieces(verdict, pack, cells, language) for part in (" · ", piece)]
    return together(*separated[1:])


def _pieces(verdict: Verdict, pack: Pack, cells: Cells, language: Language) -> Iterator[Html | str]:
    if verdict.reason:
        yield together(element("b", verdict.reason), f" {verdict.reason_code}" if verdict.reason_code else None)
    if verdict.known:
        yield element("b", text("html.known", language))
    if verdict.evidence:
        yield verdict.evidence
    yield from _cell_pieces(verdict, cells, language)
    if verdict.serves is not None:
        yield _serves(verdict, pack, language)


def _cell_pieces(verdict: Verdict, cells: Cells, language: Language) -> Iterator[Html]:
    """Name the cells, and what stands in them where that is not the figure itself."""
    named: dict[str, Html] = {}
    for figure in verdict.inputs:
        name = cells.name(figure)
        if name is not None and figure.origin is not None and name not in named:
            raw = figure.origin.raw.strip()
            shown = together(" “", isolated(raw), "”") if raw and raw != figure.value else None
            named[name] = together(name, shown)
    if named:
        several = len(named) > 1
        pause = text("list.pause", language)
        pieces = [piece for cell in list(named.values())[:_MOST_CELLS] for piece in (pause, cell)][1:]
        more = len(named) - _MOST_CELLS
        rest = text("html.more_cells", language, {"number": more}) if more > 0 else None
        yield together(text("html.cells" if several else "html.cell", language), *pieces, rest)


def _serves(verdict: Verdict, pack: Pack, language: Language) -> str:
    """Say how many people what is there is enough for, and how many there are beyond them."""
    below = verdict.indicator.measure.denominator
    unit = pack.variables[below.variable].unit if isinstance(below, Reference) else None
    shown = {"quantity": quantity(str(verdict.serves), unit, language)}
    beyond = uncovered(verdict)
    if beyond is None:
        return text("html.serves", language, shown)
    return text("html.serves_beyond", language, {**shown, "beyond": quantity(str(beyond), unit, language)})


def uncovered(verdict: Verdict) -> int | None:
    """Return by how many whole units a denominator is larger than what the numerator is enough for."""
    below = verdict.indicator.measure.denominator
    if verdict.serves is None or not isinstance(below, Reference):
        return None
    figures = [figure.value for figure in verdict.inputs if figure.variable == below.variable]
    if not figures or None in figures:
        return None
    beyond = sum((Fraction(figure) for figure in figures if figure), Fraction(0)) - Fraction(verdict.serves)
    return int(beyond) if beyond > 0 and beyond.denominator == 1 else None


def off(verdict: Verdict) -> int | None:
    """Return how far off a value is, in thousandths of what is required: what rows of all indicators are sorted by."""
    if verdict.status not in (Status.FAIL, Status.PENDING, Status.WAIVED) or None in (verdict.value, verdict.required):
        return None
    value, required = Fraction(verdict.value or 0), Fraction(verdict.required or 0)
    return round(abs(value - required) / (abs(required) or 1) * _PER_MILLE)
