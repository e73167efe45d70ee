"""How many people a missed ratio leaves without: what its denominator exceeds that the numerator is enough for."""

from fractions import Fraction

from healthcheck.judging.figures import extended
from healthcheck.model.pack import Pack, Reference
from healthcheck.model.verdicts import Verdict


def base_unit(verdict: Verdict, pack: Pack) -> str | None:
    """Return the unit of what a ratio is of, such as people; None where that is no single figure."""
    denominator = verdict.indicator.measure.denominator
    return pack.variables[denominator.variable].unit if isinstance(denominator, Reference) else None


def unserved(verdict: Verdict) -> str | None:
    """Return how much of the denominator is more than the numerator is enough for, as decimal text.

    None where the target is met, or where the denominator is no single figure.
    """
    denominator = verdict.indicator.measure.denominator
    if verdict.serves is None or not isinstance(denominator, Reference):
        return None
    # A city's figure is the sum of those of its parts, which are inputs one by one.
    figures = [figure.value for figure in verdict.inputs if figure.variable == denominator.variable]
    rest = sum((Fraction(figure) for figure in figures if figure), Fraction(0)) - int(verdict.serves)
    return extended(rest, ()) if rest > 0 else None
