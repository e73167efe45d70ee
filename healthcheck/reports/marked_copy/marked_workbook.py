"""A workbook -> the same workbook with cells marked: colours behind them, comments on them, all else as it was."""

from collections.abc import Mapping

from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.model.text import Language
from healthcheck.reports.marked_copy import comments_part, drawing_part, styles_part
from healthcheck.reports.marked_copy.cells import Position, position_of
from healthcheck.reports.marked_copy.comments_part import CommentsPart
from healthcheck.reports.marked_copy.marks import CellMarks, SheetMarks, merged
from healthcheck.reports.marked_copy.package import Package
from healthcheck.reports.marked_copy.sheet_layout import columns_of, legacy_drawing, seen_cells, with_legacy_drawing
from healthcheck.reports.marked_copy.sheet_part import SheetPart
from healthcheck.reports.marked_copy.splicing import UnusualPartError
from healthcheck.reports.marked_copy.styles_part import StylesPart
from healthcheck.tables.archives import opened

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_THREADED = pattern_of(rb"<(?:[\w.-]+:)?threadedComment\s[^>]*?\bref\s*=\s*[\"']([A-Z]+\d+)[\"']")


class MarkedWorkbook(Struct, frozen=True):
    """The marked file, how many of its marked cells have a colour but no comment, and what it has lost."""

    data: bytes
    without_comment: int = 0
    was_signed: bool = False


def marked_workbook(
    data: bytes, path: str, sheets: Mapping[str | None, SheetMarks], language: Language
) -> MarkedWorkbook:
    """Mark cells of an xlsx file; a sheet called None is the first one.

    Raises:
        TableError: when the file cannot be opened.
        UnusualPartError: when it is written in a way that cannot be changed in places.
    """
    with opened(data, path) as archive:
        package = Package(archive)
        styles = _styles(package)
        silent = 0
        for name, marks in sheets.items():
            part = next(iter(package.sheets.values()), "") if name is None else package.sheets.get(name, "")
            silent += _mark_sheet(package, part, marks, styles, language)
        package.write(_styles_name(package), styles.written())
        return MarkedWorkbook(package.packed(), silent, package.is_signed)


def _styles(package: Package) -> StylesPart:
    if package.styles() is None:
        package.add_related("xl/workbook.xml", "styles", "xl/styles{}.xml", styles_part.MINIMAL, _STYLES_TYPE)
    return StylesPart(package.xml(_styles_name(package)))


def _styles_name(package: Package) -> str:
    return package.styles() or ""


def _mark_sheet(package: Package, part: str, marks: SheetMarks, styles: StylesPart, language: Language) -> int:
    """Mark the cells of a sheet; return how many have no comment."""
    sheet = SheetPart.of(package.xml(part))
    cells: dict[Position, CellMarks] = {}
    for position, seen in seen_cells(sheet, marks).items():
        cells[seen] = merged(cells[seen], marks[position]) if seen in cells else marks[position]
    restyled = sheet.restyled(cells, lambda position, style: styles.marked(style, cells[position].severity))
    package.write(part, restyled)
    notes = {position: words for position, cell in cells.items() if (words := cell.words(language))}
    return len(cells) - _comment(package, part, SheetPart.of(restyled), notes)


def _comment(package: Package, part: str, sheet: SheetPart, notes: Mapping[Position, str]) -> int:
    """Put comments on cells; return how many."""
    threaded = {
        position_of(address.decode())
        for name in package.related(part, "threadedComment")
        for address in _THREADED.findall(package.read(name))
    }
    name = next(iter(package.related(part, "comments")), None)
    there = CommentsPart(comments_part.NEW if name is None else package.xml(name))
    # Where people talk in a thread, programs show the thread only.
    notes = {
        position: words
        for position, words in notes.items()
        if position not in threaded and there.has_room(position, words)
    }
    if not notes:
        return 0
    content = there.with_notes(notes)
    if name is None:
        package.add_related(part, "comments", "xl/comments{}.xml", content, _COMMENTS_TYPE)
    else:
        package.write(name, content)
    new = {position: words for position, words in notes.items() if position not in there.there}
    if new:
        _draw(package, part, sheet, new)
    return len(notes)


def _draw(package: Package, part: str, sheet: SheetPart, notes: Mapping[Position, str]) -> None:
    """Draw the boxes of new comments."""
    used = {block for drawing in package.parts(".vml") for block in drawing_part.used_blocks(drawing)}
    relation = legacy_drawing(sheet)
    name = package.related_by(part, relation) if relation else None
    if relation and name is None:
        raise UnusualPartError(relation)
    before = drawing_part.NEW if name is None else package.read(name)
    content = drawing_part.with_boxes(before, notes, columns_of(sheet), max(used, default=0) + 1)
    if name is None:
        relation = package.add_related(part, "vmlDrawing", "xl/drawings/vmlDrawing{}.vml", content, _DRAWING_TYPE)
        package.write(part, with_legacy_drawing(sheet, relation))
    else:
        package.write(name, content)
