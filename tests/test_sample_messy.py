"""The messy samples: each is judged exactly like its clean twin, and is described."""

import json
from pathlib import Path

import pytest
from verdict_cases import report_text, without_places

MESSY = Path(__file__).parent.parent / "sample_data" / "messy"
FILES = sorted(path.name for path in MESSY.iterdir() if path.name not in ("README.md", "clean.csv"))
RULES = """
healthcheck: 1
pack: messy
revision: 1
title: {en: Messy, zh: 杂乱}
source: {document: {en: None, zh: 无}, issuer: None, published: 2024, origin: none.txt}
applies_to: {level: county}
population: resident_population
indicators:
  beds:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5, by: 2025}
    clause: "1"
  doctors:
    name: {en: Doctors, zh: 医师}
    measure: {ratio: doctors, to: population, per: 1000}
    target: {at_least: 2.6, in: 2024}
    clause: "2"
"""


@pytest.mark.parametrize("name", FILES)
def test_a_messy_table_is_judged_like_its_clean_twin(name: str, tmp_path: Path) -> None:
    rules = tmp_path / "messy.yaml"
    rules.write_text(RULES, encoding="utf-8")
    expected = without_places(report_text(MESSY / "clean.csv", rules=rules))
    assert {verdict["status"] for verdict in json.loads(expected)} == {"pass", "fail", "pending"}
    assert without_places(report_text(MESSY / name, rules=rules)) == expected


def test_every_sample_is_described() -> None:
    described = (MESSY / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"`{name}`" not in described] == []
