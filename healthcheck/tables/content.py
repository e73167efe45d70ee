"""What a file is, told by its content: endings are often wrong (an ``.et`` that is an xls), and contents are not."""

import zipfile
from enum import Enum
from pathlib import PurePath

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.archives import ODD, opened

TEXT_ENDINGS = frozenset({"", ".csv", ".tsv", ".tab", ".txt"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".parquet"})
ARCHIVE_ENDING = ".zip"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_PARQUET_MARK = b"PAR1"
_OFFICE_PART = "[Content_Types].xml"
_OPEN_DOCUMENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


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
    if data.startswith(_ZIP_MARKS):
        return _kind_of_archive(data, path, ending)
    if data.startswith(_PARQUET_MARK) and data.endswith(_PARQUET_MARK):
        return Kind.PARQUET
    if ending in WORKBOOK_ENDINGS:
        raise TableError(Fault("HC219", {}, Place(path)))
    if ending == ARCHIVE_ENDING:
        raise TableError(Fault("HC229", {}, Place(path)))
    if ending not in TEXT_ENDINGS:
        raise TableError(Fault("HC218", {"ending": ending}, Place(path)))
    return Kind.TEXT


def _kind_of_archive(data: bytes, path: str, ending: str) -> Kind:
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


def _mimetype(archive: zipfile.ZipFile, path: str, damaged: str) -> str:
    """Return what an archive says it is.

    Raises:
        TableError: the fault ``damaged``, when that cannot be read.
    """
    try:
        return archive.read("mimetype").decode("ascii", "replace")
    except ODD as error:
        raise TableError(Fault(damaged, {}, Place(path))) from error
