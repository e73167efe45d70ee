"""The functions of Arrow that work on whole columns of text."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

try:
    # pyarrow.compute makes a wrapper for each of its 300 functions when it is imported: slower than a small run.
    from pyarrow._compute import CastOptions, JoinOptions, ReplaceSubstringOptions, call_function
except ImportError:
    from pyarrow.compute import CastOptions, JoinOptions, ReplaceSubstringOptions, call_function

__all__ = [
    "TEXT",
    "CastOptions",
    "Column",
    "JoinOptions",
    "ReplaceSubstringOptions",
    "call_function",
    "differing",
    "ends_and_bytes",
    "flags",
    "integers",
    "only_where",
    "taken",
    "whole_numbers",
]

Column = Any
"""A ``pyarrow.LargeStringArray``; pyarrow ships no types.

NOTE: made through buffers, because ``pyarrow.array`` and ``pyarrow.scalar`` import pandas where it is installed.
"""
TEXT = pa.large_string()


def integers(numbers: npt.NDArray[Any]) -> Any:
    """Return an Arrow array of whole numbers."""
    data = np.ascontiguousarray(numbers, dtype=np.int64)
    return pa.Array.from_buffers(pa.int64(), len(data), [None, pa.py_buffer(data)])


def whole_numbers(
    data: npt.NDArray[np.uint8], offsets: npt.NDArray[Any], wanted: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int64]:
    """Read texts of 1 to 18 digits as whole numbers; what is not wanted may hold anything, and becomes anything."""
    kind = pa.string() if offsets.dtype == np.int32 else TEXT
    buffers = [_bits(wanted), pa.py_buffer(np.ascontiguousarray(offsets)), pa.py_buffer(np.ascontiguousarray(data))]
    numbers = call_function("cast", [pa.Array.from_buffers(kind, len(wanted), buffers)], CastOptions.safe(pa.int64()))
    return np.frombuffer(numbers.buffers()[1], dtype=np.int64, count=len(wanted)).copy()


def flags(marks: npt.NDArray[np.bool_]) -> Any:
    """Return an Arrow array of truth values."""
    return pa.Array.from_buffers(pa.bool_(), len(marks), [None, _bits(marks)])


def only_where(there: npt.NDArray[np.bool_], column: Column) -> Column:
    """Make a column null in the other rows."""
    if there.all():
        return column
    _, offsets, data = column.buffers()
    return pa.Array.from_buffers(TEXT, len(column), [_bits(there), offsets, data], offset=column.offset)


def _bits(marks: npt.NDArray[np.bool_]) -> Any:
    return pa.py_buffer(np.packbits(marks, bitorder="little"))


def taken(column: Column, rows: npt.NDArray[Any]) -> Column:
    """Return some rows of a column."""
    return call_function("take", [column, integers(rows)])


def ends_and_bytes(column: Any) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where each text of a column begins and the last one ends, and the bytes of all of them.

    The column is no slice of another; its offsets may have either width.
    """
    _, offsets, data = column.buffers()
    if not len(column) or data is None:
        return np.zeros(len(column) + 1, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    width = np.int32 if column.type == pa.string() else np.int64
    ends = np.frombuffer(offsets, dtype=width, count=len(column) + 1).astype(np.int64, copy=False)
    return ends, np.frombuffer(data, dtype=np.uint8, count=int(ends[-1]))


def differing(one: Column, other: Column) -> npt.NDArray[np.bool_]:
    """Mark the rows in which two columns have different texts; a null differs from nothing."""
    differs = call_function("coalesce", [call_function("not_equal", [one, other]), flags(np.array([False]))[0]])
    _, bits = differs.buffers()
    marks = np.unpackbits(np.frombuffer(bits or b"", dtype=np.uint8), bitorder="little")
    found: npt.NDArray[np.bool_] = marks[differs.offset : differs.offset + len(differs)].astype(np.bool_)
    return found
