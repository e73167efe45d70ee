"""The verdicts of every area, counted; whole columns at a time, since there may be a hundred thousand areas."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from healthcheck.model.faults import Severity
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import at_rows, repeated

Label = tuple[str | None, str | None]
"""An area's code and name."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area and how many of its verdicts have each status."""

    label: Label
    counts: list[int]


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
    counts = np.zeros(len(areas) * len(Status), dtype=np.int64)
    binding = np.zeros(len(areas), dtype=np.int64)
    for judgement in report.judgements:
        where = of_row[judgement.pack.id][judgement.rows]
        counts += np.bincount(where * len(Status) + judgement.status, minlength=len(counts))
        if judgement.indicator.severity is Severity.ERROR:
            binding += np.bincount(where[judgement.status == Status.FAIL], minlength=len(areas))
    table = counts.reshape(-1, len(Status))
    unjudged = table[:, Status.INVALID] + table[:, Status.MISSING]
    bad = np.flatnonzero((binding > 0) | (table[:, Status.FAIL] > 0) | (unjudged > 0))
    worst = bad[np.lexsort((areas.order[bad], -unjudged[bad], -table[bad, Status.FAIL], -binding[bad]))][:most]
    return int(np.count_nonzero(table.any(axis=1))), [
        AreaCount(areas.label(area), table[area].tolist()) for area in worst.tolist()
    ]
