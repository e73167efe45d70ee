"""What a run rests on: rule files with their documents, tables with their fingerprints, options."""

from collections.abc import Iterator

from healthcheck.messages import message, text
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.reports.html_report.details import table_name
from healthcheck.reports.html_report.markup import Html, element, together
from healthcheck.reports.html_report.page import section
from healthcheck.reports.report import Report
from healthcheck.reports.table_lists import cell_lines, unused_lines

MOST_TABLES = 50
_LONG = 60
OTHER_BASIS = "HC277"
"""The finding that says for how many verdicts the other population was taken."""


def basis_section(report: Report) -> Html:
    """Name everything that the verdicts depend on."""
    language = report.options.language
    said = [*cell_lines(report.tables, language), *unused_lines(report.tables, language)]
    return section(
        "basis",
        text("html.basis", language),
        *(_pack(pack, language) for pack in report.packs),
        _tables(report),
        element("ul", *(element("li", words) for words in said), class_="note"),
        element("h3", text("html.options", language)),
        element("dl", *_terms(_options(report)), class_="facts"),
    )


def _terms(facts: Iterator[tuple[str, str]]) -> Iterator[Html]:
    """Pair what is told with its name; what is long gets a line of its own."""
    for name, words in facts:
        pair = together(element("dt", name), element("dd", words))
        yield element("div", pair, class_="wide" if len(words) > _LONG else None)


def _pack(pack: Pack, language: Language) -> Html:
    heading = element("h3", pack.title.in_language(language))
    return together(heading, element("dl", *_terms(_pack_facts(pack, language)), class_="facts"))


def _pack_facts(pack: Pack, language: Language) -> Iterator[tuple[str, str]]:
    yield text("column.pack", language), text("report.pack", language, {"pack": pack.id, "revision": pack.revision})
    source = pack.source
    if source is not None:
        yield text("show.document", language), source.document.in_language(language)
        for key in ("issuer", "number", "published"):
            words = getattr(source, key)
            if words:
                yield text(f"show.{key}", language), words
    if pack.population:
        yield text("show.population", language), pack.variables[pack.population].name.in_language(language)
    yield text("html.sha256", language), pack.sha256


def _tables(report: Report) -> Html:
    """List the tables, each with the number by which cells name it."""
    language = report.options.language
    several = len(report.tables) > 1
    heads = [text(f"html.table.{key}", language) for key in ("file", "rows", "encoding", "sha256")]
    rows = [
        element(
            "tr",
            element(
                "th",
                element("b", f"{table_name(number)} ") if several else None,
                element("bdi", f"{table.path}[{table.sheet}]" if table.sheet else table.path),
                scope="row",
            ),
            element("td", str(table.rows)),
            element("td", table.encoding or "–"),
            element("td", element("code", table.sha256)),
        )
        for number, table in enumerate(report.tables[:MOST_TABLES], start=1)
    ]
    more = len(report.tables) - MOST_TABLES
    left_out = element("p", text("html.more_tables", language, {"number": more}), class_="note") if more > 0 else None
    head = element("tr", *(element("th", words, scope="col") for words in heads))
    caption = element("caption", text("html.tables", language))
    return together(
        element("table", caption, element("thead", head), element("tbody", *rows), class_="files"), left_out
    )


def _options(report: Report) -> Iterator[tuple[str, str]]:
    """Give the options that change what is judged or what counts, those at their usual value as well."""
    options, language = report.options, report.options.language
    yes, no = text("form.yes", language), text("form.no", language)
    unset = text("html.option.unset", language)
    yield "--period", str(options.period or unset)
    yield "--as-of", str(options.as_of or unset)
    yield "--fail-on", options.fail_on
    yield "--allow-missing", yes if options.allow_missing else no
    taken = [message(finding, language) for finding in report.findings if finding.code == OTHER_BASIS]
    yield "--population-basis", text("list.semicolon", language).join(taken) or unset
    if options.checks:
        yield "--check", text("list.pause", language).join(options.checks)
    if options.today is not None:
        yield text("html.option.today", language), options.today.isoformat()
    if report.baseline is not None:
        yield "--baseline", f"{report.baseline.path} {report.baseline.sha256}"
