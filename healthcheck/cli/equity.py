"""``healthcheck equity``: tables and rule files in, how evenly resources are spread out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from healthcheck.cli.check import check_command
from healthcheck.cli.commands import Choice, Command, Line, Year, option
from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.cli.progress import progress_shown
from healthcheck.cli.project_options import Taking, project_command, project_in_use
from healthcheck.cli.value_types import FileName, MapFile, Tables
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Fault, UsageError
from healthcheck.model.pack import LEVELS
from healthcheck.model.paths import AnyPath
from healthcheck.model.progress import Progress, each
from healthcheck.model.text import Language
from healthcheck.reports.equity import FORMATS, SUFFIXES
from healthcheck.reports.output import Target, check_targets, parse_target, write_whole

if TYPE_CHECKING:
    from healthcheck.reports.equity.report import EquityReport
    from healthcheck.spreading import Level


class Request(Struct, frozen=True):
    """The options of one ``equity``, as click gives them."""

    tables: tuple[AnyPath, ...]
    rules: tuple[AnyPath, ...]
    indicator: tuple[str, ...]
    clause: tuple[str, ...]
    level: "Level | None"
    group_by: str | None
    output: tuple[str, ...]
    shown_format: str
    every_area: bool
    color: str
    period: int | None
    as_of: int | None
    encoding: str | None
    sheet: tuple[str, ...]
    header_row: int | None
    columns: AnyPath | Mapping[str, Any] | None
    missing: AnyPath | Mapping[str, str] | None
    sum_by: Literal["area"] | None
    population_basis: Literal["any"] | None


def equity_command(language: Language) -> Command:
    """Build the command."""

    def words(key: str) -> str:
        return text(f"metavar.{key}", language)

    build = partial(option, language)
    output = text("help.output", language, {"suffixes": " ".join(SUFFIXES)})
    return project_command(
        "equity",
        language,
        lambda **given: run_equity(Request(**given), language),
        [
            Tables(["tables"], nargs=-1, type=FileName(), metavar=words("table")),
            build(
                "-r",
                "--rules",
                multiple=True,
                type=FileName(),
                metavar=words("pack"),
                words=text("help.rules_option", language),
            ),
            build(
                "--indicator",
                multiple=True,
                metavar=words("indicator"),
                words=text("help.equity_indicator", language),
            ),
            build("--clause", multiple=True, metavar=words("clause"), words=text("help.equity_clause", language)),
            build("--level", type=Choice(list(LEVELS)), words=text("help.equity_level", language)),
            build("--group-by", metavar=words("group")),
            build("-o", "--output", multiple=True, metavar=words("output"), words=output),
            build("--format", "shown_format", type=Choice(list(FORMATS)), default="table"),
            build("--all", "every_area", is_flag=True, words=text("help.equity_all", language)),
            build("--color", type=Choice(["auto", "always", "never"]), default="auto"),
            build("--period", type=Year(), metavar=words("year")),
            build("--as-of", type=Year(), metavar=words("year"), words=text("help.equity_as_of", language)),
            build("--encoding", metavar=words("encoding")),
            build("--sheet", multiple=True, metavar=words("sheet")),
            build("--header-row", type=Line(), metavar="N"),
            build("--columns", type=MapFile(), metavar=words("map")),
            build("--missing", type=MapFile(), metavar=words("map")),
            build("--sum-by", type=Choice(["area"])),
            build("--population-basis", type=Choice(["any"]), words=text("help.equity_basis", language)),
        ],
        Taking(lambda: check_command(language).params),
    )


def run_equity(request: Request, language: Language) -> ExitCode:
    """Compare, write every file that can be written, print, and return the exit code.

    Raises:
        UsageError: when an option or an output cannot be used; every output that can be is written.
    """
    for name, given in ((text("metavar.table", language).rstrip("."), request.tables), ("--rules", request.rules)):
        if not given:
            raise UsageError(Fault("HC401", {"name": name, "command": "healthcheck equity"}))
    from healthcheck.tables.read_ahead import read_ahead

    # What follows takes as long to load as a large file takes to read.
    tables = read_ahead(request.tables)
    targets = _targets(request)

    with progress_shown(language) as progress:
        report = _compared(request, tables, language, progress)
        unwritten = _write_files(report, each(targets, "writing", progress))
    try:
        _print(report, request)
    except UsageError as error:
        unwritten += error.faults
    if unwritten:
        raise UsageError(*unwritten)
    return report.exit_code


def _compared(request: Request, tables: Sequence[AnyPath], language: Language, progress: Progress) -> "EquityReport":
    from healthcheck.spreading import equity

    return equity(
        tables,
        request.rules,
        indicators=request.indicator,
        clauses=request.clause,
        level=request.level,
        group_by=request.group_by,
        period=request.period,
        as_of=request.as_of,
        columns=request.columns,
        encoding=request.encoding,
        sheet=request.sheet,
        header_row=request.header_row,
        missing=request.missing,
        sum_by=request.sum_by,
        population_basis=request.population_basis,
        language=language,
        progress=progress,
    )


def _write_files(report: "EquityReport", targets: Iterable[Target]) -> list[Fault]:
    """Write every file that can be, and return why others cannot."""
    from healthcheck.reports.equity.rendering import render

    unwritten: list[Fault] = []
    for target in targets:
        try:
            write_whole(target.file, render(report, target.format))
        except UsageError as error:
            unwritten += error.faults
    return unwritten


def _targets(request: Request) -> list[Target]:
    """Read every ``-o``, and refuse before the work what could not be written after it."""
    targets: list[Target] = []
    faults: list[Fault] = []
    for value in request.output:
        try:
            targets.append(parse_target(value, FORMATS, SUFFIXES))
        except UsageError as error:
            faults += error.faults
    maps = [name for name in (request.columns, request.missing) if name and not isinstance(name, Mapping)]
    if targets:
        from healthcheck.tables.table_files import input_paths

        faults += check_targets(targets, [*input_paths(request.tables), *request.rules, *maps, *project_in_use()])
    if faults:
        raise UsageError(*faults)
    return targets


def _print(report: "EquityReport", request: Request) -> None:
    if request.shown_format != "table":
        from healthcheck.reports.equity.rendering import render

        write_bytes(render(report, request.shown_format))
        return

    from healthcheck.reports.equity import terminal

    write_text(terminal.render(report, screen_of_stdout(request.color), every_area=request.every_area))
