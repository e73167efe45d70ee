r"""Text of others in files for machines: kept exactly in JSON, shown as it is in CSV, able to do nothing in either.

What is meant are characters that are not seen and yet act: control characters, terminal escapes,
right-to-left marks, line separators, zero-width and tag characters, lone surrogates.
"""

import json
from json.encoder import encode_basestring

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.plain import FORMULA_SIGNS

_FORMATS = (
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_UNSEEN = pattern_of(f"[\x00-\x1f\x7f-\x9f{_FORMATS}]")
_UNSEEN_IN_JSON = pattern_of(f"[\x7f-\x9f{_FORMATS}]")
"""The lower control characters are escapes already, or the line breaks between the values."""
_WIDE_FORMULA_SIGNS = frozenset("＝＋－＠")
"""Spreadsheets in Chinese and Japanese take these for the ASCII ones."""

DOUBTFUL = bytes([*range(0x20), 0x7F, 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xED, 0xEF, 0xF0, 0xF3])
"""Every text that this module changes has one of these bytes in it (or begins with a formula sign), in UTF-8."""


def inert(words: str) -> str:
    r"""Return a text with unseen characters written as escapes: ``\x1b``, ``\u202e``."""
    if words.isprintable():
        return words
    return _UNSEEN.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), words)


def harmless(words: str) -> str:
    """Return a text as a cell of CSV: inert, and with an apostrophe where a spreadsheet would run a formula."""
    shown = inert(words)
    runs = words[:1] in FORMULA_SIGNS or words[:1] in _WIDE_FORMULA_SIGNS
    return f"'{shown}" if words and runs else shown


def json_string(words: str) -> str:
    """Return a text as JSON holds it: the same when it is read again, and inert until then."""
    return _escaped(encode_basestring(words))


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON in UTF-8, its texts as :func:`json_string` has them."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(written: str) -> str:
    return _UNSEEN_IN_JSON.sub(lambda found: json.dumps(found.group())[1:-1], written)
