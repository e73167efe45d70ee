"""CSV read with Python's csv module, where lines matter: the header, and which line a row begins on."""

import csv
import io
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

import numpy as np
from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.tables.vocabulary import closes_table, is_note, is_signature

DELIMITERS = ",\t;"
MOST_HEAD_ROWS = 40
"""So far down a header is looked for."""
_MOST_HEAD_LINES = 10_000
"""Blank lines among the first rows end the search for a header: there may be millions."""
_DECLARED = pattern_of(rb"\s*\"?(?:STRUCTURE(?:\[[^\]\r\n]*\])?|DATAFLOW)\"?([,;\t|])")
"""The beginning of SDMX-CSV: the sign behind its first word stands between all its cells.

What stands in the brackets divides several values in one cell.
"""
_LINE_ENDS = (b"\n", b"\r")
_LARGEST_CELL = 2**31 - 1
_BLOCK = 1 << 18
_END = "\x1fend of the table\x1f"
"""Two cells of this are read after the last line: a quotation mark that never closes makes one of them."""


class UnclosedQuoteError(Exception):
    """A quotation mark that does not close makes one cell of the rest of the file."""

    def __init__(self, line: int) -> None:
        """Take the line on which the row with the mark begins."""
        super().__init__(line)
        self.line = line


class Header(Struct, frozen=True):
    """A row that is not blank: its cells, its line, the line after it and the byte after it."""

    cells: tuple[str, ...]
    line: int
    next_line: int
    end: int
    delimiter: str


def read_header(data: bytes) -> Header | None:
    """Find the header of UTF-8 text; None when the text is blank.

    Cells are split at commas; at tabs or semicolons only when the first line that has any of the three has no comma.

    Raises:
        UnclosedQuoteError: when a cell of the header never ends.
    """
    return next(read_head(data, _delimiter(data)), None)


def read_head(data: bytes, delimiter: str) -> Iterator[Header]:
    """Yield each row of UTF-8 text that is not blank as if it were the header.

    Raises:
        UnclosedQuoteError: when a cell never ends.
    """
    consumed = 0

    def counted() -> Iterator[str]:
        nonlocal consumed
        for line in _lines(data):
            consumed += len(line.encode())
            yield line

    first: int | None = None
    for line, next_line, cells in _rows(counted(), 1, delimiter):
        if first is not None and line - first > _MOST_HEAD_LINES:
            return
        if any(cell.strip() for cell in cells):
            first = line if first is None else first
            if cells[0].endswith("STRUCTURE[") and cells[1:2] == ["]"]:
                cells[:2] = [f"{cells[0]}{delimiter}]"]
            yield Header(tuple(cells), line, next_line, consumed, delimiter)


def read_rows(data: bytes, header: Header) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of every row below the header but empty lines.

    Raises:
        UnclosedQuoteError: when a cell never ends.
    """
    for line, _, cells in _rows(_lines(data, header.end), header.next_line, header.delimiter):
        if cells:
            yield line, cells


def with_notes_widened(rows: Iterable[list[str]], width: int, delimiter: str) -> Iterator[list[str]]:
    """Give rows with as many cells as the header for the notes and blank lines among them; others as they are.

    A note may hold commas that stand between no cells. Below it, whatever has a single cell belongs to it.
    """
    below_note = False
    for cells in rows:
        if len(cells) == width and not below_note:
            yield cells
            continue
        filled = [cell for cell in cells if cell.strip()]
        is_text = bool(filled) and cells[0] == filled[0]
        begins = is_text and (
            is_note(cells[0]) or is_signature(cells[0]) or (len(filled) == 1 and closes_table(cells[0]))
        )
        if len(cells) != width and begins:
            below_note, text = True, delimiter.join(cells).rstrip(delimiter)
        elif len(cells) != width and (not filled or (below_note and is_text and len(filled) == 1)):
            text = "".join(filled)
        else:
            below_note = below_note and len(filled) <= 1
            yield cells
            continue
        yield [text, *[""] * (width - 1)]


class Writer:
    """Writes rows as UTF-8 text, one by one."""

    def __init__(self, delimiter: str, before: memoryview) -> None:
        """Take what stands between cells, and the text that comes first."""
        self._bytes = io.BytesIO()
        self._bytes.write(before)
        self._text = io.TextIOWrapper(self._bytes, encoding="utf-8", newline="")
        self.write = csv.writer(self._text, delimiter=delimiter, lineterminator="\n").writerow

    def written(self) -> bytes:
        """Return all that was written."""
        self._text.flush()
        return self._bytes.getvalue()


def count_lines(data: bytes, start: int, line_feeds: int) -> int:
    """Count the lines from a byte on, of text with so many line feeds in all.

    Old Macintosh files end lines with a carriage return alone.
    """
    below = line_feeds - data.count(b"\n", 0, start)
    return (below or data.count(b"\r", start)) + (not data.endswith(b"\n" if below else b"\r"))


def count_line_ends(data: bytes, start: int, stop: int) -> int:
    """Count the ends of lines between two bytes."""
    end = _line_end(data, start)[0]
    # In blocks that stay in the processor's cache numpy is three times as fast as ``bytes.count``.
    signs = np.frombuffer(data, dtype=np.uint8)[:stop]
    return sum(int(np.count_nonzero(signs[at : at + _BLOCK] == end)) for at in range(start, stop, _BLOCK))


def has_lone_returns(data: bytes, start: int) -> bool:
    """Tell whether some lines from a byte on end with a carriage return alone, and others do not."""
    return data.find(b"\n", start) >= 0 and data.count(b"\r", start) > data.count(b"\r\n", start)


def filled_lines(data: bytes, start: int, stop: int, first_line: int) -> "array[int]":
    """Return the lines between two bytes that hold something, of text without quotation marks or lone returns.

    Byte ``start`` is on ``first_line``.
    """
    end = _line_end(data, start)[0]
    signs = np.frombuffer(data, dtype=np.uint8)[:stop]
    found = array("q")
    line, began = first_line, start
    for at in range(start, stop, _BLOCK):
        ends = np.flatnonzero(signs[at : at + _BLOCK] == end) + at
        begins = np.concatenate(([began], ends[:-1] + 1))[: len(ends)]
        lengths = ends - begins
        # What a line of Windows ends with is no content.
        filled = (lengths > 1) | ((lengths == 1) & (signs[begins] != ord("\r")))
        found.frombytes((np.flatnonzero(filled) + line).astype(np.int64).tobytes())
        line += len(ends)
        began = int(ends[-1]) + 1 if len(ends) else began
    if data[began:stop].strip(b"\r"):
        found.append(line)
    return found


def find_line(data: bytes, line: bytes, start: int) -> int:
    """Return where a line begins that is nothing but this, from a byte on; -1 where there is none."""
    at = data.find(line, start)
    while at >= 0:
        end = at + len(line)
        if (at == start or data[at - 1 : at] in _LINE_ENDS) and (end == len(data) or data[end : end + 1] in _LINE_ENDS):
            return at
        at = data.find(line, at + 1)
    return -1


def _line_end(data: bytes, start: int) -> bytes:
    return b"\n" if data.find(b"\n", start) >= 0 else b"\r"


def _lines(data: bytes, start: int = 0) -> Iterable[str]:
    # Shares the bytes, which may be hundreds of millions.
    stream = io.BytesIO(data)
    stream.seek(start)
    return io.TextIOWrapper(stream, encoding="utf-8", newline="")


def _delimiter(data: bytes) -> str:
    """Return what stands between cells: titles above the table often have nothing of the kind."""
    declared = _DECLARED.match(data)
    if declared:
        return declared[1].decode()
    for line in islice((line for line in _lines(data) if line.strip()), MOST_HEAD_ROWS):
        found = next((sign for sign in DELIMITERS if sign in line), None)
        if found:
            return found
    return ","


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
