"""The report on the spread of resources: every comparison of one run, and what it comes to."""

from pathlib import Path

from msgspec import Struct

from healthcheck.model.faults import ExitCode, Fault, Finding
from healthcheck.model.observations import TableInfo
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.spread.compare import Choice
from healthcheck.spread.results import Spread


class EquityReport(Struct, frozen=True, dict=True):
    """One run of comparisons: a spread for each ratio and period, in the order of the rule files and of time."""

    language: Language
    choice: Choice
    packs: tuple[Pack, ...]
    tables: tuple[TableInfo, ...]
    spreads: tuple[Spread, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Fault, ...] = ()

    @property
    def by_indicator(self) -> tuple[tuple[Spread, ...], ...]:
        """The spreads of each ratio together, one for each period."""
        found: dict[tuple[str, str], list[Spread]] = {}
        for spread in self.spreads:
            found.setdefault((spread.pack.id, spread.indicator.id), []).append(spread)
        return tuple(map(tuple, found.values()))

    @property
    def computed(self) -> tuple[tuple[Spread, ...], ...]:
        """Those of :attr:`by_indicator` that have a Gini coefficient in at least one period."""
        return tuple(spreads for spreads in self.by_indicator if any(spread.curve for spread in spreads))

    @property
    def exit_code(self) -> ExitCode:
        """What the command exits with: 0, and 4 when nothing could be computed."""
        return ExitCode.OK if self.computed else ExitCode.INCONCLUSIVE

    def write(self, path: str | Path) -> None:
        """Write the report whole or not at all, in the format that the suffix of ``path`` names.

        Raises:
            UsageError: when the suffix names no format or the path cannot be written.
        """
        from healthcheck.reports.equity.rendering import write_report

        write_report(self, path)
