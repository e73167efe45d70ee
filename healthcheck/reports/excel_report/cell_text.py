"""Text in the cells of a workbook: what Excel cannot hold is written so that it can be seen."""

from xml.sax.saxutils import escape

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.plain import visible

MOST_CHARACTERS = 32_767
"""So many characters Excel takes in a cell, those beyond the first 65,536 of Unicode counted twice."""
_BREAK = pattern_of(r"\r\n|\r|\n")
_ESCAPE = pattern_of(r"_(?=x[0-9A-Fa-f]{4}_)")


def shown(words: str, *, breaks: bool = False) -> str:
    """Return text as a cell can hold it: control characters made visible, the end of what is too long left out.

    With ``breaks`` line breaks stay what they are.
    """
    words = "\n".join(map(visible, _BREAK.split(words))) if breaks else visible(words)
    units = words.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return words
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def literal(words: str) -> str:
    """Keep Excel from reading ``_x0041_`` as the character of that number."""
    return _ESCAPE.sub("_x005F_", words)


def xml_text(words: str) -> str:
    """Return visible text as it stands between the tags of a part of a workbook."""
    return escape(literal(words))
