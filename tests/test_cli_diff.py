"""``diff``: exit codes, the four formats, what is printed, and what it does with files it cannot use."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from comparison_cases import BASE, edited, reported
from test_architecture import libraries_loaded_by
from test_report_json_schema import strict

from healthcheck.cli import main
from healthcheck.comparing import FORMATS
from healthcheck.comparing.csv_diff import HEADER

ROOT = Path(__file__).resolve().parents[1]
AFTER = BASE.replace("南康区,2025,749", "南康区,2025,750").replace("赣县区,2025,750", "赣县区,2025,749")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    reported("before.json", BASE)
    reported("after.json", AFTER)
    return tmp_path


def diff(*arguments: str) -> int:
    return main(["diff", *arguments])


def shown(capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    return capfdbinary.readouterr().out.decode("utf-8")


def test_the_table_says_what_changed_worst_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("before.json", "after.json") == 1
    assert (
        capsys.readouterr().out
        == """\
Before: before.json, plan (revision 1), 9 verdicts
After:  after.json, plan (revision 1), 9 verdicts

New misses: 1
Area    Year  Indicator      Before      After        Gap
───────────────────────────────────────────────────────────
赣县区  2025  Beds per 1000  √ pass 7.5  × fail 7.49  1 bed

Fixed: 1
Area    Year  Indicator      Before       After       Gap
───────────────────────────────────────────────────────────
南康区  2025  Beds per 1000  × fail 7.49  √ pass 7.5  1 bed

Revised figures: 2
Area    Year  Figure                       Before  After
────────────────────────────────────────────────────────
南康区  2025  Beds in health institutions  749     750
赣县区  2025  Beds in health institutions  750     749

9 verdicts compared: 1 newly missed, 1 fixed, 7 unchanged.
Figures revised: 2. Findings: 0 new, 0 gone.
WORSE: 1 newly missed. Exit code 1.
"""
    )


def test_the_table_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("before.json", "after.json", "--lang", "zh") == 1
    assert (
        capsys.readouterr().out
        == """\
前：before.json，plan（第 1 版），9 条结论
后：after.json，plan（第 1 版），9 条结论

新增未达标：1
地区    年份  指标            前          后             差距
─────────────────────────────────────────────────────────────
赣县区  2025  每千人口床位数  √ 达标 7.5  × 未达标 7.49  1 张

已达标（原未达标）：1
地区    年份  指标            前             后          差距
─────────────────────────────────────────────────────────────
南康区  2025  每千人口床位数  × 未达标 7.49  √ 达标 7.5  1 张

数据修订：2
地区    年份  数据项              前   后
──────────────────────────────────────────
南康区  2025  医疗卫生机构床位数  749  750
赣县区  2025  医疗卫生机构床位数  750  749

共比较 9 条结论：新增未达标 1、已达标 1、无变化 7。
修订数据 2 项；表格问题：新增 0 处，消除 0 处。
变差：新增未达标 1。退出码 1。
"""
    )


def test_nothing_changed_and_nothing_worse_exit_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("before.json", "before.json") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "NOTHING CHANGED. Exit code 0."
    reported("better.json", BASE.replace("749", "750"))
    assert diff("before.json", "better.json") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "NOT WORSE: nothing got worse. Exit code 0."


def test_a_new_error_in_a_table_is_worse(capsys: pytest.CaptureFixture[str]) -> None:
    reported("before.json", BASE.replace("749", ""))
    reported("after.json", BASE.replace("749", "7x9"))
    assert diff("before.json", "after.json") == 1
    printed = capsys.readouterr().out
    assert "New findings in the tables: 1\nerror: table.csv:2:4: HC201 Beds in health institutions: " in printed
    assert printed.splitlines()[-1] == "WORSE: 1 new error in the tables. Exit code 1."


def test_notes_stand_at_the_top(capsys: pytest.CaptureFixture[str]) -> None:
    reported("after.json", BASE, as_of=2025)
    assert diff("before.json", "after.json") == 0
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "warning: HC525 The reports were made with other settings: as_of was not given",
        "  and is 2025.",
    ]


def test_a_long_section_is_cut_and_all_of_it_is_there_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"36{number},县{number},2025,749,260,300,100000\n" for number in range(1001, 1026))
    reported("before.json", rows.replace("749", "750"))
    reported("after.json", rows)
    assert diff("before.json", "after.json") == 1
    printed = capsys.readouterr().out
    assert "… and 5 more; all of them: --all, or -o changes.csv\n" in printed
    assert printed.count("× fail") == 20
    assert diff("before.json", "after.json", "--all") == 1
    assert capsys.readouterr().out.count("× fail") == 25


def test_json_has_every_change_and_adds_up(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert diff("before.json", "after.json", "--format", "json") == 1
    found = json.loads(shown(capfdbinary))
    assert list(found) == [
        "format",
        "healthcheck",
        "exit_code",
        "before",
        "after",
        "counts",
        "notes",
        "changes",
        "revised",
        "new_findings",
        "gone_findings",
    ]
    assert found["changes"][0] == {
        "kind": "fixed",
        "worse": False,
        "pack": "plan",
        "indicator": "beds_per_1000",
        "area": "360703",
        "area_name": "南康区",
        "period": "2025",
        "severity": "error",
        "before": {"status": "fail", "value": "7.49", "gap": "1", "gap_unit": "bed", "waiver": None},
        "after": {"status": "pass", "value": "7.5", "gap": "0", "gap_unit": "bed", "waiver": None},
    }
    counts = found["counts"]
    total, worse = counts.pop("total"), counts.pop("worse")
    assert (sum(counts.values()), total, worse) == (9, 9, 1)
    assert [change["kind"] for change in found["changes"]] == ["fixed", "new_failure"]
    assert found["revised"][0] == {
        "variable": "beds",
        "area": "360703",
        "area_name": "南康区",
        "period": "2025",
        "before": "749",
        "after": "750",
    }
    assert found["before"]["path"] == "before.json"


def test_the_published_schema_says_all_that_a_comparison_holds(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    schema = json.loads((ROOT / "docs" / "comparison.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    closed = jsonschema.Draft202012Validator(strict(schema))
    reported("bad.json", BASE.replace("749", "7x9").replace("信丰县", "信丰新县"), as_of=2025)
    for before, after in (("before.json", "bad.json"), ("bad.json", "before.json"), ("before.json", "before.json")):
        diff(before, after, "--format", "json")
        found = json.loads(shown(capfdbinary))
        closed.validate(found)
        assert bool(found["notes"]) is (before != after)
    found["changes"] = [{}]
    assert not closed.is_valid(found)


def lines_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_line_for_everything(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert diff("before.json", "after.json", "--format", "csv") == 1
    printed = shown(capfdbinary)
    assert printed.startswith("\ufeffchange,worse,severity,")
    columns = ("change", "worse", "area", "value_before", "value_after")
    assert [tuple(row[column] for column in columns) for row in lines_of(printed)] == [
        ("fixed", "false", "360703", "7.49", "7.5"),
        ("new_failure", "true", "360704", "7.5", "7.49"),
        ("revised_figure", "false", "360703", "749", "750"),
        ("revised_figure", "false", "360704", "750", "749"),
    ]
    assert tuple(lines_of(printed)[0]) == HEADER


def test_outputs_are_written_and_the_format_follows_the_ending(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    outputs = ["-o", "d.json", "-o", "d.csv", "-o", "d.md", "-o", "md=d.txt", "-o", "table=t.txt"]
    assert diff("before.json", "after.json", *outputs, "--format", "json") == 1
    assert (folder / "d.json").read_text(encoding="utf-8") == shown(capfdbinary)
    assert (folder / "d.md").read_bytes() == (folder / "d.txt").read_bytes()
    assert (folder / "d.md").read_text(encoding="utf-8").startswith("# Comparison of two reports\n\n**WORSE: ")
    assert (folder / "t.txt").read_text(encoding="utf-8").endswith("Exit code 1.\n")
    assert (folder / "d.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    for name in ("one", "two"):
        assert diff("before.json", "after.json", *(f"-o{format_}={name}.{format_}" for format_ in FORMATS)) == 1
    for format_ in FORMATS:
        assert (folder / f"one.{format_}").read_bytes() == (folder / f"two.{format_}").read_bytes()


UNUSABLE: list[tuple[list[str], int, str]] = [
    (["before.json"], 2, "HC401 AFTER.json is missing. See: healthcheck diff --help"),
    (["a", "b", "c"], 2, 'HC408 Unexpected argument: "c". See: healthcheck diff --help'),
    (
        ["before.json", "after.json", "--format", "html"],
        2,
        'HC405 --format: "html" is not one of: table, json, csv, markdown, md.',
    ),
    (
        ["before.json", "after.json", "-o", "x.xlsx"],
        2,
        'HC420 Cannot tell the format of "x.xlsx": known endings are .json .csv .md. Or name the format in front: '
        "-o json=x.xlsx.",
    ),
    (
        ["before.json", "after.json", "-o", "before.json"],
        2,
        'HC425 "before.json" is an input of this very command; write the report to another file.',
    ),
    (
        ["before.json", "after.json", "-o", "none/x.json"],
        2,
        'HC423 The directory of "none/x.json" does not exist; create it first.',
    ),
    (
        ["none.json", "after.json"],
        3,
        'none.json: HC516 The report "none.json" cannot be read: no such file or directory.',
    ),
    (
        ["before.json", "table.csv"],
        3,
        "table.csv:1:1: HC517 This is not valid JSON. The parser says: Expecting value.",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "message"), UNUSABLE)
def test_what_cannot_be_used_is_said(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(*arguments) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", message + "\n")


def test_the_faults_of_both_files_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("none.json", "table.csv") == 3
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == ["none.json", "table.csv"]


HOSTILE = {
    "markup": "<img src=x onerror=alert(1)> [bold]x[/bold]",
    "formula": "=cmd|' /C calc'!A0",
    "controls": "a\x00b\x07c\x1b[31md\x7f",
    "right to left": "a\u202eb\u200fc",
    "lines": "a\nb\r\nc\u2028d",
    "table": "a | b |\n|---|",
    "link": "[x](http://evil) ![y](z) @user #1",
    "surrogate": "a\udcffb",
    "braces": "{0} {area} %s",
}


def poisoned(words: str) -> None:
    """Put hostile text wherever a report can hold it."""

    def poison(report: dict[str, Any]) -> None:
        for verdict in report["verdicts"]:
            verdict.update(area=None, area_name=words, indicator=words, pack=words, gap_unit=words)
            for figure in verdict["inputs"]:
                figure.update(variable=words, file=words)
        for pack in report["packs"]:
            pack.update(pack=words, indicators=[{"indicator": words, "name": {"en": words, "zh": words}}])
        report["variables"] = [{"variable": words, "name": {"en": words, "zh": words}, "unit": words}]
        report["findings"] = [
            {
                "code": "HC201",
                "severity": "error",
                "message": words,
                "file": words,
                "sheet": words,
                "line": 1,
                "column": 1,
                "raw": words,
            }
        ]

    edited("after.json", poison)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(words: str, format_name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    poisoned("harmless")
    assert diff("before.json", "edited.json", "--format", format_name, "--all") == 1
    harmless = shown(capfdbinary)
    poisoned(words)
    assert diff("before.json", "edited.json", "--format", format_name, "--all") == 1
    printed = shown(capfdbinary)
    if format_name == "json":
        assert [len(part) for part in json.loads(printed).values() if isinstance(part, list)] == [
            len(part) for part in json.loads(harmless).values() if isinstance(part, list)
        ]
        return
    if format_name == "csv":
        assert len(lines_of(printed)) == len(lines_of(harmless))
        cells = [cell for row in lines_of(printed) for cell in row.values()]
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)
        return
    assert not set(printed) & set("\x00\x07\x1b\x7f\u202e\u200f\u2028\r")
    if format_name in ("markdown", "md"):
        assert printed.count("\n") == harmless.count("\n")
        assert printed.count("\n| ") == harmless.count("\n| ")
        assert "<img" not in printed.replace("\\<img", "")


def test_a_gbk_console_and_a_closed_pipe_change_no_exit_code(folder: Path) -> None:
    command = [sys.executable, "-m", "healthcheck", "diff", "before.json", "after.json"]
    environment = {"PYTHONIOENCODING": "gbk", "PYTHONPATH": str(ROOT), "HEALTHCHECK_LANG": "zh"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "变差：新增未达标 1。退出码 1。" in done.stdout.decode("gbk")
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as piped:
        assert piped.stdout is not None
        assert piped.stderr is not None
        piped.stdout.close()
        assert (piped.stderr.read(), piped.wait()) == (b"", 1)


@pytest.mark.slow
@pytest.mark.parametrize("format_name", ["table", "json", "csv", "md"])
def test_comparing_loads_no_numbers_library(folder: Path, format_name: str) -> None:
    name = str(folder / "before.json")
    loaded = libraries_loaded_by(["diff", name, name, "--format", format_name])
    assert loaded & {"numpy", "pandas", "pyarrow", "rich", "yaml"} == set()


def test_the_county_that_was_corrected_is_all_that_is_listed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    table = (ROOT / "sample_data" / "fuzhou-2024.csv").read_text(encoding="utf-8")
    header, *rows = table.splitlines()
    Path("a.csv").write_text(table, encoding="utf-8")
    assert main(["check", "a.csv", "--rules", "fuzhou-2024", "-o", "a.json", "--format", "json"]) == 1
    missed = [
        verdict
        for verdict in json.loads(shown(capfdbinary))["verdicts"]
        if verdict["status"] == "fail" and verdict["area_name"] == "罗源县"
    ]
    (verdict,) = missed
    (figure,) = verdict["inputs"]
    cells = rows[figure["line"] - 2].split(",")
    cells[figure["column"] - 1] = "是"
    rows[figure["line"] - 2] = ",".join(cells)
    Path("b.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    assert main(["check", "b.csv", "--rules", "fuzhou-2024", "-o", "b.json", "--format", "json"]) == 1
    shown(capfdbinary)
    assert diff("a.json", "b.json", "--format", "json") == 0
    found = json.loads(shown(capfdbinary))
    changed = [change for change in found["changes"] if change["kind"] != "still_failing"]
    assert [(change["kind"], change["area_name"], change["indicator"]) for change in changed] == [
        ("fixed", "罗源县", verdict["indicator"])
    ]
    (figure,) = found["revised"]
    assert (figure["area_name"], figure["before"], figure["after"]) == ("罗源县", "0", "1")
    assert (found["new_findings"], found["gone_findings"], found["notes"]) == ([], [], [])
