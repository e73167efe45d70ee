"""The shape of a catalogue entry."""

from msgspec import Struct

from healthcheck.model.text import Text


class Entry(Struct, frozen=True):
    """A wording with ``{placeholders}`` and, for codes, what it means and what to do about it."""

    brief: Text
    more: Text | None = None


def entry(en: str, zh: str, more_en: str = "", more_zh: str = "") -> Entry:
    """Build an entry from its wordings; ``more`` is for codes, which ``healthcheck explain`` prints."""
    return Entry(Text(en, zh), Text(more_en, more_zh) if more_en else None)
