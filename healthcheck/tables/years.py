"""The column of years: what it says, and years that are written once for several rows."""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import UNDATED
from healthcheck.model.wording import normalise
from healthcheck.tables.grid import Grid
from healthcheck.tables.labels import identifier
from healthcheck.tables.texts import Flags
from healthcheck.tables.vocabulary import Key

_LONGEST_PERIOD = 40
_PERIOD = re.compile(r"((?:19|20|21)\d\d)(?:\.0|年度?|年末)?")


class Years(Struct, frozen=True):
    """The year of every row, -1 where it cannot be read, and what is said of them."""

    years: npt.NDArray[np.int32]
    findings: Sequence[Finding] = ()


def read_years(grid: Grid, columns: Mapping[Key, int], period: int | None) -> npt.NDArray[np.int32]:
    """Return the year of every row, -1 where it cannot be read."""
    if Key.PERIOD not in columns:
        return np.full(grid.size, UNDATED if period is None else period, dtype=np.int32)
    column = grid.words(columns[Key.PERIOD])
    words = [identifier(word) for word in column.words] if grid.layout.roles else column.words
    found = [_PERIOD.fullmatch(normalise(word) if len(word) <= _LONGEST_PERIOD else "") for word in words]
    return np.array([-1 if year is None else int(year[1]) for year in found], dtype=np.int32)[column.ids]


def fill_years(
    grid: Grid,
    columns: Mapping[Key, int],
    years: npt.NDArray[np.int32],
    areas: Mapping[int, object],
    more: Iterable[int],
) -> Years:
    """Give rows without a year the one above them, where it is clearly meant for several areas.

    Args:
        grid: the table.
        columns: its keys.
        years: the year of every row, -1 for none.
        areas: the rows of data, each with its area.
        more: totals, and other rows among them that are of no area.
    """
    position = columns[Key.PERIOD]
    variables = grid.words(columns[Key.VARIABLE]).ids if Key.VARIABLE in columns else np.zeros(grid.size, np.int32)
    rows = {row: (area, int(variables[row])) for row, area in areas.items()} | {row: (row, -1) for row in more}
    above = _years_above(years, grid.texts(position).blank(), rows)
    if not above:
        return Years(years)
    years = years.copy()
    years[list(above)] = years[list(above.values())]
    first = min(above)
    parameters: Parameters = {"rows": len(above), "year": int(years[first])}
    place, raw = grid.place(first, position), grid.cell(first, position)
    return Years(years, [Finding("HC619", Severity.INFO, parameters, place, raw)])


def _years_above(years: npt.NDArray[np.int32], blank: Flags, rows: Mapping[int, object]) -> dict[int, int]:
    """Return the row whose year each row without one shares: it is written once above them, or a merged cell.

    It is where no year is written twice, most rows have none, and those of a year are of different areas.

    Args:
        years: the year that each row writes, -1 for none.
        blank: the rows whose cell for it is blank.
        rows: the rows that name an area, each with what tells it apart from others of its year; the rest end a year.
    """
    written = years[years >= 0]
    found: dict[int, int] = {}
    if not len(written) or len(np.unique(written)) < len(written):
        return found
    for start in np.flatnonzero(years >= 0).tolist():
        end = start + 1
        while end < len(years) and end in rows and blank[end]:
            end += 1
        if start in rows and len({rows[row] for row in range(start, end)}) == end - start:
            found |= dict.fromkeys(range(start + 1, end), start)
    return found if len(found) >= len(written) else {}
