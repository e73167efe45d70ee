"""Which areas a pack asks for, where their own rows are, and which rows are their parts."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from healthcheck.areas.named import NamedAreas
from healthcheck.areas.scope import OWN_DIGITS, ListedParts, Scope, lower_than
from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import LEVELS, Pack
from healthcheck.tables.areas import level_of


class Part(Struct, frozen=True):
    """A part of a whole: its code, else its name, and its row, None where no table has one."""

    code: str
    row: int | None


class Whole(Struct, frozen=True):
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
    named = None
    if scope.level is not None and any(code is None for code in observations.area):
        named = NamedAreas(observations, scope.level)
    if coded.codes:
        yield from _coded_wholes(pack, scope, coded, named)
    if named is not None and scope.roster is None:
        yield from _named_wholes(named, coded)


def _coded_wholes(pack: Pack, scope: Scope, coded: Coded, named: NamedAreas | None) -> Iterator[Whole]:
    """Give the areas that a code is known for; rows without one may be parts of theirs, or their own."""
    seen = {} if scope.level is None else _seen_parts(coded, scope.level)
    codes = scope.roster if scope.roster is not None else tuple(seen)
    parts_seen = {compare_key(whole): parts for whole, parts in seen.items()}
    listed_parts = ListedParts(pack)
    for code in codes:
        listed = listed_parts.of(code)
        parts = listed if listed is not None else parts_seen.get(compare_key(code), ())
        names = [] if named is None else named.of_code(code)
        more = []
        if named is not None and listed is None:
            more = named.nearest(names, coded.levels[compare_key(parts[0])] if parts else None)
        own = None if named is None else next(filter(None, map(named.own, names)), None)
        for period in coded.periods:
            row = coded.row.get((compare_key(code), period))
            if row is None and named is not None:
                row = named.row(own, period)
            known = tuple(Part(coded.written(part), coded.row.get((compare_key(part), period))) for part in parts)
            unknown = () if named is None else tuple(Part(name, named.row(area, period)) for area, name in more)
            level = scope.level or level_of(code)
            yield Whole(coded.written(code), level, period, row, (*known, *unknown), listed is not None)


def _named_wholes(named: NamedAreas, coded: Coded) -> Iterator[Whole]:
    """Give the parents of rows without codes that no code is known for."""
    for whole in named.without_code():
        parts, number = named.nearest([whole]), named.own(whole)
        for period in coded.periods:
            yield Whole(
                None,
                named.level,
                period,
                named.row(number, period),
                tuple(Part(name, named.row(area, period)) for area, name in parts),
                listed=False,
                name=whole.name,
                within=whole.within,
                number=number,
            )


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
        whole = written.setdefault(key[: OWN_DIGITS[level]], key[: OWN_DIGITS[level]].ljust(len(code), "0"))
        groups.setdefault(whole, {}).setdefault(below, []).append(code)
    return {whole: tuple(_nearest(found, level)) for whole, found in groups.items()}


def _nearest(found: Mapping[str, list[str]], level: str) -> list[str]:
    return next(found[below] for below in lower_than(level) if below in found)
