"""Notes below a CSV table, which have other numbers of cells than its header: they get as many."""

from array import array
from collections.abc import Sequence
from itertools import tee

from msgspec.structs import replace

from healthcheck.model.faults import TableError
from healthcheck.tables.csv_records import (
    Header,
    Writer,
    count_line_ends,
    filled_lines,
    find_line,
    has_lone_returns,
    read_rows,
    with_notes_widened,
)
from healthcheck.tables.csv_split import first_invalid_row
from healthcheck.tables.ragged_rows import RaggedRows


def widen_notes(data: bytes, found: Header, path: str, *, quoted: bool) -> tuple[bytes, Sequence[int]] | None:
    """Return the rows below a header with as many cells for notes, and the line of each; None without such notes.

    Where text is ``quoted``, marks may hide line breaks, and every row is looked at.

    Raises:
        TableError: when other rows have another number of cells than the header.
        UnclosedQuoteError: when a cell never ends.
    """
    width, ragged, is_widened = len(found.cells), RaggedRows(), False
    rest, lines = (found, array("q")) if quoted else _first_ragged(data, found)
    writer = Writer(rest.delimiter, memoryview(data)[found.end : rest.end])
    # There may be millions of rows: one at a time.
    rows, again = tee(read_rows(data, rest))
    widened = with_notes_widened((cells for _, cells in again), width, rest.delimiter)
    for (line, before), cells in zip(rows, widened, strict=True):
        lines.append(line)
        is_widened = is_widened or len(before) != width
        if len(cells) != width:
            ragged.add(line, len(cells))
        elif not ragged.count:
            writer.write(cells)
    if ragged.count:
        raise TableError(ragged.fault(path, found.cells))
    return (writer.written(), _without_gaps(lines)) if is_widened else None


def _without_gaps(lines: "array[int]") -> Sequence[int]:
    """Return lines that follow each other as a range, which takes no memory."""
    every = range(lines[0], lines[-1] + 1)
    return every if len(every) == len(lines) else lines


def _first_ragged(data: bytes, found: Header) -> "tuple[Header, array[int]]":
    """Return what comes before the first row with another number of cells, and the lines of the rows before it.

    Rows before it need no second look, which would take a minute for a million.
    """
    if has_lone_returns(data, found.end):
        return found, array("q")
    line = first_invalid_row(data, found)
    at = found.end if line is None else max(find_line(data, line.encode(), found.end), found.end)
    next_line = found.next_line + count_line_ends(data, found.end, at)
    lines = filled_lines(data, found.end, at, found.next_line)
    return replace(found, end=at, next_line=next_line), lines
