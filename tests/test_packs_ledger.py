"""The ledgers in docs/packs/ agree with the packs they account for, and with the sample data.

A ledger is a table of every numeral of a document, in reading order. The document itself is not needed here.
The cell ``numeral`` holds the numeral as written. In brackets stand words that say how many without a numeral
(``(every one)``, a place's name); after ``=`` stands what either is read as. The cell ``where`` holds one or
more indicators, ``sample: file.csv, column``, or ``not judged: reason``.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from healthcheck.model.pack import Indicator, Pack, VariableType
from healthcheck.packs.loader import load_pack

ROOT = Path(__file__).resolve().parents[1]
LEDGERS = sorted((ROOT / "docs" / "packs").glob("*.md"))
COLUMNS = ["no", "clause", "numeral", "what", "where"]

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
ARABIC = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*([万亿]*)")
CHINESE = re.compile(f"[{''.join([*DIGITS, *TENS, *MYRIADS])}]+")


@dataclass(frozen=True)
class Row:
    """A row of a ledger, cells as written."""

    no: str
    clause: str
    numeral: str
    what: str
    where: str

    @property
    def indicators(self) -> list[str]:
        """The indicators that ``where`` names."""
        return re.findall(r"`([^`]+)`", self.where)

    @property
    def numbers(self) -> set[Fraction]:
        """What the numerals of the row can be read as."""
        return set(numbers(self.numeral))


def numbers(text: str) -> Iterator[Fraction]:
    """Give the numbers of a text, Arabic and Chinese; 17.5亿 is 1,750,000,000."""
    for match in re.finditer(f"{ARABIC.pattern}|{CHINESE.pattern}", text):
        if match[1] is None:
            yield Fraction(chinese(match[0]))
            continue
        number = Fraction(match[1].replace(",", ""))
        for myriad in match[2]:
            number *= MYRIADS[myriad]
        yield number


def chinese(text: str) -> int:
    """Read a Chinese numeral; one without tens is read digit by digit (二〇二一)."""
    if not any(sign in TENS or sign in MYRIADS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    total = part = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in TENS:
            part += (digit or 1) * TENS[sign]
            digit = 0
        else:
            total += (part + digit or 1) * MYRIADS[sign]
            part = digit = 0
    return total + part + digit


def test_numerals_are_read_in_both_scripts() -> None:
    read = [float(number) for number in numbers("3 五十六 1,760 17.5亿 二十一 十 二〇二一 (每个) = 1 0.5%")]
    assert read == [3, 56, 1760, 1_750_000_000, 21, 10, 2021, 1, 0.5]


@cache
def rows(ledger: Path) -> tuple[Row, ...]:
    """Read the rows of a ledger's tables, in order."""
    found: list[Row] = []
    inside = False
    for line in ledger.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells == COLUMNS:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(line) <= set("|-: "):
            assert len(cells) == len(COLUMNS), f"{ledger.name}: {line}"
            found.append(Row(*cells))
    return tuple(found)


@cache
def pack_of(ledger: Path) -> Pack:
    """Load the pack that a ledger accounts for."""
    return load_pack(str(ROOT / "rules" / f"{ledger.stem}.yaml"))


def limits(pack: Pack, indicator: Indicator) -> set[Fraction]:
    """The numbers of a target that must come from the document; the 1 of a yes/no task stands for yes."""
    if any(pack.variables[name].type is VariableType.FLAG for name in indicator.measure.variables):
        return set()
    target = indicator.target
    return {limit.value for limit in (*target.thresholds, *(limit for _, limit in target.milestones))}


@cache
def header(table: str) -> list[str]:
    """The columns of a sample table."""
    with (ROOT / "sample_data" / table).open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


each_ledger = pytest.mark.parametrize("ledger", LEDGERS, ids=[ledger.stem for ledger in LEDGERS])


def test_there_are_ledgers() -> None:
    assert LEDGERS


@each_ledger
def test_rows_are_numbered_from_one_without_gaps(ledger: Path) -> None:
    assert [row.no for row in rows(ledger)] == [str(number) for number in range(1, len(rows(ledger)) + 1)]


@each_ledger
def test_every_row_says_where_its_numeral_went(ledger: Path) -> None:
    form = re.compile(r"(`[a-z0-9_]+`(, )?)+|sample: [^,]+\.csv, .+|not judged: .+")
    assert [row for row in rows(ledger) if not form.fullmatch(row.where)] == []
    assert [row for row in rows(ledger) if not (row.clause and row.what)] == []
    assert [row for row in rows(ledger) if not (row.numbers or row.where.startswith("not judged"))] == []


@each_ledger
def test_indicators_named_are_those_of_the_pack(ledger: Path) -> None:
    named = {id_ for row in rows(ledger) for id_ in row.indicators}
    assert named == {indicator.id for indicator in pack_of(ledger).indicators}


@each_ledger
def test_each_limit_of_a_target_is_a_numeral_of_its_rows(ledger: Path) -> None:
    unfounded = {}
    for indicator in pack_of(ledger).indicators:
        own = [row.numbers for row in rows(ledger) if indicator.id in row.indicators]
        if rest := limits(pack_of(ledger), indicator).difference(*own):
            unfounded[indicator.id] = sorted(rest)
    assert unfounded == {}


@each_ledger
def test_the_clause_of_an_indicator_is_that_of_one_of_its_rows(ledger: Path) -> None:
    clauses = {
        indicator.id: {row.clause for row in rows(ledger) if indicator.id in row.indicators}
        for indicator in pack_of(ledger).indicators
    }
    assert [one.id for one in pack_of(ledger).indicators if one.clause not in clauses[one.id]] == []


@each_ledger
def test_sample_columns_exist(ledger: Path) -> None:
    samples = [row.where.removeprefix("sample: ").split(", ", 1) for row in rows(ledger) if "sample: " in row.where]
    assert [(table, column) for table, column in samples if column not in header(table)] == []
