"""Thousands separators: read with the whole column, and to the same figure as one cell at a time."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from table_cases import figures, found, observe

from healthcheck.tables.areas import code_keys
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.numbers import clean_figures
from healthcheck.tables.texts import Texts

SEPARATED = st.from_regex(r"-?[0-9]{1,3}(,[0-9]{3}){1,5}(\.[0-9]{1,3})?", fullmatch=True)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@given(st.lists(SEPARATED | st.text("0123456789,.-", max_size=12), min_size=1))
@example(["1,234", "12,345,678", "-1,234.50", "1234,567", "1,2345", ",123", "1,,234", "1,234,", "1.234,567", "-,123"])
@example(["0,123", "1,23", "1,234,56", "123,456,789,012,345,678", "999,999,999,999,999,999", "1-,234", "1,234", "5"])
def test_whole_columns_and_single_cells_read_the_same(texts: list[str]) -> None:
    digits, decimals, clean = clean_figures(Texts.of(texts), separated=True)
    for text, number, places, is_clean in zip(texts, digits.tolist(), decimals.tolist(), clean.tolist(), strict=True):
        one = parse_number(text)
        written = text.strip("-").replace(",", "").replace(".", "")
        expected = one is not None and len(written) <= 18 and not text.strip("-").startswith(".") and text[-1:] != "."
        assert is_clean == expected, text
        if is_clean and one is not None:
            assert Fraction(number, 10**places) == one.mantissa * Fraction(10) ** one.exponent
            assert places == -one.exponent


def test_codes_have_no_separators() -> None:
    assert code_keys(Texts.of(["350,102", "350102"])).clean.tolist() == [False, True]
    assert clean_figures(Texts.of(["1,234", "1234"]))[2].tolist() == [False, True]


def test_a_column_with_and_without_separators() -> None:
    rows = ['350102,"3,922","52.30"', '350103,"1,023.50",40.5', '350104,"39,22","1,23"', '350105,"-1,000",1']
    observations = observe("code,beds,常住人口(万人)\n" + "\n".join(rows) + "\n")
    assert figures(observations) == ["3922", "1023.5", "UNREADABLE", "NEGATIVE"]
    assert figures(observations, "residents") == ["523000", "405000", "UNREADABLE", "10000"]
    assert [one[:27] for one in found(observations)] == [
        "warning t.csv:3:2: HC207 Ho",
        "error t.csv:4:2: HC201 Hosp",
        "error t.csv:4:3: HC201 Resi",
        "error t.csv:5:2: HC202 Hosp",
    ]


def test_a_symbol_that_looks_like_a_figure_is_still_one_with_a_separator() -> None:
    observations = observe('code,beds\n350102,"9,999"\n350103,9999\n350104,"9,998"\n', missing={"9,999": "suppressed"})
    assert figures(observations) == ["SUPPRESSED", "9999", "9998"]
