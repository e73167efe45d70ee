"""Workbooks of every format, made for the tests of reading tables."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import xlwt

HEADER = ["区划代码", "地区", "年份", "床位数", "健康素养水平"]
SHEET: list[list[Any]] = [HEADER, ["350102", "鼓楼区", 2025, 3922, "25%"], [350103, "台江区", 2025, "…", "28.55%"]]
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def is_percentage(value: Any) -> bool:
    """Tell whether a value is to become a number that its cell shows as a percentage."""
    return isinstance(value, str) and re.fullmatch(r"-?[\d.]+%", value, re.ASCII) is not None


def saved(book: "openpyxl.Workbook | xlwt.Workbook") -> bytes:
    """Return what a workbook is as a file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files in an archive, or the parts of a workbook, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files, or a workbook of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xls(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    percent = xlwt.easyxf(num_format_str="0.00%")
    for number, cells in enumerate(sheets, 1):
        sheet = book.add_sheet(f"表{number}")
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                if is_percentage(value):
                    sheet.write(row, column, float(Decimal(value[:-1]) / 100), percent)
                elif isinstance(value, str) and value.startswith("#"):
                    sheet.row(row).set_cell_error(column, "#N/A!" if value == "#N/A" else value)
                elif value is not None:
                    sheet.write(row, column, value)
    return saved(book)


def xlsx(*sheets: Sequence[Sequence[Any]], protect: bool = False) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, cells in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row, values in enumerate(cells, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column, value)
                if is_percentage(value):
                    cell.value, cell.number_format = float(Decimal(value[:-1]) / 100), "0.00%"
        if protect:
            sheet.protection.set_password("secret")
    if protect:
        book.security = openpyxl.workbook.protection.WorkbookProtection(workbookPassword="secret", lockStructure=True)
    return saved(book)


def cell(kind: str, value: str = "", shown: str = "", more: str = "") -> str:
    name = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    holds = f'office:value-type="{kind}"' + (f' office:{name}="{value}"' if value else "") if kind else ""
    return f"<table:table-cell {holds} {more}>{f'<text:p>{shown}</text:p>' if shown else ''}</table:table-cell>"


def ods_cell(value: Any) -> str:
    if value is None:
        return cell("")
    if is_percentage(value):
        return cell("percentage", str(Decimal(value[:-1]) / 100), value)
    return cell("string", shown=value) if isinstance(value, str) else cell("float", str(value), str(value))


def ods_of(*sheets: str, prolog: str = "", manifest: str = "<manifest/>") -> bytes:
    tables = "".join(
        f'<table:table table:name="表{number}"><table:table-column/>{rows}</table:table>'
        for number, rows in enumerate(sheets, 1)
    )
    content = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{prolog}{content}</office:body></office:document-content>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods(*sheets: Sequence[Sequence[Any]]) -> bytes:
    return ods_of(*("".join(row(*map(ods_cell, values)) for values in cells) for cells in sheets))
