"""``healthcheck inspect``: how tables are read, with every cell that is not blank accounted for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from healthcheck.cli.check import check_command
from healthcheck.cli.commands import Choice, Command, Line, Year, option
from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.cli.project_options import Taking, project_command, project_in_use
from healthcheck.cli.value_types import FileName, MapFile, Tables
from healthcheck.messages import line, message, text
from healthcheck.model.faults import ExitCode, TableError, UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.model.text import Language, Text
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.output import Target, check_targets, write_whole
from healthcheck.reports.plain import wrapped
from healthcheck.reports.screen import Screen

if TYPE_CHECKING:
    from healthcheck.model.pack import Variable
    from healthcheck.tables.inspection import ColumnInspection, Inspection

MOST_LINES = 8
"""A remark may be this high: it is what one looks for here."""
MOST_ROWS = 10
"""So many rows that are not read are shown one by one."""


class Request(Struct, frozen=True):
    """The options of one ``inspect``, as click gives them."""

    tables: tuple[AnyPath, ...]
    rules: tuple[AnyPath, ...]
    shown_format: str
    write_map: str | None
    columns: AnyPath | Mapping[str, Any] | None
    encoding: str | None
    sheet: tuple[str, ...]
    header_row: int | None
    missing: AnyPath | Mapping[str, str] | None
    sum_by: Literal["area"] | None
    period: int | None


def inspect_command(language: Language) -> Command:
    """Build the command."""

    def words(key: str) -> str:
        return text(f"metavar.{key}", language)

    build = partial(option, language)
    rules = text("help.inspect_rules", language)
    shown = text("help.list_format", language)
    return project_command(
        "inspect",
        language,
        lambda **given: run_inspect(Request(**given), language),
        [
            Tables(["tables"], nargs=-1, required=True, type=FileName(), metavar=words("table")),
            build("-r", "--rules", multiple=True, type=FileName(), metavar=words("pack"), words=rules),
            build("--format", "shown_format", type=Choice(["table", "json"]), default="table", words=shown),
            build("--write-map", metavar=words("file")),
            build("--columns", type=MapFile(), metavar=words("map")),
            build("--encoding", metavar=words("encoding")),
            build("--sheet", multiple=True, metavar=words("sheet")),
            build("--header-row", type=Line(), metavar="N"),
            build("--missing", type=MapFile(), metavar=words("map")),
            build("--sum-by", type=Choice(["area"])),
            build("--period", type=Year(), metavar=words("year")),
        ],
        Taking(lambda: check_command(language).params),
    )


def run_inspect(request: Request, language: Language) -> ExitCode:
    """Print what each column of each table is taken for, and write the map that is asked for.

    Raises:
        UsageError: when the map cannot be written.
        TableError: when a table cannot be read, or could not be judged as it stands; the map is
            written and everything is printed first.
    """
    target = Target("yaml", request.write_map) if request.write_map else None
    misplaced = []
    if target:
        from healthcheck.tables.table_files import input_paths

        maps = [name for name in (request.columns, request.missing) if name and not isinstance(name, Mapping)]
        misplaced = check_targets([target], [*input_paths(request.tables), *request.rules, *maps, *project_in_use()])
    if misplaced:
        raise UsageError(*misplaced)

    from healthcheck.tables.inspection import inspect_tables, write_map
    from healthcheck.tables.options import ReadOptions

    options = ReadOptions(
        request.encoding,
        request.columns,
        request.period,
        request.missing,
        request.sheet,
        request.header_row,
        request.sum_by,
    )
    inspections = inspect_tables(request.tables, _variables(request.rules), options)
    if target:
        write_whole(target.file, [write_map(inspections).encode("utf-8", "backslashreplace")])
    if request.shown_format == "json":
        listed = [_as_json(inspection, language) for inspection in inspections]
        write_bytes([json_text(listed, indent=2).encode(), b"\n"])
    else:
        write_text(_drawn(inspections, screen_of_stdout(), language))
    faults = [fault for inspection in inspections for fault in inspection.faults]
    if faults:
        raise TableError(*faults)
    return ExitCode.OK


def _variables(rules: Sequence[AnyPath]) -> "Mapping[str, Variable]":
    """Return the variables that headers are matched to: those of the rule files, else the shipped vocabulary."""
    from healthcheck.packs.loader import load_packs
    from healthcheck.packs.shipped import VOCABULARY

    return {name: variable for pack in load_packs(rules or [VOCABULARY]) for name, variable in pack.variables.items()}


def _drawn(inspections: "Sequence[Inspection]", screen: Screen, language: Language) -> Iterator[str]:
    from healthcheck.reports.terminal_table import Cell, Column, draw, widths
    from healthcheck.tables.texts import shortened

    columns = [
        Column(text("column.column", language)),
        Column(text("column.header", language), words=True),
        Column(text("column.use", language), words=True),
        Column(text("column.unit", language)),
        Column(text("column.cells", language), number=True),
        Column(text("column.reason", language), words=True),
    ]
    for inspection in inspections:
        rows = [
            [
                Cell(column.position),
                Cell(shortened(column.header)),
                Cell(_use(column, language)),
                Cell(_unit(column)),
                Cell(str(column.cells)),
                Cell(f"{message(column.reason, language)} ({column.reason.code})" if column.reason else ""),
            ]
            for column in inspection.columns
        ]
        yield from _lines([_title(inspection, language)], screen)
        yield draw(columns, rows, screen, widths(columns, rows, screen), most_lines=MOST_LINES)
        yield from _lines([*_accounts(inspection, language), *_notes(inspection, language)], screen)
        yield "\n"


def _lines(sentences: Sequence[str], screen: Screen) -> Iterator[str]:
    for sentence in sentences:
        yield from (f"{part}\n" for part in wrapped(screen.shown(sentence), screen.width))


def _title(inspection: "Inspection", language: Language) -> str:
    sheet = f" [{inspection.sheet}]" if inspection.sheet else ""
    shown: dict[str, str | int | Text] = {"table": f"{inspection.path}{sheet}", "rows": inspection.rows}
    title = text("inspect.title", language, shown)
    if inspection.encoding is not None:
        title = text("inspect.title_encoded", language, {**shown, "encoding": inspection.encoding})
    return title + (text("inspect.sums", language, {"number": inspection.sums}) if inspection.sums is not None else "")


def _use(column: "ColumnInspection", language: Language) -> str:
    return _target(column, language) if column.year is None else f"{_target(column, language)} {column.year}"


def _target(column: "ColumnInspection", language: Language) -> str:
    if column.use is None:
        return text("inspect.unused", language)
    if column.is_key:
        return text("inspect.key", language, {"key": column.use})
    adds = column.adding.adds and column.reason is None
    return text("inspect.added_up", language, {"variable": column.use}) if adds else column.use


def _unit(column: "ColumnInspection") -> str:
    if not column.multiplier:
        return column.unit or ""
    scale = f"×{10**column.multiplier}" if column.multiplier > 0 else f"÷{10**-column.multiplier}"
    return f"{column.unit} ({scale})"


def _accounts(inspection: "Inspection", language: Language) -> list[str]:
    """Say which rows are not read, and where every cell went: the numbers add up."""
    left_out = [
        text("inspect.left_out", language, {"line": row.line, "reason": message(row.reason, language)})
        for row in inspection.left_out[:MOST_ROWS]
    ]
    more = len(inspection.left_out) - MOST_ROWS
    if more > 0:
        left_out.append(text("inspect.more_left_out", language, {"number": more}))
    numbers = {
        "total": inspection.total_cells,
        "header": inspection.header_cells,
        "keys": inspection.key_cells,
        "used": inspection.used_cells,
        "unused": inspection.ignored_cells,
        "left_out": inspection.left_out_cells,
    }
    return [*left_out, text("inspect.cells", language, numbers)]


def _notes(inspection: "Inspection", language: Language) -> list[str]:
    """Say what else is to be known of a table, as ``check`` says it."""
    colon = text("list.colon", language)
    notes = [
        f"{text(f'severity.{note.severity.word}', language)}{colon}{line(note, language)}"
        for note in inspection.notes[:MOST_ROWS]
    ]
    more = len(inspection.notes) - MOST_ROWS
    return notes if more <= 0 else [*notes, text("inspect.more_notes", language, {"number": more})]


def _as_json(inspection: "Inspection", language: Language) -> dict[str, object]:
    return {
        "path": inspection.path,
        "sheet": inspection.sheet,
        "encoding": inspection.encoding,
        "rows": inspection.rows,
        "sums": inspection.sums,
        "columns": [_column_as_json(column, language) for column in inspection.columns],
        "left_out": [
            {"line": row.line, "code": row.reason.code, "reason": message(row.reason, language), "cells": row.cells}
            for row in inspection.left_out
        ],
        "cells": {
            "header": inspection.header_cells,
            "key": inspection.key_cells,
            "used": inspection.used_cells,
            "unused": inspection.ignored_cells,
            "left_out": inspection.left_out_cells,
            "total": inspection.total_cells,
        },
        "faults": [
            {
                "code": fault.code,
                "message": message(fault, language),
                "line": fault.place.line if fault.place else None,
                "column": fault.place.column if fault.place else None,
            }
            for fault in inspection.faults
        ],
        "notes": [
            {
                "code": note.code,
                "severity": note.severity.word,
                "message": message(note, language),
                "line": note.place.line if note.place else None,
                "column": note.place.column if note.place else None,
            }
            for note in inspection.notes
        ],
    }


def _column_as_json(column: "ColumnInspection", language: Language) -> dict[str, object]:
    return {
        "column": column.position,
        "header": column.header,
        "use": column.use,
        "key": column.is_key,
        "year": column.year,
        "unit": column.unit,
        "multiplier": column.multiplier,
        "sum": column.adding.adds,
        "digits": column.digits,
        "cells": column.cells,
        "sample": column.sample,
        "reason_code": column.reason.code if column.reason else None,
        "reason": message(column.reason, language) if column.reason else None,
        "nearest": column.nearest,
    }
