"""Identifiers with their labels in one cell, as SDMX-CSV writes them: ``350102: 鼓楼区``."""

import re

from healthcheck.model.patterns import pattern_of
from healthcheck.tables.texts import Texts

_LABELLED = pattern_of(r"\s*([A-Za-z0-9][\w.-]*)\s*:\s+(.*)", re.DOTALL)


def identifier(cell: str) -> str:
    """Return a cell's identifier without its label; a cell without one as it is."""
    found = _LABELLED.fullmatch(cell)
    return found[1] if found else cell


def label(cell: str) -> str:
    """Return the label behind an identifier, or nothing."""
    found = _LABELLED.fullmatch(cell)
    return found[2] if found else ""


def labels_of(column: Texts) -> tuple[Texts, Texts] | None:
    """Split a column into identifiers and labels; None when it has no labels."""
    cells = column.tolist()
    if not any(map(_LABELLED.fullmatch, cells)):
        return None
    return Texts.of([identifier(cell) for cell in cells]), Texts.of([label(cell) for cell in cells])
