"""Which figures may be added up, and what a caller says of rows that share their area and period."""

import numpy as np
from msgspec import Struct

from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.model.pack import VariableType

ADDITIVE = (VariableType.COUNT, VariableType.AMOUNT)
_LONG = 12
"""Of powers of ten below this, millions add up to what int64 holds."""


class Adding(Struct, frozen=True):
    """What is to be done with the figures of rows that share their area and period.

    ``adds`` tells whether they are added up, or are one figure that each row repeats; None where
    nobody says so, and they contradict each other. ``blank_is_zero``: a part without a figure has
    none of it.
    """

    adds: bool | None = None
    blank_is_zero: bool = False


NOTHING_SAID = Adding()


def last_units(column: NumberColumn, kind: VariableType) -> IntegerArray:
    """Return what the last printed digit of each figure is worth, on the column's scale.

    It is nothing where whole things are counted one by one, and where there is no figure. A sum of
    rounded figures may be half of all these off.
    """
    exponent = np.maximum(column.last_digit.astype(np.intp) + column.scale, 0)
    largest = int(exponent.max(initial=0))
    powers = np.array([10**power for power in range(largest + 1)], dtype=np.int64 if largest < _LONG else object)
    exact = column.state != State.OK
    if kind is VariableType.COUNT:
        exact |= column.last_digit <= 0
    return np.where(exact, 0, powers[exponent])
