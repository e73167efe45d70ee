"""A JSON array with an entry on each line: readable, and never whole in memory."""

import json
from collections.abc import Iterable, Iterator


def array_lines(entries: Iterable[object]) -> Iterator[str]:
    """Write entries as a JSON array; without any it is ``[]``."""
    separator = "[\n"
    for entry in entries:
        yield separator + json.dumps(entry, ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
