"""A comparison as CSV: a line for each change, revised figure, finding and note; UTF-8 with a mark for Excel.

The header is the same in both languages, for machines; names and messages follow the language.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from healthcheck.comparing.changes import Change
from healthcheck.comparing.compare import Comparison
from healthcheck.comparing.figures import RevisedFigure
from healthcheck.comparing.snapshot import FindingRecord
from healthcheck.messages import message
from healthcheck.model.text import Language
from healthcheck.reports.inert_text import harmless

HEADER = (
    "change",
    "worse",
    "severity",
    "pack",
    "indicator",
    "variable",
    "name",
    "area",
    "area_name",
    "period",
    "before",
    "after",
    "value_before",
    "value_after",
    "gap_before",
    "gap_after",
    "gap_unit",
    "waiver",
    "code",
    "message",
    "file",
    "sheet",
    "line",
)
_NUMBERS = frozenset({"value_before", "value_after", "gap_before", "gap_after"})
"""Figures are no formulas, although a negative one begins with a sign."""

Row = Mapping[str, str | None]


def render(comparison: Comparison, language: Language) -> Iterator[str]:
    """Give the comparison in lines of CSV."""
    yield "\ufeff" + _line(HEADER)
    for row in _rows(comparison, language):
        yield _line([_cell(column, row.get(column)) for column in HEADER])


def _line(cells: tuple[str, ...] | list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def _cell(column: str, words: str | None) -> str:
    """Write the text of a cell so that no spreadsheet runs it and no terminal obeys it."""
    return (words or "") if column in _NUMBERS else harmless(words or "")


def _rows(comparison: Comparison, language: Language) -> Iterator[Row]:
    for change in comparison.changes:
        yield _change(change, comparison, language)
    for figure in comparison.revised:
        yield _figure(figure, comparison, language)
    for kind, found in (("new_finding", comparison.new_findings), ("gone_finding", comparison.gone_findings)):
        for finding in found:
            worse = kind == "new_finding" and finding in comparison.new_errors
            yield {"change": kind, "worse": _yes_or_no(worse), **_finding(finding)}
    for note in comparison.notes:
        yield {
            "change": "note",
            "worse": _yes_or_no(False),
            "severity": note.severity.word,
            "code": note.code,
            "message": message(note, language),
        }


def _change(change: Change, comparison: Comparison, language: Language) -> Row:
    record, before, after = change.record, change.before, change.after
    return {
        "change": change.kind.value,
        "worse": _yes_or_no(change.worse),
        "severity": record.severity,
        "pack": record.pack,
        "indicator": record.indicator,
        "name": comparison.indicator_name(record.pack, record.indicator).in_language(language),
        "area": record.area,
        "area_name": record.area_name,
        "period": record.period,
        "before": before.status if before else None,
        "after": after.status if after else None,
        "value_before": before.value if before else None,
        "value_after": after.value if after else None,
        "gap_before": before.gap if before else None,
        "gap_after": after.gap if after else None,
        "gap_unit": record.gap_unit,
        "waiver": record.waiver,
    }


def _figure(figure: RevisedFigure, comparison: Comparison, language: Language) -> Row:
    return {
        "change": "revised_figure",
        "worse": _yes_or_no(False),
        "variable": figure.variable,
        "name": comparison.variable_name(figure.variable).in_language(language),
        "area": figure.area,
        "area_name": figure.area_name,
        "period": figure.period,
        "value_before": figure.before,
        "value_after": figure.after,
    }


def _finding(finding: FindingRecord) -> Row:
    place = finding.place
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "line": str(place.line) if place and place.line else None,
    }


def _yes_or_no(worse: bool) -> str:
    return "true" if worse else "false"
