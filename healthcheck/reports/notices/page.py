"""A notice as headings, tables and sentences, before it is Markdown or HTML."""

from collections.abc import Sequence

from msgspec import Struct


class NoticeSection(Struct, frozen=True):
    """A heading with a table or a list below it; ``rest`` says what was left out of them."""

    heading: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    items: Sequence[str] = ()
    rest: str = ""


class NoticePage(Struct, frozen=True):
    """What a notice says, from top to bottom.

    ``title``, ``opening``, ``closing`` and headings are words of the catalogue alone; all others may hold what a
    table brought into them.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    greeting: str
    opening: str
    sections: Sequence[NoticeSection]
    closing: Sequence[str]
