"""The HTML report: one page that holds everything, safely, and can be read without its script."""

import base64
import hashlib
import re
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from html_cases import Element, by_area, large_report, read
from hypothesis import given
from hypothesis import strategies as st
from machine_cases import HOSTILE, ROWS, hostile_report, mixed_report, written
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck import __version__, check
from healthcheck.messages.html_report import ENTRIES
from healthcheck.model.faults import Fault, Finding, Place, Severity
from healthcheck.model.observations import TableInfo
from healthcheck.model.pack import Target, TargetKind, Threshold
from healthcheck.model.text import Language, Text
from healthcheck.reports import html_report
from healthcheck.reports.html_report.charts import Scale, place
from healthcheck.reports.html_report.contents import MOST_VERDICTS, contents
from healthcheck.reports.html_report.markup import Html, element, isolated, together
from healthcheck.reports.plain import visible
from healthcheck.reports.report import Options, Report

LIMIT = 1_000_000
MILESTONES = Target(
    TargetKind.MILESTONES,
    milestone_kind=TargetKind.AT_LEAST,
    milestones=tuple(
        (year, Threshold(limit, Fraction(limit))) for year, limit in ((2023, "5"), (2024, "6"), (2025, "7.5"))
    ),
)


WAIVERS = """\
healthcheck: 1
waivers:
  new-hospital:
    pack: ganxian-2023
    indicators: [beds_per_1000]
    areas: ["360704"]
    years: [2025]
    reason: 新院区 2026 年 6 月启用
    approver: 区卫健委
    number: 赣县卫健函〔2025〕12号
    from: 2025-12-01
    until: 2026-06-30
"""


def page(report: Report) -> Element:
    return read(written(report, "html"))


# The page as a whole


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_prefecture_fits_into_a_megabyte(language: Language) -> None:
    report = large_report(language)
    words = written(report, "html")
    assert report.total == 13 * 150
    assert len(words.encode()) < LIMIT
    assert len(list(read(words).by_id("verdicts").all("tr"))) - 150 == report.total


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("zh", "zh-Hans")])
def test_head_names_language_title_and_version(language: Language, code: str) -> None:
    shown = page(mixed_report(language))
    assert shown.one("html").attributes["lang"] == code
    assert shown.one("title").text == {"en": "A plan", "zh": "某规划"}[language]
    metas = {meta.attributes.get("name"): meta.attributes.get("content") for meta in shown.all("meta")}
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["generator"] == f"healthcheck {__version__}"
    (charset,) = (meta.attributes["charset"] for meta in shown.all("meta") if "charset" in meta.attributes)
    assert charset == "utf-8"


def test_policy_lets_in_nothing_but_the_pages_own_style_and_script() -> None:
    shown = page(mixed_report())
    (policy,) = (
        meta.attributes["content"]
        for meta in shown.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    prints = [
        base64.b64encode(hashlib.sha256(shown.one(tag).text.encode()).digest()).decode() for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{prints[0]}'; script-src 'sha256-{prints[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_comes_from_elsewhere_and_nothing_runs_but_the_script() -> None:
    words = written(mixed_report(), "html")
    shown = read(words)
    assert re.findall(r"https?:|@import|url\(", words) == []
    names = {name for found in shown.all() for name in found.attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"style", "src"}
    links = {found.attributes["href"] for found in shown.all() if "href" in found.attributes}
    assert {link for link in links if not link.startswith("#")} == {"data:,"}


def test_nothing_moves_by_itself() -> None:
    assert re.findall("animation|transition|smooth", page(mixed_report()).one("style").text) == []


@pytest.mark.parametrize("report", [mixed_report(), large_report("zh", 5, 8, (2023, 2024))], ids=["mixed", "years"])
def test_every_link_leads_somewhere_and_every_id_is_there_once(report: Report) -> None:
    shown = page(report)
    ids = Counter(found.attributes["id"] for found in shown.all() if "id" in found.attributes)
    assert set(ids.values()) == {1}
    links = {found.attributes["href"][1:] for found in shown.all("a")}
    assert links <= set(ids)
    labels = {found.attributes[name] for found in shown.all() for name in found.attributes if name == "aria-labelledby"}
    assert labels <= set(ids)


@pytest.mark.parametrize("report", [mixed_report(), large_report("zh", 5, 8, (2023, 2024))], ids=["mixed", "years"])
def test_tables_can_be_read_aloud(report: Report) -> None:
    shown = page(report)
    for table in shown.all("table"):
        assert table.one("caption").text
        assert all(head.attributes.get("scope") for head in table.all("th"))
        columns = {
            sum(int(cell.attributes.get("colspan", 1)) for cell in row.all() if cell.tag in ("td", "th"))
            for row in table.one("tbody").all("tr")
        }
        assert len(columns) == 1
    for drawing in shown.all("svg"):
        assert drawing.attributes.get("aria-hidden") == "true" or drawing.attributes.get("aria-label")
    assert all(found.attributes.get("aria-label") or found.text for found in shown.all("button"))
    for field in (*shown.all("select"), *shown.all("input")):
        assert any(field in label.all() and label.text for label in shown.all("label"))


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(found.tag[1]) for found in page(mixed_report()).all() if re.fullmatch("h[1-6]", found.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def texts(found: Element) -> set[str]:
    """Return the pieces of text that a reader sees."""
    if found.tag in ("script", "style"):
        return set()
    own = {child.strip() for child in found.children if isinstance(child, str)}
    return own.union(*(texts(child) for child in found.children if isinstance(child, Element))) - {""}


def test_each_language_has_its_own_words() -> None:
    english, chinese = (texts(page(mixed_report(language)).one("html")) for language in ("en", "zh"))
    assert {words for words in english if re.search(r"[\u4e00-\u9fff]", words)} == {row[1] for row in ROWS}
    foreign = {
        words for words in chinese if re.search(r"[A-Za-z]{2}", words) and not re.search(r"[\u4e00-\u9fff]", words)
    }
    assert foreign == {
        *("test-pack/beds_per_1000", "test-pack/beds_later", "test-pack/encouraged"),
        *("HC315", "data/table.csv!E4", "data/table.csv!E5", "data/table.csv!E6", "data/table.csv"),
        *("SHA-256", "utf-8", "a" * 64, "b" * 64, "error"),
        *("--period", "--as-of", "--fail-on", "--allow-missing", "--population-basis"),
    }


# What the summary says


def test_counts_add_up_and_lead_to_their_verdicts() -> None:
    report = mixed_report("zh")
    items = list(page(report).one("ul", "counts").all("li"))
    told = {item.classes[0]: int(item.one("b").text) for item in items}
    assert told == {"p": 1, "f": 2, "o": 2, "m": 3, "i": 6, "w": 1, "n": 0, "total": 15}
    assert sum(told.values()) == 2 * told["total"]
    assert {link.attributes["data-status"] for item in items for link in item.all("a")} == set("pfomiw")


def test_header_says_how_the_run_ended() -> None:
    header = page(mixed_report("zh")).one("header")
    assert header.one("p", "scope").text == "2025 年 · 5 个地区 · 3 项指标 · 15 条结论"
    assert header.one("p", "outcome").text == "未通过：1 项未达标、表格中有 1 处问题。退出码 1。"
    assert header.one("p", "note").text == "未达标中属于鼓励性指标（警告或提示级）：1。"
    assert header.one("p", "outcome").classes == ["outcome", "f"]


def test_basis_names_rules_document_tables_and_options() -> None:
    report = mixed_report("zh")
    basis = page(report).by_id("basis")
    words = basis.text
    assert ("test-pack（第 3 版）" in words, "某规划" in words, "a" * 64 in words, "b" * 64 in words) == (True,) * 4
    facts = {term.text: told.text for term, told in zip(basis.all("dt"), basis.all("dd"), strict=True)}
    assert facts["--fail-on"] == "error"
    assert facts["--as-of"] == "未指定"
    assert facts["--population-basis"] == "未指定"
    assert [[cell.text for cell in row.all() if cell.tag in ("td", "th")] for row in basis.all("tr")][1] == [
        "data/table.csv",
        "5",
        "utf-8",
        "b" * 64,
    ]


def test_basis_shows_the_options_that_were_given() -> None:
    finding = Finding("HC277", Severity.WARNING, {"number": 3, "wanted": Text("A", "甲"), "taken": Text("B", "乙")})
    options = Options(period=2025, as_of=2025, fail_on="warning", allow_missing=True)
    report = build_report([("1", "x", 2025, "1", "1")], options=options, findings=[finding])
    basis = page(report).by_id("basis")
    facts = {term.text: told.text for term, told in zip(basis.all("dt"), basis.all("dd"), strict=True)}
    assert [facts[name] for name in ("--period", "--as-of", "--fail-on", "--allow-missing")] == [
        "2025",
        "2025",
        "warning",
        "yes",
    ]
    assert facts["--population-basis"] == ("rows without A: 3; B was taken instead, as asked (--population-basis any)")


def test_worst_misses_come_first_and_what_is_encouraged_last() -> None:
    rows: list[Row] = [("1", "near", 2025, "749", "100000"), ("2", "far", 2025, "100", "100000")]
    report = build_report(
        rows, ratio(at_least("9"), severity=Severity.WARNING, identifier="lesser"), ratio(at_least("7.5"))
    )
    table = page(report).one("table", "misses")
    told = [(row.one("th").text, row.one("a").attributes["href"]) for row in table.one("tbody").all("tr")]
    assert told == [("far 2025", "#v4"), ("near 2025", "#v3"), ("far 2025", "#v2"), ("near 2025", "#v1")]


def test_areas_are_ranked_by_their_misses() -> None:
    rows: list[Row] = [
        ("1", "好县", 2025, "800", "100000"),
        ("2", "差县", 2025, "100", "100000"),
        ("3", "缺县", 2025, None, "1"),
    ]
    table = page(build_report(rows, language="zh")).one("table", "areas")
    assert table.one("caption").text == "未达标较多的地区（共 3 个，列出 2 个）"
    told = [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in table.one("tbody").all("tr")]
    assert told == [["差县", "0", "1", "0", ""], ["缺县", "0", "0", "1", ""]]


def test_reasons_are_counted_apart_by_what_is_missing() -> None:
    rows: list[Row] = [("1", "a", 2025, None, "1"), ("2", "b", 2025, "1", None), ("3", "c", 2025, "1", None)]
    items = page(build_report(rows)).by_id("summary").one("ul", "reasons").all("li")
    assert [item.text for item in items] == [
        "missing, 2: no figure for Resident population in this area and period (HC302)",
        "missing, 1: no figure for Beds in this area and period (HC302)",
    ]


def test_several_rule_files_are_named_below_the_title() -> None:
    report = mixed_report("zh")
    other = replace(report.packs[0], id="other", title=Text("Another plan", "另一规划"))
    header = page(replace(report, packs=(*report.packs, other))).one("header")
    assert header.one("h1").text == "卫生统计数据核对"
    assert [words.text for words in header.all("p", "kind")] == ["某规划", "另一规划"]


def test_notes_say_why_nothing_was_judged() -> None:
    shown = page(build_report([], notes=[Fault("HC341")]))
    assert shown.one("p", "outcome").text.startswith("INCONCLUSIVE: nothing was judged")
    assert "HC341" in shown.one("header").text
    assert [found.attributes["id"] for found in shown.all("section")] == ["summary", "basis"]
    assert not list(shown.all("form"))


# Verdicts


def row_of(shown: Element, number: int) -> dict[str, str]:
    """Return the cells of a verdict's row by what stands in them."""
    row = shown.by_id(f"v{number}")
    cells = [child.text for child in row.children if isinstance(child, Element)]
    return dict(zip(("area", "year", "status", "value", "gap", "details"), cells, strict=True))


def test_a_row_holds_the_verdict_its_gap_and_what_it_rests_on() -> None:
    shown = page(mixed_report("zh"))
    assert row_of(shown, 2) == {
        "area": "赣县区",
        "year": "2025",
        "status": "未达标",
        "value": "7.4990",
        "gap": "差 1 张",
        "details": "3922 张 ÷ 523000 人 × 1000 · 单元格 D3、E3 · 现有数量可满足 522933 人，比实有少 67 人",
    }
    assert shown.by_id("v2").classes == ["f"]
    article = shown.by_id("i1")
    assert [article.one("h3").text, article.one("p", "target").text] == ["每千人口医疗卫生机构床位数", "≥ 7.5　条款 1"]
    assert [item.text for item in article.one("ul", "tally").all("li")] == [
        "达标 1",
        "未达标 1",
        "缺数据 1",
        "数据有误 2",
    ]
    facts = {term.text: told.text for term, told in zip(article.all("dt"), article.all("dd"), strict=True)}
    assert facts == {
        "算法": "床位数 ÷ 常住人口 × 1000 (张、人)",
        "条款": "依据：某规划，条款 1。",
        "规则代号": "test-pack/beds_per_1000",
    }


def test_missing_invalid_and_pending_say_why() -> None:
    shown = page(mixed_report("en"))
    assert row_of(shown, 3)["details"].startswith("no figure for Beds in this area and period HC302 · Cell E4")
    assert row_of(shown, 4)["details"].startswith("division by zero: Resident population is 0 HC315")
    assert row_of(shown, 6)["status"] == "pending"
    assert row_of(shown, 6)["details"] == (
        "not due before 2030; +0.1 a year is still needed until 2030 HC321 · 6000 beds / 800000 people x 1000 · "
        "Cells D2, E2 · Enough for 750000 people, 50000 people fewer than there are"
    )


def test_misses_of_what_is_encouraged_look_lesser() -> None:
    shown = page(mixed_report())
    article = shown.by_id("i3")
    assert article.one("span", "tag").text == "encouraged"
    assert [row.classes for row in article.one("table").one("tbody").all("tr")][:2] == [["w"], ["f", "e"]]
    assert not list(shown.by_id("i1").all("span", "tag"))


def test_cells_that_are_written_otherwise_are_quoted() -> None:
    report = check("sample_data/ganxian-2023-2025.csv", "ganxian-2023", indicators=["beds_per_1000"], language="zh")
    assert row_of(page(report), 3)["details"] == (
        "4322 张 ÷ 576310 人 × 1000 · 单元格 G4 “4,322”、D4 “57.631” · 现有数量可满足 576266 人，比实有少 44 人"
    )


def test_cells_of_several_tables_name_the_table_by_its_number() -> None:
    report = build_report([("1", "x", 2025, "1", "1000")])
    second = TableInfo("other.csv", "c" * 64, None, 1, sheet="Sheet1")
    shown = page(replace(report, tables=(*report.tables, second)))
    assert "Cells T1!D2, T1!E2" in row_of(shown, 1)["details"]
    heads = [row.one("th").text for row in shown.by_id("basis").one("tbody").all("tr")]
    assert heads == ["T1 table.csv", "T2 other.csv[Sheet1]"]


def test_bars_end_on_their_side_of_the_line() -> None:
    shown = page(mixed_report())
    ((bar, line),) = ([found.attributes for found in row.one("svg").all("rect")] for row in [shown.by_id("v1")])
    # 7.5 of 7.5: scale up to 7.5 and a twelfth of it.
    assert (bar["width"], line["x"]) == ("92.3%", "92.3%")
    assert not list(shown.by_id("v3").all("svg"))


def test_bars_of_negative_values_begin_at_zero() -> None:
    scale = Scale.around([Fraction(-5), Fraction(15)], zero=True)
    assert [scale.at(Fraction(number)) for number in (-100, -5, 0, 15, 100)] == ["0", "7.1", "28.6", "92.9", "100"]


@given(st.lists(st.fractions(), min_size=1, max_size=5), st.booleans())
def test_a_scale_keeps_the_order_of_numbers(numbers: list[Fraction], zero: bool) -> None:
    scale = Scale.around(numbers, zero=zero)
    places = [Fraction(scale.at(number)) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= where <= 100 for where in places)


@pytest.mark.parametrize(
    ("number", "shown"), [(Fraction(1, 3), "0.3"), (Fraction(-1, 3), "-0.3"), (7, "7"), (Fraction(-1, 99), "0")]
)
def test_places_have_a_tenth(number: Fraction | int, shown: str) -> None:
    assert place(number) == shown


def test_stages_are_a_path_with_the_areas_points() -> None:
    rows: list[Row] = [
        ("1", "甲县", year, str(beds), "100000") for year, beds in ((2023, 480), (2024, 650), (2025, 700))
    ]
    article = page(by_area(build_report(rows, ratio(MILESTONES), language="zh"))).by_id("i1")
    drawing = article.one("svg", "chart")
    assert drawing.attributes["aria-label"] == "2023 至 2025 年的数值与目标；具体数值见下表。"
    assert [found.text for found in drawing.all("text")] == ["2023", "2024", "2025", "5", "6", "7.5", "7 甲县"]
    goal = next(found.attributes["d"] for found in drawing.all("path", "goal"))
    # Up with each stage, level in between, and on behind the last year.
    heights = [float(point.split()[1]) for point in goal.removeprefix("M").split("L")]
    assert heights[0] == heights[1] > heights[2] == heights[3] > heights[4] == heights[5] == heights[6]
    assert [point.classes for point in drawing.all("circle") if "goal" not in point.classes] == [["f"], ["p"], ["f"]]


def test_a_limit_is_broken_before_it_falls_due() -> None:
    rows: list[Row] = [("1", "x", year, "700", "100000") for year in (2023, 2024, 2025)]
    drawing = page(by_area(build_report(rows, ratio(at_least("7.5", by=2025))))).by_id("i1").one("svg", "chart")
    early, due = drawing.all("path", "goal")
    assert early.classes == ["goal", "early"]
    assert early.attributes["d"].split("L")[1] == due.attributes["d"].removeprefix("M").split("L")[0]
    assert [point.classes for point in drawing.all("circle")] == [["o"], ["o"], ["f"]]


def test_many_areas_are_drawn_as_a_spread() -> None:
    rows: list[Row] = [(str(number), None, 2025, str(number), "10000") for number in range(1, 101)]
    figure = page(build_report(rows)).by_id("i1").one("figure")
    assert figure.one("figcaption").text == (
        "How 100 values of 2025 lie around the target: the least 0.1, the middle one 5, the greatest 10."
    )
    heights = Counter[str]()
    for bar in figure.all("rect"):
        heights[bar.classes[0]] += round(float(bar.attributes["height"]) * 10)
    assert abs(heights["p"] / heights["f"] - 26 / 74) < 0.05


# The matrix


def signs(table: Element) -> list[list[str]]:
    rows = table.one("tbody").all("tr")
    return [[" ".join(cell.classes) for cell in row.all("td")] for row in rows]


def test_matrix_has_a_row_for_each_indicator_when_these_are_more() -> None:
    table = page(large_report("zh", areas=3, indicators=5)).one("table", "matrix")
    assert [head.text for head in table.one("thead").all("th")] == ["指标", "鼓楼区", "台江区", "仓山区"]
    assert [len(row) for row in signs(table)] == [3] * 5
    link = next(table.one("tbody").all("td")).one("a")
    assert (link.attributes["href"], link.one("b").text) == ("#v1", "达标")


def test_matrix_has_a_row_for_each_area_when_these_are_more() -> None:
    table = page(large_report("en", areas=20, indicators=2)).one("table", "matrix")
    assert table.classes == ["matrix", "roomy"]
    assert len(signs(table)) == 20
    assert {head.one("a").attributes["href"] for head in list(table.one("thead").all("th"))[1:]} == {"#i1", "#i2"}
    assert next(table.one("tbody").all("td")).text == "pass 7.7976"


def test_matrix_heads_years_below_their_areas() -> None:
    table = page(large_report("zh", areas=2, indicators=4, years=(2024, 2025))).one("table", "matrix")
    first, second = (
        [(head.text, head.attributes["scope"]) for head in row.all("th")] for row in table.one("thead").all("tr")
    )
    assert first == [("指标", "col"), ("鼓楼区", "colgroup"), ("台江区", "colgroup")]
    assert second == [("2024", "col"), ("2025", "col"), ("2024", "col"), ("2025", "col")]


def test_matrix_of_one_area_heads_its_years_only() -> None:
    table = page(large_report("zh", areas=1, indicators=4, years=(2023, 2024))).one("table", "matrix")
    assert [head.text for head in table.one("thead").all("th")] == ["指标", "2023", "2024"]


def test_an_area_that_stands_twice_keeps_both_its_verdicts() -> None:
    rows: list[Row] = [("1", "x", 2025, "1", "1"), ("1", "x", 2025, "2", "1"), ("2", "y", 2025, "3", "1")]
    shown = page(by_area(build_report(rows)))
    assert [len(list(cell.all("a"))) for cell in shown.one("table", "matrix").one("tbody").all("td")] == [2, 1]


# Limits


def test_too_many_verdicts_are_counted_and_the_worst_are_shown() -> None:
    report = large_report("en", areas=700, indicators=9)
    assert report.total > MOST_VERDICTS
    shown = page(report)
    assert len(list(shown.by_id("verdicts").all("tr"))) - 9 == MOST_VERDICTS
    told = shown.by_id("summary").one("p", "limit-note").text
    assert told == (
        f"6300 verdicts are too many for a page. It lists {MOST_VERDICTS} of them, the worst first to be chosen; the "
        "other 300 are in all counts and drawings. Every one of them: -o verdicts.csv or -o report.json"
    )
    items = {item.classes[0]: int(item.one("b").text) for item in shown.one("ul", "counts").all("li")}
    assert items["total"] == 6300 == sum(items.values()) - 6300
    assert "too many verdicts for a matrix" in shown.by_id("matrix").text
    left_out = sum(700 - len(group.rows) for group in contents(report).groups)
    assert left_out == 300
    notes = [note.text for note in shown.by_id("verdicts").all("p", "note")]
    assert sum("of 700 verdicts are listed; all of them: -o verdicts.csv" in note for note in notes) > 0


def test_the_furthest_off_are_chosen_and_an_even_share_of_each_indicator() -> None:
    rows: list[Row] = [(str(number), f"n{number}", 2025, str(number), "1000") for number in range(1, 8)]
    report = build_report(rows, ratio(at_least("100")), ratio(at_least("4"), identifier="fewer"))
    chosen = contents(report, most=6)
    assert [[row.verdict.area_name for row in group.rows] for group in chosen.groups] == [
        ["n1", "n2", "n3"],
        ["n1", "n2", "n3"],
    ]
    assert chosen.left_out == 8
    assert [row.number for row in chosen.rows()] == [1, 2, 3, 4, 5, 6]
    chosen = contents(report, most=9)
    assert [[row.verdict.area_name for row in group.rows] for group in chosen.groups][1] == ["n1", "n2", "n3"]
    assert len(chosen.groups[0].rows) == 6


def test_figures_beyond_all_measure_are_drawn_all_the_same() -> None:
    rows: list[Row] = [(str(number), None, 2025, "9" * 400 if number else "1", "1") for number in range(40)]
    shown = page(build_report(rows))
    assert shown.by_id("i1").one("figure").one("figcaption").text.startswith("How 40 values")


def test_many_findings_and_tables_are_counted() -> None:
    found = [Finding("HC315", Severity.INFO, {"variable": Text("Beds", "床位")}, Place("t.csv", 2, 3), "0")] * 1005
    report = build_report([("1", "x", 2025, "1", "1")], findings=found)
    report = replace(report, tables=report.tables * 60)
    shown = page(report)
    assert len(list(shown.by_id("findings").one("tbody").all("tr"))) == 1000
    assert shown.by_id("findings").one("p", "note").text == "… and 5 more; all of them: -o report.json"
    assert "… and 10 more tables; all of them: -o report.json" in shown.by_id("basis").text


# Text of others


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stands_where_the_name_stands(words: str) -> None:
    shown = page(hostile_report(words, "en"))
    # Columns of text hold no halves of characters.
    assert row_of(shown, 1)["area"] == visible(words.encode("utf-8", "replace").decode("utf-8"))
    assert shown.by_id("i1").one("h3").text == visible(words)
    assert visible(words) in shown.by_id("findings").text
    assert visible(words) in shown.by_id("basis").text


def test_right_to_left_names_do_not_turn_their_surroundings() -> None:
    finding = Finding("HC315", Severity.ERROR, {"variable": Text("ئۇ", "ئۇ")}, Place("ئۇ.csv", 2, 3), "ئۇ")
    cells = page(build_report([("1", "ئۇ", 2025, "1", "1")], findings=[finding])).by_id("findings").one("tbody")
    assert [found.text for found in cells.all("bdi")] == [
        "division by zero: ئۇ is 0",
        "ئۇ.csv!C2",
        "ئۇ",
    ]
    assert (isolated("x1"), isolated("ئۇ")) == ("x1", Html("<bdi>ئۇ</bdi>"))


def test_everything_is_escaped_unless_it_is_markup() -> None:
    assert element("p", '<b>&"', Html("<i>")).markup == '<p>&lt;b&gt;&amp;"<i></p>'
    assert element("a", "x", href='"><script>').markup == '<a href="&quot;&gt;&lt;script&gt;">x</a>'
    assert element("a", href="#v1", hidden=True, title=None, data_x=False).markup == "<a href=#v1 hidden></a>"
    assert element("p", "a\x1b[0m\u202eb\n").markup == "<p>a\\x1b[0m\\u202eb\\n</p>"
    assert element("td", "1", class_="f e").markup == '<td class="f e">1'
    assert element("rect", x="5%", class_="t").markup == "<rect x=5% class=t />"
    assert together("<", None, Html("<br>")).markup == "&lt;<br>"
    assert len(element("p", "x" * 100_000).markup) < 1000


def test_hostile_lengths_do_not_blow_the_page_up() -> None:
    long = "长" * 100_000
    rows: list[Row] = [(long, long, 2025, "1", "523000")] * 50
    report = build_report(rows, ratio(at_least("7.5"), name=Text(long, long), clause=long), file=long)
    assert len(written(report, "html").encode()) < LIMIT


def test_every_wording_of_the_page_is_used() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(html_report.__file__).parent.glob("*.py"))
    # The last word of a key may be put in from a list.
    assert [
        key for key in ENTRIES if f'"{key}"' not in sources and f'"{key.rpartition(".")[0]}.{{' not in sources
    ] == []


def test_a_waived_miss_says_who_waived_it_and_why(tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(WAIVERS, encoding="utf-8")
    report = check(
        "sample_data/ganxian-2023-2025.csv",
        "ganxian-2023",
        indicators=["beds_per_1000"],
        waivers=waivers,
        today=date(2026, 3, 1),
        language="zh",
    )
    shown = page(report)
    assert row_of(shown, 3)["status"] == "已豁免"
    assert shown.by_id("v3").classes == ["w"]
    assert row_of(shown, 3)["details"].startswith(
        "按豁免 new-hospital 不计入未达标：新院区 2026 年 6 月启用"
        "（区卫健委，赣县卫健函〔2025〕12号，有效期至 2026-06-30） HC500 · "
    )
    facts = {
        term.text: told.text
        for term, told in zip(shown.by_id("basis").all("dt"), shown.by_id("basis").all("dd"), strict=True)
    }
    assert facts["豁免按此日期判断"] == "2026-03-01"
    assert shown.by_id("summary").one("p", "excuse").text == "未达标但已豁免：1"
    assert shown.by_id("summary").one("ul", "reasons").text.startswith("new-hospital，1 条：新院区 2026 年 6 月启用")
