"""Groups of areas, between and within which Theil's index is told apart."""

from collections.abc import Sequence

from healthcheck.messages import phrase
from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Fault
from healthcheck.model.observations import Observations, State
from healthcheck.model.pack import LEVELS, Pack
from healthcheck.model.text import Text
from healthcheck.model.wording import normalise
from healthcheck.spread.regions import REGION_OF
from healthcheck.spread.results import Area, Group, Grouping

REGION = "region"
GROUPED_BY = ("city", "province", REGION)
"""What areas can be grouped by without a column of their own."""
ONE_GROUP = "HC549"
UNKNOWN_GROUP = "HC551"

_SIZES = {"city": 4, "province": 2}


class Groups:
    """Finds the groups of areas in one set of observations."""

    def __init__(self, tables: Observations, observations: Observations, pack: Pack) -> None:
        """Learn the codes and names of the areas that others may lie in.

        ``tables`` are the observations as read, which know what stands in other columns of their rows;
        ``observations`` the completed ones, whose first rows are the same.
        """
        self._tables = tables
        self._observations = observations
        self._pack = pack
        self._names: dict[str, str] = {}
        self._codes: dict[str, dict[str, str]] = {"city": {}, "province": {}}
        labels = zip(observations.area, observations.area_name, observations.level, strict=True)
        for code, name, level in labels:
            if code is not None and name is not None and level in self._codes:
                self._names.setdefault(compare_key(code), name)
                self._codes[level].setdefault(normalise(name), code)

    def of(self, areas: Sequence[Area], level: str | None, by: str | None) -> Grouping | Fault:
        """Group areas as asked, else by the nearest higher level that tells them apart, provinces by region.

        Returns:
            the groups, or why there are none.
        """
        failed: list[Fault] = []
        for choice in [by] if by is not None else _higher_than(level):
            found = self._grouped(areas, choice)
            if isinstance(found, Grouping):
                return found
            failed.append(found)
        return next((fault for fault in failed if fault.code == ONE_GROUP), failed[0])

    def _grouped(self, areas: Sequence[Area], by: str) -> Grouping | Fault:
        """Group by one criterion; one group of all areas is none, nor are groups of one area each."""
        groups: dict[str, tuple[str | None, Text, list[Area]]] = {}
        for area in areas:
            found = self._group_of(area, by)
            if found is None:
                return Fault(UNKNOWN_GROUP, {"area": area.name or area.code or "", "by": by_words(self._pack, by)})
            key, code, name = found
            groups.setdefault(key, (code, name, []))[2].append(area)
        if not 1 < len(groups) < len(areas):
            return Fault(ONE_GROUP, {"by": by_words(self._pack, by)})
        return Grouping(by, tuple(Group(code, name, tuple(members)) for code, name, members in groups.values()))

    def _group_of(self, area: Area, by: str) -> tuple[str, str | None, Text] | None:
        """Return what an area's group is known by, its code and its name; None when it is not known."""
        if by not in GROUPED_BY:
            return self._by_flag(area, by)
        code = None if self._observations.level[area.row] is None else area.code
        if by == REGION:
            region = REGION_OF.get(code[:2]) if code else None
            return None if region is None else (region, None, phrase(f"region.{region}"))
        known = area.row < self._tables.batch.size
        parent = self._tables.origins.parent(area.row, by) if known else None
        if code is None:
            # Of two rows that lie in one area, one may say so by its code and the other by name.
            whole = None if parent is None else self._codes[by].get(parent, parent)
            return None if whole is None else (compare_key(whole), whole, Text(whole, whole))
        whole = code[: _SIZES[by]].ljust(len(code), "0")
        name = self._names.get(compare_key(whole)) or parent or whole
        return compare_key(whole), whole, Text(name, name)

    def _by_flag(self, area: Area, name: str) -> tuple[str, str | None, Text] | None:
        column = self._observations.batch.columns.get(name)
        if column is None or column.state[area.row] != State.OK:
            return None
        answer = "yes" if column.mantissa[area.row] else "no"
        return answer, None, phrase(f"equity.flag_{answer}", variable=self._pack.variables[name].name)


def by_words(pack: Pack, by: str) -> Text:
    """Return the word for what areas are grouped by."""
    if by == REGION:
        return phrase("equity.by_region")
    return phrase(f"level.{by}") if by in LEVELS else pack.variables[by].name


def _higher_than(level: str | None) -> list[str]:
    """Return what areas of a level may lie in, the nearest first."""
    higher = LEVELS[LEVELS.index(level) + 1 :] if level is not None else LEVELS
    return [by for by in GROUPED_BY if by in higher or by == REGION]
