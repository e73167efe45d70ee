"""How many cells of a table hold a figure, and how many each kind of missing."""

from msgspec import Struct
from msgspec.structs import astuple


class CellCounts(Struct, frozen=True):
    """How many cells of figures hold what; ``zeros`` are among the ``figures``, every other cell is of one kind."""

    figures: int = 0
    zeros: int = 0
    blank: int = 0
    not_available: int = 0
    below_unit: int = 0
    suppressed: int = 0
    not_applicable: int = 0
    unusable: int = 0

    def __add__(self, other: "CellCounts") -> "CellCounts":
        """Return the cells of both."""
        return CellCounts(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))
