"""The cells of a table that is no xlsx file -> a workbook that holds them as text, each in its place."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.patterns import pattern_of
from healthcheck.reports.excel_report.plan import MOST_ROWS, fitting
from healthcheck.reports.excel_report.rows import CellStyles, TextCells, row_lines
from healthcheck.reports.excel_report.saving import Rows, saved
from healthcheck.reports.excel_report.styles import text_styles
from healthcheck.reports.file_names import FileNames
from healthcheck.reports.marked_copy.cells import LAST_COLUMN
from healthcheck.reports.plain import visible
from healthcheck.reports.text_columns import of_texts
from healthcheck.tables.whole_cells import Line, WholeSheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_BLOCK = 5_000
_MEASURED = 200
_NARROWEST, _WIDEST = 9, 40
_UNFIT = pattern_of(r"[\\*?:/\[\]]")
_LONGEST_TITLE = 27
"""Excel takes 31 characters; the rest is for a number."""


class PlainWorkbook(Struct, frozen=True):
    """The file, and what each sheet is called in it: Excel does not take every name."""

    data: bytes
    titles: Mapping[str | None, str]


def plain_workbook(sheets: Sequence[WholeSheet], path: str) -> PlainWorkbook:
    """Make a workbook of a table; the sheet of one that has none is called after the file.

    Raises:
        UsageError: when a sheet of Excel has no room for the table.
    """
    from openpyxl import Workbook

    _refuse_large(sheets, path)
    book = Workbook()
    book.remove(book.worksheets[0])
    rows: dict[str, Rows] = {}
    titles: dict[str | None, str] = {}
    names = FileNames()
    for whole in sheets:
        stem = _UNFIT.sub("_", visible(whole.name or PurePath(path).stem))[:_LONGEST_TITLE].strip("'")
        titles[whole.name] = title = names.new(stem or "_", "")
        sheet = book.create_sheet(title)
        _set_widths(sheet, whole.lines[:_MEASURED])
        rows[title] = partial(_rows, whole.lines, text_styles(sheet))
    return PlainWorkbook(b"".join(saved(book, 0, rows)), titles)


def _refuse_large(sheets: Sequence[WholeSheet], path: str) -> None:
    for sheet in sheets:
        last = sheet.lines[-1][0] if sheet.lines else 0
        if last > MOST_ROWS + 1 or max((len(cells) for _, cells in sheet.lines), default=0) > LAST_COLUMN:
            raise UsageError(Fault("HC450", {"file": path}))


def _set_widths(sheet: "Worksheet", lines: Sequence[Line]) -> None:
    from openpyxl.utils import get_column_letter

    for position in range(max((len(cells) for _, cells in lines), default=0)):
        texts = (cells[position] for _, cells in lines if position < len(cells))
        sheet.column_dimensions[get_column_letter(position + 1)].width = fitting(texts, _NARROWEST, _WIDEST)


def _rows(lines: Sequence[Line], styles: CellStyles) -> Iterator[bytes]:
    """Write lines as rows of the same number; where lines are left out, so are rows."""
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and end - start < _BLOCK and lines[end][0] == lines[start][0] + end - start:
            end += 1
        block = [cells for _, cells in lines[start:end]]
        width = max(map(len, block), default=0)
        columns = ([cells[position] if position < len(cells) else "" for cells in block] for position in range(width))
        cells = [TextCells(of_texts([text or None for text in column]), breaks=True) for column in columns]
        yield row_lines(lines[start][0], end - start, cells, styles)
        start = end
