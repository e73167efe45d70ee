"""Whom to compare: the areas of one level, so that no area is counted again within a larger one."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.areas.scope import in_scope, scope_of, where_mask
from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Fault
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import LEVELS, Indicator, Measure, MeasureKind, Pack, Reference
from healthcheck.spread.figures import LAND
from healthcheck.spread.groups import GROUPED_BY
from healthcheck.spread.results import LeftOut
from healthcheck.tables.areas import level_of

FEWEST = 2
"""So many areas make a comparison."""

NO_LEVEL = "HC544"
COUNTED_ALREADY = "HC548"

_DISTRICT_SUMS = frozenset({"市辖区", "市区"})
_DIRECT_COUNTIES, _DIRECT = "直辖县级", "90"
"""What counties that a province governs itself are called together, and the second pair of digits of their codes."""
_DISTRICTS = (*range(2, 21), *range(51, 81))
"""The third pair of digits of a district's code (GB/T 2260); 01 is the sum of a city's districts."""


class Compared(Struct, frozen=True):
    """The rows to compare, and areas in the tables that are not among them although they might be expected to."""

    rows: npt.NDArray[np.intp]
    left_out: tuple[LeftOut, ...]


def candidate_levels(observations: Observations, pack: Pack, indicator: Indicator) -> list[str | None]:
    """Return the levels at which areas may be compared, the first choice first.

    The level that the rules bind comes first, unless they list just one area there and the parts of it: then those
    are compared with one another. Last comes the level of which the tables have most areas. None is for areas of
    which neither the tables nor the rules say the level.
    """
    found: Counter[str] = Counter()
    for level, _ in {*zip(observations.level, observations.batch.area.tolist(), strict=True)}:
        if level is not None:
            found[level] += 1
    bound = indicator.for_each or indicator.level or pack.level
    if not found:
        # check, too, takes areas of unknown level for those that the rules bind.
        return [bound]
    most = max(LEVELS, key=lambda level: (found[level], -LEVELS.index(level)))
    listed = Counter(level_of(code) for code in {*pack.roster, *chain.from_iterable(pack.parts.values())})
    alone = bound is not None and listed[bound] == 1
    order = (None if alone else bound, *(level for level in LEVELS if listed[level] >= FEWEST), bound, most)
    return list(dict.fromkeys(level for level in order if level is not None))


def at_level(pack: Pack, indicator: Indicator, level: str | None) -> tuple[Pack, Indicator]:
    """Return pack and indicator as if the indicator bound each area of a level, or all areas where that is None.

    A roster that names fewer than two areas of the level says whom the rules bind, not whom to compare them with: it
    is left aside.
    """
    known = dict.fromkeys([*pack.roster, *(code for parts in pack.parts.values() for code in parts)])
    listed = [code for code in indicator.areas or known if level is None or level_of(code) in (level, None)]
    free = replace(indicator, level=None, areas=(), for_each=level)
    if len(listed) < FEWEST:
        return replace(pack, level=None, roster=(), parts={}), free
    if indicator.areas or level is None:
        return replace(pack, level=None, roster=tuple(listed), parts={}), free
    return pack, free


def compared_rows(observations: Observations, pack: Pack, indicator: Indicator, as_of: int | None) -> Compared:
    """Find the rows of the level that :func:`at_level` has put into pack and indicator."""
    mask = np.ones(observations.batch.size, dtype=np.bool_)
    for other in (in_scope(observations, scope_of(pack, indicator)), where_mask(observations, indicator)):
        if other is not None:
            mask &= other
    if as_of is not None:
        mask &= (observations.batch.period == UNDATED) | (observations.batch.period <= as_of)
    rows = np.flatnonzero(mask)
    left_out: dict[int, str] = {}
    if any(level is not None for level in observations.level):
        left_out = {row: NO_LEVEL for row in rows.tolist() if observations.level[row] is None}
        left_out |= dict.fromkeys(_counted_already(observations, rows.tolist()), COUNTED_ALREADY)
    named = {(observations.area[row], observations.area_name[row]): code for row, code in left_out.items()}
    return Compared(
        rows[~np.isin(rows, list(left_out))],
        tuple(LeftOut(code, name, Fault(why)) for (code, name), why in named.items()),
    )


def _counted_already(observations: Observations, rows: Sequence[int]) -> list[int]:
    """Find rows whose areas are compared in other rows: 350101 市辖区, and 省直辖县级行政区划 without a code."""
    names = {row: observations.area_name[row] or "" for row in rows}
    suspects = [row for row, name in names.items() if name in _DISTRICT_SUMS or _DIRECT_COUNTIES in name]
    if not suspects:
        return []
    keys = [compare_key(code) for row in rows if (code := observations.area[row]) is not None]
    with_districts = {key[:4] for key in keys if key[4:6].isdecimal() and int(key[4:6]) in _DISTRICTS}
    directly = any(key[2:4] == _DIRECT for key in keys)
    return [
        row
        for row in suspects
        if (directly if observations.area[row] is None else _is_sum(observations.area[row] or "", with_districts))
    ]


def _is_sum(code: str, with_districts: Collection[str]) -> bool:
    return compare_key(code)[4:6] == "01" and compare_key(code)[:4] in with_districts


def only_reading(indicators: Sequence[Indicator], group_by: str | None) -> list[Indicator]:
    """Return indicators that read the land, and the flag that areas are grouped by, so that these too are completed."""
    names = [LAND, *([] if group_by in (None, *GROUPED_BY) else [group_by])]
    return [
        replace(indicator, measure=Measure(MeasureKind.VALUE, Reference(name)), where={})
        for indicator in indicators[:1]
        for name in names
        if name is not None
    ]
