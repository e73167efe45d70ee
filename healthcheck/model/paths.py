"""Paths that a file names: shown as they are written there, opened from where that file is."""

import os
from pathlib import Path, PurePath

from msgspec import Struct


class PathFrom(Struct, frozen=True):
    """A path as a file writes it; ``folder`` leads from the working folder to that file's folder.

    ``str`` of it is what messages and reports show, ``os.fspath`` of it is what is opened. For a
    plain text or a ``pathlib.Path`` the two are the same, so code that keeps to this takes all of them.
    """

    written: str
    folder: str

    def __str__(self) -> str:
        """Return the path as it is written."""
        return self.written

    def __fspath__(self) -> str:
        """Return the path as it is reached from the working folder; an absolute path stays as it is."""
        return str(PurePath(self.folder) / self.written)


AnyPath = str | os.PathLike[str]
"""What can be opened: a text, a ``pathlib.Path``, or a path that a file names."""


def folder_of(path: AnyPath) -> str | None:
    """Return the folder that a path is looked for from: None for one that does not come out of a file."""
    return path.folder if isinstance(path, PathFrom) else None


def is_there(path: AnyPath) -> bool:
    """Tell whether there is a file or folder of this name; one that no file can have names none."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for the system, or with a NUL in it
        return False


def is_folder(path: AnyPath) -> bool:
    """Tell whether there is a folder of this name."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
