"""A comparison for a person at a terminal: what got worse first, then the rest, and what it comes to."""

from collections.abc import Iterator, Sequence

from healthcheck.comparing.compare import Comparison
from healthcheck.comparing.sections import Field, Section, conclusion, counted, heading_lines, note_lines, sections
from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.signs import COLOURS
from healthcheck.reports.terminal_table import Cell, Column, draw, widths

MOST_ROWS = 20
"""A section has at most so many rows, unless every one is asked for."""
_WORDS = ("area", "indicator", "figure", "gap")
"""The columns that are wrapped first when space is short."""


def render(
    comparison: Comparison,
    language: Language,
    screen: Screen = Screen(),  # noqa: B008 - frozen
    *,
    every_row: bool = False,
) -> Iterator[str]:
    """Give the comparison as text."""
    yield from sentence_lines(heading_lines(comparison, language), screen)
    yield from sentence_lines(note_lines(comparison, language), screen)
    yield "\n"
    for section in sections(comparison, language):
        yield from _section(section, language, screen, every_row)
        yield "\n"
    yield from sentence_lines([*counted(comparison, language), conclusion(comparison, language)], screen)


def _section(section: Section, language: Language, screen: Screen, every_row: bool) -> Iterator[str]:
    yield from sentence_lines([section.heading], screen)
    shown = section.rows if every_row else section.rows[:MOST_ROWS]
    if section.columns:
        yield _table(section, shown, language, screen)
    else:
        yield from sentence_lines((field.text for row in shown for field in row), screen)
    if len(shown) < len(section.rows):
        more = text("compare.more", language, {"number": len(section.rows) - len(shown)})
        yield from sentence_lines([more], screen)


def _table(section: Section, shown: Sequence[Sequence[Field]], language: Language, screen: Screen) -> str:
    soft = {text(f"column.{name}", language) for name in _WORDS}
    columns = [Column(heading, words=heading in soft) for heading in section.columns]
    rows = [
        [Cell(field.text, None if field.status is None else COLOURS.get(field.status)) for field in row]
        for row in shown
    ]
    return draw(columns, rows, screen, widths(columns, rows, screen))
