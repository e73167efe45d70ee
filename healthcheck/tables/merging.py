"""One variable from several tables -> one column: figures that agree within rounding, the finest of them wins."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.tables.meeting_pairs import meeting_pairs
from healthcheck.tables.numbers import LARGEST, shifted
from healthcheck.tables.texts import Flags, Rows

# Which of two cells that are not both figures is the answer: what cannot be used hides nothing,
# a figure beats a symbol, and the more a symbol says the better.
_RANKING = (
    State.ABSENT,
    State.NOT_AVAILABLE,
    State.NOT_APPLICABLE,
    State.BELOW_UNIT,
    State.SUPPRESSED,
    State.NOT_ADDITIVE,
    State.ROW_MISSING,
    State.OK,
    State.UNREADABLE,
    State.NEGATIVE,
    State.ROW_INVALID,
    State.ROW_LEFT_OUT,
    State.DUPLICATE,
)
_RANK = np.zeros(256, dtype=np.int8)
_RANK[list(_RANKING)] = range(len(_RANKING))
_SAFE_POWER = 18


class Part(Struct, frozen=True):
    """A variable in one table: ``rows[i]`` is the merged row of its ``i``-th figure; no row twice.

    ``index[i]`` is the row of the table's data that the figure stands in, the first of those that are
    added up; ``further[i]`` counts the others of these.
    """

    table: int
    rows: Rows
    numbers: NumberColumn
    index: Rows
    further: Rows | None = None


class Meeting(Struct, frozen=True):
    """Merged rows for which two tables give different figures: of ``tables``, and their rows in these."""

    tables: tuple[int, int]
    indexes: tuple[Rows, Rows]
    agree: Flags


class Merged(Struct, frozen=True):
    """A merged column; for every row the table it is from (-1: none) and the row of that table's data."""

    numbers: NumberColumn
    table: npt.NDArray[np.int32]
    index: Rows
    meetings: tuple[Meeting, ...]


def merge(parts: Sequence[Part], size: int) -> Merged:
    """Merge the parts of one variable into a column of ``size`` rows; the order of parts changes no value."""
    only = parts[0]
    if len(parts) == 1 and only.table == 0 and len(only.rows) == size and bool((only.rows[1:] > only.rows[:-1]).all()):
        # Every row is the first table's, in its order: there is nothing to merge.
        return Merged(only.numbers, np.broadcast_to(np.int32(0), (size,)), only.index, ())
    scale = max(part.numbers.scale for part in parts)
    columns = [_at_scale(part.numbers, scale) for part in parts]
    wide = any(column.dtype == object for column in columns)
    mantissa: IntegerArray = np.zeros(size, dtype=object if wide else np.int64)
    last_digit = np.zeros(size, dtype=np.int16)
    state = np.full(size, State.ABSENT, dtype=np.uint8)
    table = np.full(size, -1, dtype=np.int32)
    index = np.full(size, -1, dtype=np.intp)
    do_meet = False
    for part, column in zip(parts, columns, strict=True):
        rows, numbers = part.rows, part.numbers
        rank, present = _RANK[numbers.state], _RANK[state[rows]]
        both = (numbers.state == State.OK.value) & (state[rows] == State.OK.value)
        better = np.flatnonzero((table[rows] < 0) | (rank > present) | (both & (numbers.last_digit < last_digit[rows])))
        do_meet = do_meet or bool((table[rows] >= 0).any())
        target = rows[better]
        mantissa[target] = column[better]
        last_digit[target] = numbers.last_digit[better]
        state[target] = numbers.state[better]
        table[target] = part.table
        index[target] = part.index[better]
    meetings = _meetings(parts, columns, scale, size) if do_meet else ()
    merged = Merged(NumberColumn(mantissa, scale, last_digit, state), table, index, meetings)
    _mark_conflicts(merged, parts)
    return merged


def _at_scale(numbers: NumberColumn, scale: int) -> IntegerArray:
    if numbers.scale == scale:
        return numbers.mantissa
    return shifted(numbers.mantissa, np.full(len(numbers.mantissa), scale - numbers.scale, dtype=np.int16))


def _meetings(parts: Sequence[Part], columns: Sequence[IntegerArray], scale: int, size: int) -> tuple[Meeting, ...]:
    figures = []
    for part, column in zip(parts, columns, strict=True):
        ok = np.flatnonzero(part.numbers.state == State.OK.value)
        figures.append((part.rows[ok], column[ok], part.numbers.last_digit[ok]))
    found = (_meeting(parts, columns, pair, scale, size) for pair in meeting_pairs(figures))
    return tuple(meeting for meetings in found for meeting in meetings)


def _meeting(
    parts: Sequence[Part], columns: Sequence[IntegerArray], pair: tuple[int, int], scale: int, size: int
) -> list[Meeting]:
    """Compare the different figures that two parts have for the same rows."""
    first, second = parts[pair[0]], parts[pair[1]]
    place = np.full(size, -1, dtype=np.intp)
    place[first.rows] = np.arange(len(first.rows))
    left = place[second.rows]
    ok = (left >= 0) & (second.numbers.state == State.OK.value)
    ok[ok] = first.numbers.state[left[ok]] == State.OK.value
    right = np.flatnonzero(ok)
    left = left[right]
    differ = np.flatnonzero(np.asarray(columns[pair[0]][left] != columns[pair[1]][right], dtype=np.bool_))
    if not len(differ):
        return []
    left, right = left[differ], right[differ]
    coarser = np.maximum(first.numbers.last_digit[left], second.numbers.last_digit[right])
    agree = _within_half(columns[pair[0]][left], columns[pair[1]][right], coarser + scale)
    return [Meeting((first.table, second.table), (left, right), agree)]


def _within_half(left: IntegerArray, right: IntegerArray, power: npt.NDArray[np.int16]) -> Flags:
    """Tell where two columns differ by at most half of ``10**power``."""
    largest = max(int(np.abs(left).max()), int(np.abs(right).max()))
    if left.dtype == object or right.dtype == object or largest > LARGEST // 4 or int(power.max()) > _SAFE_POWER:
        rows = zip(left.tolist(), right.tolist(), power.tolist(), strict=True)
        return np.array([2 * abs(one - other) <= 10**exponent for one, other, exponent in rows], dtype=np.bool_)
    return np.asarray(2 * np.abs(left - right) <= np.power(np.int64(10), power.astype(np.int64)), dtype=np.bool_)


def _mark_conflicts(merged: Merged, parts: Sequence[Part]) -> None:
    """Make the figures that tables disagree on unusable; what was unusable before stays what it was."""
    by_table = {part.table: part for part in parts}
    for meeting in merged.meetings:
        rows = by_table[meeting.tables[1]].rows[meeting.indexes[1][~meeting.agree]]
        rows = rows[merged.numbers.state[rows] == State.OK.value]
        merged.numbers.state[rows] = State.CONFLICT
        merged.numbers.mantissa[rows] = 0
        merged.numbers.last_digit[rows] = 0
