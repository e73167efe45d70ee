"""``check --show-config``: every setting, its value, and where it comes from."""

from collections.abc import Iterator, Sequence
from typing import Any

import click
from msgspec import Struct

from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.cli.project_file import Project, keys_of
from healthcheck.cli.project_options import PROJECT_FILE, source_of
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Place
from healthcheck.model.text import Language
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.output import Target
from healthcheck.reports.plain import wrapped

MOST_LINES = 12
"""A list of tables may be this high."""


class Effective(Struct, frozen=True):
    """One setting as it counts: ``source`` is a word of the JSON form, ``place`` where a project file says it."""

    key: str
    value: Any
    source: str
    place: Place | None = None


def show_config(ctx: click.Context, project: Project | None) -> ExitCode:
    """Print the settings as a table, or as JSON where the command line asks for that format."""
    language: Language = ctx.find_root().obj
    settings = list(effective(ctx, project))
    if source_of(ctx, "shown_format") == "command line" and ctx.params["shown_format"] == "json":
        write_bytes([json_text(_as_json(settings, project), indent=2).encode(), b"\n"])
    else:
        _draw(settings, project, language)
    return ExitCode.OK


def effective(ctx: click.Context, project: Project | None) -> Iterator[Effective]:
    """Give every setting in the order in which ``--help`` lists the options."""
    for key, parameter in keys_of(ctx.command.params).items():
        name = str(parameter.name)
        value = ctx.params[name] if parameter.expose_value else ctx.find_root().obj
        source = source_of(ctx, name)
        place = project.settings[name].place if project and source == PROJECT_FILE else None
        yield Effective(key, value, source, place)


def _as_json(settings: Sequence[Effective], project: Project | None) -> dict[str, object]:
    return {
        "project_file": project.file if project else None,
        "project": project.title if project else None,
        "settings": [
            {
                "setting": setting.key,
                "value": _plain(setting.value),
                "source": setting.source,
                "line": setting.place.line if setting.place else None,
                "column": setting.place.column if setting.place else None,
            }
            for setting in settings
        ],
    }


def _plain(value: Any) -> object:
    """Write a value as JSON can hold it: paths and outputs as they were typed."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Target):
        return f"{value.format}={value.file}"
    return value if isinstance(value, bool | int | dict | None) else str(value)


def _draw(settings: Sequence[Effective], project: Project | None, language: Language) -> None:
    from healthcheck.reports.terminal_table import Cell, Column, draw, widths

    screen = screen_of_stdout()
    shown = {"file": project.file, "title": project.title} if project else {}
    title = text("config.file" if project else "config.none", language, shown)
    write_text(f"{line}\n" for line in wrapped(screen.shown(title), screen.width))
    write_text(["\n"])
    columns = [
        Column(text("config.setting", language)),
        Column(text("config.value", language), words=True),
        Column(text("config.source", language), words=True),
    ]
    rows = [
        [Cell(setting.key), Cell(_words(setting.value, language)), Cell(_source(setting, language))]
        for setting in settings
    ]
    write_text([draw(columns, rows, screen, widths(columns, rows, screen), most_lines=MOST_LINES)])


def _words(value: Any, language: Language) -> str:
    plain = _plain(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, list):
        return text("list.pause", language).join(map(str, plain))
    if isinstance(plain, dict):
        return text("config.map", language, {"number": len(plain)})
    return "" if plain is None else str(plain)


def _source(setting: Effective, language: Language) -> str:
    if setting.place is not None:
        return f"{setting.place.file}:{setting.place.line}"
    return text(f"config.from.{setting.source.replace(' ', '_')}", language)
