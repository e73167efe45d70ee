"""The figures of the areas that are compared, and why an area has none."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.inputs import Inputs, gather
from healthcheck.judging.integers import column
from healthcheck.judging.measures import Quantity, evaluate, measured
from healthcheck.judging.reasons import OF_STATE, PART_REASONS, REASONS, Unjudged, before_judging
from healthcheck.judging.timeline import Bound, Timeline
from healthcheck.messages import phrase
from healthcheck.model.faults import Fault
from healthcheck.model.observations import Observations, State
from healthcheck.model.pack import Indicator, Pack, variables_of
from healthcheck.spread.results import Area, LeftOut

LAND = "land_area"
"""The variable that says how much land an area has."""

NEGATIVE_RESOURCE = "HC545"
ZERO_LAND = "HC546"


class Figures(Struct, frozen=True):
    """The areas of one period that can be compared, and those that cannot.

    ``people_left_out`` are the people of the latter, None where they are not known.
    """

    areas: tuple[Area, ...]
    left_out: tuple[LeftOut, ...]
    people_left_out: tuple[Fraction | None, ...]


def figures(observations: Observations, pack: Pack, indicator: Indicator, rows: npt.NDArray[np.intp]) -> Figures:
    """Read the parts of a ratio, and the land, in the chosen rows, which are those of one period."""
    batch, measure = observations.batch, indicator.measure
    if measure.denominator is None:
        raise ValueError(f"{indicator.id} is no ratio")
    inputs = gather(batch, indicator, Bound(rows, batch.period[rows], whole=False), Timeline(batch))
    found = before_judging(indicator, inputs, measured(measure, inputs.now))
    resource = _fractions(evaluate(measure.numerator, inputs.now), len(rows))
    people = _fractions(evaluate(measure.denominator, inputs.now), len(rows))
    known = _all_there(inputs, variables_of(measure.denominator))
    areas, left_out, people_left_out = [], [], []
    for position, row in enumerate(rows.tolist()):
        code, name = observations.area[row], observations.area_name[row]
        why = _why(observations, pack, inputs, found, position)
        if why is None and resource[position] < 0:
            why = Fault(NEGATIVE_RESOURCE)
        if why is None:
            value = resource[position] / people[position] * measure.per
            areas.append(Area(row, code, name, value, resource[position], people[position], land(observations, row)))
        else:
            left_out.append(LeftOut(code, name, why))
            people_left_out.append(people[position] if known[position] and people[position] >= 0 else None)
    return Figures(tuple(areas), tuple(left_out), tuple(people_left_out))


def land(observations: Observations, row: int) -> Fraction | None:
    """Return how much land the area of a row has; None where that is not known, or nothing."""
    found = observations.batch.columns.get(LAND)
    if found is None or found.state[row] != State.OK or found.mantissa[row] <= 0:
        return None
    return Fraction(int(found.mantissa[row]), 10**found.scale)


def without_land(observations: Observations, pack: Pack, area: Area) -> LeftOut:
    """Say why the land of an area is not known, where a table has a column for it."""
    state = State(int(observations.batch.columns[LAND].state[area.row]))
    if state is State.OK:
        return LeftOut(area.code, area.name, Fault(ZERO_LAND))
    return LeftOut(area.code, area.name, _fault_of(observations, pack, OF_STATE[state], LAND, area.row))


def _why(observations: Observations, pack: Pack, inputs: Inputs, found: Unjudged, position: int) -> Fault | None:
    """Say why a row has no ratio, in the words that ``check`` has for it; None when it has one."""
    if found.usable[position]:
        return None
    code, cause = REASONS[int(found.reason[position])], int(found.cause[position])
    if cause < 0:
        return Fault(code, {"variable": phrase("word.constant"), "year": 0, "due": 0, "part": "…"})
    term = inputs.terms[cause]
    return _fault_of(observations, pack, code, term.variable, int(term.rows[position]))


def _fault_of(observations: Observations, pack: Pack, code: str, variable: str, row: int) -> Fault:
    part = observations.origins.blamed(variable, row) if code in PART_REASONS else ""
    year = int(observations.batch.period[row])
    return Fault(code, {"variable": pack.variables[variable].name, "year": year, "due": 0, "part": part or "…"})


def _all_there(inputs: Inputs, names: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    there = np.ones(inputs.now.size, dtype=np.bool_)
    for name in names:
        there &= inputs.now.columns[name].state == State.OK.value
    return there


def _fractions(quantity: Quantity, size: int) -> list[Fraction]:
    """Return an expression's values, one for each row."""
    above, below = column(quantity.numerator, size), column(quantity.denominator, size)
    return [Fraction(int(one), int(other)) for one, other in zip(above.tolist(), below.tolist(), strict=True)]
