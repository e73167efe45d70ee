"""Variables of rule files: their definitions, and the words that may stand for them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.faults import Place
from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.text import Text
from healthcheck.model.wording import did_you_mean, normalise
from healthcheck.packs import values
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Mapping as MappingNode
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.values import VARIABLE_ID, Fields

POPULATION = "population"
"""The word that stands in expressions for the pack's own population."""
KEYS = ("name", "unit", "type", "aliases")
TYPES = tuple(kind.value for kind in VariableType)


class Definition(NamedTuple):
    """A variable with its labels: each word that a header may have for it, normalised, and where it stands."""

    variable: Variable
    labels: tuple[tuple[str, Scalar], ...]


def read_variables(node: Node, faults: FaultList) -> list[Definition]:
    """Read the ``variables:`` of a rule file.

    A definition with faults is kept under its id, so that expressions that name it get no second fault.
    """
    group = values.mapping(node, faults)
    definitions = [_definition(key, value, faults) for key, value in group.items] if group else []
    return [definition for definition in definitions if definition is not None]


def _definition(key: Scalar, node: Node, faults: FaultList) -> Definition | None:
    id_ = values.identifier(key, VARIABLE_ID, faults)
    if id_ == POPULATION:
        faults.add("HC184", key.place)
    group = values.mapping(node, faults)
    if group is None:
        return None if id_ is None else Definition(_variable(id_, None, None, None, (), key.place), ())
    fields = Fields(group, KEYS, faults)
    name_node, unit_node, type_node = fields.require("name"), fields.require("unit"), fields.require("type")
    name = None if name_node is None else values.bilingual(name_node, faults)
    unit = None if unit_node is None else values.text(unit_node, faults)
    kind = None if type_node is None else values.choice(type_node, TYPES, faults)
    aliases = _aliases(fields.get("aliases"), faults)
    if id_ is None:
        return None
    variable = _variable(id_, name, unit, kind, tuple(alias.text.strip() for alias in aliases), key.place)
    written = [key, *_scalars(name_node), *aliases]
    return Definition(variable, tuple((normalise(word.text), word) for word in written))


def _variable(
    id_: str, name: Text | None, unit: str | None, kind: str | None, aliases: tuple[str, ...], place: Place
) -> Variable:
    """Build a variable; what is None has a fault, so that nobody will ever see what stands in for it."""
    return Variable(id_, name or Text(id_, id_), unit or "", VariableType(kind or "count"), aliases, place)


def _aliases(node: Node | None, faults: FaultList) -> list[Scalar]:
    """Read the aliases; an empty list is no fault, it says that there are none."""
    listed = None if node is None else values.items(node, faults)
    return [item for item in listed or () if values.text(item, faults) and isinstance(item, Scalar)]


def _scalars(node: Node | None) -> list[Scalar]:
    pairs = node.items if isinstance(node, MappingNode) else ()
    return [value for _, value in pairs if isinstance(value, Scalar)]


class Vocabulary(Struct, frozen=True):
    """The variables that a pack's expressions may name.

    ``labels`` gives for each word that stands for a variable, normalised, the variable's id and the
    word as written. It is not ``complete`` when a file that it needs could not be read; an unknown
    word is then no fault of its own.
    """

    variables: Mapping[str, Variable]
    labels: Mapping[str, tuple[str, str]]
    complete: bool = True

    def check(self, word: str, place: Place, faults: FaultList) -> None:
        """Note a fault unless ``word`` is a variable's id: what it may have been meant to be."""
        if word in self.variables:
            return
        owner = self.labels.get(normalise(word))
        if owner is not None:
            faults.add("HC177", place, name=values.excerpt(word), id=owner[0])
            return
        if not self.complete:
            return
        written = {label: id_ for id_, label in self.labels.values()}
        nearest = did_you_mean(word, [*self.variables, *written])
        if nearest is None:
            hint = NOTHING
        elif nearest in self.variables:
            hint = phrase("hint.did_you_mean", word=nearest)
        else:
            hint = phrase("hint.did_you_mean_variable", word=nearest, id=written[nearest])
        faults.add("HC176", place, name=values.excerpt(word), hint=hint)


def merge(groups: Iterable[Iterable[Definition]], complete: bool, faults: FaultList) -> Vocabulary:
    """Put the variables of several files together; an id or a label that two of them claim is a fault."""
    variables: dict[str, Variable] = {}
    labels: dict[str, tuple[str, Scalar]] = {}
    for definitions in groups:
        for variable, words in definitions:
            if variable.id in variables:
                faults.add("HC180", variable.place, id=variable.id, other=str(variables[variable.id].place))
                continue
            variables[variable.id] = variable
            for label, word in words:
                owner, first = labels.setdefault(label, (variable.id, word))
                if owner != variable.id:
                    faults.add("HC181", word.place, label=word.text, id=owner, other=str(first.place))
    return Vocabulary(variables, {label: (owner, word.text) for label, (owner, word) in labels.items()}, complete)
