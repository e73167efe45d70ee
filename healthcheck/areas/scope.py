"""Whom an indicator binds: a level, and the areas that must be there."""

from bisect import bisect_left
from collections.abc import Collection
from itertools import islice, takewhile

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import NO_LEVEL, Observations, State, level_numbers
from healthcheck.model.pack import LEVELS, Indicator, Pack
from healthcheck.tables.areas import level_of

OWN_DIGITS = {"province": 2, "city": 4, "county": 6, "township": 9}
"""How many leading digits of a code name an area of a level."""


class Scope(Struct, frozen=True):
    """A level, and the codes of the areas that are bound there; ``roster`` None binds whoever is in the tables."""

    level: str | None
    roster: tuple[str, ...] | None

    def asks_for_wholes(self, levels: Collection[str | None]) -> bool:
        """Tell whether tables with rows of these levels may lack areas: those of a roster, or wholes of their parts."""
        if self.roster is not None:
            return True
        return self.level is not None and any(level in lower_than(self.level) for level in levels)


def scope_of(pack: Pack, indicator: Indicator) -> Scope:
    """Return whom an indicator binds.

    ``areas`` on the indicator name places of any level. ``for_each`` binds every part of that level.
    Otherwise the pack's roster binds, as far as it is of the indicator's level.
    """
    if indicator.areas:
        return Scope(None, indicator.areas)
    level = indicator.for_each or indicator.level or pack.level
    known = dict.fromkeys([*pack.roster, *(code for parts in pack.parts.values() for code in parts)])
    listed = tuple(code for code in known if level is None or level_of(code) in (level, None))
    if not indicator.for_each:
        whole = {*pack.roster, *pack.parts}
        listed = tuple(code for code in listed if code in whole)
    return Scope(level, listed or None)


class ListedParts:
    """The parts that a pack lists for areas: its ``parts``, else the areas of its roster that lie within one."""

    def __init__(self, pack: Pack) -> None:
        """Sort the roster by codes: those of an area's parts begin alike."""
        self._parts: dict[str, tuple[str, ...]] = {}
        for code, parts in pack.parts.items():
            self._parts.setdefault(compare_key(code), parts)
        self._roster = pack.roster
        self._sorted = sorted((compare_key(code), number) for number, code in enumerate(pack.roster))

    def of(self, whole: str) -> tuple[str, ...] | None:
        """Return the parts of an area in the order of the pack; None where it lists none.

        An area lies within another one when its code starts with that area's own digits, and says more.
        """
        key, stem = compare_key(whole), own_digits(whole)
        if key in self._parts:
            return self._parts[key]
        first = bisect_left(self._sorted, (stem, 0))
        beginning_alike = takewhile(lambda one: one[0].startswith(stem), islice(self._sorted, first, None))
        within = sorted(number for inner, number in beginning_alike if inner != key) if stem else []
        return tuple(self._roster[number] for number in within) or None


def own_digits(code: str) -> str:
    """Return the leading digits that name an area: ``3501`` for ``350100``; a code with letters is its own."""
    key = compare_key(code)
    return key[: OWN_DIGITS.get(level_of(code) or "", len(key))]


def lower_than(level: str) -> tuple[str, ...]:
    """Return the levels below one, nearest first."""
    return tuple(reversed(LEVELS[: LEVELS.index(level)]))


def in_scope(observations: Observations, scope: Scope) -> npt.NDArray[np.bool_] | None:
    """Mark the rows that a scope binds; None when it binds every row.

    A row whose level is unknown is taken to be of the level. A row without a code cannot be held
    against a roster; it counts when no row of its tables has a code.
    """
    if scope.level is None and scope.roster is None:
        return None
    mask = np.ones(observations.batch.size, dtype=np.bool_)
    if scope.level is not None:
        numbers = level_numbers(observations.level)
        mask &= (numbers == NO_LEVEL) | (numbers == LEVELS.index(scope.level))
    if scope.roster is not None:
        listed = {compare_key(code) for code in scope.roster}
        nameless = not any(observations.area)
        mask &= np.array(
            [nameless if code is None else compare_key(code) in listed for code in observations.area], dtype=np.bool_
        )
    return mask


def where_mask(observations: Observations, indicator: Indicator) -> npt.NDArray[np.bool_] | None:
    """Mark the rows that ``where`` lets through; None when it asks for nothing.

    A row whose flag is missing is let through: the flag is one of the indicator's inputs, so the
    row is judged missing and not left out in silence.
    """
    if not indicator.where:
        return None
    mask = np.ones(observations.batch.size, dtype=np.bool_)
    for name, wanted in indicator.where.items():
        column = observations.batch.columns.get(name)
        if column is not None:
            mask &= (column.state != State.OK.value) | np.asarray(
                (column.mantissa != 0) == bool(wanted), dtype=np.bool_
            )
    return mask


def both(one: npt.NDArray[np.bool_] | None, other: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.bool_] | None:
    """Combine two masks; None lets every row through."""
    if one is None or other is None:
        return other if one is None else one
    return one & other
