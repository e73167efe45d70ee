"""Judging over years: milestones, increases, growth, trends, one-year tasks, ``from``, as-of and rounding."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthcheck.judging.examples import number_column
from healthcheck.judging.figures import gaps, values
from healthcheck.judging.judge import judge
from healthcheck.model.faults import Place
from healthcheck.model.intervals import rounded
from healthcheck.model.observations import UNDATED, Batch
from healthcheck.model.pack import (
    Indicator,
    Interval,
    Measure,
    MeasureKind,
    Operation,
    Pack,
    Reference,
    Rounding,
    Target,
    TargetKind,
    Threshold,
    Variable,
    VariableType,
)
from healthcheck.model.text import Text
from healthcheck.model.verdicts import Judgement, Status

NAME = Text("x", "x")
VARIABLES = {
    "a": Variable("a", NAME, "bed", VariableType.COUNT),
    "r": Variable("r", NAME, "percent", VariableType.RATE),
}
PACK = Pack("p", 1, NAME, None, None, (), {}, None, VARIABLES, (), (), "p.yaml", "")
A = Reference("a")
VALUE = Measure(MeasureKind.VALUE, A)
INCREASE = Measure(MeasureKind.INCREASE, A)
GROWTH = Measure(MeasureKind.GROWTH, A)


def limit(text: str) -> Threshold:
    return Threshold(text, Fraction(text))


def target(
    kind: TargetKind, text: str, *, by: int | None = None, in_year: int | None = None, from_year: int | None = None
) -> Target:
    return Target(kind, (limit(text),), by=by, in_year=in_year, from_year=from_year)


def staged(**stages: str) -> Target:
    return Target(
        TargetKind.MILESTONES,
        milestone_kind=TargetKind.AT_LEAST,
        milestones=tuple((int(year[1:]), limit(text)) for year, text in stages.items()),
    )


def run(
    measure: Measure,
    wanted: Target,
    rows: Sequence[tuple[int, int, str | None]],
    as_of: int | None = None,
) -> tuple[Judgement, dict[tuple[int, int], tuple[str, str | None]]]:
    """Judge rows of (area, year, figure); return the judgement and, per area and year, status and reason."""
    areas, years, figures = zip(*rows, strict=True)
    batch = Batch(np.array(years, dtype=np.int32), {"a": number_column(figures)}, np.array(areas, dtype=np.int64))
    indicator = Indicator("i", NAME, measure, wanted, "1", Place("p.yaml"))
    judgement = judge(batch, PACK, indicator, as_of=as_of)
    found = {}
    for position, row in enumerate(judgement.rows.tolist()):
        number = int(judgement.reason[position])
        reason = judgement.reasons[number] if number >= 0 else None
        found[areas[row], years[row]] = (Status(int(judgement.status[position])).word, reason)
    return judgement, found


def test_the_latest_milestone_not_after_the_year_binds_and_the_last_one_stays() -> None:
    wanted = staged(y2023="5", y2024="10", y2025="15")
    rows = [(1, year, figure) for year, figure in ((2022, "4"), (2023, "5"), (2024, "9"), (2025, "15"), (2026, "14"))]
    judgement, found = run(VALUE, wanted, [*rows, (2, 2022, "5"), (3, UNDATED, "14")])
    assert found == {
        (1, 2022): ("pending", "HC321"),
        (1, 2023): ("pass", None),
        (1, 2024): ("fail", None),
        (1, 2025): ("pass", None),
        (1, 2026): ("fail", None),
        (2, 2022): ("pass", None),
        (3, UNDATED): ("fail", None),
    }
    assert gaps(judgement, np.arange(7)).texts() == ["1", "0", "1", "0", "1", "0", "1"]
    assert judgement.due.tolist() == [2023, 2023, 2024, 2025, 2025, 2023, 2025]
    assert [judgement.thresholds[index].text for index in judgement.required] == "5 5 10 15 15 5 15".split()


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(2020, 2030), st.integers(0, 50), min_size=1, max_size=5),
    st.lists(
        st.tuples(st.integers(2018, 2032), st.integers(0, 60)), min_size=1, max_size=8, unique_by=lambda row: row[0]
    ),
)
def test_milestones_agree_with_their_definition_at_every_year(
    stages: dict[int, int], figures: list[tuple[int, int]]
) -> None:
    wanted = staged(**{f"y{year}": str(stages[year]) for year in sorted(stages)})
    _, found = run(VALUE, wanted, [(1, year, str(figure)) for year, figure in figures])
    for year, figure in figures:
        reached = [stage for stage in sorted(stages) if stage <= year]
        binding = stages[reached[-1]] if reached else stages[min(stages)]
        expected = "pass" if figure >= binding else "fail" if reached else "pending"
        assert found[1, year][0] == expected


def test_an_increase_is_against_the_year_before_and_its_gap_is_in_steps_of_this_year() -> None:
    wanted = target(TargetKind.AT_LEAST, "1000", in_year=2024)
    judgement, found = run(INCREASE, wanted, [(1, 2023, "4000"), (1, 2024, "4990"), (2, 2024, "9"), (1, 2022, "1")])
    assert found == {(1, 2024): ("fail", None), (2, 2024): ("missing", "HC309")}
    assert values(judgement, np.arange(2)).texts() == ["990", None]
    assert gaps(judgement, np.arange(2)).texts() == ["10", None]
    assert [term.years.tolist() for term in judgement.inputs] == [[2024, 2024], [2023, 2023]]


def test_an_increase_since_a_year_gives_that_year_no_verdict() -> None:
    since = Measure(MeasureKind.INCREASE, A, since=2022)
    rows = [(1, 2021, None), (1, 2022, "100"), (1, 2023, "150"), (1, 2025, "300")]
    _, found = run(since, target(TargetKind.MORE_THAN, "100"), rows)
    assert found == {(1, 2023): ("fail", None), (1, 2025): ("pass", None)}


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.decimals(-50, 50, places=1).map(str))
def test_growth_is_exact(before: int, after: int, percent: str) -> None:
    judgement, found = run(
        GROWTH, target(TargetKind.AT_LEAST, percent, in_year=2024), [(1, 2023, str(before)), (1, 2024, str(after))]
    )
    if before == 0:
        assert found[1, 2024] == ("invalid", "HC315")
        return
    growth = Fraction(after - before, before) * 100
    assert found[1, 2024][0] == ("pass" if growth >= Fraction(percent) else "fail")
    (gap,) = gaps(judgement, np.arange(1)).texts()
    assert gap is not None
    reached = after + int(gap)
    assert Fraction(reached - before, before) * 100 >= Fraction(percent)
    if int(gap):
        assert Fraction(reached - 1 - before, before) * 100 < Fraction(percent)


def test_a_falling_trend_has_a_verdict_for_each_year_after_the_first() -> None:
    trend = Measure(MeasureKind.TREND, A, over=(2023, 2026))
    rows = [(1, 2022, "9"), (1, 2023, "3"), (1, 2024, "3"), (1, 2025, "0"), (1, 2026, "0"), (1, 2027, "9")]
    judgement, found = run(trend, Target(TargetKind.FALLING), rows)
    assert found == {(1, 2024): ("fail", None), (1, 2025): ("pass", None), (1, 2026): ("pass", None)}
    assert gaps(judgement, np.arange(3)).texts() == [None, None, None]
    assert values(judgement, np.arange(3)).texts() == ["3", "0", "0"]
    _, rising = run(trend, Target(TargetKind.RISING), rows)
    assert rising == {(1, 2024): ("fail", None), (1, 2025): ("fail", None), (1, 2026): ("pass", None)}


def test_a_gap_in_a_series_is_missing_and_names_the_year() -> None:
    trend = Measure(MeasureKind.TREND, A, over=(2023, 2025))
    judgement, found = run(trend, Target(TargetKind.FALLING), [(1, 2023, "3"), (1, 2025, "1")])
    assert found == {(1, 2025): ("missing", "HC309")}
    assert judgement.inputs[int(judgement.cause[0])].years.tolist() == [2024]


@pytest.mark.parametrize("measure", [INCREASE, GROWTH, Measure(MeasureKind.TREND, A, over=(2023, 2025))])
def test_undated_rows_have_no_year_before(measure: Measure) -> None:
    wanted = Target(TargetKind.FALLING) if measure.over else target(TargetKind.AT_LEAST, "1")
    _, found = run(measure, wanted, [(1, UNDATED, "3")])
    assert found == {(1, UNDATED): ("missing", "HC308")}


def test_years_before_from_get_no_verdict() -> None:
    _, found = run(VALUE, target(TargetKind.AT_LEAST, "5", from_year=2023), [(1, 2022, None), (1, 2023, "5")])
    assert found == {(1, 2023): ("pass", None)}


def test_as_of_drops_later_years_and_makes_due_what_is_due_by_then() -> None:
    rows = [(1, 2023, "4"), (1, 2024, "4"), (1, 2026, "9"), (2, 2025, "4")]
    _, found = run(VALUE, target(TargetKind.AT_LEAST, "5", by=2025), rows, as_of=2025)
    assert found == {(1, 2023): ("pending", "HC321"), (1, 2024): ("fail", None), (2, 2025): ("fail", None)}
    _, staged_found = run(VALUE, staged(y2023="4", y2025="5"), rows, as_of=2025)
    assert staged_found == {(1, 2023): ("pass", None), (1, 2024): ("fail", None), (2, 2025): ("fail", None)}
    _, task = run(VALUE, target(TargetKind.AT_LEAST, "5", in_year=2025), rows, as_of=2025)
    assert task == {(1, 2024): ("fail", None), (2, 2025): ("fail", None)}
    _, earlier = run(VALUE, target(TargetKind.AT_LEAST, "5", by=2025), rows, as_of=2024)
    assert earlier == {(1, 2023): ("pending", "HC321"), (1, 2024): ("pending", "HC321")}


def quantised(value: Fraction, rounding: Rounding) -> Fraction:
    """The specification: decimal's own rounding, on a number with more digits than any tie needs."""
    mode = ROUND_HALF_EVEN if rounding.rule == "half_even" else ROUND_HALF_UP
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-rounding.digits), rounding=mode))


intervals = st.sampled_from(["at_least", "more_than", "at_most", "less_than", "equals"])


@settings(max_examples=500, deadline=None)
@given(
    st.decimals(-20, 20, places=3).map(Fraction),
    st.decimals(-20, 20, places=2).map(str),
    intervals,
    st.builds(Rounding, st.integers(0, 2), st.sampled_from(["half_even", "half_up"])),
)
def test_rounding_compares_the_rounded_value(value: Fraction, text: str, kind: str, rounding: Rounding) -> None:
    interval = target(TargetKind(kind), text).interval
    expected = contains(interval, quantised(value, rounding))
    assert contains(rounded(interval, rounding), value) is expected


def contains(interval: Interval, value: Fraction) -> bool:
    high_enough = interval.low is None or value > interval.low or (value == interval.low and not interval.low_open)
    low_enough = interval.high is None or value < interval.high or (value == interval.high and not interval.high_open)
    return high_enough and low_enough


def test_the_gap_under_rounding_solves_the_rounded_condition() -> None:
    wanted = Target(TargetKind.AT_LEAST, (limit("2.6"),), rounding=Rounding(1, "half_up"))
    ratio = Measure(MeasureKind.RATIO, A, Reference("people"), 1000)
    batch = Batch(
        np.zeros(2, dtype=np.int32),
        {"a": number_column(["2549", "2550"]), "people": number_column(["1000000"] * 2)},
        np.arange(2),
    )
    judgement = judge(batch, PACK, Indicator("i", NAME, ratio, wanted, "1", Place("p.yaml")))
    assert judgement.status.tolist() == [Status.FAIL, Status.PASS]
    assert gaps(judgement, np.arange(2)).texts() == ["1", "0"]


def test_a_missing_figure_can_be_a_failure_or_zero_when_the_pack_says_so() -> None:
    batch = Batch(np.zeros(2, dtype=np.int32), {"a": number_column(["…", "5"])}, np.arange(2))

    def words(policy: Literal["fail", "missing", "zero"]) -> list[str]:
        indicator = Indicator("i", NAME, VALUE, target(TargetKind.AT_LEAST, "1"), "1", Place("p"), missing=policy)
        return [Status(int(status)).word for status in judge(batch, PACK, indicator).status]

    assert words("missing") == ["missing", "pass"]
    assert words("fail") == ["fail", "pass"]
    assert words("zero") == ["fail", "pass"]


def test_a_trend_after_a_year_that_divides_by_zero_is_invalid() -> None:
    trend = Measure(MeasureKind.TREND, Operation("/", A, Reference("b")), over=(2023, 2025))
    batch = Batch(
        np.array([2023, 2024, 2025], dtype=np.int32),
        {"a": number_column(["3", "3", "2"]), "b": number_column(["0", "1", "1"])},
        np.zeros(3, dtype=np.int64),
    )
    indicator = Indicator("i", NAME, trend, Target(TargetKind.FALLING), "1", Place("p.yaml"))
    judgement = judge(batch, PACK, indicator)
    assert [Status(int(status)).word for status in judgement.status] == ["invalid", "pass"]
    assert judgement.reasons[judgement.reason[0]] == "HC315"
    assert (judgement.inputs[int(judgement.cause[0])].variable, judgement.inputs[3].years.tolist()) == (
        "b",
        [2023, 2024],
    )
    assert int(judgement.cause[0]) == 3
