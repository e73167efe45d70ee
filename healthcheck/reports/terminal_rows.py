"""The verdicts on a terminal, row by row: what failed first, what passed last."""

from collections.abc import Collection, Iterator
from itertools import islice

from msgspec import Struct

from healthcheck.messages import text
from healthcheck.model.faults import Severity
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.area_counts import Areas
from healthcheck.reports.phrases import demand
from healthcheck.reports.problems import gap_words
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdicts_at
from healthcheck.reports.screen import Screen
from healthcheck.reports.signs import COLOURS, SIGNS
from healthcheck.reports.terminal_table import Cell, Column, draw, widths
from healthcheck.reports.verdict_columns import chosen

WORST_FIRST = (
    (Status.FAIL, Severity.ERROR),
    (Status.INVALID, None),
    (Status.MISSING, None),
    (Status.PENDING, None),
    (Status.FAIL, Severity.WARNING),
    (Status.FAIL, Severity.INFO),
    (Status.WAIVED, None),
    (Status.NOT_APPLICABLE, None),
    (Status.PASS, None),
)
"""The order in which a person wants to see verdicts; misses of what is only encouraged come late."""

_PERIOD = 2
"""The column of the year, left out when no table is dated."""
_PAGE = 400
"""So many rows are laid out at once: a million rows must not stand in memory."""


class AreaNames(Struct, frozen=True):
    """Writes areas by name, with the code where a name stands for several areas."""

    ambiguous: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> "AreaNames":
        """Find the names that several codes share."""
        return cls(Areas(report).shared_names())

    def write(self, area: str | None, name: str | None, language: Language) -> str:
        """Return the area as a person knows it."""
        if name is None:
            return area or text("word.no_name", language)
        return f"{name} {area}" if name in self.ambiguous and area else name


def worst_first(
    report: Report, only: Collection[Status] | None = None, *, known: bool | None = None
) -> Iterator[Verdict]:
    """Give the verdicts in the order in which they are shown; only those that the baseline knows, or does not."""
    for status, severity, is_known in _order(report):
        if (only is not None and status not in only) or (known is not None and known is not is_known):
            continue
        for judgement in report.judgements:
            if severity is None or judgement.indicator.severity == severity:
                yield from verdicts_at(report, judgement, chosen(judgement, (status,), known=is_known))


def _order(report: Report) -> Iterator[tuple[Status, Severity | None, bool]]:
    """Give the order of verdicts; misses that the baseline knows come after everything that counts."""
    misses = [(status, severity) for status, severity in WORST_FIRST if status is Status.FAIL]
    for status, severity in WORST_FIRST:
        if status is Status.WAIVED and report.baseline is not None:
            yield from ((*miss, True) for miss in misses)
        yield status, severity, False


def verdict_table(report: Report, only: Collection[Status] | None, screen: Screen) -> Iterator[str]:
    """Draw the verdicts of the chosen statuses, page by page."""
    language = report.options.language
    names = AreaNames.of(report)
    columns = [
        Column(text("column.status", language)),
        Column(text("column.area", language), words=True),
        Column(text("column.period", language)),
        Column(text("column.indicator", language), words=True),
        Column(text("column.value", language), number=True),
        Column(text("column.target", language)),
        Column(text("column.gap", language), words=True),
        Column(text("column.clause", language), words=True),
    ]
    rows = (_row(verdict, names, language) for verdict in worst_first(report, only))
    if not report.observations.batch.period.any():
        del columns[_PERIOD]
        rows = ((*row[:_PERIOD], *row[_PERIOD + 1 :]) for row in rows)
    shares: list[int] = []
    while page := list(islice(rows, _PAGE)):
        first = not shares
        shares = shares or widths(columns, page, screen)
        yield draw(columns, page, screen, shares, heading=first)


def _row(verdict: Verdict, names: AreaNames, language: Language) -> tuple[Cell, ...]:
    indicator = verdict.indicator
    word = text("status.known" if verdict.known else f"status.{verdict.status.word}", language)
    return (
        Cell(f"{SIGNS[verdict.status]} {word}", None if verdict.known else COLOURS.get(verdict.status)),
        Cell(names.write(verdict.area, verdict.area_name, language)),
        Cell(verdict.period or ""),
        Cell(indicator.name.in_language(language)),
        Cell(verdict.value or ""),
        Cell(demand(indicator.target, language)),
        Cell(gap_words(verdict, language)),
        Cell(indicator.clause),
    )
