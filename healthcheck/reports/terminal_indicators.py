"""The summary by indicator: what is missed most, by how much in all, and how the areas or years lie."""

from collections.abc import Iterator, Sequence

import numpy as np

from healthcheck.judging.integers import power_of_ten, product
from healthcheck.judging.shortfalls import gap_of
from healthcheck.messages import text
from healthcheck.messages.units import difference
from healthcheck.model.decimals import plain
from healthcheck.model.faults import Severity
from healthcheck.model.statuses import Status
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.phrases import demand
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.sentences import sentence_lines
from healthcheck.reports.small_multiples import Multiples
from healthcheck.reports.terminal_counts import count_cells, count_columns
from healthcheck.reports.terminal_rows import AreaNames
from healthcheck.reports.terminal_table import Cell, Column, draw, is_cramped, widths


def by_indicator(
    report: Report, statuses: Sequence[Status], names: AreaNames, screen: Screen, areas: int, most: int | None
) -> Iterator[str]:
    """Draw the indicators that something is missed or missing of, all if there is none, and count the others.

    ``areas`` is how many areas were judged, ``most`` how many indicators are drawn (None: all of them).
    """
    language = report.options.language
    badness = [_badness(judgement) for judgement in report.judgements]
    ordered = sorted(range(len(badness)), key=badness.__getitem__)
    bad = [place for place in ordered if any(badness[place][1:])]
    worst = ordered if most is None else (bad or ordered)[:most]
    yield screen.shown(text("report.by_indicator", language)) + "\n"
    yield from _table(report, [report.judgements[place] for place in worst], statuses, names, screen, areas)
    rest = len(ordered) - len(worst)
    if rest:
        key = "report.other_indicators" if len(worst) == most else "report.clean_indicators"
        yield from sentence_lines([text(key, language, {"number": rest})], screen)


def _table(
    report: Report,
    judgements: Sequence[Judgement],
    statuses: Sequence[Status],
    names: AreaNames,
    screen: Screen,
    areas: int,
) -> Iterator[str]:
    """Draw the table; where small bars say something and want room, the name of the worst area gives way."""
    language = report.options.language
    columns = [
        Column(text("column.indicator", language), words=True),
        Column(text("column.target", language)),
        *count_columns(statuses, language),
        Column(text("column.total_gap", language)),
    ]
    worst_area = [Column(text("column.worst", language), words=True)] if areas > 1 else []
    gaps = [total_gap(report, judgement, names) for judgement in judgements]
    rows = [
        [*_row(report, judgement, statuses), Cell(total)]
        for judgement, (total, _) in zip(judgements, gaps, strict=True)
    ]
    named = [[*row, *(Cell(furthest) for _ in worst_area)] for row, (_, furthest) in zip(rows, gaps, strict=True)]
    multiples = Multiples.of(report, areas)
    drawn = [multiples.draw(report, judgement) for judgement in judgements] if multiples else []
    if multiples is not None and any(drawn):
        bars = Column(multiples.heading(language), bars=True)
        for wider, cells in (([*columns, *worst_area, bars], named), ([*columns, bars], rows)):
            with_bars = [[*row, Cell(shape)] for row, shape in zip(cells, drawn, strict=True)]
            if not is_cramped(wider, with_bars, screen):
                yield draw(wider, with_bars, screen, widths(wider, with_bars, screen))
                yield from sentence_lines([multiples.legend(language)], screen)
                return
    columns += worst_area
    yield draw(columns, named, screen, widths(columns, named, screen))


def _row(report: Report, judgement: Judgement, statuses: Sequence[Status]) -> list[Cell]:
    language = report.options.language
    counts = np.bincount(judgement.status, minlength=len(Status)).tolist()
    return [
        Cell(judgement.indicator.name.in_language(language)),
        Cell(demand(judgement.indicator.target, language)),
        *count_cells(counts, statuses),
    ]


def _badness(judgement: Judgement) -> tuple[bool, int, int]:
    """Sorts the indicator with most misses first; one that is only encouraged comes after those that bind."""
    counts = np.bincount(judgement.status, minlength=len(Status)).tolist()
    binds = judgement.indicator.severity is Severity.ERROR
    unjudged = counts[Status.INVALID] + counts[Status.MISSING]
    return (not (binds and counts[Status.FAIL]), -counts[Status.FAIL], -unjudged)


def total_gap(report: Report, judgement: Judgement, names: AreaNames) -> tuple[str, str]:
    """Return what all misses of an indicator lack together, and the area that lacks most."""
    missed = np.flatnonzero(judgement.status == Status.FAIL.value)
    gap = gap_of(judgement, missed)
    missed = missed[gap.reachable]
    if not len(missed):
        return "", ""
    exponent = judgement.step[missed]
    finest = int(exponent.min())
    steps = product(gap.steps[gap.reachable], power_of_ten(exponent - finest)).tolist()
    language = report.options.language
    row = int(judgement.rows[missed[steps.index(max(steps))]])
    seen = report.seen(judgement)
    total = difference(plain(sum(steps), finest), numerator_unit(judgement), language)
    return total, names.write(seen.area[row], seen.area_name[row], language)
