"""YAML text -> nodes that know their place.

The parser's events are built into nodes here and not by PyYAML's composer: that one resolves types
(``no`` becomes false, ``012`` ten), recurses as deeply as the text nests, and takes half as long
again. A node keeps the text as it is written; what it means is decided where it is read.
"""

from typing import NamedTuple

import yaml

from healthcheck.model.faults import Fault, Place
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.syntax_faults import control_character, diagnose

try:
    from yaml import CSafeLoader as EventLoader
except ImportError:  # PyYAML built without libyaml: slower, the same events
    from yaml import SafeLoader as EventLoader  # type: ignore[assignment]

DEEPEST = 40
"""Levels of nesting; format 1 needs seven."""
MOST_REPEATED = 50_000
"""Nodes that aliases may repeat, all together."""


class Scalar(NamedTuple):
    """A single value as written; ``style`` is empty for plain text, else its quote or block sign.

    ``text_column`` is where the text begins, None when the text is not on the line as it reads
    (escapes, several lines). Named tuples, because a vocabulary has thousands of nodes and they
    are made several times faster than frozen dataclasses.
    """

    text: str
    style: str
    place_: tuple[str, int, int]
    text_column: int | None

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return Place(*self.place_)


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    place_: tuple[str, int, int]

    @property
    def place(self) -> Place:
        """Where the list begins."""
        return Place(*self.place_)


class Mapping(NamedTuple):
    """Keys and values in written order; a repeated key is a fault and only its first value is kept."""

    items: tuple[tuple[Scalar, "Node"], ...]
    place_: tuple[str, int, int]

    @property
    def place(self) -> Place:
        """Where the first key stands."""
        return Place(*self.place_)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """A fault after which the rest of the text cannot be read."""

    def __init__(self, code: str, place: Place, **parameters: str | int) -> None:
        self.fault = Fault(code, parameters, place)


class _Open:
    """A list or mapping whose end has not come yet; ``size`` and ``height`` count what is inside it."""

    __slots__ = ("anchor", "children", "height", "is_mapping", "place", "size")

    def __init__(self, anchor: str | None, is_mapping: bool, place: tuple[str, int, int]) -> None:
        self.anchor = anchor
        self.is_mapping = is_mapping
        self.place = place
        self.children: list[Node] = []
        self.size = 1
        self.height = 1


class _Builder:
    """Takes the events of one document and holds its root node."""

    def __init__(self, file: str, faults: FaultList) -> None:
        self._file = file
        self._faults = faults
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._repeated = 0
        self._documents = 0
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        """Build on: scalars first, they are most of a file."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            place = self._place(event)
            if len(self._open) >= DEEPEST:
                raise _Refused("HC119", Place(*place), limit=DEEPEST)
            self._check_tag(event.tag, place)
            self._open.append(_Open(event.anchor, isinstance(event, yaml.MappingStartEvent), place))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self._open.pop())
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused("HC118", Place(*self._place(event)))

    def _place(self, event: yaml.Event) -> tuple[str, int, int]:
        mark = event.start_mark
        assert mark is not None  # only events made by hand have none
        return (self._file, mark.line + 1, mark.column + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end, text = event.start_mark, event.end_mark, event.value
        assert start is not None
        assert end is not None
        place = (self._file, start.line + 1, start.column + 1)
        style = event.style or ""
        quotes = 1 if style else 0
        as_written = start.line == end.line and end.column - start.column == len(text) + 2 * quotes
        node = Scalar(text, style, place, place[2] + quotes if as_written else None)
        self._check_tag(event.tag, place)
        self._add(node, event.anchor, 1, 0)

    def _check_tag(self, tag: str | None, place: tuple[str, int, int]) -> None:
        if tag is not None:
            self._faults.add("HC120", Place(*place), tag=tag.replace("tag:yaml.org,2002:", "!!"))

    def _close(self, ended: _Open) -> None:
        node: Node
        if ended.is_mapping:
            node = Mapping(tuple(self._pairs(ended.children)), ended.place)
        else:
            node = Sequence(tuple(ended.children), ended.place)
        self._add(node, ended.anchor, ended.size, ended.height)

    def _pairs(self, children: list[Node]) -> list[tuple[Scalar, Node]]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._faults.add("HC126", key.place)
            elif key.text == "<<" and not key.style:
                self._faults.add("HC124", key.place)
            elif key.text in pairs:
                first = pairs[key.text][0].place
                self._faults.add("HC125", key.place, key=key.text, line=first.line or 0)
            else:
                pairs[key.text] = (key, value)
        return list(pairs.values())

    def _add(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size, height)
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.children.append(node)
        parent.size += size
        parent.height = max(parent.height, height + 1)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name, place = event.anchor or "", Place(*self._place(event))
        if any(part.anchor == name for part in self._open):
            raise _Refused("HC122", place, alias=name)
        if name not in self._anchors:
            raise _Refused("HC121", place, alias=name)
        node, size, height = self._anchors[name]
        self._repeated += size
        if self._repeated > MOST_REPEATED:
            raise _Refused("HC123", place, alias=name, limit=MOST_REPEATED)
        if len(self._open) + height > DEEPEST:
            raise _Refused("HC119", place, limit=DEEPEST)
        self._add(node, None, size, height)


def compose(text: str, file: str, faults: FaultList) -> Node | None:
    """Return the root node of a YAML text, or None when it is empty or cannot be read.

    Nothing is ever built from a tag, and neither aliases nor nesting can exhaust memory or stack.
    """
    unreadable = control_character(text, file)
    if unreadable is not None:
        faults.extend([unreadable])
        return None
    builder = _Builder(file, faults)
    try:
        for event in yaml.parse(text, Loader=EventLoader):
            builder.take(event)
    except _Refused as refused:
        faults.extend([refused.fault])
        return None
    except yaml.MarkedYAMLError as error:
        faults.extend([diagnose(error, text, file)])
        return None
    if builder.root is None:
        faults.add("HC106", Place(file))
    return builder.root
