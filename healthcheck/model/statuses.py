"""The seven answers that a verdict can give; no numbers library, for commands that compare reports."""

from enum import IntEnum


class Status(IntEnum):
    """The answer for one indicator, area and period."""

    PASS = 0
    FAIL = 1
    PENDING = 2
    MISSING = 3
    INVALID = 4
    WAIVED = 5
    NOT_APPLICABLE = 6

    @property
    def word(self) -> str:
        """The status as reports write it, such as ``not_applicable``."""
        return self.name.lower()
