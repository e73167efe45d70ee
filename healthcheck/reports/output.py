"""Writing reports to files: chosen by name or ending, whole or not at all."""

import errno
import importlib
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from healthcheck.messages.hints import suggestion
from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.paths import AnyPath, is_folder
from healthcheck.reports import FORMATS, SUFFIXES

if TYPE_CHECKING:
    from healthcheck.model.verdicts import Status
    from healthcheck.reports.report import Report

Chunks = str | bytes | Iterable[str] | Iterable[bytes]
"""What a format's ``render`` gives: the report whole or in pieces, as UTF-8 bytes or as text."""

_DIRECT_OUTPUT = 0o666
"""The mode of a new file before the user's umask, as a plain open() asks for."""


class Target(Struct, frozen=True):
    """A report to be written: the format's name and the file as the user typed it."""

    format: str
    file: AnyPath


def parse_target(text: str, formats: Mapping[str, str] = FORMATS, suffixes: Mapping[str, str] = SUFFIXES) -> Target:
    """Read the value of ``-o``: ``FILE``, whose ending tells the format, or ``NAME=FILE``.

    ``formats`` and ``suffixes`` are those of the command, by default those of ``check``.

    Raises:
        UsageError: when the format is unknown or cannot be told (HC420, HC421, HC422, HC427).
    """
    name, equals, file = text.partition("=")
    named = bool(equals) and not set(name) & set("/\\.")
    if named and name not in formats:
        hint = suggestion(name, formats)
        raise UsageError(Fault("HC421", {"name": name, "known": ", ".join(formats), "hint": hint}))
    target = Target(name, file) if named else Target(suffixes.get(Path(text).suffix.lower(), ""), text)
    if target.file in ("", "-"):
        raise UsageError(Fault("HC427", {"known": "|".join(formats)}))
    if not target.format and is_folder(text):
        raise UsageError(Fault("HC422", {"file": text}))
    if not target.format:
        shown = {"file": text, "suffixes": " ".join(suffixes), "example": next(iter(suffixes.values()))}
        raise UsageError(Fault("HC420", shown))
    return target


def check_targets(targets: Sequence[Target], inputs: Iterable[AnyPath]) -> list[Fault]:
    """Return what is wrong with the places that reports are to be written to, before any work is done."""
    faults = []
    read = [Path(name) for name in inputs]
    for position, target in enumerate(targets):
        try:
            code = _misplaced(Path(target.file), read, [Path(other.file) for other in targets[:position]])
        except OSError as error:
            faults.append(Fault("HC424", {"file": str(target.file), "reason": reason_of(error)}))
        else:
            if code:
                faults.append(Fault(code, {"file": str(target.file)}))
    return faults


def _misplaced(path: Path, read: Sequence[Path], earlier: Sequence[Path]) -> str | None:
    if path.is_dir():
        return "HC422"
    if not path.resolve().parent.is_dir():
        return "HC423"
    if any(same_file(path, other) for other in read):
        return "HC425"
    return "HC426" if any(same_file(path, other) for other in earlier) else None


def same_file(one: Path, other: Path) -> bool:
    """Tell whether two names mean one file, also through links and letter case, and before it exists."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())


def render(report: "Report", format_name: str, only: "Collection[Status] | None" = None) -> Iterator[bytes]:
    """Give a report in one of the FORMATS as UTF-8 bytes."""
    module = importlib.import_module(FORMATS[format_name])
    renderer = cast("Callable[[Report, Collection[Status] | None], Chunks]", module.render)
    yield from in_bytes(renderer(report, only))


def in_bytes(chunks: Chunks) -> Iterator[bytes]:
    """Give a report as UTF-8 bytes."""
    pieces: Iterable[str | bytes] = [chunks] if isinstance(chunks, str | bytes) else chunks
    for piece in pieces:
        # A file name that is not valid UTF-8 becomes an escape, which JSON reads back.
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def write_whole(file: AnyPath, chunks: Iterable[bytes]) -> None:
    """Write a file whole or not at all: beside its place first, then moved there in one step.

    An existing file is replaced and keeps its permissions; a device or a pipe is written directly.

    Raises:
        UsageError: HC424, when it cannot be written; what stood there before is unchanged.
    """
    path = Path(file)
    try:
        path = path.resolve()
        before = path.stat() if path.exists() else None
        if before is not None and not stat.S_ISREG(before.st_mode):
            with path.open("wb") as stream:
                stream.writelines(chunks)
            return
        if before is not None and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replace(path, chunks, None if before is None else stat.S_IMODE(before.st_mode))
    except OSError as error:
        raise UsageError(Fault("HC424", {"file": str(file), "reason": reason_of(error)})) from error


def write_alone(file: AnyPath, chunks: Iterable[bytes], inputs: Iterable[AnyPath] = ()) -> None:
    """Write the one file that a command makes, whole or not at all; ``inputs`` are files it must not replace.

    Raises:
        UsageError: when it cannot be written there.
    """
    faults = check_targets([Target("", file)], inputs)
    if faults:
        raise UsageError(*faults)
    write_whole(file, chunks)


def _replace(path: Path, chunks: Iterable[bytes], mode: int | None) -> None:
    beside = path.with_name(f".healthcheck-{os.urandom(8).hex()}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _DIRECT_OUTPUT)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        # Ctrl-C and bugs too must leave nothing half written behind.
        beside.unlink(missing_ok=True)
        raise


def write_report(report: "Report", file: AnyPath) -> None:
    """Write a report in the format that the ending of the file's name tells, whole or not at all.

    Raises:
        UsageError: when the ending is unknown or the file cannot be written.
    """
    target = parse_target(os.fspath(file))
    faults = check_targets([target], ())
    if faults:
        raise UsageError(*faults)
    write_whole(target.file, render(report, target.format))
