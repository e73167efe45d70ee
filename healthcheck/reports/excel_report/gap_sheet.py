"""The sheet of what is short: missed targets and those that are not due yet, the worst first."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from healthcheck.messages import text
from healthcheck.messages.units import unit_word
from healthcheck.model.faults import Severity
from healthcheck.model.observations import cell_column
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.excel_report import plan
from healthcheck.reports.excel_report.plan import Block, Heading, SheetPlan, decimals, fitting, in_blocks, texts
from healthcheck.reports.excel_report.rows import Cells, CellStyles, WordCells
from healthcheck.reports.excel_report.verdict_sheet import status_words
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.problems import document_of, gap_words
from healthcheck.reports.report import Report
from healthcheck.reports.terminal_rows import worst_first
from healthcheck.reports.unserved import base_unit, unserved

_SHOWN = frozenset({Status.FAIL, Status.PENDING})


def gap_sheet(report: Report) -> SheetPlan:
    """Plan the sheet."""
    total = sum(report.counts[status] for status in _SHOWN)
    size = min(total, plan.MOST_ROWS)
    packs = {pack.id: pack for pack in report.packs}

    def blocks(styles: CellStyles) -> Iterator[Block]:
        for verdicts in in_blocks(islice(worst_first(report, _SHOWN), size)):
            yield len(verdicts), _cells(verdicts, packs, report, styles)

    return SheetPlan("excel.gaps", _headings(report), size, total, "verdicts.csv", blocks)


def _headings(report: Report) -> tuple[Heading, ...]:
    language = report.options.language
    indicators = [judgement.indicator for judgement in report.judgements]
    documents = (document_of(pack).in_language(language) for pack in report.packs)
    return (
        Heading("column.status", 10),
        Heading("column.severity", 9),
        Heading("excel.area", 14),
        Heading("column.area", 16),
        Heading("column.period", 8),
        Heading("column.indicator", fitting((one.name.in_language(language) for one in indicators), 16, 44)),
        Heading("column.value", 12),
        Heading("column.target", fitting((full_demand(one.target, language) for one in indicators), 12, 40)),
        Heading("column.gap", 10),
        Heading("column.unit", 10),
        Heading("excel.gap_words", 20),
        Heading("excel.serves", 14),
        Heading("excel.unserved", 14),
        Heading("excel.base_unit", 12),
        Heading("excel.evidence", 48),
        Heading("column.clause", fitting((one.clause for one in indicators), 8, 24)),
        Heading("excel.document", fitting(documents, 16, 40)),
        Heading("column.cells", 40),
        Heading("column.reason", 40),
    )


def _cells(verdicts: Sequence[Verdict], packs: dict[str, Pack], report: Report, styles: CellStyles) -> list[Cells]:
    language = report.options.language
    severities = np.array([verdict.indicator.severity - Severity.INFO for verdict in verdicts])
    names = [verdict.indicator.name.in_language(language) for verdict in verdicts]
    demands = [full_demand(verdict.indicator.target, language) for verdict in verdicts]
    bases = [base_unit(verdict, packs[verdict.pack]) if verdict.serves else None for verdict in verdicts]
    documents = [document_of(packs[verdict.pack]).in_language(language) for verdict in verdicts]
    return [
        WordCells(status_words(report), styles.statuses, np.array([verdict.status for verdict in verdicts])),
        WordCells(severity_words(language), styles.severities, severities),
        texts(verdict.area for verdict in verdicts),
        texts(verdict.area_name for verdict in verdicts),
        decimals((verdict.period for verdict in verdicts), plain=True),
        texts(names),
        decimals(verdict.value for verdict in verdicts),
        texts(demands),
        decimals(verdict.gap for verdict in verdicts),
        texts(_unit(verdict.gap_unit, language) for verdict in verdicts),
        texts(gap_words(verdict, language) for verdict in verdicts),
        decimals(verdict.serves for verdict in verdicts),
        decimals(map(unserved, verdicts)),
        texts(_unit(unit, language) for unit in bases),
        texts(verdict.evidence for verdict in verdicts),
        texts(verdict.indicator.clause for verdict in verdicts),
        texts(documents),
        texts(map(_cell_names, verdicts)),
        texts(verdict.reason for verdict in verdicts),
    ]


def severity_words(language: Language) -> list[str]:
    """Return the words of all severities, the least first."""
    return [text(f"severity.{severity.word}", language) for severity in Severity]


def _unit(unit: str | None, language: Language) -> str | None:
    return None if unit is None else unit_word(unit, language)


def _cell_names(verdict: Verdict) -> str:
    """Name the cells of the inputs, each once and each file once: ``beds.xlsx!E2 F2 people.xlsx!C2``."""
    places = (figure.origin.place for figure in verdict.inputs if figure.origin)
    words, named = [], None
    for place in dict.fromkeys(places):
        file, letters = cell_column(place)
        words.append(f"{letters}{place.line}" if file == named else f"{file}!{letters}{place.line}")
        named = file
    return " ".join(words)
