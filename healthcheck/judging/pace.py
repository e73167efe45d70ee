"""Whether a target that is not due yet is on the way: the step each year still needs, and where the pace leads."""

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from math import ceil

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import UNDATED, Batch
from healthcheck.model.verdicts import Judgement, Status


class Pace(Struct, frozen=True):
    """What a pending verdict still needs.

    ``yearly_step`` is what the value must change by each year until it is due, in the value's own
    unit; ``since`` the year the pace so far is measured from, ``reached`` the year in which it leads
    to the target: None for ``since`` when there is no earlier year, for ``reached`` when it never does.
    """

    due: int
    yearly_step: Fraction
    since: int | None
    reached: int | None


class Paces:
    """Measures the pace of the pending verdicts of a judgement."""

    def __init__(self, judgement: Judgement, batch: Batch) -> None:
        """Take a judgement and the batch whose rows it judges."""
        self._judgement = judgement
        self._area: npt.NDArray[np.int64] = batch.area[judgement.rows]
        self._period: npt.NDArray[np.int32] = batch.period[judgement.rows]

    @cached_property
    def _years(self) -> dict[int, list[tuple[int, int]]]:
        """The years of each area that have a value, with their positions in the judgement, earliest first."""
        years: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for position in np.flatnonzero(self._judgement.has_value & (self._period != UNDATED)).tolist():
            years[int(self._area[position])].append((int(self._period[position]), position))
        return {area: sorted(found) for area, found in years.items()}

    def _value(self, position: int) -> Fraction:
        return Fraction(int(self._judgement.numerator[position]), int(self._judgement.denominator[position]))

    def pace(self, position: int) -> Pace | None:
        """Measure one verdict; None where it is not pending with a value, a limit and a year."""
        judgement = self._judgement
        if judgement.status[position] != Status.PENDING or not judgement.has_value[position]:
            return None
        year, due, limit = int(self._period[position]), int(judgement.due[position]), int(judgement.required[position])
        if limit < 0 or year >= due:
            return None
        value = self._value(position)
        lacking = judgement.thresholds[limit].value - value
        first_year, first = self._years[int(self._area[position])][0]
        if first_year >= year:
            return Pace(due, lacking / (due - year), None, None)
        change = (value - self._value(first)) / (year - first_year)
        reached = year + ceil(lacking / change) if change * lacking > 0 else None
        return Pace(due, lacking / (due - year), first_year, reached)
