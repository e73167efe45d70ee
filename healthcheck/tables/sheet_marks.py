"""What workbook readers do not tell of a sheet: which cells show percent, hold an error or an unsaved formula."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from healthcheck.model.patterns import pattern_of

BUILT_IN_PERCENT = frozenset({9, 10})
"""The numbers of the formats 0% and 0.00% in every Excel file."""

FORMULA = "="
_LITERAL = pattern_of(r"\"[^\"]*\"|\\.|_.")


class SheetMarks(Struct, frozen=True):
    """Which cells of one sheet show percent or are indented, and the texts of those that hold none: by column, from 0.

    ``texts`` has the error of a cell (``#DIV/0!``), or the formula whose result was never saved (``=A1/B1``):
    the reader takes both for blank, and they are no missing figures.
    """

    percent: Mapping[int, Sequence[int]] = field(default_factory=dict)
    texts: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    indents: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    """How far the format of a cell moves its text to the right."""
    empty_formulas: int = 0
    """How many formulas there are, when not one of them has a result that shows: of an xls, which always has some."""

    @property
    def unsaved_formulas(self) -> int:
        """How many formulas have no saved result."""
        return sum(text.startswith(FORMULA) for column in self.texts.values() for text in column.values())


def shows_percent(number_format: str) -> bool:
    """Tell whether a number format, such as ``0.0%``, multiplies by a hundred; quoted text does not count."""
    return "%" in _LITERAL.sub("", number_format)
