"""File names made of what tables say: harmless on every system, and never two the same."""

import unicodedata

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.plain import visible

_LONGEST = 60
"""So many characters keep a name of Chinese characters below the 255 bytes that Linux takes."""
_ALLOWED = pattern_of(r"[^\w.()（）·-]+")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³")]
)
"""Names that Windows takes for devices, whatever stands behind their first dot."""


def harmless(words: str) -> str:
    """Return words as a part of a file name: no separators, no signs that systems reserve, no dots at the ends."""
    name = _ALLOWED.sub("_", visible(unicodedata.normalize("NFC", words)))
    name = name[:_LONGEST].strip("._-")
    return f"_{name}" if name.partition(".")[0].casefold() in _RESERVED else name


class FileNames:
    """Gives names of which no two are one on any system: Windows and macOS do not tell A from a."""

    def __init__(self) -> None:
        """Begin with no name taken."""
        self._taken: set[str] = set()

    def new(self, stem: str, ending: str) -> str:
        """Return a name with an ending; one that is taken gets a number."""
        name, number = f"{stem}{ending}", 1
        while unicodedata.normalize("NFC", name).casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}{ending}"
        self._taken.add(unicodedata.normalize("NFC", name).casefold())
        return name
