"""What is said of rows that were added up: how many to what, and where that looks wrong."""

from collections.abc import Collection, Sequence

import numpy as np
from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.decimals import plain
from healthcheck.model.different import different_numbers
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import UNDATED, State
from healthcheck.model.text import Text
from healthcheck.tables.adding import ADDITIVE
from healthcheck.tables.figures import Figures
from healthcheck.tables.merging import Part
from healthcheck.tables.sums import Groups, filled_with_zeros, repeats_itself
from healthcheck.tables.table import Table
from healthcheck.tables.texts import Flags, excerpt

_FEWEST_ROWS_OF_TOTALS = 3
_FEWEST_ALIKE = 3
"""So many rows say the same before it can be no chance."""


class SummedColumn(Struct, frozen=True):
    """A variable of a table that has rows to add up."""

    table: Table
    figures: Figures
    part: Part
    groups: Groups | None

    def finding(self, code: str, severity: Severity, row: int, parameters: Parameters) -> Finding:
        """Make a finding on the cell of a row of the table's data."""
        grid, grid_row = self.table.grid, int(self.table.keys.rows[row])
        raw = grid.cell(grid_row, self.figures.position)
        shown = {"variable": self.figures.variable.name, **parameters}
        return Finding(code, severity, shown, grid.place(grid_row, self.figures.position), raw)

    def raw(self, row: int) -> str:
        """Return a cell's text for a message."""
        return excerpt(self.table.grid.cell(int(self.table.keys.rows[row]), self.figures.position))


def sum_findings(column: SummedColumn, is_wanted: bool) -> list[Finding]:
    """Say what was added up, and what was not; of figures that nobody asked for only that they were not."""
    figures, groups = column.figures, column.groups
    if figures.adding.adds and groups is not None and figures.variable.type not in ADDITIVE:
        severity = Severity.ERROR if is_wanted else Severity.INFO
        return [column.finding("HC601", severity, int(groups.first[groups.several][0]), {})]
    if not (is_wanted and figures.adding.adds):
        return []
    found = _blanks(column)
    if groups is not None:
        found += [_added_up(column, groups), *_repeated_figures(column, groups), *_totals(column, groups)]
    return found


def contradicting(tables_figures: Collection[Figures], groups: Groups) -> Flags:
    """Tell of each group whether its rows are duplicates: a variable of theirs is neither added up nor one figure."""
    found: Flags = np.zeros(len(groups.starts), dtype=np.bool_)
    for figures in tables_figures:
        if not figures.adding.adds:
            found |= groups.several & ~repeats_itself(figures, groups)
    return found if tables_figures else groups.several


def _added_up(column: SummedColumn, groups: Groups) -> Finding:
    numbers = column.part.numbers
    there = numbers.state == State.OK.value
    total = sum(numbers.mantissa[there].tolist())
    years = different_numbers(column.table.keys.period)
    kind = "table.areas" if len(years) < 2 or years[-1] == UNDATED else "table.areas_and_years"
    without = int((~there).sum())
    parameters: Parameters = {
        "rows": int(groups.sizes.sum()),
        "areas": counted(kind, int(there.sum())),
        "total": plain(total, -numbers.scale),
        "without": phrase("table.without_sum", number=without) if without else NOTHING,
    }
    return column.finding("HC600", Severity.INFO, 0, parameters)


def counted(kind: str, number: int) -> Text:
    """Return a number of things; of one thing, where it is worded otherwise, that wording."""
    one = f"{kind}.one"
    return phrase(one) if number == 1 and kind in _SINGULAR else phrase(kind, number=number)


_SINGULAR = ("table.areas", "table.rows")


def _blanks(column: SummedColumn) -> list[Finding]:
    rows = np.flatnonzero(filled_with_zeros(column.figures))
    if not len(rows):
        return []
    return [column.finding("HC605", Severity.INFO, int(rows[0]), {"number": len(rows)})]


def _repeated_figures(column: SummedColumn, groups: Groups) -> Sequence[Finding]:
    """Warn of figures that are the same in all rows of every area: they are hardly those of its parts."""
    usable = groups.several & (column.part.numbers.state == State.OK.value)
    if int(groups.sizes[usable].sum()) < _FEWEST_ALIKE:
        return []
    mantissa = column.figures.numbers.mantissa[groups.order]
    largest = np.maximum.reduceat(mantissa, groups.starts)
    alike = np.asarray(largest == np.minimum.reduceat(mantissa, groups.starts), dtype=np.bool_)
    if not alike[usable].all() or not np.any(largest[usable] > 0):
        return []
    row = int(groups.first[usable][0])
    return [column.finding("HC603", Severity.WARNING, row, {"raw": column.raw(row)})]


def _totals(column: SummedColumn, groups: Groups) -> Sequence[Finding]:
    """Warn of rows that are the sum of their area's others, where most areas have one."""
    usable = (groups.sizes >= _FEWEST_ROWS_OF_TOTALS) & (column.part.numbers.state == State.OK.value)
    if not usable.any():
        return []
    mantissa = column.figures.numbers.mantissa[groups.order]
    largest = np.maximum.reduceat(mantissa, groups.starts).astype(object)
    sums = column.part.numbers.mantissa.astype(object)
    whole = usable & np.asarray((largest > 0) & (2 * largest == sums), dtype=np.bool_)
    if 2 * int(whole.sum()) <= int(usable.sum()):
        return []
    first = int(np.flatnonzero(whole)[0])
    rows = groups.order[groups.starts[first] : groups.starts[first] + groups.sizes[first]]
    row = int(rows[np.argmax(column.figures.numbers.mantissa[rows])])
    parameters: Parameters = {"areas": int(whole.sum()), "raw": column.raw(row)}
    return [column.finding("HC604", Severity.WARNING, row, parameters)]
