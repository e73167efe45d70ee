"""A workbook (xlsx) -> a grid: the first sheet that holds something, cells as text."""

import io
from decimal import Decimal
from typing import Any

import python_calamine

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.cell_text import cell_text
from healthcheck.tables.grid import Grid, ListGrid, Source
from healthcheck.tables.sheet_xml import SheetMarks, WorkbookXml

_ZIP_MARK = b"PK"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(data: bytes, path: str, sha256: str) -> Grid:
    """Open an xlsx file; the header is the first row that holds something.

    Raises:
        TableError: when it is no workbook, is protected by a password, or holds nothing.
    """
    xml = WorkbookXml(data)
    far_corner = xml.far_corner()
    if far_corner is not None:
        sheet, corner = far_corner
        raise TableError(Fault("HC226", {"corner": corner}, Place(path, sheet=sheet)))
    filled = [(name, cells) for name, cells in _sheets(data, path) if any(map(_filled, cells))]
    if not filled:
        raise TableError(Fault("HC221", {}, Place(path)))
    name, cells = filled[0]
    first = next(index for index, row in enumerate(cells) if _filled(row))
    rows = [list(map(cell_text, row)) for row in cells]
    _put_marks(rows, xml.marks(name))
    if not any(cell.strip() for row in rows[first + 1 :] for cell in row):
        raise TableError(Fault("HC222", {}, Place(path, sheet=name)))
    source = Source(path, sha256, None, name, tuple(other for other, _ in filled[1:]))
    return ListGrid(source, rows[first], list(zip(*rows[first + 1 :], strict=True)), first + 1)


def _sheets(data: bytes, path: str) -> list[tuple[str, list[list[Any]]]]:
    if data.startswith(_OLE_MARK):
        code = "HC220" if _ENCRYPTED in data else "HC219"
        raise TableError(Fault(code, {}, Place(path)))
    if not data.startswith(_ZIP_MARK):
        raise TableError(Fault("HC219", {}, Place(path)))
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [
                (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name, kind in ((sheet.name, sheet.typ) for sheet in workbook.sheets_metadata)
                if kind == python_calamine.SheetTypeEnum.WorkSheet
            ]
    except python_calamine.PasswordError as error:
        raise TableError(Fault("HC220", {}, Place(path))) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise TableError(Fault("HC219", {}, Place(path))) from error


def _filled(row: list[Any]) -> bool:
    return any(value != "" and not (isinstance(value, str) and not value.strip()) for value in row)


def _put_marks(rows: list[list[str]], marks: SheetMarks) -> None:
    """Write percentages as people see them, and error cells with their error."""
    for row, column in marks.percent:
        if row < len(rows) and column < len(rows[row]) and _is_number(rows[row][column]):
            shown = format((Decimal(rows[row][column]) * 100).normalize(), "f")
            rows[row][column] = f"{shown}%"
    for (row, column), error in marks.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
