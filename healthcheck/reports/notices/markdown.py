"""A notice as Markdown."""

from collections.abc import Iterator, Sequence

from healthcheck.model.text import Language
from healthcheck.reports.markdown_text import escaped
from healthcheck.reports.notices.page import NoticePage, NoticeSection


def render(page: NoticePage, _: Language) -> Iterator[str]:
    """Give a notice in pieces."""
    yield f"# {page.title}\n\n"
    first, *others = page.facts
    yield _row(first) + "|---|---|\n"
    yield from (_row(fact) for fact in others)
    yield f"\n{escaped(page.greeting)}\n\n{page.opening}\n"
    for section in page.sections:
        yield from _section(section)
    yield "\n" + "".join(f"{line}  \n" for line in page.closing)


def _section(section: NoticeSection) -> Iterator[str]:
    yield f"\n## {section.heading}\n\n"
    if section.rows:
        yield _row(section.columns) + "|---" * len(section.columns) + "|\n"
    yield from (_row(row) for row in section.rows)
    yield from (f"- {escaped(item)}\n" for item in section.items)
    if section.rest:
        yield f"\n{escaped(section.rest)}\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"
