"""``healthcheck template``: an empty form with exactly the columns that a pack needs."""

from functools import partial

import click

from healthcheck.cli.check import check_command
from healthcheck.cli.commands import Command, Year, option
from healthcheck.cli.console import write_line
from healthcheck.cli.project_options import Taking, project_command, project_in_use
from healthcheck.cli.value_types import FileName
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Fault, UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.model.text import Language


def template_command(language: Language) -> Command:
    """Build the command."""
    build = partial(option, language)
    file, output = text("metavar.file", language), text("help.template_output", language)
    indicator, year = text("help.template_indicator", language), text("help.template_year", language)
    return project_command(
        "template",
        language,
        partial(write_template, language=language),
        [
            click.Argument(["pack"], type=FileName(), metavar=text("metavar.pack", language)),
            build("-o", "--output", metavar=file, words=output),
            build("--indicator", multiple=True, metavar=text("metavar.indicator", language), words=indicator),
            build("--year", multiple=True, type=Year(), metavar=text("metavar.year", language), words=year),
        ],
        Taking(lambda: check_command(language).params, {"pack": "rules"}),
    )


def write_template(
    pack: AnyPath, output: str | None, indicator: tuple[str, ...], year: tuple[int, ...], language: Language
) -> ExitCode:
    """Write the form and say what it holds.

    Raises:
        RuleFileError: when the pack cannot be used.
        UsageError: when an option or the output cannot be used.
    """
    if output is None:
        raise UsageError(Fault("HC401", {"name": "-o", "command": "healthcheck template"}))

    from healthcheck.packs.loader import load_pack
    from healthcheck.packs.selection import select
    from healthcheck.reports.form import form_of
    from healthcheck.reports.form_file import renderer
    from healthcheck.reports.output import write_alone

    write = renderer(output)
    loaded = load_pack(pack)
    form = form_of(loaded, select([loaded], indicator)[loaded.id], year, language)
    write_alone(output, [write(form, language)], [pack, *project_in_use()])
    counts = {"columns": len(form.columns), "rows": len(form.rows)}
    write_line(text("form.written", language, {"file": output, **counts}))
    chosen = "".join(f" --indicator {name}" for name in indicator)
    write_line(text("form.then", language, {"file": output, "pack": str(pack), "chosen": chosen}))
    return ExitCode.OK
