"""Targets and gaps in the words and signs that people use; no numbers library, for ``rules`` and ``explain`` too."""

from healthcheck.messages import text
from healthcheck.messages.units import difference
from healthcheck.model.pack import Target, TargetKind, Threshold
from healthcheck.model.text import Language

_SIGNS = {
    TargetKind.AT_LEAST: "≥",
    TargetKind.MORE_THAN: ">",
    TargetKind.AT_MOST: "≤",
    TargetKind.LESS_THAN: "<",
    TargetKind.EQUALS: "=",
}


def demand(target: Target, language: Language) -> str:
    """Return what a target asks of the value, without the year: ``≥ 7.5``, ``7 to 9``, ``≥ 5 (2023), ≥ 10 (2024)``."""
    limits = [limit.text for limit in target.thresholds]
    match target.kind:
        case TargetKind.FALLING | TargetKind.RISING:
            return text(f"target.{target.kind}", language)
        case TargetKind.MILESTONES:
            return text("list.pause", language).join(_milestone(target, *step, language) for step in target.milestones)
        case TargetKind.BETWEEN:
            key = "target.between_or_over" if target.over_allowed else "target.between"
            return text(key, language, {"low": limits[0], "high": limits[1]})
        case TargetKind.ABOUT:
            slack = (target.within.text if target.within else "0") + ("%" if target.within_percent else "")
            return text("target.about", language, {"figure": limits[0], "within": slack.replace("%%", "%")})
    return f"{_SIGNS[target.kind]} {limits[0]}"


def _milestone(target: Target, year: int, limit: Threshold, language: Language) -> str:
    sign = _SIGNS[target.milestone_kind] if target.milestone_kind else "="
    return text("target.milestone", language, {"target": f"{sign} {limit.text}", "year": year})


def full_demand(target: Target, language: Language) -> str:
    """Return what a target asks, with its year and its rounding."""
    words = demand(target, language)
    if target.rounding:
        words = text("target.rounded", language, {"target": words, "digits": target.rounding.digits})
    # Binding from a year on and giving no verdict before it is one thing to a reader when the years are one.
    first_year = None if target.from_year == target.by else target.from_year
    for key, year in (("by", target.by), ("in", target.in_year), ("from", first_year)):
        if year is not None:
            words = text(f"target.{key}", language, {"target": words, "year": year})
    return words


def gap_phrase(gap: str | None, unit: str | None, language: Language, *, above: bool) -> str:
    """Return a gap with its unit and direction: ``1 bed short``, ``差 1 张``; nothing without a gap."""
    if gap is None or gap == "0":
        return ""
    quantity = difference(gap, unit, language)
    return text("gap.over" if above else "gap.short", language, {"quantity": quantity})
