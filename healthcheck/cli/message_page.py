"""All codes in both languages as one page of Markdown: docs/messages.md."""

from collections.abc import Iterator
from string import Formatter

from healthcheck.messages import CATALOGUE, text
from healthcheck.messages.blocks import BLOCKS
from healthcheck.messages.entry import Entry
from healthcheck.model.text import Language, Text
from healthcheck.reports.markdown_text import escaped

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def codes() -> list[str]:
    """Return all codes, those of the command line first, as the catalogue has them."""
    return [code for code, entry in CATALOGUE.items() if entry.more is not None]


def with_blanks(brief: str) -> str:
    """Return a wording without a case at hand: ``…`` for what the case fills in, and nothing to hint at."""
    blanks = {None: "", "hint": ""}
    return "".join(words + blanks.get(blank, "…") for words, blank, _, _ in Formatter().parse(brief))


def message_page() -> Iterator[str]:
    """Give the page in pieces, block by block of codes."""
    yield f"# {_both(CATALOGUE['page.messages'].brief)}\n"
    for language in _LANGUAGES:
        yield f"\n{text('page.opening', language)}\n"
    for block in BLOCKS:
        found = [code for code in sorted(codes()) if block.holds(code)]
        if found:
            yield f"\n## {_both(block.title)}\n"
        for code in found:
            yield f"\n### {code}\n"
            yield from (_said(CATALOGUE[code], language) for language in _LANGUAGES)


def _both(words: Text) -> str:
    return " · ".join(words.in_language(language) for language in _LANGUAGES)


def _said(entry: Entry, language: Language) -> str:
    assert entry.more is not None  # which is what makes it a code's
    brief = escaped(with_blanks(entry.brief.in_language(language)))
    return f"\n**{brief}**\\\n{escaped(entry.more.in_language(language))}\n"
