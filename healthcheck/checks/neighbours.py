"""Ratios that are a power of ten off the other areas of the same level and year."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from healthcheck.checks.doubts import Doubt
from healthcheck.checks.subject import Rows, Sizes, Subject
from healthcheck.checks.tens import SURELY_ODD, apart, shown, times_phrase
from healthcheck.model.faults import Parameters
from healthcheck.model.pack import POPULATIONS, MeasureKind, Reference
from healthcheck.model.text import Text

_FEWEST = 8
"""Of fewer areas a median says little."""
_SPREAD = 4
"""Where areas differ a lot anyway, an odd one is this many times beyond the nearer quartile."""
_LEAST_FOR_PEOPLE = 3
"""Areas of one level do differ ten and a hundred times in people; a thousand times they do not."""


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Give the populations, and the ratios of the selected indicators, that no other area comes near to."""
    for name in POPULATIONS:
        if name in subject.wanted and name in subject.observations.batch.columns:
            yield from _odd(subject, subject.variables[name].name, name, None, 1)
    compared = set()
    for indicator in subject.indicators:
        measure = indicator.measure
        match measure.kind, measure.numerator, measure.denominator:
            case MeasureKind.RATIO | MeasureKind.SHARE, Reference(part), Reference(base):
                names = {part, base}
                if (part, base) not in compared and names <= subject.observations.batch.columns.keys():
                    compared.add((part, base))
                    yield from _odd(subject, indicator.name, part, base, measure.per)


def _odd(subject: Subject, name: Text, part: str, base: str | None, per: int) -> Iterator[Doubt]:
    sizes = subject.sizes(part)
    if base is not None:
        with np.errstate(all="ignore"):
            sizes = sizes / subject.sizes(base)
    sizes = np.where((sizes > 0) & (sizes < np.inf), sizes, np.nan)
    if not _vary(sizes):
        return
    for peers in subject.peers:
        for row, middle, number in _far(sizes, peers):
            value, reference = (_ratio(subject, part, base, one) for one in (row, middle))
            power = apart(value, reference)
            if power and (base is not None or abs(power) >= _LEAST_FOR_PEOPLE):
                parameters: Parameters = {
                    "indicator": name,
                    "area": subject.label(row),
                    "value": shown(value * per),
                    "factor": times_phrase(power),
                    "number": number,
                    "reference": shown(reference * per),
                }
                yield Doubt("HC282", parameters, row, power, part, base)


def _vary(sizes: Sizes) -> bool:
    there = sizes[~np.isnan(sizes)]
    return len(there) >= _FEWEST and bool(there.max() > (SURELY_ODD - 0.1) * there.min())


def _far(sizes: Sizes, peers: Rows) -> list[tuple[int, int, int]]:
    """Return the rows far from the median of their peers, the median's row, and how many peers there are."""
    rows = peers[~np.isnan(sizes[peers])]
    number = len(rows)
    if number < _FEWEST:
        return []
    own = sizes[rows]
    if not own.max() > (SURELY_ODD - 0.1) * own.min():
        return []
    low, middle, high = number // 4, (number - 1) // 2, number - 1 - number // 4
    ranked = np.argpartition(own, (low, middle, high))
    median, edge = own[ranked[middle]], _SPREAD - 0.01
    above = (own > (SURELY_ODD - 0.1) * median) & (own > edge * own[ranked[high]])
    below = (own * (SURELY_ODD - 0.1) < median) & (own * edge < own[ranked[low]])
    return [(row, int(rows[ranked[middle]]), number) for row in rows[above | below].tolist()]


def _ratio(subject: Subject, part: str, base: str | None, row: int) -> Fraction:
    value = subject.exact(part, row)
    return value if base is None else value / subject.exact(base, row)
