"""Spreads -> report: one format is one module, imported only when it is asked for."""

FORMATS: dict[str, str] = {
    "table": "healthcheck.reports.equity.terminal",
    "json": "healthcheck.reports.equity.json_document",
    "csv": "healthcheck.reports.equity.csv_table",
    "markdown": "healthcheck.reports.equity.markdown",
    "html": "healthcheck.reports.equity.page",
}
"""Format name -> module with ``render(report)``; the names are what ``equity --format`` and its ``-o`` know."""

SUFFIXES: dict[str, str] = {".json": "json", ".csv": "csv", ".md": "markdown", ".html": "html"}
"""File name ending -> format name, for ``equity -o FILE``."""
