"""The rows that add up others (合计, 小计, 全市) beside the rows that they may add up, for whoever compares them."""

from collections.abc import Sequence

from msgspec import Struct

from healthcheck.model.observations import Origin, TotalRows
from healthcheck.tables.adding import ADDITIVE
from healthcheck.tables.part_marks import names_no_area
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.table import Table

_LOSE_NOTHING = frozenset({"HC254", "HC255", "HC624", "HC625", "HC629"})
"""Why rows are left out that are in no total: totals, notes, deleted figures, parts of a row above."""
_IN_ANOTHER = "HC630"


class _Cells(Struct, frozen=True):
    """Finds the cells of a table."""

    table: Table

    def origin(self, variable: str, row: int) -> Origin:
        """Return the cell of a variable in a row of the grid."""
        grid, position = self.table.grid, self.table.figures.by_variable[variable].position
        return Origin(grid.place(row, position), grid.cell(row, position))


def total_rows(tables: Sequence[Table]) -> tuple[TotalRows, ...]:
    """Return what the tables have of totals; nothing for the most."""
    found = []
    number = -1
    for table in tables:
        number += not table.continues
        keys = table.keys
        figures = {
            name: (one.totals, one.numbers)
            for name, one in table.figures.by_variable.items()
            if one.totals is not None and one.variable.type in ADDITIVE
        }
        if figures:
            found.append(
                TotalRows(
                    table=number,
                    words=[keys.left_out[row].raw or "" for row in keys.totals.tolist()],
                    rows=keys.totals,
                    periods=keys.total_period,
                    part_rows=keys.rows,
                    part_periods=keys.period,
                    part_levels=keys.level,
                    figures=figures,
                    origin=_Cells(table).origin,
                    is_whole=all(why.code in _LOSE_NOTHING for why in keys.left_out.values()),
                    is_plain=_is_plain(keys),
                )
            )
    return tuple(found)


def _is_plain(keys: RowKeys) -> bool:
    """Tell whether no row seems to lie in another one: 其中：长乐区 with its own code, 市区 beside its districts."""
    in_another = any(one.code == _IN_ANOTHER for one in keys.findings)
    return not in_another and not any(name is not None and names_no_area(name) for name in set(keys.name))
