"""Drawings: exact numbers put on SVG, which is printed as it is seen and needs no style attribute."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from healthcheck.reports.html_report.markup import Child, Html, element

_TENTHS = 10
"""Places are exact to a tenth of the drawing's unit."""


class Scale(Struct, frozen=True):
    """Puts the numbers from ``low`` to ``high`` on the stretch from ``start`` to ``end`` of a drawing.

    For a scale that goes upwards ``start`` is larger than ``end``. Numbers beyond its ends are put on them.
    """

    low: Fraction
    high: Fraction
    start: int = 0
    end: int = 100

    @classmethod
    def around(
        cls, numbers: Iterable[Fraction], start: int = 0, end: int = 100, *, zero: bool = False, air: int = 12
    ) -> "Scale":
        """Make a scale that holds all numbers, with 1/``air`` of its width free beyond them; ``zero``: and zero."""
        held = [*numbers, *([Fraction(0)] if zero else [])] or [Fraction(0)]
        low, high = min(held), max(held)
        free = (high - low or abs(high) or Fraction(1)) / air
        below = low if zero and low == 0 else low - free
        return cls(below, high if zero and high == 0 and low < 0 else high + free, start, end)

    def at(self, number: Fraction) -> str:
        """Return the place of a number as an SVG attribute has it."""
        return place(self.position(number))

    def position(self, number: Fraction) -> Fraction:
        """Return the place of a number, exactly."""
        held = min(max(number, self.low), self.high)
        return self.start + (held - self.low) / (self.high - self.low) * (self.end - self.start)


def place(position: Fraction | int) -> str:
    """Write a place on a drawing."""
    tenths = round(position * _TENTHS)
    sign, whole, tenth = "-" if tenths < 0 else "", *divmod(abs(tenths), _TENTHS)
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def drawing(width: int, height: int, label: str, *children: Child, class_: str = "chart") -> Html:
    """Make a drawing of so many units; ``label`` says in a sentence what there is to see."""
    return element("svg", *children, viewBox=f"0 0 {width} {height}", role="img", aria_label=label, class_=class_)


def path(points: Sequence[tuple[str, str]], class_: str) -> Html:
    """Draw straight lines from place to place."""
    return element("path", d="M" + "L".join(f"{x} {y}" for x, y in points), class_=class_)


def line(x1: str, y1: str, x2: str, y2: str, class_: str) -> Html:
    """Draw one straight line."""
    return path([(x1, y1), (x2, y2)], class_)


def words(x: str, y: str, text: str, class_: str) -> Html:
    """Write a text; its class says which end of it stands at the place: ``start``, ``middle`` or ``end``."""
    return element("text", text, x=x, y=y, class_=class_)
