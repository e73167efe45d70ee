"""Notes and ragged rows of CSV files: what Arrow finds first changes nothing, and little is held of a large file."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_cases import cell_names, figures, found, observe

from healthcheck.model.faults import TableError
from healthcheck.tables import csv_file, csv_notes, csv_split
from healthcheck.tables.csv_file import CsvGrid, open_csv
from healthcheck.tables.csv_notes import widen_notes
from healthcheck.tables.csv_records import find_line, read_header
from healthcheck.tables.csv_split import split
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.grid import Source
from healthcheck.tables.text_facts import facts_of

_WORDS = [
    "350102,甲,1",
    "350103,乙,2",
    "350103,乙",
    "",
    ",,",
    "注：甲",
    "注：甲,乙",
    "2.丙",
    "a,b,c,d",
    "注,,",
    "合计,,3",
]
_LINES = st.lists(st.sampled_from(_WORDS), max_size=12)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def widened(data: bytes) -> tuple[list[list[str]], list[int]] | str | None:
    """Return the rows and lines that come of widening notes, or what is said of ragged rows."""
    header = read_header(data)
    assert header is not None
    try:
        done = widen_notes(data, header, "t.csv", quoted=b'"' in data)
    except TableError as error:
        return str(error.faults)
    if done is None:
        return None
    text = io.StringIO(done[0].decode(), newline="")
    return [cells for cells in csv.reader(text) if cells], list(done[1])


@given(_LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_rows_before_the_first_ragged_one_need_no_second_look(lines: list[str], end: str, closed: bool) -> None:
    data = (end.join(["code,name,beds", *lines]) + end * closed).encode()
    with pytest.MonkeyPatch.context() as patch:
        quick = widened(data)
        patch.setattr(csv_notes, "first_invalid_row", lambda data, found: None)
        assert widened(data) == quick


@given(st.lists(st.sampled_from(["a", "ab", "a,b", "", "b"]), max_size=9), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_line_is_found_only_whole(lines: list[str], end: str) -> None:
    data = end.join(["ab,a", *lines]).encode()
    at = find_line(data, b"ab", 0)
    assert (at >= 0) == ("ab" in lines)
    if at >= 0:
        assert data[:at].decode() == "".join(line + end for line in ["ab,a", *lines[: lines.index("ab")]])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", [False, True])
def test_rows_of_a_large_file_are_those_of_a_small_one(end: str, quoted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "code,name,beds",
        "合计,,3",
        *(f"35010{row},第{row}区,{row}" for row in range(9)),
        "",
        "注：甲,,",
        "2.乙,,",
    ]
    data = (end.join(lines) + end).encode().replace("第4区".encode(), '"第4区"'.encode() if quoted else b"4")
    small = opened(data)
    expected = [small.row(row) for row in range(small.size)]
    assert len(expected) == 12
    monkeypatch.setattr(csv_file, "_LARGE", 0)
    monkeypatch.setattr(csv_file, "_NEAR", 3)
    monkeypatch.setattr(csv_file, "_TAIL", 60)
    for row in range(small.size):
        assert opened(data).row(row) == expected[row]


def opened(data: bytes) -> CsvGrid:
    grid = open_csv(Source("t.csv", Fingerprint([b""]), "utf-8"), data, facts_of(data))
    assert isinstance(grid, CsvGrid)
    grid.load((0,), ())
    return grid


def test_near_its_ends_a_large_file_is_not_split_into_all_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_LARGE", 0)
    monkeypatch.setattr(csv_file, "_NEAR", 2)
    grid = opened(b"a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n")
    assert (grid.row(0), grid.row(4), sorted(grid._texts)) == (["1", "2"], ["9", "10"], [0])
    assert (grid.row(2), sorted(grid._texts)) == (["5", "6"], [0, 1])


def test_totals_and_notes_of_a_large_file_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "code,name,备注,beds\n合计,,,3\n350102,甲区,x,1\n350103,乙区,y,2\n\n注：来自年报\n2.另有说明\n填表人：张三\n"
    small = observe(text)
    monkeypatch.setattr(csv_file, "_LARGE", 0)
    large = observe(text)
    assert (figures(large), found(large)) == (figures(small), found(small))
    assert figures(large) == ["1", "2"]


def test_of_very_many_ragged_rows_the_first_are_named() -> None:
    header, ragged = "code,name,beds\n350102,甲,1\n", "350103,乙\n"
    said = widened((header + ragged * 100_000).encode())
    assert isinstance(said, str)
    assert "line 3 has 2, line 4 has 2, line 5 has 2" in said
    assert "99997" in said


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("note", ["填表人：张三", "注：甲,乙,丙,丁"])
def test_one_line_that_ends_with_a_carriage_return_alone_shifts_no_rows(end: str, note: str) -> None:
    text = end.join(["code,name,beds", "350102,甲,1\r350103,乙,2", "350104,丙,3", note, ""])
    observations = observe(text.encode())
    assert figures(observations) == ["1", "2", "3"]
    assert cell_names(observations) == ["t.csv!C2", "t.csv!C3", "t.csv!C4"]
    assert found(observations) == [f'info t.csv:5:1: HC255 The note "{note}" is no data and is left out.']


@given(
    st.lists(st.lists(st.sampled_from(["", "赣县区", "1", "23"]), min_size=3, max_size=3), min_size=1), st.booleans()
)
def test_a_text_that_is_split_in_parts_has_the_same_rows(rows: list[list[str]], ends: bool) -> None:
    text = "\n".join(["a,b,c", *(",".join(row) for row in rows)]) + "\n" * ends
    header = read_header(text.encode())
    assert header is not None
    whole = split(text.encode(), header, [0, 1, 2], (), quoted=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_split, "_PART", 7)
        parts = split(text.encode(), header, [0, 1, 2], (), quoted=False)
    assert parts.to_pylist() == whole.to_pylist() == [dict(zip("012", row, strict=True)) for row in rows]
