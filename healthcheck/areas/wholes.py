"""Which areas a pack asks for, where their own rows are, and which rows are their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from healthcheck.areas.scope import Scope, lower_than, parts_of
from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import LEVELS, Pack
from healthcheck.model.wording import normalise
from healthcheck.tables.areas import level_of

_Found = TypeVar("_Found")
_STEM = {"province": 2, "city": 4, "county": 6, "township": 9}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its code, else its name, and its row, None where no table has one."""

    code: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """An area in one period: its own row, if it has one, and its parts, if any are known.

    ``listed`` tells whether the pack lists the parts; otherwise they are those seen in the tables.
    ``name`` is for areas that have no code, ``within`` the names of the areas that these lie in, and
    ``number`` the number that such an area has in the tables, where it has rows of any year.
    """

    code: str | None
    level: str | None
    period: int
    row: int | None
    parts: tuple[Part, ...]
    listed: bool
    name: str | None = None
    within: tuple[str | None, ...] = ()
    number: int | None = None

    @property
    def key(self) -> tuple[object, int]:
        """What tells one whole from another: its area, by code or else by name, and the period."""
        return (compare_key(self.code) if self.code is not None else (self.name, self.within), self.period)


class Coded:
    """The rows that have a code, by area and period."""

    def __init__(self, observations: Observations) -> None:
        """Index the rows."""
        self.row: dict[tuple[str, int], int] = {}
        self.codes: dict[str, str] = {}
        self.levels: dict[str, str | None] = {}
        periods = observations.batch.period.tolist()
        for row, code in enumerate(observations.area):
            if code is not None:
                key = compare_key(code)
                self.row.setdefault((key, periods[row]), row)
                self.codes.setdefault(key, code)
                self.levels.setdefault(key, observations.level[row])
        self.periods = tuple(sorted(set(periods))) or (UNDATED,)

    def written(self, code: str) -> str:
        """Return an area's code the way the tables write it."""
        return self.codes.get(compare_key(code), code)


def wholes(observations: Observations, pack: Pack, scope: Scope, coded: Coded) -> Iterator[Whole]:
    """Give every area that a scope asks for, in every period: the roster, else whoever has parts in the tables."""
    if not coded.codes:
        yield from _named_wholes(observations, scope, coded)
        return
    seen = {} if scope.level is None else _seen_parts(coded, scope.level)
    codes = scope.roster if scope.roster is not None else tuple(seen)
    parts_seen = {compare_key(whole): parts for whole, parts in seen.items()}
    for code in codes:
        listed = parts_of(pack, code)
        parts = listed if listed is not None else parts_seen.get(compare_key(code), ())
        for period in coded.periods:
            yield Whole(
                coded.written(code),
                scope.level or level_of(code),
                period,
                coded.row.get((compare_key(code), period)),
                tuple(Part(coded.written(part), coded.row.get((compare_key(part), period))) for part in parts),
                listed is not None,
            )


def _named_wholes(observations: Observations, scope: Scope, coded: Coded) -> Iterator[Whole]:
    """Give the parents of rows without codes, as far as the tables name them and say of which level they are.

    Names repeat across the country: a parent is told by the names of its own parents as well, and its
    parts by their areas' numbers.
    """
    if scope.level is None or scope.roster is not None:
        return
    periods, areas = observations.batch.period.tolist(), observations.batch.area.tolist()
    rows = {(area, period): row for row, (area, period) in reversed(list(enumerate(zip(areas, periods, strict=True))))}
    own: dict[str, dict[int, tuple[str | None, ...]]] = {}
    groups: dict[_Named, dict[str, dict[int, str]]] = {}
    for row, (name, level) in enumerate(zip(observations.area_name, observations.level, strict=True)):
        if name is None or level is None:
            continue
        if level == scope.level:
            own.setdefault(normalise(name), {}).setdefault(areas[row], _within(observations, row, level))
        elif level in lower_than(scope.level):
            parent = observations.origins.parent(row, scope.level)
            if parent is not None:
                whole = _Named(parent, _within(observations, row, scope.level))
                groups.setdefault(whole, {}).setdefault(level, {})[areas[row]] = name
    for whole, found in groups.items():
        parts = dict(_nearest({level: list(names.items()) for level, names in found.items()}, scope.level))
        number = next((area for area, within in own.get(whole.name, {}).items() if _agree(within, whole.within)), None)
        for period in coded.periods:
            yield Whole(
                None,
                scope.level,
                period,
                None if number is None else rows.get((number, period)),
                tuple(Part(part, rows.get((area, period))) for area, part in parts.items()),
                listed=False,
                name=whole.name,
                within=whole.within,
                number=number,
            )


@dataclass(frozen=True, slots=True)
class _Named:
    """An area without a code: its normalised name, and those of the areas that it lies in, as far as known."""

    name: str
    within: tuple[str | None, ...]


def _within(observations: Observations, row: int, level: str) -> tuple[str | None, ...]:
    """Return the names of the areas above a level that a row lies in."""
    return tuple(observations.origins.parent(row, above) for above in LEVELS[LEVELS.index(level) + 1 :])


def _agree(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def _seen_parts(coded: Coded, level: str) -> dict[str, tuple[str, ...]]:
    """Group the areas below a level by the area of that level they lie in; of each, the nearest level only.

    Whole codes are as long as their parts' codes: 350102 and 350103 give 350100.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    written: dict[str, str] = {}
    for key, code in coded.codes.items():
        below = coded.levels[key] or level_of(code)
        if below is None or LEVELS.index(below) >= LEVELS.index(level) or not code.isdecimal():
            continue
        whole = written.setdefault(key[: _STEM[level]], key[: _STEM[level]].ljust(len(code), "0"))
        groups.setdefault(whole, {}).setdefault(below, []).append(code)
    return {whole: tuple(_nearest(found, level)) for whole, found in groups.items()}


def _nearest(found: Mapping[str, list[_Found]], level: str) -> list[_Found]:
    return next(found[below] for below in lower_than(level) if below in found)
