"""What the workbook reader does not tell of a sheet: which cells show percent, and which hold an error.

A cell formatted as a percentage stores 0.25 and shows 25%; it is read as the 25% that people see.
Error cells (``#DIV/0!``) would come out blank; they are no missing figures and keep their text.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape

_ODD = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
_BUILT_IN_PERCENT = frozenset({"9", "10"})
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(r"<(?:\w+:)?xf\s[^>]*>")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|_.")
# These begin with fixed text, which is searched for ten times faster than a pattern.
_ROW = re.compile(rb"row r=\"(\d{1,7})\"")
_COLUMN = re.compile(rb" r=\"([A-Z]{1,3})\d{1,7}\"")
_THREE_LETTERS = re.compile(rb" r=\"[A-Z]{3}\d")
_TWO_LETTER_COLUMNS = 702
_MOST_COLUMNS = 16_384
_MOST_CELLS = 20_000_000
_STYLED_CELL = rb"<(?:\w+:)?c\s(?=[^>]*\bs=\"(?:%s)\")[^>]*\br=\"([A-Z]{1,3})(\d{1,7})\""
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>.*?<(?:\w+:)?v[^>]*>([^<]*)<", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The cells of one sheet that show percent, and the texts of those that hold an error: rows by column, from 0."""

    percent: Mapping[int, Sequence[int]]
    errors: Mapping[int, Mapping[int, str]]


class WorkbookXml:
    """The XML of a workbook; one that is written in an unusual way has no marks and no far cells."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of an xlsx file."""
        self._parts: dict[str, bytes] = {}
        self._percent_styles: list[str] = []
        # The workbook reader opens what this cannot: whatever is odd here, the figures are there.
        with suppress(*_ODD), zipfile.ZipFile(io.BytesIO(data)) as archive:
            for sheet, part in _parts(archive).items():
                self._parts[sheet] = archive.read(part)
            self._percent_styles = _percent_styles(_text(archive, "xl/styles.xml"))

    def marks(self, sheet: str) -> SheetMarks:
        """Look through a sheet for percentages and errors."""
        xml = self._parts.get(sheet, b"")
        errors: dict[int, dict[int, str]] = {}
        for letters, row, text in _ERROR_CELL.findall(xml) if b't="e"' in xml else []:
            errors.setdefault(_column(letters), {})[int(row) - 1] = unescape(text.decode("utf-8", "replace"))
        percent: dict[int, list[int]] = {}
        if self._percent_styles:
            styles = "|".join(self._percent_styles).encode()
            for letters, row in re.findall(_STYLED_CELL % styles, xml):
                percent.setdefault(_column(letters), []).append(int(row) - 1)
        return SheetMarks(percent, errors)

    def far_corner(self) -> tuple[str, str] | None:
        """Return a sheet too large to open, and the address of its last corner, which a stray cell has moved.

        The workbook reader makes room for everything between the first cell and the last, and
        ends the whole process when there is no such room.
        """
        for sheet, xml in self._parts.items():
            bottom = max(map(int, _ROW.findall(xml)), default=0)
            widest = _MOST_COLUMNS if _THREE_LETTERS.search(xml) else _TWO_LETTER_COLUMNS
            if bottom * widest <= _MOST_CELLS:
                continue
            letters = max(set(_COLUMN.findall(xml)), key=lambda found: (len(found), found), default=b"A")
            if bottom * (_column(letters) + 1) > _MOST_CELLS:
                return sheet, f"{letters.decode()}{bottom}"
        return None


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the archive that holds each sheet."""
    relations = map(_attributes, _RELATION.findall(_text(archive, "xl/_rels/workbook.xml.rels")))
    targets = {found.get("Id"): found.get("Target", "") for found in relations}
    listed = map(_attributes, _SHEET.findall(_text(archive, "xl/workbook.xml")))
    return {
        unescape(found["name"]): posixpath.normpath(posixpath.join("/xl", targets[found["r:id"]])).lstrip("/")
        for found in listed
        if "name" in found and found.get("r:id") in targets
    }


def _percent_styles(xml: str) -> list[str]:
    """Return the numbers of the cell formats that show percent."""
    formats = map(_attributes, _FORMAT.findall(xml))
    shows_percent = {
        found.get("numFmtId") for found in formats if "%" in _LITERAL.sub("", unescape(found.get("formatCode", "")))
    } | _BUILT_IN_PERCENT
    cell_formats = _CELL_FORMATS.search(xml)
    listed = _CELL_FORMAT.findall(cell_formats.group()) if cell_formats else []
    return [str(index) for index, tag in enumerate(listed) if _attributes(tag).get("numFmtId") in shows_percent]


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
