"""The variables that rule files may name: their own, those of included files, and the shipped vocabulary."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from healthcheck.model.faults import RuleFileError
from healthcheck.packs import values
from healthcheck.packs.documents import Document, read_document
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.shipped import VOCABULARY, looks_like_path, shipped_file
from healthcheck.packs.variables import Definition, Vocabulary, merge, read_variables


class _Volume(Struct, frozen=True):
    """What one rule file brings: its own variables and the files it includes, ``complete`` when all could be read."""

    definitions: list[Definition]
    included: list[Path]
    complete: bool
    references: list[Scalar]


class Library:
    """Reads the variables of each rule file once, however many packs include it."""

    def __init__(self, faults: FaultList) -> None:
        self._faults = faults
        self._volumes: dict[Path, _Volume] = {}

    def visible(self, document: Document) -> tuple[Vocabulary, tuple[str, ...]]:
        """Return the variables that a rule file may name, and the ids of those it defines itself."""
        self._shelve(document, ())  # first: the document may be the vocabulary itself
        shipped, own = self._shipped(), document.path.resolve()
        in_order = dict.fromkeys([*self._with_included(shipped, set()), *self._with_included(own, set())])
        complete = shipped is not None and all(self._volumes[path].complete for path in in_order)
        vocabulary = merge([self._volumes[path].definitions for path in in_order], complete, self._faults)
        return vocabulary, tuple(definition.variable.id for definition in self._volumes[own].definitions)

    def defined(self, document: Document) -> list[Definition]:
        """Return the variables that a rule file without faults defines itself."""
        self._shelve(document, ())
        return self._volumes[document.path.resolve()].definitions

    def includes(self, document: Document) -> list[tuple[Scalar, frozenset[str]]]:
        """Return the items under ``include:`` of a rule file without faults, each with the variables it brings."""
        self._shelve(document, ())
        volume = self._volumes[document.path.resolve()]
        return [
            (reference, frozenset(word.variable.id for path in paths for word in self._volumes[path].definitions))
            for reference, included in zip(volume.references, volume.included, strict=True)
            for paths in [list(self._with_included(included, set()))]
        ]

    def _shipped(self) -> Path | None:
        try:
            path, file = shipped_file(VOCABULARY)
        except RuleFileError as error:
            self._faults.extend(error.faults)
            return None
        key = path.resolve()
        if key not in self._volumes:
            document = read_document(path, file, self._faults)
            if document is None:
                return None
            self._shelve(document, ())
        return key

    def _with_included(self, path: Path | None, seen: set[Path]) -> Iterator[Path]:
        """Give a file after the files it includes, each once."""
        if path is None or path in seen or path not in self._volumes:
            return
        seen.add(path)
        for included in self._volumes[path].included:
            yield from self._with_included(included, seen)
        yield path

    def _shelve(self, document: Document, including: tuple[Document, ...]) -> None:
        """Read a file's variables and, first, those of the files it includes."""
        key = document.path.resolve()
        if key in self._volumes:
            return
        chain = (*including, document)
        node = document.fields.get("include")
        listed = None if node is None else values.items(node, self._faults)
        found = [self._include(item, chain) for item in listed or ()]
        included = [path for path in found if path is not None]
        variables = document.fields.get("variables")
        definitions = [] if variables is None else read_variables(variables, self._faults)
        references = [item for item in listed or () if isinstance(item, Scalar)]
        self._volumes[key] = _Volume(definitions, included, complete=None not in found, references=references)

    def _include(self, item: Node, chain: tuple[Document, ...]) -> Path | None:
        """Read the file that an item of ``include:`` means; None with a fault."""
        reference = values.text(item, self._faults)
        if reference is None:
            return None
        including = chain[-1]
        try:
            path, file = _beside(including, reference) if looks_like_path(reference) else shipped_file(reference)
        except RuleFileError as error:
            self._faults.extend(error.faults, item.place)
            return None
        key = path.resolve()
        circle = [document.file for document in chain]
        positions = [document.path.resolve() for document in chain]
        if key in positions:
            round_trip = [*circle[positions.index(key) :], file]
            self._faults.add("HC182", item.place, circle=" > ".join(round_trip))
            return None
        if key not in self._volumes:
            document = read_document(path, file, self._faults, item.place)
            if document is None:
                return None
            self._shelve(document, chain)
        return key


def _beside(including: Document, reference: str) -> tuple[Path, str]:
    """Return an included file's path and its name in messages, both as seen from the including file."""
    file = os.path.normpath(Path(including.file).parent / reference)
    return including.path.parent / reference, Path(file).as_posix()
