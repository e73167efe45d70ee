"""What a file is, told by its content: endings are often wrong (an ``.et`` that is an xls), and contents are not."""

import codecs
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.model.patterns import pattern_of
from healthcheck.tables.csv_records import DELIMITERS
from healthcheck.tables.file_marks import OLE_MARK, PARQUET_MARK, ZIP_MARKS

if TYPE_CHECKING:
    import zipfile

TEXT_ENDINGS = frozenset({"", ".csv", ".tsv", ".tab", ".txt"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".parquet"})
ARCHIVE_ENDING = ".zip"
_OFFICE_PART = "[Content_Types].xml"
_OPEN_DOCUMENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


_PARQUET_ENDING = ".parquet"
_MARKUP = (
    "<!doctype",
    "<html",
    "<head",
    "<meta",
    "<style",
    "<body",
    "<table",
    "<div",
    "<?xml",
    "<workbook",
    "mime-version:",
)
"""How web pages and the XML of old Excel versions begin, which systems export under the name of a workbook."""
_CONTROL = pattern_of("[\0-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 4096
_LATIN_MARK = codecs.BOM_UTF8.decode("latin-1")


class Kind(Enum):
    """What can be in a file."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    PARQUET = "parquet"
    ZIP = "zip"


def kind_of(data: bytes, path: str) -> Kind:
    """Tell what a file holds.

    Raises:
        TableError: when it is neither a table nor an archive of tables, or is damaged.
    """
    ending = PurePath(path).suffix.lower()
    if data.startswith(OLE_MARK):
        return Kind.XLS
    if data.startswith(ZIP_MARKS):
        return _kind_of_archive(data, path, ending)
    if data.startswith(PARQUET_MARK) and data.endswith(PARQUET_MARK):
        return Kind.PARQUET
    beginning = _beginning(data)
    if ending in TEXT_ENDINGS | WORKBOOK_ENDINGS and beginning.lstrip("\ufeff \t\r\n").lower().startswith(_MARKUP):
        raise TableError(Fault("HC665", {}, Place(path)))
    if ending in WORKBOOK_ENDINGS:
        if ending != _PARQUET_ENDING and _is_text_table(beginning):
            return Kind.TEXT
        raise TableError(Fault("HC219", {}, Place(path)))
    if ending == ARCHIVE_ENDING:
        raise TableError(Fault("HC229", {}, Place(path)))
    if ending not in TEXT_ENDINGS:
        raise TableError(Fault("HC218", {"ending": ending}, Place(path)))
    return Kind.TEXT


def _beginning(data: bytes) -> str:
    """Return the first characters, as far as their bytes are those of text: the others do not matter here."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:_SAMPLE].decode("utf-16" if is_wide else "latin-1", "ignore").removeprefix(_LATIN_MARK)


def _is_text_table(beginning: str) -> bool:
    """Tell whether a file with the name of a workbook begins like a text table: systems export those as .xls."""
    line = next((line for line in beginning.splitlines() if line.strip()), "")
    return any(sign in line for sign in DELIMITERS) and not _CONTROL.search(beginning)


def _kind_of_archive(data: bytes, path: str, ending: str) -> Kind:
    from healthcheck.tables.archives import opened

    damaged = "HC229" if ending == ARCHIVE_ENDING else "HC219"
    with opened(data, path, damaged) as archive:
        names = archive.namelist()
        if any(name.startswith("xl/") and name.endswith(".xml") for name in names):
            return Kind.XLSX
        if "mimetype" in names and "content.xml" in names:
            if _mimetype(archive, path, damaged).startswith(_OPEN_DOCUMENT_TYPE):
                return Kind.ODS
        elif _OFFICE_PART not in names:
            return Kind.ZIP
    raise TableError(Fault("HC218", {"ending": ending or "PK"}, Place(path)))


def _mimetype(archive: "zipfile.ZipFile", path: str, damaged: str) -> str:
    """Return what an archive says it is.

    Raises:
        TableError: the fault ``damaged``, when that cannot be read.
    """
    from healthcheck.tables.archives import ODD

    try:
        return archive.read("mimetype").decode("ascii", "replace")
    except ODD as error:
        raise TableError(Fault(damaged, {}, Place(path))) from error
