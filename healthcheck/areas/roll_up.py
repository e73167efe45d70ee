"""Roll-up: figures for areas that the tables give in parts, and rows for areas that they should give and do not.

Counts and amounts add up; ready-made rates never do, and are not averaged. An area's own figure
comes before the sum of its parts, and one part without a figure leaves the whole without one.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.areas.wholes import Part, Whole
from healthcheck.messages import phrase
from healthcheck.model.decimals import plain
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
from healthcheck.model.pack import Variable
from healthcheck.tables.adding import ADDITIVE, last_units
from healthcheck.tables.numbers import taken
from healthcheck.tables.repeated_findings import summed_up

_LARGEST = 2**63 - 1


class Sum(Struct, frozen=True):
    """A figure added up from the rows of its parts, or why it could not be; ``blamed`` names the part at fault."""

    state: State
    mantissa: int = 0
    last_digit: int = 0
    rows: tuple[int, ...] = ()
    blamed: str = ""


def add_up(whole: Whole, variable: Variable, observations: Observations) -> Sum:
    """Add up the parts of a whole; the scale is the column's own."""
    column = observations.batch.columns[variable.id]
    if not whole.parts:
        return Sum(State.AREA_ABSENT)
    if all(part.row is None for part in whole.parts):
        return Sum(State.AREA_ABSENT)
    if variable.type not in ADDITIVE:
        return Sum(State.NOT_ADDITIVE)
    missing = invalid = None
    for part in whole.parts:
        state = State.ABSENT if part.row is None else State(int(column.state[part.row]))
        if state.is_invalid:
            invalid = invalid or part
        elif state is not State.OK:
            missing = missing or part
    if invalid or missing:
        kind = State.PART_INVALID if invalid else State.PART_MISSING
        return Sum(kind, blamed=_label(invalid or missing, observations))
    rows = tuple(part.row for part in whole.parts if part.row is not None)
    return Sum(
        State.OK,
        sum(int(column.mantissa[row]) for row in rows),
        min(int(column.last_digit[row]) for row in rows),
        rows,
    )


def _label(part: Part | None, observations: Observations) -> str:
    if part is None:
        return ""
    name = None if part.row is None else observations.area_name[part.row]
    return f"{part.code} {name}" if name and name != part.code else part.code


class RolledUp(Origins):
    """The origins of figures that may be sums: those of the tables, and the parts of the sums."""

    def __init__(self, tables: Origins, size: int, sums: Mapping[tuple[str, int], Sum]) -> None:
        """Take the tables' origins, which know rows below ``size``, and the sums by variable and row."""
        self._tables = tables
        self._size = size
        self._sums = sums

    def origin(self, variable: str, row: int) -> Origin | None:
        """Return the cell of a figure that stands in a table."""
        if (variable, row) in self._sums or row >= self._size:
            return None
        return self._tables.origin(variable, row)

    def cells(self, variable: str, rows: npt.NDArray[np.intp]) -> Cells:
        """Return the cells of the figures that stand in a table."""
        return self._tables.cells(variable, self._in_tables(variable, rows))

    def further(self, variable: str, rows: npt.NDArray[np.intp]) -> IntegerArray | None:
        """Return how many further rows of a table the figures that stand in one add up."""
        return self._tables.further(variable, self._in_tables(variable, rows))

    def _in_tables(self, variable: str, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the rows whose figures stand in a table, and -1 for the others."""
        summed = [row for name, row in self._sums if name == variable]
        return np.where((rows < self._size) & ~np.isin(rows, summed), rows, -1)

    def parts(self, variable: str, row: int) -> tuple[int, ...]:
        """Return the rows that a figure is the sum of."""
        found = self._sums.get((variable, row))
        return found.rows if found else ()

    def blamed(self, variable: str, row: int) -> str:
        """Name the part, or the cell of one of its own rows, that leaves a sum without a figure."""
        found = self._sums.get((variable, row))
        if found is None and row < self._size:
            return self._tables.blamed(variable, row)
        return found.blamed if found else ""


def completed(observations: Observations, wholes: Sequence[Whole], variables: Mapping[str, Variable]) -> Observations:
    """Add the rows of wholes that have none, and fill in sums for figures that their own rows lack."""
    added: dict[tuple[object, int], int] = {}
    rows: list[Whole] = []
    sums: dict[tuple[str, int], Sum] = {}
    size = observations.batch.size
    for whole in wholes:
        row = whole.row
        if row is None:
            row = added.setdefault(whole.key, size + len(rows))
            if row == size + len(rows):
                rows.append(whole)
        for name, variable in variables.items():
            column = observations.batch.columns.get(name)
            if column is None or (name, row) in sums:
                continue
            if row < size and not (State(int(column.state[row])).is_missing and whole.parts):
                continue
            found = add_up(whole, variable, observations)
            if row >= size or found.state is State.OK:
                sums[name, row] = found
    if not rows and not sums:
        return observations
    return Observations(
        batch=_with_rows(observations.batch, rows, sums, _areas(observations, rows)),
        area=[*observations.area, *(whole.code for whole in rows)],
        area_name=[*observations.area_name, *(whole.name for whole in rows)],
        level=[*observations.level, *(whole.level for whole in rows)],
        origins=RolledUp(observations.origins, size, sums),
        tables=observations.tables,
        findings=observations.findings,
        totals=observations.totals,
    )


def _areas(observations: Observations, rows: Sequence[Whole]) -> list[int]:
    """Number the added areas: an area that has rows of other years keeps its number."""
    known: dict[object, int] = {}
    for code, number in zip(observations.area, observations.batch.area.tolist(), strict=True):
        if code is not None:
            known.setdefault(code, number)
    following = int(observations.batch.area.max(initial=-1)) + 1
    found = []
    for whole in rows:
        area = whole.key[0] if whole.code is None else whole.code
        if area not in known:
            known[area] = following if whole.number is None else whole.number
            following += 1
        found.append(known[area])
    return found


def _with_rows(batch: Batch, rows: Sequence[Whole], sums: Mapping[tuple[str, int], Sum], areas: Sequence[int]) -> Batch:
    columns = {}
    for name, column in batch.columns.items():
        own = {row: found for (variable, row), found in sums.items() if variable == name}
        columns[name] = _column_with(column, len(rows), own)
    period = np.array([whole.period for whole in rows], dtype=np.int32)
    return Batch(np.append(batch.period, period), columns, np.append(batch.area, np.array(areas, dtype=np.int64)))


def _column_with(column: NumberColumn, extra: int, sums: Mapping[int, Sum]) -> NumberColumn:
    mantissa = np.append(column.mantissa, np.zeros(extra, dtype=column.mantissa.dtype))
    last_digit = np.append(column.last_digit, np.zeros(extra, dtype=np.int16))
    state = np.append(column.state, np.full(extra, State.AREA_ABSENT, dtype=np.uint8))
    if any(abs(found.mantissa) > _LARGEST for found in sums.values()):
        mantissa = mantissa.astype(object)
    for row, found in sums.items():
        mantissa[row], last_digit[row], state[row] = found.mantissa, found.last_digit, found.state
    return NumberColumn(mantissa, column.scale, last_digit, state)


def disagreements(
    observations: Observations, wholes: Sequence[Whole], variables: Mapping[str, Variable]
) -> list[Finding]:
    """Compare areas' own figures with the sums of their parts.

    A rounded figure may be off by half its last digit, so the sum of n parts may differ by n such
    halves and the whole's own; counts printed to the unit add up exactly. Parts that the pack lists
    make a warning, parts merely seen a note.
    """
    findings = []
    for whole in wholes:
        if whole.row is None or not whole.parts:
            continue
        for name, variable in variables.items():
            column = observations.batch.columns.get(name)
            if column is None or column.state[whole.row] != State.OK:
                continue
            found = add_up(whole, variable, observations)
            if found.state is not State.OK:
                continue
            own = int(column.mantissa[whole.row])
            compared = taken(column, np.array((whole.row, *found.rows), dtype=np.intp))
            if 2 * abs(own - found.mantissa) > int(last_units(compared, variable.type).sum()):
                findings.append(_disagreement(whole, variable, column, found, observations))
    return summed_up(findings, phrase("table.area"))


def _disagreement(
    whole: Whole, variable: Variable, column: NumberColumn, found: Sum, observations: Observations
) -> Finding:
    origin = observations.origins.origin(variable.id, whole.row or 0)
    return Finding(
        "HC273",
        Severity.WARNING if whole.listed else Severity.INFO,
        {
            "variable": variable.name,
            "own": plain(int(column.mantissa[whole.row or 0]), -column.scale),
            "sum": plain(found.mantissa, -column.scale),
            "number": len(found.rows),
        },
        origin.place if origin else None,
        origin.raw if origin else None,
    )
