"""The columns of figures of one table: read, with a finding for each cell that is not in order."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct

from healthcheck.model.faults import Finding, Parameters, Severity, TableError
from healthcheck.model.observations import NumberColumn, State
from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.side_by_side import side_by_side
from healthcheck.tables.adding import NOTHING_SAID, Adding
from healthcheck.tables.cells import Column, cell_reader, figure_symbols
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.numbers import LONGEST_CLEAN, ReadColumn, read_column, read_words, taken
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.row_marks import unit_row_fault
from healthcheck.tables.texts import Rows, Texts, excerpt

_MILDER = {"HC207": Severity.WARNING, "HC270": Severity.INFO}


class Figures(Struct, frozen=True):
    """One variable in one table; ``numbers`` is as long as the table's rows of data."""

    variable: Variable
    position: int
    numbers: NumberColumn
    adding: Adding = NOTHING_SAID


class TableFigures(Struct, frozen=True):
    """All figures of one table, and the findings on their cells."""

    by_variable: Mapping[str, Figures]
    findings: Sequence[Finding]


def read_figures(
    grid: Grid, uses: Sequence[ColumnUse], keys: RowKeys, symbols: Mapping[str, State], wanted: Collection[str]
) -> TableFigures:
    """Read the columns of figures; a finding on a variable that is not ``wanted`` is only for information.

    Raises:
        TableError: when a row holds units instead of figures.
    """
    figures: dict[str, Figures] = {}
    findings: list[Finding] = []
    of_figures = [(use, use.variable) for use in uses if use.is_used and use.variable is not None]
    # A grid makes a column's texts when they are first asked for, and is asked by one thread only.
    texts = ((grid.texts(use.position), Column(variable, use.shift)) for use, variable in of_figures)

    def read(cells: tuple[Texts, Column]) -> ReadColumn:
        return _of_rows(read_cells(*cells, symbols), keys.rows, grid.size)

    columns = side_by_side(read, texts, grid.size)
    for (use, variable), column in zip(of_figures, columns, strict=True):
        figures[variable.id], found = checked(column, grid, use, variable, keys, variable.id in wanted)
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
    """Mark negative counts as such, and find the counts that are not whole."""
    negative = np.asarray(numbers.mantissa < 0, dtype=np.bool_)
    if negative.any():
        numbers = NumberColumn(
            np.where(negative, 0, numbers.mantissa),
            numbers.scale,
            np.where(negative, 0, numbers.last_digit).astype(np.int16),
            np.where(negative, State.NEGATIVE, numbers.state).astype(np.uint8),
        )
    if numbers.scale == 0:
        return numbers, np.flatnonzero(negative), np.zeros(0, dtype=np.intp)
    mantissa = numbers.mantissa if numbers.scale <= LONGEST_CLEAN else numbers.mantissa.astype(object)
    fractional = np.asarray(mantissa % 10**numbers.scale != 0, dtype=np.bool_)
    return numbers, np.flatnonzero(negative), np.flatnonzero(fractional)


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
