"""The job that every contestant does: seven ratios over eight counts, and two checks on each count."""

import sys
from pathlib import Path
from typing import NamedTuple

KEYS = ("code", "name", "year")
POPULATION = "resident_population"
INPUTS = (
    POPULATION,
    "beds",
    "doctors",
    "nurses",
    "nursery_places",
    "psychiatrists",
    "epidemic_investigators",
    "residents_65_plus_managed",
)


class Ratio(NamedTuple):
    """``numerator / POPULATION * per`` must be at least ``limit`` (decimal text)."""

    rule: str
    numerator: str
    per: int
    limit: str


RATIOS = (
    Ratio("beds_per_1000", "beds", 1000, "6.9"),
    Ratio("doctors_per_1000", "doctors", 1000, "3.2"),
    Ratio("nurses_per_1000", "nurses", 1000, "3.8"),
    Ratio("nursery_places_per_1000", "nursery_places", 1000, "4.6"),
    Ratio("psychiatrists_per_100000", "psychiatrists", 100_000, "4"),
    Ratio("investigators_per_10000", "epidemic_investigators", 10_000, "2.3"),
    Ratio("managed_65_plus_per_1000", "residents_65_plus_managed", 1000, "58"),
)


def paths() -> tuple[Path, Path]:
    """Return the table to read and the file to write, from the command line."""
    return Path(sys.argv[1]), Path(sys.argv[2])
