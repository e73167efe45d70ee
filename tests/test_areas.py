"""Rosters, roll-ups and named places: sums of parts, who is missing, and which rows an indicator binds."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from healthcheck.areas.prepare import prepare
from healthcheck.areas.scope import ListedParts, in_scope, own_digits, scope_of, where_mask
from healthcheck.judging.examples import number_column
from healthcheck.judging.judge import judge
from healthcheck.messages import line
from healthcheck.model.area_codes import CODE_LENGTHS, compare_key
from healthcheck.model.faults import Place
from healthcheck.model.observations import NO_LEVEL, UNDATED, Batch, Observations, Origin, Origins, State
from healthcheck.model.pack import (
    LEVELS,
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
from healthcheck.model.verdicts import Status
from healthcheck.tables.areas import code_keys, level_of
from healthcheck.tables.texts import Texts

NAME = Text("Beds", "床位数")
VARIABLES = {
    "beds": Variable("beds", NAME, "bed", VariableType.COUNT),
    "people": Variable("people", Text("People", "人口"), "person", VariableType.COUNT),
    "rate": Variable("rate", Text("Rate", "率"), "percent", VariableType.RATE),
    "urban": Variable("urban", Text("Urban", "城市"), "", VariableType.FLAG),
}
PACK = Pack("p", 1, NAME, None, "city", (), {}, None, VARIABLES, (), (), "p.yaml", "")
RATIO = Indicator(
    "ratio",
    NAME,
    Measure(MeasureKind.RATIO, Reference("beds"), Reference("people"), 1000),
    Target(TargetKind.AT_LEAST, (Threshold("7.5", Fraction("7.5")),)),
    "1",
    Place("p.yaml"),
)
BEDS = replace(RATIO, id="beds", measure=Measure(MeasureKind.VALUE, Reference("beds")))
RATE = replace(RATIO, id="rate", measure=Measure(MeasureKind.VALUE, Reference("rate")))


class Cells(Origins):
    """Every variable has a column of its own, every row its line."""

    def origin(self, variable: str, row: int) -> Origin | None:
        return Origin(Place("t.csv", row + 2, 1 + list(VARIABLES).index(variable)), "raw")


Row = tuple[str | None, int, str | None, str | None]


def table(rows: list[Row], **more: list[str | None]) -> Observations:
    """Rows of code, year, beds and people."""
    codes, years, beds, people = (list(column) for column in zip(*rows, strict=True))
    columns = {"beds": number_column(beds), "people": number_column(people)}
    columns.update({name: number_column(texts) for name, texts in more.items()})
    numbers = {code: number for number, code in enumerate(dict.fromkeys(codes))}
    areas = np.array([numbers[code] for code in codes], dtype=np.int64)
    return Observations(
        Batch(np.array(years, dtype=np.int32), columns, areas),
        list(codes),
        [f"name of {code}" for code in codes],
        [None if code is None else level_of(code) for code in codes],
        Cells(),
        (),
        (),
    )


def verdicts(seen: Observations, pack: Pack, indicator: Indicator) -> dict[tuple[str | None, int], str]:
    """Prepare and judge; status and value (or reason) per area and year."""
    ready = prepare(seen, pack, [indicator]).observations
    judgement = judge(ready.batch, pack, indicator, in_scope(ready, scope_of(pack, indicator)))
    found = {}
    for position, row in enumerate(judgement.rows.tolist()):
        word = Status(int(judgement.status[position])).word
        if judgement.has_value[position]:
            word += f" {Fraction(int(judgement.numerator[position]), int(judgement.denominator[position]))}"
        else:
            word += f" {judgement.reasons[judgement.reason[position]]}"
        found[ready.area[row], int(ready.batch.period[row])] = word
    return found


def findings(seen: Observations, pack: Pack, indicator: Indicator) -> list[str]:
    return [line(finding, "en") for finding in prepare(seen, pack, [indicator]).findings]


PARTS = {"350100": ("350102", "350103")}


def test_a_citys_ratio_is_computed_from_summed_parts_never_averaged() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "100", "1000"), ("350103", 2025, "5", "13000")])
    assert verdicts(seen, pack, RATIO) == {("350100", 2025): "pass 15/2"}
    assert findings(seen, pack, RATIO) == []


def test_one_part_without_the_figure_makes_the_whole_missing_and_the_reason_names_it() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "100", "1000"), ("350103", 2025, None, "13000")])
    assert verdicts(seen, pack, RATIO) == {("350100", 2025): "missing HC317"}
    ready = prepare(seen, pack, [RATIO]).observations
    assert ready.origins.blamed("beds", 2) == "350103 name of 350103"
    absent = table([("350102", 2025, "100", "1000")])
    assert verdicts(absent, pack, RATIO) == {("350100", 2025): "missing HC317"}
    assert prepare(absent, pack, [RATIO]).observations.origins.blamed("beds", 1) == "350103"


def test_a_part_that_cannot_be_used_makes_the_whole_invalid() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "-1", "1000"), ("350103", 2025, None, "13000")])
    assert verdicts(seen, pack, RATIO) == {("350100", 2025): "invalid HC319"}


def test_an_areas_own_figure_comes_first_and_sums_fill_in_what_it_lacks() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    rows: list[Row] = [("350100", 2025, "90", None), ("350102", 2025, "60", "5000"), ("350103", 2025, "40", "5000")]
    assert verdicts(table(rows), pack, RATIO) == {("350100", 2025): "pass 9"}
    assert findings(table(rows), pack, RATIO) == [
        "t.csv:2:1: HC273 Beds: the area's own figure is 90, its 2 parts add up to 100"
    ]


def test_the_parts_of_a_sum_keep_their_cells() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    ready = prepare(table([("350102", 2025, "1", "1"), ("350103", 2025, "1", "1")]), pack, [RATIO]).observations
    assert ready.origins.origin("beds", 2) is None
    assert ready.origins.parts("beds", 2) == (0, 1)
    assert ready.origins.origin("beds", 1) == Origin(Place("t.csv", 3, 1), "raw")


def test_rates_are_never_added_up() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "1", "1"), ("350103", 2025, "1", "1")], rate=["5", "6"])
    assert verdicts(seen, pack, RATE) == {("350100", 2025): "missing HC318"}


def test_without_a_roster_the_parts_seen_are_added_up_with_a_warning() -> None:
    seen = table([("350102", 2025, "100", "1000"), ("350103", 2025, "5", "13000"), ("360704", 2025, "1", "1000")])
    assert verdicts(seen, PACK, RATIO) == {("350100", 2025): "pass 15/2", ("360700", 2025): "fail 1"}
    assert findings(seen, PACK, RATIO) == [
        "HC272 areas of city level added up from the parts in the tables: 2, such as 350100; "
        "whether these are all the parts is not known"
    ]


def test_only_the_nearest_lower_level_is_added_up() -> None:
    seen = table([("350102", 2025, "10", "1000"), ("350102001", 2025, "10", "1000"), ("350103", 2025, "5", "1000")])
    assert verdicts(seen, PACK, BEDS) == {("350100", 2025): "pass 15"}


def test_rolled_up_codes_are_written_the_way_the_table_writes_its_codes() -> None:
    seen = table([("350102000000", 2025, "10", "1000")])
    assert verdicts(seen, PACK, BEDS) == {("350100000000", 2025): "pass 10"}


def test_who_is_on_the_roster_and_in_no_table_is_missing_in_every_year() -> None:
    pack = replace(PACK, level="county", roster=("350102", "350103"))
    seen = table([("350102", 2024, "8", "1"), ("350102", 2025, "8", "1"), ("350181", 2025, "9", "1")])
    assert verdicts(seen, pack, BEDS) == {
        ("350102", 2024): "pass 8",
        ("350102", 2025): "pass 8",
        ("350103", 2024): "missing HC310",
        ("350103", 2025): "missing HC310",
    }
    assert findings(seen, pack, BEDS) == [
        "t.csv:4: HC274 350181 name of 350181 is not on the roster of p; it gets no verdict"
    ]


def test_rows_without_codes_cannot_be_held_against_a_roster() -> None:
    pack = replace(PACK, level="county", roster=("350102",))
    seen = table([(None, 2025, "8", "1")])
    assert verdicts(seen, pack, BEDS) == {(None, 2025): "pass 8"}
    assert findings(seen, pack, BEDS)[0].startswith("HC271 p lists the areas that have to report by code")


def test_rows_without_codes_beside_others_with_codes_are_said_to_get_no_verdict() -> None:
    pack = replace(PACK, level="county", roster=("350102", "350103"))
    seen = table([("350102", 2025, "8", "1"), (None, 2025, "9", "1")])
    assert verdicts(seen, pack, BEDS) == {("350102", 2025): "pass 8", ("350103", 2025): "missing HC310"}
    (said,) = findings(seen, pack, BEDS)
    assert said == (
        f"t.csv:3: HC617 areas without a code: 1, such as {seen.area_name[1]}; p lists its areas by code, so they get "
        "no verdict"
    )


def test_for_each_county_binds_the_parts_of_a_citys_plan() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "8", "1"), ("350100", 2025, "8", "1")])
    indicator = replace(BEDS, for_each="county")
    assert verdicts(seen, pack, indicator) == {("350102", 2025): "pass 8", ("350103", 2025): "missing HC310"}


def test_an_indicator_that_names_places_binds_these_only() -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    seen = table([("350102", 2025, "8", "1"), ("350103", 2025, "8", "1")])
    assert verdicts(seen, pack, replace(BEDS, areas=("350103",))) == {("350103", 2025): "pass 8"}


def test_where_filters_and_a_missing_flag_is_missing() -> None:
    seen = table([(f"35010{n}", 2025, "8", "1") for n in (2, 3, 4)], urban=["1", "0", None])
    indicator = replace(BEDS, where={"urban": True})
    mask = where_mask(seen, indicator)
    judgement = judge(seen.batch, PACK, indicator, mask)
    assert judgement.rows.tolist() == [0, 2]
    assert [Status(int(status)).word for status in judgement.status] == ["pass", "missing"]
    assert judgement.inputs[int(judgement.cause[1])].variable == "urban"


@pytest.mark.parametrize(("own", "agrees"), [("13", True), ("14", False), ("12", False)])
def test_counts_printed_to_the_unit_must_add_up_exactly(own: str, agrees: bool) -> None:
    pack = replace(PACK, roster=("350100",), parts=PARTS)
    rows: list[Row] = [("350100", 2025, own, "2"), ("350102", 2025, "6", "1"), ("350103", 2025, "7", "1")]
    assert (findings(table(rows), pack, RATIO) == []) is agrees


counts = st.one_of(st.none(), st.integers(0, 10**12).map(str))


@settings(deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=13), st.randoms(use_true_random=False))
def test_the_sum_of_the_parts_is_the_whole_in_any_order_of_rows(
    figures: list[tuple[str | None, str | None]], random: Random
) -> None:
    codes = [f"3501{number:02d}" for number in range(1, len(figures) + 1)]
    rows: list[Row] = [(code, UNDATED, *figure) for code, figure in zip(codes, figures, strict=True)]
    pack = replace(PACK, roster=("350100",), parts={"350100": tuple(codes)})
    expected = None
    if all(beds is not None for beds, _ in figures):
        expected = sum(int(beds) for beds, _ in figures if beds is not None)
    shuffled = list(rows)
    random.shuffle(shuffled)
    for given_rows in (rows, shuffled):
        ready = prepare(table(given_rows), pack, [BEDS]).observations
        (row,) = [row for row, code in enumerate(ready.area) if code == "350100"]
        column = ready.batch.columns["beds"]
        if expected is None:
            assert column.state[row] in (State.PART_MISSING, State.AREA_ABSENT)
        else:
            assert (int(column.mantissa[row]), column.state[row]) == (expected, State.OK)


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_adding_an_area_of_another_city_changes_no_other_verdict(beds: int, people: int) -> None:
    few: list[Row] = [("350102", 2025, "75", "10000"), ("350103", 2025, "74", "10000")]
    more = [*few, ("360704", 2025, str(beds), str(people))]
    before, after = verdicts(table(few), PACK, RATIO), verdicts(table(more), PACK, RATIO)
    assert before.items() <= after.items()


def test_the_other_population_is_taken_only_when_asked_and_said_so() -> None:
    variables = {
        "beds": VARIABLES["beds"],
        "resident_population": Variable("resident_population", Text("Residents", "常住"), "person", VariableType.COUNT),
        "registered_population": Variable(
            "registered_population", Text("Registered", "户籍"), "person", VariableType.COUNT
        ),
    }
    pack = replace(PACK, level=None, population="resident_population", variables=variables)
    measure = Measure(MeasureKind.RATIO, Reference("beds"), Reference("resident_population"), 1000)
    seen = table([("350102", 2025, "75", "1"), ("350103", 2025, "75", "1"), ("350104", 2025, "75", "1")])
    columns = {
        "beds": seen.batch.columns["beds"],
        "resident_population": number_column(["10000", None, None]),
        "registered_population": number_column(["1", "1000.5", None]),
    }
    seen = replace(seen, batch=replace(seen.batch, columns=columns))
    indicator = replace(RATIO, measure=measure)
    plain_reasons = verdicts(seen, pack, indicator)
    assert plain_reasons["350103", 2025] == "missing HC307"
    ready = prepare(seen, pack, [indicator], any_basis=True)
    judgement = judge(ready.observations.batch, pack, indicator)
    assert [Status(int(status)).word for status in judgement.status] == ["pass", "pass", "missing"]
    assert Fraction(int(judgement.numerator[1]), int(judgement.denominator[1])) == Fraction(75000) / Fraction("1000.5")
    assert [line(finding, "en") for finding in ready.findings] == [
        "HC277 rows without Residents: 1; Registered was taken instead, as asked (--population-basis any)"
    ]


def test_a_gap_in_the_years_is_a_finding_where_years_are_compared() -> None:
    pack = replace(PACK, level="county")
    seen = table([("350102", 2025, "8", "1"), ("350102", 2022, "8", "1"), ("350102", 2023, "8", "1")])
    trend = replace(
        BEDS,
        measure=Measure(MeasureKind.TREND, Reference("beds"), over=(2022, 2025)),
        target=Target(TargetKind.RISING),
    )
    assert findings(seen, pack, BEDS) == []
    assert findings(seen, pack, trend) == ["HC278 the years of 350102 name of 350102 have a gap: after 2023 comes 2025"]


SOME_CODES = "350100 350102 350102001 3501 35 350000 DE DE2 DE21 de21h 100000 000000".split()
CODES = st.text("0123456789", min_size=2, max_size=12).filter(lambda code: len(code) in CODE_LENGTHS)
CODES |= st.sampled_from(SOME_CODES)


@given(st.lists(CODES, unique_by=compare_key, max_size=30), CODES)
def test_listed_parts_are_those_whose_codes_begin_with_the_wholes_own_digits(roster: list[str], whole: str) -> None:
    pack = replace(PACK, roster=tuple(roster), parts={})
    stem = own_digits(whole)
    inside = [
        code
        for code in roster
        if compare_key(code) != compare_key(whole) and stem and compare_key(code).startswith(stem)
    ]
    assert ListedParts(pack).of(whole) == (tuple(inside) or None)


@given(CODES)
def test_a_code_alone_and_in_a_column_is_of_one_level(code: str) -> None:
    column = code_keys(Texts.of([code]))
    number = int(column.level[0])
    assert level_of(code) == (None if number == NO_LEVEL or not column.clean[0] else LEVELS[number])
