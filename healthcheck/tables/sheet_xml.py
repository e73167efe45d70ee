"""What the workbook reader does not tell of an xlsx sheet: percentages, errors, and formulas without a result.

A cell formatted as a percentage stores 0.25 and shows 25%; it is read as the 25% that people see.
Error cells (``#DIV/0!``) and formulas that no program has worked out would come out blank; they are
no missing figures and keep their text.
"""

import posixpath
import re
import zipfile
from contextlib import suppress
from html import unescape
from itertools import islice

from healthcheck.tables.archives import ODD
from healthcheck.tables.sheet_marks import BUILT_IN_PERCENT, SheetMarks, shows_percent

# No pattern here goes beyond the tag it began in, or tries a run of characters in more than one way: a file
# of a megabyte could be made to take an hour.
_FORMAT = re.compile(r"<(?:\w++:)?numFmt\s[^<>]*+>")
_CELL_FORMATS = re.compile(r"</?(?:\w++:)?cellXfs\b")
_CELL_FORMAT = re.compile(r"<(?:\w++:)?xf\s[^<>]*+>")
_SHEET = re.compile(r"<(?:\w++:)?sheet\s[^<>]*+>")
_RELATION = re.compile(r"<(?:\w++:)?Relationship\s[^<>]*+>")
_ATTRIBUTE = re.compile(r"(?<![\w:])([\w:]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
# These begin with fixed text, which is searched for ten times faster than a pattern.
_ROW = re.compile(rb"row r=\"(\d{1,7})\"")
_COLUMN = re.compile(rb" r=\"([A-Z]{1,3})\d{1,7}\"")
_THREE_LETTERS = re.compile(rb" r=\"[A-Z]{3}\d")
_TWO_LETTER_COLUMNS = 702
_MOST_COLUMNS = 16_384
_MOST_CELLS = 20_000_000
_STYLED_CELL = rb"<(?:\w++:)?c\s(?=[^<>]*\bs=\"(%s)\")[^<>]*\br=\"([A-Z]{1,3})(\d{1,7})\""
_MOST_STYLES = 100
"""So many are looked for one by one; of more, any is, and seen whether it is one of them."""
_FORMULA_CELL = re.compile(
    rb"<(?:\w++:)?c\s([^<>]*+)>\s*+<(?:\w++:)?f\b[^<>]*?(?:/>|>([^<]*+)</(?:\w++:)?f>)\s*+"
    rb"(?:<(?:\w++:)?v\s*+/>\s*+|<(?:\w++:)?v>\s*+</(?:\w++:)?v>\s*+)?</(?:\w++:)?c>"
)
_ADDRESS = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_TEXT_RESULT = b't="str"'
"""A formula may well give no text at all; that is its result."""
_ERROR_CELL = re.compile(
    rb"<(?:\w++:)?c\s(?=[^<>]*\bt=\"e\")[^<>]*\br=\"([A-Z]{1,3})(\d{1,7})\"[^<>]*+>\s*+"
    rb"(?:<(?:\w++:)?f\b[^<>]*+>(?:[^<]*+</(?:\w++:)?f>)?\s*+)?<(?:\w++:)?v\b[^<>]*+>([^<]*+)<"
)


class WorkbookXml:
    """The XML of a workbook; one that is written in an unusual way has no marks and no far cells."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Take an xlsx file, which must stay open."""
        self._archive = archive
        self._parts: dict[str, str] = {}
        self._percent_styles: list[str] = []
        # The workbook reader opens what this cannot: whatever is odd here, the figures are there.
        with suppress(*ODD):
            self._parts = sheet_parts(archive)
            self._percent_styles = _percent_styles(_text(archive, "xl/styles.xml"))

    def marks(self, sheet: str) -> SheetMarks:
        """Look through a sheet for percentages, errors and formulas without a result."""
        xml = self._xml(sheet)
        texts: dict[int, dict[int, str]] = {}
        for letters, row, error in _ERROR_CELL.findall(xml) if b't="e"' in xml else []:
            texts.setdefault(_column(letters), {})[int(row) - 1] = unescape(error.decode("utf-8", "replace"))
        for attributes, formula in _FORMULA_CELL.findall(xml) if b"</f>" in xml or b"<f " in xml else []:
            address = _ADDRESS.search(attributes)
            if address and _TEXT_RESULT not in attributes:
                written = "=" + unescape(formula.decode("utf-8", "replace"))
                texts.setdefault(_column(address[1]), {})[int(address[2]) - 1] = written
        percent: dict[int, list[int]] = {}
        if self._percent_styles:
            styles = [style.encode() for style in self._percent_styles]
            wanted = b"|".join(styles) if len(styles) <= _MOST_STYLES else rb"\d++"
            known = frozenset(styles)
            for style, letters, row in re.findall(_STYLED_CELL % wanted, xml):
                if style in known:
                    percent.setdefault(_column(letters), []).append(int(row) - 1)
        return SheetMarks(percent, texts)

    def _xml(self, sheet: str) -> bytes:
        with suppress(*ODD):
            return self._archive.read(self._parts[sheet])
        return b""

    def far_corner(self) -> tuple[str, str] | None:
        """Return a sheet too large to open, and the address of its last corner, which a stray cell has moved.

        The workbook reader makes room for everything between the first cell and the last, and
        ends the whole process when there is no such room.
        """
        for sheet in self._parts:
            xml = self._xml(sheet)
            bottom = max(map(int, _ROW.findall(xml)), default=0)
            widest = _MOST_COLUMNS if _THREE_LETTERS.search(xml) else _TWO_LETTER_COLUMNS
            if bottom * widest <= _MOST_CELLS:
                continue
            letters = max(set(_COLUMN.findall(xml)), key=lambda found: (len(found), found), default=b"A")
            if bottom * (_column(letters) + 1) > _MOST_CELLS:
                return sheet, f"{letters.decode()}{bottom}"
        return None


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of an xlsx file that holds each sheet, in the order of the workbook."""
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
    percent = {found.get("numFmtId") for found in formats if shows_percent(unescape(found.get("formatCode", "")))}
    percent |= set(map(str, BUILT_IN_PERCENT))
    tags = [tag.start() for tag in islice(_CELL_FORMATS.finditer(xml), 2)]
    listed = _CELL_FORMAT.findall(xml, *tags) if len(tags) == 2 else []
    return [str(index) for index, tag in enumerate(listed) if _attributes(tag).get("numFmtId") in percent]


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
