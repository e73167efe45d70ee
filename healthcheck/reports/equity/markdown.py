"""The report on spreads as Markdown: for pull requests, mails and notes."""

from collections.abc import Iterable, Iterator

from healthcheck.messages import text
from healthcheck.reports.equity.contents import (
    Table,
    agglomeration,
    closing,
    compared_words,
    details,
    findings,
    latest,
    not_computed,
    opening,
    remarks,
    years,
)
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import Names, period_words
from healthcheck.reports.markdown_text import escaped

_LONGEST = 400
"""A text is cut at so many characters, so that hostile tables cannot blow the report up."""


def render(report: EquityReport) -> Iterator[str]:
    """Give the report in pieces of Markdown."""
    language = report.language
    *how, outcome = closing(report)
    yield f"# {text('equity.title', language)}\n\n**{_shown(outcome)}**\n\n"
    yield from _items(opening(report))
    for spreads in report.computed:
        yield f"\n## {_shown(spreads[0].indicator.name.in_language(language))}\n\n"
        yield f"{_shown(compared_words(spreads, language))}\n\n"
        yield from _table(years(spreads, language))
        last = latest(spreads)
        yield "\n"
        yield from _items([*details(spreads, language), *remarks(report, spreads)])
        if last.land is not None:
            heading = text("equity.agglomeration", language, {"period": period_words(last, language)})
            yield f"\n### {_shown(heading)}\n\n"
            yield from _table(agglomeration(last.land, Names.of(last, language), language))
    others = not_computed(report)
    if others:
        yield f"\n## {text('equity.not_computed', language)}\n\n"
        yield from _items(others)
    heading, *found = findings(report) or [""]
    if found:
        yield f"\n## {_shown(heading)}\n\n"
        yield from _items(found)
    yield f"\n## {text('equity.reading', language)}\n\n"
    yield from _items(how)


def _items(sentences: Iterable[str]) -> Iterator[str]:
    yield from (f"- {_shown(sentence)}\n" for sentence in sentences)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield "|---|" + "---:|" * (len(table.columns) - 1) + "\n"
    yield from (_row(row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_shown(cell) for cell in cells) + " |\n"


def _shown(words: str) -> str:
    return escaped(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
