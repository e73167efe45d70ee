"""The one core: an indicator and a batch of columns in, columns of verdicts out.

It takes any batch, so the same function can be fed a whole table, chunks of one, or the
partitions of a distributed engine: rows never look at each other.
"""

import numpy as np
import numpy.typing as npt

from healthcheck.judging.integers import column, floor_quotient, product
from healthcheck.judging.measures import (
    BoolArray,
    InputStates,
    Measured,
    Step,
    input_states,
    measured,
    step_of,
)
from healthcheck.judging.targets import Gap, Sides, gap_downwards, gap_upwards, sides
from healthcheck.model.observations import UNDATED, Batch, IntegerArray, NumberColumn, State
from healthcheck.model.pack import Indicator, MeasureKind, Pack, TargetKind, variables_of
from healthcheck.model.verdicts import Judgement, Status

POPULATIONS = ("resident_population", "registered_population")
"""The two bases of a population: one never stands in for the other unasked."""

REASONS = (
    "HC301",  # no column for the input in any table
    "HC302",  # no figure for the area and period
    "HC303",  # not available
    "HC304",  # below the table's unit
    "HC305",  # suppressed
    "HC306",  # marked as not applicable
    "HC307",  # only the other population basis is there
    "HC311",  # unreadable
    "HC312",  # negative
    "HC313",  # duplicate
    "HC314",  # conflicting
    "HC315",  # divides by zero
    "HC316",  # divides by a negative number
    "HC321",  # not due yet
    "HC331",  # nothing of nothing
)
_NUMBER = {code: np.int16(index) for index, code in enumerate(REASONS)}
_REASON_OF_STATE = {
    State.ABSENT: "HC302",
    State.NOT_AVAILABLE: "HC303",
    State.BELOW_UNIT: "HC304",
    State.SUPPRESSED: "HC305",
    State.NOT_APPLICABLE: "HC306",
    State.UNREADABLE: "HC311",
    State.NEGATIVE: "HC312",
    State.DUPLICATE: "HC313",
    State.CONFLICT: "HC314",
}


def judge(batch: Batch, pack: Pack, indicator: Indicator, scope: BoolArray | None = None) -> Judgement:
    """Judge one indicator on the rows of a batch that are in scope.

    ``scope`` is a mask over the batch (None: every row). Rows that a one-year task (``in``) does
    not bind get no verdict. The target must be static: milestones and trends depend on other years.
    """
    rows = _rows_in_scope(batch, indicator, scope)
    part = _selected(batch, indicator.measure.variables, rows)
    found = input_states(indicator.measure.variables, part)
    value = measured(indicator.measure, part)
    status, reason, usable = _before_judging(indicator, part, found, value)
    numerator = np.where(usable, column(value.numerator, part.size), 0)
    denominator = np.where(usable, column(value.denominator, part.size), 1)

    where = sides(numerator, denominator, indicator.target.interval)
    missed = usable & (where.below | where.above)
    early = _not_due(part, indicator)
    status = np.where(missed, np.where(early, np.uint8(Status.PENDING), np.uint8(Status.FAIL)), status)
    reason = np.where(missed & early, _NUMBER["HC321"], reason)
    step = step_of(indicator.measure, part, pack.variables)
    gap = _gap(indicator, numerator, denominator, value, step, where, missed)
    serves = _serves(indicator, numerator, value, usable)
    return Judgement(
        pack=pack,
        indicator=indicator,
        inputs=indicator.measure.variables,
        rows=rows,
        status=status,
        numerator=numerator,
        denominator=denominator,
        has_value=usable,
        gap=gap.steps,
        gap_exponent=step.exponent,
        has_gap=usable & gap.reachable,
        serves=serves.steps,
        has_serves=serves.reachable,
        thresholds=indicator.target.thresholds,
        required=_required(indicator, where),
        cause=_blamed(indicator, part, found, reason),
        reasons=REASONS,
        reason=reason,
        due=indicator.target.by if indicator.target.in_year is None else indicator.target.in_year,
    )


def _rows_in_scope(batch: Batch, indicator: Indicator, scope: BoolArray | None) -> npt.NDArray[np.intp]:
    inside = np.ones(batch.size, dtype=np.bool_) if scope is None else scope
    year = indicator.target.in_year
    if year is not None:
        inside = inside & ((batch.period == year) | (batch.period == UNDATED))
    return np.flatnonzero(inside)


def _selected(batch: Batch, variables: tuple[str, ...], rows: npt.NDArray[np.intp]) -> Batch:
    """Keep the rows in scope and the measure's own columns; the usual case, every row, copies nothing."""
    own = {name: batch.columns[name] for name in variables if name in batch.columns}
    if len(rows) == batch.size:
        return Batch(batch.period, {**own, **_other_population(batch, variables)})
    chosen = {
        name: NumberColumn(kept.mantissa[rows], kept.scale, kept.last_digit[rows], kept.state[rows])
        for name, kept in {**own, **_other_population(batch, variables)}.items()
    }
    return Batch(batch.period[rows], chosen)


def _other_population(batch: Batch, variables: tuple[str, ...]) -> dict[str, NumberColumn]:
    """Bring the other population along, only to say so when it is the one that is there."""
    if not set(variables) & set(POPULATIONS):
        return {}
    return {name: batch.columns[name] for name in POPULATIONS if name in batch.columns}


def _before_judging(
    indicator: Indicator, part: Batch, found: InputStates, value: Measured
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int16], BoolArray]:
    """Give the statuses that need no comparison, their reasons, and the rows that have a value."""
    state = found.state
    there = state == State.OK
    status = np.full(part.size, Status.PASS, dtype=np.uint8)
    reason = np.full(part.size, -1, dtype=np.int16)
    if not there.all():
        status[~there] = Status.MISSING
        status[state >= State.UNREADABLE] = Status.INVALID
        for kind, code in _REASON_OF_STATE.items():
            reason[state == kind] = _NUMBER[code]
        _explain_absence(part, indicator.measure.variables, found, reason)
    zero = there & (value.undefined | (value.divisor_sign == 0))
    negative = there & ~value.undefined & (value.divisor_sign < 0)
    status[zero | negative] = Status.INVALID
    reason[zero] = _NUMBER["HC315"]
    reason[negative] = _NUMBER["HC316"]
    if indicator.measure.kind is MeasureKind.SHARE:
        empty = there & value.empty & ~value.undefined
        status[empty] = Status.NOT_APPLICABLE
        reason[empty] = _NUMBER["HC331"]
    return status, reason, there & ~zero & ~negative


def _blamed(
    indicator: Indicator, part: Batch, found: InputStates, reason: npt.NDArray[np.int16]
) -> npt.NDArray[np.int16]:
    """Name the input to blame: the unusable one, or, for a bad denominator, the first zero among its variables."""
    bad = (reason == _NUMBER["HC315"]) | (reason == _NUMBER["HC316"])
    if not bad.any():
        return found.cause
    inputs = indicator.measure.variables
    below = variables_of(indicator.measure.denominator) or inputs
    cause = np.where(bad, np.int16(inputs.index(below[0])), found.cause)
    for variable in reversed(below):
        zero = bad & np.asarray(part.columns[variable].mantissa == 0, dtype=np.bool_)
        cause = np.where(zero, np.int16(inputs.index(variable)), cause)
    return cause


def _explain_absence(part: Batch, inputs: tuple[str, ...], found: InputStates, reason: npt.NDArray[np.int16]) -> None:
    """Tell a column that no table has, and a population that is there on the other basis, from a blank."""
    for index, variable in enumerate(inputs):
        blamed = found.cause == index
        if variable not in part.columns:
            reason[blamed] = _NUMBER["HC301"]
        if variable not in POPULATIONS:
            continue
        other = part.columns.get(POPULATIONS[1 - POPULATIONS.index(variable)])
        if other is not None:
            absent = blamed & (found.state < State.UNREADABLE)
            reason[absent & (other.state == State.OK)] = _NUMBER["HC307"]


def _not_due(part: Batch, indicator: Indicator) -> BoolArray:
    """Mark the rows before the year that ``by`` names; undated rows count as due."""
    if indicator.target.by is None:
        return np.zeros(part.size, dtype=np.bool_)
    early: BoolArray = (part.period != UNDATED) & (part.period < indicator.target.by)
    return early


def _gap(
    indicator: Indicator,
    numerator: IntegerArray,
    denominator: IntegerArray,
    value: Measured,
    step: Step,
    where: Sides,
    missed: BoolArray,
) -> Gap:
    """Find the steps each missed row lacks; 0 where the target is met."""
    steps: IntegerArray = np.zeros(len(numerator), dtype=np.int64)
    reachable = np.ones(len(numerator), dtype=np.bool_)
    interval = indicator.target.interval
    for upwards, side in ((True, where.below), (False, where.above)):
        rows = np.flatnonzero(missed & side)
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


def _serves(indicator: Indicator, numerator: IntegerArray, value: Measured, usable: BoolArray) -> Gap:
    """Find the largest denominator the numerator is enough for, floor(per x N / target): ``at_least`` ratios only."""
    target = indicator.target
    size = len(numerator)
    ratio = indicator.measure.kind is MeasureKind.RATIO and target.kind is TargetKind.AT_LEAST
    if not ratio or target.thresholds[0].value <= 0:
        return Gap(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_))
    limit = target.thresholds[0].value
    most = floor_quotient(
        product(numerator, indicator.measure.per * limit.denominator), product(value.unit, limit.numerator)
    )
    return Gap(most, usable & np.asarray(numerator >= 0, dtype=np.bool_))


def _required(indicator: Indicator, where: Sides) -> npt.NDArray[np.int8]:
    """Index the limit that binds: the upper one of ``between`` for values above it, else the first."""
    second = len(indicator.target.thresholds) > 1
    return np.where(where.above & second, np.int8(1), np.int8(0))
