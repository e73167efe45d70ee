"""Which status a row gets before any comparison: precedence, reasons, dates, denominators, and huge numbers."""

from fractions import Fraction

import numpy as np
import pytest

from healthcheck.judging.examples import number_column
from healthcheck.judging.figures import gaps, values
from healthcheck.judging.judge import judge
from healthcheck.judging.shortfalls import gap_of, served_by
from healthcheck.model.faults import Place
from healthcheck.model.observations import UNDATED, Batch, NumberColumn, State
from healthcheck.model.pack import (
    Indicator,
    Measure,
    MeasureKind,
    Number,
    Operation,
    Pack,
    Reference,
    Target,
    TargetKind,
    Threshold,
    Variable,
    VariableType,
)
from healthcheck.model.text import Text
from healthcheck.model.verdicts import Judgement, Status

NAME = Text("x", "x")
IDS = ("a", "b", "resident_population", "registered_population")
PACK = Pack(
    "p", 1, NAME, None, None, (), {}, None,
    {name: Variable(name, NAME, "person", VariableType.COUNT) for name in IDS}, (), (), "p.yaml", "",
)  # fmt: skip
A, B = Reference("a"), Reference("b")


def at_least(limit: str, by: int | None = None, in_year: int | None = None) -> Target:
    return Target(TargetKind.AT_LEAST, (Threshold(limit, Fraction(limit)),), by=by, in_year=in_year)


def run(
    measure: Measure, target: Target, columns: dict[str, NumberColumn], periods: list[int] | None = None
) -> Judgement:
    size = len(next(iter(columns.values())).mantissa)
    period = np.array(periods or [UNDATED] * size, dtype=np.int32)
    return judge(
        Batch(period, columns, np.arange(size)), PACK, Indicator("i", NAME, measure, target, "1", Place("p.yaml"))
    )


def outcome(judgement: Judgement) -> list[tuple[str, str | None, str | None]]:
    """Status word, reason code and the variable to blame, per row."""
    return [
        (
            Status(status).word,
            judgement.reasons[reason] if reason >= 0 else None,
            judgement.inputs[cause].variable if cause >= 0 else None,
        )
        for status, reason, cause in zip(
            judgement.status.tolist(), judgement.reason.tolist(), judgement.cause.tolist(), strict=True
        )
    ]


def with_states(texts: list[str | None], states: list[State]) -> NumberColumn:
    column = number_column(texts)
    return NumberColumn(column.mantissa, column.scale, column.last_digit, np.array(states, dtype=np.uint8))


SHARE = Measure(MeasureKind.SHARE, A, B, 100)
RATIO = Measure(MeasureKind.RATIO, A, B, 1000)
VALUE = Measure(MeasureKind.VALUE, A)


@pytest.mark.parametrize(
    ("state", "status", "reason"),
    [
        (State.ABSENT, "missing", "HC302"),
        (State.NOT_AVAILABLE, "missing", "HC303"),
        (State.BELOW_UNIT, "missing", "HC304"),
        (State.SUPPRESSED, "missing", "HC305"),
        (State.NOT_APPLICABLE, "missing", "HC306"),
        (State.UNREADABLE, "invalid", "HC311"),
        (State.NEGATIVE, "invalid", "HC312"),
        (State.DUPLICATE, "invalid", "HC313"),
        (State.CONFLICT, "invalid", "HC314"),
    ],
)
def test_each_state_of_a_cell_has_its_status_and_reason(state: State, status: str, reason: str) -> None:
    columns = {"a": number_column(["5"]), "b": with_states(["0"], [state])}
    judgement = run(RATIO, at_least("1"), columns)
    assert outcome(judgement) == [(status, reason, "b")]
    everything = np.arange(len(judgement.rows))
    for known in (
        judgement.has_value,
        gap_of(judgement, everything).reachable,
        served_by(judgement, everything).reachable,
    ):
        assert not known.any()


def test_invalid_comes_before_missing_and_the_first_of_a_kind_is_blamed() -> None:
    missing, invalid = State.NOT_AVAILABLE, State.UNREADABLE
    columns = {
        "a": with_states(["0"] * 4, [missing, missing, invalid, invalid]),
        "b": with_states(["0"] * 4, [invalid, missing, missing, invalid]),
    }
    assert outcome(run(RATIO, at_least("1"), columns)) == [
        ("invalid", "HC311", "b"),
        ("missing", "HC303", "a"),
        ("invalid", "HC311", "a"),
        ("invalid", "HC311", "a"),
    ]


def test_a_column_that_no_table_has_is_missing_everywhere() -> None:
    assert outcome(run(RATIO, at_least("1"), {"a": number_column(["1", "2"])})) == [("missing", "HC301", "b")] * 2


def test_the_other_population_basis_never_stands_in() -> None:
    measure = Measure(MeasureKind.RATIO, A, Reference("resident_population"), 1000)
    columns = {"a": number_column(["1", "1"]), "registered_population": number_column(["100", None])}
    assert outcome(run(measure, at_least("1"), columns)) == [
        ("missing", "HC307", "resident_population"),
        ("missing", "HC301", "resident_population"),
    ]


def test_zero_denominators_are_invalid_and_nothing_of_nothing_is_not_applicable_for_shares_only() -> None:
    columns = {"a": number_column(["0", "3", "0"]), "b": number_column(["0", "0", "3"])}
    assert outcome(run(SHARE, at_least("1"), columns)) == [
        ("not_applicable", "HC331", None),
        ("invalid", "HC315", "b"),
        ("fail", None, None),
    ]
    assert outcome(run(RATIO, at_least("1"), columns))[:2] == [("invalid", "HC315", "b")] * 2


def test_division_by_zero_inside_an_expression_and_negative_denominators_are_invalid() -> None:
    quotient = Measure(MeasureKind.VALUE, Operation("/", A, B))
    columns = {"a": number_column(["4", "4"]), "b": number_column(["0", "2"])}
    assert outcome(run(quotient, at_least("2"), columns)) == [("invalid", "HC315", "b"), ("pass", None, None)]
    negative = Measure(MeasureKind.RATIO, A, Operation("-", B, Number(Fraction(3), "3")), 1)
    assert outcome(run(negative, at_least("1"), columns)) == [("invalid", "HC316", "b")] * 2


def test_a_miss_before_the_year_of_by_is_pending_with_its_gap_and_undated_rows_are_due() -> None:
    columns = {"a": number_column(["4", "4", "4", "6", "4"])}
    judgement = run(VALUE, at_least("5", by=2025), columns, [2024, 2025, 2026, 2024, UNDATED])
    assert [status for status, _, _ in outcome(judgement)] == ["pending", "fail", "fail", "pass", "fail"]
    assert outcome(judgement)[0][1] == "HC321"
    assert gaps(judgement, np.arange(5)).texts() == ["1", "1", "1", "0", "1"]


def test_a_one_year_task_gives_no_verdict_in_other_years() -> None:
    columns = {"a": number_column(["4", None, "5", "4"])}
    judgement = run(VALUE, at_least("5", in_year=2024), columns, [2024, 2023, 2024, UNDATED])
    assert judgement.rows.tolist() == [0, 2, 3]
    assert [status for status, _, _ in outcome(judgement)] == ["fail", "pass", "fail"]


def test_numbers_beyond_64_bits_are_judged_exactly() -> None:
    huge = 10**30
    columns = {"a": number_column([str(75 * huge), str(75 * huge - 1)]), "b": number_column([str(10_000 * huge)] * 2)}
    judgement = run(RATIO, at_least("7.5"), columns)
    assert [status for status, _, _ in outcome(judgement)] == ["pass", "fail"]
    assert gaps(judgement, np.arange(2)).texts() == ["0", "1"]
    assert values(judgement, np.arange(2)).texts() == ["7.5", "7.4" + "9" * 30]


def test_products_that_would_overflow_64_bits_do_not() -> None:
    columns = {"a": number_column(["9000000000000000000", "1"]), "b": number_column(["1200000000000000000", "1"])}
    judgement = run(RATIO, at_least("7500"), columns)
    assert [status for status, _, _ in outcome(judgement)] == ["pass", "fail"]


def test_a_gap_that_no_whole_number_closes_is_not_given() -> None:
    equals = Target(TargetKind.EQUALS, (Threshold("2.5", Fraction("2.5")),))
    judgement = run(VALUE, equals, {"a": number_column(["2", "3"])})
    assert gaps(judgement, np.arange(2)).texts() == [None, None]
    less_than_nothing = Target(TargetKind.LESS_THAN, (Threshold("0", Fraction(0)),))
    assert gaps(run(VALUE, less_than_nothing, {"a": number_column(["2"])}), np.arange(1)).texts() == [None]


def test_one_area_more_changes_no_other_verdict() -> None:
    few = {"a": number_column(["74", "75"]), "b": number_column(["10000", "10000"])}
    more = {"a": number_column(["74", "75", str(10**25)]), "b": number_column(["10000", "10000", "0.000001"])}
    first, second = run(RATIO, at_least("7.5"), few), run(RATIO, at_least("7.5"), more)
    assert outcome(first) == outcome(second)[:2]
    assert values(first, np.arange(2)).texts() == values(second, np.arange(2)).texts()


def test_dividing_by_a_negative_constant_blames_no_figure() -> None:
    measure = Measure(MeasureKind.RATIO, A, Number(Fraction(-5), "-5"), 1)
    assert outcome(run(measure, at_least("1"), {"a": number_column(["1"])})) == [("invalid", "HC316", None)]
