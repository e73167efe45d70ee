"""The rows of several tables, matched by area and period, in order of first appearance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from healthcheck.model.pack import LEVELS
from healthcheck.tables.areas import NO_LEVEL
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.texts import Flags, Rows

_YEARS = 4096
"""More than any year, so that an area and a year make one number."""


@dataclass(frozen=True, slots=True)
class MergedRows:
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


def merge_rows(tables: Sequence[RowKeys], ids: Sequence[npt.NDArray[np.int64]]) -> MergedRows:
    """Match the rows of all tables by area and period."""
    keys = np.concatenate([area * _YEARS + table.period for table, area in zip(tables, ids, strict=True)])
    ends = np.cumsum([len(table.rows) for table in tables])[:-1]
    in_order = np.sort(keys)
    if bool((in_order[1:] != in_order[:-1]).all()):
        return MergedRows(tuple(np.split(np.arange(len(keys)), ends)), len(keys))
    different, first, number = np.unique(keys, return_index=True, return_inverse=True)
    place = np.empty(len(different), dtype=np.intp)
    place[np.argsort(first)] = np.arange(len(different))
    return MergedRows(tuple(np.split(place[number], ends)), len(different))


@dataclass(frozen=True, slots=True)
class Areas:
    """What is known of the area of each merged row; ``number`` is the same for the same area."""

    number: npt.NDArray[np.int64]
    code: list[str | None]
    name: list[str | None]
    level: list[str | None]


def merged_areas(tables: Sequence[RowKeys], ids: Sequence[npt.NDArray[np.int64]], rows: MergedRows) -> Areas:
    """Take code, name and level of each row from the first table that knows them, else from the area's other years."""
    area: npt.NDArray[np.int64] = np.zeros(rows.size, dtype=np.int64)
    for number in range(len(tables)):
        area[rows.of[number]] = ids[number]
    level = np.full(rows.size, NO_LEVEL, dtype=np.int8)
    for number in reversed(range(len(tables))):
        known = np.flatnonzero(tables[number].level != NO_LEVEL)[::-1]
        level[rows.of[number][known]] = tables[number].level[known]
    names: npt.NDArray[Any] = np.array([*LEVELS, None], dtype=object)
    return Areas(
        area,
        _first_known([table.code for table in tables], rows, area),
        _first_known([table.name for table in tables], rows, area),
        names[level].tolist(),
    )


def _first_known(texts: Sequence[npt.NDArray[Any]], rows: MergedRows, area: npt.NDArray[np.int64]) -> list[str | None]:
    merged: npt.NDArray[Any] = np.full(rows.size, None, dtype=object)
    for column, target in zip(reversed(texts), reversed(rows.of), strict=True):
        known = np.array([row for row, text in enumerate(column.tolist()) if text is not None], dtype=np.intp)[::-1]
        merged[target[known]] = column[known]
    result: list[str | None] = merged.tolist()
    unknown = [row for row, text in enumerate(result) if text is None]
    if 0 < len(unknown) < rows.size:
        of_area = {number: text for number, text in zip(area.tolist(), result, strict=True) if text is not None}
        for row in unknown:
            result[row] = of_area.get(int(area[row]))
    return result
