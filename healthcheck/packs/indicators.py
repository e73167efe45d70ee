"""The ``indicators:`` of a rule file."""

from typing import Literal

from healthcheck.model.faults import Place, Severity
from healthcheck.model.pack import LEVELS, Indicator, Measure, MeasureKind, Target
from healthcheck.model.text import Text
from healthcheck.model.wording import normalise
from healthcheck.packs import scope, values
from healthcheck.packs.examples import read_examples
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.measures import Terms, read_measure
from healthcheck.packs.nodes import Mapping, Node, Scalar
from healthcheck.packs.targets import TRENDS, read_target
from healthcheck.packs.values import INDICATOR_ID, Fields

KEYS = (
    "name",
    "measure",
    "target",
    "clause",
    "severity",
    "rationale",
    "assumption",
    "examples",
    "level",
    "for_each",
    "areas",
    "where",
    "missing",
)
SEVERITIES = {severity.word: severity for severity in sorted(Severity, reverse=True)}
MISSING: dict[str, Literal["fail", "missing", "zero"]] = {"fail": "fail", "missing": "missing", "zero": "zero"}


def read_indicators(node: Node, terms: Terms, faults: FaultList) -> tuple[Indicator, ...]:
    """Read the indicators of a pack; those with faults are left out."""
    group = values.mapping(node, faults)
    if group is None:
        return ()
    if not group.items:
        faults.add("HC194", group.place)
    names: dict[tuple[str, str], str] = {}
    read = [_indicator(key, value, terms, names, faults) for key, value in group.items]
    return tuple(indicator for indicator in read if indicator is not None)


def _indicator(
    key: Scalar, node: Node, terms: Terms, names: dict[tuple[str, str], str], faults: FaultList
) -> Indicator | None:
    id_ = values.identifier(key, INDICATOR_ID, faults)
    group = values.mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, KEYS, faults)
    name = _name(fields, key.text, names, faults)
    measure, target = _measure_and_target(fields, terms, faults)
    if "level" in fields and "for_each" in fields:
        faults.add("HC154", fields.place_of("for_each"), first="level", second="for_each")
    level, for_each = fields.choice("level", LEVELS), fields.choice("for_each", LEVELS)
    clause, severity = fields.text("clause"), fields.choice("severity", tuple(SEVERITIES))
    rationale, assumption = fields.bilingual("rationale"), fields.bilingual("assumption")
    missing = fields.choice("missing", tuple(MISSING))
    where, areas_node = _where(fields.get("where"), faults), fields.get("areas")
    areas = () if areas_node is None else scope.areas(areas_node, "areas", faults)
    examples = read_examples(fields.get("examples"), terms.vocabulary, where, faults)
    if id_ is None or name is None or measure is None or target is None:
        return None
    return Indicator(
        id_,
        name,
        measure,
        target,
        clause or "",
        key.place,
        SEVERITIES[severity or "error"],
        rationale,
        assumption,
        level,
        for_each,
        areas,
        where,
        MISSING[missing or "missing"],
        examples,
        _places(group),
    )


def _name(fields: Fields, id_: str, names: dict[tuple[str, str], str], faults: FaultList) -> Text | None:
    """Read the name; no two indicators of a pack may share one in either language."""
    node = fields.require("name")
    name = None if node is None else values.bilingual(node, faults)
    if node is None or name is None:
        return None
    for language, word in (("en", name.en), ("zh", name.zh)):
        owner = names.setdefault((language, normalise(word)), id_)
        if owner != id_:
            faults.add("HC196", node.place, name=word, id=owner)
    return name


def _measure_and_target(fields: Fields, terms: Terms, faults: FaultList) -> tuple[Measure | None, Target | None]:
    """Read both and see that they go together: a trend is judged by its direction, all else by a limit."""
    measure_node, target_node = fields.require("measure"), fields.require("target")
    measure = None if measure_node is None else read_measure(measure_node, terms, faults)
    target = None if target_node is None else read_target(target_node, faults)
    if measure is not None and target is not None:
        is_trend = measure.kind is MeasureKind.TREND
        if is_trend != (target.kind.value in TRENDS):
            faults.add("HC158", fields.place_of("target"), measure=measure.kind.value, target=target.kind.value)
    return measure, target


def _where(node: Node | None, faults: FaultList) -> dict[str, str | bool]:
    """Read which rows an indicator is about: a column and the value that it must have."""
    group = None if node is None else values.mapping(node, faults)
    if group is not None and not group.items:
        faults.add("HC193", group.place, key="where")
    wanted: dict[str, str | bool] = {}
    for key, value in group.items if group else ():
        yes_or_no = values.truth(value)
        read = values.text(value, faults) if yes_or_no is None else yes_or_no
        if read is not None:
            wanted[key.text] = read
    return wanted


def _places(group: Mapping) -> dict[str, Place]:
    """Return where each key stands; those of the measure and the target as ``measure.over`` and so on."""
    places = {key.text: key.place for key, _ in group.items}
    for key, value in group.items:
        if key.text in ("measure", "target") and isinstance(value, Mapping):
            places.update({f"{key.text}.{inner.text}": inner.place for inner, _ in value.items})
    return places
