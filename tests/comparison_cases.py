"""Runs to compare: a small plan and tables of it, as JSON reports in a folder."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import healthcheck
from healthcheck.comparing.compare import Comparison, compare
from healthcheck.comparing.read import read_snapshot
from healthcheck.reports.report import Report

PLAN = """\
healthcheck: 1
pack: plan
revision: 1
title: {en: A plan, zh: 规划}
applies_to: {level: county}
population: resident_population
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
  doctors_per_1000:
    name: {en: Doctors per 1000, zh: 每千人口医师数}
    measure: {ratio: doctors, to: population, per: 1000}
    target: {at_least: 2.6}
    clause: "2"
    severity: warning
  nurses:
    name: {en: Nurses, zh: 护士数}
    measure: {value: nurses}
    target: {at_least: 300, by: 2030}
    clause: "3"
"""
HEADER = "area,area_name,period,beds,doctors,nurses,resident_population"
BASE = """\
360703,南康区,2025,749,260,300,100000
360704,赣县区,2025,750,260,300,100000
360722,信丰县,2025,750,260,200,100000
"""


def table(rows: str, name: str = "table.csv", header: str = HEADER) -> str:
    """Write a table and return its name."""
    Path(name).write_text(f"{header}\n{rows}", encoding="utf-8")
    return name


def judged(rows: str, header: str = HEADER, plan: str = PLAN, name: str = "table.csv", **options: Any) -> Report:
    """Judge a table by the plan."""
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    return healthcheck.check(table(rows, name, header), "plan.yaml", **options)


def reported(report: str, rows: str, **options: Any) -> str:
    """Judge a table and write its JSON report; return the report's name."""
    judged(rows, **options).write(report)
    return report


def compared(before: str, after: str, **options: Any) -> Comparison:
    """Compare two tables, each of them given as its rows."""
    first, second = reported("before.json", before, **options), reported("after.json", after, **options)
    return compare(read_snapshot(first), read_snapshot(second))


def edited(name: str, change: Callable[[dict[str, Any]], object]) -> str:
    """Change a report's JSON; return the name of the file that holds the changed one."""
    report = json.loads(Path(name).read_text(encoding="utf-8"))
    change(report)
    Path("edited.json").write_text(json.dumps(report), encoding="utf-8")
    return "edited.json"
