"""What ``inspect`` says beside its tables, and that no cell is lost, whatever the layout."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_cases import accounted, inspect, save
from workbook_cases import xlsx

from healthcheck.cli import main

SMALL = "区划代码,年份,床位数\n350102,2024,1\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")


def notes(*sources: Any, **options: Any) -> list[tuple[str, list[str]]]:
    """Return the codes of the notes on each table, with its path."""
    return [(one.path, [note.code for note in one.notes]) for one in inspect(*sources, **options)]


class TestNotes:
    def test_files_that_are_passed_over_are_told_with_the_first_table_of_their_folder(self) -> None:
        for folder in ("a", "b"):
            Path(folder).mkdir()
            save(SMALL, f"{folder}/2.csv")
            save(SMALL, f"{folder}/1.csv")
        save("x", "b/~$1.xlsx")
        save("x", "b/letter.docx")
        assert notes("a", "b") == [("a/1.csv", []), ("a/2.csv", []), ("b/1.csv", ["HC294", "HC295"]), ("b/2.csv", [])]
        assert notes("b/*") == [("b/1.csv", ["HC294", "HC295"]), ("b/2.csv", [])]

    def test_encodings_sheets_and_layouts(self) -> None:
        save("code,name,beds\n350102,莆田市,1\n".encode("big5"), "big5.csv")
        assert notes("big5.csv") == [("big5.csv", ["HC211"])]
        save(xlsx([["地区", "床位数"], ["鼓楼区", 1]], [["x"], ["y"]]), "two.xlsx")
        assert notes("two.xlsx") == [("two.xlsx", ["HC261"])]
        assert notes("two.xlsx", sheet="1") == [("two.xlsx", [])]
        save("地区：鼓楼区\n2024年\n指标,数值\n床位数,1\n车辆,2\n", "above.csv")
        assert notes("above.csv") == [("above.csv", ["HC633", "HC634"])]
        assert notes(save("地区,车辆\n鼓楼区,1\n", "nothing.csv")) == [("nothing.csv", ["HC263"])]

    def test_they_are_printed_and_in_the_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        save("2024年卫生资源\n区划代码,床位数\n350102,1\n", "t.csv")
        assert main(["inspect", "t.csv"]) == 0
        assert capsys.readouterr().out.partition("info: ")[2] == (
            't.csv:1:1: HC634 The title says 2024 ("2024年卫生资源"), but no column\n'
            "does: the rows are judged without a year. If it is theirs, add --period 2024.\n\n"
        )
        assert main(["inspect", "t.csv", "--format", "json", "--lang", "zh"]) == 0
        (table,) = json.loads(capsys.readouterr().out)
        assert table["notes"] == [
            {
                "code": "HC634",
                "severity": "info",
                "message": "标题写的是 2024 年（“2024年卫生资源”），而表中没有年份列，按无年份判定。"
                "如果数据就是这一年的，请加 --period 2024。",
                "line": 1,
                "column": 1,
            }
        ]

    def test_of_many_the_first_are_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        save("区划代码,地区,床位数\n" + "".join(f"3501{n},#区{n},1\n" for n in range(10, 30)), "t.csv")
        assert main(["inspect", "t.csv"]) == 0
        out = capsys.readouterr().out
        assert out.count("HC630") == 10
        assert out.endswith("… and 10 more notes; all of them: --format json\n\n")


CELLS = st.sampled_from(
    [
        "",
        "1",
        "2,5",
        "…",
        "合计",
        "其中",
        "#长乐市",
        "注：x",
        "鼓楼区",
        "350102",
        "2024",
        "床位数",
        "x",
        " ",
        "万人",
        "D",
        "A",
    ]
)
HEADERS = {
    "wide": "区划代码,地区,年份,床位数,常住人口(万人),备注",
    "years": "地区,2024年床位数,2023年床位数,其中：公立",
    "long": "地区,指标,数值,单位,年份",
    "long years": "地区,指标,2024年,2023年",
    "one region": "指标,2024年,2023年",
    "sdmx": "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MULT,OBS_STATUS",
    "sdmx names": "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,REF_AREA,Area,INDICATOR,Indicator,OBS_VALUE,Value",
    "two rows": "地区,卫生,,人口\n,床位数,其中：床位数,常住人口",
    "units": "地区,床位数,常住人口\n,张,万人",
    "numbered": "地区,床位数,常住人口\n甲,1,2",
}
TITLES = [
    "",
    "2024年卫生资源\n",
    "地区：福建省,时间：2023年\n",
    "单位：万人\n\n",
    "指标：年末常住人口(万人)\n地区：福建省\n",
]


def lines(header: str, title: str, data: st.DataObject) -> Iterator[list[str]]:
    """The cells of a table: titles, a header, and rows of whatever comes."""
    width = header.split("\n", maxsplit=1)[0].count(",") + 1
    for text in [*title.split("\n")[:-1], *header.split("\n")]:
        yield (text.split(",") + [""] * width)[:width]
    yield from data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(HEADERS.values())), st.sampled_from(TITLES), st.booleans(), st.data())
def test_every_cell_is_accounted_for_in_every_layout(header: str, title: str, book: bool, data: st.DataObject) -> None:
    cells = list(lines(header, title, data))
    if book:
        workbook = openpyxl.Workbook()
        sheet = workbook.worksheets[0]
        for row, texts in enumerate(cells, 1):
            for column, text in enumerate(texts, 1):
                sheet.cell(row, column, text or None)
        workbook.save("t.xlsx")
    else:
        quoted = [",".join(f'"{text}"' if "," in text else text for text in texts) for texts in cells]
        Path("t.csv").write_text("\n".join(quoted) + "\n", encoding="utf-8")
    if not any(text.strip() for texts in cells[len(cells) - 1 :] for text in texts):
        return  # nothing below the header may be left
    (one,) = inspect("t.xlsx" if book else "t.csv", header_row=None)
    assert one.total_cells == accounted(one) == sum(bool(text.strip()) for texts in cells for text in texts)
