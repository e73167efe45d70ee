"""The ``source:`` of a rule file: the document its figures come from."""

from datetime import date

from healthcheck.model.pack import Source
from healthcheck.model.patterns import pattern_of
from healthcheck.packs import values
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node
from healthcheck.packs.values import Fields

KEYS = ("document", "issuer", "number", "published", "origin")
PUBLISHED = pattern_of(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def read_source(node: Node | None, faults: FaultList) -> Source | None:
    """Read where the figures come from; the document's title is needed, the rest as far as it is known."""
    group = None if node is None else values.mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, KEYS, faults)
    document_node = fields.require("document")
    document = None if document_node is None else values.bilingual(document_node, faults)
    issuer, number, origin = fields.text("issuer"), fields.text("number"), fields.text("origin")
    published_node, published = fields.get("published"), fields.text("published")
    if published_node is not None and published is not None and not _is_date(published):
        faults.add("HC145", published_node.place, found=values.excerpt(published))
    return None if document is None else Source(document, issuer, number, published, origin)


def _is_date(text: str) -> bool:
    match = PUBLISHED.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
