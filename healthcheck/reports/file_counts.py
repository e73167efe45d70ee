"""The verdicts and findings of every file, counted: each verdict once, under the file of its first figure."""

from collections import Counter

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from healthcheck.model.faults import Place, Severity
from healthcheck.model.observations import Origin, cell_column
from healthcheck.model.statuses import Status
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.report import Report

_NOWHERE = -1


class FileCount(Struct, frozen=True):
    """A file (and sheet) as reports name it, its verdicts by status, its findings; None: in no table."""

    file: str | None
    counts: list[int]
    findings: Counter[Severity] = field(default_factory=Counter)


def count_files(report: Report) -> list[FileCount]:
    """Count for every table that was read, in the order in which they were read."""
    numbers: dict[str | None, int] = {}
    for table in report.tables:
        numbers.setdefault(cell_column(Place(table.path, sheet=table.sheet))[0], len(numbers))
    counted = [np.zeros(0, dtype=np.intp)]
    for judgement in report.judgements:
        file = _files(report, judgement, numbers)
        if (file == _NOWHERE).any():
            file[file == _NOWHERE] = numbers.setdefault(None, len(numbers))
        counted.append(file * len(Status) + judgement.status)
    counts = np.bincount(np.concatenate(counted), minlength=len(numbers) * len(Status)).reshape(-1, len(Status))
    files = {name: FileCount(name, counts[number].tolist()) for name, number in numbers.items()}
    for finding in report.findings:
        if finding.place is not None:
            name = cell_column(finding.place)[0]
            files.setdefault(name, FileCount(name, [0] * len(Status))).findings[finding.severity] += 1
    return list(files.values())


def _files(report: Report, judgement: Judgement, numbers: dict[str | None, int]) -> npt.NDArray[np.intp]:
    """Return the number of the file of each verdict's first figure that stands in one."""
    file = np.full(len(judgement.rows), _NOWHERE, dtype=np.intp)
    for term in judgement.inputs:
        cells = report.seen(judgement).origins.cells(term.variable, term.rows)
        of_column = [numbers.setdefault(name, len(numbers)) for name, _ in cells.columns]
        known = np.array([*of_column, _NOWHERE], dtype=np.intp)[cells.column]
        file = np.where(file == _NOWHERE, known, file)
    for place in np.flatnonzero(file == _NOWHERE).tolist():
        origin = _some_cell(report, judgement, place)
        if origin is not None:
            file[place] = numbers.setdefault(cell_column(origin.place)[0], len(numbers))
    return file


def _some_cell(report: Report, judgement: Judgement, place: int) -> Origin | None:
    """Return the cell of a sum's first part, or else that of the area's name."""
    origins = report.seen(judgement).origins
    for term in judgement.inputs:
        row = int(term.rows[place])
        for part in origins.parts(term.variable, row)[:1] if row >= 0 else ():
            return origins.origin(term.variable, part)
    row = int(judgement.rows[place])
    return report.observations.origins.area(row) if row < report.observations.batch.size else None
