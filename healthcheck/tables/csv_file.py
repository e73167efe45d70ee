"""CSV text -> a grid. Arrow splits it; Python's csv module finds the header, and lines where quotes hide them."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from itertools import islice

import numpy as np
import pyarrow as pa
from msgspec.structs import replace

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.model.side_by_side import side_by_side
from healthcheck.tables.csv_notes import widen_notes
from healthcheck.tables.csv_records import (
    DELIMITERS,
    Header,
    UnclosedQuoteError,
    count_lines,
    filled_lines,
    read_head,
    read_header,
    read_rows,
)
from healthcheck.tables.csv_split import split
from healthcheck.tables.grid import Grid, HeadRow, Layout, Source
from healthcheck.tables.text_facts import TextFacts, facts_of
from healthcheck.tables.texts import Texts, Words, excerpt

_USUAL_ENCODINGS = (None, "utf-8", "utf-8-sig", "gb18030")
_LARGEST_BLOCK = 2**31 - 1
_LARGE = 2**24
_HUGE = 2**26
"""Bytes of a text of which the memory that Arrow could keep matters."""
_NEAR = 200
"""Totals and notes are among the first rows, or the last."""
_TAIL = 2**17


def open_csv(source: Source, data: bytes, facts: TextFacts) -> Grid:
    """Open UTF-8 text without a byte-order mark as a table; ``facts`` are what there is in it.

    Raises:
        TableError: when there is no header, or no row below it, or a quotation mark does not close.
    """
    try:
        header = read_header(data)
    except UnclosedQuoteError as quote:
        raise _unclosed(source, quote) from quote
    if header is None:
        raise TableError(Fault("HC213", {}, Place(source.path)))
    _refuse_no_rows(source, data, header)
    return CsvGrid(source, header, data, facts)


class CsvGrid(Grid):
    """A CSV file. Only the columns asked for are made; the others stay bytes until someone asks for them."""

    def __init__(self, source: Source, header: Header, data: bytes, facts: TextFacts) -> None:
        """Take UTF-8 text, what there is in it, and the header found in it."""
        self.source = source
        self.header = header.cells
        self.header_line = header.line
        self.size = 0
        self.delimiter = header.delimiter
        self._found = header
        self._data = data
        self._facts = facts
        self._texts: dict[int, Texts] = {}
        self._words: dict[int, Words] = {}
        self._lines: Sequence[int] | None = None
        self._tail: list[list[str]] | None = None

    @property
    def _quoted(self) -> bool:
        return self._facts.has_quote

    def head(self, most: int) -> list[HeadRow]:
        """Return the header row and the rows below it as they came, ``most`` in all, blank ones left out."""
        return [HeadRow(row.line, row.cells) for row in self._head(most)]

    def below(self, last: int, header: Sequence[str], line: int, layout: Layout) -> Grid:
        """Return the table whose header is the one given, and whose rows come after row ``last`` of the head.

        Raises:
            TableError: when no row is left.
        """
        before = self._head(last + 1)[last]
        _refuse_no_rows(self.source, self._data, before)
        found = Header(tuple(header), line, before.next_line, before.end, before.delimiter)
        grid = CsvGrid(self.source, found, self._data, self._facts)
        grid.layout = layout
        return grid

    def other_readings(self) -> Iterator[Grid]:
        """Yield the table as it is with other signs between its cells."""
        for sign in DELIMITERS:
            if sign != self._found.delimiter and sign.encode() in self._data:
                with suppress(UnclosedQuoteError):
                    header = next(read_head(self._data, sign), None)
                    if header is not None:
                        yield CsvGrid(self.source, header, self._data, self._facts)

    def _head(self, most: int) -> list[Header]:
        rows: list[Header] = []
        # Whoever reads the rows is told of a mark that never closes.
        with suppress(UnclosedQuoteError):
            rows.extend(islice(read_head(self._data, self._found.delimiter), most))
        return rows

    def load(self, texts: Collection[int], words: Collection[int]) -> None:
        """Make columns ready in one pass over the file.

        Raises:
            TableError: when rows have more or fewer cells than the header.
        """
        new_texts = [column for column in texts if column not in self._texts]
        new_words = [column for column in words if column not in self._words]
        if not new_texts and not new_words:
            return
        table = self._split(new_texts, new_words)
        self.size = table.num_rows
        laid = side_by_side(_texts, [table.column(str(column)) for column in new_texts], table.num_rows)
        self._texts.update(zip(new_texts, laid, strict=True))
        for column in new_words:
            self._words[column] = _words(table.column(str(column)))
        del table
        if len(self._data) > _HUGE:
            # The blocks that the columns were put together from are of no use to anybody, and Arrow would keep them.
            pa.default_memory_pool().release_unused()
        if self._quoted:
            # Quoted line breaks shift the lines, and a mark that never closes swallows rows.
            self.lines()

    def texts(self, column: int) -> Texts:
        """Return a column; with the first one nobody had asked for, all are made."""
        if column not in self._texts:
            self.load(range(len(self.header)), ())
        return self._texts[column]

    def words(self, column: int) -> Words:
        """Return a column whose cells repeat each other."""
        if column not in self._words:
            self.load((), (column,))
        return self._words[column]

    def row(self, row: int) -> list[str]:
        """Return all cells of a row; near the ends of a large file only these are split."""
        if 0 < len(self._texts) < len(self.header) and len(self._data) > _LARGE:
            if row < _NEAR:
                return next(islice(self._rows(), row, None))[1]
            if self.size - row <= _NEAR and len(last := self._last_rows()) >= self.size - row:
                return last[row - self.size]
        return super().row(row)

    def _last_rows(self) -> list[list[str]]:
        """Return the rows at the end of the file, as many as there are in its last bytes."""
        if self._tail is None:
            begins = self._data.find(b"\n", max(len(self._data) - _TAIL, self._found.end)) + 1
            is_clear = begins > 0 and not self._quoted
            rows = read_rows(self._data, replace(self._found, end=begins)) if is_clear else ()
            self._tail = [cells for _, cells in rows]
        return self._tail

    def cell(self, row: int, column: int) -> str:
        """Return one cell."""
        return self._words[column][row] if column in self._words else self.texts(column)[row]

    def lines(self) -> Sequence[int]:
        """Return the line of every row; blank lines and line breaks inside quotes are counted.

        Raises:
            TableError: when a quotation mark does not close.
        """
        if self._lines is None:
            first, stop = self._found.next_line, len(self._data)
            if count_lines(self._data, self._found.end, self._facts.line_feeds) == self.size:
                self._lines = range(first, first + self.size)
            elif not self._quoted:
                self._lines = filled_lines(self._data, self._found.end, stop, first)
            if self._lines is None or len(self._lines) != self.size:
                self._lines = array("q", (line for line, _ in self._rows()))
            if len(self._lines) != self.size:
                problem = f"{self.size} / {len(self._lines)}"
                raise TableError(Fault("HC225", {"problem": problem}, Place(self.source.path)))
        return self._lines

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        try:
            yield from read_rows(self._data, self._found)
        except UnclosedQuoteError as quote:
            raise _unclosed(self.source, quote) from quote

    def _split(self, texts: Collection[int], words: Collection[int]) -> pa.Table:
        size = len(self._data) - self._found.end
        # A row larger than a block fails, so the second try takes all in one block.
        for block in (None, min(size + 1, _LARGEST_BLOCK)):
            try:
                return split(self._data, self._found, texts, words, quoted=self._quoted, block=block)
            except pa.ArrowInvalid as refused:
                problem = str(refused)
            # Out of the handler, which holds what was read before the fault.
            pa.default_memory_pool().release_unused()
            if self._widen_notes():
                return self._split(texts, words)
        raise TableError(Fault("HC225", {"problem": problem}, Place(self.source.path)))

    def _widen_notes(self) -> bool:
        """Give notes below the table as many cells as the header has; tell whether there were any.

        Raises:
            TableError: when other rows have another number of cells than the header.
        """
        try:
            widened = widen_notes(self._data, self._found, self.source.path, quoted=self._quoted)
        except UnclosedQuoteError as quote:
            raise _unclosed(self.source, quote) from quote
        if widened is None:
            return False
        self._data, self._lines = widened
        self._facts = facts_of(self._data)
        self._found = replace(self._found, end=0)
        return True


def _refuse_no_rows(source: Source, data: bytes, header: Header) -> None:
    if data[header.end : header.end + 4096].strip() or data[header.end :].strip():
        return
    words = " ".join(cell.strip() for cell in header.cells)
    if source.encoding in _USUAL_ENCODINGS or words.isascii():
        raise TableError(Fault("HC222", {}, Place(source.path)))
    # Text that is read in an encoding of another width has its line breaks inside its characters.
    parameters = {"encoding": source.encoding or "", "raw": excerpt(words)}
    raise TableError(Fault("HC627", parameters, Place(source.path)))


def _unclosed(source: Source, quote: UnclosedQuoteError) -> TableError:
    return TableError(Fault("HC224", {}, Place(source.path, quote.line)))


def _texts(column: pa.ChunkedArray) -> Texts:
    """Take a column over without copying it into Python objects.

    NOTE: through the buffers, because ``to_numpy`` and ``pyarrow.array`` import pandas where it is installed.
    """
    whole = column.combine_chunks()
    _, offsets, data = whole.buffers()
    size = len(whole)
    if size == 0 or data is None:
        return Texts(np.zeros(0, dtype=np.uint8), np.zeros(size + 1, dtype=np.int64))
    ends = np.frombuffer(offsets, dtype=np.int32, count=size + 1, offset=whole.offset * 4)
    return Texts(np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]], ends - ends[0] if ends[0] else ends)


def _words(column: pa.ChunkedArray) -> Words:
    whole = column.unify_dictionaries().combine_chunks()
    if len(whole) == 0:
        return Words(np.zeros(0, dtype=np.int32), [])
    ids = np.frombuffer(whole.indices.buffers()[1], dtype=np.int32, count=len(whole), offset=whole.indices.offset * 4)
    return Words(ids, whole.dictionary.to_pylist())
