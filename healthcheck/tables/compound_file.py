"""Compound files (MS-CFB), the container of xls files and of workbooks with a password: streams by name.

Strict, because the workbook reader trusts what such a file says of itself: a chain that bites its
tail, or a length that the file cannot have, would make it fill the memory and end the process.
"""

import struct

_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on end a chain."""
_HEADER_ENTRIES = 109
_SIZES, _MINI_SIZE, _CUTOFF = (512, 4096), 64, 4096
"""Of sectors, of those of short streams, and how long a stream is that is not short; all files have these."""
_DIRECTORY_ENTRY = 128
_STREAM, _ROOT = 2, 5


def read_streams(data: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    """Return the names of all streams of a compound file, and the content of those ``wanted`` (else nothing).

    Raises:
        ValueError, struct.error: when the file is damaged.
    """
    size, mini_size = (1 << shift for shift in struct.unpack_from("<HH", data, 30))
    directories, tables_said, first, _, cutoff, mini_first, mini_tables, more, more_said = struct.unpack_from(
        "<9I", data, 40
    )
    if size not in _SIZES or mini_size != _MINI_SIZE or cutoff != _CUTOFF:
        raise ValueError("sectors of a size that there is not")
    if max(directories, tables_said, mini_tables, more_said) > len(data) // size:
        raise ValueError("more sectors than the file has")

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    tables = list(struct.unpack_from(f"<{_HEADER_ENTRIES}I", data, 76))
    seen = 0
    while more < _LAST_SECTOR:
        seen += 1
        if seen * size > len(data):
            raise ValueError("a chain of tables without an end")
        *found, more = _numbers(sector(more))
        tables += found
    chain = [number for table in tables if table < _LAST_SECTOR for number in _numbers(sector(table))]
    sectors = data[size:]
    directory = _follow(sectors, size, chain, first)
    entries = [directory[at : at + _DIRECTORY_ENTRY] for at in range(0, len(directory), _DIRECTORY_ENTRY)]
    root = next(entry for entry in entries if entry[66:67] == bytes([_ROOT]))
    mini_start, mini_length = struct.unpack_from("<II", root, 116)
    mini = _follow(sectors, size, chain, mini_start)
    _cut(mini, mini_length)
    mini_chain = _numbers(_follow(sectors, size, chain, mini_first))
    streams: dict[str, bytes] = {}
    for entry in entries:
        if entry[66:67] != bytes([_STREAM]):
            continue
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if name not in wanted:
            streams[name] = b""
        elif length < cutoff:
            streams[name] = _cut(_follow(mini, mini_size, mini_chain, start), length)
        else:
            streams[name] = _cut(_follow(sectors, size, chain, start), length)
    return streams


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _cut(stream: bytes, length: int) -> bytes:
    if length > len(stream):
        raise ValueError("a stream longer than its sectors")
    return stream[:length]


def _follow(sectors: bytes, size: int, chain: list[int], first: int) -> bytes:
    """Put together the sectors of one stream.

    Raises:
        ValueError: when they have no end.
    """
    parts: list[bytes] = []
    number = first
    while number < _LAST_SECTOR:
        if number >= len(chain) or len(parts) > len(chain):
            raise ValueError("a chain of sectors without an end")
        parts.append(sectors[number * size : (number + 1) * size])
        number = chain[number]
    return b"".join(parts)
