"""The CSV report: the same lines as Python's csv module writes, cells that can be found, nothing that runs."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from report_cases import Row, at_least, build_report, ratio

from healthcheck.judging.figures import Decimals
from healthcheck.model.observations import Origins
from healthcheck.model.text import Text
from healthcheck.model.verdicts import Status
from healthcheck.pipeline import check
from healthcheck.reports import CSV_COLUMNS
from healthcheck.reports.csv_report import records, render
from healthcheck.reports.report import Options, Report
from healthcheck.reports.text_columns import contains_bytes, decimals, looked_up, of_texts

ROWS: list[Row] = [
    ("360704", "赣县区", 2025, "3922", "523000"),
    ("360703", "南康区", 2025, None, "100000"),
    (None, "城区", 0, "750", "100000"),
]
RULES = """
healthcheck: 1
pack: p
revision: 1
title: {en: P, zh: 某}
indicators:
  contracts:
    name: {en: Contracts, zh: 签约}
    measure: {ratio: family_doctor_contracts, to: resident_population, per: 100, MORE}
    target: {at_least: 40}
    clause: "1"
"""


def written(report: Report, only: tuple[Status, ...] | None = None) -> list[dict[str, str]]:
    content = b"".join(render(report, only)).decode("utf-8-sig")
    assert content.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


def judged(rules: str, *tables: str) -> list[dict[str, str]]:
    Path("rules.yaml").write_text(rules, encoding="utf-8")
    names = [f"{name}.csv" for name in "abc"[: len(tables)]]
    for name, content in zip(names, tables, strict=True):
        Path(name).write_text(content, encoding="utf-8")
    return written(check(names, "rules.yaml"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_columns_that_say_the_same_in_every_row_are_written_in_every_row() -> None:
    report = build_report(ROWS, options=Options(fields=("severity", "clause")))
    assert b"".join(render(report)).decode("utf-8-sig") == "severity,clause\r\n" + "error,1\r\n" * len(ROWS)


def test_a_line_says_all_of_a_verdict() -> None:
    (row,) = written(build_report(ROWS[:1]))
    assert row == {
        "status": "fail",
        "severity": "error",
        "pack": "test-pack",
        "indicator": "beds_per_1000",
        "name": "Hospital beds per 1,000 residents",
        "area": "360704",
        "area_name": "赣县区",
        "period": "2025",
        "level": "county",
        "value": "7.4990",
        "target": "at_least 7.5",
        "required": "7.5",
        "due": "",
        "progress": "0.9999",
        "gap": "1",
        "gap_unit": "beds",
        "serves": "522933",
        "evidence": "3922 beds / 523000 people x 1000",
        "clause": "1",
        "reason_code": "",
        "reason": "",
        "cells": "table.csv!D2 E2",
        "waiver": "",
        "known": "",
    }


def test_what_is_not_known_is_empty() -> None:
    _, missing, undated = written(build_report(ROWS))
    assert [missing[key] for key in ("value", "gap", "serves", "evidence", "cells")] == ["", "", "", "", "table.csv!E3"]
    assert (missing["reason_code"], missing["progress"]) == ("HC302", "")
    assert [undated[key] for key in ("area", "period", "value", "gap")] == ["", "", "7.5", "0"]


def test_no_verdict_of_the_chosen_statuses_leaves_the_header() -> None:
    report = build_report(ROWS)
    assert b"".join(render(report, {Status.WAIVED})).decode("utf-8-sig") == ",".join(CSV_COLUMNS) + "\r\n"
    assert list(records(report, {Status.WAIVED})) == []


HOSTILE = st.text(st.sampled_from("a,\"'\r\n=+-@\t 赣\0\x1b\u202e＝（"), max_size=6)
ESCAPES = {"\r": r"\r", "\n": r"\n", "\t": r"\t", "\0": r"\x00", "\x1b": r"\x1b", "\u202e": r"\u202e"}


@given(st.lists(HOSTILE, min_size=1, max_size=5), HOSTILE)
@example(["", "=1+1"], "x")
def test_texts_are_quoted_as_python_does_and_do_nothing(names: list[str], name: str) -> None:
    rows: list[Row] = [(None, area, 2025, "1", "1000") for area in names]
    report = build_report(rows, ratio(at_least("7.5"), name=Text(name, name)))
    found = written(report)

    def harmless(text: str) -> str:
        shown = "".join(ESCAPES.get(character, character) for character in text)
        return f"'{shown}" if text[:1] in tuple("=+-@\t\r＝") else shown

    assert [row["area_name"] for row in found] == list(map(harmless, names))
    assert {row["name"] for row in found} == {harmless(name)}
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([CSV_COLUMNS, *records(report)])
    assert b"".join(render(report)).decode("utf-8-sig") == expected.getvalue()


def test_a_cell_without_a_file_is_in_the_file_named_before_it() -> None:
    beds = "code,year,family_doctor_contracts\n350102,2025,5\n350103,2025,6\n"
    people = "code,year,resident_population,family_doctor_contracts\n350102,2025,10,\n350103,2025,10,\n"
    rules = RULES.replace("MORE", "reported_as: contract_rate").replace(
        "indicators:",
        "variables:\n  contract_rate: {name: {en: Rate, zh: 率}, unit: percent, type: rate}\nindicators:",
    )
    found = judged(rules, beds, people)
    assert [row["cells"] for row in found] == ["a.csv!C2 b.csv!C2", "a.csv!C3 b.csv!C3"]
    table = "code,year,family_doctor_contracts,resident_population,contract_rate\n350102,2025,5,10,50\n"
    (row,) = judged(rules, table)
    assert row["cells"] == "a.csv!C2 D2 E2"
    rates = "code,year,contract_rate\n350102,2025,50\n"
    (row,) = judged(rules, table.replace(",contract_rate", "").replace(",50", ""), rates)
    assert row["cells"] == "a.csv!C2 D2 b.csv!C2"


def test_a_figure_that_counts_as_zero_is_zero_in_the_evidence() -> None:
    rules = RULES.replace(", MORE}", "}\n    missing: zero")
    (row,) = judged(rules, "code,year,family_doctor_contracts,resident_population\n350102,2025,,10\n")
    assert row["evidence"] == "0 contracts / 10 people x 100"


def test_origins_that_know_no_columns_are_asked_cell_by_cell() -> None:
    class Diagonal(Origins):
        def origin(self, variable: str, row: int) -> None:
            return None

    cells = Diagonal().cells("beds", np.array([0, -1]))
    assert (cells.columns, cells.column.tolist()) == ((), [-1, -1])


@given(st.lists(st.sampled_from(CSV_COLUMNS), min_size=2, max_size=5, unique=True))
@example(["area", "value"])
@example(["severity", "area"])
@example(["area", "severity", "clause"])
@example(["severity"])
@example(["indicator"])
@example(["pack", "severity"])
def test_chosen_columns_are_those_of_the_whole_report(fields: list[str]) -> None:
    whole = written(build_report(ROWS))
    chosen = written(build_report(ROWS, options=Options(fields=tuple(fields))))
    assert chosen == [{name: line[name] for name in fields} for line in whole]


WHOLE = st.integers(-(10**18), 10**18) | st.integers(-20, 20)


@given(st.lists(st.tuples(WHOLE, st.integers(0, 18), st.booleans()), max_size=6))
@example([(-5, 1, True), (0, 4, True), (10**18, 18, True), (-25, 4, True)])
@example([(10**30, 3, True), (-1, 25, True)])
@example([(4 * 10**9, 18, True), (-7, 17, True)])
def test_columns_of_decimals_are_written_as_single_ones_are(numbers: list[tuple[int, int, bool]]) -> None:
    mantissa, places, there = zip(*numbers, strict=True) if numbers else ((), (), ())
    wide = any(abs(number) > 2**63 - 1 for number in mantissa)
    column = Decimals(
        np.array(mantissa, dtype=object if wide else np.int64),
        np.array(places, dtype=np.int16),
        np.array(there, dtype=np.bool_),
    )
    assert decimals(column).to_pylist() == column.texts()


@given(st.lists(st.none() | st.text('az,;é区\n"\x7f', max_size=4), max_size=6), st.binary(min_size=1, max_size=5))
@example(["a,b", None, "", "区"], b'",\n\r')
def test_texts_with_one_of_some_bytes_are_found(texts: list[str | None], wanted: bytes) -> None:
    expected = [text is not None and any(byte in wanted for byte in text.encode()) for text in texts]
    assert contains_bytes(of_texts(texts), wanted).tolist() == expected


def test_columns_of_texts_keep_what_they_are_given() -> None:
    for texts in ([], [None], ["", None, "赣"], ["\0", "a"], ["a\0b"], ["\0"]):
        assert of_texts(texts).to_pylist() == texts
    assert looked_up(["a", "b"], np.array([1, -1, 0])).to_pylist() == ["b", None, "a"]
    assert looked_up([], np.array([-1])).to_pylist() == [None]
