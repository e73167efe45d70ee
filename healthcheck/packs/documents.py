"""File -> document: the bytes of a rule file or its like, decoded and taken apart into its top-level keys."""

import codecs
import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Place
from healthcheck.model.text import Text
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import compose
from healthcheck.packs.values import Fields, excerpt, mapping, scalar

LARGEST_MB = 5
KEYS = (
    "healthcheck",
    "pack",
    "revision",
    "title",
    "source",
    "applies_to",
    "parts",
    "population",
    "include",
    "variables",
    "indicators",
)
FORMAT = "1"
_MARKS = {"pack": "rules", "project": "project", "waivers": "waivers"}
"""The key that only one kind of file has, and what messages call that file."""


class Document(Struct, frozen=True):
    """A file's top-level keys; ``file`` is its name in messages, ``path`` where includes are looked for from."""

    file: str
    path: Path
    sha256: str
    fields: Fields


def read_document(
    path: Path,
    file: str,
    faults: FaultList,
    place: Place | None = None,
    keys: Sequence[str] = KEYS,
    synonyms: dict[str, str] | None = None,
) -> Document | None:
    """Read a file with these keys; faults of it as a whole are put at ``place``, such as the line that includes it."""
    content = _bytes(path, str(path) if place else file, faults, place or Place(file))
    text = None if content is None else _decoded(content, file, faults)
    if content is None or text is None:
        return None
    return document_of(text, path, file, hashlib.sha256(content).hexdigest(), faults, keys, synonyms)


def document_of(
    text: str,
    path: Path,
    file: str,
    sha256: str,
    faults: FaultList,
    keys: Sequence[str] = KEYS,
    synonyms: dict[str, str] | None = None,
) -> Document | None:
    """Take the text of a file apart; a format this version does not know is not read any further."""
    root = compose(text, file, faults)
    group = None if root is None else mapping(root, faults)
    if group is None:
        return None
    version = next((value for key, value in group.items if key.text == "healthcheck"), None)
    found = None if version is None else scalar(version, faults)
    if found is not None and found.text != FORMAT:
        faults.add("HC150", found.place, what=faults.what, found=excerpt(found.text))
        return None
    for mark, kind in _MARKS.items():
        if mark in group.pairs and mark not in keys:
            faults.add("HC562", group.pairs[mark][0].place, found=phrase(f"file.{kind}"), what=faults.what, key=mark)
            return None
    fields = Fields(group, keys, faults, synonyms)
    fields.require("healthcheck")
    return Document(file, path, sha256, fields)


def _bytes(path: Path, file: str, faults: FaultList, place: Place) -> bytes | None:
    limit = LARGEST_MB * 1024 * 1024
    try:
        if path.is_dir():
            faults.add("HC103", place, what=faults.what, path=file)
            return None
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        faults.add("HC102", place, what=faults.what, path=file)
    except OSError as error:
        faults.add("HC104", place, what=faults.what, path=file, reason=reason_of(error))
    else:
        if len(content) <= limit:
            return content
        faults.add("HC107", place, what=faults.what, limit=LARGEST_MB)
    return None


def _decoded(content: bytes, file: str, faults: FaultList) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8-sig")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        faults.add("HC105", Place(file, line, column), what=faults.what, guess=_guess(content, error.start))
        return None
    if not text.strip():
        faults.add("HC106", Place(file), what=faults.what)
        return None
    return text


def _guess(content: bytes, at: int) -> Text:
    """Return which encoding the bytes probably have, to help whoever saves the file again."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return phrase("guess.utf_16")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return phrase("guess.byte", byte=f"0x{content[at]:02X}")
    return phrase("guess.gb18030")
