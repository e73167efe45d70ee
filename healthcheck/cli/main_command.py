"""``healthcheck`` itself: the group of all commands, built in the user's language."""

from collections.abc import Sequence

import click

from healthcheck import __version__
from healthcheck.cli.check import check_command
from healthcheck.cli.commands import Group, group, option
from healthcheck.cli.console import write_line
from healthcheck.cli.diff import diff_command
from healthcheck.cli.equity import equity_command
from healthcheck.cli.explain import explain_command
from healthcheck.cli.inspect import inspect_command
from healthcheck.cli.rules import rules_group
from healthcheck.cli.template import template_command
from healthcheck.model.faults import ExitCode
from healthcheck.model.text import Language


def build(language: Language) -> Group:
    """Build the command line with all its help in one language."""
    version = option(language, "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
    members = [
        check_command(language),
        diff_command(language),
        rules_group(language),
        explain_command(language),
        inspect_command(language),
        template_command(language),
        equity_command(language),
    ]
    return group("main", language, members, [version])


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
