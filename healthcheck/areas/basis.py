"""Population basis: the other population in place of a missing one, where the user asks for it."""

import numpy as np
import numpy.typing as npt

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import (
    Batch,
    Cells,
    IntegerArray,
    NumberColumn,
    Observations,
    Origin,
    Origins,
    State,
)
from healthcheck.model.pack import POPULATIONS, Pack


class OtherBasis(Origins):
    """The origins of figures, of which some stand in for others in the same row."""

    def __init__(self, tables: Origins, variable: str, stand_in: str, rows: frozenset[int]) -> None:
        """Let ``stand_in`` answer for ``variable`` in ``rows``."""
        self._tables = tables
        self._variable = variable
        self._stand_in = stand_in
        self._rows = rows

    def origin(self, variable: str, row: int) -> Origin | None:
        """Return the cell that the figure really comes from."""
        stands_in = variable == self._variable and row in self._rows
        return self._tables.origin(self._stand_in if stands_in else variable, row)

    def further(self, variable: str, rows: npt.NDArray[np.intp]) -> IntegerArray | None:
        """Return how many further rows of a table the figures add up."""
        own = self._tables.further(variable, rows)
        other = self._tables.further(self._stand_in, rows) if variable == self._variable else None
        if other is None:
            return own
        return np.where(np.isin(rows, list(self._rows)), other, 0 if own is None else own)

    def blamed(self, variable: str, row: int) -> str:
        """Name the cell that leaves a sum without a figure."""
        return self._tables.blamed(variable, row)

    def cells(self, variable: str, rows: npt.NDArray[np.intp]) -> Cells:
        """Return the cells of many rows."""
        return super().cells(variable, rows) if variable == self._variable else self._tables.cells(variable, rows)


def on_any_basis(observations: Observations, pack: Pack) -> tuple[Observations, list[Finding]]:
    """Fill in a pack's missing population with the other one; the finding says for how many rows."""
    if pack.population not in POPULATIONS:
        return observations, []
    name, other = pack.population, POPULATIONS[1 - POPULATIONS.index(pack.population)]
    stand_in = observations.batch.columns.get(other)
    if stand_in is None:
        return observations, []
    column = observations.batch.columns.get(name)
    missing = np.ones(observations.batch.size, dtype=np.bool_)
    if column is not None:
        missing = (column.state != State.OK.value) & (column.state < State.UNREADABLE.value)
    filled = missing & (stand_in.state == State.OK.value)
    if not filled.any():
        return observations, []
    replaced = stand_in if column is None else _mixed(column, stand_in, filled)
    rows = frozenset(np.flatnonzero(filled).tolist())
    finding = Finding(
        "HC277",
        Severity.WARNING,
        {"number": len(rows), "wanted": pack.variables[name].name, "taken": pack.variables[other].name},
    )
    on_other = Observations(
        Batch(observations.batch.period, {**observations.batch.columns, name: replaced}, observations.batch.area),
        observations.area,
        observations.area_name,
        observations.level,
        OtherBasis(observations.origins, name, other, rows),
        observations.tables,
        observations.findings,
        observations.totals,
    )
    return on_other, [finding]


def _mixed(column: NumberColumn, stand_in: NumberColumn, filled: npt.NDArray[np.bool_]) -> NumberColumn:
    """Put the stand-in's figures into a column, both on the finer scale."""
    scale = max(column.scale, stand_in.scale)
    own = column.mantissa.astype(object) * 10 ** (scale - column.scale)
    other = stand_in.mantissa.astype(object) * 10 ** (scale - stand_in.scale)
    return NumberColumn(
        np.where(filled, other, own),
        scale,
        np.where(filled, stand_in.last_digit, column.last_digit),
        np.where(filled, stand_in.state, column.state),
    )
