"""SARIF: valid by the official schema, with all that GitHub asks for."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from machine_cases import findings, mixed_report, written
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.text import Language, Text
from healthcheck.reports import sarif_report
from healthcheck.reports.report import Report

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
BAD: Row = ("360704", "赣县区", 2025, "3922", "523000")


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(written(report, "sarif"))
    jsonschema.validate(log, SCHEMA)
    assert (log["$schema"], log["version"], len(log["runs"])) == (
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
        1,
    )
    found: dict[str, Any] = log["runs"][0]
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_valid_by_the_official_schema_and_complete_for_github(language: Language) -> None:
    run = run_of(mixed_report(language))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert 0 < len(rule["name"]) <= 255
        assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription"))
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
    assert run["automationDetails"]["id"] == "healthcheck/test-pack/"


def test_results_are_the_misses_and_findings_and_everything_else_is_counted() -> None:
    report = mixed_report()
    run = run_of(report)
    assert [(result["ruleId"], result["level"], "suppressions" in result) for result in run["results"]] == [
        ("test-pack/beds_per_1000", "error", False),
        ("HC315", "error", False),
        ("test-pack/encouraged", "warning", False),
        ("HC315", "warning", False),
        ("HC315", "note", False),
        ("test-pack/encouraged", "warning", True),
    ]
    assert run["properties"] == {
        "counts": json.loads(written(report, "json"))["counts"],
        "findings": 3,
        "known": 0,
        "known_findings": 0,
        "results_left_out": 0,
    }


def test_a_result_points_at_the_cell_of_the_first_figure() -> None:
    result = run_of(build_report([BAD], file="./各区/表 1.csv"))["results"][0]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E5%90%84%E5%8C%BA/%E8%A1%A8%201.csv"},
        "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 5},
    }
    assert result["message"]["text"].startswith(
        "赣县区 2025: Hospital beds per 1,000 residents is 7.4990, target ≥ 7.5, 1 bed short. "
    )


def test_a_sheet_is_named_and_a_finding_without_a_line_is_the_start_of_its_file() -> None:
    sheet = Finding("HC341", Severity.ERROR, {}, Place("a.xlsx", 3, 5, "床位"))
    results = run_of(build_report([BAD], findings=[sheet, Finding("HC341", Severity.ERROR)]))["results"]
    assert results[1]["locations"][0]["logicalLocations"] == [{"name": "床位!E3", "kind": "member"}]
    assert results[2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "table.csv"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
    }


def fingerprints(report: Report) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run_of(report)["results"]]


def test_a_fingerprint_is_of_rule_area_and_year_not_of_line_figure_or_language() -> None:
    before = fingerprints(build_report([BAD]))
    moved = [("360703", "南康区", 2025, "9000", "523000"), ("360704", "赣县", 2025, "3000", "523000")]
    assert fingerprints(build_report(moved, language="zh")) == before
    assert fingerprints(build_report([("360704", "赣县区", 2024, "3922", "523000")])) != before
    assert fingerprints(build_report([("360703", "赣县区", 2025, "3922", "523000")])) != before
    assert fingerprints(build_report([BAD], ratio(at_least("7.5"), identifier="other"))) != before


def test_fingerprints_of_a_run_differ() -> None:
    found = fingerprints(build_report([BAD, BAD], findings=findings(Severity.ERROR, Severity.ERROR)))
    assert len(set(found)) == 4


def test_a_run_holds_no_more_results_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_report, "MOST_RESULTS", 2)
    run = run_of(mixed_report())
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    assert run["properties"]["results_left_out"] == 4


def test_long_texts_are_cut_and_links_are_text() -> None:
    name = Text("n" * 3000, "指标" * 1000)
    report = build_report([("360704", "[x](http://evil)", 2025, "1", "523000")], ratio(at_least("7.5"), name=name))
    run = run_of(report)
    rule = run["tool"]["driver"]["rules"][0]
    assert (len(rule["name"]), len(rule["shortDescription"]["text"])) == (255, 1024)
    assert run["results"][0]["message"]["text"].startswith(r"\[x\](http://evil) 2025: ")


def test_an_absolute_path_is_a_file_address() -> None:
    results = run_of(build_report([BAD], file="/data/a b.csv"))["results"]
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///data/a%20b.csv"


def test_a_clean_run_has_rules_and_no_results() -> None:
    run = run_of(replace(build_report([("360704", "赣县区", 2025, "9000", "523000")])))
    assert (len(run["tool"]["driver"]["rules"]), run["results"]) == (1, [])
