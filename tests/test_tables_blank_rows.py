"""Blank rows and lines, of which there may be a million: passed over, and the lines below them keep their numbers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_cases import cell_names, figures, found, observe, rows

from healthcheck.tables.csv_records import filled_lines


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@given(
    st.lists(st.sampled_from(["", "a", "a,b", " ", ","]), max_size=30),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_lines_that_hold_something_are_found_whatever_ends_them(lines: list[str], end: str, closed: bool) -> None:
    head = f"x{end}"
    data = (head + end.join(lines) + end * (closed and bool(lines))).encode()
    assert filled_lines(data, len(head), len(data), 2).tolist() == [
        number for number, line in enumerate(lines, 2) if line
    ]


def test_lines_are_found_across_blocks() -> None:
    data = b"h\n" + (b"\n" * 9 + b"a,b\n") * 60_000
    assert filled_lines(data, 2, len(data), 2).tolist() == list(range(11, 600_002, 10))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_and_blank_rows_count_as_lines(end: str) -> None:
    text = "code,beds\n\n\n350102,1\n,\n\n , \n350103,2\n\n\n".replace("\n", end)
    observations = observe(text)
    assert (figures(observations), cell_names(observations)) == (["1", "2"], ["t.csv!B4", "t.csv!B8"])
    assert observations.findings == ()
    quoted = observe(text.replace("350103,2", '"350103",2'))
    assert cell_names(quoted) == ["t.csv!B4", "t.csv!B8"]


def test_blank_cells_are_no_names_and_no_figures() -> None:
    observations = observe("code,name,year,beds,常住人口\n350102,,2024,,\n350103,台江区,2024,,5\n,,,,\n,,2024,,\n")
    assert rows(observations) == [("350102", None, 2024), ("350103", "台江区", 2024)]
    assert figures(observations) == ["NOT_AVAILABLE", "NOT_AVAILABLE"]
    assert figures(observations, "residents") == ["NOT_AVAILABLE", "5"]
    assert figures(observe("t.csv", missing={"": "suppressed"})) == ["SUPPRESSED", "SUPPRESSED"]


def test_a_hundred_thousand_blank_rows_are_passed_over_in_one_step() -> None:
    body = "350102,鼓楼区,1\n" + ",,\n" * 100_000 + "350103,台江区,2\n" + "\n" * 100_000 + "350104,仓山区,3\n"
    observations = observe("code,name,beds\n" + body)
    assert cell_names(observations) == ["t.csv!C2", "t.csv!C100003", "t.csv!C200004"]
    assert observations.findings == ()


class TestCellsOfAMegabyte:
    """A quotation mark that is not closed in time swallows rows: what it leaves is no name and no header."""

    def test_a_name_that_is_none_leaves_its_row_out(self) -> None:
        swallowed = "鼓楼区,1\n350103,台江区,2\n" * 20_000
        observations = observe(f'code,name,beds\n350102,"{swallowed}",1\n350104,仓山区,3\n')
        assert rows(observations) == [("350104", "仓山区", 0)]
        assert found(observations) == [
            f"error t.csv:2:2: HC628 The row is left out: the cell that should name its area holds {len(swallowed)} "
            'characters, beginning with "鼓楼区,1 350103,台江区,2 鼓楼区,1 350103,台江区,2 鼓楼…".'
        ]
        assert found(observations, "zh")[0].startswith(
            f"error t.csv:2:2: HC628 本行未采用：应写地区的单元格有 {len(swallowed)} 个字符，开头为“鼓楼区,1 "
        )

    def test_a_code_that_is_none_too(self) -> None:
        observations = observe(f"code,beds\n{'1' * 201},1\n350104,3\n")
        assert [code for code, _, _ in rows(observations)] == ["350104"]
        assert [one.code for one in observations.findings] == ["HC628"]
        assert [one.code for one in observe(f"code,name,beds\n350104,{'长' * 200},1\n").findings] == []

    def test_a_figure_and_a_header_of_a_megabyte_are_shown_by_their_beginnings(self) -> None:
        observations = observe(f"code,beds,{'x' * 1_000_000}\n350102,{'9' * 1_000_000},2\n")
        assert figures(observations) == ["UNREADABLE"]
        assert len(found(observations)[0]) < 200
        assert observations.tables[0].unused == ("x" * 200 + "…",)
