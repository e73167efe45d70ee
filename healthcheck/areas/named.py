"""Rows without a code: which area of a level the names of their parents put them in, and which of them is its own row.

Names repeat across the country, so an area is told by the names of the areas above it as well.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from healthcheck.areas.scope import OWN_DIGITS, lower_than, own_digits
from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import Observations
from healthcheck.model.pack import LEVELS
from healthcheck.model.wording import normalise


class Named(Struct, frozen=True):
    """An area: its normalised name, and those of the areas above it, as far as known."""

    name: str
    within: tuple[str | None, ...]

    def can_be(self, other: "Named") -> bool:
        """Tell whether two names can be one area's: nothing above them differs."""
        pairs = zip(self.within, other.within, strict=True)
        return self.name == other.name and all(one is None or two is None or one == two for one, two in pairs)


class NamedAreas:
    """The areas of one level that rows without a code are parts of, or are themselves; areas by their numbers."""

    def __init__(self, observations: Observations, level: str) -> None:
        """Sort the rows without a code by the areas of ``level`` that their names put them in."""
        self.level = level
        self.parts: dict[Named, dict[str, dict[int, str]]] = {}
        self._own: dict[Named, int] = {}
        self._areas = observations.batch.area.tolist()
        self._rows: dict[tuple[int, int], int] = {}
        periods = observations.batch.period.tolist()
        labels = zip(observations.area, observations.area_name, observations.level, strict=True)
        for row, (code, name, of_level) in enumerate(labels):
            if code is not None or name is None or of_level is None:
                continue
            self._rows.setdefault((self._areas[row], periods[row]), row)
            if of_level == level:
                self._own.setdefault(Named(normalise(name), _within(observations, row, level)), self._areas[row])
            elif of_level in lower_than(level):
                whole = _parent(observations, row, level)
                if whole is not None:
                    self.parts.setdefault(whole, {}).setdefault(of_level, {})[self._areas[row]] = name
        self._codes = _codes(observations, level) if self.parts or self._own else {}
        self._names: dict[str, list[Named]] = {}
        for named, stem in self._codes.items():
            self._names.setdefault(stem, []).append(named)

    def row(self, area: int | None, period: int) -> int | None:
        """Return an area's row in a period."""
        return None if area is None else self._rows.get((area, period))

    def own(self, whole: Named) -> int | None:
        """Return the area that is the whole itself, in rows of its own."""
        return next((area for named, area in self._own.items() if named.can_be(whole)), None)

    def of_code(self, code: str) -> list[Named]:
        """Return the names that an area with this code has in rows without one."""
        stem = own_digits(code)
        return [named for named in self._names.get(stem, ()) if named in self.parts or self.own(named) is not None]

    def without_code(self) -> Iterator[Named]:
        """Give the areas that no code is known for."""
        yield from (whole for whole in self.parts if whole not in self._codes)

    def nearest(self, wholes: Iterable[Named], level: str | None = None) -> list[tuple[int, str]]:
        """Return the parts of areas that are of the nearest lower level, or of the level given."""
        found: dict[str, dict[int, str]] = {}
        for whole in wholes:
            for of_level, names in self.parts.get(whole, {}).items():
                found.setdefault(of_level, {}).update(names)
        chosen = level or next((below for below in lower_than(self.level) if below in found), None)
        return list(found.get(chosen or "", {}).items())


def _codes(observations: Observations, level: str) -> dict[Named, str]:
    """Return the leading digits that an area's code has, as the rows with codes show it: its own and its parts'."""
    digits: dict[Named, set[str]] = {}
    labels = zip(observations.area, observations.area_name, observations.level, strict=True)
    for row, (code, name, of_level) in enumerate(labels):
        if code is None or not code.isdecimal():
            continue
        if of_level == level:
            named = None if name is None else Named(normalise(name), _within(observations, row, level))
        else:
            named = _parent(observations, row, level) if of_level in lower_than(level) else None
        if named is not None:
            digits.setdefault(named, set()).add(compare_key(code)[: OWN_DIGITS[level]])
    return {named: next(iter(found)) for named, found in digits.items() if len(found) == 1}


def _parent(observations: Observations, row: int, level: str) -> Named | None:
    name = observations.origins.parent(row, level)
    return None if name is None else Named(name, _within(observations, row, level))


def _within(observations: Observations, row: int, level: str) -> tuple[str | None, ...]:
    """Return the names of the areas above a level that a row lies in."""
    above: Sequence[str] = LEVELS[LEVELS.index(level) + 1 :]
    return tuple(observations.origins.parent(row, one) for one in above)
