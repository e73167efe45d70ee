"""Finding out what a table is and opening it: a file's content says which reader it gets, not its name."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from healthcheck.model.faults import Fault, Finding, Place, Severity, TableError
from healthcheck.model.paths import AnyPath
from healthcheck.model.progress import Progress, each, unheard
from healthcheck.tables.content import Kind, kind_of
from healthcheck.tables.csv_file import open_csv
from healthcheck.tables.decoding import decode
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.frame import is_frame, open_frame
from healthcheck.tables.grid import Grid, Source
from healthcheck.tables.table_files import can_be_table, find_files, is_hidden, passed_over
from healthcheck.tables.text_facts import TextFacts

if TYPE_CHECKING:
    import pandas


class Opened(Struct, frozen=True):
    """Tables in the order of the arguments, what is wrong with files, and findings on files that are not read."""

    grids: list[Grid] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


class _How(Struct, frozen=True):
    """How files are to be read, where they do not say so themselves."""

    encoding: str | None
    sheets: Sequence[str]


def open_tables(
    sources: "Sequence[str | os.PathLike[str] | pandas.DataFrame]",
    encoding: str | None,
    sheet: str | Sequence[str] | None = None,
    progress: Progress = unheard,
) -> Opened:
    """Open all tables in the order given; those of a folder or an archive in the order of their names.

    ``progress`` is told of the files of a single source, or else of the sources.

    Raises:
        TableError: with the faults of every table that cannot be opened.
    """
    found = Opened()
    how = _How(encoding, [sheet] if isinstance(sheet, str) else sheet or ())
    frames = 0
    outer, inner = (unheard, progress) if len(sources) == 1 else (progress, unheard)
    for source in each(sources, "reading", outer):
        try:
            if isinstance(source, str | os.PathLike):
                _open_path(source, how, found, inner)
            elif is_frame(source):
                frames += 1
                found.grids.append(open_frame(source, f"<DataFrame {frames}>" if frames > 1 else "<DataFrame>"))
            else:
                raise TypeError(f"a table is a path or a pandas DataFrame, not {type(source).__name__}")
        except TableError as error:
            found.faults.extend(error.faults)
    if found.faults:
        raise TableError(*found.faults)
    return found


def _open_path(source: AnyPath, how: _How, found: Opened, progress: Progress) -> None:
    files = find_files(source)
    found.notes.extend(files.notes)
    for file in each(files.files, "reading", progress):
        try:
            data = file.read()
            kind = _kind(data, file.path)
            if kind is Kind.ZIP:
                _open_archive(data, file.path, how, found)
            else:
                found.grids.extend(
                    _open_content(data, kind, file.path, how, found, file.fingerprint(data), file.facts())
                )
        except TableError as error:
            found.faults.extend(error.faults)


def _open_archive(data: bytes, path: str, how: _How, found: Opened) -> None:
    """Open every table in an archive; nothing is written to disk, so no name in it can do harm."""
    from healthcheck.tables.archives import files_in, member_bytes, member_name, opened

    with opened(data, path, "HC229") as archive:
        members = {member_name(member): member for member in files_in(archive)}
        found.notes.extend(passed_over(sorted(members), path))
        chosen = [name for name in sorted(members) if not is_hidden(name) and can_be_table(name)]
        if not chosen:
            raise TableError(Fault("HC293", {"inside": path}, Place(path)))
        for name in chosen:
            inside = f"{path}/{name}"
            try:
                content = member_bytes(archive, members[name], inside)
                kind = _kind(content, inside)
                if kind is Kind.ZIP:
                    raise TableError(Fault("HC292", {}, Place(inside)))
                found.grids.extend(_open_content(content, kind, inside, how, found, Fingerprint([content])))
            except TableError as error:
                found.faults.extend(error.faults)


def _kind(data: bytes, path: str) -> Kind:
    if not data:
        raise TableError(Fault("HC213", {}, Place(path)))
    return kind_of(data, path)


def _open_content(
    data: bytes,
    kind: Kind,
    path: str,
    how: _How,
    found: Opened,
    fingerprint: Fingerprint,
    facts: TextFacts | None = None,
) -> list[Grid]:
    # Readers are imported here and not above: most tables need only one of them.
    if kind is Kind.TEXT:
        decoded = decode(data, path, how.encoding, facts)
        if decoded.doubtful_line is not None:
            found.notes.append(Finding("HC211", Severity.WARNING, {}, Place(path, decoded.doubtful_line)))
        return [open_csv(Source(path, fingerprint, decoded.encoding), decoded.data, decoded.facts)]
    if kind is Kind.PARQUET:
        from healthcheck.tables.parquet_file import open_parquet

        return [open_parquet(Source(path, fingerprint), data)]
    from healthcheck.tables.workbook import open_workbook

    return open_workbook(data, kind, path, fingerprint, how.sheets)
