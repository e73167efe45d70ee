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
from healthcheck.judging.integers import alike, column, difference, product
from healthcheck.judging.measures import BoolArray, Quantity, evaluate, measured, step_of
from healthcheck.judging.published import as_published
from healthcheck.judging.reasons import NOT_DUE, NUMBER, REASONS, before_judging, with_published
from healthcheck.judging.targets import Sides, staged_sides
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
    size = len(binds.rows)
    published = as_published(inputs.reported, found.status == Status.MISSING.value)
    numerator, denominator = column(value.numerator, size), column(value.denominator, size)
    if inputs.reported is not None:
        numerator = np.where(published, inputs.reported.mantissa, numerator)
        denominator = np.where(published, 10**inputs.reported.scale, denominator)
        found = with_published(found, published)

    asked = demands(indicator.target, binds.year)
    where = _sides(indicator, inputs, numerator, denominator, asked)
    status, reason = found.status.copy(), found.reason.copy()
    missed = np.flatnonzero((found.usable & (where.below | where.above)) | (status == Status.FAIL.value))
    early = missed[asked.early[missed]]
    status[missed] = Status.FAIL.value
    status[early] = Status.PENDING.value
    reason[early[found.usable[early]]] = NUMBER[NOT_DUE]
    step = step_of(indicator.measure, inputs.now, pack.variables)
    return Judgement(
        pack=pack,
        indicator=indicator,
        inputs=inputs.terms,
        rows=binds.rows,
        status=status,
        numerator=numerator,
        denominator=denominator,
        has_value=found.usable,
        published=published,
        unit=value.unit,
        step=step.exponent,
        counts_whole=step.whole,
        intervals=asked.intervals,
        stage=asked.which,
        thresholds=asked.thresholds,
        limits=_limits(asked),
        required=_required(asked, where),
        cause=found.cause,
        reasons=REASONS,
        reason=reason,
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
    return staged_sides(numerator, denominator, asked.intervals, asked.which)


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


def _required(asked: Demands, where: Sides) -> npt.NDArray[np.int8]:
    """Index the limit that binds: the upper one of ``between`` for values above it; -1 when there is none."""
    if not asked.thresholds:
        return alike(-1, len(asked.which), np.int8)
    if len(asked.intervals) > 1 or len(asked.thresholds) == 1:
        return asked.which
    return where.above.astype(np.int8)
