"""What a sheet with a row for each verdict, gap or finding consists of."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from healthcheck.reports.excel_report.rows import Cells, CellStyles, NumberCells, TextCells
from healthcheck.reports.plain import cell_width, visible
from healthcheck.reports.text_columns import of_texts

MOST_ROWS = 1_048_575
"""So many rows a sheet of Excel takes below its header."""
BLOCK = 5_000
_Item = TypeVar("_Item")

Block = tuple[int, list[Cells]]
"""How many rows, and their cells column by column."""


class Heading(Struct, frozen=True):
    """A column's wording in the catalogue, and its width in characters of the plain font."""

    key: str
    width: int


class SheetPlan(Struct, frozen=True):
    """A sheet: the catalogue's word for its name, its columns, and what makes its rows.

    ``size`` of ``total`` rows are on it; ``file`` is what to write with -o to have all of them.
    """

    key: str
    headings: tuple[Heading, ...]
    size: int
    total: int
    file: str
    blocks: Callable[[CellStyles], Iterable[Block]]


def in_blocks(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Give items in lists: a million rows must not stand in memory."""
    rest = iter(items)
    while block := list(islice(rest, BLOCK)):
        yield block


def texts(words: Iterable[str | None]) -> TextCells:
    """Make a column of texts; what cannot be written is made visible before it is lost."""
    return TextCells(of_texts([None if one is None else visible(one) for one in words]))


def decimals(figures: Iterable[str | None], *, plain: bool = False) -> NumberCells:
    """Make a column of numbers."""
    return NumberCells(of_texts(list(figures)), plain)


def fitting(words: Iterable[str], least: int, most: int) -> int:
    """Return a width that the widest of some texts fits in; Chinese characters take two places."""
    return min(max([least, *(cell_width(word) + 3 for word in words)]), most)
