"""What a hostile or unlucky user can hand to ``check``: one line says what is wrong, and the exit code is right."""

import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from verdict_cases import PACK, loaded_once

from healthcheck import pipeline
from healthcheck.cli import main
from healthcheck.model.text import Language
from healthcheck.packs.loader import load_pack
from healthcheck.reports import FORMATS
from healthcheck.tables import read_ahead, table_files
from healthcheck.tables.inspection import inspect_tables
from healthcheck.tables.read import ReadOptions

GOOD = "区划代码,地区,年份,床位数,常住人口\n350102,鼓楼区,2024,5,600\n"
LONG = "长" * 300
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
READABLE = [name for name in FORMATS if name != "excel"]
"""A workbook is no text that a terminal would be shown."""
HOSTILE = "\x1b[31m\x07\x9b2J\u202e\u200b"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_packs", loaded_once)
    Path("good.csv").write_text(GOOD, encoding="utf-8")


def said(capfd: pytest.CaptureFixture[str], *arguments: str, language: Language = "en") -> tuple[int, list[str]]:
    """Run a command, and return its exit code and the lines on stderr."""
    code = main(["--lang", language, *arguments])
    return code, capfd.readouterr().err.replace(LONG, "LONG").splitlines()


def check(capfd: pytest.CaptureFixture[str], *arguments: str, language: Language = "en") -> tuple[int, list[str]]:
    return said(capfd, "check", *arguments, "--rules", str(PACK), language=language)


NAMES = {
    "": 'HC210 There is no file "". Check the path and the spelling.',
    LONG: 'HC212 The file "LONG" cannot be read: the name is too long.',
    f"{LONG}/*.csv": 'HC291 No file matches "LONG/*.csv". Check the folder and the ending.',
    "loop.csv": 'HC212 The file "loop.csv" cannot be read: it is a link that leads back to itself.',
    "dead.csv": 'HC210 There is no file "dead.csv". Check the path and the spelling.',
    "empty.csv": "HC213 The table is empty: there is nothing in it.",
    "folder.csv": 'HC293 There is no table in "folder.csv".',
    "a\x1b]31m\n.csv": 'HC210 There is no file "a\\x1b]31m\\n.csv". Check the path and the spelling.',
    "\udcfe.csv": 'HC210 There is no file "\\udcfe.csv". Check the path and the spelling.',
    "[": 'HC291 No file matches "[". Check the folder and the ending.',
    "/dev/null": "HC213 The table is empty: there is nothing in it.",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_table(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("loop.csv").symlink_to("loop.csv")
    Path("dead.csv").symlink_to("nowhere")
    Path("empty.csv").touch()
    Path("folder.csv").mkdir()
    code, (words,) = check(capfd, name)
    assert (code, words.partition(": ")[2]) == (3, NAMES[name])


CHECK = ["check", "good.csv", "--rules"]
MAP = [*CHECK, str(PACK)]


@pytest.mark.parametrize(
    ("code", "words", "arguments"),
    [
        (2, 'HC104 The rule file "LONG.yaml" cannot be read: the name is too long.', [*CHECK, f"{LONG}.yaml"]),
        (2, 'HC104 The rule file "LONG.yaml" cannot be read: the name is too long.', ["rules", "lint", f"{LONG}.yaml"]),
        (2, 'HC101 There is no shipped pack "LONG".', ["rules", "show", f"{LONG}/beds"]),
        (3, 'HC240 --columns: the file "LONG" cannot be read: the name is too long.', [*MAP, "--columns", LONG]),
        (3, 'HC240 --missing: the file "LONG" cannot be read: the name is too long.', [*MAP, "--missing", LONG]),
        (3, 'HC212 The file "LONG" cannot be read: the name is too long.', ["inspect", LONG]),
        (3, 'HC516 The report "LONG" cannot be read: the name is too long.', ["diff", LONG, LONG]),
        (2, 'HC424 "LONG.json" cannot be written: the name is too long.', [*MAP, "-o", f"{LONG}.json"]),
    ],
)
def test_names_that_the_system_does_not_take(
    code: int, words: str, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    found, lines = said(capfd, *arguments)
    assert found == code
    assert {one[one.index("HC") :][: len(words)] for one in lines} == {words}
    found, lines = said(capfd, *arguments, language="zh")
    assert (found, [one for one in lines if "too long" in one]) == (code, [])


def test_names_that_are_no_text_are_read_and_shown_as_escapes(capfd: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(b"\xe9.csv")).write_text(GOOD.replace(",5,", ",5x,"), encoding="utf-8")
    Path("good.csv").unlink()
    assert main(["check", ".", "--rules", str(PACK), "--lang", "en", "--format", "json"]) == 1
    assert '"file": "\\udce9.csv"' in capfd.readouterr().out


def test_a_pipe_in_a_folder_is_passed_over_and_one_that_is_named_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("good.csv").rename("in/good.csv")
    os.mkfifo("in/pipe.csv")
    assert main(["check", "in", "--rules", str(PACK), "--lang", "en", "--format", "json"]) == 4
    assert (
        'Not read, because they are no files but pipes or devices: 1 (\\"pipe.csv\\"). Name a pipe itself to read it.'
        in capfd.readouterr().out
    )
    Path("in/good.csv").unlink()
    assert check(capfd, "in") == (3, ['in: HC293 There is no table in "in".'])
    reading, writing = os.pipe()
    os.write(writing, GOOD.encode())
    os.close(writing)
    assert check(capfd, f"/dev/fd/{reading}") == (4, [])
    os.close(reading)


def test_what_is_too_large_or_never_ends_is_given_up(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (table_files, read_ahead):
        monkeypatch.setattr(module, "LARGEST", 2**21)
    words = "HC661 The file has more than 2 MB, more than is read. Split it, for example by year."
    assert check(capfd, "/dev/zero") == (3, [f"/dev/zero: {words}"])
    with Path("large.csv").open("wb") as stream:
        stream.truncate(2**21 + 1)
    assert check(capfd, "large.csv") == (3, [f"large.csv: {words}"])


def test_a_standard_input_that_is_closed_is_empty(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert check(capfd, "-") == (3, ["<stdin>: HC213 The table is empty: there is nothing in it."])


def hostile_tables() -> Iterator[str]:
    """Write tables with characters that act on a terminal wherever a table can hold them; give their names."""
    rows = [
        ["区划代码", "地区", "年份", "床位数", "常住人口", f"x{HOSTILE}"],
        ["350102", f"鼓{HOSTILE}楼区", "2024", f"5{HOSTILE}", "600", HOSTILE],
        [f"35{HOSTILE}0103", HOSTILE, "2024", "5", "600", "1"],
        ["350104", "a", f"20{HOSTILE}24", "1", "1", "1"],
    ]
    text = "\n".join(",".join(row) for row in rows)
    name = f"{HOSTILE}.csv"
    Path(name).write_text(text, encoding="utf-8")
    yield name
    Path("header.csv").write_text(GOOD.replace("床位数", f"床位数({HOSTILE})"), encoding="utf-8")
    yield "header.csv"
    Path("long.csv").write_text(
        f"区划代码,年份,指标,数值,单位\n350102,2024,床位数,5,{HOSTILE}\n350102,2024,{HOSTILE},5,张\n", encoding="utf-8"
    )
    yield "long.csv"
    with zipfile.ZipFile("names.zip", "w") as archive:
        archive.writestr(f"a{HOSTILE}\n.csv", GOOD.replace(",5,", ",5x,"))
        archive.writestr("../../etc/x.csv", GOOD.replace("2024", "2025"))
        archive.writestr(f"{HOSTILE}.doc", "")
    yield "names.zip"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "表\u202e\u200b"
    for cells in (row.split(",") for row in GOOD.replace(",5,", ",5x,").splitlines()):
        book.worksheets[0].append(cells)
    book.save("sheet.xlsx")
    yield "sheet.xlsx"


def test_nothing_in_a_table_acts_on_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for number, table in enumerate(hostile_tables()):
        judge = ["check", table, "--rules", str(PACK)]
        formats = READABLE if not number else ["table", "json", "csv"]
        for arguments in (
            *([*judge, "--format", name] for name in formats),
            [*judge, "--lang", "zh"],
            ["inspect", table],
            ["inspect", table, "--format", "json"],
        ):
            assert main(["--lang", "en", *arguments]) in (0, 1, 3, 4)
            printed = capfd.readouterr()
            shown = printed.out.replace("\u200b", "") if "markdown" in arguments else printed.out
            assert HIDDEN.findall(shown.removeprefix("\ufeff") + printed.err) == [], arguments


def test_nothing_in_a_rule_file_acts_on_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    escapes = "\\e[31m\\a\\x9b2J\\u202e\\u200b"
    words = PACK.read_text(encoding="utf-8")
    words = words.replace("{en: Beds, zh: 床位}", f'{{en: "Be{escapes}ds", zh: "床{escapes}位"}}')
    words = words.replace('clause: "1"', f'clause: "1{escapes}"').replace("{en: Judged", f'{{en: "Ju{escapes}dged"')
    Path("own.yaml").write_text(words.replace("unit: CNY", f'unit: "C{escapes}NY"'), encoding="utf-8")
    for arguments in (
        *([*CHECK, "own.yaml", "--format", name] for name in READABLE),
        ["rules", "lint", "own.yaml"],
        ["rules", "show", "own.yaml"],
        ["rules", "list", "own.yaml"],
        ["rules", "list", "own.yaml", "--format", "json"],
        ["explain", "own.yaml/beds"],
    ):  # fmt: skip
        assert main(["--lang", "en", *arguments]) in (0, 4)
        printed = capfd.readouterr()
        shown = printed.out.replace("\u200b", "") if "markdown" in arguments else printed.out
        assert HIDDEN.findall(shown.removeprefix("\ufeff") + printed.err) == [], arguments


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("9" * 100_000, "HC201"),
        ("1e999999", "HC201"),
        ("1e61", "HC201"),
        ("=" + "(" * 100_000, "HC209"),
        ('"' + "x" * 1_000_000 + '"', "HC201"),
        ("5" * 1_000_000, "HC201"),
        ("1 " * 100_000, "HC201"),
    ],
    ids=["100,000 digits", "an exponent", "too large", "a deep formula", "a megabyte", "a million digits", "spaces"],
)
def test_cells_that_no_figure_is(cell: str, code: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text(f"区划代码,年份,床位数,常住人口\n350102,2024,{cell},1\n", encoding="utf-8")
    assert main(["check", "t.csv", "--rules", str(PACK), "--format", "json", "--lang", "en"]) == 1
    assert f'"code": "{code}"' in capfd.readouterr().out


def test_the_largest_and_the_smallest_figures_are_judged_exactly(capfd: pytest.CaptureFixture[str]) -> None:
    rows = "350102,2024,1e60,1e60\n350103,2024,1e60,1\n350104,2024,1,1e60\n350105,2024,7.5e-57,1e-57\n"
    Path("t.csv").write_text(f"区划代码,年份,床位数,常住人口\n{rows}", encoding="utf-8")
    assert main(["check", "t.csv", "--rules", str(PACK), "--indicator", "beds", "--format", "json"]) == 0
    verdicts = json.loads(capfd.readouterr().out)["verdicts"]
    assert [(one["status"], one["value"]) for one in verdicts] == [
        ("pass", "1000"),
        ("pass", "1" + "0" * 63),
        ("pending", "0.0000"),
        ("pass", "7500"),
    ]


def test_tables_with_thousands_of_columns(capfd: pytest.CaptureFixture[str]) -> None:
    many = range(300)
    header, cells = ",".join(f"床位{number}" for number in many), ",1" * len(many)
    Path("t.csv").write_text(f"区划代码,年份,床位数,{header}\n350102,2024,5{cells}\n", encoding="utf-8")
    assert check(capfd, "t.csv") == (4, [])
    (inspection,) = inspect_tables(["t.csv"], load_pack(str(PACK)).variables, ReadOptions())
    assert (inspection.used_cells, inspection.ignored_cells) == (1, 300)
    assert [bool(inspection.columns[position].nearest) for position in (3, 302)] == [True, False]
    Path("t.csv").write_text(
        "\n".join(",".join(f"标题{row}-{column}" for column in range(150)) for row in range(45)), encoding="utf-8"
    )
    code, (words,) = check(capfd, "t.csv")
    assert (code, words[:34]) == (3, "t.csv:1: HC230 No header is known.")


def test_a_file_that_shrinks_while_it_is_read_is_read_as_it_was(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table is read at once: whatever happens to the file then changes nothing."""
    read = table_files._all_of_file

    def read_and_shrink(path: Path) -> bytes | None:
        content = read(path)
        path.write_bytes(b"")
        return content

    monkeypatch.setattr(table_files, "_all_of_file", read_and_shrink)
    assert check(capfd, "good.csv") == (4, [])
