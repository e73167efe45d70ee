"""A Lorenz curve as a drawing: an even spread, the curve by people, and the curve by land where that is known."""

from collections.abc import Sequence
from fractions import Fraction

from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.reports.equity.lorenz_chart import height_at
from healthcheck.reports.equity.words import number, percent, period_words, short_weight
from healthcheck.reports.html_report.charts import Scale, drawing, line, path, words
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.spread.inequality import Point
from healthcheck.spread.results import Curve, Spread

_WIDTH, _HEIGHT = 350, 344
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 330, 24, 312
_HALF = Fraction(1, 2)
_TICKS = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1))
_MOST_CORNERS = 400
"""More corners than that are nearer to one another than a dot on a screen."""


def lorenz_figure(spread: Spread, language: Language) -> Html | None:
    """Draw the curves of a spread, with a key to them; None where it has none."""
    if spread.curve is None:
        return None
    curves = [("people", short_weight(spread, language), spread.curve)]
    if spread.land is not None:
        curves.append(("land", text("equity.land", language), spread.land.curve))
    period = period_words(spread, language)
    label = " ".join(_said(curve, weight, period, language) for _, weight, curve in curves)
    keys = [
        element("li", text("equity.gini", language, {"weight": weight}), f" {number(curve.gini)}", class_=name)
        for name, weight, curve in curves
    ]
    even = element("li", text("equity.equal", language), class_="even")
    lines = [_curve(curve.corners, name) for name, _, curve in curves]
    held = " / ".join(weight for _, weight, _ in curves)
    axes = [
        words(str(_RIGHT), str(_HEIGHT - 3), text("equity.lorenz_across", language, {"weight": held}), "end"),
        words("0", "11", text("equity.lorenz_upwards", language), "start"),
    ]
    heading = text("equity.lorenz", language, {"weight": curves[0][1], "period": period})
    return element(
        "figure",
        element(
            "figcaption", heading if len(curves) == 1 else text("equity.lorenz_both", language, {"period": period})
        ),
        drawing(
            _WIDTH, _HEIGHT, label, *_frame(), _curve(((_TICKS[0],) * 2, (_TICKS[-1],) * 2), "even"), *lines, *axes
        ),
        element("ul", *keys, even, class_="keys"),
        class_="lorenz",
    )


def _said(curve: Curve, weight: str, period: str, language: Language) -> str:
    """Say in a sentence what the curve shows: what the worst-off half has."""
    shares = {"half": percent(_HALF) or "", "has": percent(height_at(curve.corners, _HALF)) or ""}
    gini = number(curve.gini) or ""
    return text("equity.lorenz_label", language, {"weight": weight, "period": period, "gini": gini, **shares})


def _frame() -> list[Html]:
    across, upwards = _scales()
    parts = []
    for tick in _TICKS:
        x, y = across.at(tick), upwards.at(tick)
        parts.append(line(x, str(_TOP), x, str(_BOTTOM), "grid"))
        parts.append(line(str(_LEFT), y, str(_RIGHT), y, "grid"))
        parts.append(words(x, str(_BOTTOM + 14), percent(tick) or "", "middle"))
        parts.append(words(str(_LEFT - 5), upwards.at(tick - Fraction(1, 90)), percent(tick) or "", "end"))
    return parts


def _curve(corners: Sequence[Point], name: str) -> Html:
    across, upwards = _scales()
    step = max(len(corners) // _MOST_CORNERS, 1)
    kept = [*corners[:-1:step], corners[-1]]
    return path([(across.at(weight), upwards.at(amount)) for weight, amount in kept], name)


def _scales() -> tuple[Scale, Scale]:
    return Scale(Fraction(0), Fraction(1), _LEFT, _RIGHT), Scale(Fraction(0), Fraction(1), _BOTTOM, _TOP)
