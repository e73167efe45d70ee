"""Measures of inequality: published worked examples, and the properties that define them.

The published figures come from the documentation and tests of other packages, each named beside its figures.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthcheck.spread.agglomeration import Holding, agglomerations
from healthcheck.spread.inequality import Portion, gini, lorenz, theil, theil_by_group

MEXICO = [
    # PySAL (libpysal/examples/mexico/mexico.csv, BSD-3-Clause): per capita income of Mexico's 32 states, and the
    # region of each (hanson98). Source there: Rey and Sastre Gutierrez (2010), Spatial Economic Analysis 5, 277-298.
    # Region, 1940, 1970, 2000.
    *((2, 10384, 16078, 27782), (1, 22361, 25321, 29855), (2, 9573, 24384, 26103), (5, 3758, 10274, 36163)),
    *((5, 2934, 7015, 8684), (1, 8578, 19178, 30735), (1, 8537, 20562, 28460), (3, 6909, 12551, 21358)),
    *((4, 17816, 32386, 54349), (2, 12132, 12700, 17379), (3, 4359, 11635, 15585), (5, 2181, 6497, 11820)),
    *((3, 4414, 7767, 12348), (3, 5309, 16288, 21610), (4, 3408, 17164, 16322), (3, 3327, 8109, 11838)),
    *((3, 6936, 13892, 18170), (2, 4836, 10880, 11478), (1, 9073, 28206, 38672), (5, 1892, 5230, 9010)),
    *((3, 3569, 9775, 15685), (3, 11016, 14073, 26149), (5, 21965, 17046, 33442), (2, 4372, 9721, 15866)),
    *((2, 4840, 14477, 15242), (1, 6399, 22662, 24068), (5, 2459, 9367, 13360), (1, 7508, 17128, 23546)),
    *((3, 3605, 6245, 11701), (3, 5203, 12240, 12191), (5, 7990, 11665, 17509), (2, 3734, 7426, 11130)),
]
PUBLISHED = {
    # inequality/theil.py and inequality/tests/test_theil.py of PySAL: T, between and within regions.
    1940: ("0.20894344", "0.0345889", "0.17435454"),
    1970: ("0.10194725", "0.05931219", "0.04263506"),
    2000: ("0.10660832", "0.03635872", "0.0702496"),
}
EIGHTH = Decimal("0.00000001")


def portions(pairs: Sequence[tuple[int, int]]) -> list[Portion]:
    """Make portions of pairs of an amount and a weight."""
    return [Portion(Fraction(amount), Fraction(weight)) for amount, weight in pairs]


def apart(one: Decimal, other: Decimal) -> Fraction:
    """Return how far two indices are apart; decimals themselves would round the difference."""
    return abs(Fraction(one) - Fraction(other))


def mexico(year: int) -> dict[int, list[Portion]]:
    found = defaultdict(list)
    for region, *incomes in MEXICO:
        found[region].append(Portion(Fraction(incomes[[1940, 1970, 2000].index(year)]), Fraction(1)))
    return found


@pytest.mark.parametrize("year", PUBLISHED)
def test_theil_and_its_parts_are_those_that_pysal_publishes(year: int) -> None:
    found = theil_by_group(mexico(year))
    assert found.between is not None
    assert found.within is not None
    # Published with eight decimals, the last of them rounded.
    for own, published in zip((found.total, found.between, found.within), PUBLISHED[year], strict=True):
        assert abs(own - Decimal(published)) <= EIGHTH / 2


def test_gini_is_the_one_that_pysal_publishes() -> None:
    # inequality/tests/test_gini.py of PySAL, for 1940, in floating point.
    states = [state for region in mexico(1940).values() for state in region]
    assert abs(gini(states) - Fraction("0.35372371173452849")) < Fraction(1, 10**15)


def test_weighted_gini_and_theil_are_those_that_inequality_jl_publishes() -> None:
    # Inequality.jl (JosepER, src/Gini.jl and src/Theil.jl): gini(v, w) and theil(v, w) of these values and weights.
    values, weights = [8, 5, 1, 3, 5, 6, 7, 6, 3], range(1, 10)
    weighted = portions([(value * weight, weight) for value, weight in zip(values, weights, strict=True)])
    assert gini(weighted) == Fraction(1013, 4905)
    assert abs(gini(weighted) - Fraction("0.20652395514780775")) < Fraction(1, 10**14)
    assert abs(theil(weighted) - Decimal("0.08120013911680612")) < Decimal("1e-15")
    assert abs(theil(portions([(value, 1) for value in values])) - Decimal("0.10494562214323544")) < Decimal("1e-15")


def test_a_degree_is_a_density_held_against_that_of_the_whole() -> None:
    # Yu, Yu, He and Lu (2021), doi:10.1186/s12913-021-06348-w, table 1: population (10,000), land (km2) and
    # physicians of two provinces, and the densities printed there: physicians per 1,000 people and per km2.
    beijing = Holding(Fraction(99807), Fraction(21_540_000), Fraction("16807.8"))
    tibet = Holding(Fraction(8322), Fraction(3_440_000), Fraction(1_228_400))
    for_beijing, for_tibet = agglomerations([beijing, tibet])
    people = Fraction(99807 + 8322, 24_980_000)
    land = Fraction(99807 + 8322) / (Fraction("16807.8") + 1_228_400)
    assert round(for_beijing.for_people * people * 1000, 2) == Fraction("4.63")
    assert round(for_tibet.for_people * people * 1000, 2) == Fraction("2.42")
    assert round(for_beijing.hrad * land, 2) == Fraction("5.94")
    assert round(for_tibet.hrad * land, 2) == Fraction("0.01")


def test_a_small_case_by_hand() -> None:
    # Half of the people have a quarter of the beds: the curve goes through (1/2, 1/4).
    two = portions([(3, 5), (1, 5)])
    assert lorenz(two)[1:-1] == ((Fraction(1, 2), Fraction(1, 4)),)
    assert gini(two) == Fraction(1, 4)
    # e^T = (3/2)^(3/4) (1/2)^(1/4)
    assert exp(theil(two)) == pytest.approx((1.5**3 * 0.5) ** 0.25, rel=1e-15)


def test_an_area_without_anything_counts_and_adds_nothing_to_theil() -> None:
    some = portions([(0, 1), (1, 1)])
    assert gini(some) == Fraction(1, 2)
    assert str(theil(some)).startswith("0.693147180559945309417232121458176568075500134360255254")


def test_nobody_and_nothing_have_no_measures() -> None:
    for areas in ([], portions([(0, 3), (0, 4)])):
        for measure in (gini, lorenz, theil):
            with pytest.raises(ZeroDivisionError):
                measure(areas)
        with pytest.raises(ZeroDivisionError):
            theil_by_group({"all": areas})
    with pytest.raises(ZeroDivisionError):
        agglomerations([Holding(Fraction(0), Fraction(1), Fraction(1))])


FIGURES = st.integers(0, 10**9).map(lambda hundredths: Fraction(hundredths, 100))
WEIGHTS = st.integers(1, 10**9).map(lambda hundredths: Fraction(hundredths, 100))
AREAS = st.lists(st.builds(Portion, FIGURES, WEIGHTS), min_size=1, max_size=8).filter(
    lambda areas: any(area.amount for area in areas)
)
FACTORS = st.fractions(Fraction(1, 10**6), 10**6, max_denominator=10**6)
NEARLY = Fraction(1, 10**50)


@given(AREAS)
def test_gini_is_the_mean_difference_of_all_pairs(areas: list[Portion]) -> None:
    people, beds = sum(area.weight for area in areas), sum(area.amount for area in areas)
    differences = sum(abs(one.ratio - other.ratio) * one.weight * other.weight for one in areas for other in areas)
    assert gini(areas) == differences / (2 * people * beds)


@given(AREAS)
def test_gini_is_twice_the_area_above_the_curve(areas: list[Portion]) -> None:
    corners = lorenz(areas)
    below = sum((right - left) * (high + low) / 2 for (left, low), (right, high) in pairwise(corners))
    assert gini(areas) == 1 - 2 * below


@given(AREAS)
def test_the_curve_rises_ever_faster_and_stays_below_the_diagonal(areas: list[Portion]) -> None:
    corners = lorenz(areas)
    assert corners[0] == (Fraction(0), Fraction(0))
    assert corners[-1] == (Fraction(1), Fraction(1))
    assert all(amount <= weight for weight, amount in corners)
    slopes = [(high - low) / (right - left) for (left, low), (right, high) in pairwise(corners)]
    assert slopes == sorted(slopes)


@given(AREAS, FACTORS, FACTORS)
def test_units_do_not_matter(areas: list[Portion], beds: Fraction, people: Fraction) -> None:
    scaled = [Portion(area.amount * beds, area.weight * people) for area in areas]
    assert gini(scaled) == gini(areas)
    assert lorenz(scaled) == lorenz(areas)
    assert apart(theil(scaled), theil(areas)) < NEARLY


@given(AREAS, st.integers(2, 5))
def test_an_area_divided_into_equal_parts_changes_nothing(areas: list[Portion], parts: int) -> None:
    divided = [Portion(area.amount / parts, area.weight / parts) for area in areas for _ in range(parts)]
    assert gini(divided) == gini(areas)
    assert apart(theil(divided), theil(areas)) < NEARLY


@given(AREAS.flatmap(lambda areas: st.tuples(st.just(areas), st.permutations(areas))))
def test_order_does_not_matter(both: tuple[list[Portion], list[Portion]]) -> None:
    areas, mixed = both
    assert gini(mixed) == gini(areas)
    assert apart(theil(mixed), theil(areas)) < NEARLY


@given(st.lists(WEIGHTS, min_size=1, max_size=8), FACTORS)
def test_one_ratio_everywhere_is_exactly_zero(weights: list[Fraction], ratio: Fraction) -> None:
    even = [Portion(weight * ratio, weight) for weight in weights]
    found = theil_by_group({place % 2: even[place % 2 :: 2] for place in range(len(even))})
    assert gini(even) == 0
    assert {theil(even), found.total, found.between, found.within} == {Decimal(0)}


@given(AREAS)
def test_measures_lie_between_even_and_the_smallest_area_with_all(areas: list[Portion]) -> None:
    smallest = min(area.weight for area in areas) / sum(area.weight for area in areas)
    assert 0 <= gini(areas) <= 1 - smallest
    assert 0 <= Fraction(theil(areas)) <= 1 / smallest


@given(AREAS, st.data())
def test_moving_beds_from_the_best_off_to_the_worst_off_makes_it_more_even(
    areas: list[Portion], data: st.DataObject
) -> None:
    poor, *others, rich = sorted([*areas, areas[0]], key=lambda area: area.ratio)
    # Moving as much as this makes the two alike.
    most = (rich.ratio - poor.ratio) / (1 / rich.weight + 1 / poor.weight)
    moved = most * data.draw(st.integers(0, 100)) / 100
    after = [Portion(poor.amount + moved, poor.weight), *others, Portion(rich.amount - moved, rich.weight)]
    before = [poor, *others, rich]
    assert gini(after) <= gini(before)
    assert Fraction(theil(after)) <= Fraction(theil(before)) + NEARLY


@given(
    st.lists(st.tuples(st.integers(0, 3), st.builds(Portion, FIGURES, WEIGHTS)), min_size=1, max_size=8).filter(
        lambda labelled: any(area.amount for _, area in labelled)
    )
)
def test_between_and_within_add_up_to_all(labelled: list[tuple[int, Portion]]) -> None:
    groups = defaultdict(list)
    for group, area in labelled:
        groups[group].append(area)
    found = theil_by_group(groups)
    assert found.between is not None
    assert found.within is not None
    between, within = Fraction(found.between), Fraction(found.within)
    assert abs(between + within - Fraction(found.total)) < NEARLY
    assert apart(found.total, theil([area for _, area in labelled])) < NEARLY
    assert min(between, within) > -NEARLY


HOLDINGS = st.lists(st.builds(Holding, FIGURES, WEIGHTS, WEIGHTS), min_size=1, max_size=8).filter(
    lambda holdings: any(one.resource for one in holdings)
)


@given(HOLDINGS)
def test_degrees_are_quotients_of_shares(holdings: list[Holding]) -> None:
    degrees = agglomerations(holdings)
    beds, land = sum(one.resource for one in holdings), sum(one.land for one in holdings)
    for one, degree in zip(holdings, degrees, strict=True):
        assert degree.hrad == degree.for_people * degree.pad
        assert degree.hrad * one.land / land == one.resource / beds
    # Weighted with the land, the degrees are 1 on average.
    assert sum(degree.hrad * one.land for one, degree in zip(holdings, degrees, strict=True)) == land
    assert sum(degree.pad * one.land for one, degree in zip(holdings, degrees, strict=True)) == land
    assert sum(degree.for_people * one.people for one, degree in zip(holdings, degrees, strict=True)) == sum(
        one.people for one in holdings
    )
