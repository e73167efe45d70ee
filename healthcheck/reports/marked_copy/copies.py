"""The tables of a report, found again, marked and named."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from msgspec import Struct

from healthcheck.model import paths
from healthcheck.model.faults import Fault, TableError, UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.reports.file_names import FileNames, harmless
from healthcheck.reports.folder import NamedFile, check_folder, write_folder
from healthcheck.reports.marked_copy.marked_workbook import MarkedWorkbook, marked_workbook
from healthcheck.reports.marked_copy.marks import Marks, SheetMarks, marks_of
from healthcheck.reports.marked_copy.plain_workbook import plain_workbook
from healthcheck.reports.marked_copy.splicing import UnusualPartError
from healthcheck.reports.output import write_whole
from healthcheck.reports.report import Report
from healthcheck.tables.content import Kind
from healthcheck.tables.contents import TableContent, is_one_table, table_contents
from healthcheck.tables.table_files import STANDARD_INPUT
from healthcheck.tables.whole_cells import whole_sheets

ENDINGS = (".xlsx", ".xlsm")
_MOST_KNOWN = 200
"""So many marked cells tell how CSV text was split."""


class MarkedCopy(Struct, frozen=True):
    """A marked copy of a table, its name in a folder of copies, and what there is to say of it."""

    name: str
    data: bytes
    notes: tuple[Fault, ...]


def is_folder(target: AnyPath) -> bool:
    """Tell whether copies are to go into a folder: what has no ending of a workbook is one."""
    return paths.is_folder(target) or PurePath(str(target)).suffix.lower() not in (*ENDINGS, ".xls", ".csv", ".ods")


def target_faults(option: str, target: AnyPath, sources: Sequence[AnyPath]) -> list[Fault]:
    """Return what is wrong with the place of the copies, as far as the names of the tables tell."""
    if STANDARD_INPUT in map(str, sources):
        return [Fault("HC444", {"option": option})]
    if is_folder(target):
        return check_folder(target)
    try:
        single = is_one_table(sources)
    except TableError:
        # Whoever reads the tables says what is wrong with them.
        return []
    if not single:
        return [Fault("HC443", {"option": option, "file": str(target)})]
    ending = _ending(str(sources[0]))
    if PurePath(str(target)).suffix.lower() != ending:
        return [Fault("HC440", {"option": option, "file": str(target), "ending": ending})]
    return []


def write_marked_copies(
    report: Report, sources: Iterable[AnyPath], target: AnyPath, encoding: str | None
) -> list[Fault]:
    """Write a marked copy of the one table to a file, or of all tables into a folder, whole or not at all.

    Returns:
        what there is to say of the copies: what is not marked, and what they have lost.

    Raises:
        TableError: when a table cannot be read any more.
        UsageError: when one has changed since, has no room in a workbook, or a copy cannot be written.
    """
    marks = marks_of(report)
    copies = marked_copies(report, marks, sources, encoding)
    notes: list[Fault] = []
    if is_folder(target):
        write_folder(target, _collected(copies, notes))
    else:
        for _, content in _collected(copies, notes):
            write_whole(target, content)
    if marks.placeless:
        notes.append(Fault("HC446", {"file": str(target), "number": marks.placeless}))
    return notes


def _collected(copies: Iterable[MarkedCopy], notes: list[Fault]) -> Iterator[NamedFile]:
    for copy in copies:
        notes += copy.notes
        yield copy.name, [copy.data]


def marked_copies(
    report: Report, marks: Marks, sources: Iterable[AnyPath], encoding: str | None
) -> Iterator[MarkedCopy]:
    """Give a marked copy of every table of a report, in the order in which they were read.

    Raises:
        TableError: when a table cannot be read any more.
        UsageError: when one has changed since, or has no room in a workbook.
    """
    before = {table.path: table.sha256 for table in report.tables}
    names = FileNames()
    for content in table_contents(sources):
        if content.path in before and hashlib.sha256(content.data).hexdigest() != before[content.path]:
            raise UsageError(Fault("HC445", {"file": content.path}))
        sheets = {sheet: cells for (file, sheet), cells in marks.sheets.items() if file == content.path}
        marked, notes = _marked(content, sheets, marks, encoding)
        stem = harmless(PurePath(content.path).stem) or "table"
        yield MarkedCopy(names.new(stem, _ending(content.path)), marked.data, tuple(_said(content, marked, notes)))


def _marked(
    content: TableContent, sheets: dict[str | None, SheetMarks], marks: Marks, encoding: str | None
) -> tuple[MarkedWorkbook, list[str]]:
    """Mark a table in place where it is a workbook of the usual kind, else in a new workbook; say what was lost."""
    if content.kind is Kind.XLSX:
        if not sheets:
            return MarkedWorkbook(content.data), []
        try:
            return marked_workbook(content.data, content.path, sheets, marks.language), []
        except UnusualPartError:
            # Written by a rare program or in a rare way: its cells are all the same.
            pass
    known = {
        position: cell.raw
        for cells in sheets.values()
        for position, cell in list(cells.items())[:_MOST_KNOWN]
        if cell.raw is not None
    }
    plain = plain_workbook(whole_sheets(content.data, content.kind, content.path, encoding, known), content.path)
    renamed = {plain.titles.get(sheet): cells for sheet, cells in sheets.items()}
    lost = content.kind in (Kind.XLSX, Kind.XLS, Kind.ODS)
    return marked_workbook(plain.data, content.path, renamed, marks.language), ["HC448"] if lost else []


def _said(content: TableContent, marked: MarkedWorkbook, codes: Iterable[str]) -> Iterator[Fault]:
    if marked.without_comment:
        yield Fault("HC447", {"file": content.path, "number": marked.without_comment})
    if marked.was_signed:
        yield Fault("HC449", {"file": content.path})
    yield from (Fault(code, {"file": content.path}) for code in codes)


def _ending(path: str) -> str:
    """Return the ending of the copy of a file: its own where it is a workbook, since macros need theirs."""
    ending = PurePath(path).suffix.lower()
    return ending if ending in ENDINGS else ENDINGS[0]
