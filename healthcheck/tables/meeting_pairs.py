"""Which tables have different figures for one area and year: of thousands of tables hardly any two meet."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from healthcheck.model.different import different_numbers
from healthcheck.model.observations import IntegerArray
from healthcheck.tables.texts import Rows

_FEW = 8

Pair = tuple[int, int]
Column = tuple[Rows, IntegerArray, npt.NDArray[np.int16]]
"""Of one table: the merged rows that it has figures for, the figures at one scale, and their last digits."""


def meeting_pairs(columns: Sequence[Column]) -> list[Pair]:
    """Return the pairs of tables to compare, each with the earlier one first, in the order of the later one.

    Where one row has different figures in many tables, not every pair is returned; but when any two of
    them disagree, there is a pair among those returned that does.
    """
    if len(columns) <= _FEW:
        return sorted(combinations(range(len(columns)), 2), key=_later_first)
    rows = np.concatenate([column[0] for column in columns])
    if not len(rows):
        return []
    table = np.repeat(np.arange(len(columns)), [len(column[0]) for column in columns])
    order = np.argsort(rows, kind="stable")
    rows, table = rows[order], table[order]
    figures = np.concatenate([column[1] for column in columns])[order]
    digits = np.concatenate([column[2] for column in columns])[order]
    starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    ends = np.append(starts[1:], len(rows))
    differ = np.asarray(np.minimum.reduceat(figures, starts) != np.maximum.reduceat(figures, starts), dtype=np.bool_)
    pairs: set[Pair] = set()
    for start, end in zip(starts[differ].tolist(), ends[differ].tolist(), strict=True):
        here = slice(start, end)
        pairs.update(_pairs(table[here].tolist(), figures[here], digits[here]))
    return sorted(pairs, key=_later_first)


def _pairs(tables: Sequence[int], figures: IntegerArray, digits: npt.NDArray[np.int16]) -> Iterator[Pair]:
    if len(tables) <= _FEW:
        yield from combinations(tables, 2)
        return
    yield from ((tables[0], other) for other in tables[1:])
    for digit in different_numbers(digits).tolist():
        # Two figures are compared by the coarser one: nothing is further from those of one
        # last digit than the least and the greatest of all that are not coarser.
        coarse, all_so_far = np.flatnonzero(digits == digit), np.flatnonzero(digits <= digit)
        for one, other in (
            (coarse[figures[coarse].argmin()], all_so_far[figures[all_so_far].argmax()]),
            (coarse[figures[coarse].argmax()], all_so_far[figures[all_so_far].argmin()]),
        ):
            if one != other:
                yield tables[min(one, other)], tables[max(one, other)]


def _later_first(pair: Pair) -> Pair:
    return pair[1], pair[0]
