"""What the page shows: every verdict while they are few enough to be read, else the worst of them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import count

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import IntegerArray
from healthcheck.model.verdicts import Judgement, Status, Verdict
from healthcheck.reports.area_counts import Areas
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdicts_at
from healthcheck.reports.terminal_rows import WORST_FIRST, AreaNames

MOST_VERDICTS = 6000
"""More are not shown one by one: a browser gets slow, and nobody reads them. They are counted, and the worst shown."""

_TO_BE_SHOWN = (
    *(one for one in WORST_FIRST if one[0] is Status.FAIL),
    *(one for one in WORST_FIRST if one[0] is not Status.FAIL),
)
"""Where not all can be shown, misses come before what is missing: a lacking column alone is missing everywhere."""

Positions = npt.NDArray[np.intp]
_LARGEST = 10**300


class Row(Struct, frozen=True):
    """One verdict on the page: its number there, which area of the tables it is about, and that as people write it."""

    number: int
    area: int
    area_words: str
    verdict: Verdict


class Group(Struct, frozen=True):
    """An indicator with its verdicts that are shown; ``number`` counts from 1."""

    number: int
    judgement: Judgement
    rows: tuple[Row, ...]

    @property
    def left_out(self) -> int:
        """How many of its verdicts are not shown one by one."""
        return len(self.judgement.rows) - len(self.rows)


class Contents(Struct, frozen=True):
    """The report and what of it is shown; ``groups`` are in the order of the rule files."""

    report: Report
    groups: tuple[Group, ...]

    @property
    def left_out(self) -> int:
        """How many verdicts are not shown one by one."""
        return sum(group.left_out for group in self.groups)

    def rows(self) -> Iterator[Row]:
        """Give the verdicts that are shown, in the order of their numbers."""
        for group in self.groups:
            yield from group.rows


def contents(report: Report, most: int = MOST_VERDICTS) -> Contents:
    """Choose what to show; where something is left out, what is missed most comes first."""
    areas, names, numbers = Areas(report), AreaNames.of(report), count(1)
    of_row = {judgement.pack.id: areas.of_rows(report.seen(judgement)) for judgement in report.judgements}
    place = np.argsort(np.argsort(areas.order))
    groups = []
    for number, (judgement, picked) in enumerate(zip(report.judgements, _chosen(report, most), strict=True), start=1):
        where = place[of_row[judgement.pack.id][judgement.rows[picked]]].tolist()
        rows = tuple(
            Row(next(numbers), area, names.write(verdict.area, verdict.area_name, report.options.language), verdict)
            for area, verdict in zip(where, verdicts_at(report, judgement, picked), strict=True)
        )
        groups.append(Group(number, judgement, rows))
    return Contents(report, tuple(groups))


def _chosen(report: Report, most: int) -> list[Positions]:
    """Return for each judgement the positions that are shown, ascending."""
    if report.total <= most:
        return [np.arange(len(judgement.rows)) for judgement in report.judgements]
    chosen: list[list[Positions]] = [[] for _ in report.judgements]
    free = most
    for status, severity in _TO_BE_SHOWN:
        wanted = [
            np.flatnonzero(judgement.status == status)
            if severity is None or judgement.indicator.severity is severity
            else np.zeros(0, dtype=np.intp)
            for judgement in report.judgements
        ]
        for index, share in _shares([len(rows) for rows in wanted], free):
            rows = wanted[index]
            if share < len(rows):
                distance = _distances(report.judgements[index], rows)
                rows = rows[np.argsort(-distance, kind="stable")[:share]]
            chosen[index].append(rows)
            free -= share
    return [np.sort(np.concatenate(rows)) for rows in chosen]


def _shares(wanted: list[int], free: int) -> Iterator[tuple[int, int]]:
    """Deal out places: what wants less than an even share leaves the rest to the others."""
    left = len(wanted)
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        share = min(wanted[index], free // left)
        yield index, share
        free, left = free - share, left - 1


def _distances(judgement: Judgement, rows: Positions) -> npt.NDArray[np.float64]:
    """Return roughly how far off values are, as a share of their limit; it only picks which ones are shown."""
    limits = np.array([*(_rough(limit.value) for limit in judgement.thresholds), 0.0])
    limit = limits[judgement.required[rows]]
    off = np.abs(rough_values(judgement, rows) - limit) / np.maximum(np.abs(limit), 1.0)
    return np.asarray(np.where(judgement.has_value[rows], off, 0.0))


def rough_values(judgement: Judgement, rows: Positions) -> npt.NDArray[np.float64]:
    """Return values as floating-point numbers: to choose and to draw with, never to judge or to print."""
    below = np.where(judgement.has_value[rows], judgement.denominator[rows], 1)
    return _rough_column(judgement.numerator[rows]) / _rough_column(below)


def _rough_column(numbers: IntegerArray) -> npt.NDArray[np.float64]:
    if numbers.dtype == object:
        return np.array([_rough(number) for number in numbers.tolist()])
    return numbers.astype(np.float64)


def _rough(number: int | Fraction) -> float:
    return float(max(-_LARGEST, min(number, _LARGEST)))
