"""The report as an Excel workbook: a summary, and a sheet each of verdicts, gaps and findings (docs/excel.md)."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.excel_report.finding_sheet import finding_sheet
from healthcheck.reports.excel_report.gap_sheet import gap_sheet
from healthcheck.reports.excel_report.plan import SheetPlan
from healthcheck.reports.excel_report.rows import CellStyles, row_lines
from healthcheck.reports.excel_report.saving import saved
from healthcheck.reports.excel_report.styles import cell_styles, header_settings
from healthcheck.reports.excel_report.summary import SummarySheet, put
from healthcheck.reports.excel_report.verdict_sheet import verdict_sheet
from healthcheck.reports.report import Report

if TYPE_CHECKING:
    from openpyxl import Workbook

_FROZEN_COLUMNS = 4
"""What says whom a row is about stays in sight, with the header."""

_PRINTED_AT = 60
"""Percent: what a gap is about fits on a page of A4, what it was computed from on the next."""
_MANY_ROWS = 400_000
"""A row is a kilobyte of XML or a few, and an archive of the old kind holds files of two gigabytes."""


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[bytes]:
    """Give the workbook; ``only`` leaves verdicts out of their sheet, the other sheets are whole."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    language = report.options.language
    book = Workbook()
    book.properties.title = text("markdown.title", language)
    book.properties.creator = "healthcheck"
    summary = book.worksheets[0]
    summary.title = text("excel.summary", language)
    summary.page_setup.orientation = "landscape"
    summary.page_setup.fitToHeight = 0
    summary.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheets = [verdict_sheet(report, only), gap_sheet(report), finding_sheet(report)]
    omitted = [sentence for sheet in sheets if (sentence := _omitted(sheet, language))]
    if only is not None:
        omitted += _chosen(report, sheets[0], only)
    SummarySheet(summary, report).write(omitted)
    styles = cell_styles(summary)
    for sheet in sheets:
        _add_sheet(book, sheet, language)
    rows = {text(sheet.key, language): partial(_rows, sheet, styles) for sheet in sheets}
    return saved(book, report.options.time, rows, huge=sum(sheet.size for sheet in sheets) > _MANY_ROWS)


def _omitted(sheet: SheetPlan, language: Language) -> str:
    if sheet.size == sheet.total:
        return ""
    name = text(sheet.key, language)
    return text(
        "excel.omitted", language, {"sheet": name, "shown": sheet.size, "total": sheet.total, "file": sheet.file}
    )


def _chosen(report: Report, sheet: SheetPlan, only: Collection[Status]) -> list[str]:
    language = report.options.language
    named = ",".join(status.word for status in Status if status in only)
    name = text(sheet.key, language)
    return [text("excel.chosen", language, {"sheet": name, "shown": sheet.size, "total": report.total, "only": named})]


def _add_sheet(book: "Workbook", plan: SheetPlan, language: Language) -> None:
    """Add a sheet with its header, which stays in sight on the screen and on every printed page."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(text(plan.key, language))
    for position, heading in enumerate(plan.headings, 1):
        put(sheet, 1, position, text(heading.key, language), **header_settings())
        sheet.column_dimensions[get_column_letter(position)].width = heading.width
    last = get_column_letter(len(plan.headings))
    sheet.auto_filter.ref = f"A1:{last}{plan.size + 1}"
    sheet.freeze_panes = f"{get_column_letter(_FROZEN_COLUMNS + 1)}2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.scale = _PRINTED_AT


def _rows(plan: SheetPlan, styles: CellStyles) -> Iterator[bytes]:
    first = 2
    for size, cells in plan.blocks(styles):
        yield row_lines(first, size, cells, styles)
        first += size
