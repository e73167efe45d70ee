"""Reading one cell in its column: a figure of the variable's unit, a missing symbol, or something unusable."""

from collections.abc import Callable, Mapping
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from healthcheck.model.observations import State
from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.number_text import (
    MOST_DIGITS,
    ParsedNumber,
    is_about,
    is_date,
    is_range,
    is_truth_value,
    parse_number,
    without_footnote,
)
from healthcheck.tables.numbers import Cell
from healthcheck.tables.text_marks import unmarked
from healthcheck.tables.units import Unit, is_unit_word, shift

_YES = frozenset("是 有 yes y true 1 √ ✓ ✔".split())
_NO = frozenset("否 无 no n false 0 × ✗".split())
_FORMULA = "="
_FIGURE = pattern_of(r"-?[\d,]{1,24}(?:\.\d{1,17})?")


_NO_NUMBERS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda text: text.startswith(_FORMULA), "HC209"),
    (is_date, "HC204"),
    (is_unit_word, "HC239"),
    (is_truth_value, "HC205"),
    (is_range, "HC299"),
    (is_about, "HC299"),
)
"""What a cell that is no number may be instead."""


class Commas(Enum):
    """What commas in the figures of a column are."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"
    UNCLEAR = "unclear"


class Column(Struct, frozen=True):
    """What a column holds: figures of a variable, in ``10**shift`` of the variable's unit."""

    variable: Variable
    shift: int = 0
    commas: Commas = Commas.THOUSANDS

    @property
    def holds_words(self) -> bool:
        """Whether even what looks like a figure must be read as a word: the 1 of yes and no, the comma of 1,234."""
        return self.variable.type is VariableType.FLAG or self.commas is not Commas.THOUSANDS


def cell_reader(column: Column, symbols: Mapping[str, State]) -> Callable[[str], Cell]:
    """Return the function that reads the cells of a column that are no clean figures."""
    if column.variable.type is VariableType.FLAG:
        return lambda text: _flag(text, symbols)
    return lambda text: _figure(text, column, symbols)


def figure_symbols(symbols: Mapping[str, State]) -> list[tuple[int, int]]:
    """Return the missing symbols that look like figures (a yearbook's ``0.0``): their digits, and how many decimals."""
    numbers = [parse_number(symbol) for symbol in symbols if _FIGURE.fullmatch(symbol)]
    return [(number.mantissa, -number.exponent) for number in numbers if number is not None]


def _figure(text: str, column: Column, symbols: Mapping[str, State]) -> Cell:
    missing = _missing(text, symbols)
    if missing is not None:
        return missing
    if column.commas is not Commas.THOUSANDS and _is_unclear(text, column.commas):
        return Cell(State.UNREADABLE, problem="HC622")
    number = parse_number(text.replace(",", ".") if column.commas is Commas.DECIMAL else text)
    if number is None:
        return _no_number(text, column, symbols)
    if number.unit is None:
        return Cell(State.OK, number.mantissa, number.exponent + column.shift)
    return _with_unit(number, number.unit, column)


def _is_unclear(text: str, commas: Commas) -> bool:
    """Tell whether nobody knows what a sign in a figure is: a decimal point, or one between thousands."""
    return parse_number(text) is not None and ("." in text if commas is Commas.DECIMAL else "," in text)


def _no_number(text: str, column: Column, symbols: Mapping[str, State]) -> Cell:
    """Say why a cell is no figure; one that only carries the mark of a footnote is read without it."""
    plain = unmarked(text)
    if plain != text and not plain.startswith(_FORMULA):
        cell = _figure(plain, column, symbols)
        return replace(cell, problem=cell.problem or "HC647") if cell.state is State.OK else cell
    bare = without_footnote(text)
    if bare is not None:
        cell = _figure(bare, column, symbols)
        return replace(cell, problem="HC270") if cell.state is State.OK else cell
    return Cell(State.UNREADABLE, problem=next((code for tells, code in _NO_NUMBERS if tells(text)), "HC201"))


def _with_unit(number: ParsedNumber, unit: Unit, column: Column) -> Cell:
    """Read ``52.3万`` or ``25%``: a unit in the cell must fit the variable, and not come on top of the header's."""
    own_shift = shift(unit, column.variable)
    if own_shift is None:
        return Cell(State.UNREADABLE, problem="HC203")
    if column.shift != 0 and (unit.scaled or own_shift != column.shift):
        return Cell(State.UNREADABLE, problem="HC206")
    return Cell(State.OK, number.mantissa, number.exponent + own_shift)


def _flag(text: str, symbols: Mapping[str, State]) -> Cell:
    word = normalise(text) if len(text) <= MOST_DIGITS else ""
    if word in _YES or word in _NO:
        return Cell(State.OK, int(word in _YES))
    return _missing(text, symbols) or Cell(State.UNREADABLE, problem="HC208")


def _missing(text: str, symbols: Mapping[str, State]) -> Cell | None:
    kind = symbols.get(normalise(text)) if len(text) <= MOST_DIGITS or not text.strip() else None
    return None if kind is None else Cell(kind)
