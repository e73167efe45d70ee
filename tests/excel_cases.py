"""Reading workbooks back with both readers, for the tests of what is written for Excel."""

import io
from typing import Any

import openpyxl
import python_calamine
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from healthcheck.reports.output import render
from healthcheck.reports.report import Report

Rows = list[list[Any]]


def workbook(report: Report, only: Any = None) -> bytes:
    """Return a report as a workbook."""
    return b"".join(render(report, "excel", only))


def opened(data: bytes) -> openpyxl.Workbook:
    """Open a workbook with openpyxl, formulas as they are written."""
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet(data: bytes, number: int) -> Worksheet:
    """Return a sheet, counted from 0."""
    found = opened(data).worksheets[number]
    assert isinstance(found, Worksheet)
    return found


def values(data: bytes, number: int) -> Rows:
    """Return the values of a sheet; both readers must find the same."""
    rows = [[cell.value for cell in row] for row in sheet(data, number).iter_rows()]
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        other = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
    assert [["" if value is None else value for value in row] for row in rows] == other
    return rows


def table(data: bytes, number: int) -> list[dict[str, Any]]:
    """Return a sheet's rows by the headings of its columns."""
    header, *rows = values(data, number)
    assert len(set(header)) == len(header)
    return [dict(zip(header, row, strict=True)) for row in rows]


def cells(data: bytes) -> list[Cell]:
    """Return every cell that holds something, of all sheets."""
    book = opened(data)
    return [
        cell
        for one in book.worksheets
        for row in one.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.value is not None
    ]
