"""The SHA-256 of what a table was read from, computed beside the reading: hashing lets other threads run."""

import hashlib
from collections.abc import Iterable
from threading import Thread

_SMALL = 100_000


class Fingerprint:
    """A SHA-256 that is being computed."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        """Begin to compute; what is computed sooner than a thread starts is computed at once."""
        self._digest = hashlib.sha256()
        self._thread: Thread | None = None
        listed = list(parts)
        if sum(map(len, listed)) <= _SMALL:
            self._add(listed)
            return
        self._thread = Thread(target=self._add, args=(listed,), daemon=True)
        self._thread.start()

    def _add(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self._digest.update(part)

    def text(self) -> str:
        """Return the digest in hexadecimal, as soon as it is there."""
        if self._thread is not None:
            self._thread.join()
        return self._digest.hexdigest()
