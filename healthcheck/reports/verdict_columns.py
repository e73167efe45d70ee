"""Judgements, which are columns of numbers, as columns of text: only the rows and columns that a report shows."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from healthcheck.judging.figures import Decimals, column_figures, gaps, progress, serves, values
from healthcheck.judging.inputs import absent_column
from healthcheck.judging.pace import Paces
from healthcheck.judging.reasons import PART_REASONS
from healthcheck.messages import phrase, text
from healthcheck.model.faults import Parameters
from healthcheck.model.observations import NO_LEVEL, UNDATED, Observations, level_numbers
from healthcheck.model.pack import LEVELS
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.course import Course, course
from healthcheck.reports.evidence import evidence_column
from healthcheck.reports.excuses import waiver_ids, with_excuses
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import at_rows, decimals, looked_up, nothing, of_texts, whole_numbers
from healthcheck.tables.arrow import Column, only_where

BLOCK = 2**14
"""So many rows are written at once: their columns of text stay small enough to be quick, and never fill the memory."""
_WORDS = tuple(status.word for status in Status)


class VerdictColumns:
    """Chosen rows of one judgement as columns of text, all of one length; each is written when it is asked for.

    ``picked`` are positions in the judgement, ``inputs`` the figures of each input.
    """

    def __init__(self, report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> None:
        """Take the positions of the rows to write, in the report's language."""
        self.picked = picked
        self._report = report
        self._judgement = judgement
        self._seen = report.seen(judgement)
        self._rows = judgement.rows[picked]

    @property
    def status(self) -> Column:
        """The word of each status."""
        return looked_up(_WORDS, self._judgement.status[self.picked])

    @property
    def area(self) -> Column:
        """The areas' codes."""
        return at_rows(self._seen.area, self._rows)

    @property
    def area_name(self) -> Column:
        """The areas' names."""
        return at_rows(self._seen.area_name, self._rows)

    @property
    def period(self) -> Column:
        """The years; null of undated tables."""
        period = self._seen.batch.period[self._rows]
        return only_where(period != UNDATED, whole_numbers(period))

    @property
    def level(self) -> Column:
        """The level of each area; of one whose level is not known that of the indicator."""
        numbers = level_numbers(self._seen.level)[self._rows]
        otherwise = self._judgement.indicator.level or self._judgement.pack.level
        unknown = -1 if otherwise is None else LEVELS.index(otherwise)
        return looked_up(LEVELS, np.where(numbers == NO_LEVEL, unknown, numbers))

    @property
    def value(self) -> Column:
        """The values."""
        return decimals(values(self._judgement, self.picked))

    @property
    def required(self) -> Column:
        """The limits that bind, as they are written."""
        limits = [limit.text for limit in self._judgement.thresholds]
        return looked_up(limits, self._judgement.required[self.picked])

    @property
    def due(self) -> Column:
        """The years in which they are due."""
        due = self._judgement.due[self.picked]
        return only_where(due != 0, whole_numbers(due))

    @property
    def progress(self) -> Column:
        """The values as shares of the limits."""
        return decimals(progress(self._judgement, self.picked))

    @property
    def gap(self) -> Column:
        """What is lacking."""
        return decimals(gaps(self._judgement, self.picked))

    @property
    def serves(self) -> Column:
        """How many the numerators are enough for."""
        return decimals(serves(self._judgement, self.picked))

    @property
    def evidence(self) -> Column:
        """The formulas with the figures in them."""
        further = [self._seen.origins.further(term.variable, term.rows[self.picked]) for term in self._judgement.inputs]
        language = self._report.options.language
        return evidence_column(self._judgement, self._figures, self.inputs, self.picked, language, further)

    @property
    def reason_code(self) -> Column:
        """The codes of the reasons."""
        return self._excused[0]

    @property
    def reason(self) -> Column:
        """The reasons in words."""
        return self._excused[1]

    @property
    def yearly_step(self) -> Column:
        """What pending values must change by each year."""
        return _of_courses(self._courses, len(self.picked), lambda found: found.yearly_step)

    @property
    def reached(self) -> Column:
        """The years in which the pace of pending values leads to the target."""
        return _of_courses(self._courses, len(self.picked), lambda found: found.reached)

    @property
    def waiver(self) -> Column:
        """The waivers that excuse misses."""
        return waiver_ids(self._report, self._judgement, self.picked)

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which misses the baseline knows."""
        known = self._judgement.known
        return np.zeros(len(self.picked), dtype=np.bool_) if known is None else known[self.picked]

    @cached_property
    def inputs(self) -> tuple[Column, ...]:
        """The figures of each input."""
        return tuple(map(decimals, self._figures))

    @cached_property
    def _figures(self) -> list[Decimals]:
        return [input_figures(self._seen, term.variable, term.rows[self.picked]) for term in self._judgement.inputs]

    @cached_property
    def _courses(self) -> dict[int, Course]:
        return _courses(self._report, self._judgement, self.picked)

    @cached_property
    def _excused(self) -> tuple[Column, Column]:
        reasons = _reasons(self._report, self._judgement, self.picked, self._courses)
        return with_excuses(self._report, self._judgement, self.picked, *reasons)


def chosen(judgement: Judgement, only: Collection[Status] | None, *, known: bool | None = None) -> npt.NDArray[np.intp]:
    """Return the positions whose status is among ``only`` (None: all), and that the baseline knows or not."""
    if only is None:
        return np.arange(len(judgement.rows))
    picked = np.zeros(len(judgement.rows), dtype=np.bool_)
    for status in only:
        picked |= judgement.status == status.value
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


def input_figures(seen: Observations, variable: str, rows: npt.NDArray[np.intp]) -> Decimals:
    """Return the figures of an input in some rows of the observations; there is none in row -1."""
    column = seen.batch.columns.get(variable)
    return column_figures(absent_column(seen.batch.size) if column is None else column, rows)


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
    pending = np.flatnonzero(judgement.status[picked] == Status.PENDING.value)
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
