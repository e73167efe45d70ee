"""The sheets of an OpenDocument workbook (ods), cells as people see them.

The workbook reader tells neither which cells show percent nor which hold an error, and makes room for
every cell that is said to be repeated; so the XML is read here.
"""

import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError, iterparse

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.archives import ODD
from healthcheck.tables.cell_text import float_text

MOST_CELLS = 20_000_000
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_NAMESPACE}{part}:1.0}}" for part in ("table", "office", "text", "style"))
_MANIFEST = "META-INF/manifest.xml"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_FORMULA_PREFIX = "of:"
_LONGEST_PROLOG = 2**20

OdsSheet = tuple[str, list[list[str]], bool]
"""Its name, its rows, and whether people do not see it."""


def read_ods(archive: zipfile.ZipFile, path: str) -> list[OdsSheet]:
    """Return every sheet, its rows of text all of one length.

    Raises:
        TableError: when it is protected by a password, is damaged, or claims too many cells.
    """
    try:
        if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
            raise TableError(Fault("HC220", {}, Place(path)))
        _refuse_document_type(archive)
        with archive.open("content.xml") as content:
            # A document type, with which XML does harm, is refused above.
            events = iterparse(content, ("start", "end"))  # noqa: S314
            return [(name, _rectangle(rows), is_hidden) for name, rows, is_hidden in _sheets(events, path)]
    except (*ODD, ParseError) as error:
        raise TableError(Fault("HC219", {}, Place(path))) from error


def _refuse_document_type(archive: zipfile.ZipFile) -> None:
    """Refuse entities, which could expand without end; no program writes them into a workbook.

    Raises:
        ValueError: when the document declares its own type.
    """
    with archive.open("content.xml") as content:
        if b"<!DOCTYPE" in content.read(_LONGEST_PROLOG):
            raise ValueError("a document type")


def _sheets(events: Iterator[tuple[str, Element]], path: str) -> Iterator[OdsSheet]:
    name: str | None = None
    rows: list[list[str]] = []
    blank_rows = cells = 0
    hidden: set[str] = set()
    is_hidden = False
    for event, element in events:
        if event == "end" and element.tag == f"{_STYLE}style":
            if any(part.get(f"{_TABLE}display") == "false" for part in element):
                hidden.add(element.get(f"{_STYLE}name", ""))
        elif element.tag == f"{_TABLE}table":
            if event == "start":
                name, rows, blank_rows = element.get(f"{_TABLE}name", ""), [], 0
                is_hidden = element.get(f"{_TABLE}style-name") in hidden
            elif name is not None:
                yield name, rows, is_hidden
                name = None
                element.clear()
        elif event == "end" and element.tag == f"{_TABLE}table-row" and name is not None:
            row, times = _row(element), _repeated(element, "rows")
            if row:
                cells += (blank_rows + times) * len(row)
                if cells > MOST_CELLS or len(rows) + blank_rows + times > MOST_CELLS:
                    corner = Place(path, len(rows) + blank_rows + times, len(row)).cell
                    raise TableError(Fault("HC226", {"corner": corner or ""}, Place(path, sheet=name)))
                rows += [[]] * blank_rows + [row] * times
                blank_rows = 0
            else:
                blank_rows += times
            element.clear()


def _row(element: Element) -> list[str]:
    """Return the cells up to the last one that holds something."""
    texts: list[str] = []
    blank = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        text, times = _cell_text(cell), _repeated(cell, "columns")
        if text:
            texts += [""] * blank + [text] * min(times, MOST_CELLS)
            blank = 0
        else:
            blank += times
        if len(texts) + blank > MOST_CELLS:
            break
    return texts


def _repeated(element: Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, int(times)) if times.isdecimal() and len(times) <= len(str(MOST_CELLS)) else MOST_CELLS


def _cell_text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    value = cell.get(f"{_OFFICE}value", "")
    if kind in ("float", "currency"):
        return _number_text(value, 0)
    if kind == "percentage":
        return _number_text(value, 2) + "%"
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper()
    # Errors too are texts here; what a cell shows stands in its paragraphs.
    shown = "\n".join(_paragraph_text(part) for part in cell if part.tag == f"{_TEXT}p")
    formula = cell.get(f"{_TABLE}formula")
    if not shown and formula and kind is None:
        return formula.removeprefix(_FORMULA_PREFIX)
    return shown


def _number_text(value: str, shift: int) -> str:
    try:
        number = float(value)
        text = float_text(number)
        return format((Decimal(text) * 10**shift).normalize(), "f") if shift else text
    except (ValueError, InvalidOperation):
        return value


def _paragraph_text(paragraph: Element) -> str:
    parts = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            spaces = part.get(f"{_TEXT}c", "1")
            parts.append(" " * (int(spaces) if spaces.isdecimal() and len(spaces) < len(str(MOST_CELLS)) else 1))
        elif part.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append(" ")
        elif not part.tag.startswith(f"{{{_NAMESPACE}office"):
            parts.append(_paragraph_text(part))
        parts.append(part.tail or "")
    return "".join(parts)


def _rectangle(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        # One wide row among many narrow ones: the others are not filled up, and none can be read.
        rows = rows[:1]
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
