"""Rule file -> pack: the whole of format 1, strictly, with every fault of every file at once."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from healthcheck.model.faults import RuleFileError
from healthcheck.model.pack import Indicator, Pack
from healthcheck.model.paths import AnyPath
from healthcheck.model.text import Text
from healthcheck.packs import numbers, scope, values
from healthcheck.packs.documents import Document, document_of, read_document
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.indicators import read_indicators
from healthcheck.packs.library import Library
from healthcheck.packs.measures import Terms
from healthcheck.packs.nodes import Mapping, Scalar
from healthcheck.packs.shipped import locate
from healthcheck.packs.source import read_source
from healthcheck.packs.values import PACK_ID, Fields
from healthcheck.packs.variables import Vocabulary

HIGHEST_REVISION = 1_000_000


def load_pack(reference: AnyPath) -> Pack:
    """Load one pack, named by the id of a shipped pack or by a path.

    Raises:
        RuleFileError: with every fault of the file and of the files it includes.
    """
    return load_packs([reference])[0]


def load_packs(references: Sequence[AnyPath]) -> tuple[Pack, ...]:
    """Load packs, each named by the id of a shipped pack or by a path.

    Raises:
        RuleFileError: with every fault of all the files; HC197 when a pack is named twice.
    """
    faults = FaultList()
    library = Library(faults)
    packs: dict[str, Pack] = {}
    for reference in references:
        document = _open(reference, faults)
        pack = None if document is None else _pack(document, library, faults)
        if document is None or pack is None:
            continue
        if pack.id in packs:
            faults.add("HC197", document.fields.place_of("pack"), pack=pack.id, other=packs[pack.id].file)
        packs.setdefault(pack.id, pack)
    faults.raise_if_any()
    return tuple(packs.values())


def load_pack_text(text: str, file: str) -> Pack:
    """Load a pack from its text; ``file`` is its name in messages, and where its includes are looked for from.

    Raises:
        RuleFileError: with every fault.
    """
    faults = FaultList()
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = document_of(text, Path(file), file, sha256, faults)
    pack = None if document is None else _pack(document, Library(faults), faults)
    faults.raise_if_any()
    assert pack is not None  # a pack is left out only with a fault
    return pack


def _open(reference: AnyPath, faults: FaultList) -> Document | None:
    try:
        path, file = locate(reference)
    except RuleFileError as error:
        faults.extend(error.faults)
        return None
    return read_document(path, file, faults)


def _pack(document: Document, library: Library, faults: FaultList) -> Pack | None:
    fields = document.fields
    id_, revision, title = _id(fields, faults), _revision(fields, faults), fields.bilingual("title")
    source = read_source(fields.get("source"), faults)
    bounds = scope.read_scope(fields, faults)
    vocabulary, own_variables = library.visible(document)
    terms = Terms(vocabulary, _population(fields, vocabulary, faults))
    indicators = _indicators(fields, terms, faults)
    if id_ is None or revision is None:
        return None
    return Pack(
        id_,
        revision,
        title or Text(id_, id_),
        source,
        bounds.level,
        bounds.roster,
        bounds.parts,
        terms.population,
        vocabulary.variables,
        own_variables,
        indicators,
        document.file,
        document.sha256,
        bounds.places,
    )


def _id(fields: Fields, faults: FaultList) -> str | None:
    node = fields.require("pack")
    if node is None or values.text(node, faults) is None or not isinstance(node, Scalar):
        return None
    return values.identifier(node, PACK_ID, faults)


def _revision(fields: Fields, faults: FaultList) -> int | None:
    node = fields.get("revision")
    return 1 if node is None else numbers.whole(node, faults, 1, HIGHEST_REVISION)


def _population(fields: Fields, vocabulary: Vocabulary, faults: FaultList) -> str | None:
    node, name = fields.get("population"), fields.text("population")
    if node is not None and name is not None:
        vocabulary.check(name, node.place, faults)
    return name


def _indicators(fields: Fields, terms: Terms, faults: FaultList) -> tuple[Indicator, ...]:
    node, variables = fields.get("indicators"), fields.get("variables")
    if node is not None:
        return read_indicators(node, terms, faults)
    if variables is None or (isinstance(variables, Mapping) and not variables.items):
        faults.add("HC194", fields.place)
    return ()
