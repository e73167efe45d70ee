"""Hostile input: whatever the bytes, a table is observations or a TableError that can be said in both languages."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from table_cases import VARIABLES, save

from healthcheck.messages import line
from healthcheck.model.faults import Fault, TableError
from healthcheck.tables.inspection import inspect_tables, write_map
from healthcheck.tables.read import ReadOptions, read_tables

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def survives(path: str, **options: Any) -> None:
    """Read and inspect a table; both must end in an answer whose every word can be said."""
    read_options = ReadOptions(**options)
    faults: tuple[Fault, ...] = ()
    try:
        observations = read_tables([path], VARIABLES, VARIABLES, read_options)
        size = observations.batch.size
        assert [len(one) for one in (observations.area, observations.area_name, observations.level)] == [size] * 3
        for name in observations.batch.columns:
            assert all(observations.origins.origin(name, row) is not None for row in range(size))
        assert all(line(finding, "en") != line(finding, "zh") for finding in observations.findings)
    except TableError as error:
        faults = error.faults
    assert all(line(fault, "en") != line(fault, "zh") for fault in faults)
    try:
        inspections = inspect_tables([path], VARIABLES, read_options)
    except TableError:
        return
    assert write_map(inspections).endswith("\n")


@SLOW
@given(st.binary(max_size=300), st.sampled_from([None, None, "utf-16", "utf-8", "gb18030", "utf-7", "big5", "idna"]))
@example(b"\xef\xbb\xbf", None)
@example(b"\xff\xfe", None)
@example(b"code,beds\n350102,1\r\r\n\n", None)
def test_any_bytes(data: bytes, encoding: str | None) -> None:
    survives(save(data, "h.csv"), encoding=encoding)


PIECES = st.sampled_from(
    [
        *("code", "beds", "床位数", "常住人口(万人)", "年份", "地区", "350102", "2025", "1", "-1", "1.5", "5万"),
        *("合计", "注：", "…", ",", ",", ",", "\n", "\n", '"', '""', "\r", "\r\n", "\t", ";", " ", "\u3000", "\ufeff"),
        *("\x1f", "\x85", "\u2028", "🏥"),
        *("1E99999", "9" * 400, "=1+1", "'", "\\", "x" * 300, "%", "（", "/", "万人", "TRUE", "2025-01-01"),
    ]
)  # fmt: skip


@settings(SLOW, max_examples=400)
@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_any_text_of_the_pieces_that_tables_are_made_of(text: str, with_header: bool) -> None:
    survives(save(("code,beds,年份\n" if with_header else "") + text, "h.csv"))


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["code", "健康素养水平", "beds"], ["350102", 0.25, 1], ["350103", "x", None]):
        book.worksheets[0].append(row)
    book.worksheets[0]["B2"].number_format = "0%"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WORKBOOK = _workbook()
SHEET = "xl/worksheets/sheet1.xml"


@SLOW
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), max_size=8), st.integers(0, 400))
def test_any_damage_to_a_workbook(changes: list[tuple[int, int]], cut: int) -> None:
    damaged = bytearray(WORKBOOK[: len(WORKBOOK) - cut])
    for position, value in changes:
        if position < len(damaged):
            damaged[position] = value
    survives(save(bytes(damaged), "h.xlsx"))


@SLOW
@given(st.sampled_from([SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]), st.data())
def test_any_damage_inside_a_workbook(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    start = data.draw(st.integers(0, len(parts[part])))
    end = data.draw(st.integers(start, min(start + 30, len(parts[part]))))
    parts[part] = parts[part][:start] + data.draw(st.binary(max_size=5)) + parts[part][end:]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    survives(save(buffer.getvalue(), "h.xlsx"))


@settings(SLOW, max_examples=200)
@given(st.text(max_size=60) | st.binary(max_size=60), st.sampled_from(["columns", "missing"]))
def test_any_map(content: str | bytes, option: str) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    save(data, "map.yaml")
    survives(save("code,beds\n350102,1\n", "h.csv"), **{option: "map.yaml"})
