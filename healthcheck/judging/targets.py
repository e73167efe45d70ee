"""Targets: on which side of the demanded interval an exact value lies, and how far it must move."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import Integers, difference, floor_quotient, power_of_ten, product, total
from healthcheck.judging.measures import BoolArray
from healthcheck.model.observations import IntegerArray
from healthcheck.model.pack import Interval


class Sides(Struct, frozen=True):
    """Rows whose value lies below the interval, and rows above it; the others satisfy the target."""

    below: BoolArray
    above: BoolArray


def sides(numerator: IntegerArray, denominator: IntegerArray, interval: Interval) -> Sides:
    """Compare ``numerator / denominator`` (denominators above 0) with an interval by cross-multiplication."""
    below = above = np.zeros(len(numerator), dtype=np.bool_)
    if interval.low is not None:
        value, limit = _common(numerator, denominator, interval.low)
        below = np.asarray(value <= limit if interval.low_open else value < limit, dtype=np.bool_)
    if interval.high is not None:
        value, limit = _common(numerator, denominator, interval.high)
        above = np.asarray(value >= limit if interval.high_open else value > limit, dtype=np.bool_)
    return Sides(below, above)


def staged_sides(
    numerator: IntegerArray, denominator: IntegerArray, intervals: Sequence[Interval], stage: npt.NDArray[np.int8]
) -> Sides:
    """Compare each row with the interval that ``stage`` says; without intervals nothing is outside."""
    if len(intervals) == 1:
        return sides(numerator, denominator, intervals[0])
    below, above = (np.zeros(len(numerator), dtype=np.bool_) for _ in range(2))
    for index, interval in enumerate(intervals):
        own = stage == index
        found = sides(numerator, denominator, interval)
        below |= own & found.below
        above |= own & found.above
    return Sides(below, above)


def _common(numerator: IntegerArray, denominator: IntegerArray, limit: Fraction) -> tuple[IntegerArray, IntegerArray]:
    """Return value and limit times ``denominator x limit.denominator``, which is above 0."""
    return product(numerator, limit.denominator), product(denominator, limit.numerator)


def _excess(numerator: IntegerArray, denominator: IntegerArray, limit: Fraction) -> IntegerArray:
    """Return ``(value - limit) x denominator x limit.denominator``, whose sign is that of value - limit."""
    excess: IntegerArray = difference(*_common(numerator, denominator, limit))
    return excess


class Gap(Struct, frozen=True):
    """Steps that the measure's numerator must move to satisfy the target; False in ``reachable`` where none do."""

    steps: IntegerArray
    reachable: BoolArray


def gap_upwards(
    numerator: IntegerArray,
    denominator: IntegerArray,
    unit: Integers,
    exponent: npt.NDArray[np.int16],
    interval: Interval,
) -> Gap:
    """Find the least number of steps of ``10**exponent`` up into an interval that the values lie below.

    Moving the measure's numerator by x adds ``x * unit`` to ``numerator``. The least k with
    value + k x step >= low is ceil((low - value) / step); beyond an open end it is floor + 1.

    Raises:
        ValueError: when the interval has no lower end.
    """
    if interval.low is None:
        raise ValueError("nothing lies below an interval without a lower end")
    short = product(_excess(numerator, denominator, interval.low), -1)
    steps = _steps(short, product(unit, interval.low.denominator), exponent, beyond=interval.low_open)
    if interval.high is None:
        return Gap(steps, np.ones(len(numerator), dtype=np.bool_))
    moved_numerator, moved_denominator = _moved(numerator, denominator, unit, exponent, steps)
    return Gap(steps, ~sides(moved_numerator, moved_denominator, interval).above)


def gap_downwards(
    numerator: IntegerArray,
    denominator: IntegerArray,
    unit: Integers,
    exponent: npt.NDArray[np.int16],
    interval: Interval,
    floor_at_zero: bool,
) -> Gap:
    """Find the least number of steps down into an interval; a count (``floor_at_zero``) cannot go below 0.

    It is the way up into the mirrored interval from the mirrored value.
    """
    mirrored = Interval(
        low=None if interval.high is None else -interval.high,
        high=None if interval.low is None else -interval.low,
        low_open=interval.high_open,
        high_open=interval.low_open,
    )
    gap = gap_upwards(product(numerator, -1), denominator, unit, exponent, mirrored)
    if not floor_at_zero:
        return gap
    moved_numerator, _ = _moved(numerator, denominator, unit, exponent, product(gap.steps, -1))
    return Gap(gap.steps, gap.reachable & np.asarray(moved_numerator >= 0, dtype=np.bool_))


def _steps(short: IntegerArray, unit: Integers, exponent: npt.NDArray[np.int16], beyond: bool) -> IntegerArray:
    """Return ``short / (unit x 10**exponent)`` rounded up, or the next whole number ``beyond`` it."""
    dividend = product(short, power_of_ten(np.maximum(-exponent, 0)))
    divisor = product(unit, power_of_ten(np.maximum(exponent, 0)))
    if beyond:
        steps: IntegerArray = total(floor_quotient(dividend, divisor), 1)
    else:
        steps = product(floor_quotient(product(dividend, -1), divisor), -1)
    return steps


def _moved(
    numerator: IntegerArray,
    denominator: IntegerArray,
    unit: Integers,
    exponent: npt.NDArray[np.int16],
    steps: IntegerArray,
) -> tuple[IntegerArray, IntegerArray]:
    """Return the value's pair after the measure's numerator moved by ``steps x 10**exponent``."""
    finer = power_of_ten(np.maximum(-exponent, 0))
    coarser = power_of_ten(np.maximum(exponent, 0))
    return (
        total(product(numerator, finer), product(product(steps, unit), coarser)),
        product(denominator, finer),
    )
