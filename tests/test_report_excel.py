"""The Excel report: numbers that can be reckoned with, text that never runs, totals of the JSON report."""

import json
import re
import zipfile
from collections import Counter
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from excel_cases import cells, opened, sheet, table, values, workbook
from hypothesis import given
from hypothesis import strategies as st
from machine_cases import HOSTILE, hostile_report, mixed_report, written
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.messages import text
from healthcheck.model.faults import Finding, Place, Severity
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status
from healthcheck.pipeline import check
from healthcheck.reports.excel_report import plan
from healthcheck.reports.excel_report.cell_text import MOST_CHARACTERS
from healthcheck.reports.excel_report.rows import CellStyles, NumberCells, TextCells, column_letters, row_lines
from healthcheck.reports.excel_report.styles import HEADER_COLOURS, SEVERITY_COLOURS, STATUS_COLOURS
from healthcheck.reports.text_columns import of_texts

SUMMARY, VERDICTS, GAPS, FINDINGS = range(4)
SHORT: list[Row] = [("360704", "赣县区", 2025, "3922", "523000"), ("360703", "南康区", 2025, "6000", "800000")]


def test_there_are_four_sheets_in_the_language_of_the_report() -> None:
    assert opened(workbook(mixed_report("zh"))).sheetnames == ["汇总", "结论", "差距", "问题"]
    assert opened(workbook(mixed_report("en"))).sheetnames == ["Summary", "Verdicts", "Gaps", "Findings"]


def test_a_missed_target_is_in_numbers_with_its_unit_evidence_clause_and_cell() -> None:
    report = build_report(SHORT, language="zh")
    assert table(workbook(report), VERDICTS)[0] == {
        "结论": "未达标",
        "级别": "错误",
        "区划代码": "360704",
        "地区": "赣县区",
        "年份": 2025,
        "地区级别": "县级",
        "指标": "每千人口医疗卫生机构床位数",
        "数值": 7.499,
        "目标": "≥ 7.5",
        "当年应达到": 7.5,
        "到期年份": None,
        "完成程度": 0.9999,
        "差距": 1,
        "单位": "张",
        "现有量可满足": 522933,
        "计算过程": "3922 张 ÷ 523000 人 × 1000",
        "条款": "1",
        "依据文件": "某规划",
        "说明": None,
        "说明代码": None,
        "单元格": "table.csv!D2 E2",
        "规则包": "test-pack",
        "指标代号": "beds_per_1000",
    }
    (gap,) = table(workbook(report), GAPS)
    assert gap == {
        "结论": "未达标",
        "级别": "错误",
        "区划代码": "360704",
        "地区": "赣县区",
        "年份": 2025,
        "指标": "每千人口医疗卫生机构床位数",
        "数值": 7.499,
        "目标": "≥ 7.5",
        "差距": 1,
        "单位": "张",
        "差距说明": "差 1 张",
        "现有量可满足": 522933,
        "尚未满足": 67,
        "满足对象单位": "人",
        "计算过程": "3922 张 ÷ 523000 人 × 1000",
        "条款": "1",
        "依据文件": "某规划",
        "单元格": "table.csv!D2 E2",
        "说明": None,
    }


def test_the_summary_says_what_the_run_comes_to() -> None:
    assert [[value for value in row if value is not None] for row in values(workbook(mixed_report()), SUMMARY)] == [
        ["Health statistics check"],
        ["NOT PASSED: 1 target missed, 1 finding in the tables. Exit code 1."],
        [],
        ["Rules: test-pack (revision 3): The plan"],
        ["Tables: data/table.csv (5 rows)"],
        ["15 verdicts: 1 pass, 2 fail, 2 pending, 3 missing, 6 invalid, 1 waived."],
        ["invalid, 6: division by zero: Resident population is 0 (HC315)"],
        ["missing, 3: no figure for Beds in this area and period (HC302)"],
        [],
        ["By status"],
        ["Status", "Number"],
        *(["pass", 1], ["fail", 2], ["pending", 2], ["missing", 3], ["invalid", 6], ["waived", 1], ["n/a", 0]),
        ["All", 15],
        [],
        ["By indicator"],
        ["Indicator", "Rule file", "Clause", "Target", *STATUS_WORDS, "Total gap", "Furthest off"],
        ["Hospital beds per 1,000 residents", "test-pack", "1", "≥ 7.5", *(1, 1, 0, 1, 2, 0, 0), "1 bed", "赣县区"],
        ["Hospital beds per 1,000 residents", "test-pack", "2", "≥ 8 by 2030", *(0, 0, 2, 1, 2, 0, 0)],
        ["Doctors per 1,000 residents", "test-pack", "≥ 7.6", *(0, 1, 0, 1, 2, 1, 0), "53 beds", "赣县区"],
        [],
        ["By area: the 4 with most misses"],
        ["Area", "Area code", *STATUS_WORDS],
        ["赣县区", "360704", *(0, 2, 1, 0, 0, 0, 0)],
        ["信丰县", "360722", *(0, 0, 0, 3, 0, 0, 0)],
        ["大余县", "360723", *(0, 0, 0, 0, 3, 0, 0)],
        ["上犹县", "360724", *(0, 0, 0, 0, 3, 0, 0)],
    ]


STATUS_WORDS = ["pass", "fail", "pending", "missing", "invalid", "waived", "n/a"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_totals_are_those_of_the_json_report(language: Language) -> None:
    report = mixed_report(language)
    whole = json.loads(written(report, "json"))
    data = workbook(report)
    words = {text(f"status.{status.word}", language): status.word for status in Status}
    column = text("column.status", language)
    found = Counter(words[row[column]] for row in table(data, VERDICTS))
    assert found == {status: number for status, number in whole["counts"].items() if number and status != "total"}
    gaps = Counter(words[row[column]] for row in table(data, GAPS))
    assert gaps == {status: whole["counts"][status] for status in ("fail", "pending")}
    assert len(table(data, FINDINGS)) == len(whole["findings"])
    summary = [row[:2] for row in values(data, SUMMARY)]
    assert all([word, whole["counts"][status]] in summary for word, status in words.items())


def test_findings_are_the_worst_first_with_their_cell_and_what_to_do() -> None:
    found = table(workbook(mixed_report()), FINDINGS)
    assert [row["Severity"] for row in found] == ["error", "warning", "info"]
    assert found[0] == {
        "Severity": "error",
        "Code": "HC315",
        "Finding": "division by zero: Beds is 0",
        "File": "data/table.csv",
        "Sheet": None,
        "Line": 5,
        "Cell": "E5",
        "Text of the cell": "0",
        "What it means and what to do": "The measure divides by a figure that is zero, so there is no value to judge. "
        "Check the denominator's cell.",
    }


def test_headers_stay_in_sight_and_can_be_filtered() -> None:
    data = workbook(mixed_report("zh"))
    for number, last in ((VERDICTS, "W16"), (GAPS, "S5"), (FINDINGS, "I4")):
        found = sheet(data, number)
        assert (found.freeze_panes, found.auto_filter.ref) == ("E2", f"A1:{last}")
        assert found.print_title_rows == "$1:$1"
        assert found.page_setup.orientation == "landscape"
        assert {cell.fill.start_color.rgb for cell in found[1]} == {f"00{HEADER_COLOURS[0]}"}


def test_colours_stand_beside_words_and_can_be_read() -> None:
    found = sheet(workbook(mixed_report("en")), VERDICTS)
    shown = {cell.value: (cell.fill.start_color.rgb[2:], cell.font.color.rgb[2:]) for cell in found["A"][1:]}
    assert len(shown) == 6
    assert shown == {word: pair for status, pair in STATUS_COLOURS.items() if (word := status.word) in shown}
    for behind, before in (*STATUS_COLOURS.values(), *SEVERITY_COLOURS.values(), HEADER_COLOURS):
        assert contrast(behind, before) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return how well one colour is read on another, as WCAG 2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_columns_are_wide_enough_for_chinese() -> None:
    found = sheet(workbook(build_report(SHORT, language="zh")), VERDICTS)
    widths = {found[1][position].value: found.column_dimensions[letters].width for position, letters in LETTERS}
    assert widths["指标"] == len("每千人口医疗卫生机构床位数") * 2 + 3
    assert all(width >= 2 * len(str(heading)) or len(str(heading)) > 5 for heading, width in widths.items())


LETTERS = [(position, column_letters(position)) for position in range(23)]


def test_letters_of_columns() -> None:
    assert [column_letters(position) for position in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def numbers(*figures: str | None) -> list[tuple[Any, str]]:
    """Return figures as they are read back, with the number of decimals that their formats show (-1: text)."""
    styles = CellStyles((1, 2), (3, 4), 5, tuple(range(100, 116)), (), ())
    lines = row_lines(2, len(figures), [NumberCells(of_texts(figures))], styles).decode()
    found = re.findall(r'<row r="\d+">(?:<c r="A\d+" s="(\d+)"(?: t="(\w+)")?>.*?(?:<v>|<t>)(.*?)<.*?)?</row>', lines)
    assert len(found) == len(figures)
    return [(number, "text" if kind else f"{int(style or 0) - 100} decimals") for style, kind, number in found]


def test_decimals_are_numbers_with_as_many_decimals_where_excel_holds_them() -> None:
    assert numbers("7.4990", "-3", "522933", "0.1", None, "7.12345678901234", "123456789012345") == [
        ("7.4990", "4 decimals"),
        ("-3", "0 decimals"),
        ("522933", "0 decimals"),
        ("0.1", "1 decimals"),
        ("", "-100 decimals"),
        ("7.12345678901234", "14 decimals"),
        ("123456789012345", "0 decimals"),
    ]


def test_what_excel_would_round_is_text() -> None:
    assert numbers("7.123456789012345", "1234567890123456", "-0.1234567890123456", "0.00000000000000012") == [
        ("7.123456789012345", "text"),
        ("1234567890123456", "text"),
        ("-0.1234567890123456", "text"),
        ("0.00000000000000012", "text"),
    ]
    # Zeros before the first digit that counts take none of the fifteen.
    assert numbers("0.123456789012345", "-0.00123") == [
        ("0.123456789012345", "15 decimals"),
        ("-0.00123", "5 decimals"),
    ]


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=6), min_size=1, max_size=5))
def test_numbers_are_what_they_were(figures: list[Any]) -> None:
    written = [format(figure, "f") for figure in figures]
    for (shown, kind), figure in zip(numbers(*written), written, strict=True):
        assert shown == figure
        if kind != "text":
            assert format(float(shown), ".15g") == format(float(figure), ".15g")
            assert float(figure) == 0 or abs(float(f"{float(figure):.15g}") - float(figure)) == 0


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(words: str, language: Language) -> None:
    shown, harmless = (cells(workbook(hostile_report(one, language))) for one in (words, "harmless"))
    assert [(cell.coordinate, cell.data_type) for cell in shown] == [
        (cell.coordinate, cell.data_type) for cell in harmless
    ]
    assert {cell.data_type for cell in shown} == {"s", "n"}
    assert all(str(cell.value).isprintable() or "\u3000" in str(cell.value) for cell in shown)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_begins_like_a_formula_stays_text_when_it_is_edited(sign: str) -> None:
    words = f"{sign}1+1"
    report = build_report([(words, words, 2025, "1", "1000")], ratio(at_least("7.5"), clause=words), file=words)
    risky = [cell for cell in cells(workbook(report)) if str(cell.value)[0] in "=+-@"]
    assert {cell.data_type for cell in risky} <= {"s"}
    assert all(cell.quotePrefix for cell in risky)
    assert bool(risky) is (sign in "=+-@")


def test_spaces_at_the_ends_and_characters_that_look_like_escapes_are_kept() -> None:
    rows: list[Row] = [("1", " a ", 2025, "1", "1000"), ("2", "_x0041_", 2025, "1", "1000")]
    with zipfile.ZipFile(BytesIO(workbook(build_report(rows)))) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml").decode()
    assert '<t xml:space="preserve"> a </t>' in xml
    # As Excel writes these seven characters: it would read them as the letter A.
    assert "<t>_x005F_x0041_</t>" in xml


def test_texts_are_cut_where_excel_would_refuse_the_file() -> None:
    rows: list[Row] = [("1", "长" * 40_000, 2025, "1", "1000"), ("2", "😀" * 20_000, 2025, "1", "1000")]
    first, second = (row["Area"] for row in table(workbook(build_report(rows)), VERDICTS))
    assert first == "长" * (MOST_CHARACTERS - 1) + "…"
    assert second == "😀" * ((MOST_CHARACTERS - 1) // 2) + "…"


def test_two_runs_give_the_same_bytes_and_the_time_is_the_one_asked_for() -> None:
    report = mixed_report()
    report = replace(report, options=replace(report.options, time=1_735_689_600))
    data = workbook(report)
    assert data == workbook(report)
    assert opened(data).properties.created == opened(data).properties.modified == datetime(2025, 1, 1)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_chosen_statuses_are_in_the_sheet_of_verdicts_and_the_summary_says_so() -> None:
    data = workbook(mixed_report(), {Status.FAIL, Status.MISSING})
    assert Counter(row["Status"] for row in table(data, VERDICTS)) == {"fail": 2, "missing": 3}
    assert Counter(row["Status"] for row in table(data, GAPS)) == {"fail": 2, "pending": 2}
    said = values(data, SUMMARY)[2][0]
    assert said == 'The sheet "Verdicts" shows 5 of 15 verdicts (--only fail,missing).'


def test_what_does_not_fit_is_said_and_the_worst_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MOST_ROWS", 2)
    data = workbook(mixed_report("en"))
    assert [row["Status"] for row in table(data, VERDICTS)] == ["fail", "fail"]
    assert [row["Status"] for row in table(data, GAPS)] == ["fail", "pending"]
    assert [row["Severity"] for row in table(data, FINDINGS)] == ["error", "warning"]
    assert [row[0] for row in values(data, SUMMARY)[2:5]] == [
        f'The sheet "{name}" shows 2 of {total} rows, the worst: a sheet of Excel takes 1,048,576. '
        f"All of them: -o {file}"
        for name, total, file in (
            ("Verdicts", 15, "verdicts.csv"),
            ("Gaps", 4, "verdicts.csv"),
            ("Findings", 3, "report.json"),
        )
    ]
    assert sheet(data, VERDICTS).auto_filter.ref == "A1:W3"


def test_the_rows_that_fit_are_those_of_excel() -> None:
    assert plan.MOST_ROWS == 2**20 - 1


def test_a_report_of_nothing_is_a_workbook() -> None:
    data = workbook(build_report([], language="zh"))
    assert [len(values(data, number)) for number in (VERDICTS, GAPS, FINDINGS)] == [1, 1, 1]
    assert values(data, SUMMARY)[-1][0] == "没有任何结论。"


def test_lines_go_on_from_block_to_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "BLOCK", 2)
    rows: list[Row] = [(str(360700 + number), None, 2025, "1", "1000") for number in range(5)]
    findings = [Finding("HC315", Severity.INFO, {"variable": Text("Beds", "床位数")}, Place("t.csv", 2))] * 5
    data = workbook(build_report(rows, findings=findings))
    assert [row["Area code"] for row in table(data, GAPS)] == [area for area, *_ in rows]
    assert [row["Line"] for row in table(data, FINDINGS)] == [2] * 5


def test_the_people_left_out_of_a_sum_are_counted(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "区划代码,年份,床位数,常住人口\n350102,2025,740,100000\n350103,2025,750,100000\n", encoding="utf-8"
    )
    (tmp_path / "p.yaml").write_text(
        "healthcheck: 1\npack: p\nrevision: 1\ntitle: {en: P, zh: 某}\n"
        'applies_to: {level: city, areas: ["350100"]}\nparts: {"350100": ["350102", "350103"]}\n'
        "indicators:\n  beds:\n    name: {en: Beds, zh: 床位}\n"
        "    measure: {ratio: beds, to: resident_population, per: 1000}\n"
        "    target: {at_least: 7.5}\n    clause: '1'\n",
        encoding="utf-8",
    )
    report = check(tmp_path / "t.csv", tmp_path / "p.yaml")
    (gap,) = table(workbook(report), GAPS)
    assert (gap["Gap"], gap["Enough for"], gap["Beyond that"]) == (10, 198666, 1334)
    assert gap["Cells"].replace(str(tmp_path), "") == "/t.csv!C2 C3 D2 D3"


def test_words_of_a_few_kinds_and_text_of_one_kind_need_no_column() -> None:
    styles = CellStyles((1, 2), (3, 4), 5, (), (), ())
    lines = row_lines(7, 2, [TextCells(None), TextCells("=a&b", wrapped=True)], styles)
    assert lines.decode() == "".join(
        f'<row r="{row}"><c r="B{row}" s="4" t="inlineStr"><is><t>=a&amp;b</t></is></c></row>' for row in (7, 8)
    )
    assert row_lines(7, 0, [TextCells(of_texts([]))], styles) == b""
