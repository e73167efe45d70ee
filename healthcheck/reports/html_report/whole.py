"""The report as a page: a summary, the matrix, every indicator with its areas, the findings, and what it rests on."""

from collections.abc import Collection, Iterator

from healthcheck.messages import text
from healthcheck.model.verdicts import Status
from healthcheck.reports.html_report.basis import basis_section
from healthcheck.reports.html_report.contents import Contents, contents
from healthcheck.reports.html_report.controls import controls
from healthcheck.reports.html_report.findings import findings_section
from healthcheck.reports.html_report.indicators import indicator_articles
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.reports.html_report.matrix import matrix_section
from healthcheck.reports.html_report.page import document, section
from healthcheck.reports.html_report.summary import header, summary_section, title
from healthcheck.reports.report import Report


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of HTML; it is whole whatever ``only`` asks for, the reader chooses on the page."""
    yield from document(title(report), report.options.language, header(report), _sections(report))


def _sections(report: Report) -> Iterator[Html]:
    shown = contents(report)
    yield summary_section(shown)
    if report.total:
        # One block, so that the controls stay in sight for as long as there is something to choose from.
        yield element("div", controls(shown), matrix_section(shown), _verdicts(shown))
    findings = findings_section(report)
    if findings is not None:
        yield findings
    yield basis_section(report)


def _verdicts(shown: Contents) -> Html:
    language = shown.report.options.language
    nothing = element("p", text("html.nothing", language), class_="note", id="nothing", hidden=True)
    # The script heads a column with this word when it puts all rows into one list.
    column = text("column.indicator", language)
    heading = text("html.verdicts", language)
    return section("verdicts", heading, nothing, *indicator_articles(shown), data_indicator=column)
