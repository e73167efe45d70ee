"""More verdicts than a screenful, summed up by indicator and by area."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.judging.integers import power_of_ten, product
from healthcheck.messages import text
from healthcheck.messages.units import difference
from healthcheck.model.decimals import plain
from healthcheck.model.faults import Severity
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.area_counts import count_areas
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.phrases import demand
from healthcheck.reports.report import Report
from healthcheck.reports.rows import reason_words
from healthcheck.reports.screen import Screen
from healthcheck.reports.signs import COLOURS
from healthcheck.reports.terminal_rows import AreaNames, verdict_table
from healthcheck.reports.terminal_table import Cell, Column, draw, widths

MOST_AREAS = 10
MOST_INDICATORS = 15
_ORDER = (
    Status.FAIL,
    Status.INVALID,
    Status.MISSING,
    Status.PENDING,
    Status.WAIVED,
    Status.NOT_APPLICABLE,
    Status.PASS,
)


def summary(report: Report, screen: Screen) -> Iterator[str]:
    """Draw the misses where they are few, the table by indicator, and the table of the worst areas."""
    language = report.options.language
    statuses = [status for status in _ORDER if report.counts[status]]
    names = AreaNames.of(report)
    open_questions = report.counts[Status.MISSING] + report.counts[Status.INVALID]
    few = 0 < report.counts[Status.FAIL] <= screen.rows // 2
    if few:
        yield screen.shown(text("report.misses", language)) + "\n"
        yield from verdict_table(report, (Status.FAIL,), screen)
        yield "\n"
    areas, worst = count_areas(report, MOST_AREAS)
    if not few or areas > 1 or open_questions:
        yield from _by_indicator(report, statuses, names, screen, several=areas > 1)
    if not worst or areas == 1:
        return
    yield "\n" + screen.shown(text("report.by_area", language, {"number": len(worst)})) + "\n"
    columns = [Column(text("column.area", language), words=True), *_count_columns(statuses, language)]
    rows = [[Cell(names.write(*area.label, language)), *_count_cells(area.counts, statuses)] for area in worst]
    yield draw(columns, rows, screen, widths(columns, rows, screen))


def _by_indicator(
    report: Report, statuses: Sequence[Status], names: AreaNames, screen: Screen, several: bool
) -> Iterator[str]:
    """Draw the indicators that something is missed or missing of, all if there is none, and count the others."""
    language = report.options.language
    badness = [_badness(judgement) for judgement in report.judgements]
    ordered = sorted(range(len(badness)), key=badness.__getitem__)
    worst = ([place for place in ordered if any(badness[place][1:])] or ordered)[:MOST_INDICATORS]
    yield screen.shown(text("report.by_indicator", language)) + "\n"
    yield _indicators(report, [report.judgements[place] for place in worst], statuses, names, screen, several)
    rest = len(ordered) - len(worst)
    if rest:
        key = "report.other_indicators" if len(worst) == MOST_INDICATORS else "report.clean_indicators"
        yield screen.shown(text(key, language, {"number": rest})) + "\n"


def _indicators(
    report: Report,
    worst: Sequence[Judgement],
    statuses: Sequence[Status],
    names: AreaNames,
    screen: Screen,
    several: bool,
) -> str:
    language = report.options.language
    columns = [
        Column(text("column.indicator", language), words=True),
        Column(text("column.target", language)),
        *_count_columns(statuses, language),
        Column(text("column.total_gap", language)),
        *([Column(text("column.worst", language), words=True)] if several else []),
    ]
    rows = []
    for judgement in worst:
        total, furthest = total_gap(report, judgement, names)
        counts = np.bincount(judgement.status, minlength=len(Status)).tolist()
        rows.append(
            [
                Cell(judgement.indicator.name.in_language(language)),
                Cell(demand(judgement.indicator.target, language)),
                *_count_cells(counts, statuses),
                Cell(total),
                *([Cell(furthest)] if several else []),
            ]
        )
    return draw(columns, rows, screen, widths(columns, rows, screen))


def _badness(judgement: Judgement) -> tuple[bool, int, int]:
    """Sorts the indicator with most misses first; one that is only encouraged comes after those that bind."""
    counts = np.bincount(judgement.status, minlength=len(Status)).tolist()
    binds = judgement.indicator.severity is Severity.ERROR
    unjudged = counts[Status.INVALID] + counts[Status.MISSING]
    return (not (binds and counts[Status.FAIL]), -counts[Status.FAIL], -unjudged)


def _count_columns(statuses: Sequence[Status], language: Language) -> list[Column]:
    return [Column(text(f"status.{status.word}", language), number=True) for status in statuses]


def _count_cells(counts: Sequence[int], statuses: Sequence[Status]) -> list[Cell]:
    return [Cell(str(counts[status]), COLOURS.get(status) if counts[status] else None) for status in statuses]


def total_gap(report: Report, judgement: Judgement, names: AreaNames) -> tuple[str, str]:
    """Return what all misses of an indicator lack together, and the area that lacks most."""
    missed = np.flatnonzero((judgement.status == Status.FAIL) & judgement.has_gap)
    if not len(missed):
        return "", ""
    exponent = judgement.gap_exponent[missed]
    finest = int(exponent.min())
    steps = product(judgement.gap[missed], power_of_ten(exponent - finest)).tolist()
    language = report.options.language
    row = int(judgement.rows[missed[steps.index(max(steps))]])
    seen = report.seen(judgement)
    total = difference(plain(sum(steps), finest), numerator_unit(judgement), language)
    return total, names.write(seen.area[row], seen.area_name[row], language)


def reasons(report: Report) -> list[str]:
    """Say why verdicts are missing or invalid, the commonest reason first."""
    language = report.options.language
    found: Counter[tuple[Status, str, str]] = Counter()
    for judgement in report.judgements:
        for status in (Status.INVALID, Status.MISSING):
            rows = np.flatnonzero((judgement.status == status) & (judgement.reason >= 0))
            if not len(rows):
                continue
            kinds = np.stack([judgement.reason[rows], judgement.cause[rows], _years_to_blame(judgement, rows)])
            different, numbers = np.unique(kinds, axis=1, return_counts=True)
            for (reason, cause, year), number in zip(different.T.tolist(), numbers.tolist(), strict=True):
                words = reason_words(report, judgement, reason, cause, year=year)
                found[status, judgement.reasons[reason], words] += number
    return [
        text(f"reason.{status.word}", language, {"number": number, "code": code, "reason": words})
        for (status, code, words), number in found.most_common()
    ]


def _years_to_blame(judgement: Judgement, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.int32]:
    years = np.zeros(len(rows), dtype=np.int32)
    for index, term in enumerate(judgement.inputs):
        years = np.where(judgement.cause[rows] == index, term.years[rows], years)
    return years
