"""Small multiples: how an indicator's values lie over the areas or run over the years, a word wide.

They are drawn where they say more than digits: from so many areas or years on.
"""

from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.messages import text
from healthcheck.model.different import different_numbers
from healthcheck.model.observations import UNDATED, IntegerArray
from healthcheck.model.pack import TargetKind
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.bars import bars
from healthcheck.reports.report import Report

LEAST_AREAS = 5
LEAST_YEARS = 3
MOST_BARS = 8
"""More areas than this are drawn as so many groups of one size, each by its middle area."""
MOST_YEARS = 10
_FLOORS = (TargetKind.AT_LEAST, TargetKind.MORE_THAN)
_CEILINGS = (TargetKind.AT_MOST, TargetKind.LESS_THAN)
_MISSED = (Status.FAIL, Status.PENDING, Status.WAIVED)


class Multiples(Struct, frozen=True):
    """What the bars of a report show: the areas of one year (``year`` 0: undated) or the years of one area."""

    over_areas: bool
    years: tuple[int, ...]

    @classmethod
    def of(cls, report: Report, areas: int) -> "Multiples | None":
        """Choose what says more than digits; None when nothing does."""
        years = years_of(report)
        if areas >= LEAST_AREAS:
            return cls(True, years[-1:] or (UNDATED,))
        return cls(False, years) if areas == 1 and len(years) >= LEAST_YEARS else None

    def heading(self, language: Language) -> str:
        """Return the heading of the column."""
        return text("column.spread" if self.over_areas else "column.course", language)

    def legend(self, language: Language) -> str:
        """Say what the bars are."""
        last = self.years[-1]
        if not self.over_areas:
            return text("legend.course", language, {"first": self.years[0], "last": last})
        return text("legend.spread" if last else "legend.spread_undated", language, {"year": last})

    def draw(self, report: Report, judgement: Judgement) -> str:
        """Draw the bars of one indicator; nothing where there are too few values."""
        period = report.seen(judgement).batch.period[judgement.rows]
        if self.over_areas:
            return _spread(judgement, np.flatnonzero((period == self.years[-1]) & judgement.has_value))
        rows = [np.flatnonzero((period == year) & judgement.has_value) for year in self.years]
        values = [_value(judgement, int(found[0])) if len(found) else None for found in rows]
        return bars(values) if sum(value is not None for value in values) >= LEAST_YEARS else ""


def years_of(report: Report) -> tuple[int, ...]:
    """Return the latest years that were judged, ascending; none of undated tables."""
    found: set[int] = set()
    for judgement in report.judgements:
        found |= set(different_numbers(report.seen(judgement).batch.period[judgement.rows]).tolist())
    return tuple(sorted(found - {UNDATED}))[-MOST_YEARS:]


def _spread(judgement: Judgement, rows: npt.NDArray[np.intp]) -> str:
    """Draw areas from the lowest value to the highest, with the mark where the target divides them."""
    if len(rows) < LEAST_AREAS:
        return ""
    ordered = rows[_ascending(judgement.numerator[rows], judgement.denominator[rows])]
    groups = min(len(ordered), MOST_BARS)
    middles = [(2 * group + 1) * len(ordered) // (2 * groups) for group in range(groups)]
    values = [_value(judgement, int(ordered[place])) for place in middles]
    return bars(values, _split(judgement, rows, groups))


def _ascending(numerator: IntegerArray, denominator: IntegerArray) -> npt.NDArray[np.intp]:
    """Return the order of the values; that two so near to one another change places would not be seen."""
    if object in (numerator.dtype, denominator.dtype):
        exact = [Fraction(*pair) for pair in zip(numerator.tolist(), denominator.tolist(), strict=True)]
        return np.array(sorted(range(len(exact)), key=exact.__getitem__), dtype=np.intp)
    return np.argsort(numerator / denominator, kind="stable")


def _value(judgement: Judgement, row: int) -> Fraction:
    return Fraction(int(judgement.numerator[row]), int(judgement.denominator[row]))


def _split(judgement: Judgement, rows: npt.NDArray[np.intp], groups: int) -> int | None:
    """Return before which bar the target stands; at an end only where every area is on one side of it."""
    kind = judgement.indicator.target.milestone_kind or judgement.indicator.target.kind
    if kind not in _FLOORS + _CEILINGS:
        return None
    missed = int(np.isin(judgement.status[rows], _MISSED).sum())
    below = missed if kind in _FLOORS else len(rows) - missed
    if below in (0, len(rows)):
        return groups if below else 0
    return min(max(round(Fraction(below * groups, len(rows))), 1), groups - 1)
