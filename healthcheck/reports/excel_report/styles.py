"""How the cells of the workbook look. Colours only repeat what a word says, for those who see none."""

from typing import TYPE_CHECKING, Any

from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.excel_report.rows import MOST_DIGITS, CellStyles

if TYPE_CHECKING:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

STATUS_COLOURS = {
    Status.PASS: ("C6EFCE", "0B5A1B"),
    Status.FAIL: ("FFC7CE", "8C0009"),
    Status.PENDING: ("DDEBF7", "1F4E78"),
    Status.MISSING: ("FFEB9C", "6B4500"),
    Status.INVALID: ("E6D5F0", "4F2270"),
    Status.WAIVED: ("E2E2E2", "333333"),
    Status.NOT_APPLICABLE: ("F2F2F2", "444444"),
}
"""What stands behind a status and in what colour it is written; each pair is easy to read."""
SEVERITY_COLOURS = {
    Severity.ERROR: STATUS_COLOURS[Status.FAIL],
    Severity.WARNING: STATUS_COLOURS[Status.MISSING],
    Severity.INFO: STATUS_COLOURS[Status.PENDING],
}
HEADER_COLOURS = ("1F4E78", "FFFFFF")


def filled(colour: str) -> "PatternFill":
    """Return what fills a cell with a colour."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", start_color=colour)


def plain_font(**settings: Any) -> "Font":
    """Return the font of cells that have no other, with some settings of its own."""
    from openpyxl.styles import Font

    # The scheme makes a Chinese Excel take its own font for Chinese text.
    return Font(**{"name": "Calibri", "size": 11, "family": 2, "scheme": "minor", **settings})


def coloured(pair: tuple[str, str], **font: Any) -> dict[str, Any]:
    """Return the settings of a cell in a pair of colours."""
    return {"fill": filled(pair[0]), "font": plain_font(color=pair[1], **font)}


def header_settings() -> dict[str, Any]:
    """Return the settings of the cells above a table."""
    from openpyxl.styles import Alignment

    centred = Alignment(wrap_text=True, vertical="center", horizontal="center")
    return {**coloured(HEADER_COLOURS, bold=True), "alignment": centred}


def number_format(decimals: int) -> str:
    """Return the format that shows a number with so many decimals."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def cell_styles(sheet: "Worksheet") -> CellStyles:
    """Put the formats of rows into a sheet's workbook, and return their numbers there."""
    from openpyxl.styles import Alignment

    top = Alignment(vertical="top")
    # Text stands a little off the number in the column before it.
    text = Alignment(vertical="top", horizontal="left", indent=1)
    wrapped = Alignment(vertical="top", horizontal="left", indent=1, wrap_text=True)

    def pair(alignment: Alignment) -> tuple[int, int]:
        return _number(sheet, alignment=alignment), _number(sheet, alignment=alignment, quotePrefix=True)

    formats = [number_format(decimals) for decimals in range(MOST_DIGITS + 1)]
    return CellStyles(
        text=pair(text),
        wrapped=pair(wrapped),
        plain_number=_number(sheet, number_format="0", alignment=top),
        numbers=tuple(_number(sheet, number_format=shape, alignment=top) for shape in formats),
        statuses=tuple(_number(sheet, **coloured(STATUS_COLOURS[status]), alignment=top) for status in Status),
        severities=tuple(_number(sheet, **coloured(SEVERITY_COLOURS[one]), alignment=top) for one in Severity),
    )


def text_styles(sheet: "Worksheet") -> CellStyles:
    """Put the formats of cells that hold nothing but text into a sheet's workbook, and return their numbers there."""
    text = _number(sheet, number_format="@")
    pair = text, _number(sheet, number_format="@", quotePrefix=True)
    return CellStyles(text=pair, wrapped=pair, plain_number=text, numbers=(), statuses=(), severities=())


def _number(sheet: "Worksheet", **settings: Any) -> int:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    for name, value in settings.items():
        setattr(cell, name, value)
    number: int = cell.style_id
    return number
