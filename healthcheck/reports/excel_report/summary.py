"""The first sheet: what the run comes to, what it was made from, and the counts by status, indicator and area."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from healthcheck.messages import line, text
from healthcheck.model.faults import ExitCode
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.area_counts import count_areas
from healthcheck.reports.excel_report.cell_text import literal, shown
from healthcheck.reports.excel_report.styles import STATUS_COLOURS, coloured, header_settings, number_format, plain_font
from healthcheck.reports.outcome import counted, outcome
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.plain import FORMULA_SIGNS
from healthcheck.reports.problems import document_of
from healthcheck.reports.report import Report
from healthcheck.reports.table_lists import cell_lines, tables_line, unused_lines
from healthcheck.reports.terminal_indicators import total_gap
from healthcheck.reports.terminal_rows import AreaNames
from healthcheck.reports.terminal_summary import reasons

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_AREAS = 100
_MOST_REASONS = 50
_WIDTHS = (44, 18, 14, 30)
_COUNT_WIDTH = 11
_OUTCOMES = {
    ExitCode.OK: Status.PASS,
    ExitCode.FAILED: Status.FAIL,
    ExitCode.INCONCLUSIVE: Status.MISSING,
}
"""An outcome has the colours of the status that is like it."""

Value = str | int | None


class SummarySheet:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: "Worksheet", report: Report) -> None:
        """Take an empty sheet."""
        self._sheet = sheet
        self._report = report
        self._language: Language = report.options.language
        self._row = 1

    def write(self, omitted: Iterable[str]) -> None:
        """Write everything; ``omitted`` are sentences on what other sheets leave out."""
        from openpyxl.utils import get_column_letter

        widths = (*_WIDTHS, *[_COUNT_WIDTH] * (len(Status) + 2))
        for position, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(position)].width = width
        self._line(text("markdown.title", self._language), font=plain_font(bold=True, size=16))
        self._line(outcome(self._report), **coloured(STATUS_COLOURS[_OUTCOMES[self._report.exit_code]], bold=True))
        for sentence in omitted:
            self._line(sentence, **coloured(STATUS_COLOURS[Status.MISSING], bold=True))
        self._facts()
        if self._report.total:
            self._by_status()
            self._by_indicator()
            self._by_area()

    def _facts(self) -> None:
        report, language = self._report, self._language
        self._row += 1
        for pack in report.packs:
            named = text("report.pack", language, {"pack": pack.id, "revision": pack.revision})
            number = pack.source.number if pack.source else None
            document = " ".join(part for part in (document_of(pack).in_language(language), number) if part)
            self._line(text("report.packs", language, {"packs": f"{named}{text('list.colon', language)}{document}"}))
        self._line(tables_line(report.tables, language))
        for sentence in (*cell_lines(report.tables, language), *unused_lines(report.tables, language)):
            self._line(sentence)
        for note in report.notes:
            self._line(line(note, language))
        self._line(counted(report) if report.total else text("report.no_verdicts", language))
        found = reasons(report)
        for reason in found[:_MOST_REASONS]:
            self._line(reason)
        if len(found) > _MOST_REASONS:
            self._line(text("report.more_reasons", language, {"number": len(found) - _MOST_REASONS}))

    def _by_status(self) -> None:
        self._table("excel.by_status", ["column.status", "excel.number"])
        for status in Status:
            word = text(f"status.{status.word}", self._language)
            self._cells([word, self._report.counts[status]], **coloured(STATUS_COLOURS[status]))
        self._cells([text("excel.total", self._language), self._report.total])

    def _by_indicator(self) -> None:
        language = self._language
        keys = ["column.indicator", "column.pack", "column.clause", "column.target", *_count_keys()]
        self._table("excel.by_indicator", [*keys, "column.total_gap", "column.worst"])
        names = AreaNames.of(self._report)
        for judgement in self._report.judgements:
            indicator = judgement.indicator
            counts = np.bincount(judgement.status, minlength=len(Status)).tolist()
            words = [indicator.name.in_language(language), judgement.pack.id, indicator.clause]
            total, furthest = total_gap(self._report, judgement, names)
            self._cells([*words, full_demand(indicator.target, language), *counts, total, furthest])
            self._mark(counts, len(words) + 2)

    def _by_area(self) -> None:
        _, worst = count_areas(self._report, _MOST_AREAS)
        if not worst:
            return
        # The counts stand below those of the indicators.
        self._table("report.by_area", ["column.area", "excel.area", "", "", *_count_keys()], number=len(worst))
        for area in worst:
            code, name = area.label
            self._cells([name or text("word.no_name", self._language), code, None, None, *area.counts])
            self._mark(area.counts, 5)

    def _mark(self, counts: Sequence[int], first: int) -> None:
        """Colour the counts of the row just written that are something to look at."""
        for status in Status:
            if counts[status] and status is not Status.PASS:
                for name, setting in coloured(STATUS_COLOURS[status]).items():
                    setattr(self._sheet.cell(self._row - 1, first + status), name, setting)

    def _table(self, title: str, headings: Sequence[str], **parameters: int) -> None:
        self._row += 1
        self._line(text(title, self._language, parameters), font=plain_font(bold=True, size=12))
        words = [text(heading, self._language) if heading else "" for heading in headings]
        self._cells(words, **header_settings())

    def _line(self, sentence: str, **settings: Any) -> None:
        self._cells([sentence], **settings)

    def _cells(self, values: Sequence[Value], **settings: Any) -> None:
        for position, value in enumerate(values, 1):
            if value is not None:
                put(self._sheet, self._row, position, value, **settings)
        self._row += 1


def put(sheet: "Worksheet", row: int, column: int, value: str | int, **settings: Any) -> None:
    """Write a cell: a whole number, or text, which is never run as a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = literal(shown(value))
        # A text that begins with an equals sign has become a formula by now.
        cell.data_type = "s"
        settings.setdefault("quotePrefix", value.startswith(tuple(FORMULA_SIGNS)))
    else:
        cell.value = value
        settings.setdefault("number_format", number_format(0))
    for name, setting in settings.items():
        setattr(cell, name, setting)


def _count_keys() -> list[str]:
    return [f"status.{status.word}" for status in Status]
