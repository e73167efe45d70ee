"""The ESS validation report: the structure of version 1.0.1, written down here key by key."""

import json
from typing import Any

import jsonschema
import pytest
from machine_cases import mixed_report, written
from msgspec.structs import replace
from report_cases import Row, build_report

from healthcheck import __version__
from healthcheck.model.text import Language
from healthcheck.reports.report import Options, Report

BAD: Row = ("360704", "赣县区", 2025, "3922", "523000")
TEXT = {"type": "string"}
KEYS = {"type": "array", "minItems": 1, "items": {"type": "array", "minItems": 1, "items": TEXT}}


def exactly(**members: object) -> dict[str, object]:
    return {"type": "object", "properties": members, "required": sorted(members), "additionalProperties": False}


# Stricter than the published schema, which requires few keys and allows any other.
EVENT = exactly(time={"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}, actor=TEXT, agent=TEXT, trigger=TEXT)
RULE = exactly(language=TEXT, expression=TEXT, severity={"enum": ["information", "warning", "error"]}, description=TEXT)
VALIDATION = exactly(
    id=TEXT,
    type={"const": "validation"},
    event=EVENT,
    rule=RULE,
    data=exactly(source=KEYS, target=KEYS, description=TEXT),
    value={"enum": ["0", "1", "NA"]},
)
AGGREGATION = exactly(
    id=TEXT,
    type={"const": "aggregation"},
    event=EVENT,
    aggregate=exactly(language=TEXT, expression=TEXT, description=TEXT),
    data=exactly(source=KEYS, target=KEYS),
    value={"pattern": r"^\d+$"},
)
STRUCTURE = {"type": "array", "items": {"oneOf": [VALIDATION, AGGREGATION]}}


def entries(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(report, "ess"))
    jsonschema.validate(found, STRUCTURE)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_structure_and_unique_ids(language: Language) -> None:
    found = entries(mixed_report(language))
    assert len({entry["id"] for entry in found}) == len(found)


def test_a_miss_with_its_rule_its_figures_and_what_it_is_about() -> None:
    assert entries(build_report([BAD]))[0] == {
        "id": "verdict-1",
        "type": "validation",
        "event": {
            "time": "1970-01-01T00:00:00Z",
            "actor": "healthcheck",
            "agent": f"healthcheck {__version__}",
            "trigger": "check",
        },
        "rule": {
            "language": "healthcheck rule file, format 1",
            "expression": '{"measure": {"ratio": "beds", "to": "population", "per": 1000}, '
            '"target": {"at_least": "7.5"}}',
            "severity": "error",
            "description": "Hospital beds per 1,000 residents: Clause 1, The plan.",
        },
        "data": {
            "source": [
                ["360704", "2025", "beds", "table.csv!D2"],
                ["360704", "2025", "resident_population", "table.csv!E2"],
            ],
            "target": [["360704", "2025", "test-pack/beds_per_1000"]],
            "description": "赣县区 2025: Hospital beds per 1,000 residents is 7.4990, target ≥ 7.5, 1 bed short.",
        },
        "value": "0",
    }


def test_what_was_not_judged_is_not_available_and_a_waived_miss_is_still_one() -> None:
    report = mixed_report()
    values = [entry["value"] for entry in entries(report) if entry["id"].startswith("verdict-")]
    assert values == ["1", "0", "NA", "NA", "NA", "NA", "NA", "NA", "NA", "NA", "0", "0", "NA", "NA", "NA"]


def test_counts_are_aggregations() -> None:
    report = mixed_report()
    counts = {
        entry["id"].removeprefix("count-"): int(entry["value"])
        for entry in entries(report)
        if entry["type"] == "aggregation"
    }
    assert counts == json.loads(written(report, "json"))["counts"]


def test_the_time_is_the_one_given() -> None:
    report = replace(build_report([BAD]), options=Options(time=1735689600))
    assert {entry["event"]["time"] for entry in entries(report)} == {"2025-01-01T00:00:00Z"}
