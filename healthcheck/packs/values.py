"""Values of rule files as what their keys want: text, words, ids, lists, mappings.

Each reader notes a fault and answers None when the value is not what is wanted, so that reading
goes on to the next fault.
"""

import re
from collections.abc import Iterator, Sequence

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING, suggestion
from healthcheck.model.faults import Place
from healthcheck.model.text import Text
from healthcheck.packs import nodes
from healthcheck.packs.fault_list import FaultList, listing
from healthcheck.packs.nodes import Mapping, Node, Scalar

IdKind = tuple[str, str, re.Pattern[str]]
"""How an id is made: what joins its parts, an example, the pattern."""
PACK_ID: IdKind = ("-", "ganxian-2023", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"))
INDICATOR_ID: IdKind = ("_", "beds_per_1000", re.compile(r"[a-z0-9][a-z0-9_\-]*"))
VARIABLE_ID: IdKind = ("_", "resident_population", re.compile(r"[a-z][a-z0-9_]*"))

LANGUAGES = ("en", "zh")

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_YES_OR_NO = frozenset(spelled for word in ("yes", "no", "on", "off") for spelled in (word, word.title(), word.upper()))
_NOT_TEXT = _NULLS | _YES_OR_NO | _TRUE | _FALSE
_LONGEST_EXCERPT = 60
LONGEST_ID = 120


def is_empty(node: Node) -> bool:
    """Tell whether there is no value: nothing, ``~`` or ``null``, unquoted."""
    return isinstance(node, Scalar) and not node.style and node.text in _NULLS


def scalar(node: Node, faults: FaultList) -> Scalar | None:
    """Read a single value, whatever its text."""
    if is_empty(node):
        faults.add("HC133", node.place)
    elif isinstance(node, Scalar):
        return node
    else:
        wrong_shape("text", node, faults)
    return None


def text(node: Node, faults: FaultList) -> str | None:
    """Read text without the white space around it; an unquoted ``no`` or ``true`` is not text."""
    if isinstance(node, Scalar) and (node.style or node.text not in _NOT_TEXT):
        stripped = node.text.strip()
        if not stripped:
            faults.add("HC133", node.place)
        return stripped or None
    found = scalar(node, faults)
    if found is not None:
        faults.add("HC134", found.place, found=found.text)
    return None


def truth(node: Node) -> bool | None:
    """Return the value of an unquoted ``true`` or ``false``, None for everything else."""
    if not isinstance(node, Scalar) or node.style:
        return None
    return True if node.text in _TRUE else False if node.text in _FALSE else None


def choice(node: Node, known: Sequence[str], faults: FaultList) -> str | None:
    """Read one of a few words."""
    found = text(node, faults)
    if found is None or found in known:
        return found
    hint = NOTHING if found.isdecimal() else suggestion(found, known)
    faults.add("HC142", node.place, found=excerpt(found), hint=hint, known=listing(known))
    return None


def identifier(node: Scalar, kind: IdKind, faults: FaultList) -> str | None:
    """Read an id of the given kind."""
    joint, example, pattern = kind
    if pattern.fullmatch(node.text) and len(node.text) <= LONGEST_ID:
        return node.text
    faults.add("HC143", node.place, found=excerpt(node.text), joint=joint, example=example)
    return None


def items(node: Node, faults: FaultList) -> tuple[Node, ...] | None:
    """Read a list."""
    if isinstance(node, nodes.Sequence):
        return node.items
    if is_empty(node):
        faults.add("HC133", node.place)
    else:
        wrong_shape("list", node, faults)
    return None


def mapping(node: Node, faults: FaultList) -> Mapping | None:
    """Read a group of keys."""
    if isinstance(node, Mapping):
        return node
    if is_empty(node):
        faults.add("HC133", node.place)
    else:
        wrong_shape("mapping", node, faults)
    return None


def wrong_shape(wanted: str, node: Node, faults: FaultList) -> None:
    """Note that a value has another shape than the one wanted: ``text``, ``list`` or ``mapping``."""
    if isinstance(node, Scalar):
        found = Text(f'"{excerpt(node.text)}"', f"“{excerpt(node.text)}”")
    else:
        found = phrase("shape.mapping" if isinstance(node, Mapping) else "shape.list")
    faults.add("HC132", node.place, expected=phrase(f"shape.{wanted}"), found=found)


def excerpt(text: str) -> str:
    """Return a text as it is quoted in a message: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXCERPT else line[:_LONGEST_EXCERPT] + "..."


class Fields:
    """The values of a group of keys; an unknown key is a fault at once."""

    def __init__(
        self, node: Mapping, known: Sequence[str], faults: FaultList, synonyms: dict[str, str] | None = None
    ) -> None:
        """Take the keys; ``synonyms`` are words that people write for known keys, to suggest those."""
        self.place = node.place
        self._faults = faults
        self._pairs = node.pairs
        self.unknown = [key for key, _ in node.items if key.text not in known]
        """The keys that cannot stand here; each is noted as a fault."""
        if self.unknown:
            self._pairs = {word: pair for word, pair in node.pairs.items() if word in known}
            for key in self.unknown:
                self._unknown(key, known, synonyms or {})

    def __contains__(self, key: str) -> bool:
        return key in self._pairs

    def only_one_of(self, kinds: Sequence[str], code: str) -> str | None:
        """Return the one key of several that is there; none or more than one is a fault.

        A misspelt key has its fault already, and is the likely reason why there is none.
        """
        found = [kind for kind in kinds if kind in self._pairs]
        if len(found) == 1:
            return found[0]
        if found or not self.unknown:
            there = listing(found) if found else phrase("shape.none")
            self._faults.add(code, self.place, known=listing(kinds), found=there)
        return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def get(self, key: str) -> Node | None:
        """Return the value of a key that may be left out."""
        pair = self._pairs.get(key)
        return pair[1] if pair else None

    def require(self, key: str) -> Node | None:
        """Return the value of a key that must be there."""
        pair = self._pairs.get(key)
        if pair is None:
            self._faults.add("HC131", self.place, key=key)
            return None
        return pair[1]

    def place_of(self, key: str) -> Place:
        """Return where a key stands that is there."""
        return self._pairs[key][0].place

    def text(self, key: str) -> str | None:
        """Return the text of a key that may be left out."""
        node = self.get(key)
        return None if node is None else text(node, self._faults)

    def bilingual(self, key: str) -> Text | None:
        """Return the wording, in both languages, of a key that may be left out."""
        node = self.get(key)
        return None if node is None else bilingual(node, self._faults)

    def choice(self, key: str, known: Sequence[str]) -> str | None:
        """Return the word of a key that may be left out."""
        node = self.get(key)
        return None if node is None else choice(node, known, self._faults)

    def _unknown(self, key: Scalar, known: Sequence[str], synonyms: dict[str, str]) -> None:
        if "：" in key.text:
            self._faults.add("HC116", key.place, key=excerpt(key.text.split("：")[0]))
            return
        meant = synonyms.get(key.text.strip(), key.text)
        hint = suggestion(meant, [word for word in known if word not in self._pairs] or known)
        self._faults.add("HC130", key.place, key=excerpt(key.text), hint=hint, known=listing(known))


def bilingual(node: Node, faults: FaultList) -> Text | None:
    """Read a wording that exists in both languages."""
    group = mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, LANGUAGES, faults)
    for language in LANGUAGES:
        if language not in fields:
            faults.add("HC144", group.place, language=phrase(f"wording.{language}"), key=language)
    en, zh = fields.text("en"), fields.text("zh")
    return Text(en, zh) if en and zh else None
