"""HTML and SVG as values. Text becomes markup here and nowhere else: it is escaped unless it is :class:`Html`."""

import re
from html import escape

from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.plain import visible

_UNCLOSED = frozenset({"td", "th", "tr", "thead", "tbody", "li", "dt", "dd", "option"})
"""HTML lets their end be left out; in thousands of cells that is a tenth of the page."""
_EMPTY = frozenset({"meta", "link", "input", "br"})
_DRAWN = frozenset({"rect", "line", "path", "circle"})
"""Parts of a drawing, which have no content and end in themselves."""
_NEEDS_NO_QUOTES = pattern_of(r"[\w.#%-]+", re.ASCII)
_PLACES = pattern_of(r"[ML\d .-]+", re.ASCII)
"""The line of a drawing, which is as long as it has corners."""
_LONGEST = 600
"""A text is cut at so many characters, with an ellipsis, so that a hostile table cannot blow the page up."""


class Html(Struct, frozen=True):
    """Markup that is ready to be written."""

    markup: str


Child = Html | str | None
"""Markup, text that is to be escaped, or nothing."""
Attribute = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Build an element.

    An attribute's name is written ``data_area`` for ``data-area`` and ``class_`` for ``class``; True is an attribute
    without a value, False and None leave it out.
    """
    opening = f"<{name}" + "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    if name in _DRAWN:
        return Html(f"{opening} />")
    content = "".join(written(child) for child in children)
    return Html(f"{opening}>{content}" if name in _UNCLOSED | _EMPTY else f"{opening}>{content}</{name}>")


def written(child: Child) -> str:
    """Return markup as it is and text escaped: every character of it is shown, none does anything."""
    if child is None:
        return ""
    return child.markup if isinstance(child, Html) else escape(_shown(child), quote=False)


def together(*children: Child) -> Html:
    """Put pieces behind one another."""
    return Html("".join(written(child) for child in children))


def isolated(text: str) -> Child:
    """Show a text of others in a sentence, whatever direction its letters run in; those of ASCII run on."""
    return text if text.isascii() else element("bdi", text)


def _shown(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    text = str(value) if _PLACES.fullmatch(str(value)) else _shown(str(value))
    return f" {name}={text}" if _NEEDS_NO_QUOTES.fullmatch(text) else f' {name}="{escape(text)}"'
