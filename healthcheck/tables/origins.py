"""Where a merged figure comes from: found when someone asks, from the columns as they were opened."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import Cells, IntegerArray, Origin, Origins, cell_column, cell_name
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.grid import Grid
from healthcheck.tables.texts import Rows
from healthcheck.tables.title_findings import area_cell
from healthcheck.tables.vocabulary import Key


class Source(Struct, frozen=True):
    """For every merged row, the table a variable's figure is from (-1: none) and the row of its grid."""

    table: npt.NDArray[np.int32]
    row: Rows
    positions: Mapping[int, int]
    """The variable's column in each table that has one."""
    further: Rows | None = None
    """How many further rows of the table are added up in the figure; None where nothing is."""


_NAME_KEY = {
    "township": Key.TOWNSHIP_NAME,
    "county": Key.COUNTY_NAME,
    "city": Key.CITY_NAME,
    "province": Key.PROVINCE_NAME,
}


class TableOrigins(Origins):
    """The origins of the figures of several tables."""

    def __init__(
        self,
        grids: Sequence[Grid],
        names: Sequence[NameColumns],
        area_columns: Sequence[int | None],
        sources: Mapping[str, Source],
    ) -> None:
        """Take the tables with their name and area columns, and for each variable where its figures are from."""
        self._grids = grids
        self._names = names
        self._area_columns = area_columns
        self._sources = sources

    def origin(self, variable: str, row: int) -> Origin | None:
        """Return the cell that ``variable`` came from in batch row ``row``; None when in no table."""
        source = self._sources.get(variable)
        if source is None or source.table[row] < 0:
            return None
        table, grid_row = int(source.table[row]), int(source.row[row])
        grid, position = self._grids[table], source.positions[table]
        further = 0 if source.further is None else int(source.further[row])
        return Origin(grid.place(grid_row, position), grid.cell(grid_row, position), further)

    def blamed(self, variable: str, row: int) -> str:
        """Name the cell that leaves a sum of several rows without a figure."""
        origin = self.origin(variable, row)
        return "" if origin is None else cell_name(origin.place)

    def further(self, variable: str, rows: npt.NDArray[np.intp]) -> IntegerArray | None:
        """Return how many further rows of a table the figures of many rows add up."""
        source = self._sources.get(variable)
        if source is None or source.further is None:
            return None
        return np.where(rows >= 0, source.further[rows], 0)

    def area(self, row: int) -> Origin | None:
        """Return the cell that names the area of a row, in the first table that has a figure of it."""
        for source in self._sources.values():
            if source.table[row] >= 0:
                table, grid_row = int(source.table[row]), int(source.row[row])
                return Origin(*area_cell(self._grids[table], self._area_columns[table], grid_row))
        return None

    def parent(self, row: int, level: str) -> str | None:
        """Return the name that a row's table has for it in the column of a higher level, normalised."""
        for source in self._sources.values():
            if source.table[row] >= 0:
                return self._names[int(source.table[row])].names(int(source.row[row])).get(_NAME_KEY[level])
        return None

    def cells(self, variable: str, rows: npt.NDArray[np.intp]) -> Cells:
        """Return the cells of many rows, without looking at their texts."""
        source = self._sources.get(variable)
        if source is None:
            return Cells((), np.full(len(rows), -1, dtype=np.int32), np.zeros(len(rows), dtype=np.int64))
        columns: list[tuple[str, str]] = []
        column = np.full(len(rows), -1, dtype=np.int32)
        line = np.zeros(len(rows), dtype=np.int64)
        table = np.where(rows >= 0, source.table[rows], -1)
        # Of thousands of tables each has a few rows: looking for them one table after the other would take ages.
        order = np.argsort(table, kind="stable")
        for here in np.split(order, np.flatnonzero(np.diff(table[order])) + 1):
            number = int(table[here[0]]) if len(here) else -1
            if number < 0:
                continue
            grid = self._grids[number]
            column[here] = len(columns)
            columns.append(cell_column(grid.header_place(source.positions[number])))
            lines = grid.lines()
            grid_rows = source.row[rows[here]]
            line[here] = lines.start + grid_rows if isinstance(lines, range) else np.asarray(lines)[grid_rows]
        return Cells(tuple(columns), column, line)
