"""Comparing reports: ``diff`` and baselines (HC516 to HC529)."""

from healthcheck.messages.entry import Entry

ENTRIES: dict[str, Entry] = {}
