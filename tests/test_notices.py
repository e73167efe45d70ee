"""Notices to single areas: a page each, in the words of an office, with nothing in them that does harm."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from machine_cases import HOSTILE, hostile_report

from healthcheck.messages import line
from healthcheck.model.faults import Finding, Severity, UsageError
from healthcheck.model.text import Language
from healthcheck.pipeline import check
from healthcheck.reports.file_names import FileNames, harmless
from healthcheck.reports.folder import check_folder, write_folder
from healthcheck.reports.notices.areas import AreaNotice, AreaNotices, area_notices
from healthcheck.reports.notices.folder import write_notices
from healthcheck.reports.report import Report

RULES = """
healthcheck: 1
pack: plan
revision: 1
title: {en: A plan, zh: 某规划}
source: {document: {en: The plan, zh: 某市卫生规划}, number: 某政发〔2024〕1号}
applies_to: {level: county, areas: ["350102", "350103", "350104", "350105", "350111"]}
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: resident_population, per: 1000}
    target: {at_least: 7.5, by: 2025}
    clause: "1"
  doctors:
    name: {en: Doctors, zh: 医师数}
    measure: {value: doctors}
    target: {at_least: 100}
    severity: warning
    clause: "2"
"""
TABLE = """区划代码,地区,年份,床位数,常住人口,执业(助理)医师数
350102,鼓楼区,2025,749,100000,120
350103,台江区,2025,800,100000,90
350104,仓山区,2025,,100000,100
350105,马尾区,2025,八百,100000,100
350111,晋安区,2025,800,100000,100
"""


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(RULES, encoding="utf-8")


def judged(table: str = TABLE, language: Language = "zh", **options: Any) -> Report:
    Path("t.csv").write_text(table, encoding="utf-8")
    return check("t.csv", "plan.yaml", language=language, **options)


def notices(report: Report, format_name: str = "md") -> dict[str, str]:
    """Write the notices of a report, and return them by their names."""
    folder = Path(f"notices-{len(list(Path().iterdir()))}")
    write_notices(report, folder, format_name)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_each_area_with_something_to_say_gets_a_file() -> None:
    assert list(notices(judged())) == ["350102-鼓楼区.md", "350103-台江区.md", "350104-仓山区.md", "350105-马尾区.md"]


def test_a_notice_says_what_fell_short_by_how_much_which_clause_and_what_to_do() -> None:
    assert notices(judged())["350102-鼓楼区.md"] == (
        "# 卫生统计数据核对反馈单\n\n"
        "| 单位 | 鼓楼区（350102） |\n"
        "|---|---|\n"
        "| 年度 | 2025 |\n"
        "| 核对依据 | 《某市卫生规划》（某政发〔2024〕1号；规则：plan） |\n"
        "| 核对的表格 | t.csv |\n"
        "| 核对结果 | 共 2 条结论：达标 1、未达标 1。 |\n\n"
        "鼓楼区：\n\n"
        "经对照上列文件核对所报数据，有 1 项未达标；请按下列事项核实、整改，并重新报送。\n\n"
        "## 一、未达标事项\n\n"
        "| 序号 | 指标 | 年份 | 目标 | 实际 | 缺口 | 条款 |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1 | 每千人口床位数 | 2025 | ≥ 7.5 | 7.49 | 差 1 张，134 人未覆盖 | 1 |\n\n"
        "## 二、整改建议\n\n"
        "- 第 1 项：至少增加 1 张（医疗卫生机构床位数）。\n"
        "- 如系数据填报有误，请更正后重新报送；条款号为上列文件的条款号。\n\n"
        "填发单位（盖章）：  \n"
        "经办人：  \n"
        "日期：　　　　年　　月　　日  \n"
    )


def test_what_is_wrong_or_missing_is_listed_with_its_cell_and_code() -> None:
    found = notices(judged())
    assert (
        "经对照上列文件核对所报数据，资料存在 1 处问题；有 1 项因资料缺失或有误无法判定；"
        "请按下列事项核实、整改，并重新报送。\n\n"
        "## 一、资料问题\n\n"
        "- 医疗卫生机构床位数：“八百”不是数字。请改正该单元格；如果它表示数据缺失，请用 --missing 说明。"
        "［t.csv\\!D5，HC201］\n\n"
        "## 二、缺报或无法采用的资料\n\n"
        "- “医疗卫生机构床位数”无法识别为数字，涉及：每千人口床位数［HC311］\n\n"
        "## 三、整改建议\n\n"
        "- 对所列资料问题，请在注明的单元格核实更正。\n"
        "- 对缺报的资料，请补齐。\n"
    ).replace("\\!", "!") in found["350105-马尾区.md"]
    assert "- “医疗卫生机构床位数”为空或标为暂缺，涉及：每千人口床位数［HC303］\n" in found["350104-仓山区.md"]


def test_a_notice_in_english() -> None:
    found = notices(judged(language="en"))["350103-台江区.md"]
    assert found == (
        "# Notice on the check of health statistics\n\n"
        "| To | 台江区 (350103) |\n"
        "|---|---|\n"
        "| Years | 2025 |\n"
        "| Basis | The plan, 某政发〔2024〕1号 (rules: plan) |\n"
        "| Tables | t.csv |\n"
        "| Result | 2 verdicts: 1 pass, 1 fail. |\n\n"
        "台江区:\n\n"
        "The tables were held against the documents named above. Targets missed: 1. Please check what is listed below, "
        "make it good, and hand the tables in again.\n\n"
        "## 1. What fell short\n\n"
        "| No. | Indicator | Year | Target | Actual | Shortfall | Clause |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1 | Doctors (people) (encouraged) | 2025 | ≥ 100 | 90 | 10 people short | 2 |\n\n"
        "## 2. What to do\n\n"
        "- No. 1: add at least 10 people (Licensed doctors and assistant doctors).\n"
        "- Where a figure itself is wrong, correct it and hand the table in again. Clauses are those of the documents "
        "named above.\n\n"
        "Issued by:  \n"
        "Officer:  \n"
        "Date:  \n"
    )


def test_what_is_not_due_yet_is_said_beside_other_things_and_for_the_latest_year_only() -> None:
    years = TABLE.splitlines()[0] + "\n"
    years += "350102,鼓楼区,2022,700,100000,120\n350102,鼓楼区,2023,710,100000,90\n"
    years += "350103,台江区,2022,700,100000,120\n350103,台江区,2023,700,100000,120\n"
    found = notices(judged(years))
    assert "350103-台江区.md" not in found
    assert (
        "## 二、尚未到期的指标\n\n- 每千人口床位数：≥ 7.5；差 40 张，5334 人未覆盖；"
        "2025 年才到期；到 2025 年每年还需变化 +0.2；按 2022 年以来的速度，2027 年才能达到目标，来不及\n"
    ) in found["350102-鼓楼区.md"]
    assert found["350102-鼓楼区.md"].count("2025 年才到期") == 1


def test_an_area_that_did_not_report_gets_a_notice_by_its_code() -> None:
    found = notices(judged("\n".join(TABLE.splitlines()[:-1]) + "\n"))
    assert "- 各表都没有该地区，涉及：每千人口床位数、医师数［HC310］\n" in found["350111.md"]


def test_findings_go_to_the_area_whose_row_they_are_in_and_others_are_counted() -> None:
    table = TABLE + "合计,,2025,,500000,510\n"
    table = table.replace("350111,晋安区,2025,800", "350111,晋安区,2025,-8")
    found = area_notices(judged(table))
    by_area = {notice.label[0]: [finding.code for finding in notice.findings] for notice in found.needed}
    assert by_area["350111"] == ["HC202"]
    assert by_area["350105"] == ["HC201"]
    assert found.elsewhere == 1
    assert (found.areas, len(found.needed)) == (5, 5)


def test_what_is_only_for_information_or_not_due_is_no_reason_for_a_notice() -> None:
    notice = AreaNotice(("1", "a"))
    assert not notice.is_needed
    notice.findings.append(Finding("HC252", Severity.INFO))
    assert not notice.is_needed
    notice.findings.append(Finding("HC284", Severity.WARNING))
    assert notice.is_needed


def test_nothing_to_say_writes_no_folder() -> None:
    report = judged(TABLE.splitlines()[0] + "\n350111,晋安区,2025,800,100000,100\n", indicators=["beds_per_1000"])
    Path("plan.yaml").write_text(RULES.replace('"350102", "350103", "350104", "350105", ', ""), encoding="utf-8")
    report = judged(TABLE.splitlines()[0] + "\n350111,晋安区,2025,800,100000,100\n")
    assert write_notices(report, "none", "md") == AreaNotices([], 1, 0)
    assert not Path("none").exists()


def test_a_page_of_many_misses_counts_the_rest() -> None:
    indicators = "".join(
        f"  i{number}:\n    name: {{en: I{number}, zh: 指标{number}}}\n    measure: {{value: doctors}}\n"
        f"    target: {{at_least: {1000 + number}}}\n    clause: '{number}'\n"
        for number in range(30)
    )
    Path("plan.yaml").write_text(RULES.partition("indicators:\n")[0] + "indicators:\n" + indicators, encoding="utf-8")
    found = notices(judged(TABLE.splitlines()[0] + "\n350111,晋安区,2025,800,100000,100\n"))["350111-晋安区.md"]
    assert len(re.findall(r"^\| \d", found, re.MULTILINE)) == 10
    named = "、".join(f"指标{number}（2025 差 {900 + number} 人）" for number in range(10, 20))
    assert f"另有 20 项未达标：{named}。 ……另有 10 项，全部见核对报告。" in found


@pytest.mark.parametrize("format_name", ["md", "html"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(words: str, language: Language, format_name: str) -> None:
    shown = list(notices(hostile_report(words, language), format_name).values())
    plain = list(notices(hostile_report("harmless", language), format_name).values())
    # Names that are hostile are in another order.
    assert sorted(structure(one, format_name) for one in shown) == sorted(structure(one, format_name) for one in plain)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", "".join(shown))


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(" ".join([tag, *(name for name, _ in attrs)]))


def structure(words: str, format_name: str) -> list[str]:
    """Return what makes up a page besides its texts."""
    if format_name == "html":
        return Elements(words).found
    cells = re.compile(r"(?<!\\)[|]")
    return [f"{line[:2]}{len(cells.findall(line))}" for line in words.split("\n") if line[:1] in ("#", "|", "-")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("360704-赣县区", "360704-赣县区"),
        ("../../etc/passwd", "etc_passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("LPT¹", "_LPT¹"),
        ("名称. ", "名称"),
        (".hidden", "hidden"),
        ("a\x00b\x1b\u202ec", "a_x00b_x1b_u202ec"),
        ("长" * 100, "长" * 60),
        ("e\u0301", "\u00e9"),
        ("（试点）", "（试点）"),
        ("???", ""),
    ],
)
def test_names_of_files_are_harmless_on_every_system(words: str, name: str) -> None:
    assert harmless(words) == name


def test_no_two_names_are_one_on_any_system() -> None:
    names = FileNames()
    given = ["a", "A", "a-2", "a", "e\u0301", "\u00e9"]
    assert [names.new(stem, ".md") for stem in given] == [
        "a.md",
        "A-2.md",
        "a-2-2.md",
        "a-3.md",
        "e\u0301.md",
        "\u00e9-2.md",
    ]


def test_areas_of_one_name_get_files_of_their_own() -> None:
    Path("plan.yaml").write_text(
        re.sub(r"applies_to.*\n", "", RULES.replace("by: 2025", "from: 2020")), encoding="utf-8"
    )
    table = "地区,市,年份,床位数,常住人口,执业(助理)医师数\n"
    found = notices(
        judged(table + "鼓楼区,福州市,2025,1,100000,1\n鼓楼区,南京市,2025,1,100000,1\nCON,a,2025,1,100000,1\n")
    )
    assert list(found) == ["_CON.md", "鼓楼区-2.md", "鼓楼区.md"]


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def failing() -> Any:
        yield "a.md", [b"a"]
        raise OSError(28, "No space left on device")

    with pytest.raises(UsageError) as caught:
        write_folder("new", failing())
    assert [line(fault, "en") for fault in caught.value.faults] == [
        'HC424 "new" cannot be written: no space left. Nothing was left half written.'
    ]
    Path("empty").mkdir(mode=0o750)
    with pytest.raises(KeyboardInterrupt):
        write_folder("empty", interrupted())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "plan.yaml"]
    write_folder("empty", [("a.md", [b"a", b"b"])])
    assert (Path("empty/a.md").read_bytes(), Path("empty").stat().st_mode & 0o777) == (b"ab", 0o750)
    assert check_folder("empty")[0].code == "HC441"
    with pytest.raises(UsageError):
        write_folder("empty", [])


def interrupted() -> Any:
    yield "a.md", [b"a"]
    raise KeyboardInterrupt


def test_a_place_that_is_no_folder_is_refused() -> None:
    Path("link").symlink_to("nowhere")
    assert [check_folder(name)[0].code for name in ("plan.yaml", "link", "none/new", "x" * 300)] == [
        "HC442",
        "HC442",
        "HC423",
        "HC424",
    ]


def test_an_html_notice_is_a_page_of_its_own_that_loads_nothing() -> None:
    page = notices(judged(), "html")["350102-鼓楼区.html"]
    assert page.startswith("<!DOCTYPE html>\n<html lang=zh-Hans>")
    assert "<title>卫生统计数据核对反馈单 鼓楼区（350102）</title>" in page
    assert "@page { size: A4" in page
    assert not re.search(r"<script|https?://(?!www\.w3\.org)|@import|url\(", page)
    assert "<td>差 1 张，134 人未覆盖" in page
    assert "《某市卫生规划》（某政发〔2024〕1号；规则：plan）" in page


def test_two_runs_give_the_same_bytes() -> None:
    assert notices(judged(), "html") == notices(judged(), "html")
    assert notices(judged()) == notices(judged())
