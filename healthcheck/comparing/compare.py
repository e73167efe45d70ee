"""Two snapshots -> everything that differs between them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from healthcheck.comparing.areas import AreaMatch
from healthcheck.comparing.changes import Change, Kind, pair
from healthcheck.comparing.figures import RevisedFigure, revised_figures
from healthcheck.comparing.findings import match_findings
from healthcheck.comparing.notes import notes
from healthcheck.comparing.snapshot import FindingRecord, Snapshot
from healthcheck.model.faults import ExitCode, Finding, Severity
from healthcheck.model.text import Text


class Comparison(Struct, frozen=True):
    """What differs between two reports: verdicts in the order of the later one, figures, findings.

    ``changes`` hold the verdicts that changed and those that fail still; ``counts`` every verdict of both,
    by what became of it. ``notes`` say what makes the reports hard to compare.
    """

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    counts: Mapping[Kind, int]
    revised: tuple[RevisedFigure, ...]
    new_findings: tuple[FindingRecord, ...]
    gone_findings: tuple[FindingRecord, ...]
    notes: tuple[Finding, ...]

    @property
    def worse_changes(self) -> list[Change]:
        """The verdicts that got worse."""
        return [change for change in self.changes if change.worse]

    @property
    def new_errors(self) -> list[FindingRecord]:
        """The new findings that are errors."""
        return [finding for finding in self.new_findings if finding.severity == Severity.ERROR.word]

    @property
    def exit_code(self) -> ExitCode:
        """1 when a verdict got worse or a table has a new error, else 0."""
        return ExitCode.FAILED if self.worse_changes or self.new_errors else ExitCode.OK

    def indicator_name(self, pack: str, indicator: str) -> Text:
        """Return an indicator's name as the reports give it, or its id."""
        for report in (self.after, self.before):
            record = report.packs.get(pack)
            if record is not None and record.indicators and indicator in record.indicators:
                return record.indicators[indicator]
        return Text(indicator, indicator)

    def variable_name(self, variable: str) -> Text:
        """Return a variable's name as the reports give it, or its id."""
        return self.after.names.get(variable) or self.before.names.get(variable) or Text(variable, variable)


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    """Compare two runs; whatever order their rows, verdicts and findings are in."""
    areas = AreaMatch(before, after)
    pairing = pair(before, after, areas)
    every = [
        Change(None if old is None else before.verdicts[old], None if new is None else after.verdicts[new])
        for old, new in pairing.pairs
    ]
    same = match_findings(before, after, areas)
    kept = set(same.values())
    counts = Counter(change.kind for change in every)
    return Comparison(
        before,
        after,
        tuple(change for change in every if change.kind is not Kind.UNCHANGED),
        {kind: counts[kind] for kind in Kind},
        tuple(revised_figures(every)),
        tuple(finding for index, finding in enumerate(after.findings) if index not in same),
        tuple(finding for index, finding in enumerate(before.findings) if index not in kept),
        tuple(_notes(before, after, areas, pairing.ambiguous)),
    )


def _notes(before: Snapshot, after: Snapshot, areas: AreaMatch, ambiguous: tuple[str, ...]) -> Iterator[Finding]:
    yield from notes(before, after)
    for name in ambiguous:
        yield Finding("HC526", Severity.WARNING, {"area": name})
    for code, old, new in areas.renamed():
        yield Finding("HC529", Severity.INFO, {"code": code, "before": old, "after": new})
