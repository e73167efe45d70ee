"""Targets that nobody can meet: alone, or together with another one of the same pack on the same measure."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.model.expressions import counts_whole, is_never_negative, values_of
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.intervals import common, is_empty, rounded
from healthcheck.model.pack import (
    Indicator,
    Interval,
    Measure,
    MeasureKind,
    Operation,
    Pack,
    Target,
    TargetKind,
    Threshold,
)
from healthcheck.model.text import Text

_TRENDS = (TargetKind.FALLING, TargetKind.RISING)
_ANY_YEAR = 0
"""Stands for every year where a target names none."""


class _Demand(Struct, frozen=True):
    """What a target asks in some year: as a rule file writes it, and which values satisfy it."""

    words: str
    interval: Interval


def unreachable(pack: Pack) -> Iterator[Finding]:
    """Give the targets of a pack that no figures can meet, or that never get a verdict."""
    for indicator in pack.indicators:
        place = indicator.places.get("target", indicator.place)
        since, only = indicator.measure.since, indicator.target.in_year
        if since is not None and only is not None and only <= since:
            yield Finding("HC188", Severity.ERROR, {"year": only, "since": since}, place)
        possible, whole = _possible(pack, indicator.measure), _is_whole(pack, indicator.measure)
        for demand in _demands(indicator.target):
            if is_empty(common(demand.interval, possible)):
                reason = phrase("lint.rounding") if is_empty(demand.interval) else _reason(indicator.measure, possible)
                yield Finding("HC168", Severity.ERROR, {"target": demand.words, "reason": reason}, place)
            elif whole and is_empty(common(demand.interval, possible), whole=True):
                yield Finding("HC169", Severity.ERROR, {"target": demand.words}, place)


def contradictions(pack: Pack) -> Iterator[Finding]:
    """Give each pair of a pack's indicators that ask opposite things of one measure, area and year."""
    for first, second in combinations(pack.indicators, 2):
        if _quantity(first.measure) != _quantity(second.measure) or not _meet(pack, first, second):
            continue
        parameters = _contradiction(pack, first, second)
        if parameters is not None:
            place = second.places.get("target", second.place)
            yield Finding("HC167", Severity.ERROR, {**parameters, "other": first.id}, place)


def _contradiction(pack: Pack, first: Indicator, second: Indicator) -> Parameters | None:
    """Return what two targets on one measure ask, in the first year in which no value satisfies both."""
    years = sorted(_years(first) | _years(second)) or [_ANY_YEAR]
    whole = _is_whole(pack, first.measure)
    for year in years:
        one, other = _due(first, year), _due(second, year)
        if one is None or other is None:
            continue
        opposed = first.target.kind in _TRENDS and first.target.kind != second.target.kind
        shared = common(_scaled(one.interval, first.measure), _scaled(other.interval, second.measure))
        if opposed or is_empty(shared, whole):
            when = phrase("lint.always") if year == _ANY_YEAR else phrase("lint.in_year", year=year)
            return {"target": other.words, "other_target": one.words, "when": when}
    return None


def _quantity(measure: Measure) -> tuple[object, ...]:
    """Return what makes two measures the same: a share and a ratio differ by a factor only."""
    kind = MeasureKind.RATIO if measure.kind is MeasureKind.SHARE else measure.kind
    return kind, measure.numerator, measure.denominator, measure.since


def _scaled(interval: Interval, measure: Measure) -> Interval:
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low / measure.per,
        None if high is None else high / measure.per,
        interval.low_open,
        interval.high_open,
    )


def _meet(pack: Pack, first: Indicator, second: Indicator) -> bool:
    """Tell whether two indicators bind some area both."""
    if first.where != second.where or bool(first.areas) != bool(second.areas):
        return False
    if first.areas:
        return not set(first.areas).isdisjoint(second.areas)
    levels = [found.for_each or found.level or pack.level for found in (first, second)]
    return levels[0] == levels[1]


def _years(indicator: Indicator) -> set[int]:
    """Return the years in which what an indicator asks may change."""
    target, over = indicator.target, indicator.measure.over
    named = {target.by, target.in_year, target.from_year, *(year for year, _ in target.milestones)}
    return {year for year in named if year is not None} | (set(range(over[0] + 1, over[1] + 1)) if over else set())


def _due(indicator: Indicator, year: int) -> _Demand | None:
    """Return what an indicator asks in a year, None where a miss would not count."""
    target, over = indicator.target, indicator.measure.over
    if target.in_year not in (None, year) or year < max(target.by or 0, target.from_year or 0):
        return None
    if over is not None:
        return _Demand(str(target.kind), Interval()) if over[0] < year <= over[1] else None
    if target.kind is TargetKind.MILESTONES:
        begun = [limit for start, limit in target.milestones if start <= year]
        return _stage(target, begun[-1]) if begun else None
    return next(iter(_demands(target)), None)


def _demands(target: Target) -> list[_Demand]:
    """Return everything a target asks: one demand, one for each milestone, none for a trend."""
    if target.kind in _TRENDS:
        return []
    if target.kind is TargetKind.MILESTONES:
        return [_stage(target, limit) for _, limit in target.milestones]
    limits = [limit.text for limit in target.thresholds]
    words = f"{target.kind}: {limits[0]}" if len(limits) == 1 else f"{target.kind}: [{', '.join(limits)}]"
    if target.within is not None:
        words += f", within: {target.within.text}{'%' if target.within_percent else ''}"
    return [_Demand(words, rounded(target.interval, target.rounding))]


def _stage(target: Target, limit: Threshold) -> _Demand:
    kind = target.milestone_kind or TargetKind.AT_LEAST
    return _Demand(f"{kind}: {limit.text}", rounded(Target(kind, (limit,)).interval, target.rounding))


def _possible(pack: Pack, measure: Measure) -> Interval:
    """Return an interval that holds every value a measure can have."""
    above = values_of(measure.numerator, pack.variables)
    match measure.kind:
        case MeasureKind.VALUE:
            return above
        case MeasureKind.SHARE:
            return Interval(Fraction(0), Fraction(100))
        case MeasureKind.INCREASE:
            return values_of(Operation("-", measure.numerator, measure.numerator), pack.variables)
        case MeasureKind.GROWTH if is_never_negative(above):
            return Interval(Fraction(-100))
        case MeasureKind.RATIO if measure.denominator is not None and is_never_negative(above):
            below = values_of(measure.denominator, pack.variables)
            return Interval(Fraction(0)) if is_never_negative(below) else Interval()
    return Interval()


def _is_whole(pack: Pack, measure: Measure) -> bool:
    counted = measure.kind in (MeasureKind.VALUE, MeasureKind.INCREASE)
    return counted and counts_whole(measure.numerator, pack.variables)


def _reason(measure: Measure, possible: Interval) -> Text:
    """Say why no value of a measure lies where the target wants it."""
    if measure.kind is MeasureKind.SHARE:
        return phrase("lint.share")
    low = "" if possible.low is None else str(possible.low)
    high = "" if possible.high is None else str(possible.high)
    key = "lint.values_between" if low and high else "lint.values_from" if low else "lint.values_to"
    return phrase(key, low=low, high=high)
