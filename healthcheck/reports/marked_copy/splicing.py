"""XML that is changed in a few places and stays as it is, byte by byte, in all others.

Parsing a part of a workbook and writing it anew would lose what the parser does not know; so a parser finds
the places, and bytes are put in there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from healthcheck.model.patterns import pattern_of

Attributes = Mapping[str, str]
Edit = tuple[int, int, bytes]
"""From this byte to before that one stands this instead."""

_ATTRIBUTE = rb"""(?<=\s)%s\s*=\s*("[^"]*"|'[^']*')"""
_ATTRIBUTES = pattern_of(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DECLARED = pattern_of(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


class UnusualPartError(Exception):
    """A part that is not written as this code can change it."""


def in_utf8(data: bytes) -> bytes:
    """Return XML without a byte-order mark, in UTF-8, in which nearly every program writes it.

    Raises:
        UnusualPartError: when it is in another encoding, or declares a document type.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise UnusualPartError(declared[1].decode())
    # Entities could expand without end, and no program writes a document type into a workbook.
    if b"<!DOCTYPE" in data[: 1 << 20] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnusualPartError
    return data


def scan(
    data: bytes,
    start: Callable[[str, Attributes, int], None],
    end: Callable[[str, int], None],
) -> None:
    """Go through XML and tell where every element starts and where its end tag stands.

    Names are told without the prefix of their namespace. The end of an element without content is told at
    the byte where its only tag starts. No element may stand in one of the same name.

    Raises:
        UnusualPartError: when it is no XML.
    """
    parser = expat.ParserCreate()
    starts: list[int] = []

    def started(name: str, attributes: dict[str, str]) -> None:
        starts.append(parser.CurrentByteIndex)
        start(local(name), attributes, starts[-1])

    def ended(name: str) -> None:
        began, at = starts.pop(), parser.CurrentByteIndex
        # Of an element without content the parser tells the byte after its tag.
        end(local(name), at if data.startswith(f"</{name}".encode(), at) else began)

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        # ValueError: a number that is none.
        raise UnusualPartError(str(error)) from error


def local(name: str) -> str:
    """Return a name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def prefix_of(data: bytes, at: int) -> str:
    """Return the prefix, with its colon, of the element whose tag begins at a byte."""
    found = re.compile(rb"<([\w.-]+:)?").match(data, at)
    return (found[1] or b"").decode() if found else ""


def tag_end(data: bytes, at: int) -> int:
    """Return the byte after the tag that begins at a byte."""
    quote = 0
    for index in range(at, len(data)):
        sign = data[index]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return index + 1
    raise UnusualPartError


def with_attribute(tag: bytes, name: str, value: str | None) -> bytes:
    """Set an attribute in a start tag; None takes it out."""
    setting = b"" if value is None else f"{name}={quoteattr(value)}".encode()
    found = re.search(_ATTRIBUTE % name.encode(), tag)
    if found:
        return tag[: found.start()] + setting + tag[found.end() :]
    if value is None:
        return tag
    closing = b"/>" if tag.endswith(b"/>") else b">"
    return tag.removesuffix(closing).rstrip() + b" " + setting + closing


def filled(data: bytes, at: int, content: bytes) -> Edit:
    """Put content into an element that has none: ``<row r="3"/>`` becomes ``<row r="3">content</row>``."""
    end = tag_end(data, at)
    name = re.compile(rb"<([^\s/>]+)").match(data, at)
    if name is None:
        raise UnusualPartError
    return at, end, data[at:end].removesuffix(b"/>").rstrip() + b">" + content + b"</" + name[1] + b">"


def attributes_of(tag: bytes) -> dict[str, str]:
    """Return the attributes of a start tag."""
    pairs = _ATTRIBUTES.findall(tag.decode("utf-8", "replace"))
    return {name: unescape(double or single) for name, double, single in pairs}


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return data with all edits made; of edits at one byte the first comes first."""
    parts, done = [], 0
    for start, end, content in sorted(edits, key=lambda edit: edit[:2]):
        parts += [data[done:start], content]
        done = end
    return b"".join([*parts, data[done:]])
