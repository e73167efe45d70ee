"""Columns of keys without the marks around their texts, and the finding that says so."""

from collections.abc import Callable

import numpy as np

from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.tables.grid import Grid
from healthcheck.tables.text_marks import unmarked
from healthcheck.tables.texts import Rows, Texts, excerpt

_SIGNS = [
    sign.encode()
    for sign in ('="', "'", "`", "＇", "\u2060", "\ufeff", "\xad", "*", "＊", "[", "［", "【", "〔", "(注", "（注")
] + [b"\xe2\x80", b"\xe2\x91", b"\xe2\x92"]
"""In UTF-8, as far as it takes to say that there is none of them."""


def unmarked_texts(texts: Texts, unmark: Callable[[str], str] = unmarked) -> tuple[Texts, Rows]:
    """Return a column without such marks, and the rows that had some."""
    if not _may_have_marks(texts):
        return texts, np.zeros(0, dtype=np.intp)
    written = texts.tolist()
    plain = [unmark(text) for text in written]
    rows = [row for row, (text, before) in enumerate(zip(plain, written, strict=True)) if text != before]
    return (Texts.of(plain) if rows else texts), np.array(rows, dtype=np.intp)


def _may_have_marks(texts: Texts) -> bool:
    if len(texts.data) and int(texts.data.min()) >= ord("0") and int(texts.data.max()) <= ord("9"):
        # As codes are.
        return False
    data = texts.data.tobytes()
    # Looking for one byte is so much faster than looking for two, and for each only once.
    first = [byte for byte in {sign[:1] for sign in _SIGNS} if byte in data]
    return any(sign[:1] in first and sign in data for sign in _SIGNS)


def unmarking(grid: Grid, column: int, number: int, first: int, unmark: Callable[[str], str] = unmarked) -> Finding:
    """Say that a column of keys is read without such marks, at the first cell that has some."""
    raw = grid.cell(first, column)
    rows = phrase("table.rows.one") if number == 1 else phrase("table.rows", number=number)
    parameters: Parameters = {"raw": excerpt(raw), "plain": excerpt(unmark(raw)), "rows": rows}
    return Finding("HC616", Severity.INFO, parameters, grid.place(first, column), raw)
