"""``healthcheck inspect``: how tables are read, cell by cell accounted for."""

from functools import partial

import click

from healthcheck.cli.commands import Choice, Command, Year, command, option
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode
from healthcheck.model.text import Language


def inspect_command(language: Language) -> Command:
    """Build the command."""

    def words(key: str) -> str:
        return text(f"metavar.{key}", language)

    build = partial(option, language)
    rules = text("help.inspect_rules", language)
    shown = text("help.list_format", language)
    return command(
        "inspect",
        language,
        partial(inspect, language=language),
        [
            click.Argument(["tables"], nargs=-1, required=True, metavar=words("table")),
            build("-r", "--rules", multiple=True, metavar=words("pack"), words=rules),
            build("--format", "shown_format", type=Choice(["table", "json"]), default="table", words=shown),
            build("--write-map", metavar=words("file")),
            build("--columns", metavar=words("map")),
            build("--encoding", metavar=words("encoding")),
            build("--missing", metavar=words("map")),
            build("--period", type=Year(), metavar=words("year")),
        ],
    )


def inspect(
    tables: tuple[str, ...],
    rules: tuple[str, ...],
    shown_format: str,
    write_map: str | None,
    columns: str | None,
    encoding: str | None,
    missing: str | None,
    period: int | None,
    language: Language,
) -> ExitCode:
    """Print what each column is taken for."""
    return ExitCode.OK
