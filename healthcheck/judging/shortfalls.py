"""What judged rows lack, and how many their numerators are enough for: worked out for the rows that are shown."""

import numpy as np
import numpy.typing as npt

from healthcheck.judging.integers import floor_quotient, product
from healthcheck.judging.targets import Gap, gap_downwards, gap_upwards, staged_sides
from healthcheck.model.observations import IntegerArray
from healthcheck.model.pack import MeasureKind, TargetKind
from healthcheck.model.verdicts import Judgement

Rows = npt.NDArray[np.intp]


def gap_of(judgement: Judgement, rows: Rows) -> Gap:
    """Return the steps of ``10**step`` that each of some rows lacks; 0 where the target is met.

    Out of reach are rows without a value of their own, trends, and targets that no number of steps meets.
    """
    computed = judgement.has_value[rows] & ~judgement.published[rows]
    steps: IntegerArray = np.zeros(len(rows), dtype=np.int64)
    if not judgement.intervals:
        return Gap(steps, np.zeros(len(rows), dtype=np.bool_))
    reachable = computed.copy()
    numerator, denominator = judgement.numerator[rows], judgement.denominator[rows]
    stage, exponent = judgement.stage[rows], judgement.step[rows]
    where = staged_sides(numerator, denominator, judgement.intervals, stage)
    for index, interval in enumerate(judgement.intervals):
        for upwards, side in ((True, where.below), (False, where.above)):
            missed = np.flatnonzero(computed & side & (stage == index))
            if not len(missed):
                continue
            unit = judgement.unit if isinstance(judgement.unit, int) else judgement.unit[rows[missed]]
            position = (numerator[missed], denominator[missed], unit, exponent[missed], interval)
            found = (
                gap_upwards(*position) if upwards else gap_downwards(*position, floor_at_zero=judgement.counts_whole)
            )
            if found.steps.dtype == object:
                steps = steps.astype(object)
            steps[missed] = found.steps
            reachable[missed] = found.reachable
    return Gap(steps, reachable)


def served_by(judgement: Judgement, rows: Rows) -> Gap:
    """Find the largest denominator the numerator is enough for, floor(per x N / limit): ``at_least`` ratios only."""
    most: IntegerArray = np.zeros(len(rows), dtype=np.int64)
    there = np.zeros(len(rows), dtype=np.bool_)
    measure, target = judgement.indicator.measure, judgement.indicator.target
    kind = target.milestone_kind if target.kind is TargetKind.MILESTONES else target.kind
    if measure.kind is not MeasureKind.RATIO or kind is not TargetKind.AT_LEAST:
        return Gap(most, there)
    numerator = judgement.numerator[rows]
    unit = judgement.unit if isinstance(judgement.unit, int) else judgement.unit[rows]
    enough = judgement.has_value[rows] & ~judgement.published[rows] & np.asarray(numerator >= 0, dtype=np.bool_)
    for index, interval in enumerate(judgement.intervals):
        limit = interval.low
        if limit is None or limit <= 0 or interval.low_open:
            continue
        own = judgement.stage[rows] == index
        served = floor_quotient(product(numerator, measure.per * limit.denominator), product(unit, limit.numerator))
        most = np.where(own, served, most)
        there |= own & enough
    return Gap(most, there)
