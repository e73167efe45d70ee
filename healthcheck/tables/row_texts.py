"""Columns of text beside rows that are added up: names of institutions, of no use but for the totals among them."""

from collections.abc import Iterator, Sequence

import numpy as np

from healthcheck.model.faults import Fault
from healthcheck.tables.adding import ADDITIVE
from healthcheck.tables.area_names import notable_rows
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.texts import Flags, Rows, excerpt
from healthcheck.tables.vocabulary import Key, is_total

_SAMPLE = 100


def are_added_up(uses: Sequence[ColumnUse]) -> bool:
    """Tell whether the rows of an area are to be added up, at least in some column of figures."""
    return any(use.is_used and use.key in (None, Key.VALUE) and use.adding.adds for use in uses)


def columns_of_text(uses: Sequence[ColumnUse]) -> list[int]:
    """Return the columns in which totals are looked for: those that hold neither figures nor keys."""
    return [use.position for use in uses if not use.is_used] if are_added_up(uses) else []


def totals_among_parts(grid: Grid, uses: Sequence[ColumnUse]) -> Iterator[tuple[int, int]]:
    """Give the rows that call themselves a total in a column of text, each with that column."""
    seen: set[int] = set()
    for position in columns_of_text(uses):
        column = grid.texts(position)
        known: dict[str, bool] = {}
        rows = notable_rows(column, ())
        for row in rows[column.lengths[rows] > 0].tolist():
            word = column[row]
            if word not in known:
                known[word] = is_total(word)
            if known[word] and row not in seen:
                seen.add(row)
                yield row, position


def remark(grid: Grid, use: ColumnUse, filled: Flags) -> Fault | None:
    """Say of a column beside rows that are added up why it cannot be: a rate, or an unknown column of text."""
    if use.is_used:
        is_rate = use.variable is not None and use.adding.adds and use.variable.type not in ADDITIVE
        name = use.variable.name if use.variable is not None else ""
        return Fault("HC601", {"variable": name}, grid.header_place(use.position)) if is_rate else None
    if use.reason is None or use.reason.code != "HC264":
        return None
    rows: Rows = np.flatnonzero(filled)[:_SAMPLE]
    cells = [grid.cell(row, use.position) for row in rows.tolist()]
    figures = sum(parse_number(cell) is not None for cell in cells)
    if not cells or 2 * figures >= len(cells):
        return None
    return Fault("HC602", {"raw": excerpt(cells[0])}, grid.header_place(use.position))
