"""How many verdicts of each status: the columns that every summary has."""

from collections.abc import Collection, Sequence

from healthcheck.messages import text
from healthcheck.model.statuses import Status
from healthcheck.model.text import Language
from healthcheck.reports.report import Report
from healthcheck.reports.signs import COLOURS
from healthcheck.reports.terminal_table import Cell, Column

_ORDER = (
    Status.FAIL,
    Status.INVALID,
    Status.MISSING,
    Status.PENDING,
    Status.WAIVED,
    Status.NOT_APPLICABLE,
    Status.PASS,
)


def counted_statuses(report: Report, only: Collection[Status] | None) -> list[Status]:
    """Return the statuses that there are any verdicts of, the worst first, as far as ``only`` asks for them."""
    return [status for status in _ORDER if report.counts[status] and (only is None or status in only)]


def count_columns(statuses: Sequence[Status], language: Language) -> list[Column]:
    """Return a column for each status."""
    return [Column(text(f"status.{status.word}", language), number=True) for status in statuses]


def count_cells(counts: Sequence[int], statuses: Sequence[Status]) -> list[Cell]:
    """Return a cell for each status; ``counts`` are by status."""
    return [Cell(str(counts[status]), COLOURS.get(status) if counts[status] else None) for status in statuses]
