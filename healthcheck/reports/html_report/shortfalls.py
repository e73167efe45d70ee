"""What a director reads first: the worst misses, the areas that have most of them, and what could not be judged."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from healthcheck.messages import text
from healthcheck.model.faults import Severity
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.area_counts import count_areas
from healthcheck.reports.excuses import baseline_lines, waiver_lines
from healthcheck.reports.html_report.charts import Scale, place
from healthcheck.reports.html_report.contents import Contents, Row
from healthcheck.reports.html_report.details import off
from healthcheck.reports.html_report.labels import STATUS_CLASSES
from healthcheck.reports.html_report.markup import Html, element, together
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.problems import gap_words
from healthcheck.reports.report import Report
from healthcheck.reports.terminal_rows import AreaNames
from healthcheck.reports.terminal_summary import reasons

MOST_MISSES = 12
MOST_AREAS = 15
MOST_REASONS = 12


def miss_table(contents: Contents) -> Html | None:
    """List the misses that a person wants to see first, each leading to its verdict, and count the others."""
    report = contents.report
    language, number = report.options.language, report.counts[Status.FAIL]
    if not number:
        return None
    rows = list(islice(_worst(contents), MOST_MISSES))
    more = element("p", text("html.more_misses", language, {"number": number - len(rows)}), class_="note")
    table = element(
        "table",
        element("caption", text("html.misses", language)),
        element("thead", element("tr", *_heads(("area", "indicator", "value", "target", "gap"), language))),
        element("tbody", *(_miss(row, language) for row in rows)),
        class_="misses",
    )
    return together(table, more if number > len(rows) else None)


def _worst(contents: Contents) -> Iterator[Row]:
    """Give the misses of what binds before those of what is encouraged, the furthest off first."""
    for severity in reversed(Severity):
        missed = [
            row
            for group in contents.groups
            if group.judgement.indicator.severity is severity
            for row in group.rows
            if row.verdict.status is Status.FAIL
        ]
        yield from sorted(missed, key=lambda row: -(off(row.verdict) or 0))


def _heads(columns: tuple[str, ...], language: Language) -> Iterator[Html]:
    for column in columns:
        yield element("th", text(f"column.{column}", language), scope="col")


def _miss(row: Row, language: Language) -> Html:
    verdict = row.verdict
    indicator = verdict.indicator
    year = element("small", f" {verdict.period}") if verdict.period else None
    return element(
        "tr",
        element("th", row.area_words, year, scope="row"),
        element("td", element("a", indicator.name.in_language(language), href=f"#v{row.number}")),
        element("td", verdict.value),
        element("td", full_demand(indicator.target, language)),
        element("td", gap_words(verdict, language)),
    )


def area_table(report: Report) -> Html | None:
    """Count the verdicts of the areas that miss most; nothing where there is one area only."""
    number, worst = count_areas(report, MOST_AREAS)
    if number < 2 or not worst:
        return None
    language = report.options.language
    names = AreaNames.of(report)
    statuses = [status for status in Status if report.counts[status]]
    heads = [element("th", text(f"status.{status.word}", language), scope="col") for status in statuses]
    rows = [
        element(
            "tr",
            element("th", element("a", name, href="#verdicts", data_area=name), scope="row"),
            *(_number(area.counts[status], status) for status in statuses),
            element("td", shares(area.counts)),
        )
        for area in worst
        for name in [names.write(*area.label, language)]
    ]
    caption = text("html.by_area", language, {"number": len(worst), "total": number})
    head = element("tr", element("th", text("column.area", language), scope="col"), *heads, element("td"))
    table = element(
        "table", element("caption", caption), element("thead", head), element("tbody", *rows), class_="areas"
    )
    return element("div", table, class_="scroll", tabindex=0, role="group", aria_label=caption)


def _number(number: int, status: Status) -> Html:
    return element("td", str(number), class_=STATUS_CLASSES[status] if number else "zero")


def shares(counts: Sequence[int]) -> Html:
    """Draw counts by status as one bar; it says nothing that the numbers beside it do not say."""
    across, before, bars = Scale(Fraction(0), Fraction(sum(counts))), 0, []
    for status in Status:
        start, end = (across.position(Fraction(edge)) for edge in (before, before + counts[status]))
        before += counts[status]
        if counts[status]:
            width = f"{place(end - start)}%"
            bars.append(element("rect", x=f"{place(start)}%", width=width, class_=STATUS_CLASSES[status]))
    return element("svg", *bars, class_="shares", aria_hidden="true")


def excuse_list(report: Report) -> Html:
    """Say which misses do not count: waived ones, by whose leave, and those known from the baseline."""
    language = report.options.language
    told = [list(lines) for lines in (waiver_lines(report, language), baseline_lines(report, language))]
    return together(*(_excuses(*lines) for lines in told if lines))


def _excuses(heading: str, *items: str) -> Html:
    listed = element("ul", *(element("li", item) for item in items), class_="reasons") if items else None
    return together(element("p", heading, class_="excuse"), listed)


def reason_list(report: Report) -> Html | None:
    """Say why verdicts are missing or invalid, the commonest reason first."""
    language = report.options.language
    found = reasons(report)
    if not found:
        return None
    items = [element("li", reason) for reason in found[:MOST_REASONS]]
    if len(found) > MOST_REASONS:
        items.append(element("li", text("report.more_reasons", language, {"number": len(found) - MOST_REASONS})))
    return together(element("h3", text("report.reasons", language)), element("ul", *items, class_="reasons"))
