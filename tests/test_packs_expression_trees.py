"""Expressions are read as arithmetic is: precedence, exact numbers, and the same value as the tree they came from."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthcheck.messages import line
from healthcheck.model.faults import Place, RuleFileError
from healthcheck.model.pack import Expression, Negation, Number, Operation, Reference, variables_of
from healthcheck.packs.expression import parse_expression, words_of

HERE = Place("rules.yaml", 6, 22)
FIGURES = {"beds": Fraction(7), "doctors_2": Fraction(-3, 2), "x": Fraction(0), "_y": Fraction(11, 3)}


def value(expression: Expression) -> Fraction | None:
    """Compute an expression; None where it divides by zero."""
    match expression:
        case Number(number):
            return number
        case Reference(variable):
            return FIGURES[variable]
        case Negation(operand):
            inner = value(operand)
            return None if inner is None else -inner
        case Operation(operator, left, right):
            one, other = value(left), value(right)
            if one is None or other is None or (operator == "/" and other == 0):
                return None
            return {"+": one + other, "-": one - other, "*": one * other, "/": one / (other or 1)}[operator]


def written(expression: Expression, *, bare: bool) -> str:
    """Write an expression with brackets everywhere, or only where they are needed."""
    match expression:
        case Number(_, text):
            return text
        case Reference(variable):
            return variable
        case Negation(operand):
            inner = written(operand, bare=bare)
            return f"-({inner})" if isinstance(operand, Operation) else f"-{inner}"
        case Operation(operator, left, right):
            one, other = written(left, bare=bare), written(right, bare=bare)
            if not bare or (isinstance(left, Operation) and rank(left) < rank(expression)):
                one = f"({one})"
            if not bare or (isinstance(right, Operation) and rank(right) <= rank(expression)):
                other = f"({other})"
            return f"{one} {operator} {other}"


def rank(operation: Operation) -> int:
    return 1 if operation.operator in "+-" else 2


def parsed(text: str) -> Expression | RuleFileError:
    try:
        return parse_expression(text, HERE)
    except RuleFileError as error:
        return error


numbers = st.from_regex(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,5})?", fullmatch=True).map(
    lambda text: Number(Fraction(text), text)
)
leaves = numbers | st.sampled_from(sorted(FIGURES)).map(Reference)
trees = st.recursive(
    leaves,
    lambda inner: (
        st.builds(Negation, inner) | st.builds(Operation, st.sampled_from(["+", "-", "*", "/"]), inner, inner)
    ),
    max_leaves=12,
)


@given(trees, st.booleans())
def test_reading_what_was_written_gives_the_same_value(tree: Expression, bare: bool) -> None:
    read = parsed(written(tree, bare=bare))
    if isinstance(read, RuleFileError):
        assert [fault.code for fault in read.faults] == ["HC179"]
        assert value(tree) is None
    else:
        assert value(read) == value(tree)
        assert variables_of(read) == variables_of(tree)


@given(st.text(alphabet="ab1.+-*/()（２ %×", max_size=30))
def test_any_text_is_an_expression_or_a_fault(text: str) -> None:
    read = parsed(text)
    for fault in read.faults if isinstance(read, RuleFileError) else ():
        assert fault.place is not None
        assert 22 <= (fault.place.column or 0) <= 22 + len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - 2 - 3", -4),
        ("8 / 4 / 2", 1),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("-2 * -3", 6),
        ("- - 2", 2),
        ("-(2 + 3)", -5),
        ("1 - -1", 2),
        ("beds/2", Fraction(7, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("  beds  ", 7),
        ("((beds))", 7),
        ("beds -doctors_2", Fraction(17, 2)),
    ],
)
def test_arithmetic_is_exact_and_reads_as_usual(text: str, expected: Fraction | int) -> None:
    assert value(parse_expression(text, HERE)) == expected


def test_a_number_keeps_its_text() -> None:
    assert parse_expression("0.50", HERE) == Number(Fraction(1, 2), "0.50")


def test_a_word_may_stand_for_a_variable() -> None:
    parsed = parse_expression("population * 2", HERE, {"population": "beds"})
    assert parsed == Operation("*", Reference("beds"), Number(Fraction(2), "2"))


def test_words_have_their_own_places() -> None:
    assert words_of("2 * beds + 床位", HERE) == [
        ("beds", Place("rules.yaml", 6, 26)),
        ("床位", Place("rules.yaml", 6, 33)),
    ]


@pytest.mark.parametrize(
    ("text", "columns", "code"),
    [
        ("", [22], "HC172"),
        ("()", [23], "HC172"),
        ("+1", [22], "HC172"),
        ("beds doctors", [27], "HC173"),
        ("(beds doctors)", [28], "HC173"),
        ("((beds)", [22], "HC174"),
        ("beds)", [26], "HC174"),
        ("beds ^ 2 # 3", [27, 31], "HC170"),
        ("a－b×c÷d", [23, 25, 27], "HC171"),
        ("beds*１", [27], "HC171"),
        ("1. + .5 + 1.2.3", [22, 27, 32], "HC178"),
        ("007 + 1_000 + 2x", [22, 28, 36], "HC178"),
        ("1" * 41, [22], "HC178"),
        ("(" * 51 + "1" + ")" * 51, [72], "HC175"),
        ("-" * 51 + "1", [72], "HC175"),
        ("+".join(["1"] * 201), [22], "HC175"),
        ("床" * 20_001, [22], "HC175"),
        ("1 / 0.0", [26], "HC179"),
    ],
)
def test_each_fault_has_its_column(text: str, columns: list[int], code: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse_expression(text, HERE)
    assert [(fault.code, fault.place) for fault in caught.value.faults] == [
        (code, Place("rules.yaml", 6, column)) for column in columns
    ]


def test_the_longest_expression_can_still_be_walked() -> None:
    parsed = parse_expression("+".join(["beds"] * 200), HERE)
    assert variables_of(parsed) == ("beds",)
    assert value(parsed) == 1400


def test_a_fault_names_the_sign_to_write() -> None:
    with pytest.raises(RuleFileError) as caught:
        parse_expression("beds÷doctors", HERE)
    assert [line(fault, "zh") for fault in caught.value.faults] == [
        "rules.yaml:6:26: HC171 “÷”是全角或排版用的符号，不能用于算式。请改用半角的 /。"
    ]
