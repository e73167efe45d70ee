"""Hidden sheets: last year's table, or lists to choose from, are not taken for the one that people see."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from table_cases import figures, found, observe, save
from workbook_cases import ods

OLD: list[list[Any]] = [["区划代码", "地区", "床位数"], ["350102", "鼓楼区", 1]]
NEW: list[list[Any]] = [["区划代码", "地区", "床位数"], ["350102", "鼓楼区", 2]]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def hidden_xlsx(state: str, *hidden: bool) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, (is_hidden, cells) in enumerate(zip(hidden, (OLD, NEW), strict=True), 1):
        sheet = book.create_sheet(f"表{number}")
        for values in cells:
            sheet.append(values)
        sheet.sheet_state = state if is_hidden else "visible"
    book.active = hidden.index(False) if False in hidden else 0
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def hidden_xls(*hidden: bool) -> bytes:
    book = xlwt.Workbook()
    for number, (is_hidden, cells) in enumerate(zip(hidden, (OLD, NEW), strict=True), 1):
        sheet = book.add_sheet(f"表{number}")
        sheet.visibility = int(is_hidden)
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
    book.active_sheet = 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def hidden_ods(*hidden: bool) -> bytes:
    stream = io.BytesIO()
    styles = "".join(
        f'<style:style style:name="ta{number}"><style:table-properties table:display="{str(not is_hidden).lower()}"/>'
        "</style:style>"
        for number, is_hidden in enumerate(hidden, 1)
    )
    with zipfile.ZipFile(io.BytesIO(ods(OLD, NEW))) as plain, zipfile.ZipFile(stream, "w") as archive:
        for name in plain.namelist():
            text = plain.read(name).decode()
            if name == "content.xml":
                space = ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
                text = text.replace(">", f"{space}<office:automatic-styles>{styles}</office:automatic-styles>", 1)
                for number in (1, 2):
                    text = text.replace(f'name="表{number}"', f'name="表{number}" table:style-name="ta{number}"')
            archive.writestr(name, text)
    return stream.getvalue()


MAKERS: dict[str, Any] = {
    "hidden.xlsx": lambda *hidden: hidden_xlsx("hidden", *hidden),
    "very.xlsx": lambda *hidden: hidden_xlsx("veryHidden", *hidden),
    "hidden.xls": hidden_xls,
    "hidden.ods": hidden_ods,
}


@pytest.mark.parametrize("name", MAKERS)
def test_the_first_sheet_that_is_not_hidden_is_read(name: str) -> None:
    observations = observe(save(MAKERS[name](True, False), name))
    assert figures(observations) == ["2"]
    assert found(observations) == [
        f'info {name}:1 [表2]: HC261 Only the sheet "表2" is read; these hold something too: 表1.'
    ]
    assert figures(observe(name, sheet="1")) == ["1"]
    assert figures(observe(name, sheet="all")) == ["CONFLICT"]
    assert figures(observe(save(MAKERS[name](False, False), name))) == ["1"]


def test_where_all_are_hidden_the_first_is_read() -> None:
    assert figures(observe(save(hidden_ods(True, True), "t.ods"))) == ["1"]
