"""Rows of SDMX-CSV that delete figures: they hold none, and what they delete is none either."""

from collections.abc import Mapping

import numpy as np

from healthcheck.tables.grid import Grid
from healthcheck.tables.labels import identifier
from healthcheck.tables.texts import Rows
from healthcheck.tables.vocabulary import Key

_DELETES = "D"
_ABOUT = (Key.AREA, Key.AREA_NAME, Key.PERIOD, Key.VARIABLE)


def deleting_rows(grid: Grid, columns: Mapping[Key, int]) -> tuple[Rows, Mapping[int, int]]:
    """Return the rows that delete, and each row whose figure one of them deletes with the row that does."""
    if Key.ACTION not in columns:
        return np.zeros(0, dtype=np.intp), {}
    actions = grid.words(columns[Key.ACTION])
    deletes = np.array([identifier(word).strip().upper() == _DELETES for word in actions.words], dtype=np.bool_)
    marked = deletes[actions.ids]
    rows = np.flatnonzero(marked)
    if not len(rows):
        return rows, {}
    cells = [grid.texts(columns[key]).tolist() for key in _ABOUT if key in columns]
    about = [tuple(identifier(cell).strip() for cell in row) for row in zip(*cells, strict=True)]
    deleted = {about[row]: row for row in rows.tolist()}
    kept = np.flatnonzero(~marked).tolist()
    return rows, {row: deleted[about[row]] for row in kept if about[row] in deleted}
