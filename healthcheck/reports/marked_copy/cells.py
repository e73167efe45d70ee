"""Cells of a sheet: where they are, and how wide their columns are shown."""

from functools import lru_cache

from msgspec import Struct

from healthcheck.model.faults import Place
from healthcheck.model.patterns import pattern_of
from healthcheck.reports.marked_copy.splicing import UnusualPartError

Position = tuple[int, int]
"""Row and column, counted from 1."""
LAST_COLUMN = 16_384
_ADDRESS = pattern_of(r"([A-Z]{1,3})(\d{1,7})")


def position_of(address: str) -> Position:
    """Return row and column of an address such as E3.

    Raises:
        UnusualPartError: when it is none.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise UnusualPartError(address)
    return int(found[2]), column_of(found[1])


@lru_cache
def column_of(letters: str) -> int:
    """Return the number of a column by its letters."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def address_of(position: Position) -> str:
    """Return the address of a cell, such as E3."""
    return Place("", *position).cell or ""


class Columns(Struct, frozen=True):
    """How wide the columns of a sheet are, in pixels: spans of columns, and all others."""

    spans: tuple[tuple[int, int, int], ...] = ()
    usual: int = 64

    def width(self, column: int) -> int:
        """Return the width of a column, counted from 1."""
        return next((width for first, last, width in self.spans if first <= column <= last), self.usual)
