"""Which areas a pack asks for, where their own rows are, and which rows are their parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from healthcheck.areas.scope import Scope, lower_than, parts_of
from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import LEVELS, Pack
from healthcheck.tables.areas import level_of

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
    ``name`` is for areas that have no code.
    """

    code: str | None
    level: str | None
    period: int
    row: int | None
    parts: tuple[Part, ...]
    listed: bool
    name: str | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells one whole from another: its area, by code or else by name, and the period."""
        return (compare_key(self.code) if self.code is not None else f"name {self.name}", self.period)


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
    """Give the parents of rows without codes, as far as the tables name them and say of which level they are."""
    if scope.level is None or scope.roster is not None:
        return
    periods = observations.batch.period.tolist()
    rows: dict[tuple[str, int], int] = {}
    groups: dict[str, dict[str, dict[str, None]]] = {}
    for row, (name, level) in enumerate(zip(observations.area_name, observations.level, strict=True)):
        if name is None or level is None:
            continue
        rows.setdefault((name, periods[row]), row)
        parent = observations.origins.parent(row, scope.level) if level in lower_than(scope.level) else None
        if parent is not None:
            groups.setdefault(parent, {}).setdefault(level, {})[name] = None
    for whole, found in groups.items():
        parts = _nearest({level: list(names) for level, names in found.items()}, scope.level)
        for period in coded.periods:
            yield Whole(
                None,
                scope.level,
                period,
                rows.get((whole, period)),
                tuple(Part(part, rows.get((part, period))) for part in parts),
                listed=False,
                name=whole,
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
        whole = written.setdefault(key[: _STEM[level]], key[: _STEM[level]].ljust(len(code), "0"))
        groups.setdefault(whole, {}).setdefault(below, []).append(code)
    return {whole: tuple(_nearest(found, level)) for whole, found in groups.items()}


def _nearest(found: dict[str, list[str]], level: str) -> list[str]:
    return next(found[below] for below in lower_than(level) if below in found)
