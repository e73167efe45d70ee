"""Gaps in series: years that are not there between an area's first and last one."""

from collections.abc import Sequence

import numpy as np

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import UNDATED, Observations
from healthcheck.model.pack import HISTORICAL, Indicator


def series_gaps(observations: Observations, indicators: Sequence[Indicator]) -> list[Finding]:
    """Report, where an indicator compares a year with the one before, each area whose years have a gap."""
    if not any(indicator.measure.kind in HISTORICAL and not indicator.measure.since for indicator in indicators):
        return []
    period, area = observations.batch.period, observations.batch.area
    dated = np.flatnonzero(period != UNDATED)
    order = dated[np.lexsort((period[dated], area[dated]))]
    step = np.diff(period[order])
    same = np.diff(area[order]) == 0
    return [
        Finding(
            "HC278",
            Severity.WARNING,
            {
                "area": " ".join(part for part in (observations.area[row], observations.area_name[row]) if part),
                "first": int(period[row]),
                "next": int(period[following]),
            },
        )
        for row, following in zip(
            order[:-1][same & (step > 1)].tolist(), order[1:][same & (step > 1)].tolist(), strict=True
        )
    ]
