"""Rows without an area below one that has it: the area's cell is merged over its years, or written once."""

from collections.abc import Sequence

import numpy as np

from healthcheck.tables.texts import Flags, Texts


def areas_above(known: Flags, blank_rows: Flags, told_apart_by: Sequence[Texts]) -> dict[int, int]:
    """Return the row whose area each row without one shares, where that is beyond doubt.

    It is when the row comes right below, with none but such rows between, and when what else tells
    rows apart (the year, the variable of a long table) is there and differs between all of them.

    Args:
        known: the rows that name an area.
        blank_rows: the rows that hold nothing at all.
        told_apart_by: the columns that tell the rows of one area apart; without any, none is filled.
    """
    found: dict[int, int] = {}
    if not told_apart_by or not known.any():
        return found
    cells = [column.tolist() for column in told_apart_by]
    starts = np.flatnonzero(known).tolist()
    for start, end in zip(starts, [*starts[1:], len(known)], strict=True):
        rows = range(start + 1, end)
        if not rows:
            continue
        ends = next((row for row in rows if blank_rows[row] or not all(column[row].strip() for column in cells)), end)
        group = range(start, ends)
        if len({tuple(column[row].strip() for column in cells) for row in group}) == len(group):
            found |= dict.fromkeys(range(start + 1, ends), start)
    return found
