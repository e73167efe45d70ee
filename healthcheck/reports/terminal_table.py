"""Tables on a terminal, drawn by rich: columns share the width, nothing breaks the frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from healthcheck.reports.plain import cell_width, cropped, wrapped
from healthcheck.reports.screen import Screen

_BETWEEN_COLUMNS = 2
MOST_LINES = 3
"""A cell is at most this high unless said otherwise; what is longer ends in an ellipsis."""
_NARROWEST_WORDS = 14
_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; ``words`` may be wrapped first when space is short, ``number`` stands to the right."""

    heading: str
    words: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and, where it has one, its colour."""

    text: str
    colour: str | None = None


def widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> list[int]:
    """Share the screen's width among the columns: words give way first, the widest before the others."""
    space = screen.width - _BETWEEN_COLUMNS * (len(columns) - 1)
    found = [cell_width(screen.shown(column.heading)) for column in columns]
    for row in rows:
        found = [max(width, cell_width(screen.shown(cell.text))) for width, cell in zip(found, row, strict=True)]
    found = [min(width, space) for width in found]
    while sum(found) > space:
        soft = [place for place, column in enumerate(columns) if column.words and found[place] > _NARROWEST_WORDS] or [
            place for place, width in enumerate(found) if width > _NARROWEST
        ]
        if not soft:
            break
        found[max(soft, key=lambda place: found[place])] -= 1
    return found


def draw(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    screen: Screen,
    shares: Sequence[int],
    *,
    heading: bool = True,
    most_lines: int = MOST_LINES,
) -> str:
    """Draw the rows with the given column widths; a cell has at most ``most_lines``, then an ellipsis."""
    table = Table(
        box=Box("\n".join(("    ", "    ", f" {screen.rule * 2} ", *["    "] * 5))),
        show_edge=False,
        show_header=heading,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        header_style="bold" if screen.colour else "",
    )
    for column, width in zip(columns, shares, strict=True):
        table.add_column(
            _fitted(screen.shown(column.heading), width, most_lines, screen),
            width=width,
            justify="right" if column.number else "left",
            no_wrap=False,
        )
    for row in rows:
        table.add_row(
            *(
                Text(_fitted(screen.shown(cell.text), width, most_lines, screen), style=cell.colour or "")
                for cell, width in zip(row, shares, strict=True)
            )
        )
    return printed(table, screen)


def _fitted(words: str, width: int, most_lines: int, screen: Screen) -> str:
    return "\n".join(cropped(wrapped(words, width), most_lines, width, screen.shown("…")))


def printed(content: Table | Text, screen: Screen) -> str:
    """Return what rich prints, without spaces at the ends of lines."""
    console = Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        force_jupyter=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as capture:
        console.print(content, soft_wrap=isinstance(content, Text))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
