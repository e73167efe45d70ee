"""Measures: expressions over columns of exact decimals, and the exact value they give.

Every quantity is a rational column ``numerator / denominator`` with a positive denominator.
A ratio multiplies and never divides: value = per x N / D is kept as the pair
(per x N.numerator x D.denominator, N.denominator x D.numerator). Growth is the ratio of the change
to the year before, in percent.
"""

from collections.abc import Mapping
from math import lcm

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import Integers, alike, difference, product, total
from healthcheck.model.expressions import counts_whole
from healthcheck.model.observations import Batch
from healthcheck.model.pack import (
    Expression,
    Measure,
    MeasureKind,
    Negation,
    Number,
    Operation,
    Reference,
    Variable,
    variables_of,
)

BoolArray = npt.NDArray[np.bool_]


class Quantity(Struct, frozen=True):
    """An expression's exact value per row; ``undefined`` marks rows where it divides by zero."""

    numerator: Integers
    denominator: Integers
    undefined: BoolArray | None = None


class Measured(Struct, frozen=True):
    """A measure's value ``numerator / denominator`` (denominator above 0 where ``defined``).

    Moving the measure's own numerator by 1 moves ``numerator`` by ``unit``. ``divisor_sign`` is
    the sign (-1, 0, 1) of what the measure divides by, 1 for plain values; ``empty`` marks 0 of 0.
    """

    numerator: Integers
    denominator: Integers
    unit: Integers
    divisor_sign: npt.NDArray[np.int8]
    empty: BoolArray
    undefined: BoolArray


def evaluate(expression: Expression, batch: Batch) -> Quantity:
    """Compute an expression for every row; rows whose inputs are unusable hold meaningless numbers."""
    match expression:
        case Number(value):
            return Quantity(value.numerator, value.denominator)
        case Reference(variable):
            column = batch.columns[variable]
            return Quantity(column.mantissa, 10**column.scale)
        case Negation(operand):
            quantity = evaluate(operand, batch)
            return Quantity(product(quantity.numerator, -1), quantity.denominator, quantity.undefined)
        case Operation(operator, left_expression, right_expression):
            left, right = evaluate(left_expression, batch), evaluate(right_expression, batch)
            undefined = _either(left.undefined, right.undefined)
            if operator == "*":
                return Quantity(
                    product(left.numerator, right.numerator), product(left.denominator, right.denominator), undefined
                )
            if operator == "/":
                return _quotient(left, right, undefined, batch.size)
            return _sum(left, right, operator, undefined)


def _either(left: BoolArray | None, right: BoolArray | None) -> BoolArray | None:
    if left is None or right is None:
        return right if left is None else left
    return left | right


def _sum(left: Quantity, right: Quantity, operator: str, undefined: BoolArray | None) -> Quantity:
    if isinstance(left.denominator, int) and isinstance(right.denominator, int):
        common: Integers = lcm(left.denominator, right.denominator)
        one = product(left.numerator, common // left.denominator)
        other = product(right.numerator, common // right.denominator)
    else:
        common = product(left.denominator, right.denominator)
        one, other = product(left.numerator, right.denominator), product(right.numerator, left.denominator)
    combine = total if operator == "+" else difference
    return Quantity(combine(one, other), common, undefined)


def _quotient(left: Quantity, right: Quantity, undefined: BoolArray | None, size: int) -> Quantity:
    sign, zero = _sign(right.numerator, size)
    safe = np.where(zero, 1, np.broadcast_to(np.asarray(right.numerator), (size,)))
    return Quantity(
        product(product(left.numerator, right.denominator), sign),
        product(product(left.denominator, safe), sign),
        _either(undefined, zero),
    )


def _sign(values: Integers, size: int) -> tuple[Integers, BoolArray]:
    """Return 1 or -1 per row (1 for zero), one 1 where none is negative, and where the values are zero."""
    spread = np.broadcast_to(np.asarray(values), (size,))
    negative = np.asarray(spread < 0, dtype=np.bool_)
    sign = np.where(negative, np.int64(-1), np.int64(1)) if negative.any() else 1
    return sign, np.asarray(spread == 0, dtype=np.bool_)


def measured(measure: Measure, now: Batch, before: Batch | None = None) -> Measured:
    """Compute a measure for every row of ``now``; increases and growth against the rows of ``before``.

    A trend's value is that of ``now``, undefined where the value before is.
    """
    above = evaluate(measure.numerator, now)
    below = None if measure.denominator is None else evaluate(measure.denominator, now)
    if before is not None:
        base = evaluate(measure.numerator, before)
        undefined = _either(above.undefined, base.undefined)
        if measure.kind is MeasureKind.TREND:
            above = Quantity(above.numerator, above.denominator, undefined)
        else:
            above = _sum(above, base, "-", undefined)
            below = base if measure.kind is MeasureKind.GROWTH else None
    per = 100 if measure.kind is MeasureKind.GROWTH else measure.per
    return _plain(above, now.size) if below is None else _ratio(above, below, per, now.size)


def _plain(value: Quantity, size: int) -> Measured:
    never = np.zeros(size, dtype=np.bool_)
    undefined = never if value.undefined is None else value.undefined
    sign = np.ones(size, dtype=np.int8)
    return Measured(value.numerator, value.denominator, value.denominator, sign, never, undefined)


def _ratio(above: Quantity, below: Quantity, per: int, size: int) -> Measured:
    sign, zero = _sign(below.numerator, size)
    divisor = below.numerator
    empty = zero
    if zero.any():
        divisor = np.where(zero, 1, np.broadcast_to(np.asarray(divisor), (size,)))
        empty = zero & np.asarray(np.broadcast_to(np.asarray(above.numerator), (size,)) == 0, dtype=np.bool_)
    undefined = _either(above.undefined, below.undefined)
    scale = product(below.denominator, per)
    return Measured(
        numerator=product(above.numerator, scale),
        denominator=product(above.denominator, product(divisor, sign)),
        unit=product(above.denominator, scale),
        divisor_sign=np.asarray(sign, dtype=np.int8) * ~zero,
        empty=empty,
        undefined=np.zeros(size, dtype=np.bool_) if undefined is None else undefined,
    )


class Step(Struct, frozen=True):
    """How a measure's numerator moves: by ``10**exponent`` (int16 per row); ``whole`` when it counts things."""

    exponent: npt.NDArray[np.int16]
    whole: bool


def step_of(measure: Measure, batch: Batch, variables: Mapping[str, Variable]) -> Step:
    """Return the numerator's step per row: 1 for counts, else a unit of its last printed digit.

    An expression of several figures moves by the finest of their last digits.
    """
    whole = counts_whole(measure.numerator, variables)
    columns = [batch.columns[name] for name in variables_of(measure.numerator)]
    if whole or not columns:
        return Step(alike(0, batch.size, np.int16), whole)
    return Step(np.minimum.reduce([column.last_digit for column in columns]), whole)
