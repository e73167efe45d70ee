"""The one core: an indicator and a batch of columns in, columns of verdicts out.

It takes any batch, so the same function can be fed a whole table, chunks of one, or the
partitions of a distributed engine, as long as an area's years stay together: rows look at the same
area's other years and at nothing else.
"""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from healthcheck.judging.demands import Demands, demands
from healthcheck.judging.inputs import Inputs, gather
from healthcheck.judging.integers import column, difference, floor_quotient, product
from healthcheck.judging.measures import BoolArray, Measured, Quantity, Step, evaluate, measured, step_of
from healthcheck.judging.published import as_published
from healthcheck.judging.reasons import NOT_DUE, NUMBER, REASONS, before_judging
from healthcheck.judging.targets import Gap, Sides, gap_downwards, gap_upwards, sides
from healthcheck.judging.timeline import Timeline, bound
from healthcheck.model.observations import Batch, IntegerArray
from healthcheck.model.pack import Indicator, MeasureKind, Pack, TargetKind
from healthcheck.model.verdicts import Judgement, Status


def judge(
    batch: Batch,
    pack: Pack,
    indicator: Indicator,
    scope: BoolArray | None = None,
    timeline: Timeline | None = None,
    as_of: int | None = None,
) -> Judgement:
    """Judge one indicator on the rows of a batch that are in scope.

    ``scope`` is a mask over the batch (None: every row); ``timeline`` that of the batch, made here
    when it is not given. Rows of years that the indicator does not bind get no verdict. With
    ``as_of`` later periods are dropped and what is due by then is due on each area's latest row.
    """
    timeline = timeline or Timeline(batch)
    binds = bound(batch, indicator, scope, timeline, as_of)
    inputs = gather(batch, indicator, binds, timeline)
    value = measured(indicator.measure, inputs.now, inputs.before)
    found = before_judging(indicator, inputs, value)
    computed = found.usable
    published = as_published(inputs.reported, found.status == Status.MISSING)
    usable = computed | published
    numerator, denominator = column(value.numerator, len(usable)), column(value.denominator, len(usable))
    if not computed.all():
        numerator, denominator = np.where(computed, numerator, 0), np.where(computed, denominator, 1)
    if inputs.reported is not None:
        numerator = np.where(published, inputs.reported.mantissa, numerator)
        denominator = np.where(published, 10**inputs.reported.scale, denominator)

    asked = demands(indicator.target, binds.year)
    where = _sides(indicator, inputs, numerator, denominator, asked)
    missed = (usable & (where.below | where.above)) | (found.status == Status.FAIL)
    status = np.where(published, np.uint8(Status.PASS), found.status)
    late = np.where(asked.early, np.uint8(Status.PENDING), np.uint8(Status.FAIL))
    step = step_of(indicator.measure, inputs.now, pack.variables)
    gap = _gap(numerator, denominator, value, step, asked, where, missed & computed)
    serves = _serves(indicator, numerator, value, computed, asked)
    return Judgement(
        pack=pack,
        indicator=indicator,
        inputs=inputs.terms,
        rows=binds.rows,
        status=np.where(missed, late, status),
        numerator=numerator,
        denominator=denominator,
        has_value=usable,
        gap=gap.steps,
        gap_exponent=step.exponent,
        published=published,
        has_gap=computed & gap.reachable,
        serves=serves.steps,
        has_serves=serves.reachable,
        thresholds=asked.thresholds,
        limits=_limits(asked),
        required=_required(asked, where),
        cause=np.where(published, np.int16(-1), found.cause),
        reasons=REASONS,
        reason=np.where(missed & asked.early & usable, NUMBER[NOT_DUE], np.where(published, -1, found.reason)),
        due=asked.due,
    )


def _limits(asked: Demands) -> tuple[Fraction, ...]:
    ends = [end for interval in asked.intervals for end in (interval.low, interval.high) if end is not None]
    return tuple(dict.fromkeys([*ends, *(limit.value for limit in asked.thresholds)]))


def _sides(
    indicator: Indicator, inputs: Inputs, numerator: IntegerArray, denominator: IntegerArray, asked: Demands
) -> Sides:
    """Compare each row with what is asked of it."""
    if indicator.measure.kind is MeasureKind.TREND and inputs.before is not None:
        return _trend_sides(indicator, inputs, numerator, denominator)
    nowhere = np.zeros(len(numerator), dtype=np.bool_)
    below, above = nowhere, nowhere
    for index, interval in enumerate(asked.intervals):
        own = asked.which == index
        found = sides(numerator, denominator, interval)
        below, above = below | (own & found.below), above | (own & found.above)
    return Sides(below, above)


def _trend_sides(indicator: Indicator, inputs: Inputs, numerator: IntegerArray, denominator: IntegerArray) -> Sides:
    """Compare with the year before: no change is a miss, except 0 after 0."""
    assert inputs.before is not None
    base = evaluate(indicator.measure.numerator, inputs.before)
    size = len(numerator)
    before = Quantity(column(base.numerator, size), column(base.denominator, size))
    change = difference(product(numerator, before.denominator), product(before.numerator, denominator))
    still_zero = np.asarray((change == 0) & (numerator == 0), dtype=np.bool_)
    nowhere = np.zeros(size, dtype=np.bool_)
    if indicator.target.kind is TargetKind.FALLING:
        return Sides(nowhere, np.asarray(change >= 0, dtype=np.bool_) & ~still_zero)
    return Sides(np.asarray(change <= 0, dtype=np.bool_) & ~still_zero, nowhere)


def _gap(
    numerator: IntegerArray,
    denominator: IntegerArray,
    value: Measured,
    step: Step,
    asked: Demands,
    where: Sides,
    missed: BoolArray,
) -> Gap:
    """Find the steps each missed row lacks; 0 where the target is met, none to give for a trend."""
    steps: IntegerArray = np.zeros(len(numerator), dtype=np.int64)
    reachable = np.full(len(numerator), bool(asked.intervals), dtype=np.bool_)
    for index, interval in enumerate(asked.intervals):
        for upwards, side in ((True, where.below), (False, where.above)):
            rows = np.flatnonzero(missed & side & (asked.which == index))
            if not len(rows):
                continue
            unit = value.unit if isinstance(value.unit, int) else value.unit[rows]
            position = (numerator[rows], denominator[rows], unit, step.exponent[rows], interval)
            found = gap_upwards(*position) if upwards else gap_downwards(*position, floor_at_zero=step.whole)
            if found.steps.dtype == object:
                steps = steps.astype(object)
            steps[rows] = found.steps
            reachable[rows] = found.reachable
    return Gap(steps, reachable)


def _serves(indicator: Indicator, numerator: IntegerArray, value: Measured, usable: BoolArray, asked: Demands) -> Gap:
    """Find the largest denominator the numerator is enough for, floor(per x N / limit): ``at_least`` ratios only."""
    target = indicator.target
    kind = target.milestone_kind if target.kind is TargetKind.MILESTONES else target.kind
    most: IntegerArray = np.zeros(len(numerator), dtype=np.int64)
    there = np.zeros(len(numerator), dtype=np.bool_)
    if indicator.measure.kind is not MeasureKind.RATIO or kind is not TargetKind.AT_LEAST:
        return Gap(most, there)
    for index, interval in enumerate(asked.intervals):
        limit = interval.low
        if limit is None or limit <= 0 or interval.low_open:
            continue
        enough = floor_quotient(
            product(numerator, indicator.measure.per * limit.denominator), product(value.unit, limit.numerator)
        )
        own = asked.which == index
        most = np.where(own, enough, most)
        there = there | (own & usable & np.asarray(numerator >= 0, dtype=np.bool_))
    return Gap(most, there)


def _required(asked: Demands, where: Sides) -> npt.NDArray[np.int8]:
    """Index the limit that binds: the upper one of ``between`` for values above it; -1 when there is none."""
    if not asked.thresholds:
        return np.full(len(asked.which), -1, dtype=np.int8)
    if len(asked.intervals) > 1:
        return asked.which
    second = len(asked.thresholds) > 1
    return np.where(where.above & second, np.int8(1), np.int8(0))
