"""Bytes of a text table -> UTF-8: a byte-order mark, else strict UTF-8, else strict GB18030; never a guess."""

import codecs

from msgspec import Struct

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.model.patterns import pattern_of
from healthcheck.tables.text_facts import TextFacts, facts_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""

_ODD = pattern_of("[\ue000-\uf8ff\u3041-\u309f\u30a1-\u30fa\u0400-\u04ff\u3105-\u312f]")
"""Big5 read as GB18030 is full of characters for private use, and of Japanese syllables: 莆田市 becomes 矦バカ.

NOTE: without 30FB and 30FC, which people do type as a dot and as a dash.
"""


_SAMPLE = 2**16


class Decoded(Struct, frozen=True):
    """A table's text as UTF-8 without a byte-order mark, what there is in it, and the encoding it came in."""

    data: bytes
    facts: TextFacts
    encoding: str
    doubtful_line: int | None = None
    """The first line with a character that no one types: the text may well be in another encoding."""


def decode(data: bytes, path: str, encoding: str | None, facts: TextFacts | None = None) -> Decoded:
    """Return the text of a table; ``encoding``, if given, is taken at its word.

    ``facts``, if known already, are those of the bytes.

    Raises:
        TableError: for an unknown encoding, bytes that the encoding does not have, and binary files.
    """
    if encoding is not None:
        return _forced(data, path, encoding, facts)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _recoded(data, path, name, "HC216")
    facts = facts or facts_of(data)
    _refuse_binary(data, path, facts)
    if facts.is_utf8:
        return Decoded(data, facts, "utf-8")
    try:
        text = data.decode("gb18030")
        odd = _ODD.search(text)
        recoded = text.encode()
        return Decoded(recoded, facts_of(recoded), "gb18030", text.count("\n", 0, odd.start()) + 1 if odd else None)
    except UnicodeError as gb18030:
        parameters = {**_trouble(data, _utf8_error(data), "utf8_"), **_trouble(data, gb18030, "gb_")}
        raise TableError(Fault("HC215", parameters, Place(path))) from gb18030


def _forced(data: bytes, path: str, encoding: str, facts: TextFacts | None) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError) as unknown:
        raise TableError(Fault("HC217", {"encoding": encoding}, Place(path))) from unknown
    if name in ("utf-8", "ascii") and not data.startswith(codecs.BOM_UTF8):
        facts = facts or facts_of(data)
        if data.isascii() or (facts.is_utf8 and name == "utf-8"):
            _refuse_binary(data, path, facts)
            return Decoded(data, facts, name)
    return _recoded(data, path, name, "HC216")


def _recoded(data: bytes, path: str, name: str, code: str) -> Decoded:
    try:
        recoded = data.decode(name).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        parameters = {"encoding": name, **_trouble(data, error, "")}
        raise TableError(Fault(code, parameters, Place(path))) from error
    facts = facts_of(recoded)
    _refuse_binary(recoded, path, facts)
    return Decoded(recoded, facts, name)


def _refuse_binary(data: bytes, path: str, facts: TextFacts) -> None:
    if facts.has_zero:
        position, encoding = data.find(b"\0"), _likely_wide(data)
        raise TableError(Fault("HC214", {"byte": position + 1, "encoding": encoding}, Place(path)))


def _likely_wide(data: bytes) -> str:
    """Name the encoding of two or four bytes that the zeros in a text are likely of: 0041 big-endian, 4100 little."""
    sample = data[:_SAMPLE]
    zeros = [sample[at::4].count(0) for at in range(4)]
    first, second = zeros[0] + zeros[2], zeros[1] + zeros[3]
    # Of a digit or comma in four bytes three are zeros.
    if 2 * (first + second) > len(sample):
        return "utf-32-be" if zeros[0] > zeros[3] else "utf-32-le"
    return "utf-16-be" if first > second else "utf-16-le"


def _utf8_error(data: bytes) -> UnicodeError:
    try:
        data.decode()
    except UnicodeError as error:
        return error
    raise AssertionError("unreachable: the text was found not to be UTF-8")


def _trouble(data: bytes, error: UnicodeError, prefix: str) -> dict[str, str | int]:
    """Say where decoding stopped: the byte, its place in the file and its line."""
    # Some decoders do not count the byte-order mark.
    start = error.start + len(data) - len(error.object) if isinstance(error, UnicodeDecodeError) else 0
    return {
        f"{prefix}byte": data[start : start + 1].hex().upper(),
        f"{prefix}offset": start + 1,
        f"{prefix}line": data.count(b"\n", 0, start) + 1,
    }
