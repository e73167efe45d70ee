"""A slow and simple reading of plain CSV tables, to hold the quick one against: the csv module and fractions."""

import csv
import io
import re
from collections import Counter
from fractions import Fraction

from healthcheck.model.observations import Observations, State

COUNTS = frozenset({"beds", "residents", "doctors", "registered"})
AMOUNTS = frozenset({"spending", "life"})
_CODE = re.compile("[1-9][0-9]{5}")
_YEAR = re.compile("(?:19|20|21)[0-9][0-9]")
_FIGURE = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,30})?")
_MOST_DIGITS = 60

Figure = Fraction | State
Figures = dict[tuple[str, int, str], Figure]
"""What each cell says, by code, year (0: none) and variable."""


def slow_figures(data: bytes) -> Figures | None:
    """Read a table of plain cells: None when the bytes are anything else, and nothing is said of them here."""
    try:
        text = data.decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except (UnicodeDecodeError, csv.Error):
        return None
    if len(rows) < 2 or "\0" in text or not _is_plain_header(rows[0]):
        return None
    header = rows[0]
    if any(not _is_plain_row(row, header) for row in rows[1:]):
        return None
    code, year = header.index("code"), header.index("year") if "year" in header else None
    keys = [(row[code], 0 if year is None else int(row[year])) for row in rows[1:]]
    times = Counter(keys)
    return {
        (*key, name): State.DUPLICATE if times[key] > 1 else _figure(cell, name)
        for key, row in zip(keys, rows[1:], strict=True)
        for name, cell in zip(header, row, strict=True)
        if name in COUNTS | AMOUNTS
    }


def quick_figures(observations: Observations) -> Figures:
    """Return the figures of a table that was read, in the same form."""
    found: Figures = {}
    years = observations.batch.period.tolist()
    for name, column in observations.batch.columns.items():
        for row, (mantissa, state) in enumerate(zip(column.mantissa.tolist(), column.state.tolist(), strict=True)):
            value = Fraction(int(mantissa), 10**column.scale) if state == State.OK else State(state)
            found[str(observations.area[row]), years[row], name] = value
    return found


def _is_plain_header(header: list[str]) -> bool:
    names = set(header) - {"code", "year"}
    return len(set(header)) == len(header) and "code" in header and bool(names) and names <= COUNTS | AMOUNTS


def _is_plain_row(row: list[str], header: list[str]) -> bool:
    if len(row) != len(header):
        return False
    patterns = {"code": _CODE, "year": _YEAR}
    return all(
        patterns[name].fullmatch(cell) if name in patterns else cell == "" or _is_figure(cell)
        for name, cell in zip(header, row, strict=True)
    )


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None and sum(character.isdigit() for character in cell) <= _MOST_DIGITS


def _figure(cell: str, name: str) -> Figure:
    if not cell:
        return State.NOT_AVAILABLE
    value = Fraction(cell)
    return State.NEGATIVE if value < 0 and name in COUNTS else value
