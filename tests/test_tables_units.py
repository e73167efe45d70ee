"""Units: what every word for one means, and which units a variable can be in."""

import pytest
from table_cases import VARIABLES

from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.text import Text
from healthcheck.tables.units import Kind, Unit, is_unit_word, parse_unit, shift

COUNTER, MONEY, SHARE, SURFACE, TIME = Kind.COUNTER, Kind.MONEY, Kind.SHARE, Kind.SURFACE, Kind.TIME


@pytest.mark.parametrize("word", "人 名 位 张 个 家 所 辆 次 人次 例 户 份 persons beds People 床位".split())
def test_counters_are_one(word: str) -> None:
    assert parse_unit(word) == Unit(0, COUNTER)


@pytest.mark.parametrize(
    ("word", "exponent", "kind"),
    [
        *(
            ("千人", 3, COUNTER),
            ("万人", 4, COUNTER),
            ("万 人", 4, COUNTER),
            ("十万人", 5, COUNTER),
            ("百万人", 6, COUNTER),
        ),
        *(
            ("亿人", 8, COUNTER),
            ("万张", 4, COUNTER),
            ("万人次", 4, COUNTER),
            ("1000人", 3, COUNTER),
            ("10,000人", 4, COUNTER),
        ),
        *(
            ("万元", 4, MONEY),
            ("亿元", 8, MONEY),
            ("万", 4, None),
            ("亿", 8, None),
            ("thousand", 3, None),
            ("000s", 3, None),
        ),
        *(("thousand persons", 3, COUNTER), ("Thousands of people", 3, COUNTER), ("million yuan", 6, MONEY)),
        *(("10k persons", 4, COUNTER), ("单位：万人", 4, COUNTER), ("單位", 0, None)),
    ],
)
def test_multipliers_are_powers_of_ten(word: str, exponent: int, kind: Kind | None) -> None:
    assert parse_unit(word) == (None if word == "單位" else Unit(exponent, kind, scaled=True))


@pytest.mark.parametrize(
    ("word", "exponent"),
    [
        *(
            ("%", -2),
            ("％", -2),
            ("percent", -2),
            ("per cent", -2),
            ("百分比", -2),
            ("‰", -3),
            ("千分之", -3),
            ("万分之", -4),
        ),
        *(
            ("/千", -3),
            ("/万", -4),
            ("/10万", -5),
            ("1/10万", -5),
            ("1/100000", -5),
            ("1/100,000", -5),
            ("十万分之", -5),
        ),
        *(("per 100,000", -5), ("per 1,000", -3), ("每千人", -3), ("每10万人", -5), ("张/千人", -3), ("人/万人", -4)),
        *(("per 1,000 persons", -3), ("persons/1000", -3)),
    ],
)
def test_shares_are_negative_powers_of_ten(word: str, exponent: int) -> None:
    assert parse_unit(word) == Unit(exponent, SHARE)


@pytest.mark.parametrize("word", ["元", "CNY", "yuan", "人民币元"])
def test_money_is_of_its_own_kind(word: str) -> None:
    assert parse_unit(word) == Unit(0, MONEY)


@pytest.mark.parametrize("word", ["年", "岁", "years"])
def test_years_are_of_their_own_kind(word: str) -> None:
    assert parse_unit(word) == Unit(0, TIME)


@pytest.mark.parametrize(
    ("word", "exponent", "scaled"),
    [
        *(("平方公里", 6, False), ("km²", 6, False), ("KM2", 6, False), ("㎢", 6, False), ("sq. km", 6, False)),
        *(("square kilometres", 6, False), ("万平方公里", 10, True), ("10,000 km2", 10, True)),
        *(
            ("公顷", 4, False),
            ("ha", 4, False),
            ("万公顷", 8, True),
            ("千公顷", 7, True),
            ("thousand hectares", 7, True),
        ),
        *(("平方米", 0, False), ("㎡", 0, False), ("万平方米", 4, True)),
    ],
)
def test_surfaces_are_square_metres_times_a_power_of_ten(word: str, exponent: int, scaled: bool) -> None:
    assert parse_unit(word) == Unit(exponent, SURFACE, scaled)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("平方公里", 0),
        ("公顷", -2),
        ("万公顷", 2),
        ("平方米", -6),
        ("万平方公里", 4),
        ("万", None),
        ("人", None),
        ("%", None),
    ],
)
def test_surfaces_convert_to_one_another_and_a_bare_multiplier_is_none(unit: str, expected: int | None) -> None:
    surface = Variable("land_area", Text("Land area", "土地面积"), "square kilometre", VariableType.AMOUNT)
    parsed = parse_unit(unit)
    assert parsed is not None
    assert shift(parsed, surface) == expected


@pytest.mark.parametrize(
    "word",
    ["", "亩", "万亩", "公里", "其中", "2024年", "10", "100", "女=100", "元/人", "人/", "/", "ten", "万岁", "per"],
)
def test_other_words_are_no_units(word: str) -> None:
    assert parse_unit(word) is None


@pytest.mark.parametrize(
    ("unit", "variable", "expected"),
    [
        *(
            ("万人", "residents", 4),
            ("人", "residents", 0),
            ("张", "residents", 0),
            ("个", "beds", 0),
            ("万", "residents", 4),
        ),
        *(("%", "residents", None), ("元", "residents", None), ("年", "beds", None), ("/10万", "beds", None)),
        *(("%", "literacy", 0), ("‰", "literacy", -1), ("人", "literacy", None), ("万人", "literacy", None)),
        *(("/10万", "mortality", 0), ("‰", "mortality", 2), ("%", "mortality", 3), ("/万", "mortality", 1)),
        *(("张", "beds_per_1000", 0), ("张/千人", "beds_per_1000", 0), ("/万人", "beds_per_1000", -1)),
        *(("万张", "beds_per_1000", None), ("万元", "spending", 4), ("万", "spending", 4), ("人", "spending", None)),
        *(("岁", "life", 0), ("人", "life", None)),
    ],
)
def test_units_of_one_kind_convert_and_others_do_not(unit: str, variable: str, expected: int | None) -> None:
    parsed = parse_unit(unit)
    assert parsed is not None
    assert shift(parsed, VARIABLES[variable]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("万人", True), ("（张）", True), ("km²", True), ("10万", False), ("3", False), ("无", False)],
)
def test_a_unit_word_is_a_unit_without_a_figure(cell: str, expected: bool) -> None:
    assert is_unit_word(cell) is expected
