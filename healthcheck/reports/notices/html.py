"""A notice as a page of HTML that prints on one sheet of A4."""

from collections.abc import Iterator
from pathlib import Path

from healthcheck.model.text import Language
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.reports.html_report.page import document, section
from healthcheck.reports.notices.page import NoticePage, NoticeSection

_STYLE = Path(__file__).parent / "style.css"
_SMALL = "@media print { html { font-size: 8pt; } }"
"""Much that is to be said is printed smaller, so that it stays on its page."""
_MOST_LINES = 34
"""About so many lines fit on a page in the usual size, beside what every notice says."""


def render(page: NoticePage, language: Language) -> Iterator[str]:
    """Give a notice in pieces."""
    lines = sum(2 * len(part.rows) + len(part.items) for part in page.sections)
    style = _STYLE.read_text(encoding="utf-8") + (_SMALL if lines > _MOST_LINES else "")
    to = page.facts[0][1] if page.facts else ""
    header = element("header", element("h1", page.title))
    return document(f"{page.title} {to}", language, header, _sections(page), style=style, still=True)


def _sections(page: NoticePage) -> Iterator[Html]:
    facts = [element("div", element("dt", name), element("dd", words)) for name, words in page.facts]
    yield element("dl", *facts, class_="facts")
    yield element("p", page.greeting, class_="greeting")
    yield element("p", page.opening, class_="opening")
    for number, part in enumerate(page.sections, 1):
        yield _section(number, part)
    yield element("div", *(element("p", line) for line in page.closing), class_="signature")


def _section(number: int, part: NoticeSection) -> Html:
    rest = element("p", part.rest, class_="note") if part.rest else None
    if not part.rows:
        items = element("ul", *(element("li", item) for item in part.items))
        return section(f"part{number}", part.heading, items, rest)
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in part.columns)))
    rows = [element("tr", *(element("td", cell) for cell in row)) for row in part.rows]
    table = element("table", head, element("tbody", *rows), class_="shortfalls")
    return section(f"part{number}", part.heading, table, rest)
