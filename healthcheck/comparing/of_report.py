"""A run just done -> a snapshot: the same that its JSON report would be read as."""

from healthcheck import __version__
from healthcheck.comparing.snapshot import Figure, FindingRecord, PackRecord, Snapshot, VerdictRecord
from healthcheck.messages import message
from healthcheck.model.verdicts import Verdict
from healthcheck.reports.report import Report


def snapshot_of(report: Report, path: str = "") -> Snapshot:
    """Return what is compared of a report; ``path`` is what it is called."""
    options = report.options
    return Snapshot(
        path=path,
        sha256="",
        version=__version__,
        exit_code=int(report.exit_code),
        options={
            "as_of": options.as_of,
            "period": options.period,
            "fail_on": options.fail_on,
            "allow_missing": options.allow_missing,
            "lang": options.language,
            "today": options.today.isoformat() if options.today else None,
            "checks": list(options.checks),
        },
        packs={
            pack.id: PackRecord(
                pack.id,
                pack.revision,
                pack.sha256,
                {
                    judgement.indicator.id: judgement.indicator.name
                    for judgement in report.judgements
                    if judgement.pack.id == pack.id
                },
            )
            for pack in report.packs
        },
        names={
            name: judgement.pack.variables[name].name
            for judgement in report.judgements
            for name in judgement.indicator.reads
            if name in judgement.pack.variables
        },
        verdicts=tuple(map(_record, report.verdicts())),
        findings=tuple(
            FindingRecord(
                finding.code, finding.severity.word, message(finding, options.language), finding.place, finding.raw
            )
            for finding in report.findings
        ),
    )


def _record(verdict: Verdict) -> VerdictRecord:
    return VerdictRecord(
        verdict.pack,
        verdict.indicator.id,
        verdict.area,
        verdict.area_name,
        verdict.period,
        verdict.status.word,
        verdict.indicator.severity.word,
        verdict.value,
        verdict.gap,
        verdict.gap_unit,
        verdict.waiver,
        tuple(
            Figure(figure.variable, figure.period, figure.value, figure.origin.place if figure.origin else None)
            for figure in verdict.inputs
        ),
    )
