"""Jumps: counts that change by more than half from one year to the next."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

import numpy as np

from healthcheck.checks.other_years import slips
from healthcheck.checks.subject import MOST_REPORTED, NarrowRows, Subject
from healthcheck.checks.tens import shown
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.pack import VariableType
from healthcheck.model.side_by_side import side_by_side

_LEAST = 100
"""Of fewer things, half more or less says little."""
_SAFE = 2**60


def check(subject: Subject) -> list[Finding]:
    """Report counts of at least 100 that change by more than 50 percent, unless the unit is in doubt already."""
    found = side_by_side(partial(_of_variable, subject), subject.of_type(VariableType.COUNT), subject.size)
    return [finding for findings in found for finding in findings]


def _of_variable(subject: Subject, name: str) -> list[Finding]:
    before, after = _jumps(subject, name)
    if not len(before):
        return []
    doubtful = np.zeros(subject.size, dtype=np.bool_)
    doubtful[slips(subject, name).rows] = True
    kept = ~doubtful[before] & ~doubtful[after]
    before, after = before[kept], after[kept]
    reported = slice(MOST_REPORTED)
    earlier = dict(zip(after[reported].tolist(), before[reported].tolist(), strict=True))
    return subject.findings("HC284", Severity.INFO, name, after, partial(_parameters, subject, name, earlier))


def _jumps(subject: Subject, name: str) -> tuple[NarrowRows, NarrowRows]:
    """Return the rows before and after each jump."""
    breaks = subject.breaks(name)
    column, period = subject.observations.batch.columns[name], subject.observations.batch.period
    near = subject.sizes(name)[breaks.before] > _LEAST - 1
    before, after = breaks.before[near], breaks.after[near]
    mantissa = column.mantissa
    if mantissa.dtype != object and len(mantissa) and mantissa.max() >= _SAFE:
        mantissa = mantissa.astype(object)
    one, other = mantissa[before], mantissa[after]
    jumps = (one >= _LEAST * 10**column.scale) & (2 * np.abs(other - one) > one)
    found = np.flatnonzero(np.asarray(jumps, dtype=np.bool_) & (period[after] == period[before] + 1))
    return before[found], after[found]


def _parameters(subject: Subject, name: str, earlier: Mapping[int, int], row: int) -> Parameters:
    period, before = subject.observations.batch.period, earlier[row]
    one, other = subject.figure(name, before), subject.figure(name, row)
    return {
        "variable": subject.variables[name].name,
        "area": subject.label(row, dated=False),
        "first": int(period[before]),
        "before": subject.written(name, before),
        "year": int(period[row]),
        "after": subject.written(name, row),
        "percent": ("+" if other > one else "-") + shown(Fraction(100 * abs(other - one), one)),
    }
