"""``check``: the exit codes row by row, the outputs, and what is printed."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from small_plan import BEDS_AND_DOCTORS, HEADER

from healthcheck.cli import main

TABLES = {
    "good.csv": ["360704,赣县区,2025,750,260,100000"],
    "fails.csv": ["360704,赣县区,2025,749,260,100000"],
    "warns.csv": ["360704,赣县区,2025,750,259,100000"],
    "lacks.csv": ["360704,赣县区,2025,750,,100000"],
    "lacks_and_fails.csv": ["360704,赣县区,2025,749,,100000"],
    "unreadable.csv": ["360704,赣县区,2025,7x0,260,100000"],
    "empty_handed.csv": ["360704,赣县区,2025,,,100000"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    (tmp_path / "small.yaml").write_text(BEDS_AND_DOCTORS, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BEDS_AND_DOCTORS.replace("clause:", "claus:"), encoding="utf-8")
    for name, rows in TABLES.items():
        (tmp_path / name).write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return tmp_path


def check(table: str, *options: str) -> int:
    return main(["check", table, "--rules", "small.yaml", *options])


@pytest.mark.parametrize(
    ("table", "options", "code"),
    [
        ("good.csv", [], 0),
        ("fails.csv", [], 1),
        ("fails.csv", ["--fail-on", "warning"], 1),
        ("fails.csv", ["--fail-on", "never"], 0),
        ("warns.csv", [], 0),
        ("warns.csv", ["--fail-on", "warning"], 1),
        ("warns.csv", ["--fail-on", "info"], 1),
        ("unreadable.csv", [], 1),
        ("unreadable.csv", ["--fail-on", "never"], 4),
        ("unreadable.csv", ["--fail-on", "never", "--allow-missing"], 4),
        ("lacks.csv", [], 4),
        ("lacks.csv", ["--allow-missing"], 0),
        ("lacks_and_fails.csv", [], 1),
        ("empty_handed.csv", [], 4),
        ("empty_handed.csv", ["--allow-missing"], 4),
        ("good.csv", ["--indicator", "beds_per_1000"], 0),
        ("warns.csv", ["--fail-on", "warning", "--indicator", "beds_per_1000"], 0),
        ("warns.csv", ["--fail-on", "warning", "--clause", "2"], 1),
        ("good.csv", ["--indicator", "beds_per_100"], 2),
        ("good.csv", ["--clause", "9"], 2),
        ("fails.csv", ["-o", "none/report.json"], 2),
        ("fails.csv", ["--rules", "broken.yaml"], 2),
        ("no_such_table.csv", ["--rules", "broken.yaml"], 2),
        ("no_such_table.csv", ["--only", "fial"], 2),
        ("no_such_table.csv", [], 3),
        ("small.yaml", [], 3),
    ],
)
def test_exit_code(table: str, options: Sequence[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(table, *options) == code
    shown = capsys.readouterr()
    assert bool(shown.err) == (code in (2, 3))
    assert bool(shown.out) == (code not in (2, 3))


def test_a_bug_is_not_taken_for_a_verdict(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("lost my way")

    monkeypatch.setattr("healthcheck.pipeline.check", broken)
    assert check("good.csv") == 70
    assert "RuntimeError: lost my way" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--indicator", "bed_per_1000"],
            'HC410 No indicator "bed_per_1000" in small. Did you mean "beds_per_1000"?',
        ),
        (["--clause", "9"], 'HC411 No indicator in small has the clause "9".'),
    ],
)
def test_unknown_names_are_answered_with_known_ones(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("good.csv", *options) == 2
    assert capsys.readouterr().err == message + "\n"


def test_the_report_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("fails.csv", "--lang", "zh") == 1
    assert (
        capsys.readouterr().out
        == """\
规则：small（第 1 版）
表格：fails.csv（1 行）
共 2 条结论：达标 1、未达标 1。

结论      地区    年份  指标            数值  目标   差距     条款
──────────────────────────────────────────────────────────────────
× 未达标  赣县区  2025  每千人口床位数  7.49  ≥ 7.5  差 1 张  1
√ 达标    赣县区  2025  每千人口医师数   2.6  ≥ 2.6           2

未通过：1 项未达标。退出码 1。
"""
    )


def test_every_output_is_written_and_says_the_same_as_stdout(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    outputs = ["-o", "a.json", "-o", "b.csv", "-o", "json=c.txt", "-o", "table=d.txt"]
    assert check("fails.csv", *outputs, "--format", "json") == 1
    printed = capfdbinary.readouterr().out
    assert (folder / "a.json").read_bytes() == (folder / "c.txt").read_bytes() == printed
    assert json.loads(printed)["exit_code"] == 1
    assert check("fails.csv", "--format", "csv") == 1
    assert capfdbinary.readouterr().out == (folder / "b.csv").read_bytes()
    assert check("fails.csv") == 1
    assert capfdbinary.readouterr().out == (folder / "d.txt").read_bytes()


def test_only_restricts_the_table_and_the_csv_but_not_the_json(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("fails.csv", "--only", "pass", "-o", "a.json", "-o", "b.csv") == 1
    shown = capsys.readouterr().out
    assert "× fail" not in shown
    assert "\n2 verdicts: 1 pass, 1 fail.\nChosen: 1 of 2 verdicts (--only pass).\n\n" in shown
    assert len((folder / "b.csv").read_text(encoding="utf-8-sig").splitlines()) == 2
    assert len(json.loads((folder / "a.json").read_text(encoding="utf-8"))["verdicts"]) == 2


def test_fields_choose_the_columns_of_the_csv_and_nothing_else(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert check("fails.csv", "--fields", "indicator,gap，value", "--format", "csv", "-o", "a.csv", "-o", "a.json") == 1
    printed = capfdbinary.readouterr().out
    assert printed == (folder / "a.csv").read_bytes()
    found = json.loads((folder / "a.json").read_text(encoding="utf-8"))["verdicts"]
    lines = [[one[name] or "" for name in ("indicator", "gap", "value")] for one in found]
    assert list(csv.reader(printed.decode("utf-8-sig").splitlines())) == [["indicator", "gap", "value"], *lines]


def test_fields_that_say_the_same_in_every_line_are_written_in_every_line(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert check("fails.csv", "--fields", "severity,clause", "--format", "csv") == 1
    printed = capfdbinary.readouterr().out.decode("utf-8-sig")
    assert printed == "severity,clause\r\nerror,1\r\nwarning,2\r\n"


def test_an_output_that_fails_costs_no_other_and_not_the_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from healthcheck.reports import csv_report

    def full(*_: object) -> list[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(csv_report, "render", full)
    assert check("fails.csv", "-o", "a.csv", "-o", "b.json") == 2
    shown = capsys.readouterr()
    assert shown.err == 'HC424 "a.csv" cannot be written: no space left. Nothing was left half written.\n'
    assert "NOT PASSED" in shown.out
    assert (folder / "b.json").exists()
    assert not [path for path in folder.iterdir() if path.name == "a.csv" or path.suffix == ".part"]


def test_inputs_are_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "fails.csv").read_bytes()
    assert check("fails.csv", "-o", str(folder / "fails.csv"), "-o", "json=small.yaml") == 2
    assert [line[:5] for line in capsys.readouterr().err.splitlines()] == ["HC425", "HC425"]
    assert (folder / "fails.csv").read_bytes() == before


def test_nothing_is_written_when_a_table_cannot_be_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("no_such_table.csv", "-o", "a.json") == 3
    assert not (folder / "a.json").exists()
