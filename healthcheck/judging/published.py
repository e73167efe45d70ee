"""Published ratios: judged as written where their parts are missing, and held against the parts otherwise."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import alike
from healthcheck.judging.measures import BoolArray
from healthcheck.model.observations import Batch, NumberColumn, State
from healthcheck.model.pack import Expression, Indicator, Negation, Number, Operation, Reference
from healthcheck.model.verdicts import Judgement


class Range(Struct, frozen=True):
    """The exact values that a figure printed with a last digit may stand for."""

    low: Fraction
    high: Fraction

    def touches(self, other: "Range") -> bool:
        """Tell whether two ranges have a value in common."""
        return self.low <= other.high and other.low <= self.high


def printed(column: NumberColumn, row: int) -> Range:
    """Return the values within half a last digit of a printed figure."""
    value = Fraction(int(column.mantissa[row]), 10**column.scale)
    half = Fraction(10) ** int(column.last_digit[row]) / 2
    return Range(value - half, value + half)


def disagreeing(judgement: Judgement, batch: Batch, name: str) -> npt.NDArray[np.intp]:
    """Return the positions whose published figure no values within half a last digit of the parts can give."""
    column = batch.columns.get(name)
    if column is None:
        return np.zeros(0, dtype=np.intp)
    both = judgement.has_value & ~judgement.published & (column.state[judgement.rows] == State.OK.value)
    indicator = judgement.indicator
    return np.array(
        [
            position
            for position in np.flatnonzero(both).tolist()
            if _disagrees(indicator, batch, column, int(judgement.rows[position]))
        ],
        dtype=np.intp,
    )


def _disagrees(indicator: Indicator, batch: Batch, column: NumberColumn, row: int) -> bool:
    measure = indicator.measure
    above = _range(measure.numerator, batch, row)
    below = Range(Fraction(1), Fraction(1)) if measure.denominator is None else _range(measure.denominator, batch, row)
    if above is None or below is None or below.low <= 0:
        return False
    ends = [measure.per * end / divisor for end in (above.low, above.high) for divisor in (below.low, below.high)]
    return not printed(column, row).touches(Range(min(ends), max(ends)))


def _range(expression: Expression, batch: Batch, row: int) -> Range | None:
    """Compute the range of an expression from the ranges of its figures; None where it may divide by zero."""
    match expression:
        case Number(value):
            return Range(value, value)
        case Reference(variable):
            return printed(batch.columns[variable], row)
        case Negation(operand):
            inner = _range(operand, batch, row)
            return None if inner is None else Range(-inner.high, -inner.low)
        case Operation(operator, left, right):
            one, other = _range(left, batch, row), _range(right, batch, row)
            if one is None or other is None:
                return None
            return _combined(operator, one, other)


def _combined(operator: str, one: Range, other: Range) -> Range | None:
    if operator == "+":
        return Range(one.low + other.low, one.high + other.high)
    if operator == "-":
        return Range(one.low - other.high, one.high - other.low)
    if operator == "/":
        if other.low <= 0 <= other.high:
            return None
        other = Range(1 / other.high, 1 / other.low)
    ends = [left * right for left in (one.low, one.high) for right in (other.low, other.high)]
    return Range(min(ends), max(ends))


def too_close(judgement: Judgement, batch: Batch, name: str) -> npt.NDArray[np.intp]:
    """Return the positions judged as published whose limit lies within half a last digit of the figure."""
    column = batch.columns.get(name)
    if column is None:
        return np.zeros(0, dtype=np.intp)
    found = []
    for position in np.flatnonzero(judgement.published).tolist():
        figure = printed(column, int(judgement.rows[position]))
        if any(figure.low <= limit <= figure.high for limit in judgement.limits):
            found.append(position)
    return np.array(found, dtype=np.intp)


def as_published(column: NumberColumn | None, missing: BoolArray) -> BoolArray:
    """Mark the rows whose parts are missing and whose published figure is there."""
    if column is None:
        return alike(0, len(missing), np.bool_)
    there: BoolArray = missing & (column.state == State.OK.value)
    return there
