"""``--marked-copy`` and ``--notices``: what goes back to those who sent the tables."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from healthcheck.cli.commands import Choice, option
from healthcheck.cli.console import say, say_faults
from healthcheck.cli.value_types import OutputPlace
from healthcheck.messages import text
from healthcheck.model.faults import Fault, TableError, UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.model.text import Language
from healthcheck.reports.output import Target

if TYPE_CHECKING:
    from healthcheck.reports.report import Report

NOTICE_FORMATS = ("md", "html")
_MARKED_COPY = "--marked-copy"


class HandedBack(Struct, frozen=True):
    """What is asked for: a marked copy of each table, and a notice for each area."""

    marked_copy: AnyPath | None
    notices: AnyPath | None
    notice_format: str

    def targets(self) -> list[Target]:
        """Return the single file that is to be written, if one is."""
        if self.marked_copy is None:
            return []
        from healthcheck.reports.marked_copy.copies import is_folder

        return [] if is_folder(self.marked_copy) else [Target("", self.marked_copy)]

    def faults(self, tables: Sequence[AnyPath]) -> list[Fault]:
        """Return what is wrong with the places, before any work is done."""
        found: list[Fault] = []
        if self.marked_copy is not None:
            from healthcheck.reports.marked_copy.copies import target_faults

            found += target_faults(_MARKED_COPY, self.marked_copy, tables)
        if self.notices is not None:
            from healthcheck.reports.folder import check_folder

            found += check_folder(self.notices)
            if self.marked_copy is not None and _same(self.marked_copy, self.notices):
                found.append(Fault("HC426", {"file": str(self.notices)}))
        return found

    def write(self, report: "Report", tables: Sequence[AnyPath], encoding: str | None) -> list[Fault]:
        """Write everything that can be written, and return what went wrong."""
        unwritten: list[Fault] = []
        for write in (partial(self._copies, report, tables, encoding), partial(self._notices, report)):
            try:
                write()
            except (UsageError, TableError) as error:
                unwritten += error.faults
        return unwritten

    def _copies(self, report: "Report", tables: Sequence[AnyPath], encoding: str | None) -> None:
        if self.marked_copy is None:
            return
        from healthcheck.reports.marked_copy.copies import write_marked_copies

        notes = write_marked_copies(report, tables, self.marked_copy, encoding)
        say_faults(notes, report.options.language)

    def _notices(self, report: "Report") -> None:
        if self.notices is None:
            return
        from healthcheck.reports.notices.folder import write_notices

        language = report.options.language
        written = write_notices(report, self.notices, self.notice_format)
        folder, number = str(self.notices), len(written.needed)
        key = "notice.written" if number else "notice.none"
        say(text(key, language, {"folder": folder, "number": number, "areas": written.areas}))
        if written.elsewhere:
            say(text("notice.elsewhere", language, {"number": written.elsewhere}))


def handing_back_options(language: Language) -> list[click.Option]:
    """Build the options."""
    build = partial(option, language)
    folder = text("metavar.folder", language)
    return [
        build(_MARKED_COPY, type=OutputPlace(), metavar=text("metavar.file_or_folder", language)),
        build("--notices", type=OutputPlace(), metavar=folder),
        build("--notice-format", type=Choice(NOTICE_FORMATS), default=NOTICE_FORMATS[0]),
    ]


def _same(one: AnyPath, other: AnyPath) -> bool:
    from healthcheck.reports.output import same_file

    return same_file(Path(one), Path(other))
