"""Workbooks and DataFrames: cells as people see them, and workbooks that cannot be used."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from table_cases import cell_names, figures, found, observe, refused, rows, save
from workbook_cases import unzipped, xls, zipped

from healthcheck.tables.cell_text import cell_text

CSV = "区划代码,地区,年份,床位数,常住人口(万人)\n350102,鼓楼区,2025,3922,52.3\n350103,台江区,2025,…,41.15\n"
HEADER = ["区划代码", "地区", "年份", "床位数", "常住人口(万人)"]
ROWS: list[list[Any]] = [[350102, "鼓楼区", 2025, 3922, 52.3], ["350103", "台江区", "2025年", "…", 41.15]]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def workbook(
    *sheets: Sequence[Sequence[Any]], name: str = "t.xlsx", change: Callable[[Any], None] = lambda _: None
) -> str:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, cells in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in cells:
            sheet.append(row)
    change(book)
    book.save(name)
    return name


def test_a_workbook_reads_like_the_csv_of_it() -> None:
    from_csv, from_sheet = observe(CSV), observe(workbook([HEADER, *ROWS]))
    assert rows(from_sheet) == rows(from_csv)
    for variable in ("beds", "residents"):
        assert figures(from_sheet, variable) == figures(from_csv, variable)
        ours, theirs = (one.batch.columns[variable].last_digit.tolist() for one in (from_sheet, from_csv))
        assert ours == theirs
    assert from_sheet.findings == ()
    assert (from_sheet.tables[0].sheet, from_sheet.tables[0].encoding) == ("表1", None)


def test_origins_in_a_workbook_name_the_sheet_and_the_row_of_it() -> None:
    observations = observe(workbook([[], [None, *HEADER], [], [None, *ROWS[0]]]))
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert (origin.place.sheet, origin.place.cell, origin.raw) == ("表1", "E4", "3922")
    assert cell_names(observations, "beds") == ["t.xlsx[表1]!E4"]


def test_the_first_sheet_that_holds_something_is_read_and_the_others_are_named() -> None:
    path = workbook([], [["  "]], [HEADER, *ROWS], [["其他"]], [["x"]])
    observations = observe(path)
    assert figures(observations) == ["3922", "BELOW_UNIT"]
    assert found(observations) == [
        'info t.xlsx:1 [表3]: HC261 Only the sheet "表3" is read; these hold something too: 表4, 表5.'
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((None, ""), (3922, "3922"), (3922.0, "3922"), (0.1 + 0.2, "0.3"), (1e22, "10000000000000000000000")),
        *((1e-7, "0.0000001"), (float("nan"), ""), (float("inf"), "inf"), (True, "TRUE"), (False, "FALSE")),
        *((date(2025, 1, 2), "2025-01-02"), (datetime(2025, 1, 2), "2025-01-02"), (time(3, 4), "03:04:00")),
        *((datetime(2025, 1, 2, 3, 4), "2025-01-02 03:04:00"), (Decimal("1.50"), "1.50"), (Decimal("1E+3"), "1000")),
        *((Decimal("NaN"), ""), (Fraction(1, 2), "1/2"), (2**80, str(2**80)), ("  a", "  a"), (np.str_("b"), "b")),
        *((np.int64(7), "7"), (np.float64(0.5), "0.5"), (np.bool_(True), "TRUE"), (pd.NA, ""), (pd.NaT, "")),
        (pd.Timestamp("2025-01-02"), "2025-01-02"),
    ],
)  # fmt: skip
def test_values_are_written_as_people_see_them(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_percent_formats_errors_dates_and_truth_values_are_what_the_sheet_shows() -> None:
    def format_cells(book: Any) -> None:
        sheet = book.active
        for row, style in ((2, "0%"), (3, "0.00%"), (4, '0.0"%"'), (5, "General"), (6, "0%")):
            sheet.cell(row, 2).number_format = style
        for column in (2, 3):
            sheet.cell(8, column).value = "#DIV/0!"
            sheet.cell(8, column).data_type = "e"

    cells: list[list[Any]] = [["区划代码", "健康素养水平", "床位数"]]
    cells += [[350102, 0.25, 1], [350103, 0.2855, True], [350104, 0.25, date(2025, 3, 4)], [350105, 25, "=1/0"]]
    cells += [[350111, "26%", 5], [350112, None, 6], [350113, None, None]]
    observations = observe(workbook(cells, change=format_cells))
    assert figures(observations, "literacy") == ["25", "28.55", "0.25", "25", "26", "NOT_AVAILABLE", "UNREADABLE"]
    assert figures(observations) == ["1", "UNREADABLE", "UNREADABLE", "UNREADABLE", "5", "6", "UNREADABLE"]
    assert found(observations) == [
        'error t.xlsx:3:3 [表1]: HC205 Hospital beds: "TRUE" is a truth value, not a number. Enter the figure.',
        'error t.xlsx:4:3 [表1]: HC204 Hospital beds: "2025-03-04" is a date, not a number. Enter the figure again; '
        "format "
        "the cell as a number.",
        'error t.xlsx:5:3 [表1]: HC209 Hospital beds: the formula "=1/0" has no saved result. Open the workbook in '
        "Excel or WPS and save it.",
        'error t.xlsx:8:2 [表1]: HC201 Health literacy: "#DIV/0!" is not a number. Correct the cell; if it stands '
        "for a "
        "missing figure, say so with --missing.",
        'error t.xlsx:8:3 [表1]: HC201 Hospital beds: "#DIV/0!" is not a number. Correct the cell; if it stands for a '
        "missing figure, say so with --missing.",
    ]


def test_the_error_for_not_available_is_a_missing_figure() -> None:
    def error_cell(book: Any) -> None:
        book.active["B2"].value, book.active["B2"].data_type = "#N/A", "e"

    observations = observe(workbook([["区划代码", "床位数"], [350102, 1]], change=error_cell))
    assert figures(observations) == ["NOT_AVAILABLE"]
    assert observations.findings == ()


def test_workbooks_that_are_none() -> None:
    save(b"", "empty.xlsx")
    save(b"%PDF-1.4, \x01", "renamed.xlsx")
    save(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old.xlsx")
    save(b"PK\x03\x04 torn", "torn.xlsx")
    nothing = "This is no workbook that can be read, or it is damaged. Open it in Excel or WPS and save it as .xlsx."
    assert refused("empty.xlsx", "renamed.xlsx", "old.xlsx", "torn.xlsx", workbook([], [[" "]])) == [
        "empty.xlsx: HC213 The table is empty: there is nothing in it.",
        f"renamed.xlsx: HC219 {nothing}",
        f"old.xlsx: HC219 {nothing}",
        f"torn.xlsx: HC219 {nothing}",
        "t.xlsx: HC221 No sheet of the workbook holds anything.",
    ]


def test_a_workbook_with_a_header_only() -> None:
    assert refused(workbook([HEADER, [" ", None]])) == [
        "t.xlsx [表1]: HC222 The table has a header, but no row of data."
    ]


def test_a_stray_cell_far_away_is_refused_before_it_fills_the_memory() -> None:
    workbook([HEADER, *ROWS])
    parts = unzipped(Path("t.xlsx").read_bytes())
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", stray)
    assert refused(save(zipped(parts), "far.xlsx")) == [
        "far.xlsx [表1]: HC226 The sheet reaches as far as cell XFD1048576: a stray cell makes it too large to open. "
        "Delete "
        "the empty rows and columns beyond the table and save again."
    ]


def test_a_stray_cell_far_away_in_an_xls_is_refused_too() -> None:
    sheet: list[list[Any]] = [["code", "beds"], ["350102", 5], *[[]] * 59_998, [*[None] * 199, "x"]]
    Path("t.xls").write_bytes(xls(sheet))
    assert refused("t.xls") == [
        "t.xls: HC226 The sheet reaches as far as cell GR60001: a stray cell makes it too large to open. Delete the "
        "empty rows and columns beyond the table and save again."
    ]


def test_a_tall_sheet_with_few_columns_is_opened() -> None:
    cells: list[list[Any]] = [["区划代码", "床位数"], [350102, 1]]
    cells += [[None, None]] * 30_000 + [[350103, 2]]
    assert figures(observe(workbook(cells))) == ["1", "2"]


def test_a_frame_reads_like_the_csv_of_it() -> None:
    frame = pd.DataFrame(ROWS, columns=HEADER)
    from_csv, from_frame = observe(CSV), observe(frame)
    assert rows(from_frame) == rows(from_csv)
    assert figures(from_frame) == figures(from_csv)
    assert figures(from_frame, "residents") == figures(from_csv, "residents")
    origin = from_frame.origins.origin("beds", 1)
    assert origin is not None
    assert (str(origin.place), origin.raw) == ("<DataFrame>:3:4", "…")


@pytest.mark.parametrize(
    "dtype", ["int64", "Int64", "float64", "Float64", "float32", "object", "string", "int64[pyarrow]"]
)
def test_the_type_of_a_frames_column_does_not_matter(dtype: Any) -> None:
    frame = pd.DataFrame({"code": ["350102", "350103"], "beds": pd.Series([3922, 17]).astype(dtype)})
    assert figures(observe(frame)) == ["3922", "17"]


def test_single_precision_is_trusted_for_seven_digits() -> None:
    frame = pd.DataFrame({"code": ["350102", "350103"], "常住人口(万人)": np.array([52.3, np.nan], dtype=np.float32)})
    assert figures(observe(frame), "residents") == ["523000", "NOT_AVAILABLE"]


def test_frames_keep_what_numbers_cannot() -> None:
    beds = [2**70, Decimal("1E+2"), None, float("nan"), pd.NA, " 3,922 "]
    frame = pd.DataFrame({"code": [f"35010{n}" for n in range(1, 7)], "beds": pd.Series(beds, dtype=object)})
    assert figures(observe(frame)) == [str(2**70), "100", *["NOT_AVAILABLE"] * 3, "3922"]


def test_a_named_index_is_a_column_and_headers_of_two_rows_are_read_downwards() -> None:
    frame = pd.DataFrame({("床位数", "(张)"): [1, 2]}, index=pd.Index(["350102", "350103"], name="区划代码"))
    observations = observe(frame)
    assert (observations.area, figures(observations)) == (["350102", "350103"], ["1", "2"])


def test_several_frames_are_told_apart_and_have_fingerprints() -> None:
    first = pd.DataFrame({"code": ["350102"], "beds": [1]})
    second = pd.DataFrame({"code": ["350102"], "doctors": [1]})
    tables = observe(first, second).tables
    assert [table.path for table in tables] == ["<DataFrame>", "<DataFrame 2>"]
    assert tables[0].sha256 != tables[1].sha256
    assert tables[0].sha256 == observe(first.copy()).tables[0].sha256


def test_frames_without_columns_or_rows() -> None:
    assert refused(pd.DataFrame(), pd.DataFrame({"code": []})) == [
        "<DataFrame>: HC213 The table is empty: there is nothing in it.",
        "<DataFrame 2>: HC222 The table has a header, but no row of data.",
    ]


def test_a_frame_is_never_changed() -> None:
    frame = pd.DataFrame({"code": ["350102"], "beds": ["1,000"]}, index=pd.Index([5], name="x"))
    before = frame.copy(deep=True)
    observe(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_anything_else_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="a table is a path or a pandas DataFrame, not BytesIO"):
        observe(io.BytesIO(b""))


def test_any_number_of_percent_formats_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["code", "健康素养水平"])
    for number in range(150):
        sheet.append([str(350000 + number), number / 1000])
        sheet.cell(number + 2, 2).number_format = f'0.0%"{number}"'
    book.save("t.xlsx")
    expected = [str(Decimal(number) / 10) for number in range(150)]
    assert figures(observe("t.xlsx"), "literacy") == expected
