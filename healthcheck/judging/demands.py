"""Demands: which interval each row's value must lie in, from when, and what rounding does to it."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import alike
from healthcheck.judging.measures import BoolArray
from healthcheck.judging.timeline import Years
from healthcheck.model.intervals import rounded
from healthcheck.model.observations import UNDATED
from healthcheck.model.pack import Interval, Target, TargetKind, Threshold


class Demands(Struct, frozen=True):
    """What is asked of each row: ``intervals[which[row]]``, due in year ``due[row]`` (0: always).

    ``thresholds[which[row]]`` is the limit it is written with; ``early`` marks rows not due yet.
    """

    intervals: tuple[Interval, ...]
    thresholds: tuple[Threshold, ...]
    which: npt.NDArray[np.int8]
    due: Years
    early: BoolArray


def demands(target: Target, year: Years) -> Demands:
    """Find what a target asks of rows that count as ``year`` (UNDATED rows: whatever is due at last)."""
    undated = year == UNDATED
    if target.kind is TargetKind.MILESTONES:
        return _staged(target, year, undated)
    intervals = () if target.kind in (TargetKind.FALLING, TargetKind.RISING) else (target.interval,)
    start = target.in_year if target.in_year is not None else target.by
    size = len(year)
    early: BoolArray = alike(0, size, np.bool_) if target.by is None else ~undated & (year < target.by)
    return Demands(
        tuple(rounded(interval, target.rounding) for interval in intervals),
        target.thresholds,
        alike(0, size, np.int8),
        alike(start or 0, size, np.int32),
        early,
    )


def _staged(target: Target, year: Years, undated: BoolArray) -> Demands:
    """The latest milestone not after the year binds; before the first one it is judged early."""
    years = np.array([stage for stage, _ in target.milestones], dtype=np.int32)
    stage = np.searchsorted(years, year, side="right") - 1
    stage = np.where(undated, len(years) - 1, stage)
    which = np.maximum(stage, 0).astype(np.int8)
    limits = tuple(limit for _, limit in target.milestones)
    kind = target.milestone_kind or TargetKind.AT_LEAST
    intervals = tuple(rounded(Target(kind, (limit,)).interval, target.rounding) for limit in limits)
    return Demands(intervals, limits, which, years[which], np.asarray(stage < 0, dtype=np.bool_))
