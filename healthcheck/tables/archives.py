"""Zip archives, which workbooks are too: what one holds, and whether it is safe to unpack into memory."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from healthcheck.model.faults import Fault, Place, TableError

ODD = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
"""What reading a damaged or unusual archive can raise."""

MOST_UNPACKED = 2**30
"""Bytes that an archive may unpack to, all its files together."""
_LARGEST_RATIO = 200
"""Tables shrink to a tenth or a twentieth; an archive made to fill the memory, to a thousandth."""
_NEVER_A_BOMB = 2**26

_MEGABYTE = 2**20
_IN_UTF8 = 0x800
_ENCRYPTED = 0x1


@contextmanager
def opened(data: bytes, path: str, damaged: str = "HC219") -> Iterator[zipfile.ZipFile]:
    """Open an archive whose files may be read one after the other without filling the memory.

    The sizes that an archive declares can be relied on: nothing is unpacked beyond them.

    Raises:
        TableError: HC227 when it unpacks to absurd sizes; the fault ``damaged`` when it is no archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ODD as error:
        raise TableError(Fault(damaged, {}, Place(path))) from error
    with archive:
        unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MOST_UNPACKED or unpacked > max(_NEVER_A_BOMB, _LARGEST_RATIO * len(data)):
            sizes = {"packed": -(-len(data) // _MEGABYTE), "unpacked": -(-unpacked // _MEGABYTE)}
            raise TableError(Fault("HC227", sizes, Place(path)))
        yield archive


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive; folders are members too, and what has no name is nothing."""
    return [member for member in archive.infolist() if member.filename and not member.is_dir()]


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a file in an archive.

    Windows writes names in its own encoding, which is GBK where tables are Chinese, and does not say so.
    """
    name = member.filename
    if not member.flag_bits & _IN_UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").lstrip("/")


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bytes:
    """Return the content of a file in an archive, called ``path`` in messages.

    Raises:
        TableError: HC228 when a password is needed, HC229 when it cannot be unpacked.
    """
    if member.flag_bits & _ENCRYPTED:
        raise TableError(Fault("HC228", {}, Place(path)))
    try:
        return archive.read(member)
    except ODD as error:
        raise TableError(Fault("HC229", {}, Place(path))) from error
