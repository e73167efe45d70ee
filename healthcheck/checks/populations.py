"""Populations whose basis is in doubt: residents and registered people that differ more than they do anywhere."""

from functools import partial

import numpy as np

from healthcheck.checks.subject import Subject
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.pack import POPULATIONS

_MOST = 5
"""Dongguan, with the most migrants to its registered people of any city, has about four residents for each."""


def check(subject: Subject) -> list[Finding]:
    """Report rows where one population is more than five times the other."""
    if not all(name in subject.observations.batch.columns for name in POPULATIONS):
        return []
    residents, registered = (subject.sizes(name) for name in POPULATIONS)
    far = (residents > (_MOST - 0.01) * registered) | (registered > (_MOST - 0.01) * residents)
    far &= (residents > 0) & (registered > 0)
    rows = [row for row in np.flatnonzero(far).tolist() if _is_far(subject, row)]
    return subject.findings(
        "HC289", Severity.INFO, POPULATIONS[0], np.array(rows, dtype=np.intp), partial(_parameters, subject)
    )


def _is_far(subject: Subject, row: int) -> bool:
    smaller, larger = sorted(subject.exact(name, row) for name in POPULATIONS)
    return larger > _MOST * smaller


def _parameters(subject: Subject, row: int) -> Parameters:
    residents, registered = (subject.written(name, row) for name in POPULATIONS)
    return {"area": subject.label(row), "residents": residents, "registered": registered, "most": _MOST}
