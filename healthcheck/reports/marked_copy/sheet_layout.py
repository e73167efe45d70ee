"""What a sheet says of its cells besides their content: merged ones, widths, the drawing of the comments."""

from collections.abc import Collection

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.marked_copy.cells import Columns, Position, position_of
from healthcheck.reports.marked_copy.sheet_part import SheetPart
from healthcheck.reports.marked_copy.splicing import Attributes, scan, spliced

_MERGED = pattern_of(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+\d+):([A-Z]+\d+)[\"']")
_AFTER_LEGACY_DRAWING = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts AlternateContent extLst".split()
)
"""What may stand behind the drawing of the comments in a sheet; its parts have a fixed order."""
_CHARACTER_PIXELS, _PADDING_PIXELS = 7, 5
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def seen_cells(sheet: SheetPart, positions: Collection[Position]) -> dict[Position, Position]:
    """Return for each cell the one that is seen in its place: the first one of the cells it is merged with."""
    seen = {position: position for position in positions}
    for first, last in _MERGED.findall(sheet.data, sheet.end):
        top, left = position_of(first.decode())
        bottom, right = position_of(last.decode())
        if (bottom - top + 1) * (right - left + 1) > len(seen):
            inside = [place for place in seen if top <= place[0] <= bottom and left <= place[1] <= right]
        else:
            area = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            inside = [place for place in area if place in seen]
        seen |= dict.fromkeys(inside, (top, left))
    return seen


def columns_of(sheet: SheetPart) -> Columns:
    """Return how wide the columns of a sheet are shown."""
    spans: list[tuple[int, int, int]] = []
    usual: list[int] = []

    def start(name: str, attributes: Attributes, _: int) -> None:
        if name == "col":
            hidden = attributes.get("hidden") in ("1", "true")
            width = 0 if hidden else _pixels(attributes.get("width", ""))
            spans.append((int(attributes.get("min", 1)), int(attributes.get("max", 1)), width))
        elif name == "sheetFormatPr":
            usual.append(_pixels(attributes.get("defaultColWidth", "")))

    scan(sheet.without_rows, start, lambda _name, _at: None)
    return Columns(tuple(spans), *usual[:1])


def _pixels(characters: str) -> int:
    """Return a width in pixels that is told in characters of the usual font."""
    return int(float(characters) * _CHARACTER_PIXELS) + _PADDING_PIXELS if characters else Columns().usual


def legacy_drawing(sheet: SheetPart) -> str | None:
    """Return the id of the relation to the drawing of a sheet's comments; None where it has none."""
    found: list[str] = []

    def start(name: str, attributes: Attributes, _: int) -> None:
        if name == "legacyDrawing":
            found.extend(value for key, value in attributes.items() if key.endswith(":id") or key == "id")

    scan(sheet.without_rows, start, lambda _name, _at: None)
    return found[0] if found else None


def with_legacy_drawing(sheet: SheetPart, relation: str) -> bytes:
    """Tell a sheet which drawing its comments are in."""
    depth = 0
    seen: list[str] = []
    places: list[int] = []

    def start(name: str, _: Attributes, at: int) -> None:
        nonlocal depth
        if depth == 1:
            if name in _AFTER_LEGACY_DRAWING and "sheetData" in seen:
                places.append(at)
            seen.append(name)
        depth += 1

    def end(_: str, at: int) -> None:
        nonlocal depth
        depth -= 1
        if depth == 0:
            places.append(at)

    rows = sheet.end - sheet.start
    scan(sheet.without_rows, start, end)
    name = f"{sheet.prefix}legacyDrawing"
    element = f'<{name} xmlns:r="{_RELATIONS}" r:id="{relation}"/>'.encode()
    # Whatever may stand behind the drawing stands behind the rows.
    return spliced(sheet.data, [(places[0] + rows, places[0] + rows, element)])
