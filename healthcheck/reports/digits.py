"""Decimals of one or several numbers of places, written as text for a whole column at once.

Arrow needs one pass for each number of places, and five times as long for each as for whole numbers.
"""

import numpy as np
import numpy.typing as npt

from healthcheck.tables.numbers import LARGEST, POWERS

_ZERO, _POINT, _MINUS = b"0.-"
_TEN = 10
_NARROW = 10
"""Digits of the largest power of ten in four bytes."""


def fits(mantissa: npt.NDArray[np.int64], places: npt.NDArray[np.int16]) -> bool:
    """Tell whether all numbers can be brought to the most decimals that one of them has."""
    most = int(places.max(initial=0))
    if most >= len(POWERS):
        return False
    least = most - int(places.min(initial=most))
    largest = max(int(mantissa.max(initial=0)), -int(mantissa.min(initial=0)))
    return bool(largest * 10**least <= LARGEST)


def written(
    mantissa: npt.NDArray[np.int64], places: npt.NDArray[np.int16]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Write ``mantissa / 10**places`` with exactly so many decimals each; the numbers must fit.

    Returns:
        The characters of all numbers end to end, and where each number begins and the last one ends.
    """
    size, most = len(mantissa), int(places.max(initial=0))
    rest = np.abs(mantissa) * POWERS[most - places]
    largest = int(rest.max(initial=0))
    width = max(len(str(largest)), most + 1)
    if largest < 2**32 and width <= _NARROW:
        # Half as many bytes divide in half the time.
        rest = rest.astype(np.uint32)
    # A table of characters, one row for each place; what is not shown stays 0 and goes in the end.
    powers = POWERS[width - 1 :: -1].astype(rest.dtype)[:, np.newaxis]
    above = rest // powers
    figures = (above % _TEN).astype(np.uint8)
    figures += _ZERO
    whole = width - most
    figures[: whole - 1] *= above[: whole - 1] > 0
    figures[whole:] *= places >= np.arange(1, most + 1)[:, np.newaxis]
    sign, point = (mantissa < 0) * np.uint8(_MINUS), (places > 0) * np.uint8(_POINT)
    signs = np.concatenate((sign[np.newaxis], figures[:whole], point[np.newaxis], figures[whole:]))
    ends = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.add.reduce(signs != 0, axis=0, dtype=np.uint8), out=ends[1:])
    shown = np.ascontiguousarray(signs.T).ravel()
    return shown[shown != 0], ends
