"""Evidence: a measure's formula with the figures filled in."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.messages.units import unit_word
from healthcheck.model.pack import (
    Expression,
    Negation,
    Number,
    Operation,
    Reference,
    variables_of,
)
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement

_SIGNS: dict[Language, dict[str, str]] = {
    "en": {"+": "+", "-": "-", "*": "x", "/": "/"},
    "zh": {"+": "+", "-": "-", "*": "×", "/": "÷"},
}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def numerator_unit(judgement: Judgement) -> str | None:
    """Return the unit of what a gap counts: that of the numerator's first variable."""
    names = variables_of(judgement.indicator.measure.numerator)
    return judgement.pack.variables[names[0]].unit if names else None


def formula(judgement: Judgement, language: Language) -> str:
    """Write a measure with ``%s`` for each figure, in reading order: ``%s / %s x 1000``."""
    measure = judgement.indicator.measure
    signs = _SIGNS[language]
    above = _written(measure.numerator, signs)
    if measure.denominator is None:
        return above
    divided = f"{_grouped(measure.numerator, above, 2)} {signs['/']} "
    divided += _grouped(measure.denominator, _written(measure.denominator, signs), 3)
    return divided if measure.per == 1 else f"{divided} {signs['*']} {measure.per}"


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


def evidence_texts(
    judgement: Judgement,
    inputs: Sequence[list[str | None]],
    has_value: npt.NDArray[np.bool_],
    language: Language,
) -> list[str | None]:
    """Fill the formula with each row's figures and their units; None where there is no value."""
    measure = judgement.indicator.measure
    template = formula(judgement, language)
    with_units = {
        name: _with_unit(judgement, name, figures, language)
        for name, figures in zip(judgement.inputs, inputs, strict=True)
    }
    order = [*_references(measure.numerator), *_references(measure.denominator)]
    filled = [template % figures for figures in zip(*(with_units[name] for name in order), strict=True)]
    if not order:
        filled = [template] * len(has_value)
    if has_value.all():
        return list(filled)
    return [words if there else None for words, there in zip(filled, has_value.tolist(), strict=True)]


def _with_unit(judgement: Judgement, variable: str, figures: list[str | None], language: Language) -> list[str]:
    """Write figures with their unit; where two inputs share a unit, with the variable's name as well."""
    own = judgement.pack.variables[variable]
    units = [judgement.pack.variables[name].unit for name in judgement.inputs]
    name = f" ({own.name.in_language(language)})" if units.count(own.unit) > 1 else ""
    one = f" {unit_word(own.unit, language, '1')}{name}"
    many = f" {unit_word(own.unit, language, '2')}{name}"
    return [f"{figure}{one if figure == '1' else many}" for figure in figures]
