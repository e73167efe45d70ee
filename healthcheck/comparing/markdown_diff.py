"""A comparison as Markdown: for pull requests and mails."""

from collections.abc import Iterator, Sequence

from healthcheck.comparing.compare import Comparison
from healthcheck.comparing.sections import Section, conclusion, counted, heading_lines, note_lines, sections
from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.reports.markdown_text import escaped

MOST_ROWS = 100
"""A section has at most so many rows, so that the text stays far below what code hosts take."""
_LONGEST = 200
"""A name is cut at so many characters, so that hostile tables cannot blow the report up."""


def render(comparison: Comparison, language: Language) -> Iterator[str]:
    """Give the comparison in pieces of Markdown."""
    yield f"# {text('markdown.compare', language)}\n\n**{_shown(conclusion(comparison, language))}**\n\n"
    lines = [*heading_lines(comparison, language), *counted(comparison, language)]
    yield "".join(f"- {_shown(sentence)}\n" for sentence in [*lines, *note_lines(comparison, language)])
    for section in sections(comparison, language):
        yield from _section(section, language)


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f"\n## {_shown(section.heading)}\n\n"
    if section.columns:
        yield _row(section.columns) + "|" + "---|" * len(section.columns) + "\n"
        yield "".join(_row([field.text for field in row]) for row in section.rows[:MOST_ROWS])
    else:
        yield "".join(f"- {_shown(field.text)}\n" for row in section.rows[:MOST_ROWS] for field in row)
    if len(section.rows) > MOST_ROWS:
        more = text("compare.more_in_file", language, {"number": len(section.rows) - MOST_ROWS})
        yield f"\n{_shown(more)}\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_shown(cell) for cell in cells) + " |\n"


def _shown(words: str) -> str:
    return escaped(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
