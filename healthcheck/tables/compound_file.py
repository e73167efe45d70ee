"""Compound files (MS-CFB), the container of xls files and of workbooks with a password: streams by name."""

import struct

_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on end a chain."""
_HEADER_ENTRIES = 109
_DIRECTORY_ENTRY = 128
_STREAM, _ROOT = 2, 5


def read_streams(data: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    """Return the names of all streams of a compound file, and the content of those ``wanted`` (else nothing).

    Raises:
        ValueError, struct.error: when the file is damaged.
    """
    size, mini_size = (1 << shift for shift in struct.unpack_from("<HH", data, 30))
    first, _, cutoff, mini_first, _, more, _ = struct.unpack_from("<7I", data, 48)
    if not 64 <= size <= 4096 or not 16 <= mini_size <= size:
        raise ValueError("sectors of a size that there is not")

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    tables = list(struct.unpack_from(f"<{_HEADER_ENTRIES}I", data, 76))
    seen = 0
    while more < _LAST_SECTOR and seen * size <= len(data):
        *found, more = _numbers(sector(more))
        tables += found
        seen += 1
    chain = [number for table in tables if table < _LAST_SECTOR for number in _numbers(sector(table))]
    directory = _follow(data[size:], size, chain, first)
    entries = [directory[at : at + _DIRECTORY_ENTRY] for at in range(0, len(directory), _DIRECTORY_ENTRY)]
    root = next(entry for entry in entries if entry[66:67] == bytes([_ROOT]))
    mini = _follow(data[size:], size, chain, struct.unpack_from("<I", root, 116)[0])
    mini_chain = _numbers(_follow(data[size:], size, chain, mini_first))
    streams: dict[str, bytes] = {}
    for entry in entries:
        if entry[66:67] != bytes([_STREAM]):
            continue
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if name not in wanted:
            streams[name] = b""
        elif length < cutoff:
            streams[name] = _follow(mini, mini_size, mini_chain, start)[:length]
        else:
            streams[name] = _follow(data[size:], size, chain, start)[:length]
    return streams


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _follow(sectors: bytes, size: int, chain: list[int], first: int) -> bytes:
    """Put together the sectors of one stream; a chain that bites its tail ends where the file does."""
    parts: list[bytes] = []
    number = first
    while number < len(chain) and len(parts) <= len(chain):
        parts.append(sectors[number * size : (number + 1) * size])
        number = chain[number]
    return b"".join(parts)
