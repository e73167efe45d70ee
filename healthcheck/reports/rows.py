"""Judgements, which are columns of numbers, as columns of text and as single verdicts.

Text is made only for the rows that a report shows.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.figures import Decimals, column_figures, gaps, progress, serves, values
from healthcheck.judging.inputs import absent_column
from healthcheck.judging.pace import Paces
from healthcheck.judging.reasons import PART_REASONS
from healthcheck.messages import phrase, text
from healthcheck.model.faults import Parameters
from healthcheck.model.observations import NO_LEVEL, UNDATED, Observations, level_numbers
from healthcheck.model.pack import LEVELS
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Input, Judgement, Status, Term, Verdict
from healthcheck.reports.course import Course, course
from healthcheck.reports.evidence import evidence_column, numerator_unit
from healthcheck.reports.excuses import waiver_ids, with_excuses
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import at_rows, decimals, looked_up, nothing, of_texts, whole_numbers
from healthcheck.tables.arrow import Column, only_where

BLOCK = 2**14
"""So many rows are written at once: their columns of text stay small enough to be quick, and never fill the memory."""
_STATUSES = tuple(Status)
_WORDS = tuple(status.word for status in Status)


class VerdictColumns(Struct, frozen=True):
    """Chosen rows of one judgement as columns of text, all of one length.

    ``picked`` are positions in the judgement, ``inputs`` the figures of each input.
    """

    picked: npt.NDArray[np.intp]
    status: Column
    area: Column
    area_name: Column
    period: Column
    level: Column
    value: Column
    required: Column
    due: Column
    progress: Column
    gap: Column
    serves: Column
    evidence: Column
    reason_code: Column
    reason: Column
    yearly_step: Column
    reached: Column
    waiver: Column
    known: npt.NDArray[np.bool_]
    inputs: tuple[Column, ...]


_NOT_TEXT = ("picked", "status", "known", "inputs")
_IN_VERDICTS = tuple(name for name in VerdictColumns.__struct_fields__ if name not in _NOT_TEXT)


def chosen(judgement: Judgement, only: Collection[Status] | None, *, known: bool | None = None) -> npt.NDArray[np.intp]:
    """Return the positions whose status is among ``only`` (None: all), and that the baseline knows or not."""
    if only is None:
        return np.arange(len(judgement.rows))
    wanted = np.zeros(len(Status), dtype=np.bool_)
    wanted[list(only)] = True
    picked = wanted[judgement.status]
    if known is not None and judgement.known is not None:
        picked &= judgement.known == known
    elif known:
        picked &= False
    return np.flatnonzero(picked)


def blocks(report: Report, only: Collection[Status] | None) -> Iterator[tuple[Judgement, npt.NDArray[np.intp]]]:
    """Give the chosen positions of every judgement, as many at a time as the processor has a cache for."""
    for judgement in report.judgements:
        picked = chosen(judgement, only)
        for start in range(0, len(picked), BLOCK):
            yield judgement, picked[start : start + BLOCK]


def columns_at(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> VerdictColumns:
    """Write the rows at some positions in a judgement as text, in the report's language."""
    rows = judgement.rows[picked]
    seen = report.seen(judgement)
    figures = [_figures(seen, term.variable, term.rows[picked]) for term in judgement.inputs]
    inputs = tuple(map(decimals, figures))
    further = [seen.origins.further(term.variable, term.rows[picked]) for term in judgement.inputs]
    courses = _courses(report, judgement, picked)
    reason_code, reason = with_excuses(report, judgement, picked, *_reasons(report, judgement, picked, courses))
    period = seen.batch.period[rows]
    due = judgement.due[picked]
    return VerdictColumns(
        picked=picked,
        status=looked_up(_WORDS, judgement.status[picked]),
        area=at_rows(seen.area, rows),
        area_name=at_rows(seen.area_name, rows),
        period=only_where(period != UNDATED, whole_numbers(period)),
        level=_level_words(seen, rows, judgement.indicator.level or judgement.pack.level),
        value=decimals(values(judgement, picked)),
        required=looked_up([limit.text for limit in judgement.thresholds], judgement.required[picked]),
        due=only_where(due != 0, whole_numbers(due)),
        progress=decimals(progress(judgement, picked)),
        gap=decimals(gaps(judgement, picked)),
        serves=decimals(serves(judgement, picked)),
        evidence=evidence_column(judgement, figures, inputs, picked, report.options.language, further),
        reason_code=reason_code,
        reason=reason,
        yearly_step=_of_courses(courses, len(picked), lambda found: found.yearly_step),
        reached=_of_courses(courses, len(picked), lambda found: found.reached),
        waiver=waiver_ids(report, judgement, picked),
        known=np.zeros(len(picked), dtype=np.bool_) if judgement.known is None else judgement.known[picked],
        inputs=inputs,
    )


def _figures(seen: Observations, variable: str, rows: npt.NDArray[np.intp]) -> Decimals:
    column = seen.batch.columns.get(variable)
    return column_figures(absent_column(seen.batch.size) if column is None else column, rows)


def _level_words(seen: Observations, rows: npt.NDArray[np.intp], otherwise: str | None) -> Column:
    """Write the level of each row; of a row whose level is not known that of the indicator."""
    numbers = level_numbers(seen.level)[rows]
    unknown = -1 if otherwise is None else LEVELS.index(otherwise)
    return looked_up(LEVELS, np.where(numbers == NO_LEVEL, unknown, numbers))


def _reasons(
    report: Report, judgement: Judgement, picked: npt.NDArray[np.intp], courses: Mapping[int, Course]
) -> tuple[Column, Column]:
    """Return reason codes and wordings; the few different kinds of reason are worded once."""
    numbers = judgement.reason[picked]
    explained = np.flatnonzero(numbers >= 0)
    if not len(explained):
        return nothing(len(picked)), nothing(len(picked))
    language = report.options.language
    worded: dict[tuple[int, int, int, int, str], str] = {}
    wordings: dict[str, int] = {}
    wording = np.full(len(picked), -1, dtype=np.intp)
    positions = picked[explained]
    columns = (explained, positions, numbers[explained], judgement.cause[positions], judgement.due[positions])
    for index, position, number, cause, due in zip(*(column.tolist() for column in columns), strict=True):
        year = int(judgement.inputs[cause].years[position]) if cause >= 0 else UNDATED
        kind = (number, cause, due, year, blamed_part(report, judgement, number, cause, position))
        if kind not in worded:
            worded[kind] = reason_words(report, judgement, *kind)
        reason = _with_course(worded[kind], courses.get(index), language)
        wording[index] = wordings.setdefault(reason, len(wordings))
    return looked_up(judgement.reasons, numbers), looked_up(list(wordings), wording)


def _courses(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> dict[int, Course]:
    """Measure the pace of the pending verdicts; most judgements have none."""
    pending = np.flatnonzero(judgement.status[picked] == Status.PENDING)
    if not len(pending):
        return {}
    paces = Paces(judgement, report.seen(judgement).batch)
    found = {index: course(paces.pace(int(picked[index])), report.options.language) for index in pending.tolist()}
    return {index: one for index, one in found.items() if one is not None}


def _of_courses(courses: Mapping[int, Course], size: int, what: Callable[[Course], str | None]) -> Column:
    if not courses:
        return nothing(size)
    return of_texts([what(courses[index]) if index in courses else None for index in range(size)])


def _with_course(reason: str, found: Course | None, language: Language) -> str:
    if found is None:
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
    return verdicts_at(report, judgement, chosen(judgement, only))


def verdicts_at(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> Iterator[Verdict]:
    """Give the rows at some positions in a judgement as verdicts, with the cells of their inputs."""
    columns = columns_at(report, judgement, picked)
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
    figures = _figures(seen, term.variable, np.array(parts, dtype=np.intp)).texts()
    return [
        Input(term.variable, period, part, seen.origins.origin(term.variable, row))
        for row, part in zip(parts, figures, strict=True)
    ]
