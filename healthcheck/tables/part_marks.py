"""其中, #, "of which": rows and columns that say themselves that they are a part of what stands before them."""

from collections.abc import Sequence

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.wording import normalise
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.texts import excerpt

_AREA_ENDINGS = "省市区县旗州盟乡镇"
_NO_AREAS = frozenset(
    "市辖区 市区 城区 县区 辖区 郊区 山区 地区 社区 主城区 中心城区 老城区 建成区 乡镇 城镇 各县 各区 县市".split()
)
"""Words that end like the name of an area, and name none."""


def reads_like_an_area(name: str) -> bool:
    """Tell whether what stands behind 其中 ends like the name of one area, rather than of some of its people."""
    word = normalise(name)
    return len(word) > 1 and word[-1] in _AREA_ENDINGS and word not in _NO_AREAS


def names_no_area(name: str) -> bool:
    """Tell whether a name is a word for several areas together, or for a part of one: 市辖区, 城区."""
    return normalise(name) in _NO_AREAS


def part_findings(uses: Sequence[ColumnUse], grid: Grid) -> list[Finding]:
    """Say which columns headed 其中：X are read as X."""
    return [
        Finding(
            "HC631",
            Severity.INFO,
            {"header": excerpt(use.header), "variable": use.variable.name},
            grid.header_place(use.position),
            use.header,
        )
        for use in uses
        if use.is_part and use.is_used and use.variable is not None
    ]
