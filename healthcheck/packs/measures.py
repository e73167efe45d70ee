"""The ``measure:`` of an indicator."""

from msgspec import Struct

from healthcheck.model.faults import Place, RuleFileError
from healthcheck.model.pack import Expression, Measure, MeasureKind, variables_of
from healthcheck.model.wording import normalise
from healthcheck.packs import numbers, values
from healthcheck.packs.expression import parse_expression, words_of
from healthcheck.packs.fault_list import FaultList, listing
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.values import Fields
from healthcheck.packs.variables import POPULATION, Vocabulary

KINDS = tuple(kind.value for kind in MeasureKind)
DENOMINATORS = {"ratio": "to", "share": "of"}
OWNERS = {
    "to": ("ratio",),
    "per": ("ratio",),
    "of": ("share",),
    "since": ("increase",),
    "over": ("trend",),
    "reported_as": ("ratio", "share"),
}
"""Which kinds of measure a further key goes with."""
NEEDED = {"ratio": ("to", "per"), "share": ("of",), "trend": ("over",)}
PER = ("1", "100", "1000", "10000", "100000")


class Terms(Struct, frozen=True):
    """What the expressions of a pack may name: its variables, and its own population if it says which."""

    vocabulary: Vocabulary
    population: str | None


def read_measure(node: Node, terms: Terms, faults: FaultList) -> Measure | None:
    """Read a measure; every variable it names is known and ``population`` is replaced by what it stands for."""
    group = values.mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, (*KINDS, *OWNERS), faults)
    kind = fields.only_one_of(KINDS, "HC151")
    if kind is None:
        return None
    _check_companions(fields, kind, faults)
    numerator = _expression(fields, kind, terms, faults)
    denominator = _expression(fields, DENOMINATORS[kind], terms, faults) if kind in DENOMINATORS else None
    per, since, over = _per(fields, faults), _since(fields, faults), _over(fields, faults)
    reported_as = _reported_as(fields, terms, faults)
    if numerator is None or (kind in DENOMINATORS and denominator is None):
        return None
    if not variables_of(numerator, denominator):
        faults.add("HC166", fields.place)
    as_read: dict[str, object] = {"per": per, "since": since, "over": list(over or ())}
    written = {key: as_read.get(key) or _as_written(fields.get(key)) for key in fields}
    scale = 100 if kind == "share" else per or 1
    return Measure(MeasureKind(kind), numerator, denominator, scale, since, over, reported_as, written)


def _check_companions(fields: Fields, kind: str, faults: FaultList) -> None:
    for key, owners in OWNERS.items():
        if key in fields and kind not in owners:
            faults.add("HC153", fields.place_of(key), key=key, kind=kind, owner=listing(owners))
    for key in NEEDED.get(kind, ()):
        fields.require(key)


def _expression(fields: Fields, key: str, terms: Terms, faults: FaultList) -> Expression | None:
    node = fields.get(key)
    if node is None or values.text(node, faults) is None or not isinstance(node, Scalar):
        return None
    text = node.text
    if text.strip() not in terms.vocabulary.variables and normalise(text) in terms.vocabulary.labels:
        # The whole text is a variable's name, which may have brackets or spaces that no expression can.
        terms.vocabulary.check(text.strip(), node.place, faults)
        return None
    exact = node.text_column is not None
    place = Place(node.place.file, node.place.line, node.text_column)
    for word, at in words_of(text, place):
        if word != POPULATION:
            terms.vocabulary.check(word, at if exact else node.place, faults)
        elif terms.population is None:
            faults.add("HC183", at if exact else node.place)
    try:
        return parse_expression(text, place, {POPULATION: terms.population or POPULATION})
    except RuleFileError as error:
        faults.extend(error.faults, None if exact else node.place)
        return None


def _as_written(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _per(fields: Fields, faults: FaultList) -> int | None:
    node = fields.get("per")
    word = None if node is None else values.choice(node, PER, faults)
    return None if word is None else int(word)


def _since(fields: Fields, faults: FaultList) -> int | None:
    node = fields.get("since")
    return None if node is None else numbers.year(node, faults)


def _over(fields: Fields, faults: FaultList) -> tuple[int, int] | None:
    node = fields.get("over")
    listed = None if node is None else values.items(node, faults)
    if node is None or listed is None:
        return None
    if len(listed) != 2:
        faults.add("HC162", node.place, count=2, found=len(listed))
        return None
    first, last = (numbers.year(item, faults) for item in listed)
    if first is None or last is None:
        return None
    if first >= last:
        faults.add("HC159", node.place, first=first, last=last)
    return first, last


def _reported_as(fields: Fields, terms: Terms, faults: FaultList) -> str | None:
    node = fields.get("reported_as")
    name = None if node is None else values.text(node, faults)
    if node is not None and name is not None:
        terms.vocabulary.check(name, node.place, faults)
    return name
