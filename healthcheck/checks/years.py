"""Years of numerator and denominator that differ: beds of 2024 beside residents of 2023."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from healthcheck.checks.subject import Rows, Subject
from healthcheck.messages import phrase
from healthcheck.model.different import different_numbers
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import State
from healthcheck.model.pack import MeasureKind, Reference

_MOST_YEARS = 6


def check(subject: Subject) -> list[Finding]:
    """Report, at the numerator's first figure, areas that have both figures of a ratio, and never of one year.

    Where no area has both of one year, that has one cause and is said once.
    """
    findings = []
    for part, base in dict.fromkeys(_pairs(subject)):
        rows = _apart(subject, part, base)
        if len(rows):
            findings += _findings(subject, part, base, rows)
    return findings


def _pairs(subject: Subject) -> Iterator[tuple[str, str]]:
    """Give numerator and denominator of the selected ratios and shares."""
    columns = subject.observations.batch.columns
    for indicator in subject.indicators:
        measure = indicator.measure
        match measure.kind, measure.numerator, measure.denominator:
            case MeasureKind.RATIO | MeasureKind.SHARE, Reference(part), Reference(base):
                if part in columns and base in columns and part != base:
                    yield part, base


def _apart(subject: Subject, part: str, base: str) -> Rows:
    """Return the first row with a numerator of each area that has no year with both."""
    columns = subject.observations.batch.columns
    one, other = (columns[name].state == State.OK.value for name in (part, base))
    alone, lacking = one & ~other, other & ~one
    if not (alone.any() and lacking.any()):
        return np.zeros(0, dtype=np.intp)
    ordered, area = subject.order, subject.area_index
    has_one, has_other, has_both = (
        np.bincount(area[marked], minlength=len(subject.firsts)) > 0 for marked in (alone, lacking, one & other)
    )
    wrong = has_one & has_other & ~has_both
    rows = ordered[(alone & wrong[area])[ordered]]
    _, first = np.unique(area[rows], return_index=True)
    return np.sort(rows[first])


def _findings(subject: Subject, part: str, base: str, rows: Rows) -> list[Finding]:
    columns = subject.observations.batch.columns
    both = (columns[part].state == State.OK.value) & (columns[base].state == State.OK.value)
    if both.any():
        return subject.findings("HC637", Severity.WARNING, part, rows, partial(_parameters, subject, part, base, 1))
    first = int(rows[0])
    parameters = _parameters(subject, part, base, len(rows), first)
    return [subject.finding("HC637", Severity.WARNING, parameters, first, part)]


def _parameters(subject: Subject, part: str, base: str, areas: int, row: int) -> Parameters:
    area = subject.label(row, dated=False)
    batch = subject.observations.batch
    own = batch.area == batch.area[row]
    return {
        "part": subject.variables[part].name,
        "base": subject.variables[base].name,
        "area": phrase("check.first_of_areas", area=area, number=areas) if areas > 1 else area,
        "years": _years(batch.period[own & (batch.columns[part].state == State.OK.value)]),
        "base_years": _years(batch.period[own & (batch.columns[base].state == State.OK.value)]),
    }


def _years(periods: Rows) -> str:
    years = different_numbers(periods).tolist()
    return "/".join(map(str, years)) if len(years) <= _MOST_YEARS else f"{years[0]}-{years[-1]}"
