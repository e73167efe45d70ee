"""Every wording is there in both languages, asks for the same values, and every code can be explained."""

import re
from string import Formatter

import pytest

from healthcheck.messages import CATALOGUE
from healthcheck.messages.units import UNITS, difference, quantity, unit_word

CODES = [key for key in CATALOGUE if re.fullmatch(r"HC\d{3}", key)]


def blanks(words: str) -> set[str]:
    return {blank for _, blank, _, _ in Formatter().parse(words) if blank is not None}


@pytest.mark.parametrize("key", CATALOGUE)
def test_both_languages_ask_for_the_same_values(key: str) -> None:
    brief = CATALOGUE[key].brief
    assert brief.en
    assert brief.zh
    assert blanks(brief.en) == blanks(brief.zh)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_both_languages(code: str) -> None:
    more = CATALOGUE[code].more
    assert more is not None
    assert len(more.en.split()) >= 5
    assert re.search(r"[\u4e00-\u9fff]", more.zh)


def test_only_codes_are_explained() -> None:
    assert [key for key, entry in CATALOGUE.items() if entry.more is not None] == CODES


def test_units_have_singular_plural_and_measure_word() -> None:
    assert [quantity(number, "bed", "en") for number in ("0", "1", "2", "0.5")] == [
        "0 beds",
        "1 bed",
        "2 beds",
        "0.5 beds",
    ]
    assert (quantity("1", "person", "en"), quantity("3", "person", "en")) == ("1 person", "3 people")
    assert (quantity("3", "bed", "zh"), quantity("12", "percent", "zh")) == ("3 张", "12%")
    assert (difference("2.5", "percent", "en"), difference("1", "percent", "zh")) == (
        "2.5 percentage points",
        "1 个百分点",
    )
    assert (quantity("5", None, "en"), unit_word("flagon", "zh")) == ("5", "flagon")
    assert all(unit.singular and unit.plural and unit.chinese for unit in UNITS.values())
