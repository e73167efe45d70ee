"""How many powers of ten two figures are apart, and how that is said."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from healthcheck.messages import phrase
from healthcheck.model.decimals import plain
from healthcheck.model.observations import IntegerArray
from healthcheck.model.text import Text

UNIT_POWERS = (1, 2, 3, 4, 8)
"""A digit too many, percent, thousands, 万 and 亿."""
_CLOSE, _NEAR = (5, 4), (2, 1)
"""How far from a tenfold, and from a higher power, a figure may be: numerator and denominator."""
_SAFE = 2**60
SURELY_ODD = 8
"""Ratios of areas that differ less than this are no slip of a unit."""


def slip_powers(values: IntegerArray, references: IntegerArray) -> npt.NDArray[np.int8]:
    """Return the powers of ten by which positive figures are off others of their series; 0 where by none.

    Ten times as much must be ten times almost exactly, because real figures do grow a lot.
    """
    power = np.zeros(len(values), dtype=np.int8)
    larger, smaller = np.maximum(values, references), np.minimum(values, references)
    if len(values) and max(int(larger.max()), 10 ** UNIT_POWERS[-1] * _NEAR[0] * int(smaller.max())) >= _SAFE:
        larger, smaller = larger.astype(object), smaller.astype(object)
    for exponent in UNIT_POWERS:
        top, bottom = _CLOSE if exponent == 1 else _NEAR
        times = smaller * 10**exponent
        found = (times * bottom <= larger * top) & (larger * bottom <= times * top)
        power[np.asarray(found, dtype=np.bool_)] = exponent
    return np.where(values > references, power, -power).astype(np.int8)


def apart(value: Fraction, reference: Fraction) -> int:
    """Return the nearest power of ten by which a positive ratio is off another area's; 0 below eight times."""
    times = max(value, reference) / min(value, reference)
    if times < SURELY_ODD:
        return 0
    power = 1
    while 3 * times >= 10 ** (power + 1):
        power += 1
    return power if value > reference else -power


def times_phrase(power: int) -> Text:
    """Say how much larger or smaller: ``about 10000 times``, ``about 1/10000 of``."""
    return phrase("check.times" if power > 0 else "check.fraction", number=10 ** abs(power))


def shown(value: Fraction) -> str:
    """Write a number to look at: two decimals, or as many as it takes to show three digits."""
    places = 2
    while value and abs(value) * 10**places < 100 and places < 12:
        places += 1
    return plain(round(value * 10**places), -places)
