"""A measure as a formula with blanks for its figures; no numbers library, for ``explain`` too."""

from collections.abc import Iterator

from healthcheck.messages import text
from healthcheck.messages.units import unit_word
from healthcheck.model.pack import (
    Expression,
    Indicator,
    Measure,
    MeasureKind,
    Negation,
    Number,
    Operation,
    Pack,
    Reference,
)
from healthcheck.model.text import Language

_SIGNS: dict[Language, dict[str, str]] = {
    "en": {"+": "+", "-": "-", "*": "x", "/": "/"},
    "zh": {"+": "+", "-": "-", "*": "×", "/": "÷"},
}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def formula(measure: Measure, language: Language) -> str:
    """Write a measure with ``%s`` for each figure, in reading order: ``%s / %s x 1000``."""
    signs = _SIGNS[language]
    above = _written(measure.numerator, signs)
    if measure.kind in (MeasureKind.INCREASE, MeasureKind.GROWTH):
        base = _grouped(measure.numerator, above, 2)
        change = f"{_grouped(measure.numerator, above, 1)} {signs['-']} {base}"
        return change if measure.kind is MeasureKind.INCREASE else f"({change}) {signs['/']} {base} {signs['*']} 100"
    if measure.kind is MeasureKind.TREND:
        return f"{above} {text('formula.after', language)} {above}"
    if measure.denominator is None:
        return above
    divided = f"{_grouped(measure.numerator, above, 2)} {signs['/']} "
    divided += _grouped(measure.denominator, _written(measure.denominator, signs), 3)
    return divided if measure.per == 1 else f"{divided} {signs['*']} {measure.per}"


def blanks(measure: Measure) -> list[tuple[str, bool]]:
    """Return what fills the blanks of the formula: a variable, and whether it is that of the year compared with."""
    now = [(name, False) for name in _references(measure.numerator)]
    before = [(name, True) for name in _references(measure.numerator)]
    match measure.kind:
        case MeasureKind.INCREASE | MeasureKind.TREND:
            return [*now, *before]
        case MeasureKind.GROWTH:
            return [*now, *before, *before]
    return [*now, *((name, False) for name in _references(measure.denominator))]


def measure_words(pack: Pack, indicator: Indicator, language: Language) -> str:
    """Write a measure with the names of its variables and their units."""
    measure = indicator.measure
    names = [pack.variables[variable].name.in_language(language) for variable, _ in blanks(measure)]
    units = dict.fromkeys(unit_word(pack.variables[variable].unit, language) for variable in measure.variables)
    return f"{formula(measure, language) % tuple(names)} ({text('list.pause', language).join(units)})"


def _written(expression: Expression, signs: dict[str, str]) -> str:
    match expression:
        case Number(_, text):
            return text
        case Reference(_):
            return "%s"
        case Negation(operand):
            return f"-{_grouped(operand, _written(operand, signs), 3)}"
        case Operation(operator, left, right):
            binding = _BINDING[operator]
            one = _grouped(left, _written(left, signs), binding)
            other = _grouped(right, _written(right, signs), binding + (operator in "-/"))
            return f"{one} {signs[operator]} {other}"


def _grouped(expression: Expression, written: str, binding: int) -> str:
    """Put brackets around an operation that binds less tightly than its surroundings."""
    loose = isinstance(expression, Operation) and _BINDING[expression.operator] < binding
    return f"({written})" if loose else written


def _references(expression: Expression | None) -> Iterator[str]:
    match expression:
        case Reference(variable):
            yield variable
        case Negation(operand):
            yield from _references(operand)
        case Operation(_, left, right):
            yield from _references(left)
            yield from _references(right)
