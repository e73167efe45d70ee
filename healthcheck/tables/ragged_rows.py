"""Rows of a CSV file that have another number of cells than its header: what is said of them."""

from collections.abc import Sequence

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.faults import Fault, Place
from healthcheck.model.text import Text

_SHOWN = 3


class RaggedRows:
    """How many there are, and the first few: there may be millions."""

    def __init__(self) -> None:
        """Begin without any."""
        self.count = 0
        self._first: list[tuple[int, int]] = []

    def add(self, line: int, cells: int) -> None:
        """Add a row on a line, with so many cells."""
        self.count += 1
        if len(self._first) < _SHOWN:
            self._first.append((line, cells))

    def fault(self, path: str, header: Sequence[str]) -> Fault:
        """Name the rows, of which there is one at least."""
        shown = [phrase("table.row_cells", line=line, count=count) for line, count in self._first]
        rows = Text(", ".join(row.en for row in shown), "、".join(row.zh for row in shown))
        if self.count > len(shown):
            more = phrase("table.more_rows", count=self.count - len(shown))
            rows = Text(rows.en + more.en, rows.zh + more.zh)
        is_title = sum(bool(cell.strip()) for cell in header) == 1
        hint = phrase("hint.title_lines") if is_title else NOTHING
        place = Place(path, self._first[0][0])
        return Fault("HC223", {"header": len(header), "rows": rows, "hint": hint}, place)
