"""Rows that name a city, but none of its districts, below one that names both: 福州市, 鼓楼区 above 福州市 and a blank.

They are the city's own, or the cell of the district is merged over its rows while that of the city is repeated.
"""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.different import different_numbers
from healthcheck.tables.area_codes import CodeColumn, CodeKind
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.texts import Flags
from healthcheck.tables.vocabulary import Key

_Identity = tuple[object, int, int]
_Numbers = npt.NDArray[np.int32]


class BlankNames(Struct, frozen=True):
    """The rows with a blank, each with the one above that names the area; what speaks against the parent.

    ``area`` numbers the area, year and variable that each row writes; -1 for a blank, or no name.
    ``between`` are the rows that have districts of one parent above and below them: none lists its own rows there.
    ``several`` are those whose parent has more than one row of their year and variable.
    """

    above: dict[int, int]
    area: npt.NDArray[np.int64]
    between: frozenset[int]
    several: frozenset[int]
    written_once: bool

    def may_be_merged(self) -> bool:
        """Tell whether the blanks look like merged cells: no area is written twice, and some are among others."""
        return self.written_once and bool(self.between)

    def in_doubt(self, are_added_up: bool) -> set[int]:
        """Return the rows that may be of the area above them.

        Where rows are added up, an area may have any number; else one row of the parent is its own.
        """
        if not self.written_once:
            return set(self.between)
        return set(self.above) if are_added_up else set(self.between | self.several)


def find_blank_names(codes: CodeColumn, names: NameColumns, years: _Numbers, variables: _Numbers) -> BlankNames | None:
    """Find the rows that leave blank what the row above them names; None without any, as in most tables.

    ``variables`` number what the rows of a long table are about.
    """
    if names.only is not None or not (names.chosen > 0).any():
        return None
    above = _above(codes, names, names.total | names.note | names.part)
    if not above:
        return None
    identities = [_identity(row, codes, names, years, variables) for row in range(len(years))]
    number = {one: place for place, one in enumerate(dict.fromkeys(identities))}
    area = np.array([-1 if one is None else number[one] for one in identities], dtype=np.int64)
    parents = area[list(above)]
    of_parent, rows = np.unique(area, return_counts=True)
    several = of_parent[rows > 1]
    area[list(above)] = -1
    written = area[area >= 0]
    return BlankNames(
        above,
        area,
        frozenset(_between(above, names, years, variables)),
        frozenset(np.array(list(above))[np.isin(parents, several)].tolist()),
        len(different_numbers(written)) == len(written),
    )


def _above(codes: CodeColumn, names: NameColumns, none: Flags) -> dict[int, int]:
    """Return for each row with a blank the one above, with none but such rows between, whose parents it shares."""
    found: dict[int, int] = {}
    source = -1
    of_source: dict[Key, str] = {}
    chosen, has_code = names.chosen.tolist(), (codes.kind != CodeKind.BLANK.value).tolist()
    for row, column in enumerate(chosen):
        if column < 0 or none[row]:
            source = -1
            continue
        if source >= 0 and column > chosen[source] and not has_code[row] and names.leaves_blank(row):
            of_source = of_source or names.names(source)
            own = names.names(row)
            # A row that repeats its parent's name (福州市, 福州市) is the parent's, and so are those below it.
            is_own = next(iter(own.values())) == next(iter(of_source.values()))
            if not is_own and own.items() <= of_source.items():
                found[row] = source
                continue
        source, of_source = row, {}
    return found


def _identity(
    row: int, codes: CodeColumn, names: NameColumns, years: _Numbers, variables: _Numbers
) -> _Identity | None:
    if names.chosen[row] < 0 and codes.kind[row] == CodeKind.BLANK:
        return None
    return codes.text[row] or frozenset(names.names(row).items()), int(years[row]), int(variables[row])


def _between(above: dict[int, int], names: NameColumns, years: _Numbers, variables: _Numbers) -> set[int]:
    found: set[int] = set()
    for row, source in reversed(above.items()):
        below = row + 1
        if below in above:
            is_between = below in found
        else:
            is_between = (
                below < len(years)
                and 0 <= names.chosen[below] < names.chosen[row]
                and (years[below], variables[below]) == (years[source], variables[source])
                and names.names(row).items() <= names.names(below).items()
            )
        if is_between:
            found.add(row)
    return found
