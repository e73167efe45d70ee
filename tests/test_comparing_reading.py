"""Reading reports to compare: whole ones are read as they were written, everything else is refused in words."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comparison_cases import BASE, edited, judged, reported
from machine_cases import mixed_report
from msgspec.structs import replace

from healthcheck.comparing.of_report import snapshot_of
from healthcheck.comparing.read import read_snapshot
from healthcheck.messages import line
from healthcheck.model.faults import ExitCode, ReportFileError
from healthcheck.model.text import Language


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(name: str, language: Language = "en") -> list[str]:
    with pytest.raises(ReportFileError) as caught:
        read_snapshot(name)
    assert caught.value.exit_code is ExitCode.TABLE
    return [line(fault, language) for fault in caught.value.faults]


def written(content: str | bytes, name: str = "r.json") -> str:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_run_just_done_is_the_snapshot_that_its_report_is_read_as(language: Language) -> None:
    for report in (judged(BASE, language=language), mixed_report(language)):
        report.write("r.json")
        read = read_snapshot("r.json")
        assert replace(snapshot_of(report, "r.json"), sha256=read.sha256) == read
        assert len(read.verdicts) == report.total


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_reports_are_read_in_the_encodings_that_shells_redirect_into(encoding: str) -> None:
    text = Path(reported("r.json", BASE)).read_text(encoding="utf-8")
    plain = read_snapshot("r.json")
    assert read_snapshot(written(text.encode(encoding))).verdicts == plain.verdicts


def test_keys_of_later_versions_are_passed_over_and_those_of_earlier_ones_may_be_missing() -> None:
    name = reported("r.json", BASE)

    def older(report: dict[str, Any]) -> None:
        for key in ("variables", "waivers", "baseline", "notes"):
            del report[key]
        report["future"] = {"anything": [1]}
        for pack in report["packs"]:
            del pack["indicators"]
        for verdict in report["verdicts"]:
            del verdict["waiver"], verdict["known"], verdict["yearly_step"]
        report["options"] = {"as_of": None, "period": None, "fail_on": "error"}

    whole, old = read_snapshot(name), read_snapshot(edited(name, older))
    assert old.verdicts == whole.verdicts
    assert (old.names, old.packs["plan"].indicators) == ({}, None)


DEEP = "[" * 100_000 + "]" * 100_000
FILES: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["r.json:1:1: HC517 This is not valid JSON. The parser says: Expecting value."]),
    "cut off": (
        '{"format": 1,',
        [
            "r.json:1:14: HC517 This is not valid JSON. The parser says: Expecting property name enclosed in double "
            "quotes."
        ],
    ),
    "a table": ("area,beds\n1,2\n", ["r.json:1:1: HC517 This is not valid JSON. The parser says: Expecting value."]),
    "binary": (
        b"PK\x03\x04\xff\xfe\xfd" * 9,
        ["r.json:1: HC517 This is not valid JSON. The parser says: utf-8: invalid start byte."],
    ),
    "deep nesting": (DEEP, ["r.json: HC519 The file nests too deeply to be a report."]),
    "deep objects": (
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        ["r.json: HC519 The file nests too deeply to be a report."],
    ),
    "key twice": (
        '{"format": 1, "format": 1}',
        ['r.json: HC520 The key "format" is there twice in one object, so that nobody can say which one counts.'],
    ),
    "not a number": ('{"format": NaN}', ["r.json: HC517 This is not valid JSON. The parser says: NaN."]),
    "fraction": ('{"format": 1.0}', ["r.json: HC517 This is not valid JSON. The parser says: 1.0."]),
    "endless number": (
        '{"format": ' + "9" * 5000 + "}",
        [f"r.json: HC517 This is not valid JSON. The parser says: {'9' * 60}...."],
    ),
    "a list": ("[]", ["r.json: HC518 $: needed here is an object {...}; found: a list [...]."]),
    "a text": ('"report"', ['r.json: HC518 $: needed here is an object {...}; found: "report".']),
    "other json": (
        '{"name": "x"}',
        [
            "r.json: HC518 $: needed here is a report that healthcheck check wrote with -o NAME.json; "
            "found: an object {...}."
        ],
    ),
    "other format": (
        '{"format": 2, "verdicts": []}',
        ["r.json: HC515 The report is in format 2; this version of healthcheck compares reports of format 1."],
    ),
    "format as text": (
        '{"format": "1", "verdicts": []}',
        ["r.json: HC515 The report is in format 1; this version of healthcheck compares reports of format 1."],
    ),
    "format true": (
        '{"format": true, "verdicts": []}',
        ["r.json: HC515 The report is in format True; this version of healthcheck compares reports of format 1."],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_report_is_refused_in_words(name: str) -> None:
    content, expected = FILES[name]
    assert refused(written(content)) == expected
    assert all(fault.startswith("r.json") for fault in refused("r.json", "zh"))


def test_a_file_that_is_not_there_or_is_a_folder(folder: Path) -> None:
    assert refused("none.json") == [
        'none.json: HC516 The report "none.json" cannot be read: no such file or directory.'
    ]
    assert refused("none.json", "zh") == ["none.json: HC516 报告“none.json”无法读取：文件或文件夹不存在。"]
    (folder / "reports").mkdir()
    assert refused("reports")[0].startswith('reports: HC516 The report "reports" cannot be read: ')
    assert refused("a\0b") == ['a\0b: HC516 The report "a\0b" cannot be read: NUL.']


def set_verdict(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(report: dict[str, Any]) -> None:
        report["verdicts"][0][key] = value

    return change


def set_finding(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(report: dict[str, Any]) -> None:
        report["findings"] = [
            {
                "code": "HC201",
                "severity": "error",
                "message": "m",
                "file": None,
                "sheet": None,
                "line": None,
                "column": None,
                "raw": None,
            }
            | {key: value}
        ]

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(report: dict[str, Any]) -> None:
        part: Any = report
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]

    return change


SHAPES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "status": (set_verdict("status", "passed"), 'verdicts[0].status: needed here is a status; found: "passed".'),
    "status as a list": (
        set_verdict("status", ["fail"]),
        "verdicts[0].status: needed here is a status; found: a list [...].",
    ),
    "severity": (set_verdict("severity", None), "verdicts[0].severity: needed here is a severity; found: null."),
    "value as a number": (
        set_verdict("value", 7),
        'verdicts[0].value: needed here is decimal text such as "7.5"; found: 7.',
    ),
    "value as a word": (
        set_verdict("value", "much"),
        'verdicts[0].value: needed here is decimal text such as "7.5"; found: "much".',
    ),
    "endless value": (
        set_verdict("value", "9" * 2000),
        f'verdicts[0].value: needed here is decimal text such as "7.5"; found: "{"9" * 60}...".',
    ),
    "period": (set_verdict("period", 2025), 'verdicts[0].period: needed here is a year such as "2025"; found: 2025.'),
    "area": (set_verdict("area", 360704), "verdicts[0].area: needed here is text; found: 360704."),
    "pack": (set_verdict("pack", None), "verdicts[0].pack: needed here is text; found: null."),
    "inputs": (set_verdict("inputs", {}), "verdicts[0].inputs: needed here is a list [...]; found: an object {...}."),
    "an input": (set_verdict("inputs", [1]), "verdicts[0].inputs[0]: needed here is an object {...}; found: 1."),
    "a verdict": (
        lambda report: report["verdicts"].append(True),
        "verdicts[9]: needed here is an object {...}; found: true.",
    ),
    "verdicts": (
        lambda report: report.update(verdicts={}),
        "verdicts: needed here is a list [...]; found: an object {...}.",
    ),
    "missing key": (
        drop("verdicts", 0, "gap"),
        'verdicts[0]: needed here is every key of a report; found: no key "gap".',
    ),
    "no findings": (drop("findings"), '$: needed here is every key of a report; found: no key "findings".'),
    "nothing in a finding": (
        lambda report: report.update(findings=[{}]),
        'findings[0]: needed here is every key of a report; found: no key "code".',
    ),
    "nothing in a verdict": (
        lambda report: report["verdicts"].append({}),
        'verdicts[9]: needed here is every key of a report; found: no key "pack".',
    ),
    "no options": (drop("options"), '$: needed here is every key of a report; found: no key "options".'),
    "revision": (
        lambda report: report["packs"][0].update(revision=0),
        "packs[0].revision: needed here is a whole number; found: 0.",
    ),
    "sha256": (
        lambda report: report["packs"][0].update(sha256="x"),
        'packs[0].sha256: needed here is 64 hexadecimal digits; found: "x".',
    ),
    "names": (
        lambda report: report["variables"][0].update(name="x"),
        'variables[0].name: needed here is an object {...}; found: "x".',
    ),
    "code": (set_finding("code", "X1"), 'findings[0].code: needed here is a code such as "HC201"; found: "X1".'),
    "line": (set_finding("line", -1), "findings[0].line: needed here is a whole number; found: -1."),
    "line as true": (set_finding("line", True), "findings[0].line: needed here is a whole number; found: true."),
    "cut verdicts": (lambda report: report["verdicts"].pop(), "counts.pending: needed here is 0; found: 1."),
    "counted wrong": (lambda report: report["counts"].update(total=3), "counts.total: needed here is 9; found: 3."),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_report_that_was_changed_is_refused_with_the_place(name: str) -> None:
    change, expected = SHAPES[name]
    assert f"edited.json: HC518 {expected}" in refused(edited(reported("r.json", BASE), change))


def test_every_fault_is_told_up_to_twenty() -> None:
    def spoil(report: dict[str, Any]) -> None:
        for verdict in report["verdicts"]:
            verdict.update(value=1, gap=2, severity=3, area=4)

    assert len(refused(edited(reported("r.json", BASE), spoil))) == 20


@pytest.mark.parametrize("depth", [10, sys.getrecursionlimit() * 2])
def test_nesting_within_a_report_is_refused_whatever_its_depth(depth: int) -> None:
    name = reported("r.json", BASE)
    text = Path(name).read_text(encoding="utf-8").replace('"gap": "0"', '"gap": ' + "[" * depth + "]" * depth, 1)
    (fault,) = refused(written(text))
    assert fault in (
        "r.json: HC519 The file nests too deeply to be a report.",
        'r.json: HC518 verdicts[1].gap: needed here is decimal text such as "7.5"; found: a list [...].',
    )


def test_the_original_is_never_changed() -> None:
    name = reported("r.json", BASE)
    before = Path(name).read_bytes()
    read_snapshot(name)
    assert Path(name).read_bytes() == before
    assert json.loads(before)["format"] == 1
