"""The part of a workbook that draws the boxes of a sheet's comments (VML); other shapes in it stay."""

from collections.abc import Mapping

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.marked_copy.cells import LAST_COLUMN, Columns, Position
from healthcheck.reports.marked_copy.splicing import UnusualPartError
from healthcheck.reports.plain import cell_width

_NAMESPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
NEW = (
    f"<xml{_NAMESPACES}>".encode()
    + b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
"""A part without shapes."""
_SHAPE_TYPE = (
    f'<v:shapetype{_NAMESPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
).encode()
_SHAPE = (
    '<v:shape{namespaces} id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;width:{width}px;height:{height}px;z-index:{order};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDS = pattern_of(rb"<[\w.-]+:idmap\b[^>]*?\bdata\s*=\s*[\"']([\d,\s]*)[\"']")
_SHAPE_ID = pattern_of(rb"_x0000_s(\d{1,9})\b")
_BLOCK = 1024
"""Shapes are numbered in blocks; those of a sheet's drawing are listed at its top."""
_WIDTH_PIXELS, _LINE_PIXELS, _MARGIN_PIXELS = 340, 15, 16
_CELLS_IN_WIDTH = 50
_ROW_PIXELS = 20
_MOST_LINES = 40
_OFFSET = 12


def used_blocks(drawing: bytes) -> set[int]:
    """Return the blocks of numbers that a drawing uses."""
    listed = {int(number) for data in _IDS.findall(drawing) for number in data.split(b",") if number.strip()}
    return listed | {int(number) // _BLOCK for number in _SHAPE_ID.findall(drawing)}


def with_boxes(drawing: bytes, notes: Mapping[Position, str], columns: Columns, first_block: int) -> bytes:
    """Add a box for each comment; their numbers begin with a block that no drawing of the workbook uses.

    Raises:
        UnusualPartError: when the drawing is not written as usual.
    """
    head, closing, tail = drawing.rpartition(b"</xml>")
    if not closing:
        raise UnusualPartError("vmlDrawing")
    blocks = range(first_block, first_block + -(-len(notes) // (_BLOCK - 1)))
    ids = _IDS.search(head)
    if ids is not None:
        listed = b",".join([*([ids[1]] if ids[1].strip() else []), *(str(block).encode() for block in blocks)])
        head = head[: ids.start(1)] + listed + head[ids.end(1) :]
    kind = b"" if b'id="_x0000_t202"' in head else _SHAPE_TYPE
    # Other programs call the namespaces otherwise.
    namespaces = "" if _NAMESPACES.encode() in head else _NAMESPACES
    numbers = (block * _BLOCK + number for block in blocks for number in range(1, _BLOCK))
    boxes = zip(sorted(notes.items()), numbers, strict=False)
    shapes = [
        _shape(position, words, columns).format(id=number, order=order, namespaces=namespaces).encode()
        for order, ((position, words), number) in enumerate(boxes, 1)
    ]
    return b"".join([head, kind, *shapes, closing, tail])


def _shape(position: Position, words: str, columns: Columns) -> str:
    """Draw a box right of a cell, as large as its words need."""
    row, column = position
    lines = min(sum(cell_width(line) // _CELLS_IN_WIDTH + 1 for line in words.split("\n")), _MOST_LINES)
    height = lines * _LINE_PIXELS + _MARGIN_PIXELS
    right, right_offset = _reach(column + 1, _WIDTH_PIXELS + _OFFSET, columns)
    top = max(row - 2, 0)
    bottom, bottom_offset = divmod(height, _ROW_PIXELS)
    anchor = (column, _OFFSET, top, 4, right - 1, right_offset, top + bottom, bottom_offset)
    shape = _SHAPE.replace("{anchor}", ", ".join(map(str, anchor)))
    for name, number in (("width", _WIDTH_PIXELS), ("height", height), ("row", row - 1), ("column", column - 1)):
        shape = shape.replace(f"{{{name}}}", str(number))
    return shape


def _reach(column: int, pixels: int, columns: Columns) -> tuple[int, int]:
    """Return the column, counted from 1, that so many pixels to the right of a column's left side lead to."""
    while column < LAST_COLUMN and pixels >= columns.width(column):
        pixels -= columns.width(column)
        column += 1
    return column, pixels
