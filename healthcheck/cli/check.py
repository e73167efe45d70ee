"""``healthcheck check``: tables and rule files in, a report out, an exit code that can be relied on."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from healthcheck.checks import CHECKS
from healthcheck.cli.ci import report_time, write_step_summary
from healthcheck.cli.commands import Choice, Command, Day, Line, Year, option
from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.cli.handing_back import HandedBack, handing_back_options
from healthcheck.cli.progress import progress_shown
from healthcheck.cli.project_options import project_command, project_in_use
from healthcheck.cli.value_types import STATUSES, FileName, MapFile, Output, Tables, Words
from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Fault, UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.model.progress import Progress, each
from healthcheck.model.statuses import Status
from healthcheck.model.text import Language
from healthcheck.reports import BINARY, CSV_COLUMNS, DATED, FORMATS, SUFFIXES
from healthcheck.reports.output import Target, check_targets, parse_target, render, write_whole

if TYPE_CHECKING:
    from healthcheck.reports.report import FailOn, Report
    from healthcheck.reports.terminal_summary import By

FAIL_ON = ("error", "warning", "info", "never")
GROUPINGS = ("indicator", "area", "file")


class Request(Struct, frozen=True):
    """The options of one ``check``, as click gives them."""

    tables: tuple[AnyPath, ...]
    rules: tuple[AnyPath, ...]
    indicator: tuple[str, ...]
    clause: tuple[str, ...]
    output: tuple[str | Target, ...]
    shown_format: str
    only: tuple[str, ...] | None
    fields: tuple[str, ...] | None
    every_row: bool
    by: "By | None"
    color: str
    period: int | None
    as_of: int | None
    fail_on: "FailOn"
    allow_missing: bool
    encoding: str | None
    sheet: tuple[str, ...]
    header_row: int | None
    columns: AnyPath | Mapping[str, Any] | None
    missing: AnyPath | Mapping[str, str] | None
    sum_by: Literal["area"] | None
    population_basis: Literal["any"] | None
    checks: tuple[str, ...]
    no_checks: tuple[str, ...]
    waivers: AnyPath | None
    today: date | None
    baseline: AnyPath | None
    marked_copy: AnyPath | None
    notices: AnyPath | None
    notice_format: str

    @property
    def handed_back(self) -> HandedBack:
        """What goes back to those who sent the tables."""
        return HandedBack(self.marked_copy, self.notices, self.notice_format)


def check_command(language: Language) -> Command:
    """Build the command."""

    def words(key: str) -> str:
        return text(f"metavar.{key}", language)

    build = partial(option, language)
    output = text("help.output", language, {"suffixes": " ".join(SUFFIXES)})
    only = text("help.only", language, {"statuses": " ".join(STATUSES)})
    fields = text("help.fields", language, {"fields": " ".join(CSV_COLUMNS)})
    rules = text("help.rules_option", language)
    chosen = text("help.checks_option", language, {"checks": " ".join(CHECKS)})
    return project_command(
        "check",
        language,
        lambda **given: run_check(Request(**given), language),
        [
            Tables(["tables"], nargs=-1, type=FileName(), metavar=words("table")),
            build("-r", "--rules", multiple=True, type=FileName(), metavar=words("pack"), words=rules),
            build("--indicator", multiple=True, metavar=words("indicator")),
            build("--clause", multiple=True, metavar=words("clause")),
            build("-o", "--output", multiple=True, type=Output(), metavar=words("output"), words=output),
            *handing_back_options(language),
            build("--format", "shown_format", type=Choice(list(FORMATS)), default="table"),
            build("--only", type=Words(STATUSES, "HC413"), metavar=words("statuses"), words=only),
            build("--fields", type=Words(CSV_COLUMNS, "HC415"), metavar=words("fields"), words=fields),
            build("--all", "every_row", is_flag=True),
            build("--by", type=Choice(GROUPINGS)),
            build("--color", type=Choice(["auto", "always", "never"]), default="auto"),
            build("--period", type=Year(), metavar=words("year")),
            build("--as-of", type=Year(), metavar=words("year")),
            build("--fail-on", type=Choice(FAIL_ON), default="error"),
            build("--allow-missing", is_flag=True),
            build("--encoding", metavar=words("encoding")),
            build("--sheet", multiple=True, metavar=words("sheet")),
            build("--header-row", type=Line(), metavar="N"),
            build("--columns", type=MapFile(), metavar=words("map")),
            build("--missing", type=MapFile(), metavar=words("map")),
            build("--sum-by", type=Choice(["area"])),
            build("--population-basis", type=Choice(["any"])),
            build("--check", "checks", multiple=True, type=Choice(list(CHECKS)), metavar=words("check"), words=chosen),
            build("--no-check", "no_checks", multiple=True, type=Choice(list(CHECKS)), metavar=words("check")),
            build("--waivers", type=FileName(), metavar=words("waivers")),
            build("--today", type=Day(), metavar=words("day")),
            build("--baseline", type=FileName(), metavar=words("report")),
        ],
    )


def run_check(request: Request, language: Language) -> ExitCode:
    """Judge, write every file that can be written, print, and return the exit code.

    Files come before the screen, so that a closed pipe never costs a report.

    Raises:
        UsageError: when an option or an output cannot be used; every output that can be is written.
    """
    for name, given in ((text("metavar.table", language).rstrip("."), request.tables), ("--rules", request.rules)):
        if not given:
            raise UsageError(Fault("HC401", {"name": name, "command": "healthcheck check"}))
    from healthcheck.tables.read_ahead import read_ahead

    # What follows takes as long to load as a large file takes to read.
    tables = read_ahead(request.tables)
    targets = _targets(request)
    only = _statuses(request.only)
    formats = {request.shown_format, *(target.format for target in targets)}
    if request.shown_format in BINARY and sys.stdout.isatty():
        raise UsageError(Fault("HC451", {"format": request.shown_format}))
    time = report_time(os.environ) if formats & DATED else 0

    with progress_shown(language) as progress:
        report = _judge(request, tables, language, progress)
        report = replace(report, options=replace(report.options, time=time, fields=request.fields or ()))
        unwritten = _write_files(report, each(targets, "writing", progress), only)
    unwritten += request.handed_back.write(report, request.tables, request.encoding)
    if request.shown_format == "github":
        unwritten += write_step_summary(report, os.environ)
    try:
        _print(report, request, only)
    except UsageError as error:
        unwritten += error.faults
    if unwritten:
        raise UsageError(*unwritten)
    return report.exit_code


def _judge(request: Request, tables: Sequence[AnyPath], language: Language, progress: Progress) -> "Report":
    from healthcheck.pipeline import check

    return check(
        tables,
        request.rules,
        indicators=request.indicator,
        clauses=request.clause,
        period=request.period,
        as_of=request.as_of,
        columns=request.columns,
        encoding=request.encoding,
        sheet=request.sheet,
        header_row=request.header_row,
        missing=request.missing,
        sum_by=request.sum_by,
        population_basis=request.population_basis,
        fail_on=request.fail_on,
        allow_missing=request.allow_missing,
        checks=request.checks,
        no_checks=request.no_checks,
        waivers=request.waivers,
        today=request.today,
        baseline=request.baseline,
        language=language,
        progress=progress,
    )


def _targets(request: Request) -> list[Target]:
    """Read every ``-o``, and refuse before the work what could not be written after it."""
    targets: list[Target] = []
    faults: list[Fault] = []
    for value in request.output:
        try:
            targets.append(value if isinstance(value, Target) else parse_target(value))
        except UsageError as error:
            faults += error.faults
    given = (request.columns, request.missing, request.waivers, request.baseline)
    maps = [name for name in given if name and not isinstance(name, Mapping)]
    faults += request.handed_back.faults(request.tables)
    if written := [*targets, *request.handed_back.targets()]:
        from healthcheck.tables.table_files import input_paths

        faults += check_targets(written, [*input_paths(request.tables), *request.rules, *maps, *project_in_use()])
    if faults:
        raise UsageError(*faults)
    return targets


def _statuses(words: tuple[str, ...] | None) -> frozenset[Status] | None:
    if words is None:
        return None
    return frozenset(Status[word.upper()] for word in words)


def _write_files(report: "Report", targets: Iterable[Target], only: frozenset[Status] | None) -> list[Fault]:
    unwritten: list[Fault] = []
    for target in targets:
        try:
            write_whole(target.file, render(report, target.format, only))
        except UsageError as error:
            unwritten += error.faults
    return unwritten


def _print(report: "Report", request: Request, only: frozenset[Status] | None) -> None:
    if request.shown_format != "table":
        write_bytes(render(report, request.shown_format, only))
        return

    from healthcheck.reports import terminal_report

    screen = screen_of_stdout(request.color)
    write_text(terminal_report.render(report, only, screen, every_row=request.every_row, by=request.by))
