"""``healthcheck`` itself: the group of all commands, built in the user's language."""

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module

import click

from healthcheck import __version__
from healthcheck.cli.commands import Group, Maker, group, option
from healthcheck.cli.console import write_line
from healthcheck.model.faults import ExitCode
from healthcheck.model.text import Language


def build(language: Language) -> Group:
    """Build the command line with all its help in one language."""
    version = option(language, "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
    return group("main", language, _MAKERS, [version])


def execute(arguments: Sequence[str], language: Language) -> ExitCode:
    """Run the command that the arguments name and return its exit code."""
    try:
        with build(language).make_context("healthcheck", list(arguments), obj=language) as context:
            return ExitCode(context.command.invoke(context))
    except click.exceptions.Exit as done:
        return ExitCode(done.exit_code)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        write_line(f"healthcheck {__version__}")
        context.exit()


def _make(name: str, language: Language) -> click.Command:
    """Import and build a command: a run needs only the one that it is asked for."""
    made: click.Command = getattr(import_module(f"healthcheck.cli.{name}"), f"{name}_command")(language)
    return made


_MAKERS: Mapping[str, Maker] = {
    name: partial(_make, name) for name in ("check", "diff", "rules", "explain", "inspect", "template", "equity")
}
