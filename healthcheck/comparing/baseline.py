"""A run + an earlier report -> the run, in which only what got worse counts (docs/comparing.md)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from healthcheck.comparing.areas import AreaMatch
from healthcheck.comparing.changes import Change, Kind, pair
from healthcheck.comparing.findings import match_findings
from healthcheck.comparing.notes import CHANGES_VERDICTS, option_notes, pack_notes
from healthcheck.comparing.of_report import snapshot_of
from healthcheck.comparing.snapshot import Snapshot, VerdictRecord
from healthcheck.messages import phrase
from healthcheck.model.baselines import Baseline, FixedMiss
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.statuses import Status
from healthcheck.model.text import Text, listing
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.report import Report

_FAIL = Status.FAIL.word
_MOST_NAMED = 5


def held_against(report: Report, baseline: Snapshot) -> Report:
    """Mark what the baseline knows, and add a finding for whatever got worse without being a miss.

    A miss is known when the baseline has it, with a gap at least as large. A verdict that is gone, or missing or
    invalid where there was one, is a finding of its indicator's severity; so every report says
    the same, and nothing that got worse passes unseen.
    """
    now = snapshot_of(report)
    before = _asked_for(baseline, report)
    areas = AreaMatch(before, now)
    pairing = pair(before, now, areas)
    changes = [
        Change(None if old is None else before.verdicts[old], None if new is None else now.verdicts[new])
        for old, new in pairing.pairs
    ]
    known = np.array([_is_known(change) for change in changes if change.after is not None], dtype=np.bool_)
    same = match_findings(before, now, areas)
    findings = [replace(finding, known=index in same) for index, finding in enumerate(report.findings)]
    findings += _worse(report, changes)
    findings += pack_notes(before, now)
    findings += option_notes(before, now, CHANGES_VERDICTS)
    findings += [Finding("HC526", Severity.WARNING, {"area": name}) for name in pairing.ambiguous]
    return replace(
        report,
        judgements=tuple(_marked(report, known)),
        findings=tuple(findings),
        baseline=Baseline(
            baseline.path,
            baseline.sha256,
            int(np.count_nonzero(known)),
            sum(finding.known for finding in findings),
            tuple(_fixed(changes)),
        ),
    )


def _asked_for(baseline: Snapshot, report: Report) -> Snapshot:
    """Leave out what this run was not asked for: other rule files, and indicators that were not chosen."""
    judged = {(judgement.pack.id, judgement.indicator.id) for judgement in report.judgements}
    there = {(pack.id, indicator.id) for pack in report.packs for indicator in pack.indicators}
    packs = {pack.id for pack in report.packs}

    def is_asked_for(verdict: VerdictRecord) -> bool:
        key = (verdict.pack, verdict.indicator)
        return verdict.pack in packs and (key in judged or key not in there)

    return replace(baseline, verdicts=tuple(filter(is_asked_for, baseline.verdicts)))


def _is_known(change: Change) -> bool:
    return change.kind is Kind.STILL_FAILING and not change.worse


def _marked(report: Report, known: npt.NDArray[np.bool_]) -> Iterator[Judgement]:
    """Give each judgement its share of the marks, which are in the order of the verdicts."""
    start = 0
    for judgement in report.judgements:
        end = start + len(judgement.rows)
        yield replace(judgement, known=known[start:end])
        start = end


def _fixed(changes: Iterable[Change]) -> Iterator[FixedMiss]:
    """Name the misses of the baseline that are none any more; those that cannot be judged now are not fixed."""
    for change in changes:
        old, new = change.before, change.after
        if old is None or new is None or old.status != _FAIL:
            continue
        if new.status not in (_FAIL, Status.MISSING.word, Status.INVALID.word):
            yield FixedMiss(old.pack, old.indicator, new.area, new.area_name, new.period, new.status)


def _worse(report: Report, changes: Sequence[Change]) -> Iterator[Finding]:
    """Give a finding for what got worse and is no miss."""
    names = {(judgement.pack.id, judgement.indicator.id): judgement.indicator.name for judgement in report.judgements}
    for change in changes:
        if change.kind in (Kind.NEWLY_MISSING, Kind.NEWLY_INVALID) and change.before and change.after:
            record = change.after
            parameters: Parameters = {
                "subject": _subject(record),
                "indicator": names[record.pack, record.indicator],
                "before": phrase(f"status.{change.before.status}"),
                "after": phrase(f"status.{record.status}"),
            }
            place = next((figure.place for figure in record.inputs if figure.place), None)
            yield Finding("HC528", _severity(record), parameters, place)
    yield from _gone(changes)


def _gone(changes: Iterable[Change]) -> Iterator[Finding]:
    """Give a finding for each area and year that lost verdicts, as severe as the most severe of them."""
    lost: dict[Text, list[VerdictRecord]] = defaultdict(list)
    for change in changes:
        if change.kind is Kind.GONE and change.before is not None:
            lost[_subject(change.before)].append(change.before)
    for subject, records in lost.items():
        named = [f"{record.pack}/{record.indicator}" for record in records]
        indicators = listing(named[:_MOST_NAMED])
        if len(named) > _MOST_NAMED:
            indicators = phrase("compare.some_of", names=indicators, number=len(named) - _MOST_NAMED)
        yield Finding("HC527", max(map(_severity, records)), {"subject": subject, "indicators": indicators})


def _severity(record: VerdictRecord) -> Severity:
    return Severity[record.severity.upper()]


def _subject(record: VerdictRecord) -> Text:
    """Name whom and when a verdict is about, with the code: names may be shared."""
    area = " ".join(part for part in (record.area_name, record.area) if part)
    whom = Text(area, area) if area else phrase("word.no_name")
    return whom if record.period is None else phrase("sentence.subject", area=whom, year=record.period)
