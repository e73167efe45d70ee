"""The messy samples: each shows its quirk, is judged exactly like its clean twin, and is described."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from messy_samples import MESSY, ROOT, SAMPLES, content, is_clean
from verdict_cases import without_places

import healthcheck
from healthcheck.model.faults import TableError
from healthcheck.reports import json_report

INDICATORS = {"clean-rates.csv": ("literacy", "infants")}
"""What tables of ready-made rates are judged by; all others by beds and doctors."""
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
  literacy:
    name: {en: Health literacy, zh: 健康素养水平}
    measure: {value: health_literacy_rate}
    target: {at_least: 25, in: 2024}
    clause: "3"
  infants:
    name: {en: Infant mortality, zh: 婴儿死亡率}
    measure: {value: infant_mortality_reported}
    target: {at_most: 5, in: 2024}
    clause: "4"
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "messy.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


def judged(name: str, twin: str, rules: Path, options: Mapping[str, Any]) -> tuple[str, int]:
    """Return the verdicts on a sample without the places of their figures, and the exit code."""
    indicators = INDICATORS.get(twin, ("beds", "doctors"))
    report = healthcheck.check(MESSY / name, rules, indicators=indicators, language="zh", **options)
    text = "".join(json_report.render(report))
    return without_places(text), json.loads(text)["exit_code"]


def without_number_of_rows(verdicts: str) -> str:
    """Take out of how many rows the figures are the sum: in the evidence, and for each input."""
    return re.sub(r'"rows": \d+', '"rows": null', re.sub(r"（\d+ 行合计）", "", verdicts))


def statuses(verdicts: str) -> set[str]:
    """Return which statuses there are."""
    return {verdict["status"] for verdict in json.loads(verdicts)}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_messy_table_is_judged_like_its_clean_twin(name: str, rules: Path) -> None:
    sample = SAMPLES[name]
    expected, exit_code = judged(sample.twin, sample.twin, rules, {})
    verdicts, code = judged(name, sample.twin, rules, sample.options())
    if sample.summed:
        assert verdicts != expected
        verdicts, expected = without_number_of_rows(verdicts), without_number_of_rows(expected)
    assert verdicts == expected
    assert code == exit_code


@pytest.mark.parametrize("name", SAMPLES)
def test_a_messy_table_shows_its_quirk_and_its_twin_does_not(name: str) -> None:
    sample = SAMPLES[name]
    assert re.search(sample.shows, content(MESSY / name))
    assert not re.search(sample.shows, content(MESSY / sample.twin))


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if sample.read_with])
def test_what_a_messy_table_is_read_with_is_needed(name: str, rules: Path) -> None:
    sample = SAMPLES[name]
    expected, _ = judged(sample.twin, sample.twin, rules, {})
    try:
        verdicts, _ = judged(name, sample.twin, rules, {})
    except TableError:
        return
    assert verdicts != expected


@pytest.mark.parametrize(
    ("twin", "expected"),
    [
        ("clean.csv", {"pass", "fail", "pending"}),
        ("clean-years.csv", {"pass", "pending"}),
        ("clean-rates.csv", {"pass", "fail"}),
        ("clean-missing.csv", {"pass", "pending", "missing"}),
        ("clean-renamed.csv", {"fail", "pending"}),
        ("clean-zeros.csv", {"pass", "fail", "pending"}),
        ("clean-traditional.csv", {"pass", "fail", "pending"}),
        ("clean-region.csv", {"pending"}),
    ],
)
def test_the_clean_twins_are_judged(twin: str, expected: set[str], rules: Path) -> None:
    assert statuses(judged(twin, twin, rules, {})[0]) == expected


def test_every_file_is_known_and_small() -> None:
    names = {path.name for path in MESSY.iterdir() if path.suffix not in (".md", ".yaml")}
    assert names == SAMPLES.keys() | {name for name in names if is_clean(name)}
    assert {sample.twin for sample in SAMPLES.values()} == {name for name in names if is_clean(name)}
    assert [path.name for path in MESSY.rglob("*") if path.is_file() and path.stat().st_size > 15_000] == []


def test_every_sample_is_described_with_its_twin_and_what_it_is_read_with() -> None:
    lines = (MESSY / "README.md").read_text(encoding="utf-8").splitlines()
    described = {found[1]: line for line in lines if (found := re.match(r"\| `([^`]+)` \| [^|]+ \|", line))}
    assert described.keys() == SAMPLES.keys()
    for name, sample in SAMPLES.items():
        said = re.findall(r"`([^`]+)`", described[name].split("|")[3])
        twin = [] if sample.twin == "clean.csv" else [sample.twin]
        assert said == [word for word in (sample.read_with, *twin) if word], name
    maps = {path.relative_to(ROOT).as_posix() for path in MESSY.glob("*.yaml")}
    assert set(re.findall(r"sample_data/messy/[\w-]+\.yaml", "\n".join(lines))) == maps
