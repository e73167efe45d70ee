"""The report as a validation report of the European Statistical System, version 1.0.1 (docs/ci.md).

A verdict is a validation: ``1`` when met, ``0`` when missed, waived or not, ``NA`` when it could not be
judged. A finding is a validation that came out ``0``. The counts are aggregations.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from healthcheck import __version__
from healthcheck.messages import message, text
from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import cell_name
from healthcheck.model.verdicts import Judgement, Status, Verdict
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.json_lines import array_lines
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import clause_words, excuse_words, joined, missed_words, subject
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdict_rows

LANGUAGE = "healthcheck rule file, format 1"
_VALUES = {Status.PASS: "1", Status.FAIL: "0", Status.WAIVED: "0"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "information"}

Json = dict[str, object]


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of JSON text; it is always whole, whatever ``only`` asks for."""
    yield from array_lines(_entries(report))


def _entries(report: Report) -> Iterator[Json]:
    time = datetime.fromtimestamp(report.options.time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = {"time": time, "actor": "healthcheck", "agent": f"healthcheck {__version__}", "trigger": "check"}
    number = 0
    for judgement in report.judgements:
        rule = _rule(report, judgement)
        for verdict in verdict_rows(report, judgement):
            number += 1
            yield {"id": f"verdict-{number}", "type": "validation", "event": event, **_verdict(report, rule, verdict)}
    for index, finding in enumerate(report.findings, 1):
        yield {"id": f"finding-{index}", "type": "validation", "event": event, **_finding(report, finding)}
    for name, total in ({status.word: report.counts[status] for status in Status} | {"total": report.total}).items():
        yield {"id": f"count-{name}", "type": "aggregation", "event": event, **_count(report, name, total)}


def _rule(report: Report, judgement: Judgement) -> Json:
    """Describe an indicator; the expression is its measure and target as the rule file writes them."""
    language = report.options.language
    pack, indicator = judgement.pack, judgement.indicator
    written = {"measure": dict(indicator.measure.written), "target": dict(indicator.target.written)}
    name = f"{indicator.name.in_language(language)}{text('list.colon', language)}"
    return {
        "language": LANGUAGE,
        "expression": json_text(written),
        "severity": _SEVERITIES[indicator.severity],
        "description": visible(name + clause_words(pack, indicator, language)),
    }


def _verdict(report: Report, rule: Json, verdict: Verdict) -> Json:
    """Write what was judged; keys of the data are exact, words are plainly visible."""
    area = verdict.area or verdict.area_name or ""
    source = [
        [
            area,
            figure.period or "",
            figure.variable,
            cell_name(figure.origin.place) if figure.origin else "",
        ]
        for figure in verdict.inputs
    ]
    return {
        "rule": rule,
        "data": {
            "source": source,
            "target": [[area, verdict.period or "", f"{verdict.pack}/{verdict.indicator.id}"]],
            "description": visible(_outcome(report, verdict)),
        },
        "value": _VALUES.get(verdict.status, "NA"),
    }


def _outcome(report: Report, verdict: Verdict) -> str:
    language = report.options.language
    if verdict.status is Status.FAIL:
        return joined([missed_words(verdict, language), *excuse_words(verdict, language)], language)
    word = text(f"status.{verdict.status.word}", language)
    label = f"{subject(verdict, language)}{text('list.colon', language)}{word}"
    return f"{label}{text('list.semicolon', language)}{verdict.reason}" if verdict.reason else label


def _finding(report: Report, finding: Finding) -> Json:
    place = finding.place
    cell = cell_name(place) if place and place.cell else str(place or "")
    return {
        "rule": {
            "language": "healthcheck",
            "expression": finding.code,
            "severity": _SEVERITIES[finding.severity],
            "description": text("sentence.explain", report.options.language, {"topic": finding.code}),
        },
        "data": {
            "source": [[cell]],
            "target": [[cell]],
            "description": visible(_finding_words(report, finding)),
        },
        "value": "0",
    }


def _finding_words(report: Report, finding: Finding) -> str:
    language = report.options.language
    known = [text("sentence.known", language)] if finding.known else []
    return joined([message(finding, language), *known], language)


def _count(report: Report, name: str, number: int) -> Json:
    language = report.options.language
    label = None if name == "total" else text(f"status.{name}", language)
    words = text("sentence.count", language, {"status": label}) if label else text("sentence.total", language)
    return {
        "aggregate": {
            "language": "healthcheck",
            "expression": f"counts.{name}",
            "description": words,
        },
        "data": {"source": [[table.path] for table in report.tables], "target": [[pack.id] for pack in report.packs]},
        "value": str(number),
    }
