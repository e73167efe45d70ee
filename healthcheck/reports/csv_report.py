"""The verdicts as CSV: one line each, in UTF-8 with a byte-order mark, so that Excel shows Chinese text.

Wordings follow the report's language.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from healthcheck.messages.units import unit_word
from healthcheck.model.side_by_side import side_by_side
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports import CSV_COLUMNS
from healthcheck.reports.cells_column import cells_column
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.inert_text import DOUBTFUL, harmless
from healthcheck.reports.plain import FORMULA_SIGNS
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import (
    begins_with,
    contains_bytes,
    content,
    either,
    has_bytes,
    joined,
    looked_up,
    of_texts,
    one_text,
    replaced,
)
from healthcheck.reports.verdict_columns import VerdictColumns, blocks
from healthcheck.tables.arrow import Column, taken

_END = "\r\n"
_SPECIAL = b',"\r\n'
_UNUSUAL = DOUBTFUL + _SPECIAL + "".join(FORMULA_SIGNS).encode()
_Finish = Callable[[Column], Column]


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[bytes]:
    """Write the chosen verdicts, one indicator after the other, and of each the columns that were asked for."""
    names = report.options.fields or CSV_COLUMNS
    yield b"\xef\xbb\xbf"
    yield ",".join(names).encode()

    def lines(block: tuple[Judgement, npt.NDArray[np.intp]]) -> bytes:
        return _lines(_columns(report, *block, names, _cells), len(block[1]))

    yield from side_by_side(lines, blocks(report, only), report.total)
    yield _END.encode()


def records(report: Report, only: Collection[Status] | None = None) -> Iterator[tuple[str | None, ...]]:
    """Give the chosen verdicts as tuples in the order of ``CSV_COLUMNS``."""
    for judgement, picked in blocks(report, only):
        columns = _columns(report, judgement, picked, CSV_COLUMNS, _harmless)
        # The first column is no constant, and ends the others.
        yield from zip(*(repeat(c) if isinstance(c, str | None) else c.to_pylist() for c in columns), strict=False)


def _lines(columns: Sequence[Column | str | None], size: int) -> bytes:
    """Write columns of cells, and texts, as lines of CSV; what is the same in every line is joined once.

    Before each line stands the end of the one before it: to end each line would take a further column.
    """
    cells: list[Column | str] = []
    for column in columns:
        is_text = isinstance(column, str | None)
        cell = _quoted(of_texts([column or ""]))[0].as_py() if is_text else one_text(column)
        if cell is not None and cells and isinstance(cells[-1], str):
            cells[-1] += f",{cell}"
        else:
            cells.append(column if cell is None else cell)
    first = cells[0]
    cells[0] = _END + first if isinstance(first, str) else joined([_END, first], nulls_are_empty=True)
    if len(cells) == 1 and isinstance(cells[0], str):
        return cells[0].encode() * size
    return content(joined(cells, between=",", nulls_are_empty=True))


def _quoted(column: Column) -> Column:
    """Quote the texts that have a comma, a quotation mark or a line break in them (RFC 4180)."""
    special = contains_bytes(column, _SPECIAL)
    if not special.any():
        return column
    return either(special, joined(['"', replaced(column, '"', '""'), '"']), column)


def _columns(
    report: Report, judgement: Judgement, picked: npt.NDArray[np.intp], names: Sequence[str], finish: _Finish
) -> list[Column | str | None]:
    """Return some of a judgement's columns; a text alone is the same in every row.

    ``finish`` makes others' texts what they are to be; words and figures of our own need nothing.
    """
    columns = VerdictColumns(report, judgement, picked)
    indicator = judgement.indicator
    language = report.options.language
    makers: dict[str, Callable[[], Column | str | None]] = {
        "status": lambda: columns.status,
        "severity": lambda: indicator.severity.word,
        "pack": lambda: judgement.pack.id,
        "indicator": lambda: indicator.id,
        "name": lambda: harmless(indicator.name.in_language(language)),
        "area": lambda: finish(columns.area),
        "area_name": lambda: finish(columns.area_name),
        "period": lambda: columns.period,
        "level": lambda: columns.level,
        "value": lambda: columns.value,
        "target": lambda: _target(judgement),
        "required": lambda: finish(columns.required),
        "due": lambda: columns.due,
        "progress": lambda: columns.progress,
        "gap": lambda: columns.gap,
        "gap_unit": lambda: _gap_unit(judgement, language),
        "serves": lambda: columns.serves,
        "evidence": lambda: finish(columns.evidence),
        "clause": lambda: harmless(indicator.clause),
        "reason_code": lambda: columns.reason_code,
        "reason": lambda: finish(columns.reason),
        "cells": lambda: finish(cells_column(report, judgement, picked)),
        "waiver": lambda: None if judgement.waiver is None else finish(columns.waiver),
        "known": lambda: None if judgement.known is None else either(columns.known, "true", "false"),
    }
    return [makers[name]() for name in names]


def _gap_unit(judgement: Judgement, language: Language) -> str | None:
    unit = numerator_unit(judgement)
    return None if unit is None else harmless(unit_word(unit, language, "2"))


def _target(judgement: Judgement) -> str:
    """Write the target as the rule file has it: ``at_least 7.5, by 2025``."""
    return ", ".join(f"{key} {value}" for key, value in judgement.indicator.target.written.items())


def _cells(column: Column) -> Column:
    """Make texts of others inert, and cells of CSV; most need neither."""
    return _quoted(_harmless(column)) if has_bytes(column, _UNUSUAL) else column


def _harmless(column: Column) -> Column:
    """Make texts of others inert: unseen characters are escapes, and formulas have an apostrophe before them."""
    doubtful = contains_bytes(column, DOUBTFUL) | begins_with(column, FORMULA_SIGNS)
    if not doubtful.any():
        return column
    numbers: dict[str, int] = {}
    texts = taken(column, np.flatnonzero(doubtful)).to_pylist()
    place = np.full(len(column), -1, dtype=np.int64)
    # A null may still have bytes where its text would be.
    place[doubtful] = [-1 if text is None else numbers.setdefault(text, len(numbers)) for text in texts]
    return either(doubtful, looked_up([harmless(text) for text in numbers], place), column)
