"""Columns of text -> the rows of a worksheet as XML, whole columns at a time.

A workbook library writes one cell after the other: three hundred thousand verdicts take it minutes.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.faults import Place
from healthcheck.reports.excel_report.cell_text import MOST_CHARACTERS, shown, xml_text
from healthcheck.reports.plain import FORMULA_SIGNS
from healthcheck.reports.text_columns import (
    after_point,
    begins_with,
    contains_bytes,
    content,
    either,
    has_outer_space,
    joined,
    lengths,
    looked_up,
    of_texts,
    replaced,
    whole_numbers,
)
from healthcheck.tables.arrow import Column

MOST_DIGITS = 15
"""So many significant digits a number of Excel holds; one with more is written as text."""

_TEXT_OPENING = ' t="inlineStr"><is><t>'
_SPACED_OPENING = ' t="inlineStr"><is><t xml:space="preserve">'
"""For texts that begin or end with a space, which Excel would drop."""
_TEXT_CLOSING = "</t></is></c>"


Pair = tuple[int, int]


class CellStyles(Struct, frozen=True):
    """The numbers of the cell formats that rows use, in the workbook they are for.

    Those of text are a pair: the usual one, and one that keeps what begins like a formula from becoming one when
    somebody edits the cell. ``numbers`` has a format for each number of decimals.
    """

    text: Pair
    wrapped: Pair
    plain_number: int
    numbers: tuple[int, ...]
    statuses: tuple[int, ...]
    severities: tuple[int, ...]


class TextCells(Struct, frozen=True):
    """Cells of text: a column, or one text that is the same in every row."""

    content: Column | str | None
    wrapped: bool = False
    breaks: bool = False
    """Whether line breaks stay what they are."""


class NumberCells(Struct, frozen=True):
    """Cells of decimal text that become numbers where these hold it exactly; years and lines are ``plain``."""

    content: Column
    plain: bool = False


class WordCells(Struct, frozen=True):
    """Cells that hold one of a few words, each with its own cell format."""

    words: Sequence[str]
    styles: Sequence[int]
    which: npt.NDArray[Any]


Cells = TextCells | NumberCells | WordCells


def row_lines(first: int, size: int, cells: Sequence[Cells], styles: CellStyles) -> bytes:
    """Write rows of a worksheet, the first of them with the number ``first``."""
    if not size:
        return b""
    numbers = whole_numbers(np.arange(first, first + size))
    parts: list[Column | str] = ['<row r="', numbers, '">']
    for position, column in enumerate(cells):
        letters = column_letters(position)
        match column:
            case TextCells(None):
                continue
            case TextCells(str() as words, wrapped, breaks):
                same = of_texts([words])
                opening = _text_opening(same, styles.wrapped if wrapped else styles.text)
                parts += [
                    f'<c r="{letters}',
                    numbers,
                    opening[0].as_py() + _safe(same, breaks=breaks)[0].as_py() + _TEXT_CLOSING,
                ]
            case TextCells(texts, wrapped, breaks):
                opening = _text_opening(texts, styles.wrapped if wrapped else styles.text)
                parts.append(joined([f'<c r="{letters}', numbers, opening, _safe(texts, breaks=breaks), _TEXT_CLOSING]))
            case NumberCells(decimals, plain):
                parts.append(_numbers(letters, numbers, decimals, styles, plain=plain))
            case WordCells(words, formats, which):
                kinds = zip(words, formats, strict=True)
                said = [f'" s="{style}"{_TEXT_OPENING}{xml_text(shown(word))}' for word, style in kinds]
                parts += [f'<c r="{letters}', numbers, looked_up(said, which), _TEXT_CLOSING]
    return content(joined([*parts, "</row>"], nulls_are_empty=True))


@lru_cache
def column_letters(position: int) -> str:
    """Return the letters of a column, counted from 0."""
    return (Place("", 1, position + 1).cell or "").removesuffix("1")


def _text_opening(column: Column, styles: Pair) -> Column:
    kinds = [f'" s="{style}"{opening}' for style in styles for opening in (_TEXT_OPENING, _SPACED_OPENING)]
    formulas, spaced = begins_with(column, FORMULA_SIGNS), has_outer_space(column)
    return looked_up(kinds, 2 * formulas.astype(np.int64) + spaced)


def _numbers(letters: str, rows: Column, column: Column, styles: CellStyles, *, plain: bool) -> Column:
    """Write decimals as numbers; as text where a number would not hold all of their digits."""
    behind = np.maximum(after_point(column), 0)
    exact = _hold_exactly(column)
    formats = np.full(len(column), styles.plain_number) if plain else np.array(styles.numbers)[np.minimum(behind, 15)]
    style = whole_numbers(np.where(exact, formats, styles.text[0]))
    kind = either(exact, '"><v>', f'"{_TEXT_OPENING}')
    closing = either(exact, "</v></c>", _TEXT_CLOSING)
    return joined([f'<c r="{letters}', rows, '" s="', style, kind, column, closing])


def _hold_exactly(column: Column) -> npt.NDArray[np.bool_]:
    """Mark the decimals that a number of Excel shows digit by digit."""
    digits = lengths(column) - begins_with(column, "-") - (after_point(column) >= 0)
    exact = digits <= MOST_DIGITS
    for row in np.flatnonzero(~exact).tolist():
        written: str = column[row].as_py()
        # Zeros before the first digit that counts are no digits to be held.
        significant = written.lstrip("-").replace(".", "").lstrip("0")
        exact[row] = len(significant) <= MOST_DIGITS and len(written.partition(".")[2]) <= MOST_DIGITS
    return exact


def _safe(column: Column, *, breaks: bool = False) -> Column:
    """Return texts as they stand in XML."""
    text = content(column)
    if not text.decode().isprintable() or b"_x" in text or lengths(column).max(initial=0) > MOST_CHARACTERS:
        return of_texts(
            [None if words is None else xml_text(shown(words, breaks=breaks)) for words in column.to_pylist()]
        )
    if contains_bytes(column, b"&<>").any():
        for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            column = replaced(column, sign, entity)
    return column
