"""Finding out what a table is and opening it: a path's ending says which reader it gets."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.csv_file import open_csv
from healthcheck.tables.decoding import decode
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.frame import is_frame, open_frame
from healthcheck.tables.grid import Grid, Source

if TYPE_CHECKING:
    import pandas

TableSource = "str | os.PathLike[str] | pandas.DataFrame"

_TEXT_ENDINGS = frozenset({"", ".csv", ".tsv", ".tab", ".txt"})
_WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm"})


def open_tables(sources: "Sequence[str | os.PathLike[str] | pandas.DataFrame]", encoding: str | None) -> list[Grid]:
    """Open all tables in the order given.

    Raises:
        TableError: with the faults of every table that cannot be opened.
    """
    grids: list[Grid] = []
    faults: list[Fault] = []
    frames = 0
    for source in sources:
        try:
            if isinstance(source, str | os.PathLike):
                grids.append(_open_file(os.fspath(source), encoding))
            elif is_frame(source):
                frames += 1
                grids.append(open_frame(source, f"<DataFrame {frames}>" if frames > 1 else "<DataFrame>"))
            else:
                raise TypeError(f"a table is a path or a pandas DataFrame, not {type(source).__name__}")
        except TableError as error:
            faults.extend(error.faults)
    if faults:
        raise TableError(*faults)
    return grids


def _open_file(path: str, encoding: str | None) -> Grid:
    ending = Path(path).suffix.lower()
    data = _read(path, ending)
    fingerprint = Fingerprint([data])
    if ending in _WORKBOOK_ENDINGS:
        # Here and not above: most tables need no reader of workbooks.
        from healthcheck.tables.workbook import open_workbook

        return open_workbook(data, path, fingerprint)
    decoded = decode(data, path, encoding)
    return open_csv(Source(path, fingerprint, decoded.encoding), decoded.data)


def _read(path: str, ending: str) -> bytes:
    place = Place(path)
    try:
        if Path(path).is_dir():
            raise TableError(Fault("HC211", {"path": path}, place))
        if ending not in _TEXT_ENDINGS | _WORKBOOK_ENDINGS and Path(path).exists():
            raise TableError(Fault("HC218", {"ending": ending}, place))
        data = Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TableError(Fault("HC210", {"path": path}, place)) from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character.
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise TableError(Fault("HC212", {"path": path, "reason": reason}, place)) from error
    if not data:
        raise TableError(Fault("HC213", {}, place))
    return data
