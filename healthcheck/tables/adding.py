"""Which figures may be added up, and what a caller says of rows that share their area and period."""

from msgspec import Struct

from healthcheck.model.pack import VariableType

ADDITIVE = (VariableType.COUNT, VariableType.AMOUNT)


class Adding(Struct, frozen=True):
    """What is to be done with the figures of rows that share their area and period.

    ``adds`` tells whether they are added up, or are one figure that each row repeats; None where
    nobody says so, and they contradict each other. ``blank_is_zero``: a part without a figure has
    none of it.
    """

    adds: bool | None = None
    blank_is_zero: bool = False


NOTHING_SAID = Adding()
