"""What is wrong with the tables themselves, the worst first."""

from healthcheck.messages import message, text
from healthcheck.model.faults import Finding
from healthcheck.model.observations import cell_name
from healthcheck.model.text import Language
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.reports.html_report.page import section
from healthcheck.reports.outcome import by_severity
from healthcheck.reports.report import Report

MOST_FINDINGS = 1000


def findings_section(report: Report) -> Html | None:
    """List the findings; nothing where there is none."""
    if not report.findings:
        return None
    language = report.options.language
    worst = sorted(report.findings, key=lambda finding: -finding.severity)
    heading = text("report.findings", language, {"numbers": by_severity(worst, language)})
    heads = [text(f"html.finding.{key}", language) for key in ("severity", "code", "what", "cell", "raw")]
    more = len(worst) - MOST_FINDINGS
    table = element(
        "table",
        element("caption", heading),
        element("thead", element("tr", *(element("th", words, scope="col") for words in heads))),
        element("tbody", *(_row(finding, language) for finding in worst[:MOST_FINDINGS])),
        class_="findings",
    )
    left_out = element("p", text("report.more_findings", language, {"number": more}), class_="note")
    return section("findings", heading, table, left_out if more > 0 else None)


def _row(finding: Finding, language: Language) -> Html:
    place = finding.place
    cell = (cell_name(place) if place.cell else str(place)) if place else None
    return element(
        "tr",
        element("td", text(f"severity.{finding.severity.word}", language)),
        element("td", element("code", finding.code)),
        element("th", element("bdi", message(finding, language)), scope="row"),
        element("td", element("bdi", cell) if cell else None),
        element("td", element("bdi", finding.raw) if finding.raw else None),
        class_=finding.severity.word,
    )
