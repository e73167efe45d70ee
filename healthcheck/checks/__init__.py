"""Observations -> findings: what is possible as a figure and hard to believe. One check is one module."""

CHECKS: dict[str, str | None] = {
    "parts": "healthcheck.checks.parts",
    "magnitude": "healthcheck.checks.magnitude",
    "jumps": "healthcheck.checks.jumps",
    "file-year": "healthcheck.checks.file_year",
    "spellings": "healthcheck.checks.spellings",
    "codes": "healthcheck.checks.codes",
    "populations": "healthcheck.checks.populations",
    "years": "healthcheck.checks.years",
    "totals": "healthcheck.checks.totals",
    "published": None,
}
"""Check -> module with ``check(subject)``; the names are what ``--check`` and ``--no-check`` know.

Some of ``totals`` and all of ``published`` is seen where areas are added up and where ratios are judged.
"""
