"""Time: which years an indicator binds, which year a row stands for, and the same area's other years."""

from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import alike
from healthcheck.judging.measures import BoolArray
from healthcheck.model.observations import UNDATED, Batch
from healthcheck.model.pack import Indicator, MeasureKind

Rows = npt.NDArray[np.intp]
Years = npt.NDArray[np.int32]
NOWHERE = -1
"""The row of a year that an area does not have."""

_CENTURIES = 10_000


class Timeline:
    """Finds the row of an area in another year."""

    def __init__(self, batch: Batch) -> None:
        """Take the rows; they are sorted by area and period when someone asks for another year."""
        self._area = batch.area
        self._period = batch.period

    @cached_property
    def _order(self) -> Rows:
        return np.argsort(self._area * _CENTURIES + self._period, kind="stable")

    @cached_property
    def _keys(self) -> npt.NDArray[np.int64]:
        keys: npt.NDArray[np.int64] = (self._area * _CENTURIES + self._period)[self._order]
        return keys

    @cached_property
    def everything(self) -> Rows:
        """All rows of the batch: one array for every indicator that binds them all."""
        return np.arange(len(self._period))

    def rows_of(self, rows: Rows, years: Years) -> Rows:
        """Return the rows of the same areas in ``years`` (one a row), ``NOWHERE`` where there is none."""
        if not len(self._keys):
            return np.full(len(rows), NOWHERE, dtype=np.intp)
        wanted = self._area[rows] * _CENTURIES + years
        place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[place] == wanted, self._order[place], NOWHERE)

    def latest(self, as_of: int) -> BoolArray:
        """Mark the last row of each area up to and including ``as_of``; undated rows are not marked."""
        dated = (self._period != UNDATED) & (self._period <= as_of)
        ordered = self._order[dated[self._order]]
        mark = np.zeros(len(self._period), dtype=np.bool_)
        if len(ordered):
            areas = self._area[ordered]
            mark[ordered[np.append(areas[1:] != areas[:-1], True)]] = True
        return mark


class Bound(Struct, frozen=True):
    """The rows that an indicator binds, and the year each counts as when it is asked what is due.

    ``whole`` when they are all rows of the batch, in their order.
    """

    rows: Rows
    year: Years
    whole: bool


def bound(batch: Batch, indicator: Indicator, scope: BoolArray | None, timeline: Timeline, as_of: int | None) -> Bound:
    """Find the rows in scope that get a verdict.

    With ``as_of`` later periods are dropped, and each area's latest row counts as that year.
    """
    period = batch.period
    inside = np.ones(batch.size, dtype=np.bool_) if scope is None else scope.copy()
    undated = period == UNDATED
    year = period
    last = alike(0, batch.size, np.bool_)
    if as_of is not None:
        inside &= undated | (period <= as_of)
        last = timeline.latest(as_of)
        year = np.where(last, np.int32(as_of), period)
    target, measure = indicator.target, indicator.measure
    if target.in_year is not None:
        late = last & (period < target.in_year) & (year >= target.in_year)
        inside &= undated | late | (period == target.in_year)
    if target.from_year is not None:
        inside &= undated | (period >= target.from_year)
    if measure.since is not None:
        inside &= undated | (period > measure.since)
    if measure.kind is MeasureKind.TREND and measure.over is not None:
        inside &= undated | ((period > measure.over[0]) & (period <= measure.over[1]))
    if inside.all():
        return Bound(timeline.everything, year, whole=True)
    rows = np.flatnonzero(inside)
    return Bound(rows, year[rows], whole=False)
