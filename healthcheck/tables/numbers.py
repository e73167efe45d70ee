"""A column of text -> a column of exact decimals.

Clean figures (``3922``, ``-0.75``, ``3,922``) of a whole column are read at once, eight digits in one step;
every other text is read once by :mod:`healthcheck.tables.number_text`, however often it occurs.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.different import different_numbers
from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.tables.arrow import whole_numbers
from healthcheck.tables.texts import Flags, Offsets, Rows, Texts, neighbours

LONGEST_CLEAN = 18
"""Digits that always fit into int64."""
LARGEST = 2**63 - 1
POWERS = 10 ** np.arange(19, dtype=np.int64)
_WORD = 8
_PADDING = 3 * _WORD
_BLOCK = 16_384
_LONG_BLOCK = 2**18
"""Of little work for each byte: a thread that has done its step may have to wait for its turn."""
_NINE = 9
_MOST_ODD = 8
"""Columns with something other than a digit in more than one row of so many are read in another way."""

_PAIRS = np.uint64(0x000000FF000000FF)
_FIRST_AND_THIRD = np.uint64(0x000F424000000064)  # 100 + (1000000 << 32)
_SECOND_AND_FOURTH = np.uint64(0x0000271000000001)  # 1 + (10000 << 32)


class Cell(Struct, frozen=True):
    """What one text says in its column: a figure of the variable's unit, or the state it puts the cell in.

    ``problem`` is the catalogue code of the finding that the cell earns, None when it is in order.
    """

    state: State
    mantissa: int = 0
    exponent: int = 0
    problem: str | None = None


class ReadColumn(Struct, frozen=True):
    """A column of figures, and for each kind of problem the rows that have it."""

    numbers: NumberColumn
    problems: dict[str, Rows]


def read_column(
    texts: Texts, shift: int, read_cell: Callable[[str], Cell], not_figures: Sequence[tuple[int, int]] = ()
) -> ReadColumn:
    """Read a column of figures.

    Args:
        texts: the column.
        shift: its unit is ``10**shift`` of its variable's.
        read_cell: reads what is not a clean figure, its unit applied.
        not_figures: clean figures, as digits and number of decimals, that ``read_cell`` is to read all the same.
    """
    mantissa, decimals, clean = clean_figures(texts, separated=True)
    for digits, places in not_figures:
        clean &= (mantissa != digits) | (decimals != places)
    return _read_others(texts, mantissa, (shift - decimals).astype(np.int16), clean, read_cell)


def read_words(texts: Texts, read_cell: Callable[[str], Cell]) -> ReadColumn:
    """Read a column in which even figures are words, such as the 1 and 0 of yes and no."""
    size = len(texts)
    nothing = np.zeros(size, dtype=np.int64)
    return _read_others(texts, nothing, nothing.astype(np.int16), nothing.astype(np.bool_), read_cell)


def _read_others(
    texts: Texts,
    mantissa: npt.NDArray[np.int64],
    exponent: npt.NDArray[np.int16],
    clean: Flags,
    read_cell: Callable[[str], Cell],
) -> ReadColumn:
    """Complete a column with the cells that are no clean figures; each different text is read once."""
    state = np.zeros(len(texts), dtype=np.uint8)
    problems: dict[str, list[int]] = {}
    wide: dict[int, int] = {}
    cells: dict[bytes, Cell] = {}
    blank = ~clean & (texts.lengths == 0)
    if blank.any():
        # Sheets claim a million blank rows.
        state[blank] = read_cell("").state
    for row in np.flatnonzero(~clean & ~blank).tolist():
        raw = texts.raw(row)
        cell = cells.get(raw)
        if cell is None:
            cell = cells[raw] = read_cell(raw.decode("utf-8", "replace"))
        state[row] = cell.state
        exponent[row] = cell.exponent
        if abs(cell.mantissa) > LARGEST:
            wide[row] = cell.mantissa
        else:
            mantissa[row] = cell.mantissa
        if cell.problem is not None:
            problems.setdefault(cell.problem, []).append(row)
    numbers = one_scale(widened(mantissa, wide), exponent, state)
    return ReadColumn(numbers, {code: np.array(rows, dtype=np.intp) for code, rows in problems.items()})


def widened(mantissa: IntegerArray, wide: dict[int, int]) -> IntegerArray:
    """Put integers beyond int64 into a column, which then holds Python ints."""
    if not wide:
        return mantissa
    column = mantissa.astype(object)
    column[list(wide)] = list(wide.values())
    return column


def one_scale(mantissa: IntegerArray, exponent: npt.NDArray[np.int16], state: npt.NDArray[np.uint8]) -> NumberColumn:
    """Bring figures ``mantissa x 10**exponent`` to one scale, exactly; what is not OK becomes 0, in place."""
    ok = state == State.OK.value
    if not ok.all():
        unusable = np.flatnonzero(~ok)
        mantissa[unusable], exponent[unusable] = 0, 0
    lowest = min(int(exponent.min(initial=0)), 0)
    return NumberColumn(shifted(mantissa, exponent - lowest), -lowest, exponent, state)


def taken(numbers: NumberColumn, rows: Rows) -> NumberColumn:
    """Return some rows of a column."""
    part = neighbours(rows)
    return NumberColumn(numbers.mantissa[part], numbers.scale, numbers.last_digit[part], numbers.state[part])


def shifted(mantissa: IntegerArray, exponent: npt.NDArray[np.int16]) -> IntegerArray:
    """Return ``mantissa * 10**exponent`` (exponents of 0 or more), as Python ints where int64 could overflow."""
    highest = int(exponent.max(initial=0))
    if highest == 0:
        return mantissa
    if highest < len(POWERS) and mantissa.dtype != object:
        powers = POWERS[exponent]
        if bool((np.abs(mantissa) <= LARGEST // powers).all()):
            return mantissa * powers
    pairs = zip(mantissa.tolist(), exponent.tolist(), strict=True)
    return np.array([number * 10**power for number, power in pairs], dtype=object)


def clean_figures(
    texts: Texts, *, separated: bool = False
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int16], Flags]:
    """Read the rows that hold nothing but ``-?digits(.digits)?`` of at most 18 digits.

    With ``separated`` there may be commas at every third digit, and then at each.

    Returns:
        The digits as integers, the number of decimals, and which rows were clean; the others are 0.
    """
    whole = _whole_figures(texts)
    if whole is not None:
        values, clean, others = whole
        decimals = np.zeros(len(texts), dtype=np.int16)
        if len(others):
            values[others], decimals[others], clean[others] = _in_blocks(texts.at(others), separated)
        return values, decimals, clean
    return _in_blocks(texts, separated)


def _whole_figures(texts: Texts) -> tuple[npt.NDArray[np.int64], Flags, Rows] | None:
    """Read the rows that hold digits only, and find the rows that hold something else; None where these are many."""
    lengths = texts.lengths
    blocks = range(0, len(texts.data), _LONG_BLOCK) or range(1)
    odd = np.concatenate([_odd_bytes(texts.data, start) for start in blocks])
    if _MOST_ODD * len(odd) > len(texts):
        return None
    others = different_numbers(np.searchsorted(texts.offsets, odd.astype(texts.offsets.dtype), side="right") - 1)
    clean = _readable(lengths)
    clean[others] = False
    values = whole_numbers(texts.data, texts.offsets, clean)
    values[~clean] = 0
    return values, clean, others


def _odd_bytes(data: npt.NDArray[np.uint8], start: int) -> Rows:
    """Return where the bytes of a block are that are no digits."""
    # Below the digits the difference wraps around to a large number.
    return np.flatnonzero(data[start : start + _LONG_BLOCK] - np.uint8(ord("0")) > _NINE) + start


def _in_blocks(texts: Texts, separated: bool) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int16], Flags]:
    size = len(texts)
    values, decimals = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int16)
    clean = np.zeros(size, dtype=np.bool_)
    # In blocks that fit into the processor's cache: less than half the time of whole columns.
    for start in range(0, size, _BLOCK):
        block = slice(start, start + _BLOCK)
        part = texts.part(block)
        if len(part.data):
            values[block], decimals[block], clean[block] = _clean_block(part, separated)
    return values, decimals, clean


def _clean_block(texts: Texts, separated: bool) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int16] | int, Flags]:
    padded = np.zeros(len(texts.data) + _PADDING, dtype=np.uint8)
    np.subtract(texts.data, ord("0"), out=padded[_PADDING:])
    if int(padded.max()) <= _NINE:
        clean = _readable(texts.lengths)
        return digit_values(padded, texts.offsets, clean), 0, clean
    others = np.flatnonzero(padded[_PADDING:] > _NINE)
    offsets = texts.offsets
    row = np.searchsorted(offsets, others, side="right") - 1
    sign = texts.data[others]
    start, end = offsets[row], offsets[row + 1]
    minus = (sign == ord("-")) & (others == start)
    # The point stands between two digits: what is before it is neither the start nor a minus.
    inside = (others > start) & (others < end - 1) & (texts.data[others - 1] != ord("-"))
    point = (sign == ord(".")) & inside
    comma = (sign == ord(",")) & separated
    dirty = np.bincount(row[~(minus | point | comma)], minlength=len(texts)) > 0
    dirty |= np.bincount(row[point], minlength=len(texts)) > 1
    if comma.any():
        first, whole_end = offsets[:-1].copy(), offsets[1:].copy()
        first[row[minus]] += 1
        whole_end[row[point]] = others[point]
        dirty |= _misgrouped(others[comma], row[comma], first, whole_end)
    squeezed = offsets - np.searchsorted(others, offsets)
    clean = _readable(np.diff(squeezed)) & ~dirty
    values = digit_values(np.delete(padded, others + _PADDING), squeezed, clean)
    negative = row[minus & clean[row]]
    values[negative] = -values[negative]
    decimals = np.zeros(len(texts), dtype=np.int16)
    pointed = point & clean[row]
    decimals[row[pointed]] = (end - 1 - others)[pointed]
    return values, decimals, clean


def _misgrouped(commas: Rows, row: Rows, first: Offsets, end: Offsets) -> Flags:
    """Mark the rows that have commas, and not one before each group of three of the digits up to ``end``."""
    following = end[row] - commas
    misplaced = np.bincount(row[(following <= 0) | (following % 4 != 0)], minlength=len(first)) > 0
    number, length = np.bincount(row, minlength=len(first)), end - first
    wrong: Flags = misplaced | (number > 0) & ((length % 4 == 0) | (number != length // 4))
    return wrong


def _readable(lengths: Offsets) -> Flags:
    return (lengths > 0) & (lengths <= LONGEST_CLEAN)


def digit_values(padded: npt.NDArray[np.uint8], offsets: Offsets, wanted: Flags) -> npt.NDArray[np.int64]:
    """Return the integers that runs of digit values (0 to 9, at most 18 of them) spell; 0 where not wanted.

    ``padded`` begins with 24 zeros that ``offsets`` do not count.
    """
    # Every run of eight bytes as one little-endian number, without copying.
    words = np.ndarray((len(padded) - _WORD + 1,), dtype="<u8", buffer=padded.data, strides=(1,))
    lengths = np.diff(offsets)
    if not wanted.all():
        lengths[~wanted] = 0
    ends = offsets[1:] + (_PADDING - _WORD)
    values = _eight_digits(words[ends], np.minimum(lengths, _WORD))
    longest = int(lengths.max(initial=0))
    for done in range(_WORD, longest, _WORD):
        rows = np.flatnonzero(lengths > done)
        more = _eight_digits(words[ends[rows] - done], np.minimum(lengths[rows] - done, _WORD))
        values[rows] += more * POWERS[done]
    return values


def _eight_digits(words: npt.NDArray[np.uint64], lengths: Offsets) -> npt.NDArray[np.int64]:
    """Return the numbers that the last ``lengths`` digits of little-endian words spell; ``words`` is used up.

    Neighbouring digits become pairs, pairs become fours, fours the whole: three multiplications
    for eight digits. In place, because fresh memory for each step would take longer than the step.
    """
    foreign = (_WORD - lengths).astype(np.uint64)
    foreign <<= np.uint64(3)
    words >>= foreign
    words <<= foreign
    # Shifting by all 64 bits is not defined everywhere.
    words[lengths == 0] = 0
    other = words >> np.uint64(8)
    words *= np.uint64(10)
    words += other
    np.right_shift(words, np.uint64(16), out=other)
    other &= _PAIRS
    other *= _SECOND_AND_FOURTH
    words &= _PAIRS
    words *= _FIRST_AND_THIRD
    words += other
    words >>= np.uint64(32)
    return words.view(np.int64)
