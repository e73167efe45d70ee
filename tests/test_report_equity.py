"""How a spread is shown: the same figures and the same words in every format, and hostile text is text."""

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from equity_cases import FOUR, HEADER, PACK, compared
from html_cases import Element, read
from hypothesis import given
from hypothesis import strategies as st
from machine_cases import HOSTILE
from msgspec.structs import replace

from healthcheck import __version__
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.text import Language, Text
from healthcheck.reports.equity import SUFFIXES, terminal
from healthcheck.reports.equity.lorenz_chart import chart, height_at
from healthcheck.reports.equity.rendering import render
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import corner, degree, number, percent
from healthcheck.reports.plain import cell_width
from healthcheck.reports.screen import Screen
from healthcheck.spread.results import LeftOut

LAND_HEADER = f"{HEADER},土地面积(平方公里)"
LAND_ROWS = [
    *(f"{row},{land}" for row, land in zip(FOUR, (40, 30, 20, 10), strict=True)),
    "350302,戊县,2025,,10000,5",
]
PIPE = Screen()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def with_land(language: Language = "en") -> EquityReport:
    return compared(Path(), LAND_ROWS, LAND_HEADER, language=language)


def shown(report: EquityReport, screen: Screen = PIPE, *, every_area: bool = False) -> str:
    return "".join(terminal.render(report, screen, every_area=every_area))


def text(report: EquityReport, format_name: str) -> str:
    return b"".join(render(report, format_name)).decode("utf-8")


# Terminal


def test_a_report_in_english() -> None:
    assert (
        shown(with_land())
        == """\
Rules: small (revision 1)
Tables: table.csv (5 rows)

Beds per 1000 (small/beds_per_1000)
Compared: areas of county level, held against Resident population
Year  Areas    People   Gini by   Gini by  Theil T     Theil     Theil   Highest
              covered    people      land            between    within  / lowest
────────────────────────────────────────────────────────────────────────────────
2025    4/5       80%      0.25       0.5   0.1064    0.0823    0.0242         4
2025: highest 丁区 40, lowest 甲区 10, difference 30.
2025: 77.3% of Theil's index lies between 2 groups (by city), 22.7% within
  them.
Left out in 2025: Beds in health institutions is blank or marked as not
  available (HC303): 戊县

Lorenz curve by people, 2025          Lorenz curve by land, 2025
100%                            ▂▄▇   100%                             ·▅
                            ·▂▄▇███                               ·····▆█
                       ··▁▃▅▇██████                          ·······▁▄███
 50%              ···▁▃▅▇██████████    50%              ·········▂▄▇█████
             ··▁▂▃▄▆▇██████████████                ·······▁▂▃▄▅▆█████████
  0% ▁▁▂▂▃▄▄▅▆▇████████████████████     0% ▁▁▁▁▂▂▃▃▃▄▄▅▅▆▇███████████████
     0%                        100%        0%                        100%
     of people, worst off first            of land, worst off first

Agglomeration, 2025, lowest ratio first
Area  Value    HRAD     PAD  HRAD / PAD
───────────────────────────────────────
甲区     10    0.25   0.625         0.4
乙区     20  0.6667  0.8333         0.8
丙区     30     1.5    1.25         1.2
丁区     40       4     2.5         1.6

Gini and Theil are 0 where the ratio is the same everywhere, and grow as it
  differs. They have no unit and no agreed line between good and bad.
HRAD above 1: more of the resource than the area's share of the land. HRAD /
  PAD above 1: more than its share of the people. The Gini coefficient by land
  is usually far above that by people, because people themselves live unevenly:
  read the two together.
COMPUTED: the spread of 1 of 1 ratios. Exit code 0.
"""
    )


def test_a_report_in_chinese_on_a_console_with_a_chinese_code_page() -> None:
    """Blocks are two cells wide there: the curves have half as many of them and stand one below the other."""
    assert (
        shown(with_land("zh"), Screen(encoding="gbk"))
        == """\
规则：small（第 1 版）
表格：table.csv（5 行）

每千人口床位数 (small/beds_per_1000)
比较县级地区，权重为常住人口
年份  地区数  覆盖人口  基尼系数   基尼系数  泰尔指数    组间    组内  最高/最低
                        （人口）   （面积）
--------------------------------------------------------------------------------
2025     4/5       80%      0.25        0.5    0.1064  0.0823  0.0242          4
2025：最高 丁区 40，最低 甲区 10，相差 30。
2025：按市级分为 2 组，泰尔指数中组间占 77.3%，组内占 22.7%。
2025 剔除：“医疗卫生机构床位数”为空或标为暂缺（HC303）：戊县

洛伦兹曲线（人口），2025
100%                             ▅
                           ·▃██
                       ·▂▆███
 50%             ··▂▆█████
             ·▁▄▆███████
  0% ▁▂▃▄▇██████████
     0%                        100%
     人口累计，从最低起

洛伦兹曲线（土地面积），2025
100%                             ▂
                           ···█
                       ····▅█
 50%             ·····▃███
             ····▂▄▆████
  0% ▁▁▂▃▄▄▆████████
     0%                        100%
     土地面积累计，从最低起

集聚度，2025，从比率最低的地区起
地区  数值    HRAD     PAD  HRAD/PAD
------------------------------------
甲区    10    0.25   0.625       0.4
乙区    20  0.6667  0.8333       0.8
丙区    30     1.5    1.25       1.2
丁区    40       4     2.5       1.6

基尼系数和泰尔指数在各地区比率相同时为 0，差异越大数值越大；没有单位，也没有公
  认的好坏界线。
HRAD 大于 1：资源份额高于土地份额；HRAD/PAD 大于 1：资源份额高于人口份额。人口
  本身分布不均，按面积的基尼系数通常远高于按人口的，两者应一并看。
已计算：1 项比率中 1 项的分布。退出码 0。
"""
    )


def test_what_is_shown_can_be_encoded_everywhere() -> None:
    for encoding in ("gbk", "gb18030", "ascii", "cp1252", "cp437", "big5"):
        for language in ("en", "zh"):
            shown(with_land(language), Screen(encoding=encoding)).encode(encoding)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_lines_fit_into_eighty_cells(language: Language, encoding: str) -> None:
    rows = [f"{row},{land}" for row, land in zip(FOUR, ("40", "30", "", "0"), strict=True)]
    assert all(cell_width(line) <= 80 for line in shown(with_land(language), Screen(encoding=encoding)).splitlines())
    partly = compared(Path(), rows, LAND_HEADER, language=language)
    assert all(cell_width(line) <= 80 for line in shown(partly, Screen(encoding=encoding)).splitlines())


def test_only_the_ends_of_many_areas_are_shown_unless_all_are_asked_for() -> None:
    rows = [f"3501{number:02},区{number:02},2025,{number},1000,7" for number in range(2, 32)]
    report = compared(Path(), rows, LAND_HEADER)
    few, all_of_them = shown(report), shown(report, every_area=True)
    assert "Agglomeration, 2025: the 8 lowest and highest ratios of 30 areas (all: --all)" in few
    assert re.findall(r"^区(\d+) .*\n(?=…)", few, re.MULTILINE) == ["09"]
    assert re.findall(r"^…\n区(\d+)", few, re.MULTILINE) == ["24"]
    assert len(re.findall(r"^区\d+ ", few, re.MULTILINE)) == 16
    assert len(re.findall(r"^区\d+ ", all_of_them, re.MULTILINE)) == 30


def test_years_are_rows_and_what_is_not_defined_is_a_dash() -> None:
    rows = [
        *FOUR,
        *(row.replace(",2025,", ",2024,").replace(",100,", ",0,") for row in FOUR),
        "350102,甲区,2023,5,1",
    ]
    assert (
        shown(compared(Path(), rows)).split("─\n")[1].split("\n\n")[0]
        == """\
2023    1/1        100%           –        –           –           –           –
2024    4/4        100%      0.3611   0.3254      0.1634      0.1620           –
2025    4/4        100%        0.25   0.1064      0.0823      0.0242           4
2025: highest 丁区 40, lowest 甲区 10, difference 30.
2025: 77.3% of Theil's index lies between 2 groups (by city), 22.7% within
  them.
2023: too few areas to compare: 1, and it takes two (HC541)
2024: highest / lowest is not defined: 甲区 has none (HC543)"""
    )


def test_many_areas_left_out_are_counted() -> None:
    rows = [f"3501{number:02},区{number:02},2025,,1000" for number in range(2, 32)]
    lines = " ".join(line.strip() for line in shown(compared(Path(), [*FOUR[2:], *rows])).splitlines())
    assert "(HC303): 区02, 区03, 区04, 区05, 区06, 区07, 区08, 区09, 区10, 区11, 区12, 区13 and 18 more" in lines


def test_areas_of_one_name_are_told_apart() -> None:
    rows = ["350102,城关区,2025,1,10", "350103,城关区,2025,2,10", "350104,戊区,2025,3,10"]
    assert "highest 戊区 300, lowest 城关区 350102 100" in shown(compared(Path(), rows))


def test_ratios_that_no_table_has_figures_for_are_named_by_reason() -> None:
    pack = PACK + "".join(
        f"  {variable}_per_1000:\n    name: {{en: '{variable}, too', zh: '{variable}'}}\n"
        f"    measure: {{ratio: {variable}, to: population, per: 1000}}\n"
        "    target: {at_least: 1, by: 2025}\n    clause: '2'\n"
        for variable in ("doctors", "nurses")
    )
    report = compared(Path(), FOUR, pack=pack)
    assert (
        "\nNot computed\n"
        "no table has a column for Licensed doctors and assistant doctors (HC301):\n  doctors, too\n"
        "no table has a column for Registered nurses (HC301): nurses, too\n" in shown(report)
    )
    assert "COMPUTED: the spread of 1 of 3 ratios. Exit code 0." in shown(report)


def test_nothing_computed_says_so() -> None:
    assert shown(compared(Path(), FOUR[:1], language="zh")).endswith(
        "\n未计算\n可比较的地区太少：1 个，至少要有两个（HC541）：每千人口床位数\n"
        "\n未能计算：没有任何比率具备两个以上有数据的地区。退出码 4。\n"
    )


def test_what_is_wrong_with_figures_is_listed_and_notes_are_not() -> None:
    report = compared(Path(), [*FOUR, "350104,戊区,2025,x1,5000"])
    assert (
        "\nFindings in the tables: 1 error\n"
        'error: table.csv:6:4: HC201 Beds in health institutions: "x1" is not a number.\n'
        "  Correct the cell; if it stands for a missing figure, say so with --missing.\n" in shown(report)
    )


# Curves


CORNERS = ((Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(1, 4)), (Fraction(1), Fraction(1)))


def test_a_curve_is_straight_between_its_corners() -> None:
    heights = [height_at(CORNERS, Fraction(place, 8)) for place in range(9)]
    assert heights == [Fraction(eighth, 16) for eighth in (0, 1, 2, 3, 4, 7, 10, 13, 16)]


def test_a_curve_may_rise_where_no_weight_lies() -> None:
    upright = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1, 2)), (Fraction(1), Fraction(1)))
    assert height_at(upright, Fraction(1)) == Fraction(1, 2)
    assert height_at(upright, Fraction(1, 2)) == Fraction(1, 4)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=9).filter(
        lambda found: any(resource for resource, _ in found)
    ),
    st.sampled_from(["utf-8", "gbk", "ascii"]),
)
def test_a_chart_has_its_size_whatever_the_curve(areas: list[tuple[int, int]], encoding: str) -> None:
    areas.sort(key=lambda area: Fraction(*area))
    total, people = (sum(part) for part in zip(*areas, strict=True))
    corners = [(Fraction(0), Fraction(0))]
    for resource, weight in areas:
        corners.append((corners[-1][0] + Fraction(weight, people), corners[-1][1] + Fraction(resource, total)))
    lines = chart(corners, Screen(encoding=encoding), "heading", "axis")
    bars = lines[1:7]
    assert len(lines) == 9
    assert {len(line if encoding == "utf-8" else line.encode("gbk")) for line in bars} == {35}
    assert bars[0][-1] != " "


def test_ascii_screens_have_signs_of_their_own() -> None:
    assert chart(CORNERS, Screen(encoding="ascii"), "Lorenz", "people")[1:7] == [
        "100%                            __#",
        "                            ._#####",
        "                       ..__########",
        " 50%              ....__###########",
        "             ...____###############",
        "  0% ______########################",
    ]


# Figures


def test_figures_have_four_decimals_and_never_lie() -> None:
    assert [number(Fraction(*pair)) for pair in ((0, 1), (1, 3), (1, 2), (10**6, 1), (1, 10**7))] == [
        "0",
        "0.3333",
        "0.5",
        "1000000",
        "0.0000001",
    ]
    assert number(None) is None


def test_a_degree_is_shown_on_its_side_of_one() -> None:
    assert degree(Fraction(1)) == "1"
    assert degree(1 + Fraction(1, 10**6)) == "1.000001"
    assert degree(1 - Fraction(1, 10**6)) == "0.999999"
    assert degree(Fraction(2, 3)) == "0.6667"


def test_a_share_is_all_or_nothing_only_if_it_is() -> None:
    shares = (Fraction(0), Fraction(1), Fraction(1, 3), Fraction(99999, 100000), Fraction(1, 10**5))
    assert [percent(share) for share in shares] == ["0%", "100%", "33.3%", "99.999%", "0.001%"]
    assert percent(None) is None


def test_a_corner_has_six_decimals() -> None:
    assert [corner(Fraction(*pair)) for pair in ((0, 1), (1, 1), (1, 3), (1, 8))] == ["0", "1", "0.333333", "0.125"]


# JSON


def test_json_tells_everything() -> None:
    found = json.loads(text(with_land(), "json"))
    (spread,) = found.pop("spreads")
    (table,), (pack,) = found["tables"], found["packs"]
    assert found == {
        "format": 1,
        "healthcheck": __version__,
        "exit_code": 0,
        "options": {"level": None, "group_by": None, "as_of": None, "population_basis": None, "lang": "en"},
        "packs": [{"pack": "small", "revision": 1, "sha256": pack["sha256"]}],
        "tables": [{"path": "table.csv", "sha256": table["sha256"], "encoding": "utf-8", "rows": 5}],
        "findings": [],
        "notes": [],
    }
    areas, groups = spread.pop("areas"), spread["theil"].pop("groups")
    assert spread == {
        "pack": "small",
        "indicator": "beds_per_1000",
        "name": {"en": "Beds per 1000", "zh": "每千人口床位数"},
        "measure": {"ratio": "beds", "to": "population", "per": 1000},
        "period": "2025",
        "level": "county",
        "compared": 4,
        "total": 5,
        "people_percent": "80",
        "gini": "0.25",
        "gini_land": "0.5",
        "theil": {"total": "0.1064", "between": "0.0823", "within": "0.0242", "group_by": "city"},
        "range": {
            "highest": {"area": "350203", "area_name": "丁区", "value": "40"},
            "lowest": {"area": "350102", "area_name": "甲区", "value": "10"},
            "difference": "30",
            "quotient": "4",
        },
        "lorenz": [["0", "0"], ["0.25", "0.1"], ["0.5", "0.3"], ["0.75", "0.6"], ["1", "1"]],
        "lorenz_land": [["0", "0"], ["0.4", "0.1"], ["0.7", "0.3"], ["0.9", "0.6"], ["1", "1"]],
        "left_out": [
            {
                "area": "350302",
                "area_name": "戊县",
                "code": "HC303",
                "message": "Beds in health institutions is blank or marked as not available",
            }
        ],
        "left_out_land": [],
        "undefined": [],
    }
    assert areas[0] == {
        "area": "350102",
        "area_name": "甲区",
        "value": "10",
        "resource": "100",
        "people": "10000",
        "land": "40",
        "hrad": "0.25",
        "pad": "0.625",
        "hrad_to_pad": "0.4",
    }
    assert [(group["code"], group["areas"], group["theil"]) for group in groups] == [
        ("350100", 2, "0.0566"),
        ("350200", 2, "0.0102"),
    ]


def test_json_says_why_something_is_not_defined() -> None:
    found = json.loads(text(compared(Path(), FOUR[:1], as_of=2030, population_basis="any", level="county"), "json"))
    assert found["exit_code"] == 4
    assert found["options"] | {"lang": "en"} == {
        "level": "county",
        "group_by": None,
        "as_of": 2030,
        "population_basis": "any",
        "lang": "en",
    }
    (spread,) = found["spreads"]
    missing = {"gini", "gini_land", "theil", "range", "lorenz", "lorenz_land"}
    assert {key for key in spread if spread[key] is None} == missing
    assert spread["undefined"] == [
        {"what": "spread", "code": "HC541", "message": "too few areas to compare: 1, and it takes two"}
    ]


def test_json_of_no_spread_is_json() -> None:
    assert json.loads(text(compared(Path(), FOUR, level="township"), "json"))["spreads"] == []


def test_json_tells_findings_with_their_places() -> None:
    report = compared(Path(), [*FOUR, "350104,戊区,2025,x1,5000"])
    finding = json.loads(text(report, "json"))["findings"][0]
    assert finding | {"message": ""} == {
        "code": "HC201",
        "severity": "error",
        "message": "",
        "file": "table.csv",
        "sheet": None,
        "line": 6,
        "column": 4,
        "cell": "D6",
        "raw": "x1",
    }


# CSV


def test_csv_has_a_measure_a_line() -> None:
    words = text(with_land("zh"), "csv")
    lines = words.split("\r\n")
    assert lines[0] == (
        "\ufeffpack,indicator,name,period,level,measure,area,area_name,value,grouped_by,reason_code,reason"
    )
    start = "small,beds_per_1000,每千人口床位数,2025,county,"
    assert all(line.startswith(start) for line in lines[1:-1])
    told = [line.removeprefix(start) for line in lines[1:-1]]
    assert told[:12] == [
        "areas_compared,,,4,,,",
        "areas_total,,,5,,,",
        "people_percent,,,80,,,",
        "gini,,,0.25,,,",
        "gini_land,,,0.5,,,",
        "theil,,,0.1064,,,",
        "theil_between,,,0.0823,city,,",
        "theil_within,,,0.0242,city,,",
        "highest,350203,丁区,40,,,",
        "lowest,350102,甲区,10,,,",
        "difference,,,30,,,",
        "quotient,,,4,,,",
    ]
    assert [line for line in told if ",350102," in line][1:] == [
        "value,350102,甲区,10,,,",
        "hrad,350102,甲区,0.25,,,",
        "pad,350102,甲区,0.625,,,",
        "hrad_to_pad,350102,甲区,0.4,,,",
    ]
    assert told[-1] == "left_out,350302,戊县,,,HC303,“医疗卫生机构床位数”为空或标为暂缺"


def test_csv_says_why_something_is_not_defined() -> None:
    rows = list(csv.DictReader(text(compared(Path(), FOUR[:1]), "csv").removeprefix("\ufeff").splitlines()))
    assert [row["value"] for row in rows if row["measure"] == "people_percent"] == ["100"]
    assert [(row["reason_code"], row["reason"]) for row in rows if row["measure"] == "undefined_spread"] == [
        ("HC541", "too few areas to compare: 1, and it takes two")
    ]


# Markdown and HTML


def test_markdown_begins_with_what_the_run_comes_to() -> None:
    words = text(with_land("zh"), "markdown")
    assert words.startswith(
        "# 资源分布的均衡程度\n\n**已计算：1 项比率中 1 项的分布。退出码 0。**\n\n- 规则：small（第 1 版）\n"
    )
    assert (
        "| 年份 | 地区数 | 覆盖人口 | 基尼系数（人口） | 基尼系数（面积） | 泰尔指数 | 组间 | 组内 | 最高/最低 |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        "| 2025 | 4/5 | 80% | 0.25 | 0.5 | 0.1064 | 0.0823 | 0.0242 | 4 |\n" in words
    )
    assert "| 甲区 | 10 | 0.25 | 0.625 | 0.4 |\n" in words


def page(report: EquityReport) -> Element:
    return read(text(report, "html"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_needs_nothing_from_elsewhere(language: Language) -> None:
    words = text(with_land(language), "html")
    root = read(words)
    assert list(root.all("script")) == []
    assert all(element.attributes.get("href", "data:,").startswith(("#", "data:")) for element in root.all())
    assert "http" not in words.replace("http-equiv", "")
    (policy,) = (
        element.attributes["content"]
        for element in root.all("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy


def test_a_page_draws_both_curves_and_says_what_they_show() -> None:
    figure = page(with_land()).one("figure", "lorenz")
    drawing = figure.one("svg")
    assert drawing.attributes["role"] == "img"
    assert drawing.attributes["aria-label"] == (
        "Lorenz curve by people, 2025: the worst-off areas with 50% of it have 30% of the resource; "
        "Gini coefficient 0.25. Lorenz curve by land, 2025: the worst-off areas with 50% of it have 16.7% of the "
        "resource; Gini coefficient 0.5."
    )
    paths = {path.attributes["class"]: path.attributes["d"] for path in drawing.all("path")}
    assert paths["people"] == "M42 312L114 283.2L186 225.6L258 139.2L330 24"
    assert paths["land"] == "M42 312L157.2 283.2L243.6 225.6L301.2 139.2L330 24"
    assert [item.text for item in figure.all("li")] == ["Gini by people 0.25", "Gini by land 0.5", "an even spread"]


def test_a_curve_of_very_many_areas_is_drawn_with_fewer_corners() -> None:
    rows = [f"{110000 + number},县{number},2025,{number},100" for number in range(1, 3001) if number % 100]
    (path,) = (path for path in page(compared(Path(), rows, level="county")).all("path") if path.classes == ["people"])
    corners = path.attributes["d"].count("L")
    assert 300 < corners < 600
    assert path.attributes["d"].startswith("M42 312L")
    assert path.attributes["d"].endswith("L330 24")


def test_tables_of_a_page_have_headings_for_rows_and_columns() -> None:
    years, degrees = page(with_land()).all("table")
    assert [cell.text for cell in years.all("th") if cell.attributes["scope"] == "col"][:3] == [
        "Year",
        "Areas",
        "People covered",
    ]
    assert [cell.text for cell in degrees.all("th") if cell.attributes["scope"] == "row"] == [
        "甲区",
        "乙区",
        "丙区",
        "丁区",
    ]


# All formats


@pytest.mark.parametrize("format_name", ["json", "csv", "markdown", "html", "table"])
def test_the_same_tables_give_the_same_bytes(format_name: str) -> None:
    assert b"".join(render(with_land(), format_name)) == b"".join(render(with_land(), format_name))


def hostile(words: str, language: Language) -> EquityReport:
    """Put words wherever a table or a rule file can bring them in."""
    report = with_land(language)
    (spread,) = report.spreads
    assert spread.land is not None
    areas = tuple(replace(area, name=words, code=words) for area in spread.areas)
    left = (LeftOut(words, words, Fault("HC303", {"variable": Text(words, words)})),)
    renamed: dict[str, Any] = {
        "areas": areas,
        "left_out": left,
        "indicator": replace(spread.indicator, name=Text(words, words)),
        "land": replace(spread.land, areas=areas, left_out=left),
        "undefined": {"groups": Fault("HC551", {"by": Text(words, words), "area": words})},
    }
    tables = tuple(replace(table, path=words) for table in report.tables)
    return replace(report, spreads=(replace(spread, **renamed),), tables=tables)


UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(words: str, language: Language) -> None:
    report, harmless = hostile(words, language), hostile("harmless", language)
    assert json.loads(text(report, "json"))["spreads"][0]["areas"][0].keys() >= {"area_name"}
    rows = list(csv.reader(io.StringIO(text(report, "csv").removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {12}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert not UNSEEN.search(text(report, "csv").removeprefix("\ufeff").replace("\r\n", "\n"))
    for format_name in ("json", "markdown", "table"):
        assert not UNSEEN.search(text(report, format_name))
    assert len(text(report, "markdown").splitlines()) == len(text(harmless, "markdown").splitlines())
    found = [element.tag for element in page(report).all() if element.tag != "bdi"]
    assert found == [element.tag for element in page(harmless).all() if element.tag != "bdi"]


def test_a_report_is_written_by_the_ending_of_the_file_name(tmp_path: Path) -> None:
    report = with_land()
    for suffix, format_name in SUFFIXES.items():
        report.write(tmp_path / f"spread{suffix}")
        assert (tmp_path / f"spread{suffix}").read_bytes() == b"".join(render(report, format_name))
    with pytest.raises(UsageError) as refused:
        report.write(tmp_path / "spread.pdf")
    assert [fault.code for fault in refused.value.faults] == ["HC420"]
    assert not (tmp_path / "spread.pdf").exists()
