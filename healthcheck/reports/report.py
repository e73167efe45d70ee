"""The report: every verdict and finding of one run, and what they add up to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from msgspec import Struct, field

from healthcheck.model.faults import ExitCode, Fault, Finding, Severity
from healthcheck.model.observations import Observations, TableInfo
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status, Verdict

if TYPE_CHECKING:
    import pandas

    from healthcheck.model.baselines import Baseline
    from healthcheck.model.waivers import WaiverUse

FailOn = Literal["error", "warning", "info", "never"]

_JUDGED = (Status.PASS, Status.FAIL, Status.PENDING, Status.WAIVED)


class Options(Struct, frozen=True):
    """What the run was asked for, as far as it changes what is judged, counted or said.

    ``time`` is what reports that must name a time give, in seconds since 1970 in UTC; no clock is read.
    ``today`` is the day that waivers were held against, None where there were none. ``fields`` are the columns
    of the CSV report, in their order; none means all.
    """

    period: int | None = None
    as_of: int | None = None
    fail_on: FailOn = "error"
    allow_missing: bool = False
    language: Language = "en"
    time: int = 0
    checks: tuple[str, ...] = ()
    today: date | None = None
    fields: tuple[str, ...] = ()

    @property
    def threshold(self) -> int:
        """The least severity that fails the run; above every severity when nothing does."""
        return Severity.ERROR + 1 if self.fail_on == "never" else Severity[self.fail_on.upper()]


class Report(Struct, frozen=True, dict=True):
    """One run. Judgements hold the verdicts as columns; :meth:`verdicts` gives them as rows.

    ``observations`` are what the tables say; ``completed`` holds, by pack id, those with the sums of
    parts and the absent areas that the pack adds. ``notes`` say why nothing was judged. The counts of
    all statuses add up to ``total``. ``waivers`` are all waivers that were given, ``baseline`` is the
    report compared with.
    """

    options: Options
    packs: tuple[Pack, ...]
    tables: tuple[TableInfo, ...]
    findings: Sequence[Finding]
    judgements: tuple[Judgement, ...]
    observations: Observations
    notes: tuple[Fault, ...] = ()
    completed: Mapping[str, Observations] = field(default_factory=dict)
    waivers: "tuple[WaiverUse, ...]" = ()
    baseline: "Baseline | None" = None

    def seen(self, judgement: Judgement) -> Observations:
        """Return the observations that a judgement's rows are rows of."""
        return self.completed.get(judgement.pack.id, self.observations)

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many verdicts have each status; every status has a key."""
        total = np.zeros(len(Status), dtype=np.int64)
        for judgement in self.judgements:
            total += np.bincount(judgement.status, minlength=len(Status))
        return {status: int(total[status]) for status in Status}

    @property
    def total(self) -> int:
        """The number of verdicts."""
        return sum(len(judgement.rows) for judgement in self.judgements)

    @property
    def exit_code(self) -> ExitCode:
        """What the command exits with (docs/exit-codes.md): 1 before 4 before 0."""
        if self._failed:
            return ExitCode.FAILED
        judged = any(self.counts[status] for status in _JUDGED)
        open_questions = self.counts[Status.INVALID] + (
            0 if self.options.allow_missing else self.counts[Status.MISSING]
        )
        return ExitCode.OK if judged and not open_questions else ExitCode.INCONCLUSIVE

    @property
    def _failed(self) -> bool:
        least = self.options.threshold
        return any(finding.severity >= least and not finding.known for finding in self.findings) or any(
            judgement.indicator.severity >= least and bool(judgement.counting.any()) for judgement in self.judgements
        )

    @property
    def passed(self) -> bool:
        """Whether everything was judged and nothing failed that counts: known misses and waived ones do not."""
        return self.exit_code is ExitCode.OK

    def verdicts(self, only: Collection[Status] | None = None) -> Iterator[Verdict]:
        """Give the verdicts in stable order: pack, indicator, then the tables' areas and periods."""
        from healthcheck.reports.rows import verdict_rows

        for judgement in self.judgements:
            yield from verdict_rows(self, judgement, only)

    def to_frame(self) -> "pandas.DataFrame":
        """Return the verdicts as a pandas table with the columns of the CSV report, all of them text."""
        import pandas

        from healthcheck.reports import CSV_COLUMNS
        from healthcheck.reports.csv_report import records

        return pandas.DataFrame(list(records(self)), columns=list(CSV_COLUMNS), dtype="str")

    def write(self, path: str | Path) -> None:
        """Write the report whole or not at all, in the format that the suffix of ``path`` names.

        Raises:
            UsageError: when the suffix names no format or the path cannot be written.
        """
        from healthcheck.reports.output import write_report

        write_report(self, path)
