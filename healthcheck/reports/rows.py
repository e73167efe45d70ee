"""Judgements, which are columns of numbers, as columns of text and as single verdicts.

Text is made only for the rows that a report shows.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from healthcheck.judging.figures import column_texts, gap_texts, progress_texts, serves_texts, value_texts
from healthcheck.judging.pace import Paces
from healthcheck.judging.reasons import PART_REASONS
from healthcheck.messages import phrase, text
from healthcheck.model.faults import Parameters
from healthcheck.model.observations import UNDATED, Observations, State
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Input, Judgement, Status, Term, Verdict
from healthcheck.reports.course import Course, course
from healthcheck.reports.evidence import evidence_texts, numerator_unit
from healthcheck.reports.report import Report

Texts = list[str | None]

_STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class VerdictColumns:
    """Chosen rows of one judgement as columns of text, all of one length.

    ``picked`` are positions in the judgement, ``inputs`` the figures of each input as decimal text.
    """

    picked: npt.NDArray[np.intp]
    status: list[Status]
    area: Texts
    area_name: Texts
    period: Texts
    level: Texts
    value: Texts
    required: Texts
    due: Texts
    progress: Texts
    gap: Texts
    serves: Texts
    evidence: Texts
    reason_code: Texts
    reason: Texts
    yearly_step: Texts
    reached: Texts
    inputs: tuple[Texts, ...]


def chosen(judgement: Judgement, only: Collection[Status] | None) -> npt.NDArray[np.intp]:
    """Return the positions in the judgement whose status is among ``only`` (None: all)."""
    if only is None:
        return np.arange(len(judgement.rows))
    return np.flatnonzero(np.isin(judgement.status, list(only)))


def verdict_columns(report: Report, judgement: Judgement, only: Collection[Status] | None = None) -> VerdictColumns:
    """Write the chosen rows of a judgement as text, in the report's language."""
    picked = chosen(judgement, only)
    rows = judgement.rows[picked]
    seen = report.seen(judgement)
    positions = rows.tolist()
    inputs = tuple(_figures(seen, term.variable, term.rows[picked]) for term in judgement.inputs)
    codes, reasons = _reasons(report, judgement, picked)
    courses = _courses(report, judgement, picked)
    return VerdictColumns(
        picked=picked,
        status=[_STATUSES[number] for number in judgement.status[picked].tolist()],
        area=[seen.area[row] for row in positions],
        area_name=[seen.area_name[row] for row in positions],
        period=[None if year == UNDATED else str(year) for year in seen.batch.period[rows].tolist()],
        level=[seen.level[row] or judgement.indicator.level or judgement.pack.level for row in positions],
        value=value_texts(judgement, picked),
        required=_required(judgement, picked),
        due=[str(year) if year else None for year in judgement.due[picked].tolist()],
        progress=progress_texts(judgement, picked),
        gap=gap_texts(judgement, picked),
        serves=serves_texts(judgement, picked),
        evidence=evidence_texts(judgement, inputs, picked, report.options.language),
        reason_code=codes,
        reason=[
            _with_course(reason, found, report.options.language) for reason, found in zip(reasons, courses, strict=True)
        ],
        yearly_step=[found.yearly_step if found else None for found in courses],
        reached=[found.reached if found else None for found in courses],
        inputs=inputs,
    )


def _figures(seen: Observations, variable: str, rows: npt.NDArray[np.intp]) -> Texts:
    column = seen.batch.columns.get(variable)
    if column is None:
        return [None] * len(rows)
    texts = column_texts(column, rows)
    there = (column.state[rows] == State.OK) & (rows >= 0)
    if there.all():
        return list(texts)
    return [figure if kept else None for figure, kept in zip(texts, there.tolist(), strict=True)]


def _required(judgement: Judgement, picked: npt.NDArray[np.intp]) -> Texts:
    limits: Texts = [limit.text for limit in judgement.thresholds]
    return [limits[index] if index >= 0 else None for index in judgement.required[picked].tolist()]


def _reasons(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> tuple[Texts, Texts]:
    """Return reason codes and wordings; the few different kinds of reason are worded once."""
    if (judgement.reason[picked] < 0).all():
        return [None] * len(picked), [None] * len(picked)
    worded: dict[tuple[int, int, int, int, str], str | None] = {}
    codes: Texts = []
    reasons: Texts = []
    columns = (picked, judgement.reason[picked], judgement.cause[picked], judgement.due[picked])
    for position, number, cause, due in zip(*(column.tolist() for column in columns), strict=True):
        year = int(judgement.inputs[cause].years[position]) if cause >= 0 else UNDATED
        kind = (number, cause, due, year, blamed_part(report, judgement, number, cause, position))
        if kind not in worded:
            worded[kind] = None if number < 0 else reason_words(report, judgement, *kind)
        codes.append(judgement.reasons[number] if number >= 0 else None)
        reasons.append(worded[kind])
    return codes, reasons


def _courses(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> list[Course | None]:
    """Measure the pace of the pending verdicts; most judgements have none."""
    if not (judgement.status[picked] == Status.PENDING).any():
        return [None] * len(picked)
    paces = Paces(judgement, report.seen(judgement).batch)
    return [course(paces.pace(position), report.options.language) for position in picked.tolist()]


def _with_course(reason: str | None, found: Course | None, language: Language) -> str | None:
    if reason is None or found is None:
        return reason
    return text("list.semicolon", language).join([reason, *found.words])


def blamed_part(report: Report, judgement: Judgement, number: int, cause: int, position: int) -> str:
    """Name the part of an area that leaves it without a figure; nothing where parts are not to blame."""
    if number < 0 or cause < 0 or judgement.reasons[number] not in PART_REASONS:
        return ""
    term = judgement.inputs[cause]
    return report.seen(judgement).origins.blamed(term.variable, int(term.rows[position]))


def reason_words(
    report: Report, judgement: Judgement, number: int, cause: int, due: int = 0, year: int = 0, part: str = ""
) -> str:
    """Say why: an index of the judgement's ``reasons``, one of its ``inputs`` (-1: none), years and a part."""
    variable = (
        judgement.pack.variables[judgement.inputs[cause].variable].name if cause >= 0 else phrase("word.constant")
    )
    parameters: Parameters = {"variable": variable, "due": due, "year": year, "part": part or "…"}
    return text(judgement.reasons[number], report.options.language, parameters)


def verdict_rows(report: Report, judgement: Judgement, only: Collection[Status] | None = None) -> Iterator[Verdict]:
    """Give the chosen rows of a judgement as verdicts, with the cells of their inputs."""
    columns = verdict_columns(report, judgement, only)
    unit = numerator_unit(judgement)
    seen = report.seen(judgement)
    for index, position in enumerate(columns.picked.tolist()):
        yield Verdict(
            pack=judgement.pack.id,
            indicator=judgement.indicator,
            area=columns.area[index],
            area_name=columns.area_name[index],
            period=columns.period[index],
            level=columns.level[index],
            status=columns.status[index],
            value=columns.value[index],
            required=columns.required[index],
            due=columns.due[index],
            progress=columns.progress[index],
            gap=columns.gap[index],
            gap_unit=None if columns.gap[index] is None else unit,
            serves=columns.serves[index],
            evidence=columns.evidence[index],
            reason_code=columns.reason_code[index],
            reason=columns.reason[index],
            yearly_step=columns.yearly_step[index],
            reached=columns.reached[index],
            inputs=tuple(
                each
                for term, figures in zip(judgement.inputs, columns.inputs, strict=True)
                for each in _inputs(seen, term, position, figures[index])
            ),
        )


def _inputs(seen: Observations, term: Term, position: int, figure: str | None) -> list[Input]:
    """Give a figure with its cell, or the figures that it is the sum of with theirs."""
    row, year = int(term.rows[position]), int(term.years[position])
    period = str(year) if year != UNDATED else None
    parts = seen.origins.parts(term.variable, row) if row >= 0 else ()
    if not parts:
        origin = seen.origins.origin(term.variable, row) if row >= 0 else None
        return [Input(term.variable, period, figure, origin)]
    figures = _figures(seen, term.variable, np.array(parts, dtype=np.intp))
    return [
        Input(term.variable, period, part, seen.origins.origin(term.variable, row))
        for row, part in zip(parts, figures, strict=True)
    ]
