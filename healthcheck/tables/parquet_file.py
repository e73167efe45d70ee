"""A Parquet file -> a grid, every value as the text that a CSV of it would hold."""

import pyarrow as pa
import pyarrow.parquet as pq

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.cell_text import cell_text, float_text
from healthcheck.tables.grid import Grid, ListGrid, Source

_MOST_CELLS = 100_000_000
"""A column of one value repeated takes a few bytes in the file, however long it is."""
_SINGLE_PRECISION_DIGITS = 7


def open_parquet(source: Source, data: bytes) -> Grid:
    """Open a Parquet file as if it had been saved with its header in line 1.

    Raises:
        TableError: when it is damaged or too large, or has no columns or no rows.
    """
    place = Place(source.path)
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        header, size = file.schema_arrow.names, file.metadata.num_rows
        if header and size * len(header) > _MOST_CELLS:
            corner = Place("", size + 1, len(header)).cell or ""
            raise TableError(Fault("HC226", {"corner": corner}, place))
        # Turning values into texts takes far longer than reading them, so threads would be no help.
        columns = file.read(use_threads=False).columns
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableError(Fault("HC219", {}, place)) from error
    if any(len(column) != size for column in columns):
        raise TableError(Fault("HC219", {}, place))
    if not header:
        raise TableError(Fault("HC213", {}, place))
    if size == 0:
        raise TableError(Fault("HC222", {}, place))

    def top(position: int, rows: int) -> list[str]:
        return _texts(columns[position].slice(0, rows), place)

    return ListGrid(source, header, size, lambda position: _texts(columns[position], place), 1, top=top)


def _texts(column: pa.ChunkedArray, place: Place) -> list[str]:
    """Write values as texts.

    Raises:
        TableError: when one is nothing that can be: text that is no UTF-8, a date after the year 9999.
    """
    try:
        return _written(column)
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise TableError(Fault("HC219", {}, place)) from error


def _written(column: pa.ChunkedArray) -> list[str]:
    kind = column.type
    if pa.types.is_float32(kind) or pa.types.is_float16(kind):
        return ["" if value is None else float_text(value, _SINGLE_PRECISION_DIGITS) for value in column.to_pylist()]
    if pa.types.is_timestamp(kind):
        # Python's moments have no nanoseconds; figures are no moments.
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    return [cell_text(value) for value in column.to_pylist()]
