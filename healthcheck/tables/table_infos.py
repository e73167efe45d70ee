"""What a report says of each table that was read: its rows, its years, what its cells hold, what was not used."""

from collections.abc import Collection, Sequence

import numpy as np

from healthcheck.model.cell_counts import CellCounts
from healthcheck.model.different import different_numbers
from healthcheck.model.observations import State, TableInfo
from healthcheck.model.pack import VariableType
from healthcheck.tables.figures import Figures
from healthcheck.tables.merged_rows import MergedRows
from healthcheck.tables.table import Table
from healthcheck.tables.texts import Rows, shortened


def table_infos(tables: Sequence[Table], rows: MergedRows, wanted: Collection[str]) -> tuple[TableInfo, ...]:
    """Describe each table; one with years as columns is in several parts here. Cells of ``wanted`` are counted."""
    parts: list[list[int]] = []
    for number, table in enumerate(tables):
        if table.continues:
            parts[-1].append(number)
        else:
            parts.append([number])
    return tuple(
        _info([tables[number] for number in of_one], [rows.of[number] for number in of_one], wanted) for of_one in parts
    )


def _info(parts: Sequence[Table], merged: Sequence[Rows], wanted: Collection[str]) -> TableInfo:
    table = parts[0]
    source = table.grid.source
    unused = [shortened(use.header) for use in table.uses if use.reason is not None and use.reason.code != "HC265"]
    periods = {year for part in parts for year in np.flatnonzero(np.bincount(part.keys.period)).tolist()}
    titles = [(row.line, shortened(cell)) for row in table.grid.layout.titles for cell in row.cells if cell.strip()]
    adds = any(figures.adding.adds for part in parts for figures in part.figures.by_variable.values())
    return TableInfo(
        source.path,
        source.fingerprint.text(),
        source.encoding,
        _rows_of_data(parts),
        source.sheet,
        tuple(unused),
        tuple(sorted(periods)),
        tuple(titles),
        len(different_numbers(np.concatenate(merged)))
        if adds and any(len(different_numbers(of)) < len(of) for of in merged)
        else None,
        _cells(parts, wanted),
    )


def _cells(parts: Sequence[Table], wanted: Collection[str]) -> CellCounts:
    """Count what the cells of the variables that are ``wanted`` hold, in the rows of data."""
    found = [_counted(part, one) for part in parts for name, one in part.figures.by_variable.items() if name in wanted]
    return sum(found, CellCounts())


def _counted(table: Table, figures: Figures) -> CellCounts:
    numbers, size = figures.numbers, len(figures.numbers.state)
    others = int(np.count_nonzero(numbers.state))
    # No is an answer, not nothing.
    is_flag = figures.variable.type is VariableType.FLAG
    zeros = 0 if is_flag else size - int(np.count_nonzero(numbers.mantissa)) - others
    if not others:
        return CellCounts(size, zeros)
    unavailable = table.keys.rows[numbers.state == State.NOT_AVAILABLE.value]
    blank = int(np.count_nonzero(table.grid.texts(figures.position).blank_at(unavailable)))
    below_unit, suppressed, not_applicable = (
        int(np.count_nonzero(numbers.state == state.value))
        for state in (State.BELOW_UNIT, State.SUPPRESSED, State.NOT_APPLICABLE)
    )
    return CellCounts(
        figures=size - others,
        zeros=zeros,
        blank=blank,
        not_available=len(unavailable) - blank,
        below_unit=below_unit,
        suppressed=suppressed,
        not_applicable=not_applicable,
        unusable=int(np.count_nonzero(numbers.state >= State.UNREADABLE.value)),
    )


def _rows_of_data(parts: Sequence[Table]) -> int:
    """Count the rows that any part of a table reads."""
    if len(parts) == 1:
        return len(parts[0].keys.rows)
    used = np.zeros(parts[0].grid.size, dtype=np.bool_)
    for part in parts:
        used[part.keys.rows] = True
    return int(np.count_nonzero(used))
