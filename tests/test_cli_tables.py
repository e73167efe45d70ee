"""``check`` and ``inspect`` on workbooks, folders, patterns and the standard input."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from small_plan import BEDS_AND_DOCTORS, HEADER

from healthcheck.cli import main

GOOD, FAILS = "{code},,2025,750,260,100000", "{code},,2025,749,260,100000"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    Path("small.yaml").write_text(BEDS_AND_DOCTORS, encoding="utf-8")


def check(*arguments: str) -> int:
    return main(["check", *arguments, "--rules", "small.yaml"])


def table(row: str, code: int = 360704) -> str:
    return f"{HEADER}\n{row.format(code=code)}\n"


def workbook() -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate((GOOD, FAILS)):
        sheet = book.create_sheet(f"表{number}")
        for line in table(row, 360704 + number).splitlines():
            sheet.append(line.split(","))
    book.save("t.xlsx")


def test_the_sheet_that_is_asked_for_is_judged() -> None:
    workbook()
    assert check("t.xlsx", "--sheet", "表0") == 0
    assert check("t.xlsx", "--sheet", "3") == 1
    assert check("t.xlsx", "--sheet", "all", "-o", "r.json") == 1
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [(one["path"], one["sheet"]) for one in report["tables"]] == [("t.xlsx", "表0"), ("t.xlsx", "表1")]
    assert {one["inputs"][0]["sheet"] for one in report["verdicts"]} == {"表0", "表1"}
    assert check("t.xlsx", "--sheet", "表") == 3
    assert check("t.xlsx", "--sheet", "2", "--sheet", "表1", "-o", "several.json") == 1
    assert Path("several.json").read_bytes() == Path("r.json").read_bytes()


def test_a_sheet_can_be_inspected(capsys: pytest.CaptureFixture[str]) -> None:
    workbook()
    assert main(["inspect", "t.xlsx", "--sheet", "表1", "--format", "json"]) == 0
    assert [one["sheet"] for one in json.loads(capsys.readouterr().out)] == ["表1"]
    assert main(["inspect", "t.xlsx", "--sheet", "all", "--format", "json"]) == 0
    assert [one["sheet"] for one in json.loads(capsys.readouterr().out)] == ["表0", "表1"]


def test_the_standard_input_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(table(FAILS).encode("gb18030"))))
    assert check("-", "-o", "r.json") == 1
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert report["verdicts"][0]["inputs"][0]["file"] == "<stdin>"


def test_a_folder_is_judged_in_one_run_and_no_report_replaces_a_table_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("subs").mkdir()
    for number in range(3):
        Path(f"subs/{number}.csv").write_text(table(FAILS if number else GOOD, 360701 + number), encoding="utf-8")
    assert check("subs", "-o", "subs/1.csv") == 2
    assert capsys.readouterr().err.startswith("HC425 ")
    assert check("subs", "--only", "fail", "--format", "csv") == 1
    lines = capsys.readouterr().out
    assert (lines.count("360702"), lines.count("360703"), lines.count("360701")) == (1, 1, 0)
    assert main(["inspect", "subs", "--write-map", "subs/1.csv"]) == 2
    assert Path("subs/1.csv").read_text(encoding="utf-8") == table(FAILS, 360702)
