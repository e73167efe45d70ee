"""A large file is read, and its fingerprint begun, while the libraries that understand tables are being loaded."""

import os
from collections.abc import Sequence
from pathlib import Path

from healthcheck.model.paths import AnyPath
from healthcheck.model.side_by_side import beside
from healthcheck.tables.fingerprint import Fingerprint

_SMALL = 2**20
LARGEST = 2**31 - 1
"""Bytes of a file that can be split into cells."""


class BegunFile(os.PathLike[str]):
    """The path of a file that is being read; it shows, and is opened, like the path itself."""

    def __init__(self, path: AnyPath, size: int) -> None:
        """Begin to read a file of so many bytes."""
        self.path = path
        self._content: Sequence[tuple[bytes, Fingerprint]] = beside(self._read, size)

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
        content, self._fingerprint = self._content[0]
        self._content = ()
        return content

    def fingerprint(self) -> Fingerprint:
        """Return the fingerprint of the content that was returned."""
        return self._fingerprint

    def _read(self) -> list[tuple[bytes, Fingerprint]]:
        content = Path(self.path).read_bytes()
        return [(content, Fingerprint([content]))]


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
