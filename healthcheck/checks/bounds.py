"""Counts that cannot belong to so many residents."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from msgspec import Struct

from healthcheck.checks.doubts import Doubt
from healthcheck.checks.subject import Subject
from healthcheck.checks.tens import shown
from healthcheck.model.faults import Parameters
from healthcheck.model.pack import POPULATIONS


class Bounds(Struct, frozen=True):
    """What a count is at least and at most, for so many residents; a count of 0 is always possible."""

    variable: str
    per: int
    low: str
    high: str


BOUNDS: tuple[Bounds, ...] = (
    # In 2023 China had 7.2 beds, 3.4 doctors and 4.0 nurses for 1,000 residents (national bulletin on health).
    # Districts that treat a whole province have ten times that, remote counties a tenth: bounds leave room for both.
    Bounds("beds", 1000, "0.1", "60"),
    Bounds("doctors", 1000, "0.1", "60"),
    Bounds("nurses", 1000, "0.05", "60"),
    # The plans ask for 4.5 to 4.6 nursery places for 1,000 residents; many areas had next to none before 2020.
    Bounds("nursery_places", 1000, "0.005", "30"),
    # The plans ask for 4 psychiatrists for 100,000 residents.
    Bounds("psychiatrists", 100_000, "0.05", "100"),
    # Census of 2020: 13.5 % of residents are 65 and over; counties lie between 2 % and 40 %.
    Bounds("residents_65_plus", 100, "0.5", "70"),
    # Births of 2016, the most of any recent year, were 13 for 1,000 residents; of 2023, 6.4.
    Bounds("live_births", 1000, "0.3", "60"),
    # Contracts may cover registered people who live elsewhere, hence more than all residents.
    Bounds("family_doctor_contracts", 100, "0.1", "300"),
)


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Give the wanted counts that lie outside their bounds for the residents of the area."""
    columns = subject.observations.batch.columns
    base = next((name for name in POPULATIONS if name in columns and name in subject.wanted), None)
    if base is None:
        return
    residents = subject.sizes(base)
    for bounds in BOUNDS:
        if bounds.variable not in columns or bounds.variable not in subject.wanted:
            continue
        low, high = Fraction(bounds.low) / bounds.per, Fraction(bounds.high) / bounds.per
        sizes = subject.sizes(bounds.variable)
        outside = (sizes < residents * (float(low) * 1.001)) | (sizes > residents * (float(high) * 0.999))
        for row in np.flatnonzero(outside & (sizes > 0) & (residents > 0)).tolist():
            value = subject.exact(bounds.variable, row) / subject.exact(base, row)
            if not low <= value <= high:
                yield _doubt(subject, bounds, row, value, base)


def _doubt(subject: Subject, bounds: Bounds, row: int, value: Fraction, base: str) -> Doubt:
    parameters: Parameters = {
        "variable": subject.variables[bounds.variable].name,
        "area": subject.label(row),
        "value": shown(value * bounds.per),
        "per": bounds.per,
        "low": bounds.low,
        "high": bounds.high,
    }
    is_high = value * bounds.per > Fraction(bounds.high)
    return Doubt("HC283", parameters, row, 1 if is_high else -1, bounds.variable, base)
