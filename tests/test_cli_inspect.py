"""``inspect`` says how tables are read, accounts for every cell, and writes a map to start from."""

import json
from pathlib import Path

import pytest

from healthcheck.cli import main

TABLE = """\
区划代码,地区,年份,常住人口(万人),床位数,备注,床位书
360704,赣县区,2025,57.6,100,a,
合计,,2025,57,3,,5
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_every_column_is_shown_with_its_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "table.csv", "--lang", "zh"]) == 0
    assert (
        capsys.readouterr().out
        == """\
table.csv：1 行，utf-8
列  表头            用途               单位           单元格  说明
────────────────────────────────────────────────────────────────────────────────
A   区划代码        area（标识）                           1
B   地区            area_name（标识）                      1
C   年份            period（标识）                         1
D   常住人口(万人)  resident_          万人 (×10000)       1
                    population
E   床位数          beds                                   1
F   备注            未使用                                 1  不认识表头“备注”。
                                                              (HC264)
G   床位书          未使用                                 0  不认识表头“床位
                                                              书”。是不是“床
                                                              位”？ (HC264)
第 3 行未读取：“合计”是合计行，未采用。
非空单元格 18 个 = 表头 7 + 标识 3 + 已使用 2 + 未使用 1 + 未读取的行 5。

"""
    )


def test_the_cells_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "table.csv", "--format", "json"]) == 0
    (table,) = json.loads(capsys.readouterr().out)
    assert table["cells"] == {"header": 7, "key": 3, "used": 2, "unused": 1, "left_out": 5, "total": 18}
    assert table["columns"][3] == {
        "column": "D",
        "header": "常住人口(万人)",
        "use": "resident_population",
        "key": False,
        "year": None,
        "unit": "万人",
        "multiplier": 4,
        "sum": None,
        "digits": None,
        "cells": 1,
        "sample": "57.6",
        "reason_code": None,
        "reason": None,
        "nearest": None,
    }
    assert table["left_out"] == [
        {"line": 3, "code": "HC254", "reason": 'The row "合计" adds up others and is left out.', "cells": 5}
    ]
    assert {key: table[key] for key in ("path", "sheet", "encoding", "rows", "faults")} == {
        "path": "table.csv",
        "sheet": None,
        "encoding": "utf-8",
        "rows": 1,
        "faults": [],
    }


def test_the_map_that_is_written_can_be_given_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "table.csv", "--write-map", "map.yaml"]) == 0
    first = capsys.readouterr().out
    assert (folder / "map.yaml").read_text(encoding="utf-8").splitlines()[3:] == [
        '"常住人口(万人)": {variable: resident_population, unit: "万人"}',
        '"床位数": {variable: beds}',
        '"备注": ignore',
        '"床位书": ignore  # 床位?',
    ]
    assert main(["inspect", "table.csv", "--columns", "map.yaml"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == first.splitlines()[-2:]


def test_a_table_that_cannot_be_judged_is_shown_and_ends_in_3(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "table.csv").write_text("床位数,常住人口\n1,2\n", encoding="utf-8")
    assert main(["inspect", "table.csv", "--write-map", "map.yaml"]) == 3
    shown = capsys.readouterr()
    assert shown.out.startswith("table.csv: rows: 1, utf-8\n")
    assert shown.err.startswith("table.csv:1: HC2")
    assert (folder / "map.yaml").exists()


def test_a_table_that_cannot_be_read_ends_in_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "none.csv"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("none.csv: HC2")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("table.csv", 'HC425 "table.csv" is an input of this very command; write the report to another file.\n'),
        ("none/map.yaml", 'HC423 The directory of "none/map.yaml" does not exist; create it first.\n'),
    ],
)
def test_a_map_is_not_written_just_anywhere(target: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "table.csv", "--write-map", target]) == 2
    assert capsys.readouterr().err == message


def test_the_variables_of_a_rule_file_are_known_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own.yaml").write_text(
        "healthcheck: 1\npack: own\nrevision: 1\ntitle: {en: Own, zh: 自有}\nvariables:\n"
        "  own_books: {name: {en: Own books, zh: 床位书}, unit: book, type: count}\n",
        encoding="utf-8",
    )
    assert main(["inspect", "table.csv", "--rules", "own.yaml", "--format", "json"]) == 0
    (table,) = json.loads(capsys.readouterr().out)
    assert [table["columns"][place]["use"] for place in (4, 6)] == ["beds", "own_books"]
