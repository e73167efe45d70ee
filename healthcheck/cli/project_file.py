"""The project file ``healthcheck.yaml``: what ``check`` and its like are given when the command line does not say.

Its keys are the options of ``check`` by their long names, ``_`` for ``-``; they are taken from the
options themselves, so that no list of them has to be kept. It is read as strictly as a rule file.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, field

from healthcheck.cli.value_types import FileName, MapFile, Words
from healthcheck.model.faults import Fault, Place, RuleFileError, UsageError
from healthcheck.model.text import Language
from healthcheck.packs import nodes, values
from healthcheck.packs.documents import read_document
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node, Scalar

STANDARD_INPUT = "-"
_HEAD = ("healthcheck", "project")
_ONLY_TYPED = frozenset({"today"})
"""A day that stands in a file would keep waivers valid for ever."""
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}
_SYNONYMS = {
    "packs": "rules",
    "pack": "rules",
    "table": "tables",
    "indicators": "indicator",
    "clauses": "clause",
    "outputs": "output",
    "checks": "check",
    "no_checks": "no_check",
    "language": "lang",
}


class Setting(Struct, frozen=True):
    """What a project file says of one option: its value, and where it stands."""

    value: Any
    place: Place


class Project(Struct, frozen=True):
    """A project file: its path from the working folder, its title, and its settings by the option's name."""

    file: str
    title: str
    settings: Mapping[str, Setting]
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each text of it stands, for faults that are found only when it is used."""

    def located(self, fault: Fault) -> Fault:
        """Put a fault without a place where its offending text, the first of its values, stands in this file."""
        offending = next(iter(fault.parameters.values()), None)
        if fault.place is not None or not isinstance(offending, str) or offending not in self.places:
            return fault
        return Fault(fault.code, fault.parameters, self.places[offending])


def keys_of(parameters: Sequence[click.Parameter]) -> dict[str, click.Parameter]:
    """Return the keys of a project file: every option that changes what is done, and the tables."""
    return {
        _key(parameter): parameter
        for parameter in parameters
        if (parameter.expose_value and parameter.name not in _ONLY_TYPED) or _is_language(parameter)
    }


def _key(parameter: click.Parameter) -> str:
    return next((name[2:] for name in parameter.opts if name[:2] == "--"), str(parameter.name)).replace("-", "_")


def _is_language(parameter: click.Parameter) -> bool:
    return parameter.name == "lang"


def project_language(file: str) -> Language | None:
    """Return the language that a project file asks for; None where it cannot be told, which is said later."""
    try:
        document = read_document(Path(file), file, FaultList("project"), keys=(*_HEAD, "lang"))
    except RuleFileError:
        return None
    node = document.fields.get("lang") if document else None
    return _LANGUAGES.get(node.text) if isinstance(node, Scalar) else None


def read_project(file: str, parameters: Sequence[click.Parameter]) -> Project:
    """Read a project file.

    Raises:
        RuleFileError: with every fault of it.
    """
    faults = FaultList("project")
    keys = keys_of(parameters)
    reader = _Reader(file, faults)
    document = read_document(Path(file), file, faults, keys=(*_HEAD, *keys), synonyms=_SYNONYMS)
    title, settings = None, {}
    if document is not None:
        document.fields.require("project")
        title = document.fields.text("project")
        for key, parameter in keys.items():
            node = document.fields.get(key)
            if node is not None:
                settings[str(parameter.name)] = Setting(
                    reader.value(node, key, parameter), document.fields.place_of(key)
                )
    faults.raise_if_any()
    return Project(file, title or "", settings, reader.places)


class _Reader:
    """Reads values as the options want them; what cannot be used is noted, and None in its place."""

    def __init__(self, file: str, faults: FaultList) -> None:
        self.places: dict[str, Place] = {}
        self._folder = file[: -len(Path(file).name)]
        self._faults = faults

    def value(self, node: Node, key: str, parameter: click.Parameter) -> Any:
        """Read the value of an option."""
        if getattr(parameter, "is_flag", False):
            return self._truth(node)
        if isinstance(parameter.type, MapFile) and isinstance(node, nodes.Mapping):
            return self._map(node)
        if isinstance(parameter.type, Words):
            texts = [self._text(item) for item in self._items(node)]
            return self._converted(",".join(text or "" for text in texts), node, key, parameter) if all(texts) else None
        if getattr(parameter, "multiple", False) or parameter.nargs == -1:
            return [self._single(item, key, parameter) for item in self._items(node)]
        return self._single(node, key, parameter)

    def _items(self, node: Node) -> Sequence[Node]:
        """Give the items of a list; one value alone is a list of it."""
        if not isinstance(node, nodes.Sequence):
            return (node,)
        if not node.items:
            self._faults.add("HC133", node.place)
        return node.items

    def _truth(self, node: Node) -> bool | None:
        found = values.truth(node)
        if found is None:
            scalar = values.scalar(node, self._faults)
            if scalar is not None:
                self._faults.add("HC565", scalar.place, found=values.excerpt(scalar.text))
        return found

    def _text(self, node: Node) -> str | None:
        found = values.text(node, self._faults)
        if found is not None:
            self.places.setdefault(found, node.place)
        return found

    def _single(self, node: Node, key: str, parameter: click.Parameter) -> Any:
        found = self._text(node)
        return None if found is None else self._converted(found, node, key, parameter)

    def _converted(self, found: str, node: Node, key: str, parameter: click.Parameter) -> Any:
        try:
            if not isinstance(parameter.type, FileName):
                return parameter.type.convert(found, parameter, None)
            if found == STANDARD_INPUT:
                raise UsageError(Fault("HC566", {"key": key}))
            return parameter.type.beside(found, self._folder)
        except UsageError as error:
            self._faults.extend(_by_key(error.faults, key), node.place)
            return None

    def _map(self, node: nodes.Mapping) -> dict[str, object]:
        """Read headers or symbols and what they mean, written in the project file itself."""
        meanings: dict[str, object] = {}
        for key, meaning in node.items:
            self.places.setdefault(key.text, key.place)
            if isinstance(meaning, nodes.Mapping):
                meanings[key.text] = {name.text: self._word(inner) for name, inner in meaning.items}
            else:
                meanings[key.text] = self._word(meaning)
        return meanings

    def _word(self, node: Node) -> str | None:
        """Read what a map file would have there, where true is a word like others."""
        found = values.scalar(node, self._faults)
        if found is None:
            return None
        self.places.setdefault(found.text, found.place)
        return found.text


def _by_key(faults: Sequence[Fault], key: str) -> Iterator[Fault]:
    """Let a fault name the key and not the option."""
    for fault in faults:
        yield Fault(
            fault.code, {**fault.parameters, "option": key} if "option" in fault.parameters else fault.parameters
        )
