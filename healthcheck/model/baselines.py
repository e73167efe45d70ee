"""What a run knows of its baseline: the report that it is compared with (docs/comparing.md)."""

from msgspec import Struct


class FixedMiss(Struct, frozen=True):
    """A miss of the baseline that is none any more, as the baseline names it; ``status`` is what it is now."""

    pack: str
    indicator: str
    area: str | None
    area_name: str | None
    period: str | None
    status: str


class Baseline(Struct, frozen=True):
    """The report that a run is compared with, and what came of it.

    ``known`` misses and ``known_findings`` are in both and do not count. ``fixed`` entries of the baseline
    can go: as long as they are there, the same miss would be known if it came back.
    """

    path: str
    sha256: str
    known: int
    known_findings: int
    fixed: tuple[FixedMiss, ...]
