"""Agglomeration: what an area has for its share of the land, held against the people it has for it.

Source: docs/equity.md. All three figures are fractions and computed as such.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct


class Holding(Struct, frozen=True):
    """What one area has of a resource, its people and its land; people and land are above 0."""

    resource: Fraction
    people: Fraction
    land: Fraction


class Agglomeration(Struct, frozen=True):
    """An area's HRAD (health resource agglomeration degree), PAD (population agglomeration degree) and HRAD / PAD.

    HRAD is the area's share of the resource over its share of the land: the share of the resource that it has
    on each 1 % of the land. Above 1 it has more for its land than all areas together. PAD is the same
    of people. HRAD / PAD, above 1, is more of the resource for its people than all areas together have.
    """

    hrad: Fraction
    pad: Fraction
    for_people: Fraction


def agglomerations(holdings: Sequence[Holding]) -> tuple[Agglomeration, ...]:
    """Return the degrees of each area; the whole is all areas that are given.

    Raises:
        ZeroDivisionError: when nobody has any of the resource.
    """
    resource = sum((one.resource for one in holdings), Fraction(0))
    people = sum((one.people for one in holdings), Fraction(0))
    land = sum((one.land for one in holdings), Fraction(0))
    return tuple(
        Agglomeration(
            hrad=one.resource / resource / (one.land / land),
            pad=one.people / people / (one.land / land),
            for_people=one.resource / resource / (one.people / people),
        )
        for one in holdings
    )
