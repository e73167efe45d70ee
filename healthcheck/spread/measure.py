"""One ratio in one period: every measure of its spread, and for each that is not defined the reason."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from healthcheck.model.faults import Fault
from healthcheck.model.observations import Observations
from healthcheck.model.pack import POPULATIONS, Indicator, Pack, Reference
from healthcheck.spread.agglomeration import Holding, agglomerations
from healthcheck.spread.figures import LAND, Figures, figures, without_land
from healthcheck.spread.groups import Groups
from healthcheck.spread.inequality import Portion, Theil, gini, lorenz, theil, theil_by_group
from healthcheck.spread.levels import FEWEST
from healthcheck.spread.results import (
    EVERYTHING,
    GROUPS,
    OF_LAND,
    QUOTIENT,
    Area,
    Curve,
    Grouping,
    LandSpread,
    Range,
    Spread,
)

_TOO_FEW = "HC541"
_NOTHING = "HC542"
_LOWEST_IS_ZERO = "HC543"
_NO_LAND = "HC553"
_NOT_OF_PEOPLE = "HC554"


def spread_of(
    observations: Observations,
    pack: Pack,
    indicator: Indicator,
    rows: npt.NDArray[np.intp],
    groups: Groups,
    group_by: str | None,
) -> Spread:
    """Measure the spread of a ratio over the areas of some rows, which are those of one level and one period."""
    level = indicator.for_each
    period = int(observations.batch.period[rows[0]])
    found = figures(observations, pack, indicator, rows)
    areas = found.areas
    spread = Spread(pack, indicator, level, period, areas, found.left_out, _covered(found))
    fault = _one_reason(found) or _nothing_to_compare([area.resource for area in areas])
    if fault is not None:
        return replace(spread, undefined={EVERYTHING: fault})
    undefined: dict[str, Fault] = {}
    grouping = groups.of(areas, level, group_by)
    if isinstance(grouping, Fault):
        undefined[GROUPS] = grouping
    between = _range(areas)
    if between.quotient is None:
        undefined[QUOTIENT] = Fault(_LOWEST_IS_ZERO, {"area": between.lowest.name or between.lowest.code or ""})
    land = _land_spread(observations, pack, indicator, areas)
    if isinstance(land, Fault):
        undefined[OF_LAND] = land
    return replace(
        spread,
        curve=_curve([area.portion for area in areas]),
        theil=_theil(areas, grouping),
        grouping=None if isinstance(grouping, Fault) else grouping,
        range=between,
        land=None if isinstance(land, Fault) else land,
        undefined=undefined,
    )


def _one_reason(found: Figures) -> Fault | None:
    """Say why no area at all has a ratio, where it is the same for all of them: no table has the figure."""
    reasons = [left.why for left in found.left_out]
    return reasons[0] if reasons and not found.areas and all(why == reasons[0] for why in reasons) else None


def _nothing_to_compare(resources: Sequence[Fraction]) -> Fault | None:
    """Say why no measure is defined: too few areas, or nothing that they could have a share of."""
    if len(resources) < FEWEST:
        return Fault(_TOO_FEW, {"number": len(resources)})
    return None if any(resources) else Fault(_NOTHING)


def _covered(found: Figures) -> Fraction | None:
    """Return the share of all people who live in the compared areas; None where not all people are known."""
    compared, others = sum(area.people for area in found.areas), Fraction(0)
    for people in found.people_left_out:
        if people is None:
            return None
        others += people
    return Fraction(compared, compared + others) if compared + others else None


def _curve(portions: Sequence[Portion]) -> Curve:
    return Curve(gini(portions), lorenz(portions))


def _theil(areas: Sequence[Area], grouping: Grouping | Fault) -> Theil:
    if isinstance(grouping, Fault):
        return Theil(theil([area.portion for area in areas]))
    return theil_by_group({n: [area.portion for area in group.areas] for n, group in enumerate(grouping.groups)})


def _range(areas: Sequence[Area]) -> Range:
    highest, lowest = max(areas, key=lambda area: area.value), min(areas, key=lambda area: area.value)
    quotient = highest.value / lowest.value if lowest.value else None
    return Range(highest, lowest, highest.value - lowest.value, quotient)


def _land_spread(
    observations: Observations, pack: Pack, indicator: Indicator, areas: Sequence[Area]
) -> LandSpread | Fault:
    """Measure the spread over the land, as far as the land of areas is known; it is people that it is held against."""
    if LAND not in observations.batch.columns:
        return Fault(_NO_LAND, {"variable": pack.variables[LAND].name})
    below = indicator.measure.denominator
    if not (isinstance(below, Reference) and below.variable in (pack.population, *POPULATIONS)):
        return Fault(_NOT_OF_PEOPLE)
    known = [(area, area.land) for area in areas if area.land is not None]
    fault = _nothing_to_compare([area.resource for area, _ in known])
    if fault is not None:
        return fault
    return LandSpread(
        curve=_curve([Portion(area.resource, land) for area, land in known]),
        areas=tuple(area for area, _ in known),
        degrees=agglomerations([Holding(area.resource, area.people, land) for area, land in known]),
        left_out=tuple(without_land(observations, pack, area) for area in areas if area.land is None),
    )
