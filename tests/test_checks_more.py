"""Which checks ran, and checks across tables: years that differ, codes of no level, figures that add up."""

import json
from pathlib import Path
from typing import Any

import pytest
from test_checks import HEADER, RULES, districts

import healthcheck
from healthcheck.checks import CHECKS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    Path("own.yaml").write_text(RULES, encoding="utf-8")


def save(text: str, name: str = "t.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def options_of(**options: Any) -> dict[str, Any]:
    healthcheck.check(save("\n".join([HEADER, *districts(), ""])), "own.yaml", **options).write("r.json")
    found: dict[str, Any] = json.loads(Path("r.json").read_text(encoding="utf-8"))["options"]
    return found


def test_the_report_records_which_checks_ran() -> None:
    assert options_of()["checks"] == list(CHECKS)
    assert options_of(checks=["parts", "jumps"])["checks"] == ["parts", "jumps"]
    assert "jumps" not in options_of(no_checks=["jumps"])["checks"]
