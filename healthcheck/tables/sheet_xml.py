"""What the workbook reader does not tell of an xlsx sheet: percentages, indents, errors, formulas without a result.

A cell formatted as a percentage stores 0.25 and shows 25%; it is read as the 25% that people see.
Error cells (``#DIV/0!``) and formulas that no program has worked out would come out blank; they are
no missing figures and keep their text.
"""

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import islice, pairwise

from healthcheck.model.patterns import pattern_of
from healthcheck.tables.archives import ODD
from healthcheck.tables.sheet_marks import BUILT_IN_PERCENT, SheetMarks, shows_percent

# No pattern here goes beyond the tag it began in, or tries a run of characters in more than one way: a file
# of a megabyte could be made to take an hour.
_FORMAT = pattern_of(r"<(?:\w++:)?numFmt\s[^<>]*+>")
_CELL_FORMATS = pattern_of(r"</?(?:\w++:)?cellXfs\b")
_CELL_FORMAT = pattern_of(r"<(?:\w++:)?xf\s[^<>]*+>")
_SHEET = pattern_of(r"<(?:\w++:)?sheet\s[^<>]*+>")
_RELATION = pattern_of(r"<(?:\w++:)?Relationship\s[^<>]*+>")
_ATTRIBUTE = pattern_of(r"(?<![\w:])([\w:]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
# These begin with fixed text, which is searched for ten times faster than a pattern.
_ROW = pattern_of(rb"row r=\"(\d{1,7})\"")
_COLUMN = pattern_of(rb" r=\"([A-Z]{1,3})\d{1,7}\"")
_THREE_LETTERS = pattern_of(rb" r=\"[A-Z]{3}\d")
_TWO_LETTER_COLUMNS = 702
_MOST_COLUMNS = 16_384
_MOST_CELLS = 20_000_000
_INDENT = pattern_of(r"<(?:\w++:)?alignment\s[^<>]*+>")
_STYLED_CELL = rb"<(?:\w++:)?c\s(?=[^<>]*\bs=\"(%s)\")[^<>]*\br=\"([A-Z]{1,3})(\d{1,7})\""
_MOST_INDENT_DIGITS = 3
_MOST_STYLES = 100
"""So many are looked for one by one; of more, any is, and seen whether it is one of them."""
_FORMULA_CELL = pattern_of(
    rb"<(?:\w++:)?c\s([^<>]*+)>\s*+<(?:\w++:)?f\b[^<>]*?(?:/>|>([^<]*+)</(?:\w++:)?f>)\s*+"
    rb"(?:<(?:\w++:)?v\s*+/>\s*+|<(?:\w++:)?v>\s*+</(?:\w++:)?v>\s*+)?</(?:\w++:)?c>"
)
_ADDRESS = pattern_of(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_TEXT_RESULT = b't="str"'
"""A formula may well give no text at all; that is its result."""
_ERROR_CELL = pattern_of(
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
        self._indents: dict[str, int] = {}
        # The workbook reader opens what this cannot: whatever is odd here, the figures are there.
        with suppress(*ODD):
            self._parts = sheet_parts(archive)
            styles = _text(archive, "xl/styles.xml")
            self._percent_styles, self._indents = _percent_styles(styles), _indents(styles)

    @property
    def sheets(self) -> Iterable[str]:
        """The names of the sheets that are found."""
        return self._parts

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
        for _, column, row in _styled(xml, self._percent_styles):
            percent.setdefault(column, []).append(row)
        indents: dict[int, dict[int, int]] = {}
        for style, column, row in _styled(xml, self._indents):
            indents.setdefault(column, {})[row] = self._indents[style]
        return SheetMarks(percent, texts, indents)

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


def _styled(xml: bytes, styles: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Give the cells of a sheet that have one of some cell formats: its number, and the column and row from 0."""
    if not styles:
        return
    known = {style.encode(): style for style in styles}
    wanted = b"|".join(known) if len(known) <= _MOST_STYLES else rb"\d++"
    for found in re.finditer(_STYLED_CELL % wanted, xml):
        if found[1] in known:
            yield known[found[1]], _column(found[2]), int(found[3]) - 1


def _indents(xml: str) -> dict[str, int]:
    """Return how far each cell format moves texts to the right, of those that do."""
    tags = [tag.start() for tag in islice(_CELL_FORMATS.finditer(xml), 2)]
    starts = [found.start() for found in _CELL_FORMAT.finditer(xml, *tags)] if len(tags) == 2 else []
    indents = {}
    for index, (start, end) in enumerate(pairwise([*starts, *tags[1:]])):
        alignment = _INDENT.search(xml, start, end)
        said = _attributes(alignment[0]) if alignment else {}
        depth = said.get("indent", "")
        if depth.isdecimal() and len(depth) <= _MOST_INDENT_DIGITS and said.get("horizontal") != "right":
            indents[str(index)] = int(depth)
    return {style: depth for style, depth in indents.items() if depth}


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
