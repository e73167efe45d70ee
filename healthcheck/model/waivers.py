"""Waivers: excuses for missed targets that somebody approved, for a time (docs/waivers.md)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from healthcheck.model.faults import Place

MOST_COVERED = 20
"""A waiver that excuses more verdicts than this is too broad, unless it says how many it may excuse."""


class WaiverState(StrEnum):
    """What a waiver is good for in one run."""

    ACTIVE = "active"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    NOT_JUDGED = "not_judged"
    """The run does not judge what it is about."""


class Waiver(Struct, frozen=True):
    """An excuse for missed targets of one pack: indicators x areas x years; an empty list names all there are.

    ``areas`` are codes or names as written. It holds from ``start`` (None: always has) to the end
    of the day ``until``, both included. ``number`` is the document number of the approval. ``place`` is the
    line of its id, ``places`` those of its keys.
    """

    id: str
    pack: str
    indicators: tuple[str, ...]
    areas: tuple[str, ...]
    years: tuple[int, ...]
    reason: str
    approver: str
    number: str | None
    start: date | None
    until: date
    covers_at_most: int
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def state(self, today: date) -> WaiverState:
        """Tell whether it holds on a day."""
        if today > self.until:
            return WaiverState.EXPIRED
        if self.start is not None and today < self.start:
            return WaiverState.NOT_YET_VALID
        return WaiverState.ACTIVE


class WaiverUse(Struct, frozen=True):
    """A waiver in one run: its state, and how many verdicts it excused."""

    waiver: Waiver
    state: WaiverState
    verdicts: int
