"""What can be said of an expression before any figure is known: whether it is whole, and which values it can have."""

from collections.abc import Mapping
from fractions import Fraction

from healthcheck.model.pack import (
    Expression,
    Interval,
    Negation,
    Number,
    Operation,
    Reference,
    Variable,
    VariableType,
)


def counts_whole(expression: Expression, variables: Mapping[str, Variable]) -> bool:
    """Tell whether an expression can only be whole: counts and whole constants without division."""
    match expression:
        case Number(value):
            return value.denominator == 1
        case Reference(variable):
            return variables[variable].type is VariableType.COUNT
        case Negation(operand):
            return counts_whole(operand, variables)
        case Operation(operator, left, right):
            return operator != "/" and counts_whole(left, variables) and counts_whole(right, variables)


def values_of(expression: Expression, variables: Mapping[str, Variable]) -> Interval:
    """Return an interval that holds every value an expression can have: counts are not negative, flags are 0 or 1."""
    match expression:
        case Number(value):
            return Interval(value, value)
        case Reference(variable):
            kind = variables[variable].type
            if kind is VariableType.FLAG:
                return Interval(Fraction(0), Fraction(1))
            return Interval(Fraction(0)) if kind is VariableType.COUNT else Interval()
        case Negation(operand):
            inner = values_of(operand, variables)
            return Interval(_negative(inner.high), _negative(inner.low))
        case Operation(operator, left, right):
            one, other = values_of(left, variables), values_of(right, variables)
            if operator == "+":
                return Interval(_sum(one.low, other.low), _sum(one.high, other.high))
            if operator == "-":
                return Interval(_sum(one.low, _negative(other.high)), _sum(one.high, _negative(other.low)))
            return Interval(Fraction(0)) if is_never_negative(one) and is_never_negative(other) else Interval()


def is_never_negative(values: Interval) -> bool:
    """Tell whether no value of an interval is below zero."""
    return values.low is not None and values.low >= 0


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other
