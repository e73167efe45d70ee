"""Writing a folder of files whole or not at all."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.paths import AnyPath

NamedFile = tuple[str, Iterable[bytes]]
"""A file's name within the folder, and its content."""


def check_folder(folder: AnyPath) -> list[Fault]:
    """Return what is wrong with a folder to be written, before any work is done: it must be new or empty."""
    path, shown = Path(folder), {"folder": str(folder)}
    try:
        if path.is_dir():
            return [Fault("HC441", shown)] if any(path.iterdir()) else []
        if path.exists() or path.is_symlink():
            return [Fault("HC442", shown)]
        return [] if path.resolve().parent.is_dir() else [Fault("HC423", {"file": str(folder)})]
    except OSError as error:
        return [Fault("HC424", {"file": str(folder), "reason": reason_of(error)})]


def write_folder(folder: AnyPath, files: Iterable[NamedFile]) -> None:
    """Write a new folder with all files, or nothing: beside its place first, then moved there in one step.

    Raises:
        UsageError: when it cannot be written.
    """
    faults = check_folder(folder)
    if faults:
        raise UsageError(*faults)
    path = Path(folder).resolve()
    beside = path.with_name(f".healthcheck-{os.urandom(8).hex()}.part")
    try:
        beside.mkdir()
        for name, content in files:
            with (beside / name).open("wb") as stream:
                stream.writelines(content)
        if path.is_dir():
            # An empty folder keeps its permissions; Windows moves nothing onto it.
            shutil.copymode(path, beside)
            path.rmdir()
        beside.replace(path)
    except OSError as error:
        raise UsageError(Fault("HC424", {"file": str(folder), "reason": reason_of(error)})) from error
    finally:
        # Ctrl-C and bugs too must leave nothing half written behind.
        shutil.rmtree(beside, ignore_errors=True)
