"""Days as people write them for machines: four digits of the year, two of the month, two of the day."""

import re
from datetime import date


def day_of(text: str) -> date | None:
    """Return the day that a text writes as ``2026-06-30``; None for anything else, also for a year or month alone."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
