"""A file of waivers -> waivers, as strictly as rule files: every fault at once, each with its line and column."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from healthcheck.messages.hints import suggestion
from healthcheck.model.area_codes import compare_key
from healthcheck.model.days import day_of
from healthcheck.model.pack import Pack
from healthcheck.model.paths import AnyPath
from healthcheck.model.waivers import MOST_COVERED, Waiver
from healthcheck.model.wording import normalise
from healthcheck.packs import numbers, values
from healthcheck.packs.documents import read_document
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.scope import area_code
from healthcheck.packs.values import Fields, IdKind

FILE_KEYS = ("healthcheck", "waivers")
KEYS = (
    "pack",
    "indicators",
    "areas",
    "years",
    "reason",
    "approver",
    "number",
    "from",
    "until",
    "covers_at_most",
)
WAIVER_ID: IdKind = ("-", "ganxian-beds-2025", re.compile(r"[a-z0-9][a-z0-9_\-]*"))
_SYNONYMS = {
    "indicator": "indicators",
    "area": "areas",
    "year": "years",
    "periods": "years",
    "justification": "reason",
    "approved_by": "approver",
    "document": "number",
    "start": "from",
    "end": "until",
    "to": "until",
    "expires": "until",
    "expiration_date": "until",
}
_HIGHEST = 1_000_000

Item = TypeVar("Item")


def load_waivers(path: AnyPath, packs: Sequence[Pack] = ()) -> tuple[Waiver, ...]:
    """Load the waivers of a file, in written order; indicators of the given packs must be there.

    Raises:
        RuleFileError: with every fault of the file.
    """
    faults = FaultList("waivers")
    known = {pack.id: [indicator.id for indicator in pack.indicators] for pack in packs}
    document = read_document(Path(os.fspath(path)), str(path), faults, keys=FILE_KEYS)
    node = None if document is None else document.fields.require("waivers")
    group = None if node is None else values.mapping(node, faults)
    read = [_waiver(key, value, known, faults) for key, value in group.items] if group else []
    faults.raise_if_any()
    return tuple(waiver for waiver in read if waiver is not None)


def _waiver(key: Scalar, node: Node, known: Mapping[str, Sequence[str]], faults: FaultList) -> Waiver | None:
    id_ = values.identifier(key, WAIVER_ID, faults)
    group = values.mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, KEYS, faults, _SYNONYMS)
    pack, reason, approver = (_needed(fields, name, faults) for name in ("pack", "reason", "approver"))
    number = fields.text("number")
    start, until = _day(fields.get("from"), faults), _day(fields.require("until"), faults)
    if start and until and start > until:
        faults.add("HC509", fields.place_of("until"), start=start.isoformat(), until=until.isoformat())
    most = fields.get("covers_at_most")
    covers = MOST_COVERED if most is None else numbers.whole(most, faults, 1, _HIGHEST)
    indicators = _listed(fields, "indicators", partial(_indicator, pack or "", known), str, faults)
    areas = _listed(fields, "areas", _area, _area_key, faults)
    years = _listed(fields, "years", numbers.year, str, faults)
    if not (id_ and pack and reason and approver and until and covers):
        return None
    places = {name: fields.place_of(name) for name in fields}
    return Waiver(
        id_, pack, indicators, areas, years, reason, approver, number, start, until, covers, key.place, places
    )


def _needed(fields: Fields, key: str, faults: FaultList) -> str | None:
    node = fields.require(key)
    return None if node is None else values.text(node, faults)


def _day(node: Node | None, faults: FaultList) -> date | None:
    """Read a day; a year or a month alone could mean its beginning or its end, and is refused."""
    text = None if node is None else values.text(node, faults)
    if node is None or text is None:
        return None
    found = day_of(text)
    if found is None:
        faults.add("HC508", node.place, found=values.excerpt(text))
    return found


def _listed(
    fields: Fields,
    key: str,
    read: Callable[[Node, FaultList], Item | None],
    same: Callable[[Item], str],
    faults: FaultList,
) -> tuple[Item, ...]:
    """Read a list of different things; none where the key is left out, which means all there are."""
    node = fields.get(key)
    nodes = None if node is None else values.items(node, faults)
    if nodes == ():
        faults.add("HC513", fields.place_of(key), key=key)
    found: dict[str, Item] = {}
    for item in nodes or ():
        value = read(item, faults)
        if value is None:
            continue
        if same(value) in found:
            faults.add("HC512", item.place, found=values.excerpt(str(value)))
        found.setdefault(same(value), value)
    return tuple(found.values())


def _indicator(pack: str, known: Mapping[str, Sequence[str]], node: Node, faults: FaultList) -> str | None:
    """Read an indicator's id; where the pack is at hand, it must have it."""
    found = values.text(node, faults)
    if found is not None and pack in known and found not in known[pack]:
        hint = suggestion(found, known[pack])
        faults.add("HC510", node.place, indicator=values.excerpt(found), pack=pack, hint=hint)
    return found


def _area(node: Node, faults: FaultList) -> str | None:
    """Read an area: a code in quotation marks, or a name."""
    if isinstance(node, Scalar) and node.text[:1].isdecimal():
        return area_code(node, faults)
    return values.text(node, faults)


def _area_key(area: str) -> str:
    return normalise(compare_key(area))
