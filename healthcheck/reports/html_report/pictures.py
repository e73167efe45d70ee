"""Drawings of an indicator: its way over the years with what is asked in each, and the spread of many areas."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np

from healthcheck.judging.figures import values
from healthcheck.messages import text
from healthcheck.model.observations import UNDATED
from healthcheck.model.pack import Target, TargetKind, VariableType
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.html_report.charts import Scale, drawing, line, path, place, words
from healthcheck.reports.html_report.contents import Group, Positions, Row, rough_values
from healthcheck.reports.html_report.labels import STATUS_CLASSES
from healthcheck.reports.html_report.markup import Html, element
from healthcheck.reports.report import Report

_MOST_LINES = 30
"""Lines of more areas than this cannot be told apart."""
_NAMED_LINES = 6
"""Lines of so few areas are named at their ends."""
_MANY_AREAS = 30
"""From so many areas on their spread is drawn."""
_BINS = 40
_WIDTH, _HEIGHT = 420, 140
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 300, 12, 114
_AFTER = 16
"""Limits are drawn on for so long behind the last year: they bind from then on."""


def pictures(report: Report, group: Group) -> Iterator[Html]:
    """Give the drawings that say more than the rows: the way over years, the spread over areas."""
    indicator, variables = group.judgement.indicator, group.judgement.pack.variables
    if all(variables[name].type is VariableType.FLAG for name in indicator.measure.variables):
        return
    language = report.options.language
    if (way := _way(group, language)) is not None:
        yield way
    if (spread := _spread(report, group.judgement)) is not None:
        yield spread


def _way(group: Group, language: Language) -> Html | None:
    """Draw each area's values over the years, and the target as a path."""
    courses: defaultdict[int, list[tuple[int, Row]]] = defaultdict(list)
    for row in group.rows:
        if row.verdict.value is not None and row.verdict.period is not None:
            courses[row.area].append((int(row.verdict.period), row))
    years = sorted({year for course in courses.values() for year, _ in course})
    if len(years) < 2 or len(courses) > _MOST_LINES or group.left_out:
        return None
    target = group.judgement.indicator.target
    asked = _asked(target, years)
    numbers = [Fraction(row.verdict.value or 0) for course in courses.values() for _, row in course]
    ends = [year for year, _ in asked]
    across = Scale(Fraction(min(*years, *ends)), Fraction(max(*years, *ends)), _LEFT + _AFTER // 2, _RIGHT)
    up = Scale.around([*numbers, *(limit for _, limit in asked)], _BOTTOM, _TOP)
    label = text("html.way", language, {"first": years[0], "last": years[-1]})
    return drawing(
        _WIDTH,
        _HEIGHT,
        label,
        *_axis(years, across),
        *_target_path(target, asked, across, up),
        *(
            part
            for course in courses.values()
            for part in _course(course, across, up, named=len(courses) <= _NAMED_LINES)
        ),
    )


def _axis(years: Sequence[int], across: Scale) -> Iterator[Html]:
    yield line(str(_LEFT), str(_BOTTOM), str(_RIGHT + _AFTER), str(_BOTTOM), "axis")
    for year in years:
        yield words(across.at(Fraction(year)), str(_BOTTOM + 18), str(year), "middle")


def _asked(target: Target, years: Sequence[int]) -> list[tuple[int, Fraction]]:
    """Return the corners of what is asked over the years; one limit of a band is enough to see where it lies."""
    if target.kind is TargetKind.MILESTONES:
        return [(year, limit.value) for year, limit in target.milestones]
    return [(year, limit.value) for limit in target.thresholds for year in (years[0], years[-1])]


def _target_path(target: Target, asked: Sequence[tuple[int, Fraction]], across: Scale, up: Scale) -> Iterator[Html]:
    """Draw stages as steps and a limit as a line, broken before the year in which it falls due."""
    if target.kind is TargetKind.MILESTONES:
        corners: list[tuple[str, str]] = []
        for (year, limit), (after, _) in zip(asked, [*asked[1:], (int(across.high), asked[-1][1])], strict=True):
            corners += [(across.at(Fraction(year)), up.at(limit)), (across.at(Fraction(after)), up.at(limit))]
            yield words(place(_LEFT - 8), place(Fraction(up.at(limit)) + 4), _stage_words(target, year), "end limit")
        yield path([*corners, (str(_RIGHT + _AFTER), corners[-1][1])], "goal")
        yield from (
            element("circle", cx=across.at(Fraction(year)), cy=up.at(limit), r=2, class_="goal")
            for year, limit in asked
        )
        return
    due = target.in_year or target.by
    for threshold in target.thresholds:
        height = up.at(threshold.value)
        yield words(place(_LEFT - 8), place(Fraction(height) + 4), threshold.text, "end limit")
        middle = across.at(Fraction(min(max(due, int(across.low)), int(across.high)))) if due else str(_LEFT)
        yield line(str(_LEFT), height, middle, height, "goal early")
        yield line(middle, height, str(_RIGHT + _AFTER), height, "goal")


def _stage_words(target: Target, wanted: int) -> str:
    return next(limit.text for year, limit in target.milestones if year == wanted)


def _course(course: Sequence[tuple[int, Row]], across: Scale, up: Scale, *, named: bool) -> Iterator[Html]:
    """Draw an area's values, each with the sign of its verdict."""
    points = [
        (across.at(Fraction(year)), up.at(Fraction(row.verdict.value or 0)), row)
        for year, row in sorted(course, key=lambda point: point[0])
    ]
    yield path([(x, y) for x, y, _ in points], "course")
    for x, y, row in points:
        yield element("circle", cx=x, cy=y, r=4, class_=STATUS_CLASSES[row.verdict.status])
    x, y, last = points[-1]
    if named:
        yield words(
            place(Fraction(x) + _AFTER + 6), place(Fraction(y) + 4), f"{last.verdict.value} {last.area_words}", "start"
        )


def _spread(report: Report, judgement: Judgement) -> Html | None:
    """Draw how the values of many areas lie around the target, in the latest year that has any."""
    period = report.seen(judgement).batch.period[judgement.rows]
    valued = np.flatnonzero(judgement.has_value)
    if not len(valued):
        return None
    year = int(period[valued].max())
    rows: Positions = valued[period[valued] == year]
    limits = [limit.value for limit in judgement.thresholds]
    if len(rows) < _MANY_AREAS:
        return None
    rough = rough_values(judgement, rows)
    # A few far-off areas must not squeeze all others into one bar: what is beyond the ends counts with them.
    low, high = map(Fraction, np.quantile(rough, [0.005, 0.995]).tolist())
    edges = _edges(min(low, *limits), max(high, *limits), limits)
    across = Scale(edges[0], edges[-1], _LEFT, _WIDTH - _LEFT)
    bins = np.clip(np.searchsorted([float(edge) for edge in edges], rough, side="right") - 1, 0, len(edges) - 2)
    order = rows[np.argsort(rough, kind="stable")]
    told = values(judgement, order[[0, (len(order) - 1) // 2, -1]]).texts()
    language = report.options.language
    shown: dict[str, str | int] = {
        "number": len(rows),
        "least": told[0] or "",
        "middle": told[1] or "",
        "most": told[2] or "",
        "year": year,
    }
    caption = text("html.spread_in" if year != UNDATED else "html.spread", language, shown)
    status = judgement.status[rows]
    bars = _bars({one: np.bincount(bins[status == one], minlength=len(edges) - 1).tolist() for one in Status})
    marks = [mark for limit in judgement.thresholds for mark in _limit_mark(limit.text, across.at(limit.value))]
    base = line(str(_LEFT), str(_BOTTOM), str(_WIDTH - _LEFT), str(_BOTTOM), "axis")
    return element("figure", drawing(_WIDTH, _HEIGHT, caption, *bars, base, *marks), element("figcaption", caption))


def _edges(low: Fraction, high: Fraction, limits: Sequence[Fraction]) -> list[Fraction]:
    """Return the edges of the bins; the first limit is one of them, so that no bin holds both sides of it."""
    width = (high - low or abs(high) or Fraction(1)) / _BINS
    start = limits[0] - ((limits[0] - low) // width + 1) * width if limits else low
    return [start + width * index for index in range(_BINS + 3)]


def _bars(numbers: Mapping[Status, Sequence[int]]) -> Iterator[Html]:
    """Draw a bar for each bin, put together of the statuses, those that pass at the bottom."""
    tallest = max(map(sum, zip(*numbers.values(), strict=True)))
    bins = len(numbers[Status.PASS])
    width = Fraction(_WIDTH - 2 * _LEFT, bins)
    bottoms = [Fraction(_BOTTOM)] * bins
    for status, found in numbers.items():
        for index, number in enumerate(found):
            if number:
                height = Fraction(number * (_BOTTOM - _TOP), tallest)
                bottoms[index] -= height
                yield element(
                    "rect",
                    x=place(_LEFT + index * width),
                    y=place(bottoms[index]),
                    width=place(width - Fraction(1, 2)),
                    height=place(height),
                    class_=STATUS_CLASSES[status],
                )


def _limit_mark(limit: str, x: str) -> Iterator[Html]:
    yield line(x, str(_TOP - 6), x, str(_BOTTOM), "goal")
    yield words(x, str(_BOTTOM + 18), limit, "middle limit")
