"""The columns of figures of one table: read, with a finding for each cell that is not in order."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.model.faults import Finding, Parameters, Severity, TableError
from healthcheck.model.observations import NumberColumn, State
from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.side_by_side import beside, side_by_side
from healthcheck.tables.adding import NOTHING_SAID, Adding
from healthcheck.tables.cells import Column, cell_reader, figure_symbols
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.numbers import LONGEST_CLEAN, ReadColumn, read_column, read_words, taken
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.row_marks import unit_row_fault
from healthcheck.tables.texts import Rows, Texts, excerpt

_MILDER = {"HC207": Severity.WARNING, "HC270": Severity.INFO, "HC647": Severity.INFO}


class Figures(Struct, frozen=True):
    """One variable in one table; ``numbers`` is as long as the table's rows of data."""

    variable: Variable
    position: int
    numbers: NumberColumn
    adding: Adding = NOTHING_SAID
    totals: NumberColumn | None = None
    """What stands in the rows that add up others, where there are such rows."""


class TableFigures(Struct, frozen=True):
    """All figures of one table, and the findings on their cells."""

    by_variable: Mapping[str, Figures]
    findings: Sequence[Finding]


def begin_reading(
    grid: Grid, uses: Sequence[ColumnUse], symbols: Mapping[str, State]
) -> Sequence[tuple[ColumnUse, ReadColumn]]:
    """Read the columns of figures of all rows; of a large table beside whoever goes on and looks at them later."""
    of_figures = [(use, use.variable) for use in uses if use.is_used and use.variable is not None]
    # A grid makes a column's texts when they are first asked for, and is asked by one thread only.
    texts = [grid.texts(use.position) for use, _ in of_figures]

    def column(asked: tuple[tuple[ColumnUse, Variable], Texts]) -> tuple[ColumnUse, ReadColumn]:
        (use, variable), cells = asked
        return use, read_cells(cells, Column(variable, use.shift), symbols)

    def read() -> list[tuple[ColumnUse, ReadColumn]]:
        return list(side_by_side(column, zip(of_figures, texts, strict=True), grid.size))

    return beside(read, grid.size)


def read_figures(
    grid: Grid, columns: Sequence[tuple[ColumnUse, ReadColumn]], keys: RowKeys, wanted: Collection[str]
) -> TableFigures:
    """Return the figures of the rows of data; a finding on a variable that is not ``wanted`` is only for information.

    Raises:
        TableError: when a row holds units instead of figures.
    """
    figures: dict[str, Figures] = {}
    findings: list[Finding] = []
    for use, column in columns:
        if use.variable is None:
            continue
        own, found = checked(
            _of_rows(column, keys.rows, grid.size), grid, use, use.variable, keys, use.variable.id in wanted
        )
        if len(keys.totals):
            own = replace(own, totals=taken(column.numbers, keys.totals))
        figures[use.variable.id] = own
        findings += found
    return TableFigures(figures, findings)


def checked(
    column: ReadColumn, grid: Grid, use: ColumnUse, variable: Variable, keys: RowKeys, is_wanted: bool
) -> tuple[Figures, list[Finding]]:
    """Return a column of figures as far as they can be used, and what is wrong with its cells.

    Raises:
        TableError: when a row holds units instead of figures.
    """
    problems = dict(column.problems)
    unit_rows = problems.pop("HC239", keys.rows[:0])
    if is_wanted and len(unit_rows):
        raise TableError(unit_row_fault(grid, int(keys.rows[unit_rows[0]]), use.position))
    numbers = column.numbers
    if variable.type is VariableType.COUNT:
        numbers, problems["HC202"], problems["HC207"] = _checked_count(numbers)
    problems["HC201"] = np.sort(np.concatenate((problems.get("HC201", keys.rows[:0]), unit_rows)))
    found = _cell_findings(problems, grid, use, variable, keys, is_wanted)
    return Figures(variable, use.position, numbers, use.adding), found


def read_cells(texts: Texts, column: Column, symbols: Mapping[str, State]) -> ReadColumn:
    """Read cells as figures, or as yes and no, of a variable."""
    reader = cell_reader(column, symbols)
    if column.holds_words:
        return read_words(texts, reader)
    return read_column(texts, column.shift, reader, figure_symbols(symbols))


def _of_rows(column: ReadColumn, rows: Rows, size: int) -> ReadColumn:
    """Keep the rows of data; what stands in rows that are left out is no problem."""
    if len(rows) == size:
        return column
    numbers, place = column.numbers, np.full(size, -1, dtype=np.intp)
    place[rows] = np.arange(len(rows))
    kept = {code: place[found][place[found] >= 0] for code, found in column.problems.items()}
    return ReadColumn(taken(numbers, rows), kept)


def _checked_count(numbers: NumberColumn) -> tuple[NumberColumn, Rows, Rows]:
    """Mark negative counts as such, and find the counts that are not whole.

    In place: the column has been read for this, and copies of all columns would take longer.
    """
    negative = np.flatnonzero(numbers.mantissa < 0)
    if len(negative):
        numbers.mantissa[negative], numbers.last_digit[negative] = 0, 0
        numbers.state[negative] = State.NEGATIVE.value
    if numbers.scale == 0:
        return numbers, negative, np.zeros(0, dtype=np.intp)
    mantissa = numbers.mantissa if numbers.scale <= LONGEST_CLEAN else numbers.mantissa.astype(object)
    return numbers, negative, np.flatnonzero(mantissa % 10**numbers.scale)


def _cell_findings(
    problems: Mapping[str, Rows], grid: Grid, use: ColumnUse, variable: Variable, keys: RowKeys, is_wanted: bool
) -> list[Finding]:
    findings: list[Finding] = []
    for code, rows in problems.items():
        severity = _MILDER.get(code, Severity.ERROR) if is_wanted else Severity.INFO

        def make(row: int, code: str = code, severity: Severity = severity) -> Finding:
            raw = grid.cell(row, use.position)
            parameters: Parameters = {"variable": variable.name, "raw": excerpt(raw)}
            return Finding(code, severity, parameters, grid.place(row, use.position), raw)

        findings += listed(keys.rows[rows].tolist(), variable.name, make)
    return findings
