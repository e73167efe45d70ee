"""The missed targets and findings as SARIF 2.1.0, as GitHub's code scanning takes it (docs/ci.md).

A region is a cell: its line, and as its column the number of the table's column. Passes are counted
in the run's properties and are no results.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import PurePath
from urllib.parse import quote

from healthcheck import __version__
from healthcheck.messages import CATALOGUE, text
from healthcheck.model.faults import Place, Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.markdown_text import escaped
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import Problem, clause_words, joined, problems, tidy_path
from healthcheck.reports.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a file with more results in a run; the worst come first, and the rest is counted."""
_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 1024

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

Json = dict[str, object]


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report as JSON text; it is the same whatever ``only`` asks for."""
    rules = {str(rule["id"]): rule for rule in (*_indicator_rules(report), *_finding_rules(report))}
    index = {identifier: number for number, identifier in enumerate(rules)}
    results = [_result(problem, index, report) for problem in islice(problems(report), MOST_RESULTS)]
    found = report.counts[Status.FAIL] + report.counts[Status.WAIVED] + len(report.findings)
    driver = {"name": "healthcheck", "semanticVersion": __version__, "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"healthcheck/{'+'.join(pack.id for pack in report.packs)}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "exitCode": int(report.exit_code)}],
        "properties": {
            "counts": {status.word: report.counts[status] for status in Status} | {"total": report.total},
            "findings": len(report.findings),
            "known": report.baseline.known if report.baseline else 0,
            "known_findings": report.baseline.known_findings if report.baseline else 0,
            "results_left_out": found - len(results),
        },
        "results": results,
    }
    yield json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _result(problem: Problem, index: dict[str, int], report: Report) -> Json:
    result: Json = {
        "ruleId": problem.rule,
        "ruleIndex": index[problem.rule],
        "level": _LEVELS[problem.severity],
        "message": {"text": _without_links(problem.words)},
        "locations": [_location(problem.place)],
        "partialFingerprints": {"primaryLocationLineHash": problem.fingerprint},
    }
    if report.baseline is not None:
        result["baselineState"] = "unchanged" if problem.known else "new"
    if problem.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": problem.waived}]
        result["properties"] = {"waiver": problem.waiver}
    return result


def _without_links(words: str) -> str:
    r"""Escape what SARIF would show as a link: ``[text](address)`` becomes ``\[text\](address)``."""
    return words.replace("[", r"\[").replace("]", r"\]") if "](" in words else words


def _location(place: Place) -> Json:
    """Point at a cell; a place without a line is the start of its file."""
    line, column = place.line or 1, place.column or 1
    region = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + 1}
    location: Json = {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}
    if place.sheet:
        location["logicalLocations"] = [{"name": visible(f"{place.sheet}!{place.cell or ''}"), "kind": "member"}]
    return location


def _uri(file: str) -> str:
    """Write a path as a relative reference, or as ``file:`` where the user named it from the root."""
    if PurePath(file).is_absolute():
        return PurePath(file).as_uri()
    return quote(tidy_path(file), errors="surrogateescape")


def _indicator_rules(report: Report) -> Iterator[Json]:
    language = report.options.language
    for judgement in report.judgements:
        pack, indicator = judgement.pack, judgement.indicator
        identifier = f"{pack.id}/{indicator.id}"
        target = text("sentence.target", language, {"target": full_demand(indicator.target, language)})
        yield _rule(
            identifier,
            indicator.name.in_language(language),
            indicator.name.in_language(language),
            joined([clause_words(pack, indicator, language), target], language),
            [
                target,
                clause_words(pack, indicator, language),
                *(words.in_language(language) for words in (indicator.rationale, indicator.assumption) if words),
                text("sentence.explain", language, {"topic": identifier}),
            ],
            indicator.severity,
        )


def _finding_rules(report: Report) -> Iterator[Json]:
    """Give a rule for each code that was found; its level is that of its worst finding."""
    language = report.options.language
    worst: dict[str, Severity] = {}
    for finding in report.findings:
        worst[finding.code] = max(finding.severity, worst.get(finding.code, finding.severity))
    for code, severity in sorted(worst.items()):
        more = CATALOGUE[code].more
        words = more.in_language(language) if more else code
        explain = text("sentence.explain", language, {"topic": code})
        yield _rule(code, code, words, words, [words, explain], severity)


def _rule(identifier: str, name: str, brief: str, full: str, help_lines: list[str], severity: Severity) -> Json:
    lines = [visible(words) for words in help_lines]
    return {
        "id": identifier,
        "name": visible(name)[:_LONGEST_NAME],
        "shortDescription": {"text": visible(brief)[:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": visible(full)[:_LONGEST_DESCRIPTION]},
        "help": {"text": "\n".join(lines), "markdown": "\n\n".join(escaped(words) for words in help_lines)},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": ["health-statistics"],
            "precision": "very-high",
            "problem.severity": _PROBLEM_SEVERITIES[severity],
        },
    }
