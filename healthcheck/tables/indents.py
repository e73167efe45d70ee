"""Names that are indented by level in one column: what stands in front of a name tells whose part it is."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import NO_LEVEL
from healthcheck.model.pack import LEVELS
from healthcheck.model.wording import normalise
from healthcheck.tables.texts import Texts
from healthcheck.tables.vocabulary import Key, is_note, is_total

_TOWNSHIP, _COUNTY, _CITY, _PROVINCE = range(len(LEVELS))
_ANY = frozenset(range(len(LEVELS)))
_ENDINGS: tuple[tuple[str, frozenset[int]], ...] = (
    ("特别行政区", frozenset({_PROVINCE})),
    ("自治区", frozenset({_PROVINCE})),
    ("省", frozenset({_PROVINCE})),
    ("自治州", frozenset({_CITY})),
    ("地区", frozenset({_CITY})),
    ("盟", frozenset({_CITY})),
    # 开发区 and the like are of any level below the province.
    ("新区", _ANY - {_PROVINCE}),
    ("开发区", _ANY - {_PROVINCE}),
    ("园区", _ANY - {_PROVINCE}),
    ("管理区", _ANY - {_PROVINCE}),
    ("示范区", _ANY - {_PROVINCE}),
    ("实验区", _ANY - {_PROVINCE}),
    ("区", frozenset({_COUNTY})),
    ("县", frozenset({_COUNTY})),
    ("旗", frozenset({_COUNTY})),
    ("市", frozenset({_CITY, _COUNTY})),
    ("州", frozenset({_CITY, _COUNTY})),
    ("镇", frozenset({_TOWNSHIP})),
    ("乡", frozenset({_TOWNSHIP})),
    ("苏木", frozenset({_TOWNSHIP})),
    ("街道", frozenset({_TOWNSHIP})),
    ("街道办事处", frozenset({_TOWNSHIP})),
)
_KNOWN = dict.fromkeys("北京市 天津市 上海市 重庆市".split(), frozenset({_PROVINCE, _CITY}))
_KNOWN |= dict.fromkeys("东莞市 中山市 儋州市 三沙市 嘉峪关市".split(), frozenset({_CITY}))
"""Cities that are provinces, and those without counties: below them come townships."""
_KEYS = (Key.TOWNSHIP_NAME, Key.COUNTY_NAME, Key.CITY_NAME, Key.PROVINCE_NAME)
_WIDTHS = {"\u3000": 2, "\t": 4}
_MOST = 0.8
"""Of the names of one depth so many must be able to be of its level: a few go their own way."""


class Indented(Struct, frozen=True):
    """The name column in columns by level; unchanged without indents, or where their levels are not clear.

    ``unclear`` is then the first row that is indented, and how many spaces stand before its name.
    """

    columns: list[tuple[Key, Texts]]
    unclear: tuple[int, int] | None = None


def without_indents(column: tuple[Key, Texts], code_levels: npt.NDArray[np.int8]) -> Indented:
    """Read what the indents of a column of names say; ``code_levels`` are the levels of the rows' codes."""
    indents = _indents(column[1])
    if indents is None:
        return Indented([column])
    names = [name.strip() for name in column[1].tolist()]
    depths = {width: depth for depth, width in enumerate(sorted(set(indents.values())))}
    if not 1 < len(depths) <= len(LEVELS):
        return Indented([column])
    possible: list[list[frozenset[int]]] = [[] for _ in depths]
    for row, width in indents.items():
        level = int(code_levels[row])
        possible[depths[width]].append(_can_be(names[row]) if level == NO_LEVEL else frozenset({level}))
    chosen = list(_descending([_of_most(each) for each in possible]))
    if len(chosen) != 1:
        first = next(row for row, width in indents.items() if depths[width])
        return Indented([column], (first, indents[first]) if chosen else None)
    levels = {width: chosen[0][depth] for width, depth in depths.items()}
    return Indented(_by_level(names, {row: levels[width] for row, width in indents.items()}))


def _indents(names: Texts) -> dict[int, int] | None:
    """Return how far each name is indented; None when none is. Totals, notes and blanks are no names."""
    if not len(names.data):
        return None
    starts = names.data[np.minimum(names.offsets[:-1], len(names.data) - 1)]
    if not np.isin(starts, list(b" \t\xe3\xc2")).any():
        return None
    found = {}
    for row, name in enumerate(names.tolist()):
        bare = name.strip()
        if bare and not is_total(bare) and not is_note(bare):
            before = name[: len(name) - len(name.lstrip())]
            found[row] = sum(_WIDTHS.get(sign, 1) for sign in before)
    return found if any(found.values()) else None


def _can_be(name: str) -> frozenset[int]:
    """Return the levels that an area of this name can be of."""
    whole = normalise(name)
    if whole in _KNOWN:
        return _KNOWN[whole]
    return next((levels for ending, levels in _ENDINGS if whole.endswith(ending)), _ANY)


def _of_most(names: Sequence[frozenset[int]]) -> frozenset[int]:
    return frozenset(level for level in _ANY if sum(level in levels for levels in names) >= _MOST * len(names))


def _descending(possible: Sequence[frozenset[int]]) -> Iterator[tuple[int, ...]]:
    """Give the ways in which each depth is of a lower level than the one before; of several those without a gap."""
    ways = [
        way
        for way in (tuple(reversed(levels)) for levels in combinations(range(len(LEVELS)), len(possible)))
        if all(level in levels for level, levels in zip(way, possible, strict=True))
    ]
    without_gap = [way for way in ways if way[0] - way[-1] == len(way) - 1]
    yield from without_gap if len(ways) > 1 and without_gap else ways


def _by_level(names: Sequence[str], levels: dict[int, int]) -> list[tuple[Key, Texts]]:
    """Put each name into the column of its level, beside the names of the areas that it lies in."""
    columns = [[""] * len(names) for _ in LEVELS]
    above = [""] * len(LEVELS)
    for row, name in enumerate(names):
        level = levels.get(row)
        if level is None:
            # A total or a note stands where names do, and is found by what it says.
            columns[_TOWNSHIP][row] = name
            continue
        own = _can_be(name)
        if level not in own and len(own) == 1 and min(own) < level:
            (level,) = own
        above[: level + 1] = [""] * level + [name]
        for column, text in zip(columns, above, strict=True):
            column[row] = text
    return [(key, Texts.of(column)) for key, column in zip(_KEYS, columns, strict=True) if any(column)]
