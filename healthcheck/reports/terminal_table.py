"""Tables on a terminal, styled by rich: columns share the width, nothing breaks the frame."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import StringIO
from itertools import zip_longest

from msgspec import Struct

from healthcheck.reports.plain import cell_width, cropped, wrapped
from healthcheck.reports.screen import Screen

_BETWEEN_COLUMNS = 2
Piece = tuple[str, str | None]
"""A stretch of text and its style."""
_LINE: Piece = ("\n", None)
MOST_LINES = 3
"""A cell is at most this high unless said otherwise; what is longer ends in an ellipsis."""
_NARROWEST_WORDS = 14
_COMFORTABLE_WORDS = 16
_NARROWEST = 4


class Column(Struct, frozen=True):
    """A column's heading; ``words`` may be wrapped first when space is short, ``number`` stands to the right.

    ``bars`` are drawn two cells wide by consoles with a Chinese code page, and stand at the end of the line.
    """

    heading: str
    words: bool = False
    number: bool = False
    bars: bool = False


class Cell(Struct, frozen=True):
    """A cell's text and, where it has one, its colour."""

    text: str
    colour: str | None = None


def widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> list[int]:
    """Share the screen's width among the columns: words give way first, the widest before the others."""
    space = screen.width - _BETWEEN_COLUMNS * (len(columns) - 1)
    found = [min(width, space) for width in _wanted(columns, rows, screen)]
    while sum(found) > space:
        soft = [place for place, column in enumerate(columns) if column.words and found[place] > _NARROWEST_WORDS] or [
            place for place, width in enumerate(found) if width > _NARROWEST
        ]
        if not soft:
            break
        found[max(soft, key=lambda place: found[place])] -= 1
    return found


def is_cramped(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> bool:
    """Tell whether the screen is too narrow for the columns to be read with ease."""
    shares = widths(columns, rows, screen)
    if sum(shares) + _BETWEEN_COLUMNS * (len(columns) - 1) > screen.width:
        return True
    wanted = _wanted(columns, rows, screen)
    return any(share < min(width, _COMFORTABLE_WORDS) for share, width in zip(shares, wanted, strict=True))


def _wanted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> list[int]:
    """Return how wide each column would be with room enough."""
    found = [cell_width(screen.shown(column.heading)) for column in columns]
    for row in rows:
        found = [max(width, cell_width(screen.shown(cell.text))) for width, cell in zip(found, row, strict=True)]
    doubled = 1 if screen.is_unicode else 2
    return [width * (doubled if column.bars else 1) for column, width in zip(columns, found, strict=True)]


def draw(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    screen: Screen,
    shares: Sequence[int],
    *,
    heading: bool = True,
    most_lines: int = MOST_LINES,
) -> str:
    """Draw the rows with the given column widths; a cell has at most ``most_lines``, then an ellipsis.

    The layout is our own: a table of rich takes a millisecond for each row, and breaks Chinese
    text before punctuation. What it is good at, styles, is left to rich.
    """
    pieces: list[Piece] = []
    if heading:
        titles = [Cell(column.heading, "bold") for column in columns]
        pieces += _line_up(columns, titles, shares, most_lines, screen)
        width = sum(shares) + _BETWEEN_COLUMNS * (len(shares) - 1)
        pieces += [(screen.rule * width, None), _LINE]
    for row in rows:
        pieces += _line_up(columns, row, shares, most_lines, screen)
    printed = _coloured(pieces, screen) if screen.colour else "".join(piece for piece, _ in pieces)
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def _line_up(
    columns: Sequence[Column], row: Sequence[Cell], shares: Sequence[int], most_lines: int, screen: Screen
) -> Iterator[Piece]:
    """Give the lines of one row."""
    fitted = [_fitted(cell.text, width, most_lines, screen) for cell, width in zip(row, shares, strict=True)]
    for parts in zip_longest(*fitted, fillvalue=""):
        for place, (part, cell, width) in enumerate(zip(parts, row, shares, strict=True)):
            space = " " * (width - cell_width(part))
            yield (f"{space}{part}" if columns[place].number else part, cell.colour)
            if place + 1 < len(row):
                yield (" " * _BETWEEN_COLUMNS if columns[place].number else f"{space}{' ' * _BETWEEN_COLUMNS}", None)
        yield _LINE


@lru_cache(maxsize=4096)
def _fitted(words: str, width: int, most_lines: int, screen: Screen) -> list[str]:
    """Return a cell's lines; kept, because most words of a table come again in every row."""
    return cropped(wrapped(screen.shown(words), width), most_lines, width, screen.shown("…"))


def _coloured(pieces: Sequence[Piece], screen: Screen) -> str:
    """Return what rich prints; it is loaded only where there are colours, which takes as long as small tables do."""
    from rich.console import Console
    from rich.segment import Segment, Segments
    from rich.style import Style

    styles = {style: Style.parse(style) for _, style in pieces if style}
    console = Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    with console.capture() as capture:
        segments = [Segment(piece, styles[style] if style else None) for piece, style in pieces]
        console.print(Segments(segments), end="", crop=False)
    return capture.get()
