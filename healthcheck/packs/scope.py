"""Where rules bind: the level, area codes, the roster and the parts of areas."""

import re

from msgspec import Struct

from healthcheck.model.area_codes import CODE_LENGTHS, compare_key, is_digits
from healthcheck.model.faults import Place
from healthcheck.model.pack import LEVELS
from healthcheck.model.patterns import pattern_of
from healthcheck.packs import values
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.values import Fields

KEYS = ("level", "areas")
"""What ``applies_to`` may say."""
LETTERED_CODE = pattern_of(r"[A-Za-z]{2}[A-Za-z0-9]{0,10}")


class Scope(Struct, frozen=True):
    """The scope of a pack, and where its keys stand."""

    level: str | None
    roster: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    places: dict[str, Place]


def read_scope(fields: Fields, faults: FaultList) -> Scope:
    """Read ``applies_to`` and ``parts`` of a rule file."""
    level: str | None = None
    roster: tuple[str, ...] = ()
    places: dict[str, Place] = {}
    node, parts_node = fields.get("applies_to"), fields.get("parts")
    group = None if node is None else values.mapping(node, faults)
    if group is not None:
        inner = Fields(group, KEYS, faults)
        if not group.items:
            faults.add("HC193", group.place, key="applies_to")
        level = inner.choice("level", LEVELS)
        areas_node = inner.get("areas")
        if areas_node is not None:
            roster = areas(areas_node, "areas", faults)
            places["applies_to.areas"] = inner.place_of("areas")
    if parts_node is None:
        return Scope(level, roster, {}, places)
    return Scope(level, roster, parts(parts_node, faults), {**places, "parts": fields.place_of("parts")})


def areas(node: Node, key: str, faults: FaultList) -> tuple[str, ...]:
    """Read a list of area codes, each listed once; ``key`` names the list when it is empty."""
    listed = values.items(node, faults)
    if listed == ():
        faults.add("HC193", node.place, key=key)
    codes: dict[str, str] = {}
    for item in listed or ():
        code = area_code(item, faults)
        if code is None:
            continue
        if compare_key(code) in codes:
            faults.add("HC192", item.place, found=code)
        codes.setdefault(compare_key(code), code)
    return tuple(codes.values())


def parts(node: Node, faults: FaultList) -> dict[str, tuple[str, ...]]:
    """Read which areas make up which area."""
    group = values.mapping(node, faults)
    if group is not None and not group.items:
        faults.add("HC193", group.place, key="parts")
    read: dict[str, tuple[str, ...]] = {}
    wholes: set[str] = set()
    for key, value in group.items if group else ():
        whole = area_code(key, faults)
        members = areas(value, key.text, faults)
        if whole is None:
            continue
        if compare_key(whole) in wholes:
            faults.add("HC192", key.place, found=whole)
        wholes.add(compare_key(whole))
        if compare_key(whole) in map(compare_key, members):
            faults.add("HC195", key.place, found=whole)
        read[whole] = members
    return read


def area_code(node: Node, faults: FaultList) -> str | None:
    """Read an area code; it must stand in quotation marks, or YAML takes it for a number."""
    code = values.text(node, faults)
    if code is None or not isinstance(node, Scalar):
        return None
    if not node.style and re.match(r"[0-9.+\-]", code) and code.isascii():
        faults.add("HC191", node.place, found=values.excerpt(code))
        return None
    if LETTERED_CODE.fullmatch(code) or (is_digits(code) and len(code) in CODE_LENGTHS):
        return code
    faults.add("HC190", node.place, found=values.excerpt(code))
    return None
