"""What ``healthcheck rules lint`` finds besides the loader: rules that cannot be met, and what nothing uses."""

from healthcheck.messages.entry import Entry

ENTRIES: dict[str, Entry] = {}
