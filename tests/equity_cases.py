"""A small plan and small tables for comparing areas."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import healthcheck
from healthcheck.reports.equity.report import EquityReport
from healthcheck.spread.results import Spread

PACK = """\
healthcheck: 1
pack: small
revision: 1
title: {en: A small plan, zh: 小规划}
population: resident_population
variables:
  urban: {name: {en: Urban, zh: 是否城区}, unit: item, type: flag}
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5, by: 2025}
    clause: "1"
"""
HEADER = "area,area_name,period,beds,resident_population"
FOUR = [
    "350102,甲区,2025,100,10000",
    "350103,乙区,2025,200,10000",
    "350202,丙区,2025,300,10000",
    "350203,丁区,2025,400,10000",
]


def written(folder: Path, rows: Sequence[str], header: str = HEADER, pack: str = PACK, name: str = "table.csv") -> None:
    """Write a table and the plan into a folder."""
    (folder / "small.yaml").write_text(pack, encoding="utf-8")
    (folder / name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def compared(folder: Path, rows: Sequence[str], header: str = HEADER, pack: str = PACK, **options: Any) -> EquityReport:
    """Compare the areas of a table."""
    written(folder, rows, header, pack)
    return healthcheck.equity(folder / "table.csv", folder / "small.yaml", **options)


def only(report: EquityReport) -> Spread:
    """Return the one spread of a report."""
    (spread,) = report.spreads
    return spread


def left_out(spread: Spread) -> dict[str | None, str]:
    """Return the names of the areas that are left out, each with the code of the reason."""
    return {area.name: area.why.code for area in spread.left_out}


def undefined(spread: Spread) -> dict[str, str]:
    """Return what is not defined, each with the code of the reason."""
    return {what: fault.code for what, fault in spread.undefined.items()}
