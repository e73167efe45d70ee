"""Arrow splits UTF-8 text into columns, or names the first row that it cannot."""

from collections.abc import Callable, Collection
from contextlib import suppress

import pyarrow as pa
import pyarrow.csv

from healthcheck.model.side_by_side import side_by_side
from healthcheck.tables.csv_records import Header
from healthcheck.tables.text_facts import parts_of_lines

_PART = 2**23
_Refuse = Callable[[pyarrow.csv.InvalidRow], str]


def split(
    data: bytes,
    found: Header,
    texts: Collection[int],
    words: Collection[int],
    *,
    quoted: bool,
    block: int | None = None,
    in_order: bool = False,
    refuse: _Refuse | None = None,
) -> pa.Table:
    """Return some columns of the rows below a header; column 3 is named ``3``.

    Args:
        data: UTF-8 text.
        found: its header.
        texts: the columns that are asked for as text.
        words: those that are asked for as words.
        quoted: whether there are quotation marks, which may hide line breaks.
        block: how many bytes are taken at once.
        in_order: whether rows are looked at one after the other.
        refuse: what to do with a row of another number of cells than the header.

    Raises:
        pyarrow.ArrowInvalid: when rows have another number of cells, or one is larger than a block.
    """
    names = [str(column) for column in range(len(found.cells))]
    types = {name: pa.string() for name in names}
    types |= {names[column]: pa.dictionary(pa.int32(), pa.string()) for column in words}
    convert = pyarrow.csv.ConvertOptions(
        column_types=types,
        include_columns=[names[column] for column in sorted({*texts, *words})],
        strings_can_be_null=False,
        check_utf8=False,
    )
    parse = pyarrow.csv.ParseOptions(
        delimiter=found.delimiter,
        # Not to look for marks that are not there saves a tenth.
        quote_char='"' if quoted else False,
        newlines_in_values=quoted,
        invalid_row_handler=refuse,
    )
    size = len(data) - found.end
    is_whole = quoted or in_order or block is not None
    # Where a mark may hide a line break only Arrow knows where to divide a text; one block is no work for two threads.
    threads = quoted and not in_order and block is None and size > pyarrow.csv.ReadOptions().block_size
    read = pyarrow.csv.ReadOptions(use_threads=threads, column_names=names, block_size=block)

    def table(part: tuple[int, int]) -> pa.Table:
        body = pa.py_buffer(data).slice(part[0], part[1] - part[0])
        return pyarrow.csv.read_csv(pa.BufferReader(body), read, parse, convert)

    if is_whole:
        return table((found.end, len(data)))
    # Several readers of one thread each take a fifth less time than one of several threads.
    return pa.concat_tables(side_by_side(table, parts_of_lines(data, found.end, 1 + size // _PART), size))


def first_invalid_row(data: bytes, found: Header) -> str | None:
    """Return the first row of text without quotation marks that has another number of cells than the header."""
    first: list[str] = []

    def refuse(row: pyarrow.csv.InvalidRow) -> str:
        first.append(row.text)
        return "error"

    with suppress(pa.ArrowInvalid):
        split(data, found, [0], (), quoted=False, in_order=True, refuse=refuse)
    return first[0] if first else None
