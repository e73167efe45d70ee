"""What a run comes to, in a sentence: passed or not and why, how many verdicts of each status."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from healthcheck.messages import text
from healthcheck.model.faults import ExitCode, Finding, Severity
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.report import Report


def counted(report: Report) -> str:
    """Say how many verdicts there are, and how many of each status."""
    language = report.options.language
    known = report.baseline.known if report.baseline else 0
    parts = text("list.pause", language).join(
        text(
            "count.fail_known" if known and status is Status.FAIL else f"count.{status.word}",
            language,
            {"number": report.counts[status], "known": known},
        )
        for status in Status
        if report.counts[status] or status in (Status.PASS, Status.FAIL)
    )
    key = "report.summary.one" if report.total == 1 else "report.summary"
    return text(key, language, {"total": report.total, "parts": parts})


def by_severity(findings: Iterable[Finding], language: Language) -> str:
    """Say how many findings there are of each severity: ``2 errors, 1 note``."""
    return severity_numbers(Counter(finding.severity for finding in findings), language)


def worst_findings(report: Report) -> list[Finding]:
    """Return the findings, the most severe first and those that the baseline knows last."""
    return sorted(report.findings, key=lambda finding: (finding.known, -finding.severity))


def severity_label(finding: Finding, language: Language) -> str:
    """Return the word for a finding's severity, and that the baseline knows it where it does."""
    word = text(f"severity.{finding.severity.word}", language)
    return text("severity.known", language, {"severity": word}) if finding.known else word


def severity_numbers(numbers: Mapping[Severity, int], language: Language) -> str:
    """Write a number for each severity that there is any of, the worst first."""
    return text("list.pause", language).join(
        text(
            f"severities.{severity.word}" + (".one" if numbers[severity] == 1 else ""),
            language,
            {"number": numbers[severity]},
        )
        for severity in reversed(Severity)
        if numbers.get(severity)
    )


def misses(report: Report, least: int) -> int:
    """Count the missed targets of indicators of at least this severity, without those that the baseline knows."""
    return sum(
        int(np.count_nonzero(judgement.counting))
        for judgement in report.judgements
        if judgement.indicator.severity >= least
    )


def outcome(report: Report) -> str:
    """Return the last sentence: passed or not, why, and the exit code."""
    language = report.options.language
    if report.exit_code is ExitCode.FAILED:
        return text("outcome.failed", language, {"what": _what_failed(report, report.options.threshold)})
    unjudged = report.counts[Status.MISSING] + report.counts[Status.INVALID]
    excused = _what_is_excused(report)
    if report.exit_code is ExitCode.INCONCLUSIVE:
        if report.notes or not unjudged:
            return text("outcome.nothing", language)
        key = "outcome.inconclusive_excused" if excused else "outcome.inconclusive"
        return text(key, language, {"number": unjudged, "total": report.total, "what": excused})
    if unjudged:
        key = "outcome.passed_allowing_missing_excused" if excused else "outcome.passed_allowing_missing"
        return text(key, language, {"what": excused})
    if report.options.fail_on == "never" and (what := _what_failed(report, Severity.INFO)):
        return text("outcome.not_enforced", language, {"what": what})
    if excused:
        return text("outcome.passed_excused", language, {"what": excused})
    if report.counts[Status.FAIL] or report.findings:
        return text("outcome.passed_with_misses", language, {"fail_on": report.options.fail_on})
    return text("outcome.passed", language)


def _what_failed(report: Report, least: int) -> str:
    """Count the misses and findings of at least this severity; nothing when there are none."""
    language = report.options.language
    numbers = {
        "outcome.targets": misses(report, least),
        "outcome.findings": sum(finding.severity >= least and not finding.known for finding in report.findings),
    }
    return _listed(numbers, language)


def _what_is_excused(report: Report) -> str:
    """Count what does not count: misses that are waived, misses and findings that the baseline knows."""
    numbers = {"outcome.waived": report.counts[Status.WAIVED]}
    if report.baseline is not None:
        numbers |= {"outcome.known": report.baseline.known, "outcome.known_findings": report.baseline.known_findings}
    return _listed(numbers, report.options.language)


def _listed(numbers: Mapping[str, int], language: Language) -> str:
    return text("list.pause", language).join(
        text(f"{key}.one" if number == 1 else key, language, {"number": number})
        for key, number in numbers.items()
        if number
    )
