"""Telling which rows of all tables are about one area: by code, or by a name that only one area has.

An area with a national code is its padded code. Every other area gets a negative number: by its
code as written, or by its name and the names of its parents.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from healthcheck.model.area_codes import compare_key
from healthcheck.tables.row_keys import RowKeys
from healthcheck.tables.texts import Rows
from healthcheck.tables.vocabulary import Key

Names = tuple[tuple[Key, str], ...]
"""Normalised names, finest first, with the column each stands in."""
Ids = npt.NDArray[np.int64]


class AreaIds(Struct, frozen=True):
    """The area of every row of every table, and the rows whose name fits several areas."""

    ids: tuple[Ids, ...]
    ambiguous: tuple[Rows, ...]


class _Known(Struct):
    """The areas found so far, by code and by name."""

    numbers: dict[object, int] = field(default_factory=dict)
    by_name: dict[str, dict[int, Names]] = field(default_factory=dict)

    def number(self, identity: object) -> int:
        return self.numbers.setdefault(identity, -1 - len(self.numbers))

    def remember(self, area: int, names: Names) -> None:
        if names:
            known = self.by_name.setdefault(names[0][1], {})
            # Of an area that several rows name, the row with the most parents tells the most.
            if len(names) > len(known.get(area, ())):
                known[area] = names

    def find(self, names: Names) -> list[int]:
        """Return the areas that have this name, and no other parents than the ones given."""
        return [area for area, known in self.by_name.get(names[0][1], {}).items() if _agree(names, known)]


def area_ids(tables: Sequence[RowKeys]) -> AreaIds:
    """Number the areas of all tables."""
    known = _Known()
    ids = [table.key.copy() for table in tables]
    codeless = []
    for table, numbers in zip(tables, ids, strict=True):
        for row in np.flatnonzero((numbers < 0) & table.coded).tolist():
            numbers[row] = known.number(compare_key(table.code[row] or ""))
        codeless.append(np.flatnonzero((numbers < 0) & ~table.coded))
    if not any(map(len, codeless)):
        return AreaIds(tuple(ids), tuple(rows[:0] for rows in codeless))
    for table, numbers in zip(tables, ids, strict=True):
        _remember_coded(table, numbers, known)
    return AreaIds(tuple(ids), tuple(_by_name(tables, ids, codeless, known)))


def _remember_coded(table: RowKeys, numbers: Ids, known: _Known) -> None:
    """Remember the names of areas with codes, each once for a table."""
    rows = np.flatnonzero(table.coded)
    _, first = np.unique(numbers[rows], return_index=True)
    for row in rows[first].tolist():
        known.remember(int(numbers[row]), tuple(table.names.names(int(table.rows[row])).items()))


def _by_name(tables: Sequence[RowKeys], ids: list[Ids], codeless: list[Rows], known: _Known) -> list[Rows]:
    """Number the rows without a code; the ones with most parents first, which others may be meant by."""
    rows_of: dict[Names, list[tuple[int, int]]] = {}
    for index, (table, rows) in enumerate(zip(tables, codeless, strict=True)):
        for row in rows.tolist():
            names = tuple(table.names.names(int(table.rows[row])).items())
            rows_of.setdefault(names, []).append((index, row))
    ambiguous: list[list[int]] = [[] for _ in tables]
    for names in sorted(rows_of, key=len, reverse=True):
        found = known.find(names)
        area = found[0] if len(found) == 1 else known.number(names)
        if not found:
            known.remember(area, names)
        for index, row in rows_of[names]:
            ids[index][row] = area
            if len(found) > 1:
                ambiguous[index].append(row)
    return [np.array(rows, dtype=np.intp) for rows in ambiguous]


def _agree(names: Names, others: Names) -> bool:
    """Tell whether two areas of one name can be one: no parent that both name differs."""
    known = dict(others[1:])
    return all(known.get(key, name) == name for key, name in names[1:])
