"""The sheet of all verdicts, in the order of the JSON report; where they do not fit, the worst of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.messages import text
from healthcheck.messages.units import unit_word
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.cells_column import cells_column
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.excel_report import plan
from healthcheck.reports.excel_report.plan import Block, Heading, SheetPlan, fitting
from healthcheck.reports.excel_report.rows import Cells, CellStyles, NumberCells, TextCells, WordCells
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.problems import document_of
from healthcheck.reports.report import Report
from healthcheck.reports.terminal_rows import WORST_FIRST
from healthcheck.reports.text_columns import of_texts
from healthcheck.reports.verdict_columns import VerdictColumns

_MOST_NAMES = 2_000
"""So many areas are measured for the width of their column."""


def verdict_sheet(report: Report, only: Collection[Status] | None) -> SheetPlan:
    """Plan the sheet; ``only`` leaves verdicts of other statuses out."""
    quotas = _quotas(report, only)
    wanted = sum(number for status, number in report.counts.items() if only is None or status in only)

    def blocks(styles: CellStyles) -> Iterator[Block]:
        left = dict(quotas)
        for judgement in report.judgements:
            rows = _rows(judgement, left)
            yield len(rows), _cells(report, judgement, rows, styles)

    return SheetPlan("excel.verdicts", _headings(report), sum(quotas.values()), wanted, "verdicts.csv", blocks)


def _quotas(report: Report, only: Collection[Status] | None) -> dict[Status, int]:
    """Return how many verdicts of each status fit; the statuses that matter most come first."""
    quotas: dict[Status, int] = {}
    room = plan.MOST_ROWS
    for status in dict.fromkeys(status for status, _ in WORST_FIRST):
        if only is None or status in only:
            quotas[status] = min(room, report.counts[status])
            room -= quotas[status]
    return quotas


def _rows(judgement: Judgement, left: dict[Status, int]) -> npt.NDArray[np.intp]:
    """Return the positions that are shown of a judgement, and take them off what is left of each status."""
    found = []
    for status, number in left.items():
        here = np.flatnonzero(judgement.status == status)[:number]
        left[status] -= len(here)
        found.append(here)
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.intp)


def _headings(report: Report) -> tuple[Heading, ...]:
    language = report.options.language
    indicators = [judgement.indicator for judgement in report.judgements]
    areas = [
        report.observations.area_name[row] or "" for row in range(min(report.observations.batch.size, _MOST_NAMES))
    ]
    return (
        Heading("column.status", 10),
        Heading("column.severity", 9),
        Heading("excel.area", 14),
        Heading("column.area", fitting(areas, 10, 30)),
        Heading("column.period", 8),
        Heading("excel.level", 10),
        Heading("column.indicator", fitting((one.name.in_language(language) for one in indicators), 16, 44)),
        Heading("column.value", 12),
        Heading("column.target", fitting((full_demand(one.target, language) for one in indicators), 12, 40)),
        Heading("excel.required", 11),
        Heading("excel.due", 9),
        Heading("excel.progress", 11),
        Heading("column.gap", 10),
        Heading("column.unit", 10),
        Heading("excel.serves", 14),
        Heading("excel.evidence", 48),
        Heading("column.clause", fitting((one.clause for one in indicators), 8, 24)),
        Heading("excel.document", fitting(_documents(report), 16, 40)),
        Heading("column.reason", 40),
        Heading("excel.reason_code", 10),
        Heading("column.cells", 40),
        Heading("column.pack", fitting((pack.id for pack in report.packs), 12, 24)),
        Heading("excel.indicator_id", fitting((one.id for one in indicators), 12, 36)),
    )


def _documents(report: Report) -> Iterable[str]:
    return (document_of(pack).in_language(report.options.language) for pack in report.packs)


def _cells(report: Report, judgement: Judgement, rows: npt.NDArray[np.intp], styles: CellStyles) -> list[Cells]:
    language = report.options.language
    columns = VerdictColumns(report, judgement, rows)
    indicator, pack = judgement.indicator, judgement.pack
    unit = numerator_unit(judgement)
    return [
        WordCells(status_words(report), styles.statuses, judgement.status[rows]),
        TextCells(text(f"severity.{indicator.severity.word}", language)),
        TextCells(columns.area),
        TextCells(columns.area_name),
        NumberCells(columns.period, plain=True),
        TextCells(of_texts(_levels(columns.level.to_pylist(), report))),
        TextCells(indicator.name.in_language(language)),
        NumberCells(columns.value),
        TextCells(full_demand(indicator.target, language)),
        NumberCells(columns.required),
        NumberCells(columns.due, plain=True),
        NumberCells(columns.progress),
        NumberCells(columns.gap),
        TextCells(None if unit is None else unit_word(unit, language)),
        NumberCells(columns.serves),
        TextCells(columns.evidence),
        TextCells(indicator.clause),
        TextCells(document_of(pack).in_language(language)),
        TextCells(columns.reason),
        TextCells(columns.reason_code),
        TextCells(cells_column(report, judgement, rows)),
        TextCells(pack.id),
        TextCells(indicator.id),
    ]


def status_words(report: Report) -> list[str]:
    """Return the words of all statuses."""
    return [text(f"status.{status.word}", report.options.language) for status in Status]


def _levels(levels: Sequence[str | None], report: Report) -> list[str | None]:
    words = {level: text(f"level.{level}", report.options.language) for level in {*levels} if level is not None}
    return [None if level is None else words[level] for level in levels]
