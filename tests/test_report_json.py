"""The JSON report: exactly the published shape, the same bytes twice, the layout of json.dumps."""

import json

from report_cases import VARIABLES, Row, at_least, build_report, ratio

from healthcheck import __version__
from healthcheck.model.faults import Fault, Finding, Place, Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.inert_text import json_text
from healthcheck.reports.json_report import render
from healthcheck.reports.report import Options

HOSTILE = '赣县区"\\\n\x1b[31m</script>\u202e'
ROWS: list[Row] = [
    ("360704", "赣县区", 2025, "3922", "523000"),
    ("360703", HOSTILE, 2025, None, "100000"),
    (None, "城区", 0, "750", "100000"),
]


def test_every_key_is_there_with_the_values_of_the_run() -> None:
    finding = Finding("HC315", Severity.ERROR, {"variable": VARIABLES["beds"].name}, Place("table.csv", 3, 5), "12,3x")
    report = build_report(
        ROWS[:1],
        ratio(at_least("7.5", by=2025)),
        findings=[finding],
        notes=[Fault("HC341")],
        unused=("备注",),
        options=Options(period=2025, allow_missing=True, language="zh"),
    )
    assert json.loads("".join(render(report))) == {
        "format": 1,
        "healthcheck": __version__,
        "exit_code": 1,
        "options": {
            "as_of": None,
            "period": 2025,
            "fail_on": "error",
            "allow_missing": True,
            "lang": "zh",
            "checks": [],
            "today": None,
        },
        "packs": [
            {
                "pack": "test-pack",
                "revision": 3,
                "sha256": "a" * 64,
                "title": {"en": "A plan", "zh": "某规划"},
                "indicators": [
                    {
                        "indicator": "beds_per_1000",
                        "name": {"en": "Hospital beds per 1,000 residents", "zh": "每千人口医疗卫生机构床位数"},
                    }
                ],
            },
        ],
        "tables": [
            {
                "path": "table.csv",
                "sha256": "b" * 64,
                "encoding": "utf-8",
                "rows": 1,
                "sheet": None,
                "unused_columns": ["备注"],
                "sums": None,
                "cells": {
                    "figures": 0,
                    "zeros": 0,
                    "blank": 0,
                    "not_available": 0,
                    "below_unit": 0,
                    "suppressed": 0,
                    "not_applicable": 0,
                    "unusable": 0,
                },
            },
        ],
        "counts": {
            "pass": 0,
            "fail": 1,
            "pending": 0,
            "missing": 0,
            "invalid": 0,
            "waived": 0,
            "not_applicable": 0,
            "total": 1,
        },
        "notes": [{"code": "HC341", "message": "没有作出任何判定：表中没有属于所选指标范围的数据行"}],
        "variables": [
            {"variable": "beds", "name": {"en": "Beds", "zh": "床位数"}, "unit": "bed"},
            {
                "variable": "resident_population",
                "name": {"en": "Resident population", "zh": "常住人口"},
                "unit": "person",
            },
        ],
        "waivers": [],
        "baseline": None,
        "verdicts": [
            {
                "pack": "test-pack",
                "indicator": "beds_per_1000",
                "area": "360704",
                "area_name": "赣县区",
                "period": "2025",
                "level": "county",
                "status": "fail",
                "severity": "error",
                "value": "7.4990",
                "target": {"at_least": "7.5", "by": 2025},
                "required": "7.5",
                "due": "2025",
                "progress": "0.9999",
                "gap": "1",
                "gap_unit": "bed",
                "serves": "522933",
                "evidence": "3922 张 ÷ 523000 人 × 1000",
                "clause": "1",
                "reason_code": None,
                "reason": None,
                "yearly_step": None,
                "reached": None,
                "waiver": None,
                "known": False,
                "inputs": [
                    {
                        "variable": "beds",
                        "period": "2025",
                        "value": "3922",
                        "file": "table.csv",
                        "sheet": None,
                        "line": 2,
                        "column": 4,
                        "cell": "D2",
                        "raw": "3922",
                        "rows": 1,
                    },
                    {
                        "variable": "resident_population",
                        "period": "2025",
                        "value": "523000",
                        "file": "table.csv",
                        "sheet": None,
                        "line": 2,
                        "column": 5,
                        "cell": "E2",
                        "raw": "523000",
                        "rows": 1,
                    },
                ],
            }
        ],
        "findings": [
            {
                "code": "HC315",
                "severity": "error",
                "message": "分母为零：“床位数”为 0",
                "file": "table.csv",
                "sheet": None,
                "line": 3,
                "column": 5,
                "cell": "E3",
                "raw": "12,3x",
                "known": False,
            }
        ],
    }


def test_the_layout_is_that_of_the_standard_library() -> None:
    findings = [Finding("HC341", Severity.INFO), Finding("HC341", Severity.WARNING)]
    for report in (build_report(ROWS, findings=findings), build_report([])):
        text = "".join(render(report))
        assert text == json_text(json.loads(text), indent=2) + "\n"


def test_hostile_text_is_text_and_what_is_not_there_is_null() -> None:
    verdicts = json.loads("".join(render(build_report(ROWS))))["verdicts"]
    assert verdicts[1]["area_name"] == HOSTILE
    assert verdicts[1]["reason_code"] == "HC302"
    assert verdicts[1]["inputs"][0] == {
        "variable": "beds",
        "period": "2025",
        "value": None,
        "file": None,
        "sheet": None,
        "line": None,
        "column": None,
        "cell": None,
        "raw": None,
        "rows": None,
    }
    assert (verdicts[2]["area"], verdicts[2]["period"], verdicts[2]["gap"]) == (None, None, "0")


def test_it_is_whole_whatever_is_shown_elsewhere_and_the_same_twice() -> None:
    report = build_report(ROWS)
    assert "".join(render(report, (Status.FAIL,))) == "".join(render(report)) == "".join(render(build_report(ROWS)))


def test_it_comes_in_pieces() -> None:
    rows: list[Row] = [(str(360000 + number), None, 2025, "1", "1000") for number in range(1000)]
    pieces = list(render(build_report(rows)))
    assert max(map(len, pieces)) < 2000
