"""Verdicts -> report: one format is one module, imported only when it is asked for."""

FORMATS: dict[str, str] = {
    "table": "healthcheck.reports.terminal_report",
    "json": "healthcheck.reports.json_report",
    "csv": "healthcheck.reports.csv_report",
    "junit": "healthcheck.reports.junit_report",
    "sarif": "healthcheck.reports.sarif_report",
    "github": "healthcheck.reports.github_report",
    "gitlab": "healthcheck.reports.gitlab_report",
    "ess": "healthcheck.reports.ess_report",
    "markdown": "healthcheck.reports.markdown_report",
    "html": "healthcheck.reports.html_report.whole",
    "excel": "healthcheck.reports.excel_report",
}
"""Format name -> module with ``render(report, only)``; the names are what ``--format`` and ``-o NAME=FILE`` know."""

BINARY = frozenset({"excel"})
"""Formats that are no text and mean nothing on a terminal."""
DATED = frozenset({"ess", "excel"})
"""Formats that name a time: that of the environment variable SOURCE_DATE_EPOCH."""

SUFFIXES: dict[str, str] = {
    ".json": "json",
    ".csv": "csv",
    ".xml": "junit",
    ".sarif": "sarif",
    ".md": "markdown",
    ".html": "html",
    ".xlsx": "excel",
}
"""File name ending -> format name, for ``-o FILE``."""

CSV_COLUMNS = (
    "status",
    "severity",
    "pack",
    "indicator",
    "name",
    "area",
    "area_name",
    "period",
    "level",
    "value",
    "target",
    "required",
    "due",
    "progress",
    "gap",
    "gap_unit",
    "serves",
    "evidence",
    "clause",
    "reason_code",
    "reason",
    "cells",
    "waiver",
    "known",
)
"""The columns of the CSV report, in their order; the same in both languages, for machines."""
