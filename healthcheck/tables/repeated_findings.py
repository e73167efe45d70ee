"""Findings of one kind on very many cells of one variable: the first are listed, the others counted."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy.typing as npt
from msgspec.structs import replace

from healthcheck.model.faults import Finding, Parameters
from healthcheck.model.text import Text

LISTED = 100
"""Who has more findings of one kind on one variable has one cause to look for."""

Cell = TypeVar("Cell")


def listed(
    cells: "Sequence[Cell] | npt.NDArray[Any]", variable: Text, make: Callable[[Cell], Finding]
) -> list[Finding]:
    """Make a finding of each cell, all of one kind; of very many the first ones, and HC279 that counts the others."""
    found = [make(cell) for cell in cells[: LISTED + 1]]
    if len(cells) > LISTED:
        more: Parameters = {"variable": variable, "number": len(cells) - LISTED, "code": found[LISTED].code}
        found[LISTED] = replace(found[LISTED], code="HC279", parameters=more)
    return found


def summed_up(findings: Iterable[Finding], what: Text) -> list[Finding]:
    """Return findings sorted by codes; of very many of one code the first ones, and HC279 that counts the others."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    return [found for of_one_code in by_code.values() for found in listed(of_one_code, what, lambda same: same)]
