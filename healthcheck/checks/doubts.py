"""Doubts about a unit: which of a ratio's two figures is the one to look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from healthcheck.checks.subject import Subject
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.text import Text

Cell = tuple[str, int]
"""A variable and a row."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A ratio, or a plain figure without ``base``, that is not to be believed; ``power`` says which way and how far."""

    code: str
    parameters: Parameters
    row: int
    power: int
    part: str
    base: str | None


def settle(subject: Subject, doubts: Iterable[Doubt], doubtful: set[Cell]) -> list[Finding]:
    """Make one finding of each doubt, at the cell that is most likely wrong.

    A doubt about a cell that is in ``doubtful`` already says nothing new. Several ratios that are
    off alike have their common base to blame. The cells found are added to ``doubtful``.
    """
    kept = [doubt for doubt in doubts if not _cells(doubt) & doubtful]
    alike: dict[tuple[int, str | None, int], set[str]] = {}
    for doubt in kept:
        alike.setdefault((doubt.row, doubt.base, doubt.power), set()).add(doubt.part)
    blamed: dict[tuple[str, str], dict[int, Parameters]] = {}
    for doubt in kept:
        if _cells(doubt) & doubtful:
            continue
        shared = doubt.base is not None and len(alike[doubt.row, doubt.base, doubt.power]) > 1
        cell = (doubt.base if shared and doubt.base is not None else doubt.part, doubt.row)
        suspects = _figure(subject, *cell)
        if doubt.base is not None and not shared:
            suspects = phrase("check.two_figures", one=suspects, other=_figure(subject, doubt.base, doubt.row))
        blamed.setdefault((doubt.code, cell[0]), {})[doubt.row] = {**doubt.parameters, "suspects": suspects}
        doubtful.add(cell)
    return [
        finding
        for (code, name), found in blamed.items()
        for finding in subject.findings(code, Severity.WARNING, name, sorted(found), found.__getitem__)
    ]


def _cells(doubt: Doubt) -> set[Cell]:
    return {(name, doubt.row) for name in (doubt.part, doubt.base) if name is not None}


def _figure(subject: Subject, name: str, row: int) -> Text:
    return phrase("check.figure", variable=subject.variables[name].name, value=subject.written(name, row))
