"""``healthcheck diff``: two JSON reports in, what changed out, 1 when something got worse."""

import importlib
from functools import partial
from typing import TYPE_CHECKING

import click

from healthcheck.cli.commands import Choice, Command, command, option
from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.comparing import FORMATS, SUFFIXES
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Fault, ReportFileError, UsageError
from healthcheck.model.text import Language
from healthcheck.reports.output import Target, check_targets, in_bytes, parse_target, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthcheck.comparing.compare import Comparison
    from healthcheck.comparing.snapshot import Snapshot


def diff_command(language: Language) -> Command:
    """Build the command."""

    def words(key: str) -> str:
        return text(f"metavar.{key}", language)

    build = partial(option, language)
    output = text("help.diff_output", language, {"suffixes": " ".join(SUFFIXES)})
    shown = text("help.diff_format", language)
    return command(
        "diff",
        language,
        partial(run_diff, language=language),
        [
            click.Argument(["before"], metavar=words("before")),
            click.Argument(["after"], metavar=words("after")),
            build("-o", "--output", multiple=True, metavar=words("output"), words=output),
            build("--format", "shown_format", type=Choice(list(FORMATS)), default="table", words=shown),
            build("--all", "every_row", is_flag=True, words=text("help.diff_all", language)),
            build("--color", type=Choice(["auto", "always", "never"]), default="auto"),
        ],
    )


def run_diff(
    before: str,
    after: str,
    output: tuple[str, ...],
    shown_format: str,
    every_row: bool,
    color: str,
    language: Language,
) -> ExitCode:
    """Compare, write every file that can be written, print, and return the exit code.

    Raises:
        UsageError: when an output cannot be used.
        ReportFileError: when a report cannot be read or is none; both are looked at.
    """
    targets = _targets(output, [before, after])

    from healthcheck.comparing.compare import compare

    comparison = compare(*_both(before, after))
    unwritten: list[Fault] = []
    for target in targets:
        try:
            write_whole(target.file, _rendered(comparison, target.format, language))
        except UsageError as error:
            unwritten += error.faults
    try:
        if shown_format == "table":
            from healthcheck.comparing import terminal_diff

            screen = screen_of_stdout(color)
            write_text(terminal_diff.render(comparison, language, screen, every_row=every_row))
        else:
            write_bytes(_rendered(comparison, shown_format, language))
    except UsageError as error:
        unwritten += error.faults
    if unwritten:
        raise UsageError(*unwritten)
    return comparison.exit_code


def _targets(output: tuple[str, ...], inputs: list[str]) -> list[Target]:
    """Read every ``-o``, and refuse before the work what could not be written after it."""
    targets: list[Target] = []
    faults: list[Fault] = []
    for value in output:
        try:
            targets.append(parse_target(value, FORMATS, SUFFIXES))
        except UsageError as error:
            faults += error.faults
    faults += check_targets(targets, inputs)
    if faults:
        raise UsageError(*faults)
    return targets


def _both(before: str, after: str) -> "list[Snapshot]":
    """Read the two reports; the faults of both are shown at once."""
    from healthcheck.comparing.read import read_snapshot

    found: list[Snapshot] = []
    faults: list[Fault] = []
    for path in (before, after):
        try:
            found.append(read_snapshot(path))
        except ReportFileError as error:
            faults += error.faults
    if faults:
        raise ReportFileError(*faults)
    return found


def _rendered(comparison: "Comparison", format_name: str, language: Language) -> "Iterator[bytes]":
    return in_bytes(importlib.import_module(FORMATS[format_name]).render(comparison, language))
