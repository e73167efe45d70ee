"""Areas that have a row of their own beside those of their parts: a city and its counties."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np
from msgspec import Struct

from healthcheck.checks.subject import Rows, Subject
from healthcheck.checks.sums import Comparison, Flags, Ranges, compared, without_figures
from healthcheck.messages import phrase
from healthcheck.model.decimals import plain
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NumberColumn
from healthcheck.model.pack import LEVELS
from healthcheck.tables.adding import ADDITIVE
from healthcheck.tables.numbers import taken

_DIVISORS = {"province": 10**10, "city": 10**8, "county": 10**6}
"""What a padded code is divided by to give the digits that name an area of a level."""
_OFTEN = 3
"""What exceeds its whole in so many areas, and more often than not, is no slip but is counted otherwise there."""
_YEARS = 4096
"""More than any year, so that an area and a year make one number."""
_ALL_DISTRICTS = 1
"""350101 is written for all districts of 350100 together, which may be there one by one (350102 to 350120) as well."""
_DISTRICTS = range(2, 21)
_ZONES = range(71, 81)
"""350171 is a development zone, whose figures may be in those of the districts around it."""


class _Wholes(Struct, frozen=True):
    """The rows of areas that have parts in the tables, all parts on one level."""

    level: str
    rows: Rows
    ranges: Ranges


def own_findings(subject: Subject) -> Iterator[Finding]:
    """Report areas' own figures that are not the sum of their parts in the tables.

    Parts that add up to more than their whole contradict it. When they add up to less, some may not be in the tables:
    that is reported where another figure of the same area shows that they all are.
    """
    for wholes in _wholes(subject):
        comparisons = {
            name: _compared(subject, name, column, wholes)
            for name, column in subject.observations.batch.columns.items()
            if subject.variables[name].type in ADDITIVE
        }
        yield from _of_wholes(subject, wholes, comparisons)


def _compared(subject: Subject, name: str, column: NumberColumn, wholes: _Wholes) -> Comparison:
    return compared(taken(column, wholes.rows), column, subject.variables[name].type, wholes.ranges)


def _wholes(subject: Subject) -> Iterator[_Wholes]:
    """Give the areas that have parts, by the nearest level that has some."""
    present = [level for level in LEVELS if level in subject.level_words]
    if len(present) < 2:
        return
    levels = subject.levels
    area, period = subject.observations.batch.area, subject.observations.batch.period
    for level in present[1:]:
        rows = np.flatnonzero((levels == LEVELS.index(level)) & (area > 0))
        keys = area[rows] // _DIVISORS[level] * _YEARS + period[rows]
        for below in reversed(present[: present.index(level)]):
            parts = np.flatnonzero((levels == LEVELS.index(below)) & (area > 0))
            part_keys = area[parts] // _DIVISORS[level] * _YEARS + period[parts]
            order = np.argsort(part_keys, kind="stable")
            ends = (np.searchsorted(part_keys[order], keys, side=side) for side in ("left", "right"))
            ranges = Ranges(parts[order], *ends)
            has_parts = ranges.high > ranges.low
            clear = has_parts & ~_overlap(area, below, ranges)
            yield _Wholes(below, rows[clear], Ranges(ranges.order, ranges.low[clear], ranges.high[clear]))
            rows, keys = rows[~has_parts], keys[~has_parts]


def _overlap(area: Rows, level: str, ranges: Ranges) -> Flags:
    """Mark the wholes some of whose parts may lie in others of them."""
    if level != "county":
        return np.zeros(len(ranges.low), dtype=np.bool_)
    digits = area // _DIVISORS["county"] % 100
    zones, all_districts, districts = (
        ranges.count(np.isin(digits, numbers)) > 0 for numbers in (_ZONES, [_ALL_DISTRICTS], _DISTRICTS)
    )
    return np.asarray(zones | (all_districts & districts))


def _of_wholes(subject: Subject, wholes: _Wholes, comparisons: Mapping[str, Comparison]) -> Iterator[Finding]:
    agree, fall_short = (np.zeros(len(wholes.rows), dtype=np.intp) for _ in range(2))
    for comparison in comparisons.values():
        agree += comparison.is_shown
        fall_short += comparison.falls_short
    # Of many figures some rare one adds up by chance.
    shown = (agree > 0) & (agree >= fall_short)
    for name, comparison in comparisons.items():
        exceeds = comparison.exceeds
        if int(exceeds.sum()) >= max(_OFTEN, int(comparison.fits.sum()) + 1):
            # People in town are counted otherwise for a whole city than for a county.
            continue
        for wrong, severity in ((exceeds, Severity.WARNING), (comparison.falls_short & shown, Severity.INFO)):
            numbers = {int(wholes.rows[number]): number for number in np.flatnonzero(wrong).tolist()}
            rows = np.array([row for row in sorted(numbers) if not subject.is_named(name, row)], dtype=np.intp)
            parameters = partial(_parameters, subject, wholes, name, comparison, numbers)
            how_bad = severity if name in subject.wanted else Severity.INFO
            yield from subject.findings("HC636", how_bad, name, rows, parameters)


def _parameters(
    subject: Subject, wholes: _Wholes, name: str, comparison: Comparison, numbers: Mapping[int, int], row: int
) -> Parameters:
    number = numbers[row]
    return {
        "variable": subject.variables[name].name,
        "area": subject.label(row),
        "own": subject.written(name, row),
        "number": int(comparison.parts[number]),
        "level": phrase(f"level.{wholes.level}"),
        "sum": plain(int(comparison.sums[number]), -subject.observations.batch.columns[name].scale),
        "without": without_figures(int(comparison.without[number])),
    }
