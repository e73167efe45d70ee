"""The first bytes of files that are no text; nothing is imported to know them."""

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
PARQUET_MARK = b"PAR1"


def may_be_text(data: bytes) -> bool:
    """Tell whether a file does not begin as workbooks, Parquet files and archives do."""
    return not data.startswith((OLE_MARK, *ZIP_MARKS, PARQUET_MARK))
