"""The SHA-256 of what a table was read from, computed beside the reading: hashing lets other threads run."""

import hashlib
from collections.abc import Iterable
from threading import Thread


class Fingerprint:
    """A SHA-256 that is being computed."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        """Begin to compute."""
        self._digest = hashlib.sha256()
        self._thread = Thread(target=self._add, args=(parts,), daemon=True)
        self._thread.start()

    def _add(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self._digest.update(part)

    def text(self) -> str:
        """Return the digest in hexadecimal, as soon as it is there."""
        self._thread.join()
        return self._digest.hexdigest()
