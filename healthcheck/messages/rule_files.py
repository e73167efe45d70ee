"""TODO"""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {}
