"""The sheet of what is wrong with the tables themselves, the worst first."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from healthcheck.messages import CATALOGUE, message
from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.text import Language
from healthcheck.reports.excel_report import plan
from healthcheck.reports.excel_report.gap_sheet import severity_words
from healthcheck.reports.excel_report.plan import Block, Heading, SheetPlan, decimals, in_blocks, texts
from healthcheck.reports.excel_report.rows import Cells, CellStyles, WordCells
from healthcheck.reports.report import Report

_HEADINGS = (
    Heading("column.severity", 9),
    Heading("excel.code", 9),
    Heading("excel.message", 64),
    Heading("excel.file", 30),
    Heading("excel.sheet", 12),
    Heading("excel.line", 8),
    Heading("excel.cell", 9),
    Heading("excel.raw", 20),
    Heading("excel.meaning", 64),
)
_NOWHERE = Place("")


def finding_sheet(report: Report) -> SheetPlan:
    """Plan the sheet."""
    total = len(report.findings)
    size = min(total, plan.MOST_ROWS)
    worst = sorted(report.findings, key=lambda finding: -finding.severity)[:size]

    def blocks(styles: CellStyles) -> Iterator[Block]:
        for findings in in_blocks(worst):
            yield len(findings), _cells(findings, report.options.language, styles)

    return SheetPlan("excel.findings", _HEADINGS, size, total, "report.json", blocks)


def _cells(findings: Sequence[Finding], language: Language, styles: CellStyles) -> list[Cells]:
    places = [finding.place or _NOWHERE for finding in findings]
    lines = [None if place.line is None else str(place.line) for place in places]
    severities = np.array([finding.severity - Severity.INFO for finding in findings])
    return [
        WordCells(severity_words(language), styles.severities, severities),
        texts(finding.code for finding in findings),
        replace(texts(message(finding, language) for finding in findings), wrapped=True),
        texts(place.file for place in places),
        texts(place.sheet for place in places),
        decimals(lines, plain=True),
        texts(place.cell for place in places),
        texts(finding.raw for finding in findings),
        replace(texts(_meaning(finding, language) for finding in findings), wrapped=True),
    ]


def _meaning(finding: Finding, language: Language) -> str | None:
    more = CATALOGUE[finding.code].more
    return None if more is None else more.in_language(language)
