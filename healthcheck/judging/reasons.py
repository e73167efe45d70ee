"""Why a row is missing or invalid: the state of its inputs, or what it would divide by."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.inputs import Inputs
from healthcheck.judging.measures import BoolArray, Measured
from healthcheck.model.observations import State
from healthcheck.model.pack import Expression, Indicator, MeasureKind, Negation, Operation, variables_of
from healthcheck.model.verdicts import Status

OF_STATE = {
    State.NO_COLUMN: "HC301",
    State.ABSENT: "HC302",
    State.NOT_AVAILABLE: "HC303",
    State.BELOW_UNIT: "HC304",
    State.SUPPRESSED: "HC305",
    State.NOT_APPLICABLE: "HC306",
    State.OTHER_BASIS: "HC307",
    State.NO_YEAR: "HC308",
    State.NO_EARLIER_ROW: "HC309",
    State.AREA_ABSENT: "HC310",
    State.PART_MISSING: "HC317",
    State.NOT_ADDITIVE: "HC318",
    State.ROW_MISSING: "HC322",
    State.UNREADABLE: "HC311",
    State.NEGATIVE: "HC312",
    State.DUPLICATE: "HC313",
    State.CONFLICT: "HC314",
    State.PART_INVALID: "HC319",
    State.ROW_INVALID: "HC323",
    State.ROW_LEFT_OUT: "HC324",
}
ZERO_DENOMINATOR = "HC315"
NEGATIVE_DENOMINATOR = "HC316"
NOT_DUE = "HC321"
NOTHING_OF_NOTHING = "HC331"
PART_REASONS = ("HC317", "HC319", "HC322", "HC323")
"""The codes that blame a part of the area, or one of its rows."""

REASONS = (*OF_STATE.values(), ZERO_DENOMINATOR, NEGATIVE_DENOMINATOR, NOT_DUE, NOTHING_OF_NOTHING)
"""The codes that a judgement's ``reason`` indexes."""

NUMBER = {code: np.int16(index) for index, code in enumerate(REASONS)}
_NUMBER_OF_STATE = np.full(256, -1, dtype=np.int16)
_NUMBER_OF_STATE[list(OF_STATE)] = [NUMBER[code] for code in OF_STATE.values()]


class Unjudged(Struct, frozen=True):
    """Statuses and reasons of rows that need no comparison; the others are ``usable`` and PASS so far."""

    status: npt.NDArray[np.uint8]
    reason: npt.NDArray[np.int16]
    cause: npt.NDArray[np.int16]
    usable: BoolArray


def before_judging(indicator: Indicator, inputs: Inputs, value: Measured) -> Unjudged:
    """Sort out the rows that have no value: not_applicable, then invalid, then missing."""
    state = inputs.state
    there = state == State.OK.value
    status = np.full(len(state), Status.PASS, dtype=np.uint8)
    reason = np.full(len(state), -1, dtype=np.int16)
    rows = np.flatnonzero(~there)
    missing = Status.FAIL if indicator.missing == "fail" else Status.MISSING
    status[rows] = np.where(state[rows] >= State.UNREADABLE.value, Status.INVALID, missing)
    reason[rows] = _NUMBER_OF_STATE[state[rows]]
    zero = there & (value.undefined | (value.divisor_sign == 0))
    negative = there & ~value.undefined & (value.divisor_sign < 0)
    status[zero | negative] = Status.INVALID
    reason[zero] = NUMBER[ZERO_DENOMINATOR]
    reason[negative] = NUMBER[NEGATIVE_DENOMINATOR]
    cause = _blamed(indicator, inputs, zero | negative)
    if indicator.measure.kind is MeasureKind.SHARE:
        empty = there & value.empty & ~value.undefined
        status[empty] = Status.NOT_APPLICABLE
        reason[empty] = NUMBER[NOTHING_OF_NOTHING]
        cause[empty] = -1
    return Unjudged(status, reason, cause, there & ~zero & ~negative)


def with_published(found: Unjudged, published: BoolArray) -> Unjudged:
    """Return the same with a usable value in the rows that have a published one."""
    return Unjudged(
        np.where(published, np.uint8(Status.PASS), found.status),
        np.where(published, np.int16(-1), found.reason),
        np.where(published, np.int16(-1), found.cause),
        found.usable | published,
    )


def _blamed(indicator: Indicator, inputs: Inputs, divides: BoolArray) -> npt.NDArray[np.int16]:
    """Name the unusable input, or where a row ``divides`` by a bad number the first zero among what it divides by."""
    if not divides.any():
        return inputs.cause
    measure = indicator.measure
    names = measure.variables
    below = {*divisors(measure.numerator), *variables_of(measure.denominator)}
    suspects = [(index, inputs.now.columns[name]) for index, name in enumerate(names) if name in below]
    if inputs.before is not None:
        base = variables_of(measure.numerator) if measure.kind is MeasureKind.GROWTH else below
        suspects += [(len(names) + n, inputs.before.columns[name]) for n, name in enumerate(names) if name in base]
    if not suspects:  # it divides by a constant, which is nobody's figure
        return inputs.cause
    cause = np.where(divides, np.int16(suspects[0][0]), inputs.cause)
    for index, column in reversed(suspects):
        zero = divides & np.asarray(column.mantissa == 0, dtype=np.bool_)
        cause = np.where(zero, np.int16(index), cause)
    return cause


def divisors(expression: Expression | None) -> tuple[str, ...]:
    """Return the variables that an expression divides by."""
    match expression:
        case Operation(operator, left, right):
            inner = (*divisors(left), *divisors(right))
            return (*inner, *variables_of(right)) if operator == "/" else inner
        case Negation(operand):
            return divisors(operand)
    return ()
