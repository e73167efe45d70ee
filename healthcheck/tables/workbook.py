"""A workbook (xlsx) -> a grid: the first sheet that holds something, cells as text."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import python_calamine

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.cell_text import cell_text
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.grid import Grid, ListGrid, Source
from healthcheck.tables.sheet_xml import SheetMarks, WorkbookXml

_ZIP_MARK = b"PK"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(data: bytes, path: str, fingerprint: Fingerprint) -> Grid:
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
    if not any(map(_filled, cells[first + 1 :])):
        raise TableError(Fault("HC222", {}, Place(path, sheet=name)))
    marks = xml.marks(name)
    columns = list(zip(*cells[first:], strict=True))
    header = [_texts(column[:1], position, first, marks)[0] for position, column in enumerate(columns)]

    def column_texts(position: int) -> list[str]:
        return _texts(columns[position][1:], position, first + 1, marks)

    source = Source(path, fingerprint, None, name, tuple(other for other, _ in filled[1:]))
    return ListGrid(source, header, len(cells) - first - 1, column_texts, first + 1)


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


def _texts(values: Sequence[Any], column: int, first_row: int, marks: SheetMarks) -> list[str]:
    """Write a part of a column as people see it: percentages with their sign, error cells with their error."""
    texts = list(map(cell_text, values))
    for row in marks.percent.get(column, ()):
        here = row - first_row
        if 0 <= here < len(texts) and _is_number(texts[here]):
            texts[here] = format((Decimal(texts[here]) * 100).normalize(), "f") + "%"
    for row, error in marks.errors.get(column, {}).items():
        if 0 <= row - first_row < len(texts):
            texts[row - first_row] = error
    return texts


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
