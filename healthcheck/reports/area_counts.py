"""The verdicts of every area, counted; whole columns at a time, since there may be a hundred thousand areas."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.faults import Severity
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import at_rows, repeated

Rows = npt.NDArray[np.intp]
JUDGED = (Status.PASS, Status.FAIL, Status.PENDING, Status.WAIVED)
_BINDING_FAIL = len(Status)
"""Counted apart: the misses of indicators that bind."""
Label = tuple[str | None, str | None]
"""An area's code and name."""


class AreaCount(Struct, frozen=True):
    """One area and how many of its verdicts have each status."""

    label: Label
    counts: list[int]
    number: int


class Areas:
    """The areas of a report, numbered from 0: those of the tables, then those that only a pack asks for."""

    def __init__(self, report: Report) -> None:
        """Number the areas of the tables."""
        tables = report.observations
        self._numbers, self._first, self._of_row = np.unique(tables.batch.area, return_index=True, return_inverse=True)
        self._tables = tables
        self._added: dict[Label, int] = {}

    def of_rows(self, seen: Observations) -> npt.NDArray[np.intp]:
        """Return the number of the area of each row; the tables' rows come first in all observations."""
        size = len(self._of_row)
        if seen.batch.size == size:
            return self._of_row
        known = {number: index for index, number in enumerate(self._numbers.tolist())}
        added = []
        for row, number in enumerate(seen.batch.area[size:].tolist(), start=size):
            label = (seen.area[row], seen.area_name[row])
            # A number beyond the tables' own is one pack's, and another area's in another pack.
            added.append(
                known[number] if number in known else len(known) + self._added.setdefault(label, len(self._added))
            )
        return np.append(self._of_row, np.array(added, dtype=np.intp))

    def __len__(self) -> int:
        return len(self._first) + len(self._added)

    @property
    def order(self) -> npt.NDArray[np.intp]:
        """Where each area appears first."""
        return np.append(self._first, len(self._of_row) + np.arange(len(self._added)))

    def label(self, number: int) -> Label:
        """Return an area's code and name."""
        if number >= len(self._first):
            return list(self._added)[number - len(self._first)]
        row = int(self._first[number])
        return self._tables.area[row], self._tables.area_name[row]

    def shared_names(self) -> frozenset[str]:
        """Return the names that several areas of the tables have."""
        return frozenset(repeated(at_rows(self._tables.area_name, self._first)))


def count_areas(report: Report, most: int) -> tuple[int, list[AreaCount]]:
    """Return how many areas have verdicts, and the ``most`` areas that miss most, worst first.

    Misses of indicators that bind count before those of encouraged ones, and these before what
    could not be judged; areas with none of them are not among the worst.
    """
    areas = Areas(report)
    of_row = {judgement.pack.id: areas.of_rows(report.seen(judgement)) for judgement in report.judgements}
    judged = np.zeros(len(areas), dtype=np.bool_)
    kinds = len(Status) + 1
    cells = [np.zeros(0, dtype=np.intp)]
    for judgement in report.judgements:
        where = of_row[judgement.pack.id]
        judged[where[judgement.rows]] = True
        # What passes is not counted here: it is most of all there is.
        rows = np.flatnonzero(judgement.status != Status.PASS)
        kind = judgement.status[rows].astype(np.intp)
        if judgement.indicator.severity is Severity.ERROR:
            kind[kind == Status.FAIL.value] = _BINDING_FAIL
        cells.append(where[judgement.rows[rows]] * kinds + kind)
    table = np.bincount(np.concatenate(cells), minlength=len(areas) * kinds).reshape(-1, kinds)
    binding, unjudged = table[:, _BINDING_FAIL], table[:, Status.INVALID] + table[:, Status.MISSING]
    failed = table[:, Status.FAIL] + binding
    bad = np.flatnonzero((failed > 0) | (unjudged > 0))
    worst = bad[np.lexsort((areas.order[bad], -unjudged[bad], -failed[bad], -binding[bad]))][:most]
    counts = _counts(report, of_row, worst, len(areas))
    return int(np.count_nonzero(judged)), [
        AreaCount(areas.label(area), counts[place], area) for place, area in enumerate(worst.tolist())
    ]


def _counts(report: Report, of_row: Mapping[str, Rows], wanted: Rows, size: int) -> list[list[int]]:
    """Count all verdicts of a few areas."""
    place = np.full(size, -1, dtype=np.intp)
    place[wanted] = np.arange(len(wanted))
    counts = np.zeros(len(wanted) * len(Status), dtype=np.intp)
    for judgement in report.judgements:
        places = place[of_row[judgement.pack.id][judgement.rows]]
        rows = np.flatnonzero(places >= 0)
        counts += np.bincount(places[rows] * len(Status) + judgement.status[rows], minlength=len(counts))
    table: list[list[int]] = counts.reshape(-1, len(Status)).tolist()
    return table


def shares_met(report: Report, wanted: Sequence[AreaCount], years: Sequence[int]) -> list[list[Fraction | None]]:
    """Return for each area the share of its verdicts that pass, year by year; None where nothing was judged."""
    areas = Areas(report)
    place = np.full(len(areas), -1, dtype=np.intp)
    place[[area.number for area in wanted]] = np.arange(len(wanted))
    met = np.zeros((len(wanted), len(years)), dtype=np.intp)
    judged = np.zeros_like(met)
    for judgement in report.judgements:
        seen = report.seen(judgement)
        places = place[areas.of_rows(seen)[judgement.rows]]
        for index, year in enumerate(years):
            rows = np.flatnonzero((places >= 0) & (seen.batch.period[judgement.rows] == year))
            status = judgement.status[rows]
            met[:, index] += np.bincount(places[rows][status == Status.PASS.value], minlength=len(wanted))
            judged[:, index] += np.bincount(places[rows][np.isin(status, JUDGED)], minlength=len(wanted))
    return [
        [Fraction(passed, all_) if all_ else None for passed, all_ in zip(*of_area, strict=True)]
        for of_area in zip(met.tolist(), judged.tolist(), strict=True)
    ]
