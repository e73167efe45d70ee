"""Published ratios against their parts, and the pace of targets that are not due yet."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthcheck.judging.examples import number_column
from healthcheck.judging.figures import gaps, values
from healthcheck.judging.judge import judge
from healthcheck.judging.pace import Pace, Paces
from healthcheck.judging.published import disagreeing, too_close
from healthcheck.model.faults import Place
from healthcheck.model.observations import Batch
from healthcheck.model.pack import (
    Indicator,
    Measure,
    MeasureKind,
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
from healthcheck.reports.course import course

NAME = Text("x", "x")
VARIABLES = {
    name: Variable(name, NAME, "bed", kind)
    for name, kind in (("a", VariableType.COUNT), ("b", VariableType.COUNT), ("r", VariableType.RATE))
}
PACK = Pack("p", 1, NAME, None, None, (), {}, None, VARIABLES, (), (), "p.yaml", "")
REPORTED = Measure(MeasureKind.RATIO, Reference("a"), Reference("b"), 1000, reported_as="r")
VALUE = Measure(MeasureKind.VALUE, Reference("a"))


def at_least(text: str, by: int | None = None) -> Target:
    return Target(TargetKind.AT_LEAST, (Threshold(text, Fraction(text)),), by=by)


def reported(parts: tuple[str | None, str | None], published: str | None, limit: str) -> tuple[Judgement, Batch]:
    columns = {
        "a": number_column([parts[0]]),
        "b": number_column([parts[1]]),
        "r": number_column([published], counted=False),
    }
    batch = Batch(np.zeros(1, dtype=np.int32), columns, np.zeros(1, dtype=np.int64))
    return judge(batch, PACK, Indicator("i", NAME, REPORTED, at_least(limit), "1", Place("p"))), batch


@pytest.mark.parametrize(
    ("parts", "published", "status", "value", "close"),
    [
        (("749", "100000"), "7.5", "fail", "7.49", False),
        ((None, "100000"), "7.5", "pass", "7.5", True),
        ((None, "100000"), "7.4", "fail", "7.4", False),
        ((None, None), "7.6", "pass", "7.6", False),
        ((None, None), "7.46", "fail", "7.46", False),
        ((None, None), None, "missing", None, False),
    ],
)
def test_the_parts_win_and_alone_the_published_figure_is_judged_as_written(
    parts: tuple[str | None, str | None], published: str | None, status: str, value: str | None, close: bool
) -> None:
    judgement, batch = reported(parts, published, "7.5")
    assert Status(int(judgement.status[0])).word == status
    assert values(judgement, np.arange(1)).texts() == [value]
    assert (too_close(judgement, batch, "r").tolist() == [0]) is close
    alone = parts[0] is None and published is not None
    assert bool(judgement.published[0]) is alone
    if alone:
        assert gaps(judgement, np.arange(1)).texts() == [None]


def test_a_negative_part_is_not_hidden_behind_a_published_figure() -> None:
    judgement, _ = reported(("-1", "100000"), "7.6", "7.5")
    assert Status(int(judgement.status[0])).word == "invalid"


@settings(deadline=None)
@given(st.integers(0, 2000), st.integers(100, 9999), st.integers(0, 400))
def test_a_published_figure_disagrees_when_no_values_behind_the_printed_ones_give_it(
    beds: int, people: int, tenths: int
) -> None:
    published = f"{tenths // 10}.{tenths % 10}"
    judgement, batch = reported((str(beds), str(people)), published, "7.5")
    half = Fraction(1, 2)
    low, high = 1000 * (beds - half) / (people + half), 1000 * (beds + half) / (people - half)
    possible = Fraction(published) - Fraction(1, 20) <= high and low <= Fraction(published) + Fraction(1, 20)
    assert (disagreeing(judgement, batch, "r").tolist() == []) is possible


def paces(figures: dict[int, str | None], limit: str, by: int) -> dict[int, Pace | None]:
    years = list(figures)
    batch = Batch(
        np.array(years, dtype=np.int32),
        {"a": number_column(list(figures.values()))},
        np.zeros(len(years), dtype=np.int64),
    )
    judgement = judge(batch, PACK, Indicator("i", NAME, VALUE, at_least(limit, by), "1", Place("p")))
    found = Paces(judgement, batch)
    return {year: found.pace(position) for position, year in enumerate(years)}


def test_a_pending_target_says_the_step_it_needs_and_where_the_pace_leads() -> None:
    found = paces({2022: "10", 2023: "12", 2024: "13", 2025: "14"}, "20", 2026)
    assert found == {
        2022: Pace(2026, Fraction(10, 4), None, None),
        2023: Pace(2026, Fraction(8, 3), 2022, 2027),
        2024: Pace(2026, Fraction(7, 2), 2022, 2029),
        2025: Pace(2026, Fraction(6), 2022, 2030),
    }


def test_a_pace_that_leads_away_reaches_nothing_and_met_or_due_targets_have_none() -> None:
    found = paces({2022: "10", 2023: "9", 2024: "20", 2026: "1"}, "20", 2026)
    assert found[2023] == Pace(2026, Fraction(11, 3), 2022, None)
    assert (found[2024], found[2026]) == (None, None)


@pytest.mark.parametrize(
    ("pace", "step", "reached", "english", "chinese"),
    [
        (
            Pace(2025, Fraction(1, 3), 2022, 2024),
            "0.3333",
            "2024",
            "+0.3333 a year is still needed until 2025; at the pace since 2022 the target is reached in 2024",
            "到 2025 年每年还需变化 +0.3333；按 2022 年以来的速度，2024 年可达到目标",
        ),
        (
            Pace(2025, Fraction(-2), 2022, 2026),
            "-2",
            "2026",
            "-2 a year is still needed until 2025; at the pace since 2022 the target is reached in 2026, too late",
            "到 2025 年每年还需变化 -2；按 2022 年以来的速度，2026 年才能达到目标，来不及",
        ),
        (
            Pace(2025, Fraction(2), 2022, None),
            "2",
            None,
            "+2 a year is still needed until 2025; since 2022 the value has not moved towards the target",
            "到 2025 年每年还需变化 +2；自 2022 年以来数值没有向目标靠近",
        ),
        (
            Pace(2025, Fraction(2), None, None),
            "2",
            None,
            "+2 a year is still needed until 2025",
            "到 2025 年每年还需变化 +2",
        ),
    ],
)
def test_the_words_of_a_course(pace: Pace, step: str, reached: str | None, english: str, chinese: str) -> None:
    said, chinese_course = course(pace, "en"), course(pace, "zh")
    assert said is not None
    assert chinese_course is not None
    assert (said.yearly_step, said.reached) == (step, reached)
    assert "; ".join(said.words) == english
    assert "；".join(chinese_course.words) == chinese
