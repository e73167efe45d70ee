"""Report -> what concerns each area: its verdicts that are no passes, and the findings in its rows."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, field

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import cell_column
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.area_counts import Areas, Label
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdict_rows

_TOLD = (Status.FAIL, Status.PENDING, Status.MISSING, Status.INVALID)


class AreaNotice(Struct):
    """What there is to say to one area.

    ``counts`` are its verdicts by status, ``years`` those of its verdicts. What is not due yet is there only
    where no later year has been judged.
    """

    label: Label
    counts: list[int] = field(default_factory=lambda: [0] * len(Status))
    years: set[int] = field(default_factory=set)
    packs: list[str] = field(default_factory=list)
    misses: list[Verdict] = field(default_factory=list)
    unjudged: list[Verdict] = field(default_factory=list)
    pending: list[Verdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_needed(self) -> bool:
        """Whether anything fell short, is missing or is wrong; what is only pending or for information is no reason."""
        return bool(self.misses or self.unjudged) or any(finding.severity > Severity.INFO for finding in self.findings)


class AreaNotices(Struct, frozen=True):
    """The areas that something is to be said to, in the order of the tables; and what concerns no single area."""

    needed: Sequence[AreaNotice]
    areas: int
    elsewhere: int
    """How many findings are in no area's rows."""


def area_notices(report: Report) -> AreaNotices:
    """Sort verdicts and findings by area."""
    areas = Areas(report)
    of_row = {judgement.pack.id: areas.of_rows(report.seen(judgement)) for judgement in report.judgements}
    notices: dict[int, AreaNotice] = {}
    for judgement in report.judgements:
        numbers = of_row[judgement.pack.id][judgement.rows]
        periods = report.seen(judgement).batch.period[judgement.rows]
        kinds = np.stack([numbers, judgement.status.astype(np.intp), periods.astype(np.intp)])
        different, counted = np.unique(kinds, axis=1, return_counts=True)
        latest: dict[int, int] = {}
        for (number, status, year), count in zip(different.T.tolist(), counted.tolist(), strict=True):
            latest[number] = max(latest.get(number, 0), year)
            notice = notices.setdefault(number, AreaNotice(areas.label(number)))
            notice.counts[status] += count
            notice.years |= {year} - {0}
            if judgement.pack.id not in notice.packs:
                notice.packs.append(judgement.pack.id)
        told = numbers[np.isin(judgement.status, _TOLD)].tolist()
        for number, verdict in zip(told, verdict_rows(report, judgement, _TOLD), strict=True):
            if verdict.status is not Status.PENDING or int(verdict.period or 0) == latest[number]:
                _add(notices[number], verdict)
    elsewhere = 0
    for finding, number in _findings_by_area(report, areas):
        if number in notices:
            notices[number].findings.append(finding)
        else:
            elsewhere += 1
    ordered = [notices[number] for number in sorted(notices, key=areas.order.tolist().__getitem__)]
    return AreaNotices([notice for notice in ordered if notice.is_needed], len(ordered), elsewhere)


def _add(notice: AreaNotice, verdict: Verdict) -> None:
    match verdict.status:
        case Status.FAIL:
            notice.misses.append(verdict)
        case Status.PENDING:
            notice.pending.append(verdict)
        case _:
            notice.unjudged.append(verdict)


def _findings_by_area(report: Report, areas: Areas) -> Iterator[tuple[Finding, int]]:
    """Give each finding with the number of the area whose row it is in, -1 where it is in none."""
    lines: dict[str, set[int]] = {}
    for finding in report.findings:
        if finding.place is not None and finding.place.line is not None:
            lines.setdefault(cell_column(finding.place)[0], set()).add(finding.place.line)
    owners = _owners(report, areas, lines) if lines else {}
    for finding in report.findings:
        place = finding.place
        known = place is not None and place.line is not None
        yield finding, owners.get((cell_column(place)[0], place.line), -1) if place is not None and known else -1


def _owners(report: Report, areas: Areas, lines: dict[str, set[int]]) -> dict[tuple[str, int | None], int]:
    """Return the areas whose figures stand on some lines of files."""
    seen = report.observations
    numbers = areas.of_rows(seen)
    rows = np.arange(seen.batch.size)
    owners: dict[tuple[str, int | None], int] = {}
    for variable in seen.batch.columns:
        cells = seen.origins.cells(variable, rows)
        for column, (file, _) in enumerate(cells.columns):
            here = np.flatnonzero(cells.column == column)
            if file not in lines or not len(here):
                continue
            wanted = here[np.isin(cells.line[here], list(lines[file]))]
            owners |= {
                (file, line): number
                for line, number in zip(cells.line[wanted].tolist(), numbers[wanted].tolist(), strict=True)
            }
    return owners
