"""What SDMX-CSV says in its own way: the status of a figure, its unit, and the comma in it."""

from collections.abc import Sequence

import numpy as np

from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NumberColumn, State
from healthcheck.model.patterns import pattern_of
from healthcheck.tables.cells import Commas
from healthcheck.tables.grid import Grid
from healthcheck.tables.labels import identifier
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.texts import Rows, Texts, Words, excerpt
from healthcheck.tables.units import Kind, Unit

_FIRST_HEADER = pattern_of(r"STRUCTURE(?:\[[^\]]*\])?|DATAFLOW")
_SEMICOLON = ";"
_ONE_COMMA = pattern_of(r"[+-]?\d+,\d+")
_THREE_DIGITS = pattern_of(r"[+-]?[1-9]\d{0,2},\d{3}")
UNITS = {
    "PS": Unit(0, Kind.COUNTER),
    "PERS": Unit(0, Kind.COUNTER),
    "NB": Unit(0, Kind.COUNTER),
    "NR": Unit(0, Kind.COUNTER),
    "PC": Unit(-2, Kind.SHARE),
    "PT": Unit(-2, Kind.SHARE),
}
_GONE = {
    "H": State.NOT_AVAILABLE,
    "L": State.NOT_AVAILABLE,
    "M": State.NOT_APPLICABLE,
    "O": State.NOT_AVAILABLE,
    "Q": State.SUPPRESSED,
}
"""The codes for figures that are not there, whatever stands in their cells."""
_NOT_SIGNIFICANT = "N"
"""A zero that is none: less than half of the last printed digit."""
_NORMAL = ("", "A")
_FORECAST = "F"
_KNOWN = frozenset("BDEFGIKNPSUVW")


def commas_of(grid: Grid, values: Texts) -> Commas:
    """Tell what commas in the figures of a column are; where semicolons stand between cells, perhaps decimal points.

    ``12,4`` and ``0,750`` show that they are, ``1,234,567`` and ``1,234.5`` that they are not. Of
    ``1,234`` alone nobody knows.
    """
    if grid.delimiter != _SEMICOLON or not _FIRST_HEADER.fullmatch(grid.header[0].strip()):
        return Commas.THOUSANDS
    found = [text.strip() for text in values.tolist() if "," in text]
    decimal = any(_ONE_COMMA.fullmatch(text) and not _THREE_DIGITS.fullmatch(text) for text in found)
    thousands = any(parse_number(text) is not None and not _ONE_COMMA.fullmatch(text) for text in found)
    if decimal and not thousands:
        return Commas.DECIMAL
    return Commas.UNCLEAR if decimal or (found and not thousands) else Commas.THOUSANDS


def with_status(numbers: NumberColumn, words: Words, rows: Rows) -> NumberColumn:
    """Take figures whose status says that they are not there for missing, whatever stands in their cells."""
    codes = [_code(word) for word in words.words]
    said = np.array([_GONE.get(code, State.OK) for code in codes], dtype=np.uint8)[words.ids[rows]]
    small = np.array([code == _NOT_SIGNIFICANT for code in codes], dtype=np.bool_)[words.ids[rows]]
    said[small & np.asarray(numbers.mantissa == 0, dtype=np.bool_)] = State.BELOW_UNIT
    missing = (said != State.OK) & (numbers.state < State.UNREADABLE)
    return NumberColumn(
        np.where(missing, 0, numbers.mantissa),
        numbers.scale,
        np.where(missing, 0, numbers.last_digit).astype(np.int16),
        np.where(missing, said, numbers.state).astype(np.uint8),
    )


def status_findings(grid: Grid, position: int, values: Sequence[int], rows: Rows) -> list[Finding]:
    """Say once of each status that is not the normal one how many figures it stands beside, and that they count.

    A blank beside it is no figure, and a zero that is not significant does not count.
    """
    words = grid.words(position)
    there = np.zeros(grid.size, dtype=np.bool_)
    significant = there.copy()
    for value in values:
        there |= ~grid.texts(value).blank()
        column = grid.words(value)
        significant |= np.array([_is_significant(word) for word in column.words], dtype=np.bool_)[column.ids]
    findings = []
    for number, word in enumerate(words.words):
        code = _code(word)
        here = rows[(words.ids[rows] == number) & (significant if code == _NOT_SIGNIFICANT else there)[rows]]
        if code in _NORMAL or code in _GONE or not len(here):
            continue
        meaning = phrase(f"sdmx.{code}" if code in _KNOWN else "sdmx.unknown")
        parameters: Parameters = {"status": excerpt(word), "meaning": meaning, "number": len(here)}
        severity = Severity.WARNING if code == _FORECAST else Severity.INFO
        findings.append(Finding("HC623", severity, parameters, grid.place(int(here[0]), position), word))
    return findings


def _is_significant(cell: str) -> bool:
    found = parse_number(cell)
    return found is not None and found.mantissa != 0


def _code(word: str) -> str:
    return identifier(word).strip().upper()
