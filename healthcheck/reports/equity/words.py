"""What every format writes alike: figures, areas, periods, and what a ratio is held against."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import count

from healthcheck.judging.figures import extended
from healthcheck.messages import message, text
from healthcheck.model.decimals import plain
from healthcheck.model.faults import Fault
from healthcheck.model.observations import UNDATED
from healthcheck.model.pack import POPULATIONS, variables_of
from healthcheck.model.text import Language
from healthcheck.spread.results import Area, LeftOut, Spread

_PERCENT_DIGITS = 1
_CORNER_DIGITS = 6


def number(value: Fraction | Decimal | None) -> str | None:
    """Write a measure: exactly if it ends within 4 decimals, else half even at 4; what is above 0 is never shown as 0.

    None for a measure that is not defined.
    """
    return None if value is None else extended(Fraction(value), [Fraction(0)])


def degree(value: Fraction) -> str:
    """Write an agglomeration degree; it is shown on the side of 1 that it is on."""
    return extended(value, [Fraction(0), Fraction(1)])


def percent_number(share: Fraction | None) -> str | None:
    """Write a share in percent with one decimal; more than nothing is never 0, and less than everything never 100."""
    if share is None:
        return None
    value = share * 100
    for digits in count(_PERCENT_DIGITS):
        shown = round(value, digits)
        if (shown in (0, 100)) == (value in (0, 100)):
            return plain(round(value * 10**digits), -digits)
    raise AssertionError("unreachable: count() never ends")


def percent(share: Fraction | None) -> str | None:
    """Write a share with its percent sign."""
    return None if share is None else f"{percent_number(share)}%"


def corner(share: Fraction) -> str:
    """Write a corner of a Lorenz curve with up to 6 decimals."""
    return plain(round(share * 10**_CORNER_DIGITS), -_CORNER_DIGITS)


def share_of(part: Decimal | None, whole: Decimal) -> Fraction | None:
    """Return what share of an index one of its parts is; None without a part, or where the index is 0."""
    return None if part is None or not whole else Fraction(part) / Fraction(whole)


def period_words(spread: Spread, language: Language) -> str:
    """Return the year of a spread, or that it has none."""
    return text("equity.undated", language) if spread.period == UNDATED else str(spread.period)


def of_people(spread: Spread) -> bool:
    """Tell whether the ratio is one of a resource to a population."""
    below = spread.indicator.measure.denominator
    return below is not None and set(variables_of(below)) <= {spread.pack.population, *POPULATIONS}


def weight_words(spread: Spread, language: Language) -> str:
    """Return what the ratio is held against, by name."""
    names = variables_of(spread.indicator.measure.denominator)
    return text("list.pause", language).join(spread.pack.variables[name].name.in_language(language) for name in names)


def short_weight(spread: Spread, language: Language) -> str:
    """Return what the ratio is held against in a word: people, or what else it is per."""
    return text("equity.people", language) if of_people(spread) else weight_words(spread, language)


class Names:
    """Writes areas by name, with the code where several of them share the name."""

    def __init__(self, areas: Iterable[Area | LeftOut], language: Language) -> None:
        """Take the areas that are shown together."""
        found = Counter(name for name, _ in {(area.name, area.code) for area in areas})
        self._ambiguous = {name for name, several in found.items() if several > 1}
        self._language = language

    def write(self, area: Area | LeftOut) -> str:
        """Return the area as a person knows it."""
        if area.name is None:
            return area.code or text("word.no_name", self._language)
        return f"{area.name} {area.code}" if area.name in self._ambiguous and area.code else area.name

    @classmethod
    def of(cls, spread: Spread, language: Language) -> "Names":
        """Write the areas of a spread."""
        return cls((*spread.areas, *spread.left_out), language)


def by_reason(left_out: Iterable[LeftOut], language: Language) -> dict[tuple[str, str], list[LeftOut]]:
    """Group areas by the code and the words of why they are left out."""
    found: dict[tuple[str, str], list[LeftOut]] = {}
    for area in left_out:
        found.setdefault((area.why.code, message(area.why, language)), []).append(area)
    return found


def reason(fault: Fault, language: Language) -> dict[str, str]:
    """Return a fault's code and words, to fill a sentence."""
    return {"code": fault.code, "reason": message(fault, language)}
