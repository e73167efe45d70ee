"""Magnitudes: figures that are probably in another unit than their column says, 人 and 万人 above all."""

from collections.abc import Mapping
from functools import partial

from healthcheck.checks import bounds, neighbours
from healthcheck.checks.doubts import Doubtful, settle
from healthcheck.checks.other_years import slips
from healthcheck.checks.subject import MOST_REPORTED, Subject
from healthcheck.checks.tens import times_phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.pack import VariableType
from healthcheck.model.side_by_side import side_by_side


def check(subject: Subject) -> list[Finding]:
    """Report figures off by a power of ten: from other years, else from other areas, else from what can be.

    A cell is named once, by whatever shows it best.
    """
    doubtful = Doubtful(subject.observations.batch.size)
    findings = _other_years(subject, doubtful)
    findings += settle(subject, neighbours.doubts(subject), doubtful)
    findings += settle(subject, bounds.doubts(subject), doubtful)
    return findings


def _other_years(subject: Subject, doubtful: Doubtful) -> list[Finding]:
    names = subject.of_type(VariableType.COUNT, VariableType.AMOUNT, VariableType.RATE)
    findings = []
    for name, found in zip(names, side_by_side(partial(slips, subject), names, subject.size), strict=True):
        parameters = partial(_parameters, subject, name, found.first(MOST_REPORTED))
        findings += subject.findings("HC281", Severity.WARNING, name, found.rows, parameters)
        doubtful.add(name, found.rows)
    return findings


def _parameters(subject: Subject, name: str, found: Mapping[int, tuple[int, int]], row: int) -> Parameters:
    power, reference = found[row]
    return {
        "variable": subject.variables[name].name,
        "area": subject.label(row),
        "value": subject.written(name, row),
        "factor": times_phrase(power),
        "year": int(subject.observations.batch.period[reference]),
        "reference": subject.written(name, reference),
    }
