"""Single verdicts, as reports that show one after the other want them."""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt

from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.verdicts import Input, Judgement, Status, Term, Verdict
from healthcheck.reports.evidence import numerator_unit
from healthcheck.reports.report import Report
from healthcheck.reports.verdict_columns import VerdictColumns, chosen, input_figures

_STATUSES = tuple(Status)
_IN_VERDICTS = (
    "area",
    "area_name",
    "period",
    "level",
    "value",
    "required",
    "due",
    "progress",
    "gap",
    "serves",
    "evidence",
    "reason_code",
    "reason",
    "yearly_step",
    "reached",
    "waiver",
)
"""The columns that single verdicts have under the same name."""


def verdict_rows(report: Report, judgement: Judgement, only: Collection[Status] | None = None) -> Iterator[Verdict]:
    """Give the chosen rows of a judgement as verdicts, with the cells of their inputs."""
    return verdicts_at(report, judgement, chosen(judgement, only))


def verdicts_at(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> Iterator[Verdict]:
    """Give the rows at some positions in a judgement as verdicts, with the cells of their inputs."""
    columns = VerdictColumns(report, judgement, picked)
    unit = numerator_unit(judgement)
    seen = report.seen(judgement)
    positions = columns.picked.tolist()
    statuses = judgement.status[columns.picked].tolist()
    texts = [getattr(columns, name).to_pylist() for name in _IN_VERDICTS]
    inputs = [figures.to_pylist() for figures in columns.inputs]
    known = columns.known.tolist()
    for position, status, is_known, *words in zip(positions, statuses, known, *texts, *inputs, strict=True):
        named = dict(zip(_IN_VERDICTS, words, strict=False))
        yield Verdict(
            pack=judgement.pack.id,
            indicator=judgement.indicator,
            status=_STATUSES[status],
            known=is_known,
            gap_unit=None if named["gap"] is None else unit,
            inputs=tuple(
                each
                for term, figure in zip(judgement.inputs, words[len(_IN_VERDICTS) :], strict=True)
                for each in _inputs(seen, term, position, figure)
            ),
            **named,
        )


def _inputs(seen: Observations, term: Term, position: int, figure: str | None) -> list[Input]:
    """Give a figure with its cell, or the figures that it is the sum of with theirs."""
    row, year = int(term.rows[position]), int(term.years[position])
    period = str(year) if year != UNDATED else None
    parts = seen.origins.parts(term.variable, row) if row >= 0 else ()
    if not parts:
        origin = seen.origins.origin(term.variable, row) if row >= 0 else None
        return [Input(term.variable, period, figure, origin)]
    figures = input_figures(seen, term.variable, np.array(parts, dtype=np.intp)).texts()
    return [
        Input(term.variable, period, part, seen.origins.origin(term.variable, row))
        for row, part in zip(parts, figures, strict=True)
    ]
