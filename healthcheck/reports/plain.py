"""Plain text for terminals and files: hostile characters made visible, widths in cells, lines wrapped."""

import unicodedata
from functools import lru_cache

from healthcheck.model.patterns import pattern_of

FORMULA_SIGNS = frozenset("=+-@\t\r")
"""First characters that make a spreadsheet run a cell as a formula."""

_CLOSING = "，。；：、！？）】》”’％…,.;:!?)%"
_OPENING = "（【《“‘([{"
_JOINTS = "_-/\\"
_PIECES = pattern_of(r"\s+|[^\s]")


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""Return ``text`` with every character that is not plainly visible written as an escape.

    Control characters (newlines, terminal escapes), format characters (right-to-left marks, zero
    width), lone surrogates and whatever ``encoding`` cannot hold become ``\n``, ``\x1b``, ``\u202e``.
    """
    if not text.isprintable():
        text = "".join(char if _is_plain(char) else _escaped(char) for char in text)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _is_plain(char: str) -> bool:
    """Tell whether a character shows itself; the wide space of Chinese text does."""
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


@lru_cache(maxsize=8192)
def cell_width(text: str) -> int:
    """Return how many terminal cells ``text`` takes: two for a Chinese character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return ``text`` filled with spaces to ``width`` cells."""
    return text + " " * (width - cell_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells (at least two).

    Lines break at spaces and between Chinese characters, but not before closing punctuation; a
    word longer than a line is cut. Newlines in ``text`` stay.
    """
    return [line for paragraph in text.split("\n") for line in _wrapped_paragraph(paragraph, max(width, 2))]


def _wrapped_paragraph(text: str, width: int) -> list[str]:
    lines, current = [], ""
    for word in _words(text):
        if cell_width(current + word.rstrip()) <= width:
            current += word
            continue
        if current.strip():
            lines.append(current.rstrip())
        current = word.lstrip()
        while cell_width(current) > width:
            head = _head(current, width)
            # An id or a path is better broken at its joints.
            joint = max(head.rfind(mark) for mark in _JOINTS) + 1
            head = head[:joint] if joint > len(head) // 2 else head
            lines.append(head)
            current = current[len(head) :]
    return [*lines, current.rstrip()]


def _words(text: str) -> list[str]:
    """Split into pieces that stay together; white space belongs to a piece of its own."""
    words: list[str] = []
    for piece in _PIECES.findall(text):
        wide = cell_width(piece) == 2
        if words and not piece.isspace() and not words[-1].isspace():
            joined = piece in _CLOSING or words[-1][-1] in _OPENING or cell_width(piece) == 0
            if joined or not (wide or cell_width(words[-1][-1]) == 2):
                words[-1] += piece
                continue
        words.append(piece)
    return words


def _head(text: str, width: int) -> str:
    """Return the longest start of ``text`` that fits; at least one character."""
    used = 0
    for index, char in enumerate(text):
        used += _char_width(char)
        if used > width and index:
            return text[:index]
    return text


def cropped(lines: list[str], most: int, width: int, ellipsis: str = "…") -> list[str]:
    """Return at most ``most`` lines; where some are left out, the last one ends in ``ellipsis``."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while cell_width(last + ellipsis) > width:
        last = last[:-1]
    return [*lines[: most - 1], last + ellipsis]
