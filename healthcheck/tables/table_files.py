"""The files that the arguments name: files, folders, patterns, and the standard input.

Thousands of small submissions lie in a folder or a zip archive; everything in it that can be a table is
read, in the order of the names, and what is not read is said.
"""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, Finding, Place, Severity, TableError
from healthcheck.model.text import Text, listing
from healthcheck.tables.content import ARCHIVE_ENDING, TEXT_ENDINGS, WORKBOOK_ENDINGS

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "<stdin>"
_ENDINGS = (TEXT_ENDINGS | WORKBOOK_ENDINGS | {ARCHIVE_ENDING}) - {""}
_SHOWN = 5
_LOCK_MARKS = ("~$", ".~", "~lock.")
"""What Excel, WPS and LibreOffice put before the name of a file while they hold it open."""
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file: what messages call it, and how to get its content."""

    path: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of one argument in a stable order, and findings on what is passed over beside them."""

    files: Sequence[TableFile]
    notes: Sequence[Finding] = ()


def find_files(path: str) -> FoundFiles:
    """Return the files that an argument names.

    Raises:
        TableError: when a folder or a pattern holds no table.
    """
    if path == STANDARD_INPUT:
        return FoundFiles([TableFile(_STANDARD_INPUT_NAME, sys.stdin.buffer.read)])
    if _is_folder(path):
        return _chosen(_walk(path), path)
    if glob.has_magic(path) and not os.path.lexists(path):
        names = sorted(_matches(path))
        if not names:
            raise TableError(Fault("HC291", {"pattern": path}, Place(path)))
        inside = [name for found in names for name in (_walk(found) if _is_folder(found) else [found])]
        return _chosen(inside, path)
    return FoundFiles([TableFile(path, partial(_read, path))])


def input_paths(paths: Iterable[str]) -> list[str]:
    """Return the files on disk that arguments name, which no report may replace; nothing is read."""
    found: list[str] = []
    for path in paths:
        if _is_folder(path):
            found += _walk(path)
        elif glob.has_magic(path) and not os.path.lexists(path):
            found += _matches(path)
        else:
            found.append(path)
    return found


def passed_over(names: Sequence[str], inside: str) -> list[Finding]:
    """Say which files of a folder or an archive are not read: hidden ones, and ones that are no tables."""
    notes = []
    for code, severity, passes in (
        ("HC294", Severity.INFO, is_hidden),
        ("HC295", Severity.WARNING, lambda name: not is_hidden(name) and not can_be_table(name)),
    ):
        over = [name for name in names if passes(name)]
        if over:
            shown = listing(f'"{name}"' for name in over[:_SHOWN])
            more = Text("", "") if len(over) <= _SHOWN else Text(", …", "……")
            files = Text(shown.en + more.en, shown.zh + more.zh)
            notes.append(Finding(code, severity, {"number": len(over), "files": files}, Place(inside)))
    return notes


def is_hidden(name: str) -> bool:
    """Tell whether a path inside a folder or archive is hidden, or the trace of a program that holds a file open."""
    parts = [part for part in PurePath(name).parts if part != ".."]
    return any(part.startswith((".", *_LOCK_MARKS)) or part in _HIDDEN for part in parts)


def can_be_table(name: str) -> bool:
    """Tell by its ending whether a file in a folder is to be read."""
    return PurePath(name).suffix.lower() in _ENDINGS


def _is_folder(path: str) -> bool:
    # A path with a NUL character is none, and is told about when it is read.
    return "\0" not in path and Path(path).is_dir()


def _matches(pattern: str) -> list[str]:
    # Path.glob knows no absolute patterns, and drops what the user typed before them.
    return glob.glob(pattern, recursive=True)  # noqa: PTH207


def _walk(folder: str) -> list[str]:
    """Return every file below a folder, a folder's own files before those of the folders in it."""
    found: list[str] = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        found += [str(Path(at) / name) for name in sorted(names)]
    return found


def _chosen(paths: Sequence[str], inside: str) -> FoundFiles:
    start = inside if _is_folder(inside) else os.curdir
    names = {path: os.path.relpath(path, start) if start == inside else PurePath(path).name for path in paths}
    read = [path for path in paths if not is_hidden(names[path]) and can_be_table(names[path])]
    if not read:
        raise TableError(Fault("HC293", {"inside": inside}, Place(inside)))
    return FoundFiles([TableFile(path, partial(_read, path)) for path in read], passed_over([*names.values()], inside))


def _read(path: str) -> bytes:
    place = Place(path)
    try:
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TableError(Fault("HC210", {"path": path}, place)) from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character.
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise TableError(Fault("HC212", {"path": path, "reason": reason}, place)) from error
