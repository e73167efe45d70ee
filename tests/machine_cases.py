"""A report with a verdict of every kind and findings of every severity, for tests of the machines' formats."""

import numpy as np
from msgspec.structs import replace
from report_cases import VARIABLES, Row, at_least, build_report, ratio

from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status
from healthcheck.reports.output import render
from healthcheck.reports.report import FailOn, Options, Report

MACHINE_FORMATS = ("json", "csv", "junit", "sarif", "github", "gitlab", "ess", "markdown", "html")

ROWS: list[Row] = [
    ("360703", "南康区", 2025, "6000", "800000"),
    ("360704", "赣县区", 2025, "3922", "523000"),
    ("360722", "信丰县", 2025, None, "600000"),
    ("360723", "大余县", 2025, "2000", "0"),
    ("360724", "上犹县", 2025, "0", "0"),
]
DOCTORS = Text("Doctors per 1,000 residents", "每千人口执业（助理）医师数")


def findings(*severities: Severity) -> list[Finding]:
    """Give a finding of each severity, one below the other."""
    return [
        Finding("HC315", severity, {"variable": VARIABLES["beds"].name}, Place("data/table.csv", 4 + number, 5), "0")
        for number, severity in enumerate(severities)
    ]


def mixed_report(language: Language = "en", fail_on: FailOn = "error") -> Report:
    """Build a report with at least one verdict of each status, the waived one set by hand."""
    report = build_report(
        ROWS,
        ratio(at_least("7.5")),
        ratio(at_least("8", by=2030), severity=Severity.WARNING, identifier="beds_later", clause="2"),
        ratio(at_least("7.6"), name=DOCTORS, severity=Severity.WARNING, identifier="encouraged", clause=""),
        options=Options(language=language, fail_on=fail_on),
        findings=findings(Severity.INFO, Severity.ERROR, Severity.WARNING),
        file="data/table.csv",
    )
    first, later, encouraged = report.judgements
    status = encouraged.status.copy()
    status[np.flatnonzero(status == Status.FAIL)[0]] = Status.WAIVED
    return replace(report, judgements=(first, later, replace(encouraged, status=status)))


def written(report: Report, format_name: str) -> str:
    """Return a report in one of the formats as text."""
    return b"".join(render(report, format_name)).decode("utf-8")


HOSTILE = {
    "markup": "<img src=x onerror=alert(1)>",
    "script": "</script><script>",
    "cdata": "]]><x/>",
    "formula": "=cmd|' /C calc'!A0",
    "quotes": "\"'`",
    "controls": "a\x00b\x07c\x0bd\x7fe",
    "terminal": "\x1b[31mred\x1b]0;t\x07",
    "right to left": "a\u202eb\u200fc\u2066d",
    "lines": "a\nb\r\nc\u2028d\x85e",
    "command": "\n::error::x",
    "percent": "%0A::error::%25",
    "table": "a | b |\n|---|",
    "link": "[x](http://evil) ![y](z) @user #1",
    "surrogate": "a\udcffb\ufffe",
    "braces": "{0} {area} %s",
}


def hostile_report(words: str, language: Language) -> Report:
    """Put hostile text wherever a submitted table or a rule file can bring it in."""
    rows: list[Row] = [("360704", words, 2025, "3922", "523000"), (words, None, 2025, None, "1")]
    finding = Finding("HC315", Severity.ERROR, {"variable": Text(words, words)}, Place(words, 3, 5, words), words)
    indicator = ratio(at_least("7.5"), name=Text(words, words), clause=words)
    return build_report(rows, indicator, language=language, findings=[finding], file=words)
