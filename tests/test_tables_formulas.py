"""Formulas that no program has worked out, and workbooks with passwords: said, never taken for blank."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from table_cases import figures, found, observe, refused, rows, save
from workbook_cases import cell, ods_of, row, saved, xls, xlsx

HEADER = ["区划代码", "年份", "床位数", "常住人口"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def never_calculated(which: str, sheet: str = "表1") -> str:
    return (
        f"warning t.xlsx:1 [{sheet}]: HC639 {which}: the workbook was probably never calculated. Open it in Excel or "
        "WPS and save it."
    )


def book_of_formulas(*cells: list[Any]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    for number, values in enumerate([HEADER, *cells]):
        for column, value in enumerate(values):
            sheet.write(number, column, xlwt.Formula(value[1:]) if str(value).startswith("=") else value)
    return saved(book)


def test_figures_that_were_never_worked_out_cannot_be_used() -> None:
    observations = observe(save(xlsx([HEADER, ["350102", 2024, "=10*2", 5], ["350103", 2024, 7, "=D2*2"]]), "t.xlsx"))
    assert (figures(observations), figures(observations, "residents")) == (["UNREADABLE", "7"], ["5", "UNREADABLE"])
    assert found(observations) == [
        'error t.xlsx:2:3 [表1]: HC209 Hospital beds: the formula "=10*2" has no saved result. Open the workbook in '
        "Excel or WPS and save it.",
        'error t.xlsx:3:4 [表1]: HC209 Resident population: the formula "=D2*2" has no saved result. Open the workbook '
        "in Excel or WPS and save it.",
    ]


def test_rows_of_nothing_but_formulas_are_there() -> None:
    table: list[list[Any]] = [HEADER, ["350102", 2024, 1, 2], ['="350"&"103"', "=2020+4", "=1+1", "=2+2"]]
    observations = observe(save(xlsx(table), "t.xlsx"))
    assert [text.split(" ")[3] for text in found(observations)] == ["HC639", "HC253"]
    assert found(observations, "zh")[0] == (
        "warning t.xlsx:1 [表1]: HC639 有 4 个公式没有保存计算结果：该工作簿可能从未计算过。"
        "请用 Excel 或 WPS 打开并保存一次。"
    )
    observations = observe(save(xlsx([["区划代码", "床位数"], ["350102", 1], ["350103", "=1+1"]]), "t.xlsx"))
    assert [code for code, _, _ in rows(observations)] == ["350102", "350103"]
    observations = observe(save(xlsx([["区划代码", "床位数"], ['="350"&"103"', "=1+1"]]), "t.xlsx"))
    assert figures(observations) == ["UNREADABLE"]
    assert found(observations)[0] == never_calculated("Formulas without a saved result: 2")


def test_an_xls_none_of_whose_formulas_shows_anything_was_probably_never_calculated() -> None:
    observations = observe(save(book_of_formulas(["350102", 2024, "=10*2", 5], ["350103", 2024, "=1+1", 6]), "t.xlsx"))
    assert figures(observations) == ["NOT_AVAILABLE", "NOT_AVAILABLE"]
    assert found(observations) == [never_calculated("All results of the sheet's formulas are empty (2 formulas)")]
    assert observe(save(xls([HEADER, ["350102", 2024, 1, 5]]), "t.xlsx")).findings == ()


def test_formulas_of_libreoffice() -> None:
    sheet = row(*(cell("string", shown=text) for text in ("区划代码", "床位数")))
    sheet += row(cell("string", shown="350102"), cell("", more='table:formula="of:=[.A1]*2"'))
    observations = observe(save(ods_of(sheet), "t.xlsx"))
    assert [text.split(" ")[3] for text in found(observations)] == ["HC209"]


def test_a_sheet_that_is_protected_is_read_and_one_that_is_encrypted_is_refused() -> None:
    observations = observe(save(xlsx([HEADER, ["350102", 2024, 1, 5]], protect=True), "t.xlsx"))
    assert figures(observations) == ["1"]
    assert observations.findings == ()
    encryption = ods_of(row(), manifest="<manifest><encryption-data/></manifest>")
    assert refused(save(encryption, "t.ods")) == [
        "t.ods: HC220 The workbook is protected by a password. Remove the password and save it again."
    ]


def test_a_workbook_that_openpyxl_reads_without_results_is_noticed() -> None:
    observations = observe(save(xlsx([HEADER, ["350102", 2024, "=10*2", 5]]), "t.xlsx"))
    assert openpyxl.load_workbook("t.xlsx", data_only=True).worksheets[0]["C2"].value is None
    assert figures(observations) == ["UNREADABLE"]
