"""The year in a file's name or in a table's title against the years of its rows."""

import re
from collections.abc import Iterator

from healthcheck.checks.subject import Subject
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.observations import UNDATED, TableInfo
from healthcheck.model.text import Text
from healthcheck.tables.title_lines import years_named


def check(subject: Subject) -> list[Finding]:
    """Report tables none of whose rows is of a year that their name or title says; ``2021-2023`` says all between."""
    findings = []
    for table in subject.observations.tables:
        years = sorted(set(table.periods) - {UNDATED})
        for where, words, place in _said(table):
            named = years_named(words)
            if named and years and not any(min(named) <= year <= max(named) for year in years):
                parameters: Parameters = {
                    "where": where,
                    "named": _span(min(named), max(named)),
                    "years": _span(years[0], years[-1]),
                }
                findings.append(Finding("HC285", Severity.INFO, parameters, place, words))
    return findings


def _said(table: TableInfo) -> Iterator[tuple[Text, str, Place]]:
    """Give the file's name and the title, with what they are called and where they stand."""
    name = re.split(r"[\\/]", table.path)[-1]
    yield phrase("check.file_name"), name, Place(table.path, sheet=table.sheet)
    for line, words in table.titles:
        yield phrase("check.title"), words, Place(table.path, line, sheet=table.sheet)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
