"""Intervals of values: what rounding does to them, what two have in common, which hold no value at all."""

from fractions import Fraction
from math import ceil, floor

from healthcheck.model.pack import Interval, Rounding


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


def common(one: Interval, other: Interval) -> Interval:
    """Return the values that lie in both intervals; ``is_empty`` tells whether there are any."""
    low, low_open = one.low, one.low_open
    if low is None or (other.low is not None and (other.low, other.low_open) > (low, low_open)):
        low, low_open = other.low, other.low_open
    high, high_open = one.high, one.high_open
    if high is None or (other.high is not None and (other.high, not other.high_open) < (high, not high_open)):
        high, high_open = other.high, other.high_open
    return Interval(low, high, low_open, high_open)


def is_empty(interval: Interval, whole: bool = False) -> bool:
    """Tell whether an interval holds no value, or no whole number."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return False
    if whole:
        return (floor(low) + 1 if interval.low_open else ceil(low)) > (
            ceil(high) - 1 if interval.high_open else floor(high)
        )
    return low > high or (low == high and (interval.low_open or interval.high_open))
