"""Every cell of a table as text, on its line: for those who want the table back, not what it says."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec import Struct

from healthcheck.tables.content import Kind
from healthcheck.tables.csv_records import DELIMITERS, UnclosedQuoteError, read_head, read_header
from healthcheck.tables.decoding import decode
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.grid import Source

Line = tuple[int, Sequence[str]]
"""The number of a line, counted from 1, and its cells; blank lines may be left out."""


class WholeSheet(Struct, frozen=True):
    """A sheet, or a table that is no workbook (``name`` None)."""

    name: str | None
    lines: Sequence[Line]


def whole_sheets(
    data: bytes, kind: Kind, path: str, encoding: str | None, known: Mapping[tuple[int, int], str]
) -> list[WholeSheet]:
    """Return all cells of a table.

    Args:
        data: the file.
        kind: what it holds.
        path: what it is called.
        encoding: that of CSV text, where the caller says it.
        known: what stands in some cells, by line and column: it tells how CSV text was split.

    Raises:
        TableError: when it cannot be read.
    """
    if kind is Kind.TEXT:
        return [WholeSheet(None, _csv_lines(decode(data, path, encoding).data, known))]
    if kind is Kind.PARQUET:
        from healthcheck.tables.parquet_file import open_parquet

        grid = open_parquet(Source(path, Fingerprint([])), data)
        columns = [grid.texts(position) for position in range(len(grid.header))]
        rows = ((row, [column[row - 2] for column in columns]) for row in range(2, grid.size + 2))
        return [WholeSheet(None, [(1, grid.header), *rows])]
    from healthcheck.tables.workbook import sheet_texts

    return [WholeSheet(name, list(enumerate(rows, 1))) for name, rows in sheet_texts(data, kind, path)]


def _csv_lines(data: bytes, known: Mapping[tuple[int, int], str]) -> list[Line]:
    """Split CSV text the way in which most of the known cells hold what they are known to hold."""
    header = read_header(data)
    signs = dict.fromkeys([*([header.delimiter] if header else []), *DELIMITERS])
    best: list[Line] = []
    most = -1
    for sign in signs:
        with suppress(UnclosedQuoteError):
            lines: list[Line] = [(row.line, row.cells) for row in read_head(data, sign)]
            cells = dict(lines)
            found = sum(cells.get(line, ())[column - 1 : column] == (text,) for (line, column), text in known.items())
            if found > most:
                best, most = lines, found
            if found == len(known):
                break
    return best
