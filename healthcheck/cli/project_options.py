"""``--config``, ``--no-config``, ``--show-config``: how commands come to their project file."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource
from msgspec import Struct, field

from healthcheck.cli.commands import Command, command_of, option
from healthcheck.cli.console import say
from healthcheck.cli.language import VARIABLE
from healthcheck.cli.project_search import find_project
from healthcheck.messages import line, text
from healthcheck.model.faults import Fault, HealthcheckError, Place, RuleFileError, UsageError
from healthcheck.model.text import Language, listing

if TYPE_CHECKING:
    from healthcheck.cli.project_file import Project, Setting

PROJECT_FILE = "project file"
_PROJECT = "healthcheck.project"
_SHOW = "healthcheck.show_config"
_OWN = frozenset({"output", "shown_format"})
"""What ``-o`` and ``--format`` mean is each command's own affair."""


class Taking(Struct, frozen=True):
    """What a command takes from a project file, which is written in the options of ``check``.

    ``aliases`` are arguments that are another option of ``check``: there one value is wanted of a list.
    """

    options: Callable[[], Sequence[click.Parameter]] | None = None
    aliases: dict[str, str] = field(default_factory=dict)

    def defaults(self, project: "Project", command: click.Command) -> dict[str, Any]:
        """Return the settings that the command has options for, by their names."""
        own = {str(parameter.name) for parameter in command.params} - (_OWN if self.options else frozenset())
        found = {name: setting.value for name, setting in project.settings.items() if name in own}
        for name, alias in self.aliases.items():
            listed = project.settings[alias].value if alias in project.settings else []
            if len(listed) == 1:
                found[name] = listed[0]
        return found

    def setting(self, project: "Project", name: str) -> "Setting | None":
        """Return the setting that a parameter is taken from."""
        return project.settings.get(self.aliases.get(name, name))


class ProjectCommand(Command):
    """A command whose options may come from a project file; the command line wins over it."""

    taking = Taking()

    def invoke(self, ctx: click.Context) -> Any:
        """Say which settings count that nobody typed, then do the work.

        Raises:
            HealthcheckError: what the work raises, with the place of what the project file has wrong.
        """
        project: Project | None = ctx.meta.get(_PROJECT)
        if ctx.meta.get(_SHOW):
            from healthcheck.cli.show_config import show_config

            return show_config(ctx, project)
        if project is None:
            return super().invoke(ctx)
        keys = [key for key, _ in used(ctx, project, self.taking)]
        if keys:
            say(line(Fault("HC560", {"file": project.file, "keys": listing(keys)}), ctx.find_root().obj))
        try:
            return super().invoke(ctx)
        except HealthcheckError as error:
            raise type(error)(*map(project.located, error.faults)) from error


def used(ctx: click.Context, project: "Project", taking: Taking) -> "list[tuple[str, Setting]]":
    """Return the settings that count, by their keys: those that the command line does not say otherwise."""
    from healthcheck.cli.project_file import keys_of

    options = taking.options() if taking.options else ctx.command.params
    keys = {str(parameter.name): key for key, parameter in keys_of(options).items()}
    names = [str(parameter.name) for parameter in ctx.command.params]
    found = []
    for name in names:
        setting = taking.setting(project, name)
        if setting is not None and source_of(ctx, name) == PROJECT_FILE:
            found.append((keys[taking.aliases.get(name, name)], setting))
    return found


def project_in_use() -> list[str]:
    """Return the project file of the command that is running, which no report may replace; none or one."""
    ctx = click.get_current_context(silent=True)
    project = ctx.meta.get(_PROJECT) if ctx else None
    return [project.file] if project else []


def source_of(ctx: click.Context, name: str) -> str:
    """Return who says what an option is: ``command line``, ``environment``, ``project file`` or ``default``."""
    source = ctx.get_parameter_source(name)
    if source is ParameterSource.COMMANDLINE:
        return "command line"
    if name == "lang" and os.environ.get(VARIABLE):
        return "environment"
    return PROJECT_FILE if source is ParameterSource.DEFAULT_MAP else "default"


def project_command(
    name: str,
    language: Language,
    callback: Callable[..., Any],
    parameters: Sequence[click.Parameter],
    taking: Taking | None = None,
) -> ProjectCommand:
    """Build a command that takes from a project file what the command line does not say.

    Without ``taking`` its options are what a project file is written in, and it can show them.
    """
    build = partial(option, language, expose_value=False)
    own = [
        build("--config", metavar=text("metavar.file", language), is_eager=True, callback=_take),
        build("--no-config", is_flag=True, is_eager=True, callback=_leave_out),
    ]
    if taking is None:
        own.append(build("--show-config", is_flag=True, callback=_show))
    made = command_of(ProjectCommand, name, language, callback, [*parameters, *own])
    made.taking = taking or Taking()
    return made


def _show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    ctx.meta[_SHOW] = asked


def _leave_out(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and ctx.meta.setdefault(_PROJECT, None) is not None:
        raise UsageError(Fault("HC563"))


def _take(ctx: click.Context, _: click.Parameter, named: str | None) -> None:
    """Read the project file before any other option is looked at, so that it gives their defaults."""
    if _PROJECT in ctx.meta:  # --no-config came first
        if named is not None:
            raise UsageError(Fault("HC563"))
        return
    file = named or find_project()
    if file is None or ctx.resilient_parsing:
        return
    assert isinstance(ctx.command, ProjectCommand)
    taking = ctx.command.taking
    project = _read(file, taking.options() if taking.options else ctx.command.params, found=named is None)
    ctx.meta[_PROJECT] = project
    ctx.default_map = taking.defaults(project, ctx.command)


def _read(file: str, options: Sequence[click.Parameter], found: bool) -> "Project":
    from healthcheck.cli.project_file import read_project

    try:
        return read_project(file, options)
    except RuleFileError as error:
        # Who did not name the file may not know of it.
        raise RuleFileError(*error.faults, *([Fault("HC561", {"file": file}, Place(file))] if found else [])) from error
