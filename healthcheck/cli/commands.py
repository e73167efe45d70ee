"""Click, speaking the user's language: help texts and faults come from the catalogue, not from click."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from healthcheck.cli.console import say, write_text
from healthcheck.cli.help_pages import Context
from healthcheck.messages import phrase, text
from healthcheck.messages.hints import suggestion
from healthcheck.model.days import day_of
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.text import Language

_Kind = TypeVar("_Kind", bound="Command")


class _Spoken(click.Command):
    """A command whose faults are in the user's language."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments.

        Raises:
            UsageError: with the catalogue's words for what click found wrong.
        """
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise UsageError(_fault_of(error, ctx)) from error


class Command(_Spoken):
    """A command that does something; surplus arguments are a fault."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse arguments that nothing takes.

        Raises:
            UsageError: HC408.
        """
        ctx.allow_extra_args = True
        surplus = super().parse_args(ctx, args)
        if surplus:
            raise UsageError(Fault("HC408", {"argument": " ".join(surplus), "command": ctx.command_path}))
        return surplus


Maker = Callable[[Language], click.Command]


class Group(_Spoken, click.Group):
    """A group of commands, each built when it is asked for; an unknown one is answered with the nearest known."""

    makers: Mapping[str, Maker] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the alphabet."""
        return sorted(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Build a command, once; None when there is none of that name."""
        if cmd_name in self.makers and cmd_name not in self.commands:
            self.commands[cmd_name] = self.makers[cmd_name](ctx.find_root().obj)
        return self.commands.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for.

        Raises:
            UsageError: HC407, when there is no such command.
        """
        if self.get_command(ctx, args[0]) is None:
            hint = suggestion(args[0], self.list_commands(ctx))
            raise UsageError(Fault("HC407", {"name": args[0], "command": ctx.command_path, "hint": hint}))
        return super().resolve_command(ctx, args)


class Choice(click.Choice):  # type: ignore[type-arg]
    """One word of a list; a wrong one is answered with the nearest known."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word.

        Raises:
            UsageError: HC405, when it is not in the list.
        """
        if value in self.choices:
            return value
        raise UsageError(
            Fault(
                "HC405",
                {
                    "option": param.opts[-1] if param else "",
                    "value": str(value),
                    "choices": ", ".join(self.choices),
                    "hint": suggestion(str(value), self.choices),
                },
            )
        )


class Line(click.ParamType):  # type: ignore[type-arg]
    """The number of a line, counted from 1."""

    name = "line"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the line as a number.

        Raises:
            UsageError: HC414, when the text is no line.
        """
        written = str(value)
        if written.isascii() and written.isdigit() and 0 < int(written[:10]) < 10**7:
            return int(written)
        raise UsageError(Fault("HC414", {"option": param.opts[-1] if param else "", "value": written}))


class Year(click.ParamType):  # type: ignore[type-arg]
    """A calendar year in four digits."""

    name = "year"
    FIRST, LAST = 1900, 2199

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number.

        Raises:
            UsageError: HC406, when the text is no year.
        """
        written = str(value)
        if len(written) == 4 and written.isascii() and written.isdigit() and self.FIRST <= int(written) <= self.LAST:
            return int(written)
        raise UsageError(Fault("HC406", {"option": param.opts[-1] if param else "", "value": written}))


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as year-month-day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day.

        Raises:
            UsageError: HC514, when the text is no day.
        """
        found = day_of(str(value))
        if found is not None:
            return found
        raise UsageError(Fault("HC514", {"option": param.opts[-1] if param else "", "value": str(value)}))


def command(
    name: str,
    language: Language,
    callback: Callable[..., Any],
    parameters: Sequence[click.Parameter],
) -> Command:
    """Build a command; its help is the catalogue's ``help.NAME`` and its first sentence the short one."""
    return command_of(Command, name, language, callback, parameters)


def command_of(
    kind: type[_Kind],
    name: str,
    language: Language,
    callback: Callable[..., Any],
    parameters: Sequence[click.Parameter],
) -> _Kind:
    """Build a command of a kind of its own."""
    words = text(f"help.{name}", language)
    return kind(
        name.rpartition("_")[2],
        callback=callback,
        params=[*parameters, *common_options(language)],
        help=words,
        short_help=words.partition("\n")[0],
        options_metavar=text("help.any_options", language),
        add_help_option=False,
    )


def group(name: str, language: Language, makers: Mapping[str, Maker], options: Sequence[click.Parameter] = ()) -> Group:
    """Build a group of commands; without a command it shows its help on stderr and ends in 2."""
    words = text(f"help.{name}", language)
    found = Group(
        name,
        callback=_needs_command,
        invoke_without_command=True,
        params=[*options, *common_options(language)],
        help=words,
        short_help=words.partition("\n")[0],
        options_metavar=text("help.any_options", language),
        subcommand_metavar=text("help.any_command", language),
        add_help_option=False,
    )
    found.makers = makers
    return found


@click.pass_context
def _needs_command(context: click.Context, /, **_: object) -> None:
    if context.invoked_subcommand is None:
        for line in context.get_help().splitlines():
            say(line)
        say("")
        raise UsageError(Fault("HC401", {"name": phrase("word.command"), "command": context.command_path}))


def option(language: Language, *names: str, words: str | None = None, **settings: Any) -> click.Option:
    """Build an option with its help from the catalogue: ``help.NAME``, or the text given as ``words``."""
    key = next(name for name in names if name.startswith("--"))[2:].replace("-", "_")
    return click.Option(names, help=words or text(f"help.{key}", language), **settings)


def common_options(language: Language) -> list[click.Option]:
    """Build the options that every command has: language, tracebacks and help.

    The language and ``--debug`` were looked up before anything was built; here they are only checked.
    """
    return [
        option(language, "--lang", type=Choice(["zh", "en"]), expose_value=False),
        option(language, "--debug", is_flag=True, expose_value=False),
        option(language, "-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=_show_help),
    ]


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        write_text([context.get_help(), "\n"])
        context.exit()


def _fault_of(error: click.UsageError, context: click.Context) -> Fault:
    """Say in the catalogue's words what click found wrong with the command line."""
    command = context.command_path
    match error:
        case click.NoSuchOption(option_name=name):
            known = [other for parameter in context.command.params for other in parameter.opts if other[:2] == "--"]
            return Fault("HC402", {"option": name, "command": command, "hint": suggestion(name, known)})
        case click.BadOptionUsage(option_name=name):
            switch = any(name in found.opts and getattr(found, "is_flag", False) for found in context.command.params)
            return Fault("HC404" if switch else "HC403", {"option": name})
        case click.MissingParameter(param=click.Parameter() as param):
            named = param.opts[0] if isinstance(param, click.Option) else str(param.metavar).rstrip(".")
            return Fault("HC401", {"name": named, "command": command})
    return Fault("HC409", {"problem": error.format_message(), "command": command})
