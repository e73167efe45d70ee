"""Whole columns of text, made and joined by Arrow: a hundred thousand verdicts are written in a tenth of a second.

A column is an Arrow array of large strings, which together may exceed 2 GiB; null where there is nothing.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from healthcheck.judging.figures import BoolArray, Decimals
from healthcheck.messages import text
from healthcheck.model.observations import IntegerArray, Labels
from healthcheck.model.text import Language
from healthcheck.tables.arrow import (
    TEXT,
    CastOptions,
    Column,
    JoinOptions,
    ReplaceSubstringOptions,
    call_function,
    integers,
    only_where,
    taken,
)
from healthcheck.tables.arrow import flags as marks
from healthcheck.tables.texts import OptionalTexts

_MOST_PLACES = 6
"""Arrow writes decimals with more places as powers of ten where they are near to zero."""
_MOST_DIGITS = 38


def of_texts(texts: Sequence[str | None]) -> Column:
    """Make a column of texts."""
    return OptionalTexts.of(texts).arrow()


def at_rows(labels: Labels, rows: npt.NDArray[np.intp]) -> Column:
    """Return the texts of some rows."""
    if isinstance(labels, OptionalTexts):
        return taken(labels.arrow(), rows)
    return of_texts([labels[row] for row in rows.tolist()])


def nothing(size: int) -> Column:
    """Return a column of nulls."""
    return pa.nulls(size, TEXT)


def looked_up(words: Sequence[str], numbers: npt.NDArray[Any]) -> Column:
    """Return for each number the word that it counts, null for -1."""
    return taken(of_texts([*words, None]), np.where(numbers < 0, len(words), numbers))


def whole_numbers(numbers: IntegerArray) -> Column:
    """Write whole numbers."""
    if numbers.dtype == object:
        return of_texts([str(number) for number in numbers.tolist()])
    return call_function("cast", [integers(numbers)], CastOptions.safe(TEXT))


def in_words(key: str, numbers: IntegerArray, language: Language) -> Column:
    """Write whole numbers into the wording of ``key``, or of ``key.one`` for one."""
    before, after = text(key, language, {"number": "%s"}).split("%s")
    return either(
        np.asarray(numbers == 1, dtype=np.bool_),
        text(f"{key}.one", language),
        joined([before, whole_numbers(numbers), after]),
    )


def decimals(numbers: Decimals) -> Column:
    """Write decimals, as :meth:`Decimals.texts` does."""
    counts = np.bincount(numbers.places)
    if numbers.mantissa.dtype == object or len(counts) > _MOST_PLACES + 1:
        return of_texts(numbers.texts())
    first, *others = np.flatnonzero(counts).tolist() or [0]
    column = _fixed(numbers.mantissa, first)
    for places in others:
        column = either(numbers.places == places, _fixed(numbers.mantissa, places), column)
    return only_where(numbers.there, column)


def _fixed(mantissa: npt.NDArray[np.int64], places: int) -> Column:
    """Write ``mantissa / 10**places`` with so many decimals."""
    if not places:
        return whole_numbers(mantissa)
    # A decimal of Arrow is a whole number of 16 bytes, the lower ones first.
    halves = np.stack((mantissa, mantissa >> 63), axis=1)
    kind = pa.decimal128(_MOST_DIGITS, places)
    return call_function(
        "cast", [pa.Array.from_buffers(kind, len(mantissa), [None, pa.py_buffer(halves)])], CastOptions.safe(TEXT)
    )


def either(flags: BoolArray, one: Column | str, other: Column | str) -> Column:
    """Take ``one`` where the flag is set, ``other`` elsewhere."""
    return call_function("if_else", [marks(flags), _value(one), _value(other)])


def instead_of_nulls(column: Column, text: str) -> Column:
    """Put a text where there is none."""
    return call_function("coalesce", [column, _value(text)]) if column.null_count else column


def joined(parts: Sequence[Column | str], *, nulls_are_empty: bool = False) -> Column:
    """Join columns, and texts that are the same in every row; one of the parts must be a column.

    A row with a null in it is null, unless ``nulls_are_empty``.
    """
    options = JoinOptions(null_handling="replace" if nulls_are_empty else "emit_null", null_replacement="")
    return call_function("binary_join_element_wise", [*map(_value, parts), _value("")], options)


@lru_cache
def _scalar(text: str) -> Any:
    # Not with pyarrow.scalar, which imports pandas where it is installed.
    return of_texts([text])[0]


def _value(part: Column | str) -> Any:
    return _scalar(part) if isinstance(part, str) else part


def begins_with(column: Column, characters: Collection[str]) -> BoolArray:
    """Mark the texts that begin with one of these ASCII characters."""
    ends, data = _content(column)
    if not len(data):
        return np.zeros(len(column), dtype=np.bool_)
    first = data[np.minimum(ends[:-1], len(data) - 1)]
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[[ord(character) for character in characters]] = True
    flags: BoolArray = wanted[first] & (ends[1:] > ends[:-1])
    return flags


def contains_bytes(column: Column, wanted: bytes) -> BoolArray:
    """Mark the texts in which one of some bytes occurs."""
    ends, data = _content(column)
    flags = np.zeros(len(column), dtype=np.bool_)
    if data.tobytes().translate(None, _others(wanted)):
        found = np.flatnonzero(np.isin(data, list(wanted)))
        flags[np.searchsorted(ends, found, side="right") - 1] = True
    return flags


@lru_cache
def _others(wanted: bytes) -> bytes:
    return bytes(set(range(256)) - set(wanted))


def has_outer_space(column: Column) -> BoolArray:
    """Mark the texts that begin or end with a space."""
    ends, data = _content(column)
    if not len(data):
        return np.zeros(len(column), dtype=np.bool_)
    first, last = data[np.minimum(ends[:-1], len(data) - 1)], data[np.maximum(ends[1:] - 1, 0)]
    flags: BoolArray = ((first == ord(" ")) | (last == ord(" "))) & (ends[1:] > ends[:-1])
    return flags


def lengths(column: Column) -> npt.NDArray[np.int64]:
    """Return how many bytes each text has; a null has none."""
    return np.diff(_content(column)[0])


def after_point(column: Column) -> npt.NDArray[np.int64]:
    """Return how many bytes follow the decimal point of each number; -1 for whole ones."""
    ends, data = _content(column)
    behind = np.full(len(column), -1, dtype=np.int64)
    points = np.flatnonzero(data == ord("."))
    rows = np.searchsorted(ends, points, side="right") - 1
    behind[rows] = ends[rows + 1] - points - 1
    return behind


def one_text(column: Column) -> str | None:
    """Return what all rows say, "" where none says anything; None where they differ."""
    if column.null_count:
        return "" if column.null_count == len(column) else None
    ends, data = _content(column)
    lengths = np.diff(ends)
    if not len(lengths) or (lengths != lengths[0]).any() or (data.reshape(len(lengths), -1) != data[: ends[1]]).any():
        return None
    return data[: ends[1]].tobytes().decode()


def replaced(column: Column, old: str, new: str) -> Column:
    """Replace every occurrence of a text."""
    return call_function("replace_substring", [column], ReplaceSubstringOptions(old, new))


def content(column: Column) -> bytes:
    """Return all texts end to end, as UTF-8."""
    return _content(column)[1].tobytes()


def _content(column: Column) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where each text begins and the last one ends, and the bytes of all of them."""
    _, offsets, data = column.buffers()
    if not len(column) or data is None:
        return np.zeros(len(column) + 1, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    ends = np.frombuffer(offsets, dtype=np.int64, count=len(column) + 1)
    return ends, np.frombuffer(data, dtype=np.uint8, count=int(ends[-1]))


def repeated(column: Column) -> list[str]:
    """Return the texts that occur more than once."""
    counted = call_function("value_counts", [column])
    values, numbers = counted.field("values"), counted.field("counts")
    several = np.flatnonzero(np.frombuffer(numbers.buffers()[1], dtype=np.int64, count=len(numbers)) > 1)
    return [text for text in taken(values, several).to_pylist() if text is not None]
