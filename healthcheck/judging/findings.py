"""Findings that only show when a table is judged: zero denominators, and published ratios that do not hold."""

from collections.abc import Sequence

import numpy as np

from healthcheck.judging.figures import column_figures, values
from healthcheck.judging.published import disagreeing, too_close
from healthcheck.judging.reasons import NUMBER, ZERO_DENOMINATOR
from healthcheck.model.faults import Finding, Parameters, Severity, distinct
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Judgement


def judged_findings(judged: Sequence[tuple[Judgement, Observations]]) -> list[Finding]:
    """Return what judging found wrong with cells; a cell that several indicators read is named once."""
    found: list[Finding] = []
    for judgement, seen in judged:
        found += _zero_denominators(judgement, seen)
        found += _published(judgement, seen)
    return distinct(found)


def _zero_denominators(judgement: Judgement, seen: Observations) -> list[Finding]:
    findings = []
    for position in np.flatnonzero(judgement.reason == NUMBER[ZERO_DENOMINATOR]).tolist():
        term = judgement.inputs[int(judgement.cause[position])]
        parameters: Parameters = {"variable": judgement.pack.variables[term.variable].name}
        findings.append(
            _finding(ZERO_DENOMINATOR, Severity.ERROR, parameters, seen, term.variable, term.rows[position])
        )
    return findings


def _published(judgement: Judgement, seen: Observations) -> list[Finding]:
    name = judgement.indicator.measure.reported_as
    column = None if name is None else seen.batch.columns.get(name)
    if name is None or column is None:
        return []
    wrong, close = disagreeing(judgement, seen.batch, name), too_close(judgement, seen.batch, name)
    computed = values(judgement, wrong).texts()
    shown = dict(zip(wrong.tolist(), computed, strict=True))
    findings = []
    for code, positions in (("HC275", wrong), ("HC276", close)):
        rows = judgement.rows[positions]
        figures = column_figures(column, rows).texts()
        for position, row, published in zip(positions.tolist(), rows, figures, strict=True):
            parameters = {
                "variable": judgement.pack.variables[name].name,
                "published": published or "",
                "computed": shown.get(position) or "",
            }
            findings.append(_finding(code, Severity.WARNING, parameters, seen, name, row))
    return findings


def _finding(
    code: str, severity: Severity, parameters: Parameters, seen: Observations, variable: str, row: np.intp
) -> Finding:
    origin = seen.origins.origin(variable, int(row))
    return Finding(code, severity, parameters, origin.place if origin else None, origin.raw if origin else None)
