"""A large file is read, hashed and looked through while the libraries that understand tables are being loaded."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from healthcheck.model.paths import AnyPath
from healthcheck.model.side_by_side import beside
from healthcheck.tables.file_marks import may_be_text
from healthcheck.tables.fingerprint import Fingerprint

if TYPE_CHECKING:
    from healthcheck.tables.text_facts import TextFacts

_SMALL = 2**20
LARGEST = 2**31 - 1
"""Bytes of a file that can be split into cells."""


class BegunFile(os.PathLike[str]):
    """The path of a file that is being read; it shows, and is opened, like the path itself."""

    def __init__(self, path: AnyPath, size: int) -> None:
        """Begin to read a file of so many bytes."""
        self.path = path
        self._size = size
        self._content: Sequence[_Content] = beside(self._read, size)

    def __str__(self) -> str:
        """Return the path as it is to be shown."""
        return str(self.path)

    def __fspath__(self) -> str:
        """Return the path as it is to be opened."""
        return os.fspath(self.path)

    def content(self) -> bytes:
        """Return what is in the file, and hold it no longer.

        Raises:
            OSError: when it cannot be read.
        """
        content, self._fingerprint, self._facts = self._content[0]
        self._content = ()
        return content

    def fingerprint(self) -> Fingerprint:
        """Return the fingerprint of the content that was returned."""
        return self._fingerprint

    def facts(self) -> "TextFacts | None":
        """Return what there is in the content that was returned; None where it cannot be a text."""
        return self._facts[0]

    def _read(self) -> "list[_Content]":
        content = Path(self.path).read_bytes()
        fingerprint = Fingerprint([content])
        return [(content, fingerprint, beside(lambda: [_facts_of(content)], self._size))]


_Content = tuple[bytes, Fingerprint, "Sequence[TextFacts | None]"]


def _facts_of(content: bytes) -> "TextFacts | None":
    if not may_be_text(content):
        return None
    # Waits until the libraries are loaded; one part, because who loads them needs the other processor.
    from healthcheck.tables.text_facts import facts_of

    return facts_of(content, 1)


def read_ahead(paths: Sequence[AnyPath]) -> list[AnyPath]:
    """Begin to read the first file if it is large; the others, folders and patterns stay what they are."""
    begun = [_begun(path) for path in paths[:1]]
    return [*begun, *paths[1:]]


def _begun(path: AnyPath) -> AnyPath:
    try:
        file = Path(path)
        size = file.stat().st_size if file.is_file() else 0
        return BegunFile(path, size) if _SMALL <= size <= LARGEST else path
    except (OSError, ValueError):
        # Whoever opens it says what is wrong with it.
        return path
