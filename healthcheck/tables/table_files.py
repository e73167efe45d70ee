"""The files that the arguments name: files, folders, patterns, and the standard input.

Thousands of small submissions lie in a folder or a zip archive; everything in it that can be a table is
read, in the order of the names, and what is not read is said.
"""

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from msgspec import Struct

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, Finding, Place, Severity, TableError
from healthcheck.model.paths import AnyPath, folder_of, is_folder
from healthcheck.model.text import Text, listing
from healthcheck.tables.content import ARCHIVE_ENDING, TEXT_ENDINGS, WORKBOOK_ENDINGS
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.read_ahead import LARGEST, BegunFile
from healthcheck.tables.text_facts import TextFacts

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "<stdin>"
_ENDINGS = (TEXT_ENDINGS | WORKBOOK_ENDINGS | {ARCHIVE_ENDING}) - {""}
_SHOWN = 5
_BLOCK = 2**20
_HELD = 2**28
"""Bytes of a stream that are held in memory while it is read."""
_LOCK_MARKS = ("~$", ".~", "~lock.")
"""What Excel, WPS and LibreOffice put before the name of a file while they hold it open."""
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


class TableFile(Struct, frozen=True):
    """A file: what messages call it, and how to get its content; ``begun`` where somebody has begun to read it."""

    path: str
    read: Callable[[], bytes]
    begun: BegunFile | None = None

    def fingerprint(self, content: bytes) -> Fingerprint:
        """Return the fingerprint of the content that was read."""
        return Fingerprint([content]) if self.begun is None else self.begun.fingerprint()

    def facts(self) -> TextFacts | None:
        """Return what there is in the content, where somebody has begun to look; None elsewhere."""
        return None if self.begun is None else self.begun.facts()


class FoundFiles(Struct, frozen=True):
    """The files of one argument in a stable order, and findings on what is passed over beside them."""

    files: Sequence[TableFile]
    notes: Sequence[Finding] = ()


def find_files(source: AnyPath) -> FoundFiles:
    """Return the files that an argument, or a line of a project file, names.

    Raises:
        TableError: when a folder or a pattern holds no table.
    """
    shown, base = str(source), folder_of(source)
    if isinstance(source, BegunFile):
        return FoundFiles([TableFile(shown, partial(_read, shown, source.content), source)])
    if shown == STANDARD_INPUT and base is None:
        return FoundFiles(
            [TableFile(_STANDARD_INPUT_NAME, partial(_read, _STANDARD_INPUT_NAME, _all_of_standard_input))]
        )
    start = Path(base or "")
    names = _names(shown, start)
    if names is None:
        return FoundFiles([_file(shown, start)])
    if not names and not _is_folder(start, shown):
        raise TableError(Fault("HC291", {"pattern": shown}, Place(shown)))
    return _chosen(names, shown, start)


def input_paths(sources: Iterable[AnyPath]) -> list[str]:
    """Return the files on disk that arguments name, which no report may replace; nothing is read."""
    found: list[str] = []
    for source in sources:
        start = Path(folder_of(source) or "")
        names = _names(str(source), start)
        found += [os.fspath(source)] if names is None else [str(start / name) for name in names]
    return found


def _names(shown: str, start: Path) -> list[str] | None:
    """Return the files in a folder or behind a pattern, as they are to be called; None for a name of one file."""
    if _is_folder(start, shown):
        return _walk(start, shown)
    if not glob.has_magic(shown) or os.path.lexists(start / shown):
        return None
    # Path.glob knows no absolute patterns, and drops what the user typed before them.
    matches = sorted(glob.glob(shown, root_dir=start, recursive=True))  # noqa: PTH207
    return [name for found in matches for name in (_walk(start, found) if _is_folder(start, found) else [found])]


def passed_over(names: Sequence[str], inside: str) -> list[Finding]:
    """Say which files of a folder or an archive are not read: hidden ones, and ones that are no tables."""
    notes = []
    for code, severity, passes in (
        ("HC294", Severity.INFO, is_hidden),
        ("HC295", Severity.WARNING, lambda name: not is_hidden(name) and not can_be_table(name)),
    ):
        over = [name for name in names if passes(name)]
        if over:
            notes.append(_over(code, severity, over, inside))
    return notes


def _over(code: str, severity: Severity, over: Sequence[str], inside: str) -> Finding:
    shown = listing(f'"{name}"' for name in over[:_SHOWN])
    more = Text("", "") if len(over) <= _SHOWN else Text(", …", "……")
    files = Text(shown.en + more.en, shown.zh + more.zh)
    return Finding(code, severity, {"number": len(over), "files": files}, Place(inside))


def is_hidden(name: str) -> bool:
    """Tell whether a path inside a folder or archive is hidden, or the trace of a program that holds a file open."""
    parts = [part for part in PurePath(name).parts if part != ".."]
    return any(part.startswith((".", *_LOCK_MARKS)) or part in _HIDDEN for part in parts)


def can_be_table(name: str) -> bool:
    """Tell by its ending whether a file in a folder is to be read."""
    return PurePath(name).suffix.lower() in _ENDINGS


def _is_folder(start: Path, name: str) -> bool:
    # No name is no folder, although pathlib takes it for the one that the command is run in.
    return bool(name) and is_folder(start / name)


def _walk(start: Path, folder: str) -> list[str]:
    """Return every file below a folder, a folder's own files before those of the folders in it."""
    found: list[str] = []
    top = start / folder
    for at, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        found += [str(Path(folder) / Path(at).relative_to(top) / name) for name in sorted(names)]
    return found


def _chosen(paths: Sequence[str], inside: str, start: Path) -> FoundFiles:
    whole = _is_folder(start, inside)
    names = {path: os.path.relpath(path, inside) if whole else PurePath(path).name for path in paths}
    read = [path for path in paths if not is_hidden(names[path]) and can_be_table(names[path])]
    special = [path for path in read if _is_special(start / path)]
    read = [path for path in read if path not in special]
    if not read:
        raise TableError(Fault("HC293", {"inside": inside}, Place(inside)))
    notes = passed_over([*names.values()], inside)
    if special:
        notes.append(_over("HC660", Severity.WARNING, [names[path] for path in special], inside))
    return FoundFiles([_file(path, start) for path in read], notes)


def _is_special(path: Path) -> bool:
    """Tell whether a path is a pipe or a device, which may have no end; what cannot be looked at is no such thing."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _file(path: str, start: Path) -> TableFile:
    return TableFile(path, partial(_read, path, partial(_all_of_file, start / path)))


def _read(shown: str, read: Callable[[], bytes | None]) -> bytes:
    """Return what is in a file, or in the standard input: what ``read`` gives, None where that is too much.

    Raises:
        TableError: when it cannot be read, or is larger than a table can be.
    """
    place = Place(shown)
    if not shown:
        raise TableError(Fault("HC210", {"path": shown}, place))
    try:
        content = read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TableError(Fault("HC210", {"path": shown}, place)) from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character.
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise TableError(Fault("HC212", {"path": shown, "reason": reason}, place)) from error
    if content is None:
        raise TableError(Fault("HC661", {"limit": LARGEST // 2**20}, place))
    return content


def _all_of_file(path: Path) -> bytes | None:
    """Return what is in a file; None when it is too large, and then nothing of it is read."""
    if path.is_file():
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    with path.open("rb") as stream:
        return _all_of(stream)


def _all_of_standard_input() -> bytes | None:
    # One that was closed before the start has nothing in it.
    return b"" if sys.stdin is None else _all_of(sys.stdin.buffer)


def _all_of(stream: BinaryIO) -> bytes | None:
    """Return all that a stream gives; None as soon as that is too much."""
    # Most tables are files.
    from tempfile import SpooledTemporaryFile

    # What turns out to be too much has filled a file by then, and not the memory.
    with SpooledTemporaryFile(max_size=_HELD) as content:
        while part := stream.read(_BLOCK):
            if content.tell() + len(part) > LARGEST:
                return None
            content.write(part)
        content.seek(0)
        return content.read()
