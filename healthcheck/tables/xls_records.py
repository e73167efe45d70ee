"""The records of an xls file (MS-XLS), as far as the workbook reader is silent on them: percent, indents, errors."""

import struct
from collections.abc import Iterator, Mapping

from msgspec import Struct

from healthcheck.tables.compound_file import read_streams
from healthcheck.tables.sheet_marks import BUILT_IN_PERCENT, SheetMarks, shows_percent

_BOF, _EOF, _FILE_PASS, _BOUND_SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x002F, 0x0085, 0x041E, 0x00E0
_FORMULA, _NUMBER, _RK, _MUL_RK, _BOOL_ERROR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_LABEL, _SHARED_LABEL, _DIMENSIONS, _SHARED_TEXTS, _CONTINUE = 0x0204, 0x00FD, 0x0200, 0x00FC, 0x003C
_CELLS = frozenset({_FORMULA, _NUMBER, _RK, _MUL_RK, _BOOL_ERROR, _LABEL, _SHARED_LABEL})
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_NEW_DIMENSIONS, _SHORTEST_TEXT = 14, 3
_BIFF8 = 0x0600
_WIDE = 0x01
_LONG_XF, _HORIZONTAL, _RIGHT, _DEPTH = 20, 0x07, 3, 0x0F
_NO_NUMBER, _ERROR, _EMPTY = b"\xff\xff", 2, 3
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOOKS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"


class XlsRecords(Struct, frozen=True):
    """Whether the file needs a password, the marks of its sheets in their order, and their last corners.

    A corner counts the rows and columns up to the last cell that holds something.
    """

    locked: bool
    marks: tuple[SheetMarks, ...] = ()
    corners: tuple[tuple[int, int], ...] = ()


def read_xls_records(data: bytes) -> XlsRecords | None:
    """Read the records of an xls file; None when it is none, or damaged.

    What the workbook reader would make room for without asking (as many texts, rows and columns as
    the file claims) is damage too where no xls file can have it.
    """
    try:
        streams = read_streams(data, frozenset(_BOOKS))
        if _ENCRYPTED in streams:
            # An xlsx with a password is put whole into a compound file.
            return XlsRecords(locked=True)
        book = next((streams[name] for name in _BOOKS if name in streams), None)
        return None if book is None else _read_book(book)
    except (struct.error, ValueError, StopIteration, MemoryError):
        return None


def _read_book(book: bytes) -> XlsRecords:
    formats: dict[int, str] = {}
    styles: list[int] = []
    indents: dict[int, int] = {}
    sheets: list[int] = []
    shared, shared_bytes = 0, 0
    is_new = struct.unpack_from("<H", book, 4)[0] >= _BIFF8
    for kind, body in _records(book, 0):
        if kind == _FILE_PASS:
            return XlsRecords(locked=True)
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _format_text(body[2:], is_new)
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
            indents[len(styles) - 1] = _indent(body) if is_new else 0
        elif kind == _BOUND_SHEET:
            sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == _SHARED_TEXTS:
            shared, shared_bytes = struct.unpack_from("<I", body, 4)[0], len(body)
        elif kind == _CONTINUE:
            shared_bytes += len(body)
    if shared * _SHORTEST_TEXT > shared_bytes:
        raise ValueError("more texts than there is room for")
    percent_formats = BUILT_IN_PERCENT | {number for number, text in formats.items() if shows_percent(text)}
    percent_styles = frozenset(index for index, number in enumerate(styles) if number in percent_formats)
    indents = {style: depth for style, depth in indents.items() if depth}
    found = [_read_sheet(book, start, percent_styles, indents) for start in sheets]
    return XlsRecords(False, tuple(marks for marks, _ in found), tuple(corner for _, corner in found))


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of the book: from its beginning to its end, without charts inside it."""
    at, depth = start, 0
    if struct.unpack_from("<H", book, start)[0] != _BOF:
        raise ValueError("a part without a beginning")
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, book[at + 4 : at + 4 + length]
        _refuse_absurd(kind, book[at + 4 : at + 4 + length])
        at += 4 + length
        if at > len(book):
            raise ValueError("a record that ends after the end")


def _refuse_absurd(kind: int, body: bytes) -> None:
    if kind in _CELLS and struct.unpack_from("<HH", body)[1] >= _MOST_COLUMNS:
        raise ValueError("a cell beyond the last column")
    if kind == _DIMENSIONS:
        top, bottom, left, right = struct.unpack("<IIHH2x" if len(body) == _NEW_DIMENSIONS else "<HHHH2x", body)
        if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
            raise ValueError("a sheet larger than there can be")


def _format_text(body: bytes, is_new: bool) -> str:
    if not is_new:
        return body[1:].decode("latin-1")
    length, flags = struct.unpack_from("<HB", body)
    return body[3 : 3 + 2 * length].decode("utf-16-le", "replace") if flags & _WIDE else body[3:].decode("latin-1")


def _indent(cell_format: bytes) -> int:
    """Return how far a cell format moves texts to the right."""
    if len(cell_format) < _LONG_XF or cell_format[6] & _HORIZONTAL == _RIGHT:
        return 0
    return cell_format[8] & _DEPTH


def _read_sheet(
    book: bytes, start: int, percent_styles: frozenset[int], indents: Mapping[int, int]
) -> tuple[SheetMarks, tuple[int, int]]:
    percent: dict[int, list[int]] = {}
    moved: dict[int, dict[int, int]] = {}
    errors: dict[int, dict[int, str]] = {}
    formulas = empty = bottom = right = 0
    for kind, body in _records(book, start):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", body)
            bottom, right = max(bottom, row + 1), max(right, column + 1)
        formulas += kind == _FORMULA
        empty += kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _EMPTY
        if kind in (_LABEL, _SHARED_LABEL):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in indents:
                moved.setdefault(column, {})[row] = indents[style]
        elif kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in percent_styles:
                percent.setdefault(column, []).append(row)
            if kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _ERROR:
                errors.setdefault(column, {})[row] = _ERRORS.get(body[8], "#ERROR!")
        elif kind == _MUL_RK:
            row, first, last = struct.unpack("<HH", body[:4]) + struct.unpack("<H", body[-2:])
            right = max(right, last + 1)
            for column, (style,) in enumerate(struct.iter_unpack("<H4x", body[4:-2]), first):
                if style in percent_styles:
                    percent.setdefault(column, []).append(row)
        elif kind == _BOOL_ERROR:
            row, column, _, code, is_error = struct.unpack_from("<HHHBB", body)
            if is_error:
                errors.setdefault(column, {})[row] = _ERRORS.get(code, "#ERROR!")
    return SheetMarks(percent, errors, moved, formulas if formulas == empty else 0), (bottom, right)
