"""Marked copies: what is wrong is coloured and commented in its cell, and nothing else of the file changes."""

import csv
import re
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from excel_cases import opened
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from workbook_cases import ods, unzipped, xls, zipped

from healthcheck.messages import line
from healthcheck.model.faults import Severity, UsageError
from healthcheck.model.text import Language
from healthcheck.pipeline import check
from healthcheck.reports.marked_copy import marks
from healthcheck.reports.marked_copy.copies import target_faults, write_marked_copies
from healthcheck.reports.report import Report

RULES = """
healthcheck: 1
pack: plan
revision: 1
title: {en: A plan, zh: 某规划}
source: {document: {en: The plan, zh: 某规划}}
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: resident_population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
  doctors:
    name: {en: Doctors, zh: 医师数}
    measure: {value: doctors}
    target: {at_least: 100}
    severity: warning
    clause: "2"
"""
HEADER: list[Any] = ["区划代码", "地区", "年份", "床位数", "常住人口", "执业(助理)医师数"]
ROWS: list[list[Any]] = [
    ["350102", "鼓楼区", 2025, 749, 100000, 120],
    ["350103", "台江区", 2025, 800, 100000, 90],
    ["350104", "仓山区", 2025, None, 100000, 100],
    ["350105", "马尾区", 2025, "八百", 100000, 100],
]
RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def rich_workbook(file: str = "t.xlsx") -> str:
    """Write a workbook with all that a copy must keep."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "数据"
    for number, cells in enumerate([[*HEADER, "备查"], *ROWS], 1):
        sheet.append(cells)
        for cell in sheet[number]:
            cell.font = Font(name="宋体", bold=number == 1)
            cell.border = Border(bottom=Side("thin"))
    sheet["D2"].number_format = "#,##0.00"
    sheet["G2"] = "=D2/E2*1000"
    sheet["A8"], sheet["D3"].comment = "注：某年数据", Comment("原有批注", "张三")
    sheet.merge_cells("A8:F8")
    sheet.column_dimensions["B"].width = 30
    sheet.row_dimensions[3].height = 40
    sheet.freeze_panes = "B2"
    validation = DataValidation(type="whole", operator="greaterThan", formula1="0")
    validation.add("D2:D5")
    sheet.add_data_validation(validation)
    other = book.create_sheet("图")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=5))
    other.add_chart(chart, "B2")
    book.save(file)
    edit(
        file,
        {"xl/unknown/part.bin": b"\0what no library knows"},
        {"xl/worksheets/sheet1.xml": (b"<v />", b"<v>7.49</v>")},
    )
    return file


def edit(file: str, added: Mapping[str, bytes], replaced: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Put parts into a workbook, and replace bytes in others."""
    parts = unzipped(Path(file).read_bytes())
    for name, (old, new) in replaced.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    Path(file).write_bytes(zipped({**parts, **added}))


def parts(file: str) -> dict[str, bytes]:
    return unzipped(Path(file).read_bytes())


def judged(*tables: str, language: Language = "zh", **options: Any) -> Report:
    return check(list(tables), "plan.yaml", language=language, **options)


def copied(*tables: str, to: str = "copy.xlsx", language: Language = "zh", **options: Any) -> list[str]:
    """Write marked copies and return what is said of them."""
    report = judged(*tables, language=language, **options)
    return [line(note, language) for note in write_marked_copies(report, tables, to, options.get("encoding"))]


def marked_cells(file: str, sheet: int = 0) -> dict[str, str]:
    """Return the colours of the cells that have one, by their addresses."""
    found = opened(Path(file).read_bytes()).worksheets[sheet]
    assert isinstance(found, Worksheet)
    cells = [cell for row in found.iter_rows() for cell in row]
    return {cell.coordinate: str(cell.fill.start_color.rgb) for cell in cells if cell.fill.patternType == "solid"}


def comment(file: str, cell: str, sheet: int = 0) -> str:
    found = opened(Path(file).read_bytes()).worksheets[sheet]
    assert isinstance(found, Worksheet)
    note = found[cell].comment
    return note.text if note else ""


def all_values(file: str) -> list[list[list[Any]]]:
    with python_calamine.CalamineWorkbook.from_path(file) as book:
        return [book.get_sheet_by_index(number).to_python() for number in range(len(book.sheet_names))]


def test_missed_targets_findings_and_blanks_are_marked_in_their_cells() -> None:
    assert copied(rich_workbook()) == []
    assert marked_cells("copy.xlsx") == {
        "D2": RED,
        "E2": RED,
        "F3": YELLOW,
        "D4": YELLOW,
        "D5": RED,
        # A finding about a whole row stands in its first cell.
        "A8": BLUE,
    }


def test_a_comment_says_what_was_missed_by_how_much_and_what_to_do() -> None:
    copied(rich_workbook())
    assert (
        comment("copy.xlsx", "D2")
        == comment("copy.xlsx", "E2")
        == (
            "未达标（错误）：plan/beds_per_1000\n"
            "鼓楼区 2025 年：每千人口床位数为 7.49，目标 ≥ 7.5，差 1 张。\n"
            "计算：749 张 ÷ 100000 人 × 1000。\n"
            "依据：某规划，条款 1。\n"
            "整改：至少增加 1 张（医疗卫生机构床位数）；现有数量可满足 99866 人，未满足的还有 134 人。"
        )
    )
    assert comment("copy.xlsx", "F3").splitlines()[0] == "未达标（警告）：plan/doctors"
    copied(rich_workbook("u.xlsx"), to="en.xlsx", language="en")
    assert comment("en.xlsx", "D2") == (
        "fail (error): plan/beds_per_1000\n"
        "鼓楼区 2025: Beds per 1000 is 7.49, target ≥ 7.5, 1 bed short.\n"
        "Computed: 749 beds / 100000 people x 1000.\n"
        "Clause 1, The plan.\n"
        "What to do: add at least 1 bed (Beds in health institutions); what is there is enough for 99866 people, "
        "134 people fewer than there are."
    )


def test_a_comment_on_a_finding_or_a_blank_says_what_it_means() -> None:
    copied(rich_workbook())
    first, second = comment("copy.xlsx", "D5").split("\n\n")
    assert first.splitlines()[:2] == [
        "错误：HC201",
        "医疗卫生机构床位数：“八百”不是数字。请改正该单元格；如果它表示数据缺失，请用 --missing 说明。",
    ]
    assert second.splitlines()[:2] == [
        "数据有误：plan/beds_per_1000（HC311）",
        "马尾区 2025 年，每千人口床位数：“医疗卫生机构床位数”无法识别为数字。",
    ]
    assert comment("copy.xlsx", "D4").splitlines()[:2] == [
        "缺数据：plan/beds_per_1000（HC303）",
        "仓山区 2025 年，每千人口床位数：“医疗卫生机构床位数”为空或标为暂缺。",
    ]


def test_everything_else_is_as_it_was_byte_by_byte() -> None:
    before = parts(rich_workbook())
    input_before = Path("t.xlsx").read_bytes()
    copied("t.xlsx")
    after = parts("copy.xlsx")
    assert Path("t.xlsx").read_bytes() == input_before
    assert before.keys() - after.keys() == set()
    assert after.keys() - before.keys() == set()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }
    assert all_values("copy.xlsx") == all_values("t.xlsx")
    # Of the sheet itself only the formats of marked cells have changed.
    plain = re.sub(rb' s="\d+"', b"", after["xl/worksheets/sheet1.xml"])
    assert plain == re.sub(rb' s="\d+"', b"", before["xl/worksheets/sheet1.xml"])


def test_a_marked_cell_keeps_its_font_border_and_number_format() -> None:
    copied(rich_workbook())
    sheets = [openpyxl.load_workbook(name).worksheets[0] for name in ("t.xlsx", "copy.xlsx")]
    before, after = (sheet["D2"] for sheet in sheets if isinstance(sheet, Worksheet))
    assert (repr(after.font), repr(after.border)) == (repr(before.font), repr(before.border))
    assert (after.number_format, after.font.name) == ("#,##0.00", "宋体")
    assert sheets[1].column_dimensions["B"].width == 30


def test_a_comment_that_is_there_is_kept_and_added_to() -> None:
    book = openpyxl.load_workbook(rich_workbook())
    book.worksheets[0]["D2"].comment = Comment("已核实", "李四")
    book.save("t.xlsx")
    copied("t.xlsx")
    assert comment("copy.xlsx", "D2").startswith("已核实\n\n未达标（错误）：plan/beds_per_1000\n")
    assert comment("copy.xlsx", "D3") == "原有批注"
    drawing = next(content for name, content in parts("copy.xlsx").items() if name.endswith(".vml"))
    # One box for each comment, with numbers of their own.
    numbers = re.findall(rb'id="_x0000_s(\d+)"', drawing)
    assert len(numbers) == len(set(numbers)) == len(re.findall(rb"<(?:\w+:)?Row>", drawing)) == 7


def test_a_workbook_without_comments_gets_the_parts_for_them() -> None:
    Path("plain.csv").write_text("", encoding="utf-8")
    book = openpyxl.Workbook()
    rows: list[list[Any]] = [HEADER, *ROWS[:1]]
    for cells in rows:
        book.worksheets[0].append(cells)
    book.save("t.xlsx")
    copied("t.xlsx")
    before, after = parts("t.xlsx"), parts("copy.xlsx")
    assert after.keys() - before.keys() == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert b'<legacyDrawing xmlns:r="' in after["xl/worksheets/sheet1.xml"]
    for part, kind in (("comments1.xml", b"comments+xml"), ("drawings/vmlDrawing1.vml", b"vmlDrawing")):
        assert re.search(rb'PartName="/xl/%s" ContentType="[^"]*%s"' % (part.encode(), re.escape(kind)), after[TYPES])


TYPES = "[Content_Types].xml"


def test_macros_stay_and_the_ending_with_them() -> None:
    rich_workbook("t.xlsm")
    edit(
        "t.xlsm",
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"},
        {TYPES: (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.macroEnabled.main+xml")},
    )
    assert copied("t.xlsm", to="copy.xlsm") == []
    after = parts("copy.xlsm")
    assert after["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 macros"
    assert b"macroEnabled" in after[TYPES]


def test_a_marked_copy_is_judged_like_its_table() -> None:
    for file in (rich_workbook(), "t.csv", "t.xls", "t.ods"):
        write_table(file)
        copied(file)
        before, after = (
            [(one.status, one.value, one.gap) for one in judged(name).verdicts()] for name in (file, "copy.xlsx")
        )
        assert before == after
        assert len(before) == 8


def write_table(file: str) -> None:
    rows: list[list[Any]] = [HEADER, *([str(cell) if cell is not None else None for cell in row] for row in ROWS)]
    if file.endswith(".csv"):
        with Path(file).open("w", encoding="gb18030", newline="") as stream:
            csv.writer(stream).writerows(rows)
    elif not file.endswith(".xlsx"):
        Path(file).write_bytes(xls(rows) if file.endswith(".xls") else ods(rows))


@pytest.mark.parametrize("file", ["t.csv", "t.xls", "t.ods"])
def test_other_tables_become_workbooks_of_text_with_the_same_cells(file: str) -> None:
    write_table(file)
    said = copied(file)
    assert said == ([] if file == "t.csv" else [f"HC448 {file}：标注件是新建的工作簿，{LOST}"])
    sheet = opened(Path("copy.xlsx").read_bytes()).worksheets[0]
    assert isinstance(sheet, Worksheet)
    shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert shown == [HEADER, *([None if cell is None else str(cell) for cell in row] for row in ROWS)]
    assert {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value} == {"@"}
    assert marked_cells("copy.xlsx") == {"D2": RED, "E2": RED, "F3": YELLOW, "D4": YELLOW, "D5": RED}
    assert "未达标（错误）" in comment("copy.xlsx", "D2")


LOST = "单元格内容相同（均为文本），不含原来的格式、公式和图表。"


def test_titles_blank_lines_and_line_breaks_of_a_csv_stay_on_their_lines() -> None:
    text = "某市统计表\n\n区划代码,地区,年份,床位数,常住人口,执业(助理)医师数\n"
    text += '350102,"鼓楼\n区",2025,749,"100,000",=1+1\n'
    Path("t.csv").write_text(text, encoding="utf-8")
    copied("t.csv")
    sheet = opened(Path("copy.xlsx").read_bytes()).worksheets[0]
    assert [sheet[cell].value for cell in ("A1", "A3", "B4", "E4", "F4")] == [
        "某市统计表",
        "区划代码",
        "鼓楼\n区",
        "100,000",
        "=1+1",
    ]
    assert sheet["F4"].data_type == "s"
    assert {cell for cell in marked_cells("copy.xlsx") if cell[1] == "4"} >= {"D4", "E4", "F4"}


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_is_split_as_it_was_read(sign: str) -> None:
    lines = [HEADER, *ROWS[:2]]
    text = "单位：张、人\n" + "\n".join(sign.join(map(str, cells)) for cells in lines) + "\n"
    Path("t.csv").write_text(text, encoding="utf-8")
    copied("t.csv")
    assert marked_cells("copy.xlsx") == {"D3": RED, "E3": RED, "F4": YELLOW}


def test_a_blank_cell_that_is_not_written_down_is_marked_in_the_format_of_its_column() -> None:
    rich_workbook()
    content = parts("t.xlsx")["xl/worksheets/sheet1.xml"]
    without = re.sub(rb'<c r="D4"[^>]*/>', b"", content)
    assert without != content
    edit("t.xlsx", {}, {"xl/worksheets/sheet1.xml": (content, without)})
    copied("t.xlsx")
    assert marked_cells("copy.xlsx")["D4"] == YELLOW
    assert all_values("copy.xlsx") == all_values("t.xlsx")


def test_a_cell_that_is_merged_into_another_is_marked_where_it_is_seen() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["区划代码", "地区", "年份", "床位数", "常住人口"])
    sheet.append(["350102", "鼓楼区", 2024, 800, 100000])
    sheet.append([None, None, 2025, 749, 100000])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    book.save("t.xlsx")
    copied("t.xlsx")
    found = marked_cells("copy.xlsx")
    # What is said of line 3 as a whole is said in the cell that covers its first one.
    assert (found["D3"], found["E3"], found.get("A3"), found["A2"]) == (RED, RED, None, BLUE)


def test_parts_of_a_sum_are_not_themselves_what_is_wrong() -> None:
    Path("plan.yaml").write_text(
        RULES.replace("indicators:", "applies_to: {level: city, areas: ['350100']}\nindicators:"), encoding="utf-8"
    )
    write_table("t.xls")
    Path("t.csv").write_text(
        "区划代码,年份,床位数,常住人口,执业(助理)医师数\n350102,2025,749,100000,90\n350103,2025,749,100000,90\n",
        encoding="utf-8",
    )
    copied("t.csv")
    assert {cell: colour for cell, colour in marked_cells("copy.xlsx").items() if cell[0] in "CD"} == dict.fromkeys(
        ("C2", "C3", "D2", "D3"), BLUE
    )
    assert comment("copy.xlsx", "C2").endswith("\n该数由 2 个单元格相加，此为其中之一。")


def test_several_tables_get_a_copy_each_in_a_new_folder() -> None:
    rich_workbook("a.xlsx")
    Path("sub").mkdir()
    write_table("t.csv")
    Path("t.csv").replace("sub/A.csv")
    report = judged("a.xlsx", "sub/A.csv")
    assert write_marked_copies(report, ["a.xlsx", "sub/A.csv"], "copies", None) == []
    assert sorted(path.name for path in Path("copies").iterdir()) == ["A-2.xlsx", "a.xlsx"]
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.write("a.xlsx", "x/a.xlsx")
        archive.write("sub/A.csv", "说明/B.csv")
    write_marked_copies(judged("all.zip"), ["all.zip"], "unpacked", None)
    assert sorted(path.name for path in Path("unpacked").iterdir()) == ["B.xlsx", "a.xlsx"]


def test_a_table_with_nothing_to_mark_is_given_back_as_it_is() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADER)
    book.worksheets[0].append(["350102", "鼓楼区", 2025, 800, 100000, 120])
    book.save("t.xlsx")
    assert copied("t.xlsx") == []
    assert Path("copy.xlsx").read_bytes() == Path("t.xlsx").read_bytes()


def test_what_has_no_cell_is_counted_and_said() -> None:
    Path("plan.yaml").write_text(
        RULES.replace('clause: "1"', 'clause: "1"\n    missing: fail').replace("beds,", "psychiatrists,"),
        encoding="utf-8",
    )
    Path("t.csv").write_text("区划代码,年份,执业(助理)医师数\n350102,2025,90\n", encoding="utf-8")
    assert copied("t.csv") == ["HC446 copy.xlsx：有 1 处问题没有对应的单元格，未作标注，请看核对报告。"]
    assert copied("t.csv", language="en") == [
        "HC446 copy.xlsx: 1 problems have no cell of their own and are not marked; see the report."
    ]


def test_a_cell_says_so_much_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MOST_NOTES", 1)
    copied(rich_workbook())
    assert comment("copy.xlsx", "D5").splitlines()[0] == "错误：HC201"
    assert comment("copy.xlsx", "D5").endswith("\n\n……另有 1 项，全部见核对报告。")


def test_a_sheet_gets_so_many_comments_and_colours_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MOST_COMMENTS", 2)
    assert copied(rich_workbook()) == ["HC447 t.xlsx：有 4 个单元格只涂了颜色而没有批注，问题见核对报告。"]
    assert len(marked_cells("copy.xlsx")) == 6
    assert [cell for cell in marked_cells("copy.xlsx") if comment("copy.xlsx", cell)] == ["D2", "E2"]


def test_a_cell_in_which_people_talk_gets_its_colour_only() -> None:
    rich_workbook()
    thread = b'<ThreadedComments><threadedComment ref="D2" id="{1}"><text>?</text></threadedComment></ThreadedComments>'
    relation = (
        b'<Relationship Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml" Id="rId77" /></Relationships>'
    )
    edit(
        "t.xlsx",
        {"xl/threadedComments/threadedComment1.xml": thread},
        {"xl/worksheets/_rels/sheet1.xml.rels": (b"</Relationships>", relation)},
    )
    assert copied("t.xlsx") == ["HC447 t.xlsx：有 1 个单元格只涂了颜色而没有批注，问题见核对报告。"]
    assert marked_cells("copy.xlsx")["D2"] == RED
    assert comment("copy.xlsx", "D2") == ""


def test_a_signature_no_longer_holds_and_that_is_said() -> None:
    rich_workbook()
    edit("t.xlsx", {"_xmlsignatures/sig1.xml": b"<Signature/>"}, {})
    assert copied("t.xlsx") == ["HC449 t.xlsx：工作簿有数字签名，标注后签名不再有效。"]


def test_a_workbook_written_in_a_rare_way_becomes_a_new_one() -> None:
    rich_workbook()
    edit("t.xlsx", {}, {"xl/workbook.xml": (b"<workbook ", b'<workbook xmlns:s="http://purl.oclc.org/ooxml/x" ')})
    assert copied("t.xlsx") == [f"HC448 t.xlsx：标注件是新建的工作簿，{LOST}"]
    assert marked_cells("copy.xlsx")["D2"] == RED
    assert opened(Path("copy.xlsx").read_bytes()).sheetnames == ["数据", "图"]


def test_a_table_that_changed_since_is_not_marked() -> None:
    report = judged(rich_workbook())
    book = openpyxl.load_workbook("t.xlsx")
    book.worksheets[0].insert_rows(1)
    book.save("t.xlsx")
    with pytest.raises(UsageError) as caught:
        write_marked_copies(report, ["t.xlsx"], "copy.xlsx", None)
    assert [line(fault, "en") for fault in caught.value.faults] == [
        'HC445 "t.xlsx" has changed since it was read; run the command again.'
    ]
    assert not Path("copy.xlsx").exists()


def test_two_runs_give_the_same_bytes() -> None:
    for file in (rich_workbook(), "t.csv"):
        write_table(file)
        copied(file)
        first = Path("copy.xlsx").read_bytes()
        copied(file)
        assert Path("copy.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    "words", ["</t></is></c>", "=cmd|' /C calc'!A0", "a\x0bb\x1b[31m", "\u202eabc", "_x0041_", "{0}"]
)
def test_hostile_names_are_text_in_cells_and_comments(words: str) -> None:
    with Path("t.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, [words, words, 2025, 749, 100000, 90]])
    copied("t.csv")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = opened(Path("copy.xlsx").read_bytes()).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    note = comment("copy.xlsx", "D2")
    assert note.splitlines()[0] == "未达标（错误）：plan/beds_per_1000"
    assert all(len(part) <= 400 and part.isprintable() for part in note.split("\n"))


def test_what_is_too_long_for_a_cell_or_a_line_of_a_comment_is_cut() -> None:
    with Path("t.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [[*HEADER, "备注"], ["350102", "a", 2025, "长" * 9_000, 100000, 90, "长" * 40_000]]
        )
    copied("t.csv")
    sheet = opened(Path("copy.xlsx").read_bytes()).worksheets[0]
    assert sheet["G2"].value == "长" * 32_766 + "…"
    assert max(len(part) for part in comment("copy.xlsx", "D2").split("\n")) <= 400


def test_places_that_do_not_do_are_refused_before_the_work() -> None:
    rich_workbook()
    write_table("t.csv")
    Path("full").mkdir()
    Path("full/old.md").write_text("x", encoding="utf-8")
    Path("empty").mkdir()

    def said(target: str, *tables: str) -> list[str]:
        return [line(fault, "en") for fault in target_faults("--marked-copy", target, tables)]

    assert (
        said("copy.xlsx", "t.xlsx")
        == said("COPY.XLSX", "t.csv")
        == said("new", "t.csv")
        == said("empty", "t.csv")
        == []
    )
    assert said("copy.csv", "t.csv") == [
        'HC440 --marked-copy: a marked copy is a workbook; "copy.csv" must end in .xlsx.'
    ]
    assert said("copy.xlsx", "t.xlsm") == [
        'HC440 --marked-copy: a marked copy is a workbook; "copy.xlsx" must end in .xlsm.'
    ]
    assert (
        said("copy.xlsx", "t.csv", "t.xlsx")
        == said("copy.xlsx", "t*")
        == said("copy.xlsx", "all.zip")
        == ['HC443 --marked-copy: there are several tables; name a folder instead of "copy.xlsx".']
    )
    assert said("full", "t.csv") == ['HC441 The folder "full" is not empty; name a new one, or empty it.']
    assert said("plan.yaml", "t.csv") == ['HC442 "plan.yaml" is a file; name a folder that does not exist yet.']
    assert said("none/new", "t.csv") == ['HC423 The directory of "none/new" does not exist; create it first.']
    assert said("copy.xlsx", "-") == [
        "HC444 --marked-copy: the standard input cannot be read a second time; give the table as a file."
    ]


def test_a_table_too_large_for_a_sheet_gets_no_copy() -> None:
    header = ["区划代码", "年份", "床位数", "常住人口", "执业(助理)医师数", *map(str, range(16_380))]
    with Path("t.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, ["350102", 2025, 1, 1000, 1, *[""] * 16_380]])
    report = judged("t.csv")
    with pytest.raises(UsageError) as caught:
        write_marked_copies(report, ["t.csv"], "copy.xlsx", None)
    assert [fault.code for fault in caught.value.faults] == ["HC450"]


def test_marks_are_the_severities_of_what_is_wrong() -> None:
    report = judged(rich_workbook())
    found = marks.marks_of(report)
    cells = found.sheets["t.xlsx", "数据"]
    assert cells[2, 4].severity is Severity.ERROR
    assert (cells[2, 4].raw, cells[3, 6].raw) == ("749", "90")
