"""More verdicts than a screenful, summed up: by indicator, by area, by file."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt

from healthcheck.messages import text
from healthcheck.model.faults import Parameters
from healthcheck.model.statuses import Status
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.absent_areas import AREA_ABSENT, absent_areas
from healthcheck.reports.area_counts import count_areas
from healthcheck.reports.report import Report
from healthcheck.reports.screen import Screen
from healthcheck.reports.terminal_areas import by_area
from healthcheck.reports.terminal_counts import counted_statuses
from healthcheck.reports.terminal_files import by_file
from healthcheck.reports.terminal_indicators import by_indicator
from healthcheck.reports.terminal_rows import AreaNames, verdict_table
from healthcheck.reports.verdict_columns import blamed_part, reason_words

By = Literal["indicator", "area", "file"]

MOST_AREAS = 10
MOST_INDICATORS = 15
_AROUND = 12
"""So many lines of a screenful go to what stands above and below a summary."""


def summary(report: Report, screen: Screen, only: Collection[Status] | None = None) -> Iterator[str]:
    """Draw the misses where they are few, the table by indicator, and the table of the worst areas."""
    language = report.options.language
    statuses = counted_statuses(report, only)
    names = AreaNames.of(report)
    open_questions = report.counts[Status.MISSING] + report.counts[Status.INVALID]
    few = 0 < report.counts[Status.FAIL] <= screen.rows // 2
    if few:
        yield screen.shown(text("report.misses", language)) + "\n"
        yield from verdict_table(report, (Status.FAIL,), screen)
        yield "\n"
    areas, worst = count_areas(report, MOST_AREAS)
    if not few or areas > 1 or open_questions:
        yield from by_indicator(report, statuses, names, screen, areas, MOST_INDICATORS)
    if worst and areas > 1:
        yield "\n"
        yield from by_area(report, worst, statuses, names, screen)


def grouped(
    report: Report, screen: Screen, by: By, only: Collection[Status] | None = None, *, every_row: bool = False
) -> Iterator[str]:
    """Draw the one summary that is asked for: as much of it as a screenful holds, or all."""
    statuses = counted_statuses(report, only)
    most = None if every_row else max(screen.rows - _AROUND, MOST_AREAS)
    if by == "file":
        yield from by_file(report, statuses, screen, most)
        return
    names = AreaNames.of(report)
    areas, bad = count_areas(report, report.observations.batch.size + report.total)
    if by == "indicator":
        yield from by_indicator(report, statuses, names, screen, areas, most)
    else:
        shown = bad[:most]
        yield from by_area(report, shown, statuses, names, screen, (len(bad) - len(shown), areas - len(bad)))


def reasons(report: Report) -> list[str]:
    """Say why verdicts are missing or invalid, the commonest reason first."""
    language = report.options.language
    found: Counter[tuple[Status, str, str]] = Counter()
    for judgement in report.judgements:
        for status in (Status.INVALID, Status.MISSING):
            rows = np.flatnonzero((judgement.status == status) & (judgement.reason >= 0))
            if not len(rows):
                continue
            years = _years_to_blame(judgement, rows)
            # One whole number for each kind: rows of numbers take ten times as long to tell apart.
            reasons_causes = judgement.reason[rows].astype(np.int64) * 2**16 + judgement.cause[rows] + 1
            kinds = reasons_causes * 2**16 + years
            _, firsts, numbers = np.unique(kinds, return_index=True, return_counts=True)
            for first, number in zip(firsts.tolist(), numbers.tolist(), strict=True):
                row, year = int(rows[first]), int(years[first])
                reason, cause = int(judgement.reason[row]), int(judgement.cause[row])
                part = blamed_part(report, judgement, reason, cause, row)
                part = text("list.and_others", language, {"first": part}) if part and number > 1 else part
                words = reason_words(report, judgement, reason, cause, year=year, part=part)
                found[status, judgement.reasons[reason], words] += number
    return [
        _reason_line(report, status, code, {"number": number, "code": code, "reason": words})
        for (status, code, words), number in found.most_common()
    ]


def _reason_line(report: Report, status: Status, code: str, shown: Parameters) -> str:
    if (status, code) == (Status.MISSING, AREA_ABSENT):
        return text("reason.missing_areas", report.options.language, {**shown, "areas": absent_areas(report)})
    return text(f"reason.{status.word}", report.options.language, shown)


def _years_to_blame(judgement: Judgement, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.int32]:
    years = np.zeros(len(rows), dtype=np.int32)
    for index, term in enumerate(judgement.inputs):
        years = np.where(judgement.cause[rows] == index, term.years[rows], years)
    return years
