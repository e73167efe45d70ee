"""The verdicts of every area, counted; whole columns at a time, since there may be a hundred thousand areas."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from healthcheck.model.faults import Severity
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import Report

Label = tuple[str | None, str | None]
"""An area's code and name."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area and how many of its verdicts have each status."""

    label: Label
    counts: list[int]


def labels(seen: Observations) -> tuple[list[Label], npt.NDArray[np.intp]]:
    """Return the different areas of observations in their order, and for every row the number of its area."""
    _, first, inverse = np.unique(seen.batch.area, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    return [(seen.area[row], seen.area_name[row]) for row in first[order].tolist()], place[inverse]


def count_areas(report: Report, most: int) -> tuple[int, list[AreaCount]]:
    """Return how many areas have verdicts, and the ``most`` areas that miss most, worst first.

    Misses of indicators that bind count before those of encouraged ones, and these before what
    could not be judged; areas with none of them are not among the worst.
    """
    numbers: dict[Label, int] = {}
    of_row: dict[str, npt.NDArray[np.intp]] = {}
    for pack, seen in {judgement.pack.id: report.seen(judgement) for judgement in report.judgements}.items():
        areas, row_area = labels(seen)
        of_row[pack] = np.array([numbers.setdefault(area, len(numbers)) for area in areas], dtype=np.intp)[row_area]
    counts = np.zeros(len(numbers) * len(Status), dtype=np.int64)
    binding = np.zeros(len(numbers), dtype=np.int64)
    for judgement in report.judgements:
        where = of_row[judgement.pack.id][judgement.rows]
        counts += np.bincount(where * len(Status) + judgement.status, minlength=len(counts))
        if judgement.indicator.severity is Severity.ERROR:
            binding += np.bincount(where[judgement.status == Status.FAIL], minlength=len(numbers))
    table = counts.reshape(-1, len(Status))
    unjudged = table[:, Status.INVALID] + table[:, Status.MISSING]
    bad = np.flatnonzero((binding > 0) | (table[:, Status.FAIL] > 0) | (unjudged > 0))
    worst = bad[np.lexsort((bad, -unjudged[bad], -table[bad, Status.FAIL], -binding[bad]))][:most].tolist()
    named = list(numbers)
    return int(np.count_nonzero(table.any(axis=1))), [AreaCount(named[area], table[area].tolist()) for area in worst]
