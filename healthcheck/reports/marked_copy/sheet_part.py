"""The part of a workbook that is a sheet: the cells that are marked get another format, nothing else changes."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.marked_copy.cells import Position, address_of, column_of
from healthcheck.reports.marked_copy.splicing import (
    Edit,
    UnusualPartError,
    attributes_of,
    filled,
    prefix_of,
    spliced,
    with_attribute,
)

Restyle = Callable[[Position, int], int]
"""Gives a cell's new format for its present one."""

_DATA = pattern_of(rb"<(?:[\w.-]+:)?sheetData\s*(/?)>")
_DATA_END = pattern_of(rb"</(?:[\w.-]+:)?sheetData\s*>")
_ROW = pattern_of(rb"<(?:[\w.-]+:)?row(?=[\s/>])[^>]*>")
_CELL = pattern_of(rb"<(?:[\w.-]+:)?c(?=[\s/>])[^>]*>")
_CELL_ADDRESS = pattern_of(rb"\sr\s*=\s*[\"']([A-Z]{1,3})\d")
_COLUMN = pattern_of(rb"<(?:[\w.-]+:)?col\s[^>]*>")


class SheetPart(Struct, frozen=True):
    """A sheet as XML, and where its rows begin and end.

    ``prefix`` is that of its elements. In a sheet that says with a single tag that it has no rows
    (``is_closed``) they begin and end where that tag does.
    """

    data: bytes
    start: int
    end: int
    prefix: str
    is_closed: bool = False

    @classmethod
    def of(cls, data: bytes) -> "SheetPart":
        """Find the rows.

        Raises:
            UnusualPartError: when there is no place for any, or text among them that could be taken for cells.
        """
        opening, closing = _DATA.search(data), _DATA_END.search(data)
        if opening is None:
            raise UnusualPartError("sheetData")
        prefix = prefix_of(data, opening.start())
        if opening[1]:
            return cls(data, opening.start(), opening.start(), prefix, is_closed=True)
        if closing is None or data.find(b"<!", opening.end()) >= 0:
            raise UnusualPartError("sheetData")
        return cls(data, opening.end(), closing.start(), prefix)

    @property
    def without_rows(self) -> bytes:
        """What the sheet says besides its rows, which is quickly looked through however many there are."""
        return self.data[: self.start] + self.data[self.end :]

    def restyled(self, positions: Collection[Position], restyle: Restyle) -> bytes:
        """Give cells other formats; those that are not there yet are added, blank.

        Raises:
            UnusualPartError: when the rows are not written as usual.
        """
        wanted: dict[int, list[int]] = {}
        for number, column in sorted(positions):
            wanted.setdefault(number, []).append(column)
        new = _NewCells(self.prefix, self._column_styles(), restyle)
        rows = list(self._rows())
        numbers = [row.number for row in rows]
        if any(one >= other for one, other in pairwise(numbers)):
            raise UnusualPartError("rows")
        edits: list[Edit] = []
        for number, columns in wanted.items():
            index = bisect_left(numbers, number)
            if index < len(rows) and numbers[index] == number:
                edits += rows[index].edits(columns, new)
            else:
                at = rows[index].start if index < len(rows) else self.end
                edits.append((at, at, new.row(number, columns)))
        if edits and self.is_closed:
            edits = [filled(self.data, self.start, b"".join(content for _, _, content in edits))]
        return spliced(self.data, edits)

    def _rows(self) -> "Iterator[_Row]":
        tags = list(_ROW.finditer(self.data, self.start, self.end))
        number = 0
        ends = [*(tag.start() for tag in tags), self.end][1:]
        for tag, end in zip(tags, ends, strict=True):
            attributes = attributes_of(tag[0])
            number = int(attributes.get("r", number + 1))
            own = int(attributes.get("s", 0)) if attributes.get("customFormat") in ("1", "true") else None
            yield _Row(self.data, number, tag.start(), tag.end(), end, own)

    def _column_styles(self) -> list[tuple[int, int, int]]:
        found = map(attributes_of, _COLUMN.findall(self.data, 0, self.start))
        return [(int(one.get("min", 0)), int(one.get("max", 0)), int(one.get("style", 0))) for one in found]


class _NewCells(Struct, frozen=True):
    """Makes cells that a sheet does not have: blank ones, in the format of their row or column."""

    prefix: str
    column_styles: Sequence[tuple[int, int, int]]
    restyle: Restyle

    def row(self, number: int, columns: Sequence[int]) -> bytes:
        """Make a row of cells."""
        cells = b"".join(self.cell((number, column), None) for column in columns)
        return f'<{self.prefix}row r="{number}">'.encode() + cells + f"</{self.prefix}row>".encode()

    def cell(self, position: Position, row_style: int | None) -> bytes:
        """Make a cell."""
        style = row_style
        if style is None:
            style = next((style for first, last, style in self.column_styles if first <= position[1] <= last), 0)
        return f'<{self.prefix}c r="{address_of(position)}" s="{self.restyle(position, style)}"/>'.encode()


class _Row(Struct, frozen=True):
    """A row: where its tag begins, its cells begin, and the next row begins; ``style`` is that of blank cells."""

    sheet: bytes
    number: int
    start: int
    inside: int
    next: int
    style: int | None

    def edits(self, columns: Sequence[int], new: _NewCells) -> list[Edit]:
        """Give cells other formats."""
        if self.sheet[self.inside - 2 : self.inside] == b"/>":
            return [filled(self.sheet, self.start, self._missing(columns, new))]
        closing = self.sheet.rfind(b"</", self.inside, self.next)
        cells = list(self._cells(closing))
        there = [column for column, _ in cells]
        if any(one >= other for one, other in pairwise(there)):
            raise UnusualPartError("cells")
        edits: list[Edit] = []
        for column in columns:
            index = bisect_left(there, column)
            if index < len(cells) and there[index] == column:
                tag = cells[index][1]
                style = new.restyle((self.number, column), int(attributes_of(tag[0]).get("s", 0)))
                edits.append((*tag.span(), with_attribute(tag[0], "s", str(style))))
            else:
                at = cells[index][1].start() if index < len(cells) else closing
                edits.append((at, at, self._missing([column], new)))
        return edits

    def _missing(self, columns: Sequence[int], new: _NewCells) -> bytes:
        return b"".join(new.cell((self.number, column), self.style) for column in columns)

    def _cells(self, closing: int) -> Iterator[tuple[int, re.Match[bytes]]]:
        column = 0
        for tag in _CELL.finditer(self.sheet, self.inside, closing):
            address = _CELL_ADDRESS.search(tag[0])
            column = column_of(address[1].decode()) if address else column + 1
            yield column, tag
