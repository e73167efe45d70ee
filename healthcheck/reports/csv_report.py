"""The verdicts as CSV: one line each, in UTF-8 with a byte-order mark, so that Excel shows Chinese text.

The header is the same in both languages, for machines; wordings follow the report's language.
"""

from collections.abc import Collection, Iterator

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

_FORMULA = frozenset("=+-@\t\r")
"""First characters that make a spreadsheet run a cell as a formula."""

_SPECIAL = ',"\r\n'

_WORDS = {status: status.word for status in Status}


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[bytes]:
    """Write the chosen verdicts, one indicator after the other."""
    yield b"\xef\xbb\xbf"
    yield (",".join(HEADER) + "\r\n").encode("utf-8")
    for judgement in report.judgements:
        yield "".join(_lines(_columns(report, judgement, only))).encode("utf-8")


def records(report: Report, only: Collection[Status] | None = None) -> Iterator[tuple[str | None, ...]]:
    """Give the chosen verdicts as tuples in the order of ``HEADER``."""
    for judgement in report.judgements:
        columns = _columns(report, judgement, only)
        size = max(len(column) for column in columns if isinstance(column, list))
        yield from zip(*(c if isinstance(c, list) else [c] * size for c in columns), strict=True)


def _lines(columns: list[Texts | str | None]) -> list[str]:
    """Write columns as lines of CSV; what is the same in every line is quoted once, into their common pattern."""
    pattern = ",".join("%s" if isinstance(c, list) else _field(c or "").replace("%", "%%") for c in columns)
    changing = [_fields(column) for column in columns if isinstance(column, list)]
    return [f"{pattern}\r\n" % row for row in zip(*changing, strict=True)]


def _fields(column: Texts) -> list[str]:
    """Quote the texts of a column, if any needs it."""
    texts = [text or "" for text in column]
    together = "".join(texts)
    return [_field(text) for text in texts] if any(mark in together for mark in _SPECIAL) else texts


def _field(text: str) -> str:
    """Quote a text that has a comma, a quotation mark or a line break in it (RFC 4180)."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in _SPECIAL) else text


def _columns(report: Report, judgement: Judgement, only: Collection[Status] | None) -> list[Texts | str | None]:
    """Return a judgement's columns in the order of ``HEADER``; a text alone is the same in every row."""
    columns = verdict_columns(report, judgement, only)
    indicator = judgement.indicator
    language = report.options.language
    unit = numerator_unit(judgement)
    return [
        [_WORDS[status] for status in columns.status],
        indicator.severity.word,
        judgement.pack.id,
        indicator.id,
        _harmless(indicator.name.in_language(language)),
        _harmless_column(columns.area),
        _harmless_column(columns.area_name),
        columns.period,
        columns.level,
        columns.value,
        _target(judgement),
        columns.required,
        columns.due,
        columns.progress,
        columns.gap,
        None if unit is None else unit_word(unit, language, "2"),
        columns.serves,
        _harmless_column(columns.evidence),
        _harmless(indicator.clause),
        columns.reason_code,
        columns.reason,
        _harmless_column(_cells(report, judgement, columns)),
    ]


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
    return f"'{words}" if words[:1] in _FORMULA else words


def _harmless_column(words: Texts) -> Texts:
    together = "\n" + "\n".join(word or "" for word in words)
    if not any(f"\n{first}" in together for first in _FORMULA):
        return words
    return [word if word is None else _harmless(word) for word in words]
