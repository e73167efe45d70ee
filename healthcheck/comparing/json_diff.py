"""A comparison as JSON, format 1 (docs/comparing.md): keys may be added, never changed."""

from collections.abc import Iterator

from healthcheck import __version__
from healthcheck.comparing.changes import Change, Kind
from healthcheck.comparing.compare import Comparison
from healthcheck.comparing.figures import RevisedFigure
from healthcheck.comparing.snapshot import FindingRecord, Snapshot, VerdictRecord
from healthcheck.messages import message
from healthcheck.model.text import Language
from healthcheck.reports.inert_text import json_text

FORMAT = 1

Json = dict[str, object]


def render(comparison: Comparison, language: Language) -> Iterator[str]:
    """Give the comparison as JSON text."""
    counts = {kind.value: comparison.counts[kind] for kind in Kind} | {
        "total": sum(comparison.counts.values()),
        "worse": len(comparison.worse_changes),
    }
    whole = {
        "format": FORMAT,
        "healthcheck": __version__,
        "exit_code": int(comparison.exit_code),
        "before": _report(comparison.before),
        "after": _report(comparison.after),
        "counts": counts,
        "notes": [
            {"code": note.code, "severity": note.severity.word, "message": message(note, language)}
            for note in comparison.notes
        ],
        "changes": [_change(change) for change in comparison.changes],
        "revised": [_figure(figure) for figure in comparison.revised],
        "new_findings": [_finding(finding) for finding in comparison.new_findings],
        "gone_findings": [_finding(finding) for finding in comparison.gone_findings],
    }
    yield json_text(whole, indent=2) + "\n"


def _report(report: Snapshot) -> Json:
    return {
        "path": report.path,
        "sha256": report.sha256,
        "exit_code": report.exit_code,
        "packs": [
            {"pack": pack.pack, "revision": pack.revision, "sha256": pack.sha256} for pack in report.packs.values()
        ],
        "verdicts": len(report.verdicts),
        "findings": len(report.findings),
    }


def _change(change: Change) -> Json:
    record = change.record
    return {
        "kind": change.kind.value,
        "worse": change.worse,
        "pack": record.pack,
        "indicator": record.indicator,
        "area": record.area,
        "area_name": record.area_name,
        "period": record.period,
        "severity": record.severity,
        "before": _state(change.before),
        "after": _state(change.after),
    }


def _state(record: VerdictRecord | None) -> Json | None:
    if record is None:
        return None
    return {
        "status": record.status,
        "value": record.value,
        "gap": record.gap,
        "gap_unit": record.gap_unit,
        "waiver": record.waiver,
    }


def _figure(figure: RevisedFigure) -> Json:
    return {
        "variable": figure.variable,
        "area": figure.area,
        "area_name": figure.area_name,
        "period": figure.period,
        "before": figure.before,
        "after": figure.after,
    }


def _finding(finding: FindingRecord) -> Json:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "cell": place.cell if place else None,
        "raw": finding.raw,
    }
