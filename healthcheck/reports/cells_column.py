"""The cells that verdicts were computed from, a whole column of them at a time."""

import numpy as np
import numpy.typing as npt

from healthcheck.model.observations import IntegerArray
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import in_words, joined, looked_up, nothing, whole_numbers
from healthcheck.tables.arrow import Column, only_where


def cells_column(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> Column:
    """Name the cells of the inputs: ``beds.xlsx!E2 people.xlsx!C2``, or ``table.csv!F2 E2`` where one file has both.

    A sum of several rows is named by its first cell: ``hospitals.csv!D5 (+ 3 rows)``.
    """
    origins = report.seen(judgement).origins
    files: dict[str, int] = {}
    named = np.full(len(picked), -1)
    parts: list[Column | str] = []
    for term in judgement.inputs:
        cells = origins.cells(term.variable, term.rows[picked])
        there = cells.column >= 0
        file = np.array([*(files.setdefault(file, len(files)) for file, _ in cells.columns), -1])[cells.column]
        full = [f"{file}!{letters}" for file, letters in cells.columns]
        words = [*(f" {letters}" for _, letters in cells.columns), *(f" {name}" for name in full), *full]
        beginning = cells.column + len(full) * np.select([file == named, named >= 0], [0, 1], 2)
        parts.append(looked_up(words, np.where(there, beginning, -1)))
        parts.append(only_where(there, whole_numbers(cells.line)))
        parts += _further(origins.further(term.variable, term.rows[picked]), there, report.options.language)
        named = np.where(there, file, named)
    return joined(parts, nulls_are_empty=True) if parts else nothing(len(picked))


def _further(numbers: IntegerArray | None, there: npt.NDArray[np.bool_], language: Language) -> list[Column | str]:
    """Say how many further rows are added up."""
    if numbers is None or not numbers.any():
        return []
    return [only_where(there & (numbers > 0), in_words("cells.further", numbers, language))]
