"""Workbooks of other programs, Parquet, and which sheet is read: the same figures, whatever the file."""

import struct
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from table_cases import figures, found, observe, refused, rows, save
from workbook_cases import HEADER, SHEET, cell, ods, ods_cell, ods_of, row, unzipped, xls, xlsx, zipped

NOTHING = "This is no workbook that can be read, or it is damaged. Open it in Excel or WPS and save it as .xlsx."
LOCKED = "The workbook is protected by a password. Remove the password and save it again."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "make"), [("t.xls", xls), ("t.et", xls), ("t.et", xlsx), ("t.ods", ods), ("t.xls", xlsx), ("t.csv", xls)]
)
def test_every_workbook_reads_alike_whatever_its_name(name: str, make: Any) -> None:
    observations = observe(save(make(SHEET), name))
    assert rows(observations) == [("350102", "鼓楼区", 2025), ("350103", "台江区", 2025)]
    assert figures(observations) == ["3922", "BELOW_UNIT"]
    assert figures(observations, "literacy") == ["25", "28.55"]
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert (origin.place.sheet, origin.place.cell, origin.raw) == ("表1", "D2", "3922")
    assert observations.findings == ()


def test_errors_in_an_xls_are_no_blanks() -> None:
    table: list[list[Any]] = [
        HEADER,
        ["350102", "鼓楼区", 2025, "#DIV/0!", "25%"],
        ["350103", "台江区", 2025, "#N/A", None],
    ]
    observations = observe(save(xls(table), "t.xls"))
    assert figures(observations) == ["UNREADABLE", "NOT_AVAILABLE"]
    assert figures(observations, "literacy") == ["25", "NOT_AVAILABLE"]
    assert found(observations) == [
        'error t.xls:2:4 [表1]: HC201 Hospital beds: "#DIV/0!" is not a number. Correct the cell; if it stands for a '
        "missing figure, say so with --missing."
    ]


def test_a_large_xls_with_its_tables_in_many_sectors() -> None:
    table: list[list[Any]] = [HEADER, *([350000000000 + number, "区", 2025, number, "25%"] for number in range(30_000))]
    observations = observe(save(xls(table), "t.xls"))
    assert figures(observations)[-1] == "29999"
    assert figures(observations, "literacy")[-1] == "25"


def test_protected_sheets_are_read_and_encrypted_workbooks_are_not() -> None:
    assert figures(observe(save(xlsx(SHEET, protect=True), "t.xlsx"))) == ["3922", "BELOW_UNIT"]
    plain = xls(SHEET)
    # An encrypted xlsx is a compound file with this stream; an encrypted xls has a record that says so.
    entry = plain.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    save(plain[:entry] + name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2) + plain[entry + 66 :], "a.xlsx")
    code_page = plain.index(struct.pack("<HH", 0x42, 2))
    save(plain[:code_page] + struct.pack("<H", 0x2F) + plain[code_page + 2 :], "b.xls")
    save(ods_of(row(cell("")), manifest="<manifest:encryption-data/>"), "c.ods")
    assert refused("a.xlsx", "b.xls", "c.ods") == [
        f"a.xlsx: HC220 {LOCKED}",
        f"b.xls: HC220 {LOCKED}",
        f"c.ods: HC220 {LOCKED}",
    ]


def test_workbooks_that_are_torn_are_said_to_be() -> None:
    whole = {"a.xls": xls(SHEET), "b.ods": ods(SHEET), "c.xlsx": xlsx(SHEET)}
    names = [save(data[: len(data) // 3], name) for name, data in whole.items()]
    names.append(save(ods_of(row(cell("string", shown="<a>"))), "d.ods"))
    names.append(save(ods_of(row(cell("")), prolog='<!DOCTYPE x [<!ENTITY a "b">]>'), "e.ods"))
    names.append(save(b"PAR1 PAR1", "f.parquet"))
    names.append(save(b"no table", "g.xls"))
    assert refused(*names) == [f"{name}: HC219 {NOTHING}" for name in names]


def test_cells_of_an_ods_are_what_people_see() -> None:
    header = row(*(cell("string", shown=word) for word in ("区划代码", "床位数", "备注")))
    spaced = '3<text:s text:c="1"/>922<text:span>张</text:span>'
    note = '<table:table-cell office:value-type="float" office:value="7"><office:annotation><text:p>x</text:p>'
    body = [
        row(cell("string", shown="350102"), cell("float", "0.30000000000000004", "0.3")),
        row(cell("string", shown="350103"), cell("string", shown=spaced)),
        row(cell("string", shown="350104"), cell("string", shown="#DIV/0!", more='table:formula="of:=1/0"')),
        row(cell("string", shown="350105"), cell("", more='table:formula="of:=[.A1]*2"')),
        row(cell("string", shown="350111"), note + "</office:annotation><text:p>7</text:p></table:table-cell>"),
        row(cell("string", shown="350112"), cell("date", "2025-01-02T00:00:00", "2日")),
        row(cell("string", shown="350121"), cell("boolean", "true", "TRUE")),
        row(cell("float", "350122"), "<table:covered-table-cell/>", cell("string", shown="a")),
        row(cell("float", "350123"), cell("currency", "5", "￥5")),
    ]
    observations = observe(save(ods_of(header + "".join(body)), "t.ods"))
    assert figures(observations) == [
        *("0.3", "3922", "UNREADABLE", "UNREADABLE", "7", "UNREADABLE", "UNREADABLE", "NOT_AVAILABLE", "5"),
    ]
    assert [finding.split(" ")[2] + " " + finding.split('"')[1] for finding in found(observations)[1:]] == [
        "[表1]: #DIV/0!",
        "[表1]: =[.A1]*2",
        "[表1]: 2025-01-02",
        "[表1]: TRUE",
    ]


def test_repeated_cells_and_rows_of_an_ods_are_counted_and_empty_ends_are_not() -> None:
    header = row(
        cell("string", shown="区划代码"), cell("", more='table:number-columns-repeated="2"'), ods_cell("床位数")
    )
    blank = row(cell(""), more='table:number-rows-repeated="1000"')
    full = row(ods_cell(350102), cell("", more='table:number-columns-repeated="2"'), ods_cell(5))
    end = row(cell("", more='table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"')
    observations = observe(save(ods_of(header + blank + full + end), "t.ods"))
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert (figures(observations), origin.place.cell) == (["5"], "D1002")
    stray = row(ods_cell(1), cell("", more='table:number-columns-repeated="99"'), ods_cell(1))
    assert refused(save(ods_of(header + full + end + stray), "far.ods")) == [
        "far.ods [表1]: HC226 The sheet reaches as far as cell CW1048579: a stray cell makes it too large to open. "
        "Delete the empty rows and columns beyond the table and save again."
    ]


def test_a_formula_that_gives_no_text_is_blank_and_one_without_a_result_is_not() -> None:
    data = xlsx([HEADER[:4], [350102, "a", 2025, "=A1*2"], [350103, "b", 2025, "=A1*3"]])
    parts = unzipped(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<c r="D3"', b'<c r="D3" t="str"')
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    observations = observe(save(zipped(parts), "u.xlsx"))
    assert figures(observations) == ["UNREADABLE", "NOT_AVAILABLE"]
    assert found(observations, "zh") == [
        "error u.xlsx:2:4 [表1]: HC209 床位数：公式“=A1*2”没有保存计算结果。请用 Excel 或 WPS 打开该文件并保存一次。"
    ]


OTHER: list[list[Any]] = [["区划代码", "年份", "常住人口"], ["350102", 2025, 1000]]


@pytest.mark.parametrize("make", [xlsx, xls, ods])
@pytest.mark.parametrize("sheet", ["表3", " 表3", "3"])
def test_a_sheet_is_chosen_by_name_or_number(make: Any, sheet: str) -> None:
    observations = observe(save(make(SHEET, [], OTHER), "t.xlsx"), sheet=sheet)
    assert figures(observations, "residents") == ["1000"]
    assert observations.tables[0].sheet == "表3"
    assert observations.findings == ()


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_all_sheets_are_tables_of_their_own_and_blank_ones_are_none(make: Any) -> None:
    observations = observe(save(make(SHEET, [[" "]], OTHER), "t.xlsx"), sheet="all")
    assert [(table.sheet, table.rows) for table in observations.tables] == [("表1", 2), ("表3", 1)]
    assert figures(observations, "residents") == ["1000", "ABSENT"]
    origin = observations.origins.origin("residents", 0)
    assert origin is not None
    assert (origin.place.sheet, origin.place.cell) == ("表3", "C2")
    assert observations.findings == ()


@pytest.mark.parametrize("sheet", ["表9", "0", "4", "²", "-1"])
def test_a_sheet_that_is_not_there_is_named_with_those_that_are(sheet: str) -> None:
    assert refused(save(xlsx(SHEET, [], OTHER), "t.xlsx"), sheet=sheet)[0].startswith(
        f't.xlsx: HC290 There is no sheet "{sheet}"; there are: 表1, 表2, 表3.'
    )
    assert refused("t.xlsx", sheet="2") == ["t.xlsx [表2]: HC213 The table is empty: there is nothing in it."]


def test_a_sheet_is_asked_of_workbooks_only() -> None:
    assert figures(observe("code,beds\n350102,1\n", sheet="7")) == ["1"]


def test_parquet_keeps_every_figure_as_it_is() -> None:
    columns = {
        "code": ["350102", "350103", "350104"],
        "beds": pa.array([3922, None, 2**62], pa.int64()),
        "常住人口(万人)": pa.array([52.3, 0.1 + 0.2, None]),
        "literacy": pa.array([25.1, None, 1], pa.float32()),
        "spending": pa.array([Decimal("1.50"), None, Decimal("99999999999999999999.99")]),
        "地区": pa.array(["鼓楼区", "台江区", "x"]).dictionary_encode(),
        "年份": pa.array([datetime(2025, 1, 1, tzinfo=UTC), None, None], pa.timestamp("ns")),
    }
    pq.write_table(pa.table(columns).drop_columns(["年份"]), "t.parquet")
    observations = observe("t.parquet", period=2025)
    assert rows(observations)[:2] == [("350102", "鼓楼区", 2025), ("350103", "台江区", 2025)]
    assert figures(observations) == ["3922", "NOT_AVAILABLE", str(2**62)]
    assert figures(observations, "residents") == ["523000", "3000", "NOT_AVAILABLE"]
    assert figures(observations, "literacy") == ["25.1", "NOT_AVAILABLE", "1"]
    assert figures(observations, "spending") == ["1.5", "NOT_AVAILABLE", "99999999999999999999.99"]
    assert observations.tables[0].encoding is None
    pq.write_table(pa.table(columns).select(["code", "年份", "beds"]), "dates.parquet")
    assert 'HC253 The row is left out: its year "2025-01-01" is not one.' in found(observe("dates.parquet"))[0]


def test_parquet_without_columns_or_rows_or_with_too_many() -> None:
    pq.write_table(pa.table({}), "a.parquet")
    pq.write_table(pa.table({"code": pa.array([], pa.string())}), "b.parquet")
    assert refused("a.parquet", "b.parquet") == [
        "a.parquet: HC213 The table is empty: there is nothing in it.",
        "b.parquet: HC222 The table has a header, but no row of data.",
    ]
    many = pa.table({f"c{number}": pa.nulls(200_000, pa.int8()) for number in range(501)})
    pq.write_table(many, "c.parquet")
    assert refused("c.parquet") == [
        "c.parquet: HC226 The sheet reaches as far as cell SG200001: a stray cell makes it too large to open. Delete "
        "the empty rows and columns beyond the table and save again."
    ]
