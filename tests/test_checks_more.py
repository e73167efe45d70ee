"""Which checks ran, and checks across tables: years that differ, codes of no level, figures that add up."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from check_cases import districts, in_folder, judged, save

import healthcheck
from healthcheck.checks import CHECKS
from healthcheck.messages import line


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_folder(tmp_path, monkeypatch)


def options_of(**options: Any) -> dict[str, Any]:
    healthcheck.check(save(districts()), "own.yaml", **options).write("r.json")
    found: dict[str, Any] = json.loads(Path("r.json").read_text(encoding="utf-8"))["options"]
    return found


def test_the_report_records_which_checks_ran() -> None:
    assert options_of()["checks"] == list(CHECKS)
    assert options_of(checks=["parts", "jumps"])["checks"] == ["parts", "jumps"]
    assert "jumps" not in options_of(no_checks=["jumps"])["checks"]


def codes_of(rows: Sequence[str], **options: Any) -> dict[str, int]:
    """Count the findings of each code."""
    return dict(Counter(one.code for one in judged(rows, **options)))


class TestVeryManyFindings:
    """Of one kind a hundred are listed, HC279 counts the others: who has more has one cause to look for."""

    CODES = tuple(f"{3501 + n // 90}{n % 90 + 10}" for n in range(150))

    def test_codes_whose_names_change(self) -> None:
        rows = [
            f"{code},{name}{code},{year},1,1,1" for code in self.CODES for year, name in ((2022, "甲"), (2023, "乙"))
        ]
        assert codes_of(rows, checks=["spellings"]) == {"HC287": 100, "HC279": 1}

    def test_codes_of_no_province(self) -> None:
        good = [f"{code},甲{code},2023,1,1,1" for code in self.CODES]
        bad = [f"99{code[2:]},乙{code},2023,1,1,1" for code in self.CODES]
        assert codes_of([*good, *bad], checks=["codes"]) == {"HC288": 100, "HC279": 1}

    def test_rows_that_are_left_out(self) -> None:
        good = [f"{code},甲{code},2023,1,1,1" for code in self.CODES]
        rows = [f"{code},甲{code},不详,1,1,1" for code in self.CODES] + [",合计,2023,1,1,1"] * 150
        assert codes_of([*good, *rows], checks=["codes"]) == {"HC253": 100, "HC254": 100, "HC279": 2}
        last, *_ = (one for one in healthcheck.check("t.csv", "own.yaml").findings if one.code == "HC279")
        assert line(last, "en") == (
            "t.csv:252:3: HC279 Area: 50 more cells like those before (HC253), from this one on"
        )

    def test_zero_denominators(self) -> None:
        rows = [f"{code},甲{code},2023,1,1,0" for code in self.CODES]
        counts = codes_of(rows, checks=["codes"], indicators=["beds_per_1000"])
        assert counts == {"HC315": 100, "HC279": 1}
