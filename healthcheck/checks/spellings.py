"""Areas under two spellings or two codes, and codes of two areas."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from healthcheck.checks.subject import Subject
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.wording import normalise
from healthcheck.tables.repeated_findings import listed, summed_up
from healthcheck.tables.texts import OptionalTexts

_SUFFIXES = "市区县"
_PARENT_DIGITS = {"county": 10**8, "city": 10**10}
"""What a padded code is divided by to give the code of the area's parent."""
_LEVELS = frozenset({None, *_PARENT_DIGITS})
_BOTH_EXIST = {"市", "县"}
"""伊宁市 and 伊宁县 lie side by side, as other cities and the counties around them do."""


def check(subject: Subject) -> list[Finding]:
    """Report pairs of areas that are probably one, and codes whose name changes between years."""
    return [*summed_up(_two_areas(subject), phrase("table.area")), *_two_names(subject)]


def _two_areas(subject: Subject) -> Iterator[Finding]:
    """Compare the areas of one year; each pair is reported once, at the later one's first row."""
    for rows in _namesakes(subject):
        for one, other in combinations(rows, 2):
            if _can_be_one(subject, one, other):
                meeting = _meeting(subject, one, other)
                if meeting is not None:
                    first, second = sorted(meeting)
                    parameters = {"area": subject.label(second), "other": subject.label(first, dated=False)}
                    yield subject.finding("HC286", Severity.WARNING, parameters, second)


def _namesakes(subject: Subject) -> list[list[int]]:
    """Return the first rows of areas whose names differ in their last character at most, if that."""
    names, levels = subject.observations.area_name, subject.observations.level
    groups: dict[str, list[int]] = {}
    firsts = subject.firsts
    areas = subject.observations.batch.area[firsts]
    # The last six digits are those of townships and villages, of which there are many.
    for row in firsts[(areas < 0) | (areas % 10**6 == 0)].tolist():
        if levels[row] in _LEVELS and (name := names[row]) is not None:
            groups.setdefault(_stem("".join(name.split())), []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _stem(name: str) -> str:
    """Return a name without 市, 区 or 县: 鼓楼 for 鼓楼区; of two characters both are needed (城区)."""
    return name[:-1] if len(name) > 2 and name[-1] in _SUFFIXES else name


def _can_be_one(subject: Subject, one: int, other: int) -> bool:
    area, level = subject.observations.batch.area, subject.observations.level
    names = [normalise(subject.observations.area_name[row] or "") for row in (one, other)]
    endings = {name[-1:] for name in names}
    if len(endings) == 2 and endings <= _BOTH_EXIST:
        return False
    if area[one] > 0 and area[other] > 0:
        parent = _PARENT_DIGITS.get(level[one] or "")
        same_level = parent is not None and level[one] == level[other]
        return same_level and int(area[one]) // (parent or 1) == int(area[other]) // (parent or 1)
    # Without codes 朝阳市 and 朝阳区 are two areas of two provinces, but 朝阳 may be either.
    return names[0] != names[1] and not endings <= set(_SUFFIXES) and not _far_apart(subject, one, other)


def _far_apart(subject: Subject, one: int, other: int) -> bool:
    """Tell whether the tables name different parents for two areas."""
    origins = subject.observations.origins
    parents = [[origins.parent(row, level) for row in (one, other)] for level in ("city", "province")]
    return any(first is not None and second is not None and first != second for first, second in parents)


def _meeting(subject: Subject, one: int, other: int) -> tuple[int, int] | None:
    """Return two areas' rows of the first year that both have."""
    batch = subject.observations.batch
    years = [
        {int(batch.period[row]): row for row in np.flatnonzero(batch.area == batch.area[area]).tolist()}
        for area in (one, other)
    ]
    common = sorted(years[0].keys() & years[1].keys())
    return (years[0][common[0]], years[1][common[0]]) if common else None


def _two_names(subject: Subject) -> list[Finding]:
    """Report each code that has another name in a year than in the year before."""
    order, follows = subject.order, subject.follows
    if not follows.any():
        return []
    differs = OptionalTexts.of(subject.observations.area_name).changes(order) & follows
    differs &= subject.observations.batch.area[order[1:]] > 0
    names, period = subject.observations.area_name, subject.observations.batch.period
    pairs = [(int(order[position]), int(order[position + 1])) for position in np.flatnonzero(differs).tolist()]

    def make(pair: tuple[int, int]) -> Finding:
        one, other = pair
        parameters: Parameters = {
            "code": subject.observations.area[other] or "",
            "name": names[one] or "",
            "year": int(period[one]),
            "other": names[other] or "",
            "other_year": int(period[other]),
        }
        return subject.finding("HC287", Severity.WARNING, parameters, other)

    return listed([pair for pair in pairs if _differ(names[pair[0]], names[pair[1]])], phrase("table.area_code"), make)


def _differ(name: str | None, other: str | None) -> bool:
    return bool(name and other) and _stem(normalise(name or "")) != _stem(normalise(other or ""))
