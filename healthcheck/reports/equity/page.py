"""The report on spreads as one HTML page: needs no network, no server and no script."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from healthcheck.messages import text
from healthcheck.model.faults import ExitCode
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
from healthcheck.reports.equity.lorenz_drawing import lorenz_figure
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import Names, period_words
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.reports.html_report.page import document, section
from healthcheck.spread.results import Spread


def render(report: EquityReport) -> Iterator[str]:
    """Give the report in pieces of HTML."""
    title = text("equity.title", report.language)
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    yield from document(title, report.language, _header(report, title), _sections(report), style=style, still=True)


def _header(report: EquityReport, title: str) -> Html:
    *_, outcome = closing(report)
    kind = "p" if report.exit_code is ExitCode.OK else "m"
    return element(
        "header",
        element("h1", title),
        element("p", outcome, class_=f"outcome {kind}"),
        *(element("p", sentence, class_="note") for sentence in opening(report)),
    )


def _sections(report: EquityReport) -> Iterator[Html]:
    language = report.language
    for place, spreads in enumerate(report.computed):
        yield _of_ratio(report, spreads, f"ratio-{place + 1}")
    others = not_computed(report)
    if others:
        yield section("not-computed", text("equity.not_computed", language), _items(others))
    heading, *found = findings(report) or [""]
    if found:
        yield section("findings", heading, _items(found))
    *how, _ = closing(report)
    yield section("reading", text("equity.reading", language), _items(how))


def _of_ratio(report: EquityReport, spreads: tuple[Spread, ...], identifier: str) -> Html:
    language, last = report.language, latest(spreads)
    name = spreads[0].indicator.name.in_language(language)
    compared = compared_words(spreads, language)
    degrees = None
    if last.land is not None:
        caption = text("equity.agglomeration", language, {"period": period_words(last, language)})
        degrees = _table(agglomeration(last.land, Names.of(last, language), language), caption)
    return section(
        identifier,
        name,
        element("p", f"{compared} · {spreads[0].pack.id}/{spreads[0].indicator.id}", class_="note"),
        _table(years(spreads, language), None),
        lorenz_figure(last, language),
        _items([*details(spreads, language), *remarks(report, spreads)]),
        degrees,
    )


def _items(sentences: Iterable[str]) -> Html:
    return element("ul", *(element("li", sentence) for sentence in sentences), class_="said")


def _table(table: Table, caption: str | None) -> Html:
    """Write a table, which scrolls by itself where the screen is narrower."""
    head = element("thead", element("tr", *(element("th", column, scope="col") for column in table.columns)))
    body = element("tbody", *(_row(row) for row in table.rows))
    label = caption or table.columns[0]
    written = element("table", element("caption", caption) if caption else None, head, body, class_="figures")
    return element("div", written, class_="scroll", tabindex=0, role="region", aria_label=label)


def _row(cells: tuple[str, ...]) -> Html:
    first, *others = cells
    return element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in others))
