"""Measures of inequality, exact as far as they can be.

Each area has an amount (beds) and a weight that the amount is held against (people, or land). The
areas stand in the order of amount / weight, the worst off first. Shares are all that counts: neither
the unit of the amounts nor that of the weights matters, and an area divided into equal parts changes nothing.

Sources: docs/equity.md. Gini coefficient and Lorenz curve are fractions and computed as such; Theil's
index needs logarithms, which are taken to 60 significant digits.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TypeVar

from msgspec import Struct

PRECISION = 60
"""Significant digits of logarithms and of the sums they go into."""

Point = tuple[Fraction, Fraction]
Group = TypeVar("Group")


class Portion(Struct, frozen=True):
    """What one area has: an amount of 0 or more, and a weight above 0 that it is held against."""

    amount: Fraction
    weight: Fraction

    @property
    def ratio(self) -> Fraction:
        """The amount for each unit of weight."""
        return self.amount / self.weight


class Theil(Struct, frozen=True):
    """Theil's index, and as far as areas are grouped what of it lies between and within the groups."""

    total: Decimal
    between: Decimal | None = None
    within: Decimal | None = None


def lorenz(portions: Sequence[Portion]) -> tuple[Point, ...]:
    """Return the corners of the Lorenz curve, from (0, 0) to (1, 1).

    Each is a share of all weight, the worst-off areas first, and the share of all amounts that they have.

    Raises:
        ZeroDivisionError: when there are no areas, or nothing to share out.
    """
    ordered = sorted(_whole(portions), key=lambda pair: Fraction(*pair))
    amounts = list(accumulate((amount for amount, _ in ordered), initial=0))
    weights = list(accumulate((weight for _, weight in ordered), initial=0))
    return tuple(
        (Fraction(weight, weights[-1]), Fraction(amount, amounts[-1]))
        for weight, amount in zip(weights, amounts, strict=True)
    )


def gini(portions: Sequence[Portion]) -> Fraction:
    """Return the Gini coefficient: twice the area between the Lorenz curve and the diagonal, exactly.

    With cumulative shares X of the weight and Y of the amounts it is 1 - sum (X_k - X_k-1)(Y_k + Y_k-1)
    (Brown's formula). 0 is the same ratio everywhere; n areas reach 1 less the weight share of the one that has all.

    Raises:
        ZeroDivisionError: when there are no areas, or nothing to share out.
    """
    ordered = sorted(_whole(portions), key=lambda pair: Fraction(*pair))
    below = doubled = 0
    for amount, weight in ordered:
        doubled += weight * (2 * below + amount)
        below += amount
    return 1 - Fraction(doubled, below * sum(weight for _, weight in ordered))


def theil(portions: Sequence[Portion]) -> Decimal:
    """Return Theil's T: sum s ln(s / w) over the areas' shares s of the amounts and w of the weight.

    Natural logarithms. An area without any amount adds 0, the limit of s ln s. 0 is the same ratio everywhere.

    Raises:
        ZeroDivisionError: when there are no areas, or nothing to share out.
    """
    pairs = _whole(portions)
    amounts, weights = sum(amount for amount, _ in pairs), sum(weight for _, weight in pairs)
    if not amounts:
        raise ZeroDivisionError("nothing to share out")
    with localcontext(Context(prec=PRECISION)):
        found = Decimal(0)
        for amount, weight in pairs:
            # An area with just its share adds exactly nothing, whatever becomes of rounding.
            if amount and amount * weights != weight * amounts:
                found += amount * (Decimal(amount * weights) / Decimal(weight * amounts)).ln()
        # It is never below 0; the last digit of a sum of almost nothing might be.
        return max(found / amounts, Decimal(0))


def theil_by_group(groups: Mapping[Group, Sequence[Portion]]) -> Theil:
    """Return Theil's T of all areas with its two parts.

    Between: the index of the groups, each taken as one area. Within: the mean of the groups' own
    indices, each weighted with the group's share of the amounts. The parts add up to the whole.

    Raises:
        ZeroDivisionError: when there are no areas, or nothing to share out.
    """
    merged = {key: _merged(portions) for key, portions in groups.items()}
    everything = sum((whole.amount for whole in merged.values()), Fraction(0))
    total = theil([portion for portions in groups.values() for portion in portions])
    between = theil(list(merged.values()))
    with localcontext(Context(prec=PRECISION)):
        within = Decimal(0)
        for key, portions in groups.items():
            share = merged[key].amount / everything
            if share:
                within += theil(portions) * share.numerator / share.denominator
    return Theil(total, between, within)


def _merged(portions: Iterable[Portion]) -> Portion:
    kept = list(portions)
    return Portion(
        sum((one.amount for one in kept), Fraction(0)),
        sum((one.weight for one in kept), Fraction(0)),
    )


def _whole(portions: Sequence[Portion]) -> list[tuple[int, int]]:
    """Return amounts and weights as whole numbers: sums of them need no fractions, and only shares matter."""
    amounts = lcm(*(one.amount.denominator for one in portions))
    weights = lcm(*(one.weight.denominator for one in portions))
    return [
        (
            one.amount.numerator * (amounts // one.amount.denominator),
            one.weight.numerator * (weights // one.weight.denominator),
        )
        for one in portions
    ]
