"""What this version does not evaluate yet: found before judging, never left out in silence."""

from collections.abc import Iterable, Iterator

from healthcheck.model.faults import Fault, Place
from healthcheck.model.pack import Indicator, MeasureKind, Pack, TargetKind, VariableType

_MEASURES = (MeasureKind.INCREASE, MeasureKind.GROWTH, MeasureKind.TREND)
_PACK_KEYS = ("applies_to.areas", "parts")


def unsupported(pack: Pack, indicators: Iterable[Indicator]) -> list[Fault]:
    """Return a fault for each use of a key that the rule format has and this version does not evaluate.

    Only what bears on the given indicators counts. ``falling`` and ``rising`` go with the measure
    ``trend`` and are not named beside it.
    """
    chosen = list(indicators)
    faults = [
        Fault("HC199", {"pack": pack.id, "key": key}, pack.places[key])
        for key in _PACK_KEYS
        if chosen and key in pack.places
    ]
    for indicator in chosen:
        faults += [
            Fault("HC198", {"indicator": f"{pack.id}/{indicator.id}", "key": key}, place or indicator.place)
            for key, place in _uses(pack, indicator)
        ]
    return faults


def _uses(pack: Pack, indicator: Indicator) -> Iterator[tuple[str, Place | None]]:
    measure, target, places = indicator.measure, indicator.target, indicator.places
    if measure.kind in _MEASURES:
        yield measure.kind.value, places.get(f"measure.{measure.kind.value}")
    if measure.reported_as is not None:
        yield "reported_as", places.get("measure.reported_as")
    for variable in measure.variables:
        if pack.variables[variable].type is VariableType.FLAG:
            yield f"type: flag ({variable})", places.get("measure")
    if target.kind is TargetKind.MILESTONES:
        yield "milestones", places.get("target.milestones")
    if target.from_year is not None:
        yield "from", places.get("target.from")
    if target.rounding is not None:
        yield "round", places.get("target.round")
    if indicator.missing != "missing":
        yield f"missing: {indicator.missing}", places.get("missing")
    for key in ("for_each", "areas", "where"):
        if key in places:
            yield key, places[key]
