"""The rows of several tables, matched by area and period, in order of first appearance."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import NO_LEVEL, Labels, Levels
from healthcheck.tables.fill_down import YEARS
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.texts import Flags, OptionalTexts, Rows


class MergedRows(Struct, frozen=True):
    """``of[t][i]`` is the merged row of row ``i`` of table ``t``; several rows of a table may share one."""

    of: tuple[Rows, ...]
    size: int

    def repeated(self, table: int) -> Flags:
        """Mark the rows of a table that share their area and period with another row of it."""
        rows = self.of[table]
        if bool((rows[1:] > rows[:-1]).all()):
            return np.zeros(len(rows), dtype=np.bool_)
        repeated: Flags = np.bincount(rows, minlength=self.size)[rows] > 1
        return repeated


def merge_rows(tables: Sequence[RowKeys], ids: Sequence[npt.NDArray[np.int64]], *, by_area: bool = False) -> MergedRows:
    """Match the rows of all tables by area and period, in order of first appearance.

    ``by_area`` keeps the years of an area together, earliest first, however the tables are laid out.
    """
    keys = np.concatenate([area * YEARS + table.period for table, area in zip(tables, ids, strict=True)])
    ends = np.cumsum([len(table.rows) for table in tables])[:-1]
    # Most tables are sorted; sorting costs more than seeing that it is not needed.
    is_sorted = bool((keys[1:] > keys[:-1]).all())
    if not by_area and (is_sorted or bool((np.diff(np.sort(keys)) > 0).all())):
        return MergedRows(tuple(np.split(np.arange(len(keys)), ends)), len(keys))
    different, first, number = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    if by_area:
        _, appears, area = np.unique(np.concatenate(list(ids)), return_index=True, return_inverse=True)
        order = np.lexsort((different % YEARS, appears[area][first]))
    place = np.empty(len(different), dtype=np.intp)
    place[order] = np.arange(len(different))
    return MergedRows(tuple(np.split(place[number], ends)), len(different))


class Areas(Struct, frozen=True):
    """What is known of the area of each merged row; ``number`` is the same for the same area."""

    number: npt.NDArray[np.int64]
    code: Labels
    name: Labels
    level: Labels


def merged_areas(tables: Sequence[RowKeys], ids: Sequence[npt.NDArray[np.int64]], rows: MergedRows) -> Areas:
    """Take code, name and level of each row from the first table that knows them, else from the area's other years."""
    area: npt.NDArray[np.int64] = np.zeros(rows.size, dtype=np.int64)
    level = np.full(rows.size, NO_LEVEL, dtype=np.int8)
    for table, numbers, target in reversed(list(zip(tables, ids, rows.of, strict=True))):
        area[target] = numbers
        known = np.flatnonzero(table.level != NO_LEVEL)[::-1]
        level[target[known]] = table.level[known]
    return Areas(
        area,
        _first_known([table.code for table in tables], [table.coded for table in tables], rows, area),
        _first_known([table.name for table in tables], [table.named for table in tables], rows, area),
        Levels(level),
    )


def _first_known(
    texts: Sequence[OptionalTexts], known: Sequence[Flags], rows: MergedRows, area: npt.NDArray[np.int64]
) -> Labels:
    if len(texts) == 1 and len(texts[0]) == rows.size and known[0].all():
        return texts[0]
    merged: npt.NDArray[Any] = np.full(rows.size, None, dtype=object)
    found = np.zeros(rows.size, dtype=np.bool_)
    for column, there, target in zip(reversed(texts), reversed(known), reversed(rows.of), strict=True):
        backwards = np.flatnonzero(there)[::-1]
        merged[target[backwards]] = np.array(column.tolist(), dtype=object)[backwards]
        found[target[backwards]] = True
    result: list[str | None] = merged.tolist()
    if found.any() and not found.all():
        of_area = dict(zip(area[found].tolist(), merged[found].tolist(), strict=True))
        for row in np.flatnonzero(~found).tolist():
            result[row] = of_area.get(int(area[row]))
    return result
