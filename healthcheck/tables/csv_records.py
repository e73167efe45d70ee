"""CSV read with Python's csv module, where lines matter: the header, and which line a row begins on."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

_LARGEST_CELL = 2**31 - 1
_END = "\x1fend of the table\x1f"
"""Two cells of this are read after the last line: a quotation mark that never closes makes one of them."""


class UnclosedQuoteError(Exception):
    """A quotation mark that does not close makes one cell of the rest of the file."""

    def __init__(self, line: int) -> None:
        """Take the line on which the row with the mark begins."""
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Header:
    """The first row that is not blank: its cells, its line, the line after it and the byte after it."""

    cells: tuple[str, ...]
    line: int
    next_line: int
    end: int
    delimiter: str


def read_header(data: bytes) -> Header | None:
    """Find the header of UTF-8 text; None when the text is blank.

    Cells are split at commas; at tabs or semicolons only when the header has those and no comma.

    Raises:
        UnclosedQuoteError: when a cell of the header never ends.
    """
    consumed = 0

    def counted() -> Iterator[str]:
        nonlocal consumed
        for line in _lines(data):
            consumed += len(line.encode())
            yield line

    delimiter = _delimiter(data)
    for line, next_line, cells in _rows(counted(), 1, delimiter):
        if any(cell.strip() for cell in cells):
            return Header(tuple(cells), line, next_line, consumed, delimiter)
    return None


def read_rows(data: bytes, header: Header) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of every row below the header but empty lines.

    Raises:
        UnclosedQuoteError: when a cell never ends.
    """
    for line, _, cells in _rows(_lines(data[header.end :]), header.next_line, header.delimiter):
        if cells:
            yield line, cells


def count_lines(data: bytes, start: int) -> int:
    """Count the lines from a byte on; old Macintosh files end them with a carriage return alone."""
    end = b"\n" if data.find(b"\n", start) >= 0 else b"\r"
    return data.count(end, start) + (not data.endswith(end))


def _lines(data: bytes) -> Iterable[str]:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")


def _delimiter(data: bytes) -> str:
    line = next((line for line in _lines(data) if line.strip()), "")
    if "," in line:
        return ","
    return next((sign for sign in "\t;" if sign in line), ",")


def _rows(lines: Iterable[str], first_line: int, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    with _any_cell_size():
        end = delimiter.join((_END, _END))
        reader = csv.reader(chain(lines, (end,)), delimiter=delimiter)
        line = first_line
        for cells in reader:
            if cells == [_END, _END]:
                return
            if cells and cells[-1].endswith(end):
                raise UnclosedQuoteError(line)
            next_line = first_line + reader.line_num
            yield line, next_line, cells
            line = next_line


@contextmanager
def _any_cell_size() -> Iterator[None]:
    """Lift the csv module's limit on the size of a cell, and put it back."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
