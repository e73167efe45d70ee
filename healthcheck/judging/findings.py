"""Findings that only show when a table is judged: zero denominators, and published ratios that do not hold."""

from collections.abc import Sequence

import numpy as np

from healthcheck.judging.figures import column_figures, values
from healthcheck.judging.published import disagreeing, too_close
from healthcheck.judging.reasons import NUMBER, ZERO_DENOMINATOR
from healthcheck.model.faults import Finding, Parameters, Severity, distinct
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Judgement
from healthcheck.tables.repeated_findings import listed


def judged_findings(judged: Sequence[tuple[Judgement, Observations]], check_published: bool = True) -> list[Finding]:
    """Return what judging found wrong with cells; a cell that several indicators read is named once.

    ``check_published`` holds published ratios against their parts.
    """
    found: list[Finding] = []
    for judgement, seen in judged:
        found += _zero_denominators(judgement, seen)
        found += _published(judgement, seen, check_published)
    return distinct(found)


def _zero_denominators(judgement: Judgement, seen: Observations) -> list[Finding]:
    def make(position: int) -> Finding:
        term = judgement.inputs[int(judgement.cause[position])]
        parameters: Parameters = {"variable": judgement.pack.variables[term.variable].name}
        return _finding(ZERO_DENOMINATOR, Severity.ERROR, parameters, seen, term.variable, term.rows[position])

    positions = np.flatnonzero(judgement.reason == NUMBER[ZERO_DENOMINATOR])
    return listed(positions.tolist(), judgement.indicator.name, make)


def _published(judgement: Judgement, seen: Observations, against_parts: bool) -> list[Finding]:
    name = judgement.indicator.measure.reported_as
    column = None if name is None else seen.batch.columns.get(name)
    if name is None or column is None:
        return []
    close = too_close(judgement, seen.batch, name)
    wrong = disagreeing(judgement, seen.batch, name) if against_parts else close[:0]
    computed = values(judgement, wrong).texts()
    shown = dict(zip(wrong.tolist(), computed, strict=True))
    variable = judgement.pack.variables[name].name
    findings: list[Finding] = []
    for code, positions in (("HC275", wrong), ("HC276", close)):

        def make(position: int, code: str = code) -> Finding:
            row = judgement.rows[position]
            (published,) = column_figures(column, np.array([row])).texts()
            computed = shown.get(position) or ""
            parameters: Parameters = {"variable": variable, "published": published or "", "computed": computed}
            return _finding(code, Severity.WARNING, parameters, seen, name, row)

        findings += listed(positions.tolist(), variable, make)
    return findings


def _finding(
    code: str, severity: Severity, parameters: Parameters, seen: Observations, variable: str, row: np.intp
) -> Finding:
    origin = seen.origins.origin(variable, int(row))
    return Finding(code, severity, parameters, origin.place if origin else None, origin.raw if origin else None)
