"""The verdicts as CSV: one line each, in UTF-8 with a byte-order mark, so that Excel shows Chinese text.

The header is the same in both languages, for machines; wordings follow the report's language.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from io import StringIO
from itertools import repeat

from healthcheck.messages.units import unit_word
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.report import Report
from healthcheck.reports.rows import Texts, VerdictColumns, verdict_columns

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
)

_FORMULA = re.compile(r"[=+\-@\t\r]")
"""First characters that make a spreadsheet run a cell as a formula."""


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[bytes]:
    """Write the chosen verdicts, one indicator after the other."""
    yield b"\xef\xbb\xbf"
    yield _lines([HEADER])
    for judgement in report.judgements:
        yield _lines(_records(report, judgement, only))


def records(report: Report, only: Collection[Status] | None = None) -> Iterator[tuple[str | None, ...]]:
    """Give the chosen verdicts as tuples in the order of ``HEADER``."""
    for judgement in report.judgements:
        yield from _records(report, judgement, only)


def _lines(rows: Iterable[tuple[str | None, ...]]) -> bytes:
    buffer = StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8")


def _records(report: Report, judgement: Judgement, only: Collection[Status] | None) -> Iterator[tuple[str | None, ...]]:
    columns = verdict_columns(report, judgement, only)
    indicator = judgement.indicator
    language = report.options.language
    unit = numerator_unit(judgement)
    return zip(
        [status.word for status in columns.status],
        repeat(indicator.severity.word),
        repeat(judgement.pack.id),
        repeat(indicator.id),
        repeat(_harmless(indicator.name.in_language(language))),
        _harmless_column(columns.area),
        _harmless_column(columns.area_name),
        columns.period,
        columns.level,
        columns.value,
        repeat(_target(judgement)),
        columns.required,
        columns.due,
        columns.progress,
        columns.gap,
        repeat(None if unit is None else unit_word(unit, language, "2")),
        columns.serves,
        _harmless_column(columns.evidence),
        repeat(_harmless(indicator.clause)),
        columns.reason_code,
        columns.reason,
        _harmless_column(_cells(report, judgement, columns)),
        strict=False,
    )


def _target(judgement: Judgement) -> str:
    """Write the target as the rule file has it: ``at_least 7.5, by 2025``."""
    return ", ".join(f"{key} {value}" for key, value in judgement.indicator.target.written.items())


def _cells(report: Report, judgement: Judgement, columns: VerdictColumns) -> Texts:
    """Name the cells of the inputs, such as ``beds.xlsx!E2 people.xlsx!C2``."""
    origins = report.seen(judgement).origins
    found = [origins.cells(term.variable, term.rows[columns.picked]) for term in judgement.inputs]
    return [" ".join(cell for cell in cells if cell is not None) for cells in zip(*found, strict=True)]


def _harmless(words: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def _harmless_column(words: Texts) -> Texts:
    return [word if word is None or not _FORMULA.match(word) else f"'{word}" for word in words]
