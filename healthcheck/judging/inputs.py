"""Inputs: the columns of the rows that an indicator binds, and of the years it compares them with.

Here every variable gets a column, whose states say why a figure is not there.
"""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.timeline import NOWHERE, Bound, Rows, Timeline, Years
from healthcheck.model.observations import UNDATED, Batch, NumberColumn, State
from healthcheck.model.pack import HISTORICAL, POPULATIONS, Indicator, Measure
from healthcheck.model.verdicts import Term


class Inputs(Struct, frozen=True):
    """The figures of the bound rows, and for measures with history those of the year before.

    ``state`` is the worst state per row: the first invalid input, else the first missing one;
    ``cause`` indexes ``terms`` (-1 when every figure is there). ``reported`` is the published ratio.
    """

    now: Batch
    before: Batch | None
    terms: tuple[Term, ...]
    state: npt.NDArray[np.uint8]
    cause: npt.NDArray[np.int16]
    reported: NumberColumn | None = None


def gather(batch: Batch, indicator: Indicator, bound: Bound, timeline: Timeline) -> Inputs:
    """Collect what an indicator's measure, and its ``where``, read for the rows it binds."""
    measure = indicator.measure
    names = measure.variables
    here = None if bound.whole else bound.rows
    now = _taken(batch, names, here, zero=indicator.missing == "zero")
    terms = [Term(name, bound.rows, now.period) for name in names]
    before = None
    if measure.kind in HISTORICAL:
        years = _years_before(measure, now.period)
        rows = timeline.rows_of(bound.rows, years)
        rows = np.where(now.period == UNDATED, NOWHERE, rows)
        before = _taken(batch, names, rows, zero=indicator.missing == "zero")
        before = _without_year(before, now.period)
        terms += [Term(name, rows, years) for name in names]
    filters = _taken(batch, tuple(indicator.where), here, zero=False)
    terms += [Term(name, bound.rows, now.period) for name in indicator.where]
    columns = [part.columns[name] for part in (now, before) if part is not None for name in names]
    columns += filters.columns.values()
    state, cause = _worst(columns, len(bound.rows))
    reported = None
    if measure.reported_as is not None and measure.reported_as in batch.columns:
        reported = _taken(batch, (measure.reported_as,), here, zero=False).columns[measure.reported_as]
        terms.append(Term(measure.reported_as, bound.rows, now.period))
    return Inputs(now, before, tuple(terms), state, cause, reported)


def _years_before(measure: Measure, period: Years) -> Years:
    if measure.since is not None:
        return np.where(period == UNDATED, UNDATED, np.int32(measure.since)).astype(np.int32)
    return np.maximum(period - 1, UNDATED).astype(np.int32)


def _taken(batch: Batch, names: tuple[str, ...], rows: Rows | None, zero: bool) -> Batch:
    """Take the named columns at ``rows`` (None: all of them); a column that no table has is all NO_COLUMN."""
    columns = {}
    for name in names:
        column = batch.columns.get(name)
        if column is None:
            column = absent_column(batch.size if rows is None else len(rows))
        elif rows is not None:
            state = np.where(rows == NOWHERE, np.uint8(State.NO_EARLIER_ROW), column.state[rows])
            column = NumberColumn(column.mantissa[rows], column.scale, column.last_digit[rows], state)
        columns[name] = _zero_for_missing(column) if zero else _on_other_basis(batch, name, column, rows)
    if rows is None:
        return Batch(batch.period, columns, batch.area)
    period = np.where(rows == NOWHERE, np.int32(UNDATED), batch.period[rows])
    return Batch(period, columns, batch.area[rows])


def absent_column(size: int) -> NumberColumn:
    """Return the column of a variable that no table has."""
    return NumberColumn(
        np.zeros(size, dtype=np.int64),
        0,
        np.zeros(size, dtype=np.int16),
        np.full(size, State.NO_COLUMN, dtype=np.uint8),
    )


def _zero_for_missing(column: NumberColumn) -> NumberColumn:
    """Count a blank or not-applicable figure as 0; never a suppressed one, one below the unit, or a whole column."""
    blank = (column.state == State.NOT_AVAILABLE.value) | (column.state == State.NOT_APPLICABLE.value)
    return NumberColumn(
        np.where(blank, 0, column.mantissa),
        column.scale,
        np.where(blank, np.int16(0), column.last_digit),
        np.where(blank, np.uint8(State.OK), column.state),
    )


def _on_other_basis(batch: Batch, name: str, column: NumberColumn, rows: Rows | None) -> NumberColumn:
    """Say where a missing population is there on the other basis; it is not taken instead."""
    if name not in POPULATIONS:
        return column
    other = batch.columns.get(POPULATIONS[1 - POPULATIONS.index(name)])
    if other is None:
        return column
    missing = (column.state != State.OK.value) & (column.state < State.UNREADABLE.value)
    there = other.state == State.OK.value
    instead = missing & (there if rows is None else there[rows] & (rows != NOWHERE))
    if not instead.any():
        return column
    state = np.where(instead, np.uint8(State.OTHER_BASIS), column.state)
    return NumberColumn(column.mantissa, column.scale, column.last_digit, state)


def _without_year(before: Batch, period: Years) -> Batch:
    """Say of undated rows that they have no year before, rather than that it is missing."""
    undated = period == UNDATED
    if not undated.any():
        return before
    columns = {
        name: NumberColumn(
            column.mantissa,
            column.scale,
            column.last_digit,
            np.where(undated, np.uint8(State.NO_YEAR), column.state),
        )
        for name, column in before.columns.items()
    }
    return Batch(before.period, columns, before.area)


def _worst(columns: list[NumberColumn], size: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int16]]:
    """Find for each row the first invalid input, else the first missing one."""
    state = np.zeros(size, dtype=np.uint8)
    cause = np.full(size, -1, dtype=np.int16)
    for index, column in enumerate(columns):
        # Many times as fast as to look for the numbers that are not zero.
        rows = np.flatnonzero(column.state != State.OK.value)
        own, known = column.state[rows], state[rows]
        worse = (known == State.OK.value) | ((own >= State.UNREADABLE.value) & (known < State.UNREADABLE.value))
        state[rows[worse]] = own[worse]
        cause[rows[worse]] = index
    return state, cause
