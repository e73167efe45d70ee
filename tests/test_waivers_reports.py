"""Waivers in reports and on the command line: the id and the reason in every format, hostile text as text."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from comparison_cases import BASE, HEADER, PLAN, table
from machine_cases import HOSTILE, written
from test_report_every_format import FORBIDDEN_IN_XML, UNSEEN, shape, structure
from test_report_json_schema import SCHEMA, strict
from test_waivers_verdicts import ROWS, applied, run, waiver

import healthcheck
from healthcheck.cli import main
from healthcheck.model.faults import Place
from healthcheck.model.text import Language
from healthcheck.reports.report import Report

WAIVERS = """\
healthcheck: 1
waivers:
  beds:
    pack: plan
    indicators: [beds_per_1000]
    areas: ["360703"]
    years: [2025]
    reason: 新院区在建
    approver: 市卫健委
    number: 12号
    from: 2025-01-01
    until: 2026-03-31
"""


def excused(language: Language = "en", words: str = "新院区在建") -> Report:
    one = waiver(
        reason=words, approver=words, number=words, place=Place(words, 3, 3), places={}, areas=("360704", words)
    )
    return applied(*run(one, rows=ROWS), language)


def test_the_waiver_is_named_in_json_and_every_waiver_is_listed() -> None:
    found = json.loads(written(excused(), "json"))
    jsonschema.Draft202012Validator(strict(SCHEMA)).validate(found)
    waived = [verdict for verdict in found["verdicts"] if verdict["status"] == "waived"]
    assert [(verdict["waiver"], verdict["reason_code"], verdict["gap"]) for verdict in waived] == [("w", "HC500", "1")]
    assert {verdict["waiver"] for verdict in found["verdicts"]} == {"w", None}
    assert found["waivers"] == [
        {
            "waiver": "w",
            "state": "active",
            "verdicts": 1,
            "pack": "test-pack",
            "indicators": ["beds_per_1000"],
            "areas": ["360704", "新院区在建"],
            "years": ["2025"],
            "reason": "新院区在建",
            "approver": "新院区在建",
            "number": "新院区在建",
            "from": None,
            "until": "2026-03-31",
            "file": "新院区在建",
            "line": 3,
        }
    ]
    assert found["options"]["today"] == "2026-03-31"


def test_the_waiver_is_named_in_every_other_format() -> None:
    report = excused()
    reason = "waived by w: 新院区在建 (新院区在建, 新院区在建, until 2026-03-31)"
    rows = list(csv.DictReader(io.StringIO(written(report, "csv").removeprefix("\ufeff"), newline="")))
    assert [(row["waiver"], row["reason_code"], row["known"]) for row in rows if row["status"] == "waived"] == [
        ("w", "HC500", "")
    ]
    skipped = ElementTree.XML(written(report, "junit")).iter("skipped")
    assert f"waived: {reason}" in [element.attrib["message"] for element in skipped]
    (run_,) = json.loads(written(report, "sarif"))["runs"]
    (suppressed,) = [result for result in run_["results"] if "suppressions" in result]
    assert suppressed["suppressions"] == [{"kind": "external", "status": "accepted", "justification": reason}]
    assert suppressed["properties"] == {"waiver": "w"}
    (notice,) = [line for line in written(report, "github").splitlines() if "(waived%3A w)::" in line]
    assert notice.startswith(
        "::notice file=table.csv,line=3,endLine=3,col=4,endColumn=5,title=test-pack/beds_per_1000 "
    )
    assert notice.endswith(f"Clause 1, The plan. Not counted: {reason}.")
    (issue,) = [issue for issue in json.loads(written(report, "gitlab")) if reason in issue["description"]]
    assert issue["severity"] == "info"
    (entry,) = [
        one for one in json.loads(written(report, "ess")) if reason in one.get("data", {}).get("description", "")
    ]
    assert entry["value"] == "0"
    told = "w, 1: 新院区在建 (新院区在建, 新院区在建, until 2026-03-31)"
    assert f"Waived, though missed: 1\n{told}\n" in written(report, "table")
    assert f"\n- {told}\n" in written(report, "markdown")
    assert (
        "| 赣县区 360704 | 2025 | Hospital beds per 1,000 residents | 7.4990 | ≥ 7.5 | 1 bed short | 1 | w |"
        in written(report, "markdown")
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "format_name", ["json", "csv", "junit", "sarif", "github", "gitlab", "ess", "markdown", "table"]
)
def test_hostile_text_in_a_waiver_is_text(format_name: str, words: str, language: Language) -> None:
    shown = written(excused(language, words), format_name)
    harmless = written(excused(language, "harmless"), format_name)
    if format_name == "csv":
        cells, expected = (list(csv.reader(io.StringIO(text, newline=""))) for text in (shown, harmless))
        assert [len(row) for row in cells] == [len(row) for row in expected]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)
    elif format_name == "junit":
        assert FORBIDDEN_IN_XML.search(shown) is None
        assert [element.tag for element in ElementTree.XML(shown).iter()] == [
            element.tag for element in ElementTree.XML(harmless).iter()
        ]
    elif format_name in ("github", "markdown"):
        assert UNSEEN.search(shown) is None
        assert structure(shown) == structure(harmless)
    elif format_name == "table":
        assert UNSEEN.search(shown) is None
    else:
        assert shape(json.loads(shown)) == shape(json.loads(harmless))
    if format_name in ("sarif", "gitlab"):
        assert UNSEEN.search(shown) is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "w.yaml").write_text(WAIVERS, encoding="utf-8")
    table(BASE)
    return tmp_path


def check(*options: str) -> int:
    return main(["check", "table.csv", "--rules", "plan.yaml", *options])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("today", "code"),
    [("2024-12-31", 1), ("2025-01-01", 0), ("2026-03-31", 0), ("2026-04-01", 1)],
)
def test_the_exit_code_follows_the_day(today: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--waivers", "w.yaml", "--today", today) == code
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(f"Exit code {code}.")


@pytest.mark.usefixtures("folder")
def test_a_run_in_which_all_misses_are_waived_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--waivers", "w.yaml", "--today", "2026-01-01") == 0
    printed = capsys.readouterr().out
    assert "9 verdicts: 7 pass, 0 fail, 1 pending, 1 waived." in printed
    assert "◇ waived" in printed
    assert printed.endswith(
        "PASSED: nothing that counts was missed. Not counted: 1 miss that is waived.\n  Exit code 0.\n"
    )


@pytest.mark.usefixtures("folder")
def test_the_clock_is_asked_only_where_waivers_need_it(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> "Clock":
            return cls(2025, 6, 1)

    monkeypatch.setattr("healthcheck.pipeline.date", Clock)
    for options, today in ((["--waivers", "w.yaml"], "2025-06-01"), ([], None), (["--today", "2026-01-01"], None)):
        check("--format", "json", *options)
        assert json.loads(capfdbinary.readouterr().out)["options"]["today"] == today


def test_the_python_interface_takes_waivers_a_day_and_a_baseline(folder: Path) -> None:
    kept = healthcheck.check("table.csv", "plan.yaml", waivers=folder / "w.yaml", today=date(2026, 1, 1))
    assert (kept.passed, [use.verdicts for use in kept.waivers]) == (True, [1])
    kept.write("r.json")
    again = healthcheck.check("table.csv", "plan.yaml", baseline="r.json")
    assert (again.passed, again.baseline is not None) == (False, True)
    assert list(again.to_frame().columns)[-2:] == ["waiver", "known"]


UNUSABLE = [
    (
        ["--waivers", "none.yaml"],
        2,
        'none.yaml: HC102 There is no waivers file "none.yaml". Check the path and the spelling.',
    ),
    (
        ["--waivers", "plan.yaml"],
        2,
        'plan.yaml:2:1: HC562 This is a rule file, because it has the key "pack"; a waivers file is wanted here.',
    ),
    (
        ["--today", "tomorrow"],
        2,
        'HC514 --today: "tomorrow" is not a day. Write year, month and day, as in 2026-06-30.',
    ),
    (
        ["--baseline", "none.json"],
        3,
        'none.json: HC516 The report "none.json" cannot be read: no such file or directory.',
    ),
    (["--baseline", "table.csv"], 3, "table.csv:1:1: HC517 This is not valid JSON. The parser says: Expecting value."),
    (
        ["--waivers", "w.yaml", "-o", "json=w.yaml"],
        2,
        'HC425 "w.yaml" is an input of this very command; write the report to another file.',
    ),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("options", "code", "message"), UNUSABLE)
def test_what_cannot_be_used_is_said(
    options: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in Path().iterdir()}
    assert check(*options) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", message + "\n")
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_baseline_must_not_be_overwritten_by_the_run_that_needs_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("-o", "r.json") == 1
    before = (folder / "r.json").read_bytes()
    assert check("--baseline", "r.json", "-o", "r.json") == 2
    assert "HC425" in capsys.readouterr().err
    assert (folder / "r.json").read_bytes() == before
    assert check("--baseline", "r.json", "-o", "next.json") == 0


def test_waivers_and_a_baseline_may_stand_in_the_project_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("-o", "r.json") == 1
    (folder / "deep").mkdir()
    (folder / "healthcheck.yaml").write_text(
        "healthcheck: 1\nproject: p\ntables: table.csv\nrules: plan.yaml\nbaseline: r.json\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "Baseline r.json: known from it, and not counted: misses 1, findings 0." in capsys.readouterr().out


def test_waivers_are_read_before_any_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "w.yaml").write_text(WAIVERS.replace("beds_per_1000", "bed_per_1000"), encoding="utf-8")
    assert main(["check", "none.csv", "--rules", "plan.yaml", "--waivers", "w.yaml"]) == 2
    assert (
        capsys.readouterr().err
        == 'w.yaml:5:18: HC510 No indicator "bed_per_1000" in plan. Did you mean "beds_per_1000"?\n'
    )


def test_the_same_areas_are_waived_under_any_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chinese = "区划代码,地区,年份,床位数(张),doctors,nurses,常住人口(万人)"
    table(re.sub("100000", "10", BASE), header=chinese)
    assert check("--waivers", "w.yaml", "--today", "2026-01-01") == 0
    assert HEADER not in (folder / "table.csv").read_text(encoding="utf-8")
    assert "◇ waived" in capsys.readouterr().out
