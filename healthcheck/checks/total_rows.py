"""Rows that call themselves totals: held against the rows that they add up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.checks.subject import Rows, Subject
from healthcheck.checks.sums import FEWEST, Comparison, Flags, Ranges, compared, without_figures
from healthcheck.model.decimals import plain
from healthcheck.model.different import different_numbers
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NO_LEVEL, TotalRows
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.texts import Words, excerpt
from healthcheck.tables.vocabulary import ending_of_total, is_subtotal, is_sum

_ROWS = 2**40
"""More rows than any table has, so that a year and a row make one number."""


class _Figures(Struct, frozen=True):
    """One variable in the totals of a table, held against every group of rows that they may add up."""

    totals: TotalRows
    variable: str
    names: Words
    is_only: Flags
    """Whether a total adds up the rows of the table, and is the only one of its year that does."""
    by_group: Mapping[str, Comparison]


def total_findings(subject: Subject) -> Iterator[Finding]:
    """Report totals that are not the sum of their rows, as far as it is known which rows these are.

    Where figures of totals are the sums of some rows, such as those above them, all totals of that name
    in the table are. Without any, a single total (合计, not 全市) adds up all rows.
    """
    for _, parts in groupby(subject.observations.totals, lambda one: one.table):
        figures = [found for totals in parts for found in _figures(subject, totals)]
        shown = _shown(figures)
        for one in figures:
            yield from _of_variable(subject, one, shown)


def _shown(figures: Sequence[_Figures]) -> dict[str, set[str]]:
    """Return for each name of totals the groups that at least as many of their figures are the sum of as are not."""
    agree: Counter[tuple[str, str]] = Counter()
    differ: Counter[tuple[str, str]] = Counter()
    for one in figures:
        for group, comparison in one.by_group.items():
            wrong = comparison.exceeds | comparison.falls_short
            for counts, marked in ((agree, comparison.is_shown), (differ, wrong)):
                numbers = np.bincount(one.names.ids[marked], minlength=len(one.names.words)).tolist()
                for word, number in zip(one.names.words, numbers, strict=True):
                    counts[word, group] += number
    shown: dict[str, set[str]] = {}
    for (word, group), number in agree.items():
        if number and number >= differ[word, group]:
            shown.setdefault(word, set()).add(group)
    return shown


def _figures(subject: Subject, totals: TotalRows) -> Iterator[_Figures]:
    written = Words.of(totals.words)
    adds_up, is_part = (np.array([tell(word) for word in written.words])[written.ids] for tell in (is_sum, is_subtotal))
    endings = [ending_of_total(word) for word in written.words]
    names = Words.of([endings[number] for number in written.ids.tolist()])
    _, year = np.unique(totals.periods, return_inverse=True)
    is_only = adds_up & (np.bincount(year[~is_part], minlength=int(year.max()) + 1)[year] == 1)
    groups = _groups(totals)
    for name, (own, parts) in totals.figures.items():
        kind = subject.variables[name].type
        by_group = {group: compared(own, parts, kind, ranges) for group, ranges in groups.items()}
        yield _Figures(totals, name, names, is_only, by_group)


def _groups(totals: TotalRows) -> dict[str, Ranges]:
    """Return the groups of rows that totals may add up, by what they are called.

    These are all rows of the year, those between a total and the one before or after it, and those of one level.
    """
    years = different_numbers(totals.part_periods)
    only = int(years[0]) if len(years) == 1 else -1
    period = np.where(totals.periods < 0, only, totals.periods).astype(np.int64)
    place = period * _ROWS + totals.rows
    keys = totals.part_periods.astype(np.int64) * _ROWS + totals.part_rows
    order = np.argsort(keys, kind="stable")
    first, last = period * _ROWS, (period + 1) * _ROWS
    sorted_places = np.sort(place)
    number = np.searchsorted(sorted_places, place)
    before = np.concatenate(([-1], sorted_places))[number]
    after = np.concatenate((sorted_places, [np.iinfo(np.int64).max]))[number + 1]
    ends = {
        "all": (first, last),
        "above": (np.maximum(first, before), place),
        "below": (place, np.minimum(last, after)),
    }
    groups = {name: _between(order, keys, low, high) for name, (low, high) in ends.items()}
    levels = different_numbers(totals.part_levels)
    for level in levels.tolist() if len(levels) > 1 else ():
        groups[f"level {level}"] = _between(order[totals.part_levels[order] == level], keys, first, last)
    return groups


def _between(
    order: Rows, keys: npt.NDArray[np.int64], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]
) -> Ranges:
    ordered = keys[order]
    return Ranges(order, np.searchsorted(ordered, low), np.searchsorted(ordered, high))


def _of_variable(subject: Subject, one: _Figures, shown: Mapping[str, set[str]]) -> list[Finding]:
    fits = np.any([comparison.fits for comparison in one.by_group.values()], axis=0)
    wrong = {}
    for number in np.flatnonzero(~fits).tolist():
        groups = shown.get(one.names[number])
        group = _plain(one, number) if groups is None else _nearest(one, number, groups)
        if group is not None:
            wrong[number] = group
    severity = Severity.WARNING if one.variable in subject.wanted else Severity.INFO
    own, parts = one.totals.figures[one.variable]
    scale = max(own.scale, parts.scale)

    def make(number: int) -> Finding:
        comparison = one.by_group[wrong[number]]
        origin = one.totals.origin(one.variable, int(one.totals.rows[number]))
        parameters: Parameters = {
            "variable": subject.variables[one.variable].name,
            "row": excerpt(one.totals.words[number]),
            "own": plain(int(own.mantissa[number]), -own.scale),
            "sum": plain(int(comparison.sums[number]), -scale),
            "number": int(comparison.parts[number]),
            "without": without_figures(int(comparison.without[number])),
        }
        return Finding("HC635", severity, parameters, origin.place, origin.raw)

    return listed(list(wrong), subject.variables[one.variable].name, make)


def _nearest(one: _Figures, number: int, groups: Set[str]) -> str | None:
    """Return which of the groups a total is nearest to; None when it may be the sum of one of them after all."""
    apart: dict[str, int] = {}
    for group in sorted(groups & one.by_group.keys()):
        comparison = one.by_group[group]
        if comparison.size(number) < FEWEST:
            continue
        if not _is_wrong(one, comparison, number):
            return None
        apart[group] = abs(int(comparison.excess[number]))
    return min(apart, key=apart.__getitem__, default=None)


def _plain(one: _Figures, number: int) -> str | None:
    """Return all rows as the group of the only total of a year, unless some of them may lie in others of them."""
    if not (one.totals.is_plain and one.is_only[number]):
        return None
    comparison, levels = one.by_group["all"], different_numbers(one.totals.part_levels)
    if len(levels[levels != NO_LEVEL]) > 1:
        return None
    own, excess = int(comparison.sums[number] - comparison.excess[number]), int(comparison.excess[number])
    if NO_LEVEL in levels and 2 * excess > own:
        return None
    return "all" if _is_wrong(one, comparison, number) else None


def _is_wrong(one: _Figures, comparison: Comparison, number: int) -> bool:
    return bool(comparison.exceeds[number] or (one.totals.is_whole and comparison.falls_short[number]))
