"""A report with a verdict of every kind and findings of every severity, for tests of the machines' formats."""

from dataclasses import replace

import numpy as np
from report_cases import VARIABLES, Row, at_least, build_report, ratio

from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status
from healthcheck.reports.output import render
from healthcheck.reports.report import FailOn, Options, Report

MACHINE_FORMATS = ("json", "csv", "junit", "sarif", "github", "gitlab", "ess", "markdown")

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
