"""``healthcheck rules``: list, show, lint and test rule files, and their schema for editors."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from healthcheck.cli.commands import Choice, Command, Group, command, group, option
from healthcheck.cli.console import say, screen_of_stdout, write_bytes, write_line, write_text
from healthcheck.messages import line, text
from healthcheck.model.faults import ExitCode, Fault, RuleFileError, Severity
from healthcheck.model.text import Language, Text
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.plain import wrapped

if TYPE_CHECKING:
    from healthcheck.judging.examples import ExampleOutcome
    from healthcheck.model.pack import Indicator, Pack


def rules_command(language: Language) -> Group:
    """Build the group of commands."""
    return group("rules", language, {"list": _list, "show": _show, "lint": _lint, "test": _test, "schema": _schema})


def _argument(language: Language, name: str, metavar: str, **settings: Any) -> click.Argument:
    return click.Argument([name], metavar=text(f"metavar.{metavar}", language), **settings)


def _list(language: Language) -> Command:
    packs = _argument(language, "packs", "packs", nargs=-1)
    words = text("help.list_format", language)
    shown = option(language, "--format", "shown_format", type=Choice(["table", "json"]), default="table", words=words)
    return command("rules_list", language, partial(list_rules, language=language), [packs, shown])


def _show(language: Language) -> Command:
    rule = _argument(language, "rule", "rule")
    return command("rules_show", language, partial(show_rule, language=language), [rule])


def _lint(language: Language) -> Command:
    files = _argument(language, "files", "files", nargs=-1, required=True)
    return command("rules_lint", language, partial(lint_rules, language=language), [files])


def _test(language: Language) -> Command:
    files = _argument(language, "files", "packs_needed", nargs=-1, required=True)
    return command("rules_test", language, partial(run_rule_examples, language=language), [files])


def _schema(language: Language) -> Command:
    metavar, words = text("metavar.file", language), text("help.schema_output", language)
    output = option(language, "-o", "--output", metavar=metavar, words=words)
    project = option(language, "--project", is_flag=True, words=text("help.schema_project", language))
    return command("rules_schema", language, partial(print_schema, language=language), [output, project])


def list_rules(packs: tuple[str, ...], shown_format: str, language: Language) -> ExitCode:
    """Print every indicator of the packs, or of all shipped ones."""
    from healthcheck.packs.loader import load_packs
    from healthcheck.packs.shipped import shipped_packs

    loaded = load_packs(list(packs) or [path.stem for path in shipped_packs()])
    if shown_format == "json":
        listed = [_as_json(pack, indicator) for pack in loaded for indicator in pack.indicators]
        write_bytes([json_text(listed, indent=2).encode(), b"\n"])
        return ExitCode.OK

    for pack in loaded:
        _print_pack(pack, language)
    number = sum(len(pack.indicators) for pack in loaded)
    write_line(text("list.summary", language, {"number": number, "packs": len(loaded)}))
    return ExitCode.OK


def _print_pack(pack: "Pack", language: Language) -> None:
    from healthcheck.reports.phrases import full_demand
    from healthcheck.reports.terminal_table import Cell, Column, draw, widths

    headings = ("column.indicator", "column.name", "column.target", "column.clause")
    columns = [Column(text(heading, language), words=True) for heading in headings]
    rows = [
        [
            Cell(indicator.id),
            Cell(indicator.name.in_language(language)),
            Cell(full_demand(indicator.target, language)),
            Cell(indicator.clause),
        ]
        for indicator in pack.indicators
    ]
    screen = screen_of_stdout()
    title = text("list.pack", language, {"pack": pack.id, "revision": pack.revision, "title": pack.title})
    write_text(f"{part}\n" for part in wrapped(screen.shown(title), screen.width))
    if rows:
        write_text([draw(columns, rows, screen, widths(columns, rows, screen))])
    write_line()


def _as_json(pack: "Pack", indicator: "Indicator") -> dict[str, object]:
    """Return an indicator with its measure and target as the rule file writes them."""
    return {
        "pack": pack.id,
        "indicator": indicator.id,
        "name": {"en": indicator.name.en, "zh": indicator.name.zh},
        "origin": pack.source.origin if pack.source else None,
        "clause": indicator.clause,
        "measure": dict(indicator.measure.written),
        "target": dict(indicator.target.written),
        "level": indicator.level or pack.level,
        "for_each": indicator.for_each,
        "areas": list(indicator.areas),
        "severity": indicator.severity.word,
    }


def show_rule(rule: str, language: Language) -> ExitCode:
    """Print a pack or one indicator in full."""
    from healthcheck.cli.describe import indicator_lines, load_topic, pack_lines, show

    pack, indicator = load_topic(rule)
    show(pack_lines(pack, language) if indicator is None else indicator_lines(pack, indicator, language))
    return ExitCode.OK


def lint_rules(files: tuple[str, ...], language: Language) -> ExitCode:
    """Look at every rule file; name the good ones, show their warnings and all faults of the others.

    Raises:
        RuleFileError: with the faults of all files, and with targets that nobody can meet.
    """
    from healthcheck.packs.lint import lint

    faults: list[Fault] = []
    for file in files:
        try:
            pack, found = lint(file)
        except RuleFileError as error:
            faults += [fault for fault in error.faults if fault not in faults]
            continue
        warnings = [finding for finding in found if finding.severity is not Severity.ERROR]
        faults += [Fault(bad.code, bad.parameters, bad.place) for bad in found if bad.severity is Severity.ERROR]
        for warning in warnings:
            say(line(warning, language))
        if len(warnings) == len(found):
            key = "lint.warned" if warnings else "lint.good"
            counts = {"number": len(pack.indicators), "warnings": len(warnings)}
            write_line(text(key, language, {"file": file, **counts}))
    if faults:
        raise RuleFileError(*faults)
    return ExitCode.OK


def run_rule_examples(files: tuple[str, ...], language: Language) -> ExitCode:
    """Run the examples of the rule files; a run in which there is none is not a success.

    Raises:
        RuleFileError: when a rule file cannot be used.
    """
    from healthcheck.judging.examples import run_examples
    from healthcheck.packs.loader import load_packs
    from healthcheck.packs.support import unsupported

    packs = load_packs(list(files))
    refused = [fault for pack in packs for fault in unsupported(pack, pack.indicators)]
    if refused:
        raise RuleFileError(*refused)
    outcomes = {file: run_examples(pack) for file, pack in zip(files, packs, strict=True)}
    for file, found in outcomes.items():
        _print_outcomes(file, found, language)
    held = [outcome.passed for found in outcomes.values() for outcome in found]
    return ExitCode.OK if held and all(held) else ExitCode.FAILED


def _print_outcomes(file: str, outcomes: "list[ExampleOutcome]", language: Language) -> None:
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        period = "" if outcome.period is None else text("test.period", language, {"year": outcome.period})
        shown: dict[str, str | int | Text] = {
            "place": str(outcome.example.place),
            "indicator": outcome.indicator.id,
            "period": period,
            "expected": outcome.expected,
            "got": outcome.got,
        }
        write_line(text("test.example", language, shown))
    key = "test.failed" if failed else "test.passed" if outcomes else "test.none"
    write_line(text(key, language, {"file": file, "number": len(outcomes), "failed": len(failed)}))


def print_schema(output: str | None, project: bool, language: Language) -> ExitCode:
    """Print the JSON Schema of rule files or of project files, or write it to a file.

    Raises:
        UsageError: when the file cannot be written.
    """
    from healthcheck.cli.check import check_command
    from healthcheck.cli.project_schema import project_schema
    from healthcheck.packs.schema import rule_file_schema
    from healthcheck.reports.output import write_alone

    built = project_schema(check_command(language).params, language) if project else rule_file_schema(language)
    schema = json_text(built, indent=2) + "\n"
    if output is None:
        write_bytes([schema.encode()])
    else:
        write_alone(output, [schema.encode()])
    return ExitCode.OK
