"""Integer columns that never overflow: int64 while every result fits, Python ints otherwise.

The largest magnitude of each operand is looked at before the operation; when the result could
leave int64 the whole column changes to Python ints (numpy's object type), on which the same
operators give exact results. Figures of real districts stay in int64.
"""

from typing import Any

import numpy as np

from healthcheck.model.observations import IntegerArray

LARGEST = 2**63 - 1

Integers = IntegerArray | int
"""A column, or one Python int that stands for every row."""


def magnitude(values: Integers) -> int:
    """Return the largest absolute value, 0 for an empty column."""
    if isinstance(values, int):
        return abs(values)
    if values.size == 0:
        return 0
    return max(abs(int(values.max())), abs(int(values.min())))


def wide(values: Integers) -> Any:
    """Return the column as Python ints; a single int is one already."""
    return values if isinstance(values, int) or values.dtype == object else values.astype(object)


def product(left: Integers, right: Integers) -> Any:
    """Multiply row by row, exactly; a factor of 1 gives the other factor itself."""
    if isinstance(left, int) and left == 1:
        return right
    if isinstance(right, int) and right == 1:
        return left
    sizes = magnitude(left), magnitude(right)
    if sizes[0] * sizes[1] > LARGEST or max(sizes) > LARGEST:
        return wide(left) * wide(right)
    return left * right


def total(left: Integers, right: Integers) -> Any:
    """Add row by row, exactly."""
    if magnitude(left) + magnitude(right) > LARGEST:
        return wide(left) + wide(right)
    return left + right


def difference(left: Integers, right: Integers) -> Any:
    """Subtract row by row, exactly."""
    if magnitude(left) + magnitude(right) > LARGEST:
        return wide(left) - wide(right)
    return left - right


def floor_quotient(dividend: Integers, divisor: Integers) -> Any:
    """Divide row by row, rounding down; divisors must be positive."""
    if max(magnitude(dividend), magnitude(divisor)) > LARGEST:
        return wide(dividend) // wide(divisor)
    return dividend // divisor


def power_of_ten(exponents: np.ndarray[Any, Any]) -> Integers:
    """Return ``10**exponent`` for exponents of 0 or more; one int when all rows agree."""
    if exponents.size == 0:
        return 1
    smallest, largest = int(exponents.min()), int(exponents.max())
    if smallest == largest:
        return int(10**largest)
    if largest <= 18:
        powers: IntegerArray = np.power(np.int64(10), exponents.astype(np.int64))
        return powers
    return np.array([10 ** int(exponent) for exponent in exponents], dtype=object)


def column(values: Integers, size: int) -> IntegerArray:
    """Spread a single int over ``size`` rows; a column stays as it is."""
    if not isinstance(values, int):
        return values
    return np.full(size, values, dtype=np.int64 if abs(values) <= LARGEST else object)


def alike(value: int, size: int, kind: type[np.generic]) -> np.ndarray[Any, Any]:
    """Return a column that says the same in every row; it takes no memory, and cannot be written to."""
    return np.broadcast_to(kind(value), (size,))
