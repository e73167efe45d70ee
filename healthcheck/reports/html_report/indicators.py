"""The verdicts, indicator by indicator: what is asked, how far each area is, and what that rests on."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from msgspec import Struct

from healthcheck.messages import text
from healthcheck.model.faults import Severity
from healthcheck.model.pack import Interval, Target, TargetKind, VariableType
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.formulas import measure_words
from healthcheck.reports.html_report.charts import Scale, place
from healthcheck.reports.html_report.contents import Contents, Group, Row
from healthcheck.reports.html_report.details import Cells, details, off
from healthcheck.reports.html_report.labels import STATUS_CLASSES, verdict_class
from healthcheck.reports.html_report.markup import Html, element, together
from healthcheck.reports.html_report.pictures import pictures
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.problems import clause_words, gap_words

_COLUMNS = ("area", "period", "status", "value", "gap", "reason")


class Frame(Struct, frozen=True):
    """What the rows of an indicator share: how it is drawn, and where its figures stand."""

    group: Group
    scale: Scale | None
    cells: Cells
    language: Language


def indicator_articles(contents: Contents) -> Iterator[Html]:
    """Give an article for each indicator that has verdicts."""
    cells = Cells(contents.report.tables)
    for group in contents.groups:
        if len(group.judgement.rows):
            yield _article(contents, group, cells)


def _article(contents: Contents, group: Group, cells: Cells) -> Html:
    language = contents.report.options.language
    indicator, pack = group.judgement.indicator, group.judgement.pack
    frame = Frame(group, _scale(group), cells, language)
    tag = None
    if indicator.severity is not Severity.ERROR:
        tag = element("span", text(f"html.severity.{indicator.severity.word}", language), class_="tag")
    drawn = list(pictures(contents.report, group))
    return element(
        "article",
        element(
            "div",
            element("h3", indicator.name.in_language(language), tag),
            element("p", full_demand(indicator.target, language), _clause(indicator.clause, language), class_="target"),
            _tally(group, language),
            _background(group, language),
        ),
        element("div", *drawn, class_="drawings") if drawn else None,
        _table(frame),
        _left_out(group, language),
        id=f"i{group.number}",
        data_pack=pack.id,
        data_severity=indicator.severity.word,
        data_id=f"{pack.id}/{indicator.id}",
    )


def _clause(clause: str, language: Language) -> Html | None:
    return element("small", text("html.clause", language, {"clause": clause})) if clause else None


def _tally(group: Group, language: Language) -> Html:
    """Count the indicator's verdicts of each status, those that are not shown as well."""
    numbers = np.bincount(group.judgement.status, minlength=len(Status)).tolist()
    counted = [
        element(
            "li", text(f"count.{status.word}", language, {"number": numbers[status]}), class_=STATUS_CLASSES[status]
        )
        for status in Status
        if numbers[status]
    ]
    return element("ul", *counted, class_="tally")


def _background(group: Group, language: Language) -> Html:
    """Say how the value is computed, where the target stands, and what was assumed."""
    pack, indicator = group.judgement.pack, group.judgement.indicator
    told = [
        (text("show.measure", language), measure_words(pack, indicator, language)),
        (text("show.clause", language), clause_words(pack, indicator, language)),
        *(
            (text(key, language), words.in_language(language))
            for key, words in (("show.assumption", indicator.assumption), ("show.rationale", indicator.rationale))
            if words
        ),
        (text("html.id", language), f"{pack.id}/{indicator.id}"),
    ]
    terms = [together(element("dt", heading), element("dd", words)) for heading, words in told]
    return element("details", element("summary", text("html.background", language)), element("dl", *terms))


def _left_out(group: Group, language: Language) -> Html | None:
    if not group.left_out:
        return None
    numbers = {"shown": len(group.rows), "total": len(group.judgement.rows)}
    return element("p", text("html.rows_left_out", language, numbers), class_="note")


def _table(frame: Frame) -> Html | None:
    if not frame.group.rows:
        return None
    name = frame.group.judgement.indicator.name.in_language(frame.language)
    heads = [element("th", text(f"column.{column}", frame.language), scope="col") for column in _COLUMNS]
    rows = [_row(frame, row) for row in frame.group.rows]
    return element(
        "table",
        element("caption", name),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="rows",
    )


def _row(frame: Frame, row: Row) -> Html:
    verdict = row.verdict
    return element(
        "tr",
        element("th", row.area_words, scope="row"),
        element("td", verdict.period),
        element("td", text(f"status.{verdict.status.word}", frame.language)),
        element("td", verdict.value, _bar(frame, verdict)),
        element("td", gap_words(verdict, frame.language)),
        element("td", details(verdict, frame.group.judgement.pack, frame.cells, frame.language)),
        id=f"v{row.number}",
        class_=verdict_class(verdict),
        data_off=off(verdict),
    )


def interval_of(target: Target, verdict: Verdict) -> Interval | None:
    """Return the values that satisfy what binds a verdict; None for a trend."""
    if target.kind in (TargetKind.FALLING, TargetKind.RISING):
        return None
    if target.kind is not TargetKind.MILESTONES:
        return target.interval
    stages = [limit for _, limit in target.milestones if limit.text == verdict.required]
    return Target(target.milestone_kind or TargetKind.AT_LEAST, (stages[0],)).interval if stages else None


def _ends(interval: Interval | None) -> list[Fraction]:
    return [] if interval is None else [end for end in (interval.low, interval.high) if end is not None]


def _scale(group: Group) -> Scale | None:
    """Make the scale of the bars; none where there is nothing to compare, as with yes and no."""
    indicator, variables = group.judgement.indicator, group.judgement.pack.variables
    if all(variables[name].type is VariableType.FLAG for name in indicator.measure.variables):
        return None
    numbers = [Fraction(row.verdict.value) for row in group.rows if row.verdict.value is not None]
    if not numbers:
        return None
    limits = [end for row in group.rows for end in _ends(interval_of(indicator.target, row.verdict))]
    return Scale.around([*numbers, *limits], zero=True)


def _bar(frame: Frame, verdict: Verdict) -> Html | None:
    """Draw a value from zero, and its limits as lines across."""
    if frame.scale is None or verdict.value is None:
        return None
    scale, zero, value = frame.scale, Fraction(0), Fraction(verdict.value)
    start, end = sorted([scale.position(zero), scale.position(value)])
    limits = _ends(interval_of(frame.group.judgement.indicator.target, verdict))
    bar = element("rect", x=_percent(start) if start else None, width=_percent(end - start))
    marks = [element("rect", x=_percent(scale.position(limit)), class_="t") for limit in limits]
    return element("svg", bar, *marks, aria_hidden="true")


def _percent(share: Fraction) -> str:
    return f"{place(share)}%"
