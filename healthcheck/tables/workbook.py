"""A workbook (xlsx, xls, ods) -> grids: the sheets that are asked for, cells as text."""

from collections.abc import Sequence
from decimal import Decimal
from math import prod
from typing import Any

from msgspec import Struct

from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, Parameters, Place, TableError
from healthcheck.model.text import listing
from healthcheck.tables.archives import opened
from healthcheck.tables.calamine import CalamineSheet, read_sheets
from healthcheck.tables.cell_text import cell_text
from healthcheck.tables.content import Kind
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.grid import Grid, ListGrid, Source
from healthcheck.tables.ods_file import read_ods
from healthcheck.tables.sheet_marks import FORMULA, SheetMarks
from healthcheck.tables.sheet_xml import WorkbookXml
from healthcheck.tables.xls_records import read_xls_records

ALL_SHEETS = "all"
_MOST_XLS_CELLS = 10_000_000
"""Cells in all sheets of an xls file, which the workbook reader holds all at once, and each twice."""

_Row = Sequence[Any]


class _Sheet(Struct, frozen=True):
    """A sheet: its rows from the first row and column on, and what their values do not tell."""

    name: str
    rows: Sequence[_Row]
    marks: SheetMarks
    is_hidden: bool = False

    @property
    def is_filled(self) -> bool:
        return any(map(_filled, self.rows)) or bool(self.marks.texts)


def open_workbook(data: bytes, kind: Kind, path: str, fingerprint: Fingerprint, wanted: Sequence[str]) -> list[Grid]:
    """Open a workbook; the header of a sheet is its first row that holds something.

    Args:
        data: the file.
        kind: which of the formats of workbooks it is.
        path: what it is called.
        fingerprint: its fingerprint.
        wanted: names or numbers of sheets, or ``all``; without any the first that holds something and is not hidden.

    Raises:
        TableError: when it is damaged, is protected by a password, or holds nothing.
    """
    sheets = _READERS[kind](data, path)
    filled = [sheet for sheet in sheets if sheet.is_filled]
    if not filled:
        raise TableError(Fault("HC221", {}, Place(path)))
    chosen = _chosen(sheets, filled, wanted, path)
    others = () if wanted else tuple(sheet.name for sheet in filled if sheet is not chosen[0])
    return [
        _grid(
            sheet,
            Source(
                path, fingerprint, None, sheet.name, others, sheet.marks.unsaved_formulas, sheet.marks.empty_formulas
            ),
        )
        for sheet in chosen
    ]


def sheet_texts(data: bytes, kind: Kind, path: str) -> list[tuple[str, list[list[str]]]]:
    """Return the name of every sheet and all its cells as text, from the first row and column on.

    Raises:
        TableError: when it is damaged or protected by a password.
    """
    found = []
    for sheet in _READERS[kind](data, path):
        width = len(sheet.rows[0]) if sheet.rows else 0
        columns = [_texts([row[position] for row in sheet.rows], position, 0, sheet.marks) for position in range(width)]
        found.append((sheet.name, [list(row) for row in zip(*columns, strict=True)]))
    return found


def _chosen(sheets: Sequence[_Sheet], filled: Sequence[_Sheet], wanted: Sequence[str], path: str) -> Sequence[_Sheet]:
    """Return the sheets that are asked for, each once, in the order of asking.

    Raises:
        TableError: with each name that no sheet has.
    """
    if not wanted:
        return [next((sheet for sheet in filled if not sheet.is_hidden), filled[0])]
    chosen: dict[str, _Sheet] = {}
    faults = []
    names = [sheet.name for sheet in sheets]
    for word in wanted:
        found = _named(sheets, filled, word)
        chosen |= {sheet.name: sheet for sheet in found}
        if not found:
            parameters: Parameters = {"sheet": word, "names": listing(names), "hint": suggestion(word, names)}
            faults.append(Fault("HC290", parameters, Place(path)))
    if faults:
        raise TableError(*faults)
    return list(chosen.values())


def _named(sheets: Sequence[_Sheet], filled: Sequence[_Sheet], word: str) -> Sequence[_Sheet]:
    named = [sheet for sheet in sheets if sheet.name.strip() == word.strip()]
    if not named and word == ALL_SHEETS:
        return filled
    if not named and word.isdecimal() and 0 < int(word) <= len(sheets):
        return [sheets[int(word) - 1]]
    return named


def _grid(sheet: _Sheet, source: Source) -> Grid:
    marked = {row for column in sheet.marks.texts.values() for row in column}
    filled = (index for index, row in enumerate(sheet.rows) if index in marked or _filled(row))
    first = next(filled, None)
    place = Place(source.path, sheet=sheet.name)
    if first is None:
        raise TableError(Fault("HC213", {}, place))
    if next(filled, None) is None:
        raise TableError(Fault("HC222", {}, place))
    rows, marks = sheet.rows, sheet.marks
    header = [_texts([value], position, first, marks)[0] for position, value in enumerate(rows[first])]

    def column_texts(position: int) -> list[str]:
        texts = _texts([row[position] for row in rows[first + 1 :]], position, first + 1, marks)
        return _indented(texts, position, first + 1, marks)

    def top(position: int, most: int) -> list[str]:
        return _texts([row[position] for row in rows[first + 1 : first + 1 + most]], position, first + 1, marks)

    return ListGrid(source, header, len(rows) - first - 1, column_texts, first + 1, top=top)


def _read_xlsx(data: bytes, path: str) -> list[_Sheet]:
    with opened(data, path) as archive:
        xml = WorkbookXml(archive)
        far_corner = xml.far_corner()
        if far_corner is not None:
            sheet, corner = far_corner
            raise TableError(Fault("HC226", {"corner": corner}, Place(path, sheet=sheet)))
        # Not beside the rows: the text of a large sheet takes as much memory as they do.
        marks = {name: xml.marks(name) for name in xml.sheets}
    return [_sheet(sheet, marks.get(sheet.name, SheetMarks())) for sheet in read_sheets(data, path)]


def _read_xls(data: bytes, path: str) -> list[_Sheet]:
    records = read_xls_records(data)
    if records is None:
        raise TableError(Fault("HC219", {}, Place(path)))
    if records.locked:
        raise TableError(Fault("HC220", {}, Place(path)))
    if sum(rows * columns for rows, columns in records.corners) > _MOST_XLS_CELLS:
        corner = max(records.corners, key=prod)
        raise TableError(Fault("HC226", {"corner": Place(path, *corner).cell or ""}, Place(path)))
    return [
        _sheet(sheet, records.marks[sheet.number] if sheet.number < len(records.marks) else SheetMarks())
        for sheet in read_sheets(data, path)
    ]


def _read_ods(data: bytes, path: str) -> list[_Sheet]:
    with opened(data, path) as archive:
        return [_Sheet(name, rows, _formula_marks(rows), hidden) for name, rows, hidden in read_ods(archive, path)]


_READERS = {Kind.XLSX: _read_xlsx, Kind.XLS: _read_xls, Kind.ODS: _read_ods}


def _formula_marks(rows: Sequence[Sequence[str]]) -> SheetMarks:
    """Find the formulas without a result, which are texts already."""
    texts: dict[int, dict[int, str]] = {}
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text.startswith(FORMULA):
                texts.setdefault(column, {})[number] = text
    return SheetMarks(texts=texts)


def _sheet(sheet: CalamineSheet, marks: SheetMarks) -> _Sheet:
    """Make a sheet of its rows down to the last one that holds something; many sheets claim a million.

    The workbook reader passes over cells without a value; what is marked there is there all the same.
    """
    rows = sheet.rows
    marked = max((max(texts) for texts in marks.texts.values()), default=-1)
    width = max(len(rows[0]) if rows else 0, max(marks.texts, default=-1) + 1)
    if rows and len(rows[0]) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    rows += ([""] * width for _ in range(marked + 1 - len(rows)))
    while len(rows) > marked + 1 and not _filled(rows[-1]):
        rows.pop()
    return _Sheet(sheet.name, rows, marks, sheet.is_hidden)


def _filled(row: _Row) -> bool:
    return any(value != "" and not (isinstance(value, str) and not value.strip()) for value in row)


def _texts(values: Sequence[Any], column: int, first_row: int, marks: SheetMarks) -> list[str]:
    """Write a part of a column as people see it: percentages with their sign, error cells with their error."""
    texts = list(map(cell_text, values))
    for row in marks.percent.get(column, ()):
        here = row - first_row
        if 0 <= here < len(texts) and _is_number(texts[here]):
            texts[here] = format((Decimal(texts[here]) * 100).normalize(), "f") + "%"
    for row, text in marks.texts.get(column, {}).items():
        if 0 <= row - first_row < len(texts):
            texts[row - first_row] = text
    return texts


def _indented(texts: list[str], column: int, first_row: int, marks: SheetMarks) -> list[str]:
    """Put spaces in front of texts that the format of their cells indents, as if they had been typed."""
    for row, depth in marks.indents.get(column, {}).items():
        here = row - first_row
        if 0 <= here < len(texts) and texts[here] and not _is_number(texts[here]):
            texts[here] = " " * depth + texts[here]
    return texts


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
