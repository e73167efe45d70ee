"""``healthcheck`` itself: the group of all commands, built in the user's language."""

from collections.abc import Mapping, Sequence

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


# A run imports and builds the one command that it is asked for.


def _check(language: Language) -> click.Command:
    from healthcheck.cli.check import check_command

    return check_command(language)


def _diff(language: Language) -> click.Command:
    from healthcheck.cli.diff import diff_command

    return diff_command(language)


def _rules(language: Language) -> click.Command:
    from healthcheck.cli.rules import rules_group

    return rules_group(language)


def _explain(language: Language) -> click.Command:
    from healthcheck.cli.explain import explain_command

    return explain_command(language)


def _inspect(language: Language) -> click.Command:
    from healthcheck.cli.inspect import inspect_command

    return inspect_command(language)


def _template(language: Language) -> click.Command:
    from healthcheck.cli.template import template_command

    return template_command(language)


def _equity(language: Language) -> click.Command:
    from healthcheck.cli.equity import equity_command

    return equity_command(language)


_MAKERS: Mapping[str, Maker] = {
    "check": _check,
    "diff": _diff,
    "rules": _rules,
    "explain": _explain,
    "inspect": _inspect,
    "template": _template,
    "equity": _equity,
}
