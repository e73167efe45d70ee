"""The top of the page: what the run comes to, the verdicts counted, and what fell short most."""

import numpy as np

from healthcheck.messages import line, text
from healthcheck.model.different import different_numbers
from healthcheck.model.faults import ExitCode, Severity
from healthcheck.model.observations import UNDATED
from healthcheck.model.verdicts import Status
from healthcheck.reports.area_counts import count_areas
from healthcheck.reports.html_report.contents import Contents
from healthcheck.reports.html_report.labels import STATUS_CLASSES
from healthcheck.reports.html_report.markup import Html, element, together
from healthcheck.reports.html_report.page import section
from healthcheck.reports.html_report.shortfalls import area_table, excuse_list, miss_table, reason_list, shares
from healthcheck.reports.outcome import misses, outcome
from healthcheck.reports.report import Report

_OUTCOME_CLASSES = {ExitCode.OK: "p", ExitCode.FAILED: "f", ExitCode.INCONCLUSIVE: "m"}


def title(report: Report) -> str:
    """Name the page after its rule file, or by what it is where there are several."""
    general = text("html.title", report.options.language)
    if len(report.packs) != 1:
        return general
    return report.packs[0].title.in_language(report.options.language)


def header(report: Report) -> Html:
    """Say what the page is, and in a sentence how the run ended."""
    language = report.options.language
    kind = text("html.title", language)
    name = title(report)
    packs = [pack.title.in_language(language) for pack in report.packs] if name == kind else []
    lesser = misses(report, Severity.INFO) - misses(report, Severity.ERROR)
    return element(
        "header",
        element("p", kind, class_="kind") if kind != name else None,
        element("h1", name),
        *(element("p", words, class_="kind") for words in packs),
        element("p", text("html.scope", language, _scope(report)), class_="scope"),
        element("p", outcome(report), class_=f"outcome {_OUTCOME_CLASSES[report.exit_code]}"),
        element("p", text("report.warning_fails", language, {"number": lesser}), class_="note") if lesser else None,
        *(element("p", line(note, language), class_="note") for note in report.notes),
    )


def _scope(report: Report) -> dict[str, str | int]:
    """Count the areas and the indicators, and name the first and the last year."""
    language = report.options.language
    number, _ = count_areas(report, 0)
    periods = [
        different_numbers(report.seen(judgement).batch.period[judgement.rows]) for judgement in report.judgements
    ]
    years = [year for year in different_numbers(np.concatenate([*periods, [UNDATED]])).tolist() if year != UNDATED]
    words = text("html.undated", language)
    if years:
        key = "html.year" if len(years) == 1 else "html.years"
        words = text(key, language, {"first": years[0], "last": years[-1]})
    indicators = sum(len(judgement.rows) > 0 for judgement in report.judgements)
    return {"years": words, "areas": number, "indicators": indicators, "total": report.total}


def summary_section(contents: Contents) -> Html:
    """Count the verdicts, and list what fell short most."""
    report = contents.report
    language = report.options.language
    left_out = {"total": report.total, "shown": report.total - contents.left_out, "left_out": contents.left_out}
    return section(
        "summary",
        text("html.summary", language),
        shares([report.counts[status] for status in Status]) if report.total else None,
        _counts(contents),
        element("p", text("html.left_out", language, left_out), class_="limit-note") if contents.left_out else None,
        miss_table(contents),
        excuse_list(report),
        area_table(report),
        reason_list(report),
    )


def _counts(contents: Contents) -> Html:
    """List how many verdicts have each status, and their sum; each leads to its verdicts."""
    report = contents.report
    language = report.options.language
    listed = {row.verdict.status for row in contents.rows()}
    items = []
    for status in Status:
        number, letter = report.counts[status], STATUS_CLASSES[status]
        shown = (element("b", str(number)), element("span", text(f"status.{status.word}", language)))
        link = element("a", *shown, href="#verdicts", data_status=letter) if status in listed else together(*shown)
        items.append(element("li", link, class_=letter if number else f"{letter} zero"))
    total = element("li", element("b", str(report.total)), text("html.total", language), class_="total")
    return element("ul", *items, total, class_="counts")
