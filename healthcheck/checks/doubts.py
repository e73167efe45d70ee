"""Doubts about a unit: which of a ratio's two figures is the one to look at."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.checks.subject import Rows, Subject
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.text import Text


class Doubtful:
    """The cells that have been named already."""

    def __init__(self, size: int) -> None:
        """Begin with none, in a table of so many rows."""
        self._size = size
        self._named: dict[str, npt.NDArray[np.bool_]] = {}

    def add(self, name: str, rows: Rows) -> None:
        """Add the cells of a variable in some rows."""
        if name not in self._named:
            self._named[name] = np.zeros(self._size, dtype=np.bool_)
        self._named[name][rows] = True

    def without(self, doubts: Iterable["Doubt"]) -> list["Doubt"]:
        """Return the doubts that are about other cells."""
        named = self._named
        return [
            doubt
            for doubt in doubts
            if not any(name in named and named[name][doubt.row] for name in (doubt.part, doubt.base) if name)
        ]


class Doubt(Struct, frozen=True):
    """A ratio, or a plain figure without ``base``, that is not to be believed; ``power`` says which way and how far."""

    code: str
    parameters: Parameters
    row: int
    power: int
    part: str
    base: str | None


def settle(subject: Subject, doubts: Iterable[Doubt], doubtful: Doubtful) -> list[Finding]:
    """Make one finding of each doubt, at the cell that is most likely wrong.

    A doubt about a cell that is in ``doubtful`` already says nothing new. Several ratios that are
    off alike have their common base to blame. The cells found are added to ``doubtful``.
    """
    kept = doubtful.without(doubts)
    alike: dict[tuple[int, str | None, int], set[str]] = {}
    for doubt in kept:
        alike.setdefault((doubt.row, doubt.base, doubt.power), set()).add(doubt.part)
    plain = {(doubt.part, doubt.row) for doubt in kept if doubt.base is None}
    blamed: dict[tuple[str, str], dict[int, Parameters]] = {}
    for doubt in kept:
        base = doubt.base
        if base is not None and (base, doubt.row) in plain:
            continue
        if base is not None and len(alike[doubt.row, base, doubt.power]) > 1:
            name, suspects = base, _figure(subject, base, doubt.row)
        else:
            name, suspects = doubt.part, _figure(subject, doubt.part, doubt.row)
            if base is not None:
                suspects = phrase("check.two_figures", one=suspects, other=_figure(subject, base, doubt.row))
        blamed.setdefault((doubt.code, name), {}).setdefault(doubt.row, {**doubt.parameters, "suspects": suspects})
    findings = []
    for (code, name), found in blamed.items():
        rows = np.array(sorted(found), dtype=np.intp)
        doubtful.add(name, rows)
        findings += subject.findings(code, Severity.WARNING, name, rows, found.__getitem__)
    return findings


def _figure(subject: Subject, name: str, row: int) -> Text:
    return phrase("check.figure", variable=subject.variables[name].name, value=subject.written(name, row))
