"""YAML text -> nodes that know their place.

The parser's events are built into nodes here and not by PyYAML's composer: that one resolves types
(``no`` becomes false, ``012`` ten), recurses as deeply as the text nests, and takes half as long
again. A node keeps the text as it is written; what it means is decided where it is read.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import yaml

from healthcheck.model.faults import Fault, Place
from healthcheck.model.text import Text
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

    Lines and columns of nodes count from 0, as the parser counts; a value over several lines has
    the ``end_column`` -1. Nodes are named tuples because a vocabulary has thousands of them, and
    they are made faster than records that check their fields.
    """

    text: str
    style: str
    file: str
    line: int
    column: int
    end_column: int

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return Place(self.file, self.line + 1, self.column + 1)

    @property
    def text_column(self) -> int | None:
        """The column, from 1, at which the text begins; None where it does not read as written (escapes)."""
        quotes = 1 if self.style else 0
        as_written = self.end_column - self.column == len(self.text) + 2 * quotes
        return self.column + 1 + quotes if as_written else None


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    file: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the list begins."""
        return Place(self.file, self.line + 1, self.column + 1)


class Mapping(NamedTuple):
    """Values by key, in written order; of a repeated key, which is a fault, the first value."""

    pairs: dict[str, tuple[Scalar, "Node"]]
    file: str
    line: int
    column: int

    @property
    def items(self) -> Collection[tuple[Scalar, "Node"]]:
        """Each key with its value."""
        return self.pairs.values()

    @property
    def place(self) -> Place:
        """Where the first key stands."""
        return Place(self.file, self.line + 1, self.column + 1)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """A fault after which the rest of the text cannot be read."""

    def __init__(self, code: str, place: Place, **parameters: str | int | Text) -> None:
        self.fault = Fault(code, parameters, place)


class _Builder:
    """Takes the events of one document; ``roots`` ends up with its one root, or with none."""

    def __init__(self, file: str, faults: FaultList) -> None:
        self.roots: list[Node] = []
        self._file = file
        self._faults = faults
        self._children = self.roots
        self._open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        self._anchors: dict[str, Node] = {}
        self._repeated = 0
        self._documents = 0

    def take_scalar(self, event: yaml.ScalarEvent) -> None:
        """Add a single value; they are most of a file."""
        start, end = event.start_mark, event.end_mark
        assert start is not None  # only events made by hand have no marks
        assert end is not None
        line = start.line
        end_column = end.column if end.line == line else -1
        node = Scalar(event.value, event.style or "", self._file, line, start.column, end_column)
        self._children.append(node)
        if event.tag is not None or event.anchor is not None:
            self._mark(event, node)

    def take(self, event: yaml.Event) -> None:
        """Begin or end a list, a mapping or the document, or repeat a value."""
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= DEEPEST:
                raise _Refused("HC119", self._place(event), what=self._faults.what, limit=DEEPEST)
            self._open.append((event, self._children))
            self._children = []
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused("HC118", self._place(event))

    def _place(self, event: yaml.Event) -> Place:
        assert event.start_mark is not None
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _close(self) -> None:
        start, outer = self._open.pop()
        assert start.start_mark is not None
        line, column = start.start_mark.line, start.start_mark.column
        node: Node
        if isinstance(start, yaml.MappingStartEvent):
            node = Mapping(self._pairs(self._children), self._file, line, column)
        else:
            node = Sequence(tuple(self._children), self._file, line, column)
        self._children = outer
        outer.append(node)
        if start.tag is not None or start.anchor is not None:
            self._mark(start, node)

    def _mark(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> None:
        """See to the anchor and the tag that stand before a value."""
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if event.tag is not None:
            self._faults.add("HC120", node.place, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _pairs(self, children: list[Node]) -> dict[str, tuple[Scalar, Node]]:
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
        return pairs

    def _alias(self, event: yaml.AliasEvent) -> None:
        name, place = event.anchor or "", self._place(event)
        if any(start.anchor == name for start, _ in self._open):
            raise _Refused("HC122", place, alias=name)
        node = self._anchors.get(name)
        if node is None:
            raise _Refused("HC121", place, alias=name)
        size, height = _extent(node, MOST_REPEATED - self._repeated)
        self._repeated += size
        if self._repeated > MOST_REPEATED:
            raise _Refused("HC123", place, alias=name, limit=MOST_REPEATED)
        if len(self._open) + height > DEEPEST:
            raise _Refused("HC119", place, what=self._faults.what, limit=DEEPEST)
        self._children.append(node)


def _extent(node: Node, most: int) -> tuple[int, int]:
    """Return how many nodes stand in a node, counted no further than just above ``most``, and how many levels."""
    size, height = 0, 0
    left = [(node, 1)]
    while left and size <= most:
        inner, level = left.pop()
        size, height = size + 1, max(height, level)
        if isinstance(inner, Sequence):
            left += [(item, level + 1) for item in inner.items]
        elif isinstance(inner, Mapping):
            left += [(value, level + 1) for _, value in inner.items]
    return size, height


def compose(text: str, file: str, faults: FaultList) -> Node | None:
    """Return the root node of a YAML text, or None when it is empty or cannot be read.

    Nothing is ever built from a tag, and neither aliases nor nesting can exhaust memory or stack.
    """
    unreadable = control_character(text, file, faults.what)
    if unreadable is not None:
        faults.extend([unreadable])
        return None
    return _composed(text, file, faults, EventLoader)


def _events(text: str, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]") -> Iterator[yaml.Event]:
    """Yield what ``yaml.parse`` does, which asks before each event whether there is one."""
    parser = loader(text)
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()


def _composed(
    text: str, file: str, faults: FaultList, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]"
) -> Node | None:
    builder = _Builder(file, faults)
    try:
        for event in _events(text, loader):
            if isinstance(event, yaml.ScalarEvent):
                builder.take_scalar(event)
            else:
                builder.take(event)
    except _Refused as refused:
        faults.extend([refused.fault])
        return None
    except yaml.MarkedYAMLError as error:
        if loader is not yaml.SafeLoader and "nesting depth" in (error.problem or ""):
            # The C parser looks ahead as far as a limit of its own; the other one stops where ours is passed.
            return _composed(text, file, faults, yaml.SafeLoader)
        faults.extend([diagnose(error, text, file)])
        return None
    if not builder.roots:
        faults.add("HC106", Place(file), what=faults.what)
        return None
    return builder.roots[0]
