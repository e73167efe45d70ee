"""Text -> exact numbers: every way to write one, against fractions; and what is no number."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from table_cases import VARIABLES, figures, found, observe

from healthcheck.model.observations import State
from healthcheck.tables.cells import Column, cell_reader
from healthcheck.tables.missing import missing_symbols
from healthcheck.tables.number_text import is_date, parse_number
from healthcheck.tables.numbers import ReadColumn, clean_figures, read_column
from healthcheck.tables.texts import Texts

FULL_WIDTH = str.maketrans("0123456789.,+-%eE", "０１２３４５６７８９．，＋－％ｅＥ")
SPACES = " \u3000\xa0\u2009"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def value(text: str) -> Fraction | None:
    """Return what a cell without unit says."""
    number = parse_number(text)
    if number is None or number.unit is not None:
        return None
    return number.mantissa * Fraction(10) ** number.exponent


def read(texts: list[str], variable: str = "spending", shift: int = 0) -> ReadColumn:
    reader = cell_reader(Column(VARIABLES[variable], shift), missing_symbols({}))
    return read_column(Texts.of(texts), shift, reader)


def values(column: ReadColumn) -> list[Fraction | State]:
    numbers = column.numbers
    return [
        Fraction(int(mantissa), 10**numbers.scale) if state == State.OK else State(state)
        for mantissa, state in zip(numbers.mantissa.tolist(), numbers.state.tolist(), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3922", "3922"),
        ("0", "0"),
        ("007", "7"),
        ("-5", "-5"),
        ("+5", "5"),
        ("− 5", "-5"),
        ("52.30", "52.3"),
        (".5", "1/2"),
        ("3,922", "3922"),
        ("1,234,567.89", "123456789/100"),
        ("3，922", "3922"),
        ("３９２２．５", "7845/2"),
        ("－５", "-5"),
        ("1 234 567", "1234567"),
        ("1\xa0234", "1234"),
        ("  7\u3000", "7"),
        ("1.2E+05", "120000"),
        ("1.2e5", "120000"),
        ("5E-2", "1/20"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("9" * 60, "9" * 60),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, expected: str) -> None:
    assert value(text) == Fraction(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("12,3x", "1,23", "1234,567", "12,34,567", "1,2345", ",123", "1,234 567", "12 3", "1 2"),
        *("5.", ".", "1.2.3", "--5", "+-5", "5-", "5-3", "1e", "e5", "1E999999", "1E-999999", "9" * 61),
        *(
            "3922①",
            "②",
            "½",
            "12²",
            "五",
            "五十",
            "0x1F",
            "1_000",
            "1'000'000",
            "inf",
            "nan",
            "abc",
            "$5",
            "(5)",
            "#REF!",
        ),
    ],
)
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("text", "number", "exponent"),
    [
        ("52.3万", "52.3", 4),
        ("1.5亿", "1.5", 8),
        ("3千", "3", 3),
        ("25%", "25", -2),
        ("2.5‰", "2.5", -3),
        ("12 张", "12", 0),
    ],
)
def test_a_unit_behind_the_number_is_told_apart(text: str, number: str, exponent: int) -> None:
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.mantissa * Fraction(10) ** parsed.exponent == Fraction(number)
    assert parsed.unit is not None
    assert parsed.unit.exponent == exponent


@st.composite
def written_numbers(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Draw a number in some of the forms that offices write, and what it is."""
    whole = draw(st.integers(0, 10**24))
    decimals = draw(st.text("0123456789", max_size=6))
    negative = draw(st.booleans())
    exact = Fraction(f"{whole}.{decimals or '0'}") * (-1 if negative else 1)
    separator = draw(st.sampled_from(["", ",", " ", "\xa0"]))
    text = f"{whole:,}".replace(",", separator)
    text = f"{text}.{decimals}" if decimals else text
    text = ("-" if negative else draw(st.sampled_from(["", "+"]))) + text
    power = draw(st.none() | st.integers(-30, 30))
    if power is not None:
        text += draw(st.sampled_from([f"E{power:+03}", f"e{power}"]))
        exact *= Fraction(10) ** power
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    outer = st.text(SPACES, max_size=2)
    return draw(outer) + text + draw(outer), exact


@given(written_numbers())
@example(("1E+00", Fraction(1)))
def test_any_number_in_any_form_is_exact(case: tuple[str, Fraction]) -> None:
    text, exact = case
    assert value(text) == exact


@given(written_numbers(), st.sampled_from([("万", 4), ("亿", 8), ("千", 3), ("百万", 6), ("人", 0), ("万人", 4)]))
def test_a_multiplier_in_the_cell_is_applied(case: tuple[str, Fraction], unit: tuple[str, int]) -> None:
    text, exact = case
    column = read([text + unit[0]], "residents")
    assert values(column) == [exact * 10 ** unit[1]]


@given(written_numbers(), st.sampled_from(["%", "％", " %"]))
def test_percent_of_a_percent_variable_is_the_number_itself(case: tuple[str, Fraction], sign: str) -> None:
    text, exact = case
    assert values(read([text + sign], "literacy")) == [exact]


def test_percent_is_never_scaled() -> None:
    assert values(read(["25%", "25", "0.25", "25‰"], "literacy")) == [25, 25, Fraction(1, 4), Fraction(5, 2)]


@given(st.lists(written_numbers() | st.integers(-(10**20), 10**20).map(lambda n: (str(n), Fraction(n))), min_size=1))
def test_a_column_keeps_every_figure_exactly(cases: list[tuple[str, Fraction]]) -> None:
    column = read([text for text, _ in cases])
    assert values(column) == [exact for _, exact in cases]
    assert column.problems == {}


CLEAN = st.from_regex(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", fullmatch=True)


@given(st.lists(CLEAN | st.text("0123456789.-x ", max_size=25)))
@example(["0" * 18, "9" * 18, "9" * 19, "-" + "9" * 18, "-.5", "5.", ".5", "1.2.3", "", "-", "1-", "0.5", "-0"])
def test_clean_figures_are_the_ones_with_at_most_18_digits(texts: list[str]) -> None:
    digits, decimals, clean = clean_figures(Texts.of(texts))
    for text, number, places, is_clean in zip(texts, digits.tolist(), decimals.tolist(), clean.tolist(), strict=True):
        whole, point, fraction = text.removeprefix("-").partition(".")
        plain = f"{whole}{fraction}"
        well_formed = whole.isdecimal() and (not point or fraction.isdecimal())
        assert is_clean == (well_formed and len(plain) <= 18)
        if is_clean:
            assert Fraction(number, 10**places) == Fraction(text)


def test_clean_figures_are_right_across_blocks() -> None:
    texts = [str(number * 37 % 100_003) for number in range(40_000)]
    texts[16_383:16_386] = ["x", "-7", "2.5"]
    digits, decimals, clean = clean_figures(Texts.of(texts))
    assert np.flatnonzero(~clean).tolist() == [16_383]
    assert (digits[16_384], decimals[16_384], digits[16_385], decimals[16_385]) == (-7, 0, 25, 1)
    others = [row for row in range(40_000) if not 16_383 <= row < 16_386]
    assert [digits[row] for row in others] == [int(texts[row]) for row in others]


@pytest.mark.parametrize(
    ("text", "shift", "last_digit"),
    [
        ("3922", 0, 0),
        ("52.30", 4, 2),
        ("17.5", 0, -1),
        ("1.2E+05", 0, 4),
        ("52.3万", 0, 3),
        ("0.50", 0, -2),
        ("1,200", 0, 0),
    ],
)
def test_the_last_digit_is_the_one_printed_with_the_unit_applied(text: str, shift: int, last_digit: int) -> None:
    assert read([text], "residents", shift).numbers.last_digit.tolist() == [last_digit]


def test_a_column_has_one_scale_and_stays_int64_while_it_fits() -> None:
    numbers = read(["1", "2.25", "-3.5"]).numbers
    assert (numbers.mantissa.tolist(), numbers.scale) == ([100, 225, -350], 2)
    assert numbers.last_digit.tolist() == [0, -2, -1]
    assert [str(one.dtype) for one in (numbers.mantissa, numbers.last_digit, numbers.state)] == [
        "int64",
        "int16",
        "uint8",
    ]


def test_figures_beyond_int64_become_python_integers() -> None:
    numbers = read(["9223372036854775807", "9223372036854775808", "0.5"]).numbers
    assert numbers.mantissa.dtype == object
    assert numbers.mantissa.tolist() == [92233720368547758070, 92233720368547758080, 5]


def test_a_unit_that_overflows_int64_is_exact_too() -> None:
    numbers = read(["999999999999999999", "1"], "residents", 8).numbers
    assert numbers.mantissa.tolist() == [99999999999999999900000000, 100000000]


def test_what_is_not_a_figure_is_zero_in_the_column() -> None:
    numbers = read(["x1", "-", "7"]).numbers
    assert (numbers.mantissa.tolist(), numbers.last_digit.tolist()) == ([0, 0, 7], [0, 0, 0])


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        *(
            (symbol, State.NOT_AVAILABLE)
            for symbol in ["", "  ", "\u3000", "-", "—", "——", "－", "--", ":", "：", "NA", "n/a"]
        ),
        *(
            (symbol, State.NOT_AVAILABLE)
            for symbol in ["N/A", "null", "NULL", "NaN", "None", "..", "#N/A", "缺", "暂无"]
        ),
        *((symbol, State.BELOW_UNIT) for symbol in ["…", "...", "……"]),
        *((symbol, State.SUPPRESSED) for symbol in ["*", "＊", "x", "X", "ｘ"]),
        *((symbol, State.NOT_APPLICABLE) for symbol in ["不适用", "Not applicable"]),
    ],
)
def test_missing_symbols_have_kinds_and_are_never_zero(symbol: str, kind: State) -> None:
    column = read([symbol, "1"])
    assert values(column) == [kind, 1]
    assert column.problems == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12,3x", "HC201"),
        ("/", "HC201"),
        ("3922x①", "HC201"),
        ("2025-01-02", "HC204"),
        ("2025/1/2", "HC204"),
        ("1月5日", "HC204"),
        ("2025年3月", "HC204"),
        ("12:30", "HC204"),
        ("TRUE", "HC205"),
        ("false", "HC205"),
        ("3元", "HC203"),
        ("25%", "HC203"),
        ("万人", "HC239"),
        ("（张）", "HC239"),
    ],
)
def test_what_cannot_be_used_says_why(text: str, code: str) -> None:
    column = read([text], "residents")
    assert values(column) == [State.UNREADABLE]
    assert {name: rows.tolist() for name, rows in column.problems.items()} == {code: [0]}


@pytest.mark.parametrize("text", ["52.3万", "5230人", "1亿"])
def test_a_unit_in_the_cell_must_not_come_on_top_of_the_headers(text: str) -> None:
    column = read([text, "52.3"], "residents", 4)
    assert values(column) == [State.UNREADABLE, 523_000]
    assert list(column.problems) == ["HC206"]


def test_the_headers_sign_may_be_repeated_in_the_cell() -> None:
    assert values(read(["25‰", "25"], "literacy", -1)) == [Fraction(5, 2), Fraction(5, 2)]


@pytest.mark.parametrize("text", ["3922", "2025", "3.5", "1.2.2025", "12/31/2025 extra", "-"])
def test_a_number_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["1,", "9", "(", "e", "…", "\x00", "万", "1 ", "-", "1e"])
def test_a_cell_of_a_hundred_thousand_characters_is_only_unreadable(text: str) -> None:
    assert values(read([text * 100_000])) == [State.UNREADABLE]


def test_a_cell_of_spaces_is_blank_however_long() -> None:
    assert values(read([" " * 1_000_000, "　" * 1000])) == [State.NOT_AVAILABLE] * 2


def test_yes_and_no_are_read_as_flags() -> None:
    table = "区划代码,是否建成中心(是/否)\n350102,是\n350103,否\n350104,1\n350105,Yes\n350111,2\n350112,\n"
    read_table = observe(table)
    assert figures(read_table, "centre") == ["1", "0", "1", "1", "UNREADABLE", "NOT_AVAILABLE"]
    assert [finding.code for finding in read_table.findings] == ["HC208"]


def test_a_symbol_that_looks_like_a_figure_can_be_said_to_be_missing() -> None:
    table = "区划代码,床位数\n350102,0.0\n350103,0\n350104,0.00\n"
    with_map = observe(table, missing={"0.0": "below_unit"})
    assert figures(with_map) == ["BELOW_UNIT", "0", "0"]


@pytest.mark.parametrize(
    ("cell", "figure", "code"),
    [
        *(("123①", "123", "HC270"), ("123*", "123", "HC270"), ("123[1]", "123", "HC270")),
        *(("1,234（注）", "1234", "HC270"), ("123注", "123", "HC270"), ("1.2万 注2", "12000", "HC270")),
        *(("123（1）", "UNREADABLE", "HC201"), ("约123注", "UNREADABLE", "HC299"), ("注", "UNREADABLE", "HC201")),
        *(("52.3万②", "523000", "HC270"), ("12(3)", "UNREADABLE", "HC201"), ("1①2", "UNREADABLE", "HC201")),
        *(("约300", "UNREADABLE", "HC299"), ("300多", "UNREADABLE", "HC299"), (">300", "UNREADABLE", "HC299")),
        *(("300左右", "UNREADABLE", "HC299"), ("about 300", "UNREADABLE", "HC299")),
        *(("3-5", "UNREADABLE", "HC299"), ("3～5", "UNREADABLE", "HC299"), ("100至200张", "UNREADABLE", "HC299")),
        *(("12,3x", "UNREADABLE", "HC201"), ("①", "UNREADABLE", "HC201"), ("2024-01-02", "UNREADABLE", "HC204")),
    ],
)  # fmt: skip
def test_marks_of_footnotes_and_figures_that_are_not_exact(cell: str, figure: str, code: str) -> None:
    observations = observe(f'code,beds\n350102,"{cell}"\n')
    assert figures(observations) == [figure]
    assert [finding.code for finding in observations.findings] == [code]


def test_what_is_said_of_them() -> None:
    assert found(observe("code,beds\n350102,123①\n350103,约300\n350104,3-5\n")) == [
        'info t.csv:2:2: HC270 Hospital beds: "123①" is read without the mark of its footnote.',
        'error t.csv:3:2: HC299 Hospital beds: "约300" is not one exact figure. Enter the figure itself.',
        'error t.csv:4:2: HC299 Hospital beds: "3-5" is not one exact figure. Enter the figure itself.',
    ]
