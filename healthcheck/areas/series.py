"""Gaps in series: years that are not there between an area's first and last one."""

from collections.abc import Sequence

import numpy as np

from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import HISTORICAL, Indicator
from healthcheck.tables.repeated_findings import listed


def series_gaps(observations: Observations, indicators: Sequence[Indicator]) -> list[Finding]:
    """Report, where an indicator compares a year with the one before, each area whose years have a gap."""
    if not any(indicator.measure.kind in HISTORICAL and not indicator.measure.since for indicator in indicators):
        return []
    period, area = observations.batch.period, observations.batch.area
    dated = np.flatnonzero(period != UNDATED)
    order = dated[np.lexsort((period[dated], area[dated]))]
    step = np.diff(period[order])
    same = np.diff(area[order]) == 0
    gaps = np.flatnonzero(same & (step > 1))

    def make(position: int) -> Finding:
        row, following = int(order[position]), int(order[position + 1])
        area = " ".join(part for part in (observations.area[row], observations.area_name[row]) if part)
        years = {"first": int(period[row]), "next": int(period[following])}
        return Finding("HC278", Severity.WARNING, {"area": area, **years})

    return listed(gaps.tolist(), phrase("table.area"), make)
