"""What a comparison of areas comes to: the spread of one ratio in one period."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field

from healthcheck.model.faults import Fault
from healthcheck.model.pack import Indicator, Pack
from healthcheck.model.text import Text
from healthcheck.spread.agglomeration import Agglomeration
from healthcheck.spread.inequality import Point, Portion, Theil

EVERYTHING, GROUPS, QUOTIENT, OF_LAND = "spread", "groups", "quotient", "land"
"""What may not be defined: all of it, the parts of Theil's index, highest / lowest, the spread over the land."""


class Area(Struct, frozen=True):
    """An area that is compared: ``row`` of the completed observations, and its figures, exactly.

    ``value`` is the ratio as the indicator writes it (per 1,000); ``people`` is what the ratio is per, whatever it
    counts; ``land`` is in square kilometres, None where no table says it.
    """

    row: int
    code: str | None
    name: str | None
    value: Fraction
    resource: Fraction
    people: Fraction
    land: Fraction | None = None

    @property
    def portion(self) -> Portion:
        """The resource held against people."""
        return Portion(self.resource, self.people)


class LeftOut(Struct, frozen=True):
    """An area that is not compared, and why."""

    code: str | None
    name: str | None
    why: Fault


class Curve(Struct, frozen=True):
    """A Gini coefficient and the corners of its Lorenz curve."""

    gini: Fraction
    corners: tuple[Point, ...]


class Range(Struct, frozen=True):
    """The areas with the highest and the lowest ratio; ``quotient`` is None when the lowest is 0."""

    highest: Area
    lowest: Area
    difference: Fraction
    quotient: Fraction | None


class Group(Struct, frozen=True):
    """Areas that belong together; ``code`` is that of the area they lie in, as far as it has one."""

    code: str | None
    name: Text
    areas: tuple[Area, ...]


class Grouping(Struct, frozen=True):
    """What areas are grouped by (a level, ``region``, a variable), and the groups."""

    by: str
    groups: tuple[Group, ...]


class LandSpread(Struct, frozen=True):
    """The spread over the land: of the compared areas those whose land is known, and why others are not among them."""

    curve: Curve
    areas: tuple[Area, ...]
    degrees: tuple[Agglomeration, ...]
    left_out: tuple[LeftOut, ...]


class Spread(Struct, frozen=True):
    """The spread of one indicator's ratio over the areas of one level in one period (0: undated).

    A measure that is None is not defined, and ``undefined`` says why. ``covered`` is the compared areas' share of the
    people of all areas, None where the people of an area are not known.
    """

    pack: Pack
    indicator: Indicator
    level: str | None
    period: int
    areas: tuple[Area, ...]
    left_out: tuple[LeftOut, ...]
    covered: Fraction | None
    curve: Curve | None = None
    theil: Theil | None = None
    grouping: Grouping | None = None
    range: Range | None = None
    land: LandSpread | None = None
    undefined: Mapping[str, Fault] = field(default_factory=dict)

    @property
    def named_left_out(self) -> tuple[LeftOut, ...]:
        """The areas left out that are worth naming: none where ``undefined`` gives the one reason for all of them."""
        fault = self.undefined.get(EVERYTHING)
        alike = fault is not None and all(left.why == fault for left in self.left_out)
        return () if alike else self.left_out
