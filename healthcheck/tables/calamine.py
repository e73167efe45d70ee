"""The workbook reader, a library written in Rust: its sheets, and what it cannot read as faults.

It trusts a file more than is good. What would make it fill the memory is looked for before it is
called; where it panics, which is no Exception and says so on the screen, the file is damaged.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import python_calamine

from healthcheck.model.faults import Fault, Place, TableError

_PANIC = "PanicException"
"""The type has no name that can be imported; it is a BaseException, so that nobody takes it for an Exception."""
_STDERR = 2
_one_at_a_time = Lock()


class CalamineSheet(NamedTuple):
    """A sheet: its place among all, its name, its rows, and whether people do not see it."""

    number: int
    name: str
    rows: list[list[Any]]
    is_hidden: bool


def read_sheets(data: bytes, path: str) -> list[CalamineSheet]:
    """Return every sheet of a workbook but charts.

    Raises:
        TableError: HC220 when it needs a password, HC219 when it is damaged.
    """
    try:
        with _quiet(), python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [
                CalamineSheet(
                    number,
                    sheet.name,
                    workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False),
                    sheet.visible != python_calamine.SheetVisibleEnum.Visible,
                )
                for number, sheet in enumerate(workbook.sheets_metadata)
                if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
            ]
    except python_calamine.PasswordError as error:
        raise TableError(Fault("HC220", {}, Place(path))) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise TableError(Fault("HC219", {}, Place(path))) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise TableError(Fault("HC219", {}, Place(path))) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep from the screen what a panic prints there, past Python's own streams."""
    with _one_at_a_time:
        try:
            screen = os.dup(_STDERR)
        except OSError:
            # It was closed before the start: there is nothing to keep anything from.
            yield
            return
        try:
            with Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), _STDERR)
            yield
        finally:
            os.dup2(screen, _STDERR)
            os.close(screen)
