"""Demands: which interval each row's value must lie in, from when, and what rounding does to it."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from healthcheck.judging.measures import BoolArray
from healthcheck.judging.timeline import Years
from healthcheck.model.observations import UNDATED
from healthcheck.model.pack import Interval, Rounding, Target, TargetKind, Threshold


@dataclass(frozen=True, slots=True)
class Demands:
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
    due = np.full(len(year), start or 0, dtype=np.int32)
    early: BoolArray = ~undated & (year < (target.by or 0))
    return Demands(
        tuple(rounded(interval, target.rounding) for interval in intervals),
        target.thresholds,
        np.zeros(len(year), dtype=np.int8),
        due,
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


def rounded(interval: Interval, rounding: Rounding | None) -> Interval:
    """Return the values whose rounded value lies in ``interval``.

    Rounding never reverses an order, so these values are an interval too: from half a unit below
    the least rounded value allowed to half a unit above the greatest. A tie belongs to it when the
    rule (GB/T 8170-2008: half to even; half up: away from zero) rounds the tie inwards.
    """
    if rounding is None:
        return interval
    unit = Fraction(1, 10**rounding.digits)
    low, low_open = interval.low, interval.low_open
    if low is not None:
        least = floor(low / unit) + 1 if low_open else ceil(low / unit)
        low = least * unit - unit / 2
        low_open = _tie(least - 1, rounding) != least
    high, high_open = interval.high, interval.high_open
    if high is not None:
        most = ceil(high / unit) - 1 if high_open else floor(high / unit)
        high = most * unit + unit / 2
        high_open = _tie(most, rounding) != most
    return Interval(low, high, low_open, high_open)


def _tie(lower: int, rounding: Rounding) -> int:
    """Round the tie between ``lower`` and ``lower + 1``."""
    if rounding.rule == "half_even":
        return lower + lower % 2
    return lower + 1 if lower >= 0 else lower
