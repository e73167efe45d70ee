"""The verdicts as CSV: one line each, in UTF-8 with a byte-order mark, so that Excel shows Chinese text.

The header is the same in both languages, for machines; wordings follow the report's language.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from healthcheck.messages.units import unit_word
from healthcheck.model.side_by_side import side_by_side
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.cells_column import cells_column
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.inert_text import DOUBTFUL, harmless
from healthcheck.reports.plain import FORMULA_SIGNS
from healthcheck.reports.report import Report
from healthcheck.reports.rows import blocks, columns_at
from healthcheck.reports.text_columns import (
    begins_with,
    contains_bytes,
    content,
    either,
    joined,
    looked_up,
    of_texts,
    one_text,
    replaced,
)
from healthcheck.tables.arrow import Column, taken

HEADER = (
    "status",
    "severity",
    "pack",
    "indicator",
    "name",
    "area",
    "area_name",
    "period",
    "level",
    "value",
    "target",
    "required",
    "due",
    "progress",
    "gap",
    "gap_unit",
    "serves",
    "evidence",
    "clause",
    "reason_code",
    "reason",
    "cells",
    "waiver",
    "known",
)

_SPECIAL = b',"\r\n'


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[bytes]:
    """Write the chosen verdicts, one indicator after the other."""
    yield b"\xef\xbb\xbf"
    yield (",".join(HEADER) + "\r\n").encode("utf-8")

    def lines(block: tuple[Judgement, npt.NDArray[np.intp]]) -> bytes:
        return _lines(_columns(report, *block))

    yield from side_by_side(lines, blocks(report, only), report.total)


def records(report: Report, only: Collection[Status] | None = None) -> Iterator[tuple[str | None, ...]]:
    """Give the chosen verdicts as tuples in the order of ``HEADER``."""
    for judgement, picked in blocks(report, only):
        columns = _columns(report, judgement, picked)
        # The first column is no constant, and ends the others.
        yield from zip(*(repeat(c) if isinstance(c, str | None) else c.to_pylist() for c in columns), strict=False)


def _lines(columns: Sequence[Column | str | None]) -> bytes:
    """Write columns, the first of them no constant, as lines of CSV; what is the same in every line is joined once."""
    first, *others = columns
    parts, between = [_quoted(first)], ","
    for column in others:
        same = column or "" if isinstance(column, str | None) else one_text(column)
        if same is None:
            parts += [between, _quoted(column)]
            between = ","
        else:
            between += _quoted(of_texts([same]))[0].as_py() + ","
    return content(joined([*parts, between.removesuffix(",") + "\r\n"], nulls_are_empty=True))


def _quoted(column: Column) -> Column:
    """Quote the texts that have a comma, a quotation mark or a line break in them (RFC 4180)."""
    special = contains_bytes(column, _SPECIAL)
    if not special.any():
        return column
    return either(special, joined(['"', replaced(column, '"', '""'), '"']), column)


def _columns(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> list[Column | str | None]:
    """Return a judgement's columns in the order of ``HEADER``; a text alone is the same in every row."""
    columns = columns_at(report, judgement, picked)
    indicator = judgement.indicator
    language = report.options.language
    unit = numerator_unit(judgement)
    return [
        columns.status,
        indicator.severity.word,
        judgement.pack.id,
        indicator.id,
        harmless(indicator.name.in_language(language)),
        _harmless(columns.area),
        _harmless(columns.area_name),
        columns.period,
        columns.level,
        columns.value,
        _target(judgement),
        columns.required,
        columns.due,
        columns.progress,
        columns.gap,
        None if unit is None else harmless(unit_word(unit, language, "2")),
        columns.serves,
        _harmless(columns.evidence),
        harmless(indicator.clause),
        columns.reason_code,
        _harmless(columns.reason),
        _harmless(cells_column(report, judgement, columns.picked)),
        None if judgement.waiver is None else _harmless(columns.waiver),
        None if judgement.known is None else either(columns.known, "true", "false"),
    ]


def _target(judgement: Judgement) -> str:
    """Write the target as the rule file has it: ``at_least 7.5, by 2025``."""
    return ", ".join(f"{key} {value}" for key, value in judgement.indicator.target.written.items())


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
