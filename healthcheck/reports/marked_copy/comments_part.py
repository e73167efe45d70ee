"""The part of a workbook that holds a sheet's comments; those that are there are kept and added to."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from healthcheck.reports.excel_report.cell_text import MOST_CHARACTERS, literal
from healthcheck.reports.marked_copy.cells import Position, address_of, position_of
from healthcheck.reports.marked_copy.splicing import (
    Attributes,
    Edit,
    UnusualPartError,
    filled,
    prefix_of,
    scan,
    spliced,
)

AUTHOR = "healthcheck"
NEW = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)
"""A part without comments."""
_APART = "\n\n"
_RUN = '<{0}r><{0}rPr><{0}sz val="9"/><{0}rFont val="Tahoma"/><{0}family val="2"/></{0}rPr>{1}</{0}r>'


class CommentsPart:
    """The comments of a sheet."""

    def __init__(self, data: bytes) -> None:
        """Find the authors and comments.

        Raises:
            UnusualPartError: when there is no list of them.
        """
        self._data = data
        self.there: dict[Position, tuple[int, int]] = {}
        """Where the text of each comment begins and ends."""
        self._lengths: dict[Position, int] = {}
        """How many characters each comment has at most."""
        self._authors = 0
        self._places: dict[str, tuple[int, int]] = {}
        self._scan()
        if self._places.keys() != {"authors", "commentList"}:
            raise UnusualPartError("comments")

    def _scan(self) -> None:
        path: list[str] = []
        starts: list[int] = []
        present: list[Position] = []

        def start(name: str, attributes: Attributes, at: int) -> None:
            path.append(name)
            starts.append(at)
            self._authors += path[1:] == ["authors", "author"]
            if name == "comment":
                present[:] = [position_of(attributes.get("ref", ""))]

        def end(name: str, at: int) -> None:
            began = starts.pop()
            if path[1:] in (["authors"], ["commentList"]):
                self._places[name] = began, at
            elif path[-2:] == ["comment", "text"]:
                self.there[present[0]] = began, at
                self._lengths[present[0]] = at - began
            path.pop()

        scan(self._data, start, end)

    def has_room(self, position: Position, words: str) -> bool:
        """Tell whether a note fits below what is said of its cell already."""
        return self._lengths.get(position, 0) + len(words) + len(_APART) <= MOST_CHARACTERS

    def with_notes(self, notes: Mapping[Position, str]) -> bytes:
        """Return the part with notes, below what is said of their cells already."""
        edits: list[Edit] = []
        added = []
        prefix = prefix_of(self._data, self._places["commentList"][0])
        for position, words in sorted(notes.items()):
            if position in self.there:
                began, ended = self.there[position]
                run = _run(_APART + words, prefix).encode()
                edits.append(filled(self._data, began, run) if began == ended else (ended, ended, run))
            else:
                text = f"<{prefix}text>{_run(words, prefix)}</{prefix}text>"
                head = f'<{prefix}comment ref="{address_of(position)}" authorId="{self._authors}">'
                added.append(f"{head}{text}</{prefix}comment>")
        edits += self._at_the_end("authors", f"<{prefix}author>{AUTHOR}</{prefix}author>" if added else "")
        edits += self._at_the_end("commentList", "".join(added))
        return spliced(self._data, edits)

    def _at_the_end(self, name: str, content: str) -> list[Edit]:
        if not content:
            return []
        start, end = self._places[name]
        return [filled(self._data, start, content.encode()) if start == end else (end, end, content.encode())]


def _run(words: str, prefix: str) -> str:
    return _RUN.format(prefix, f'<{prefix}t xml:space="preserve">{escape(literal(words))}</{prefix}t>')
