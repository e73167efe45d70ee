"""Hostile input: whatever the bytes, a table is observations or a TableError that can be said in both languages."""

from pathlib import Path

import openpyxl
import pytest
from fuzz_targets import read
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from table_cases import save
from verdict_cases import loaded_once
from workbook_cases import ods_of, row, saved, unzipped, zipped

from healthcheck import pipeline

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_packs", loaded_once)


@SLOW
@given(st.binary(max_size=300), st.sampled_from([None, None, "utf-16", "utf-8", "gb18030", "utf-7", "big5", "idna"]))
@example(b"\xef\xbb\xbf", None)
@example(b"\xff\xfe", None)
@example(b"code,beds\n350102,1\r\r\n\n", None)
def test_any_bytes(data: bytes, encoding: str | None) -> None:
    read(save(data, "h.csv"), encoding=encoding)


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
    read(save(("code,beds,年份\n" if with_header else "") + text, "h.csv"))


LONG = 100_000
"""Characters that take a moment when each is looked at once, and hours when all are looked at for each."""
TEXTS = {
    "a unit": f"code,年份,床位数({'万' * LONG})\n350102,2024,5\n",
    "a unit of a row": f"code,年份,指标,数值,单位\n350102,2024,床位数,5,{'万' * LONG}\n",
    "a title of years": f"{'2023' * LONG}\ncode,2024,2023\n350102,5,6\n",
    "a title of words": f"{'历年' * LONG}{'情况' * LONG}\ncode,2024,2023\n350102,5,6\n",
    "a code": f"code,beds\n{'3.' * LONG},1\n",
    "a label": f"REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE\n{'a-' * LONG}: x,2024,beds,5\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_long_texts_are_gone_through_once(text: str) -> None:
    read(save(text, "h.csv"))


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for cells in (["code", "健康素养水平", "beds"], ["350102", 0.25, 1], ["350103", "x", None]):
        book.worksheets[0].append(cells)
    book.worksheets[0]["B2"].number_format = "0%"
    return saved(book)


WORKBOOK = _workbook()
SHEET = "xl/worksheets/sheet1.xml"


CELLS = "".join(f'<row r="{number}"><c r="A{number}" t="e"></c></row>' for number in range(9, LONG // 40))
PARTS = {
    "error cells without an error": (SHEET, "</sheetData>", f"{CELLS}</sheetData>"),
    "a formula and spaces": (
        SHEET,
        "</sheetData>",
        f'<row r="9"><c r="A9"><f>1</f>{" " * LONG}<v>1</v></c></row></sheetData>',
    ),
    "tags that never close": ("xl/styles.xml", "<numFmts", f"{'<numFmt ' * LONG}<numFmts"),
    "cell formats that never close": ("xl/styles.xml", "<numFmts", f"{'<cellXfs ' * LONG}<numFmts"),
    "a long attribute": ("xl/styles.xml", "<numFmts", f'<numFmt {"a" * LONG} formatCode="x"/><numFmts'),
    "a long attribute of a sheet": ("xl/workbook.xml", "<sheets>", f"<sheets><sheet {'a' * LONG}>"),
}


@pytest.mark.parametrize(("part", "old", "new"), PARTS.values(), ids=PARTS)
def test_long_parts_of_a_workbook_are_gone_through_once(part: str, old: str, new: str) -> None:
    parts = unzipped(WORKBOOK)
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    read(save(zipped(parts), "h.xlsx"))


def test_deep_nesting_in_a_cell_is_damage() -> None:
    deep = f"{'<text:span>' * 20_000}x{'</text:span>' * 20_000}"
    cells = row(f'<table:table-cell office:value-type="string"><text:p>{deep}</text:p></table:table-cell>')
    assert read(save(ods_of(cells), "h.ods"))[0] == ("HC219",)


@SLOW
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), max_size=8), st.integers(0, 400))
def test_any_damage_to_a_workbook(changes: list[tuple[int, int]], cut: int) -> None:
    damaged = bytearray(WORKBOOK[: len(WORKBOOK) - cut])
    for position, value in changes:
        if position < len(damaged):
            damaged[position] = value
    read(save(bytes(damaged), "h.xlsx"))


@SLOW
@given(st.sampled_from([SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]), st.data())
def test_any_damage_inside_a_workbook(part: str, data: st.DataObject) -> None:
    parts = unzipped(WORKBOOK)
    start = data.draw(st.integers(0, len(parts[part])))
    end = data.draw(st.integers(start, min(start + 30, len(parts[part]))))
    parts[part] = parts[part][:start] + data.draw(st.binary(max_size=5)) + parts[part][end:]
    read(save(zipped(parts), "h.xlsx"))


@settings(SLOW, max_examples=200)
@given(st.text(max_size=60) | st.binary(max_size=60), st.sampled_from(["columns", "missing"]))
def test_any_map(content: str | bytes, option: str) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    save(data, "map.yaml")
    read(save("code,beds\n350102,1\n", "h.csv"), **{option: "map.yaml"})
