"""What is wrong with a rule file that loads: targets that cannot be met (errors), what nothing uses (warnings)."""

from collections.abc import Iterator

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.pack import Pack
from healthcheck.packs.documents import Document, read_document
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.library import Library
from healthcheck.packs.loader import load_pack
from healthcheck.packs.reachable import contradictions, unreachable
from healthcheck.packs.shipped import locate


def lint(reference: str) -> tuple[Pack, list[Finding]]:
    """Load a pack and return it with what is wrong with it beyond faults, in the order of the file.

    Raises:
        RuleFileError: with every fault, when it does not load.
    """
    pack = load_pack(reference)
    faults = FaultList()
    document = read_document(*locate(reference), faults)
    faults.raise_if_any()
    found = [*unreachable(pack), *contradictions(pack)]
    if document is not None:
        found += _unused(pack, document, Library(faults))
    return pack, sorted(found, key=_position)


def _unused(pack: Pack, document: Document, library: Library) -> Iterator[Finding]:
    """Give what a rule file could do without."""
    used = _used(pack)
    for variable, labels in library.defined(document):
        # A file without indicators is a vocabulary: others use it.
        if pack.indicators and variable.id not in used:
            yield Finding("HC185", Severity.WARNING, {"id": variable.id}, variable.place)
        aliases = labels[len(labels) - len(variable.aliases) :]
        known = dict(reversed(labels[: len(labels) - len(aliases)]))
        for label, word in aliases:
            if label in known:
                parameters = {"id": variable.id, "alias": word.text, "other": known[label].text}
                yield Finding("HC186", Severity.WARNING, parameters, word.place)
            known.setdefault(label, word)
    for reference, brought in library.includes(document):
        if pack.indicators and used.isdisjoint(brought):
            yield Finding("HC187", Severity.WARNING, {"reference": reference.text}, reference.place)


def _used(pack: Pack) -> set[str]:
    """Return the variables that a pack's indicators and their examples name."""
    used = {pack.population} if pack.population else set()
    for indicator in pack.indicators:
        used.update(indicator.reads)
        used.update(name for example in indicator.examples for given in example.given.values() for name in given)
    return used


def _position(finding: Finding) -> tuple[int, int]:
    place = finding.place
    return (0, 0) if place is None else (place.line or 0, place.column or 0)
