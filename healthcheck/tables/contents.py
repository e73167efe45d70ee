"""The files that tables are read from, once more and as bytes, under the names that reports give them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from msgspec import Struct

from healthcheck.model.paths import AnyPath
from healthcheck.tables.archives import files_in, member_bytes, member_name, opened
from healthcheck.tables.content import ARCHIVE_ENDING, Kind, kind_of
from healthcheck.tables.table_files import can_be_table, find_files, is_hidden


class TableContent(Struct, frozen=True):
    """A file with a table: what reports call it, what it holds, and its bytes."""

    path: str
    kind: Kind
    data: bytes


def table_contents(sources: Iterable[AnyPath]) -> Iterator[TableContent]:
    """Give every table that arguments name, in the order in which they are read.

    Raises:
        TableError: when a file cannot be read.
    """
    for source in sources:
        for file in find_files(source).files:
            data = file.read()
            kind = kind_of(data, file.path)
            if kind is not Kind.ZIP:
                yield TableContent(file.path, kind, data)
                continue
            with opened(data, file.path, "HC229") as archive:
                members = {member_name(member): member for member in files_in(archive)}
                for name in sorted(members):
                    inside = f"{file.path}/{name}"
                    if not is_hidden(name) and can_be_table(name):
                        content = member_bytes(archive, members[name], inside)
                        yield TableContent(inside, kind_of(content, inside), content)


def is_one_table(sources: Iterable[AnyPath]) -> bool:
    """Tell whether arguments name one file that is no archive; nothing is read."""
    listed = list(sources)
    if len(listed) != 1:
        return False
    files = find_files(listed[0]).files
    return len(files) == 1 and PurePath(files[0].path).suffix.lower() != ARCHIVE_ENDING
