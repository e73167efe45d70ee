"""Form -> file: CSV that spreadsheets open with the right encoding, or an xlsx workbook."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from healthcheck.messages import text
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.text import Language
from healthcheck.reports.form import Form
from healthcheck.reports.plain import cell_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 10, 40
_TEXT = "@"
"""The number format of text: codes keep their zeros."""
_MOST_ROWS = 1_000
"""So many rows are prepared for figures in a form that does not know its rows."""
_NOTE_WIDTH, _NOTE_LINE = 360, 18


def renderer(file: str) -> Callable[[Form, Language], bytes]:
    """Return what writes the kind of file that a name's ending tells.

    Raises:
        UsageError: HC429, when a form is not written with that ending.
    """
    chosen = {".csv": as_csv, ".xlsx": as_workbook}.get(Path(file).suffix.lower())
    if chosen is None:
        raise UsageError(Fault("HC429", {"file": file}))
    return chosen


def as_csv(form: Form, _: Language) -> bytes:
    """Write a form as CSV, with the mark by which Excel knows UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*form.keys, *(column.header for column in form.columns)])
    writer.writerows([*row, *("" for _ in form.columns)] for row in form.rows)
    return written.getvalue().encode("utf-8-sig")


def as_workbook(form: Form, language: Language) -> bytes:
    """Write a form as a workbook: the header stays in sight, notes say what each column is for."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.title = form.title
    sheet = book.worksheets[0]
    sheet.title = text("form.sheet", language)
    _write_header(sheet, form)
    for number, (code, name, period) in enumerate(form.rows, 2):
        sheet.cell(number, 1, code)
        sheet.cell(number, 2, name or None)
        sheet.cell(number, 3, int(period) if period else None)
    for number in range(2, max(len(form.rows), _MOST_ROWS) + 2):
        sheet.cell(number, 1).number_format = _TEXT
    _offer_choices(sheet, form)
    sheet.freeze_panes = f"{get_column_letter(len(form.keys) + 1)}2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_header(sheet: "Worksheet", form: Form) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    headers = [*form.keys, *(column.header for column in form.columns)]
    for position, header in enumerate(headers, 1):
        top = sheet.cell(1, position, header)
        top.font = Font(bold=True)
        top.alignment = Alignment(wrap_text=True, vertical="top")
        width = min(max(cell_width(header) + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(position)].width = width
    for position, column in enumerate(form.columns, len(form.keys) + 1):
        height = _NOTE_LINE * (column.note.count("\n") + 2)
        sheet.cell(1, position).comment = Comment(column.note, "healthcheck", height=height, width=_NOTE_WIDTH)


def _offer_choices(sheet: "Worksheet", form: Form) -> None:
    """Offer yes and no where nothing else can be read; a blank stays allowed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = max(len(form.rows), _MOST_ROWS) + 1
    for position, column in enumerate(form.columns, len(form.keys) + 1):
        if column.choices:
            validation = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            validation.add(f"{get_column_letter(position)}2:{get_column_letter(position)}{last}")
            sheet.add_data_validation(validation)
