"""Area codes that no area has: their first two digits are those of no province."""

import numpy as np

from healthcheck.checks.subject import Subject
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Severity
from healthcheck.tables.repeated_findings import listed

_PROVINCES = (
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
)
"""GB/T 2260: the first two digits of the codes of provinces."""
_COUNTRY = (0, 10)
"""000000 and 100000 are written for the whole country."""


def check(subject: Subject) -> list[Finding]:
    """Report each code of a national shape that begins like no province's.

    Where most codes do, they are another country's, and none is reported.
    """
    rows = subject.firsts
    areas = subject.observations.batch.area[rows]
    # Areas with a national code are that code, padded to twelve digits; other areas have negative numbers.
    rows, areas = rows[areas > 0], areas[areas > 0]
    unknown = ~np.isin(areas // 10**10, (*_PROVINCES, *_COUNTRY))
    if 2 * int(unknown.sum()) > len(rows):
        return []

    def make(row: int) -> Finding:
        digits = f"{int(subject.observations.batch.area[row]) // 10**10:02d}"
        return subject.finding(
            "HC288", Severity.WARNING, {"area": subject.label(row, dated=False), "digits": digits}, row
        )

    return listed(rows[unknown].tolist(), phrase("table.area_code"), make)
