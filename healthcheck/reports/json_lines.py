"""A JSON array with an entry on each line: readable, and never whole in memory."""

from collections.abc import Iterable, Iterator

from healthcheck.reports.inert_text import json_text


def array_lines(entries: Iterable[object]) -> Iterator[str]:
    """Write entries as a JSON array; without any it is ``[]``."""
    separator = "[\n"
    for entry in entries:
        yield separator + json_text(entry)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
