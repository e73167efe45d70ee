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
from healthcheck.reports import digits
from healthcheck.tables.arrow import (
    TEXT,
    CastOptions,
    Column,
    JoinOptions,
    ReplaceSubstringOptions,
    call_function,
    ends_and_bytes,
    integers,
    only_where,
    taken,
)
from healthcheck.tables.arrow import flags as marks
from healthcheck.tables.texts import OptionalTexts

_NONE = 1000
"""No byte, and far from all of them."""
_COARSE = 16
"""Bytes that lie so near to each other are first looked for together, with those between them."""


def of_texts(texts: Sequence[str | None]) -> Column:
    """Make a column of texts."""
    return OptionalTexts.of(texts).arrow()


def at_rows(labels: Labels, rows: npt.NDArray[np.intp]) -> Column:
    """Return the texts of some rows."""
    if isinstance(labels, OptionalTexts):
        return labels.column_at(rows)
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
    mantissa, places = numbers.mantissa, numbers.places
    if mantissa.dtype == object or not digits.fits(mantissa, places):
        return of_texts(numbers.texts())
    if not places.any():
        return only_where(numbers.there, whole_numbers(mantissa))
    data, ends = digits.written(mantissa, places)
    column = pa.LargeStringArray.from_buffers(len(mantissa), pa.py_buffer(ends), pa.py_buffer(data))
    return only_where(numbers.there, column)


def either(flags: BoolArray, one: Column | str, other: Column | str) -> Column:
    """Take ``one`` where the flag is set, ``other`` elsewhere."""
    return call_function("if_else", [marks(flags), _value(one), _value(other)])


def instead_of_nulls(column: Column, text: str) -> Column:
    """Put a text where there is none."""
    return call_function("coalesce", [column, _value(text)]) if column.null_count else column


def joined(parts: Sequence[Column | str], *, between: str = "", nulls_are_empty: bool = False) -> Column:
    """Join columns, and texts that are the same in every row; one of the parts must be a column.

    A row with a null in it is null, unless ``nulls_are_empty``.
    """
    options = JoinOptions(null_handling="replace" if nulls_are_empty else "emit_null", null_replacement="")
    values = map(_value, parts if between else _put_together(parts))
    return call_function("binary_join_element_wise", [*values, _value(between)], options)


def _put_together(parts: Sequence[Column | str]) -> list[Column | str]:
    """Join neighbouring parts that are the same in every row once, and not in every row."""
    together: list[Column | str] = []
    for part in parts:
        last = together[-1] if together else None
        if isinstance(part, str) and isinstance(last, str):
            together[-1] = last + part
        else:
            together.append(part)
    return [part for part in together if not isinstance(part, str) or part]


@lru_cache
def _scalar(text: str) -> Any:
    # Not with pyarrow.scalar, which imports pandas where it is installed.
    return of_texts([text])[0]


def _value(part: Column | str) -> Any:
    return _scalar(part) if isinstance(part, str) else part


def begins_with(column: Column, characters: Collection[str]) -> BoolArray:
    """Mark the texts that begin with one of these ASCII characters."""
    ends, data = ends_and_bytes(column)
    if not len(data):
        return np.zeros(len(column), dtype=np.bool_)
    first = data[np.minimum(ends[:-1], len(data) - 1)]
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[[ord(character) for character in characters]] = True
    flags: BoolArray = wanted[first] & (ends[1:] > ends[:-1])
    return flags


def contains_bytes(column: Column, wanted: bytes) -> BoolArray:
    """Mark the texts in which one of some bytes occurs."""
    ends, data = ends_and_bytes(column)
    flags = np.zeros(len(column), dtype=np.bool_)
    if has_bytes(column, wanted):
        sought = np.zeros(256, dtype=np.bool_)
        sought[list(wanted)] = True
        flags[np.searchsorted(ends, np.flatnonzero(sought[data]), side="right") - 1] = True
    return flags


def has_bytes(column: Column, wanted: bytes) -> bool:
    """Tell whether one of some bytes occurs; of most columns it is enough to know the lowest and the highest byte."""
    _, data = ends_and_bytes(column)
    if not len(data):
        return False
    lowest, highest = int(data.min()), int(data.max())
    return all(
        # Below the first the difference wraps around to a large number.
        any(bool((data - np.uint8(first) <= last - first).any()) for first, last in ranges)
        for ranges in (_ranges(wanted, lowest, highest, gap) for gap in (_COARSE, 1))
    )


@lru_cache(maxsize=1000)
def _ranges(wanted: bytes, lowest: int, highest: int, gap: int) -> tuple[tuple[int, int], ...]:
    """Return the first and last of bytes that follow each other in steps of at most a gap, as far as they matter."""
    ordered = sorted(byte for byte in set(wanted) if lowest <= byte <= highest)
    lasts = [byte for byte, after in zip(ordered, [*ordered[1:], _NONE], strict=False) if after - byte > gap]
    firsts = [byte for byte, before in zip(ordered, [-_NONE, *ordered], strict=False) if byte - before > gap]
    return tuple(zip(firsts, lasts, strict=True))


def has_outer_space(column: Column) -> BoolArray:
    """Mark the texts that begin or end with a space."""
    ends, data = ends_and_bytes(column)
    if not len(data):
        return np.zeros(len(column), dtype=np.bool_)
    first, last = data[np.minimum(ends[:-1], len(data) - 1)], data[np.maximum(ends[1:] - 1, 0)]
    flags: BoolArray = ((first == ord(" ")) | (last == ord(" "))) & (ends[1:] > ends[:-1])
    return flags


def lengths(column: Column) -> npt.NDArray[np.int64]:
    """Return how many bytes each text has; a null has none."""
    return np.diff(ends_and_bytes(column)[0])


def after_point(column: Column) -> npt.NDArray[np.int64]:
    """Return how many bytes follow the decimal point of each number; -1 for whole ones."""
    ends, data = ends_and_bytes(column)
    behind = np.full(len(column), -1, dtype=np.int64)
    points = np.flatnonzero(data == ord("."))
    rows = np.searchsorted(ends, points, side="right") - 1
    behind[rows] = ends[rows + 1] - points - 1
    return behind


def one_text(column: Column) -> str | None:
    """Return what all rows say, "" where none says anything; None where they differ."""
    if column.null_count:
        return "" if column.null_count == len(column) else None
    ends, data = ends_and_bytes(column)
    lengths = np.diff(ends)
    if not len(lengths) or (lengths != lengths[0]).any() or (data.reshape(len(lengths), -1) != data[: ends[1]]).any():
        return None
    return data[: ends[1]].tobytes().decode()


def replaced(column: Column, old: str, new: str) -> Column:
    """Replace every occurrence of a text."""
    return call_function("replace_substring", [column], ReplaceSubstringOptions(old, new))


def content(column: Column) -> bytes:
    """Return all texts end to end, as UTF-8."""
    return ends_and_bytes(column)[1].tobytes()


def repeated(column: Column) -> list[str]:
    """Return the texts that occur more than once."""
    counted = call_function("value_counts", [column])
    values, numbers = counted.field("values"), counted.field("counts")
    several = np.flatnonzero(np.frombuffer(numbers.buffers()[1], dtype=np.int64, count=len(numbers)) > 1)
    return [text for text in taken(values, several).to_pylist() if text is not None]
