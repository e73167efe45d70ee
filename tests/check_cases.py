"""A rule file and tables of districts, for the tests of what the checks find."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import healthcheck
from healthcheck.messages import line
from healthcheck.model.faults import Finding

RULES = """healthcheck: 1
pack: own
title: {en: Own, zh: 自定}
population: resident_population
indicators:
  beds_per_1000:
    name: {en: "Beds per 1,000", zh: 每千人口床位}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 1}
    clause: "1"
  doctors_per_1000:
    name: {en: "Doctors per 1,000", zh: 每千人口医师}
    measure: {ratio: doctors, to: population, per: 1000}
    target: {at_least: 1}
    clause: "2"
  places:
    name: {en: Places, zh: 托位}
    measure: {value: nursery_places}
    target: {at_least: 1}
    clause: "3"
  halls:
    name: {en: Halls, zh: 中医馆}
    measure: {share: township_health_centres_with_chinese_medicine_hall, of: township_health_centres}
    target: {at_least: 1}
    clause: "4"
"""
HEADER = "区划代码,地区,年份,床位数,执业(助理)医师数,常住人口"


def in_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds the rule file, own.yaml, and in English."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    Path("own.yaml").write_text(RULES, encoding="utf-8")
    return folder


def save(rows: Sequence[str], header: str = HEADER, name: str = "t.csv") -> str:
    """Write a table and return its name."""
    Path(name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return name


def judged(rows: Sequence[str], header: str = HEADER, name: str = "t.csv", **options: Any) -> Sequence[Finding]:
    """Judge a table and return all findings."""
    return healthcheck.check(save(rows, header, name), options.pop("rules", "own.yaml"), **options).findings


def said(findings: list[Finding]) -> list[tuple[str, str, str, str | None]]:
    """What findings say in both languages, how bad they are, and the cell's text."""
    return [(line(one, "en"), line(one, "zh"), one.severity.word, one.raw) for one in findings]


def districts(number: int = 9, year: int = 2023) -> list[str]:
    """Districts of Fuzhou with about five beds and three doctors for 1,000 residents."""
    return [
        f"3501{code:02d},第{code}区,{year},{2500 + 10 * code},{1500 + code},{500_000 + 1000 * code}"
        for code in range(2, 2 + number)
    ]
