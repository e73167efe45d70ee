"""Naming who is missing: the areas on a roster that are in no table."""

from healthcheck.messages import text
from healthcheck.model.different import different_numbers
from healthcheck.model.observations import UNDATED
from healthcheck.model.statuses import Status
from healthcheck.reports.report import Report

AREA_ABSENT = "HC310"
MOST_NAMED = 40
"""So many are named in a sentence; the JSON report and ``--only missing --all`` have all of them."""


def absent_areas(report: Report) -> str:
    """List the areas without verdicts because no table has them, each once; with the year where there are several."""
    absent: dict[tuple[str, int], None] = {}
    years: set[int] = set()
    for judgement in report.judgements:
        if AREA_ABSENT not in judgement.reasons:
            continue
        seen = report.seen(judgement)
        years.update(different_numbers(seen.batch.period[judgement.rows]).tolist())
        of_reason = judgement.reason == judgement.reasons.index(AREA_ABSENT)
        for row in judgement.rows[(judgement.status == Status.MISSING.value) & of_reason].tolist():
            absent[seen.area[row] or seen.area_name[row] or "", int(seen.batch.period[row])] = None
    several = len(years - {UNDATED}) > 1
    named = [f"{area} {year}" if several else area for area, year in absent]
    language = report.options.language
    words = text("list.pause", language).join(named[:MOST_NAMED])
    more = len(named) - MOST_NAMED
    return text("table.and_more", language, {"words": words, "count": more}) if more > 0 else words
