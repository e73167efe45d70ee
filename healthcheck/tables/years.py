"""The column of years: what it says, and years that are written once for several rows."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import UNDATED
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.grid import Grid
from healthcheck.tables.labels import identifier
from healthcheck.tables.text_marks import unmarked
from healthcheck.tables.texts import Flags, excerpt
from healthcheck.tables.unmarking import unmarking
from healthcheck.tables.vocabulary import Key

_LONGEST_PERIOD = 40
_YEAR = r"((?:19|20|21)\d\d)"
_PERIOD = pattern_of(_YEAR + r"(?:\.0|年度?|年?年[末底]|年度[末底])?")
_DECEMBER = pattern_of(
    _YEAR + r"(?:(?P<sign>[-/.])12(?:(?P=sign)0?1|(?P=sign)31)?(?:00:00(?::00)?)?|-?m12|12(?:31)?"
    r"|年12月(?:份|[末底]|31日止?)?|年0?1月?[-~—–至到]12月份?)"
)
"""The last month of a year, or its last day; the first is what a spreadsheet makes of 2024-12."""
_OTHER_MONTH = pattern_of(
    _YEAR
    + r"(?:[-/.年]0?[1-9]|[-/.年]1[01]|0[1-9]|1[01]|-?m0?[1-9]|-?m1[01])(?!\d).*|"
    + _YEAR
    + r"(?:0[1-9]|1[01])\d\d"
)


class Years(Struct, frozen=True):
    """The year of every row, -1 where it cannot be read, and what is said of them."""

    years: npt.NDArray[np.int32]
    findings: Sequence[Finding] = ()


def read_years(grid: Grid, columns: Mapping[Key, int], period: int | None) -> npt.NDArray[np.int32]:
    """Return the year of every row, -1 where it cannot be read."""
    if Key.PERIOD not in columns:
        return np.full(grid.size, UNDATED if period is None else period, dtype=np.int32)
    column = grid.words(columns[Key.PERIOD])
    years = [year for year, _ in _meanings(grid, column.words)]
    return np.array(years, dtype=np.int32)[column.ids]


def _meanings(grid: Grid, words: Sequence[str]) -> list[tuple[int, bool]]:
    """Return the year of each word, -1 for none, and whether the word is a month or a day of it."""
    cells = [unmarked(identifier(word) if grid.layout.roles else word) for word in words]
    plain = [normalise(cell) if len(cell) <= _LONGEST_PERIOD else "" for cell in cells]
    years = [_PERIOD.fullmatch(word) for word in plain]
    found = [(-1 if year is None else int(year[1]), False) for year in years]
    # Beside figures of other months that of December may be its own, and not that of the year.
    months = [_DECEMBER.fullmatch(word) for word in plain]
    if any(month is None and _OTHER_MONTH.fullmatch(word) for month, word in zip(months, plain, strict=True)):
        return found
    return [one if month is None else (int(month[1]), True) for one, month in zip(found, months, strict=True)]


def year_remarks(grid: Grid, columns: Mapping[Key, int]) -> list[Finding]:
    """Say which years are read from months or days, and from texts with marks around them."""
    if Key.PERIOD not in columns:
        return []
    position = columns[Key.PERIOD]
    column = grid.words(position)
    meanings = _meanings(grid, column.words)
    remarks = []
    marked = [number for number, word in enumerate(column.words) if meanings[number][0] >= 0 and unmarked(word) != word]
    if marked:
        rows = np.flatnonzero(np.isin(column.ids, marked))
        remarks.append(unmarking(grid, position, len(rows), int(rows[0])))
    months = [number for number, (_, is_month) in enumerate(meanings) if is_month]
    if months:
        rows = np.flatnonzero(np.isin(column.ids, months))
        first = int(rows[0])
        number = phrase("table.rows.one") if len(rows) == 1 else phrase("table.rows", number=len(rows))
        raw = grid.cell(first, position)
        parameters: Parameters = {"raw": excerpt(raw), "year": meanings[int(column.ids[first])][0], "rows": number}
        remarks.append(Finding("HC646", Severity.INFO, parameters, grid.place(first, position), raw))
    return remarks


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
