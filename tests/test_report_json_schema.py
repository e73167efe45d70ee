"""The published JSON Schema of the JSON report: every report is valid by it, and it says all that a report holds."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from machine_cases import mixed_report, written
from report_cases import build_report

import healthcheck
from healthcheck.model.faults import Fault
from healthcheck.model.text import Language

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "docs" / "json-report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SAMPLES = [
    ("ganxian-2023-2025.csv", "ganxian-2023"),
    ("fuzhou-2024.csv", "fuzhou-2024"),
    ("dongguan-2024.csv", "dongguan-2024"),
    ("national-2020.csv", "national-2020"),
]


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with no key allowed that it does not name, but for targets."""
    closed = deepcopy(schema)
    parts: list[Any] = [closed]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            parts += part.values()
    return closed


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_reports_are_valid_and_have_no_key_that_the_schema_does_not_name(language: Language) -> None:
    closed = jsonschema.Draft202012Validator(strict(SCHEMA))
    for report in (mixed_report(language), build_report([], notes=[Fault("HC341")], language=language)):
        closed.validate(json.loads(written(report, "json")))


@pytest.mark.parametrize(("table", "pack"), SAMPLES)
def test_reports_on_the_sample_tables_are_valid(table: str, pack: str) -> None:
    report = healthcheck.check(str(ROOT / "sample_data" / table), pack)
    VALIDATOR.validate(json.loads(written(report, "json")))


def test_a_missing_key_and_a_number_that_is_no_text_are_refused() -> None:
    report = json.loads(written(mixed_report(), "json"))
    report["verdicts"][0]["value"] = 7.5
    del report["findings"][0]["cell"]
    assert sorted(error.json_path for error in VALIDATOR.iter_errors(report)) == [
        "$.findings[0]",
        "$.verdicts[0].value",
    ]
