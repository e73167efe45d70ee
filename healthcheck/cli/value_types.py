"""Values of options that a project file may give too: files, outputs, statuses.

A path in a project file starts at that file; ``beside`` is how a type says so.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from msgspec.structs import replace

from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.paths import PathFrom
from healthcheck.reports.output import parse_target

STATUSES = ("pass", "fail", "pending", "missing", "invalid", "waived", "not_applicable")


class Tables(click.Argument):
    """The tables on the command line, if there are any; which is told apart from none at all."""

    def consume_value(self, ctx: click.Context, opts: Any) -> tuple[Any, ParameterSource]:
        """Return the tables and who names them; older versions of click take none for an answer."""
        value, source = super().consume_value(ctx, opts)
        if value != () or source is not ParameterSource.COMMANDLINE:
            return value, source
        named = ctx.lookup_default(str(self.name))
        return (named, ParameterSource.DEFAULT_MAP) if named else ((), ParameterSource.DEFAULT)


class FileName(click.ParamType):  # type: ignore[type-arg]
    """A file, a folder, a pattern or a pack; whether it is there is told when it is read."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name as it is."""
        return value

    def beside(self, written: str, folder: str) -> object:
        """Return what a project file in ``folder`` means by a name."""
        return PathFrom(written, folder)


class MapFile(FileName):
    """A file of words and what they mean; a project file may hold them itself."""


class Output(FileName):
    """``FILE`` or ``NAME=FILE``."""

    def beside(self, written: str, folder: str) -> object:
        """Return the target that a project file in ``folder`` means, which is not outside of that folder.

        A project file is found and not named: it must not be able to replace a file just anywhere.

        Raises:
            UsageError: when the format cannot be told, or for a place outside of the folder (HC564).
        """
        target = parse_target(written)
        return replace(target, file=_inside(PathFrom(str(target.file), folder), folder))


def _inside(file: PathFrom, folder: str) -> PathFrom:
    if not Path(file).resolve().is_relative_to(Path(folder).resolve()):
        raise UsageError(Fault("HC564", {"file": str(file)}))
    return file


class OutputPlace(FileName):
    """A file or a folder to be written, which a project file names in its own folder only."""

    def beside(self, written: str, folder: str) -> object:
        """Return the place that a project file in ``folder`` means.

        Raises:
            UsageError: for a place outside of the folder (HC564).
        """
        return _inside(PathFrom(written, folder), folder)


class Words(click.ParamType):  # type: ignore[type-arg]
    """One of some words or several, with commas between them."""

    name = "words"

    def __init__(self, known: Sequence[str], code: str) -> None:
        """Take the words that are known, and the code of the fault of any other."""
        self.known = tuple(known)
        self._code = code

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the words; those of a project file may be a list already.

        Raises:
            UsageError: with every word that is not known.
        """
        words = self.words(value)
        known = ", ".join(self.known)
        faults = [
            Fault(self._code, {"word": word, "known": known, "hint": suggestion(word, self.known)})
            for word in words or [""]
            if word not in self.known
        ]
        if faults:
            raise UsageError(*faults)
        return tuple(words)

    @staticmethod
    def words(value: str | Sequence[str]) -> list[str]:
        """Take a list with commas apart."""
        parts = value.replace("，", ",").split(",") if isinstance(value, str) else value
        return [part.strip() for part in parts if part.strip()]
