"""Which areas of two reports are one: by their codes, and by their names where there is no code."""

from collections import defaultdict
from collections.abc import Iterable

from healthcheck.comparing.snapshot import Snapshot
from healthcheck.model.area_codes import compare_key
from healthcheck.model.wording import normalise

AreaKey = tuple[str, str]
"""``("code", key)`` or ``("name", normalised name)``: equal keys are one area in both reports."""


class _Side:
    """The areas of one report: the names of each code, and who bears each name."""

    def __init__(self, areas: Iterable[tuple[str | None, str | None]]) -> None:
        self.names: dict[str, dict[str, str]] = defaultdict(dict)
        self.bearers: dict[str, set[AreaKey]] = defaultdict(set)
        self.written: dict[str, str] = {}
        for code, name in areas:
            own = normalise(name or "")
            key = ("name", own) if code is None else ("code", compare_key(code))
            self.bearers[own].add(key)
            if code is not None and name is not None:
                self.names[compare_key(code)][own] = name
                self.written[compare_key(code)] = code
        self.codes = {key for keys in self.bearers.values() for kind, key in keys if kind == "code"}


class AreaMatch:
    """Gives the areas of two reports the keys by which they are compared."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        """Look at the areas of all verdicts."""
        self._sides = [
            _Side(dict.fromkeys((verdict.area, verdict.area_name) for verdict in report.verdicts))
            for report in (before, after)
        ]

    def key(self, side: int, area: str | None, name: str | None) -> AreaKey:
        """Return the key of an area of the report before (0) or after (1).

        An area without a code is the one of the same name, where exactly one area of each report has the name.
        """
        if area is not None:
            return ("code", compare_key(area))
        own = normalise(name or "")
        here, there = self._sides[side], self._sides[1 - side]
        namesakes = there.bearers.get(own, set())
        if len(namesakes) == 1 and len(here.bearers[own]) == 1:
            ((kind, key),) = namesakes
            if kind == "code" and key not in here.codes:
                return (kind, key)
        return ("name", own)

    def renamed(self) -> list[tuple[str, str, str]]:
        """Return the codes that have another name in each report: code, name before, name after."""
        before, after = self._sides
        return [
            (after.written[key], " / ".join(before.names[key].values()), " / ".join(names.values()))
            for key, names in after.names.items()
            if key in before.names and not before.names[key].keys() & names.keys()
        ]
