"""The quick reading of plain CSV tables against the slow one: the same figures, however the file is written."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slow_reading import AMOUNTS, COUNTS, quick_figures, slow_figures
from table_cases import VARIABLES, save

from healthcheck.model.observations import State
from healthcheck.tables.read import ReadOptions, read_tables

NAMES = sorted(COUNTS | AMOUNTS)
CODE = st.sampled_from(["350102", "350103", "441900", "110101"])
FIGURE = st.one_of(
    st.just(""),
    st.integers(-5, 10**6).map(str),
    st.from_regex(r"-?[0-9]{1,40}(\.[0-9]{1,20})?", fullmatch=True),
    st.from_regex(r"0{0,20}[0-9]{17,20}", fullmatch=True),
    st.sampled_from(["-0", "-0.0", "0.50", "9223372036854775807", "9223372036854775808", "-9223372036854775808"]),
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@st.composite
def plain_tables(draw: st.DrawFn) -> bytes:
    """Draw a table of plain cells, in any way that csv can write it."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    header = draw(st.permutations(["code", *names, *draw(st.sampled_from([[], ["year"]]))]))
    cells = {
        "code": st.sampled_from(["350102", "350103", "441900", "110101"]),
        "year": st.sampled_from(["2024", "1999"]),
    }
    rows = draw(st.lists(st.tuples(*(cells.get(name, FIGURE) for name in header)), min_size=1, max_size=6))
    text = io.StringIO()
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    csv.writer(text, lineterminator=end).writerow(header)
    for cells_of_row in rows:
        mark = draw(st.sampled_from(["", '"']))
        text.write(",".join(f"{mark}{cell}{mark}" for cell in cells_of_row) + end)
    lines = text.getvalue()
    for at in draw(st.lists(st.integers(0, len(rows)), max_size=2)):
        lines = end.join([*lines.split(end)[:at], "", *lines.split(end)[at:]])
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + lines.removesuffix(draw(st.sampled_from(["", end]))).encode()


def read(data: bytes) -> object:
    return quick_figures(read_tables([save(data)], VARIABLES, VARIABLES, ReadOptions()))


@settings(max_examples=150)
@given(plain_tables())
@example(b'code,beds\n"350102",""\n')
@example(b"code,beds\r350102,1\r\r350103,2")
def test_plain_tables_say_what_the_slow_reading_says(data: bytes) -> None:
    expected = slow_figures(data)
    assert expected is not None
    assert read(data) == expected


def test_what_the_slow_reading_says() -> None:
    rows = b"350102,2024,5,-1.50\n350103,2024,-5,\n350102,2023,1.5,0\n350104,2024,1,1\n350104,2024,1,1\n"
    assert slow_figures(b"code,year,beds,spending\n" + rows) == {
        ("350102", 2024, "beds"): Fraction(5),
        ("350102", 2024, "spending"): Fraction(-3, 2),
        ("350103", 2024, "beds"): State.NEGATIVE,
        ("350103", 2024, "spending"): State.NOT_AVAILABLE,
        ("350102", 2023, "beds"): Fraction(3, 2),
        ("350102", 2023, "spending"): Fraction(0),
        ("350104", 2024, "beds"): State.DUPLICATE,
        ("350104", 2024, "spending"): State.DUPLICATE,
    }


@pytest.mark.parametrize(
    "data", [b"", b"code,beds\n", b"code\n350102\n", b"code,beds\n350102,5x\n", b"code,beds\n35,5\n"]
)
def test_the_slow_reading_says_nothing_of_what_is_not_plain(data: bytes) -> None:
    assert slow_figures(data) is None
