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
_LEAST_FOR_PEOPLE = 400
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
    least = SURELY_ODD if base is not None else _LEAST_FOR_PEOPLE
    if not _vary(sizes, least):
        return
    for peers in subject.peers:
        rows, quartiles, number = _far(sizes, peers, least)
        low, reference, high = (_ratio(subject, part, base, row) for row in quartiles) if rows else (Fraction(),) * 3
        for row in rows:
            value = _ratio(subject, part, base, row)
            above = value >= max(least * reference, _SPREAD * high)
            below = value * least <= reference and value * _SPREAD <= low
            if above or below:
                power = apart(value, reference)
                parameters: Parameters = {
                    "indicator": name,
                    "area": subject.label(row),
                    "value": shown(value * per),
                    "factor": times_phrase(power),
                    "number": number,
                    "reference": shown(reference * per),
                }
                yield Doubt("HC282", parameters, row, power, part, base)


def _vary(sizes: Sizes, least: int) -> bool:
    there = sizes[~np.isnan(sizes)]
    return len(there) >= _FEWEST and bool(there.max() > 0.99 * least * there.min())


def _far(sizes: Sizes, peers: Rows, least: int) -> tuple[list[int], list[int], int]:
    """Return the rows far from their peers, the rows of the three quartiles, and how many peers there are."""
    rows = peers[~np.isnan(sizes[peers])]
    number = len(rows)
    if number < _FEWEST:
        return [], [], number
    own = sizes[rows]
    if not own.max() > 0.99 * least * own.min():
        return [], [], number
    ranks = [number // 4, (number - 1) // 2, number - 1 - number // 4]
    # Sorting everything is several times faster than looking for three ranks.
    low, median, high = quartiles = np.sort(own)[ranks].tolist()
    above = own > 0.99 * max(least * median, _SPREAD * high)
    below = own < 1.01 * min(median / least, low / _SPREAD)
    return rows[above | below].tolist(), [int(rows[np.argmax(own == one)]) for one in quartiles], number


def _ratio(subject: Subject, part: str, base: str | None, row: int) -> Fraction:
    value = subject.exact(part, row)
    return value if base is None else value / subject.exact(base, row)
