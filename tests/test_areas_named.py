"""Rows without a code beside rows with one: parts of the area that their parents name, or its own row."""

from pathlib import Path

import pytest

import healthcheck
from healthcheck.messages import message
from healthcheck.reports.report import Report

RULES = """
healthcheck: 1
pack: cities
revision: 1
title: {en: Cities, zh: 各市}
source: {document: {en: None, zh: 无}}
indicators:
  beds: {name: {en: Beds, zh: 床位}, measure: {value: beds}, target: {at_least: 1}, level: LEVEL, clause: "1"}
"""
TAIYUAN = "140000,山西省,,,\n140105,山西省,太原市,小店区,10\n140106,山西省,太原市,迎泽区,20\n"
ZONE = ",山西省,太原市,山西转型综合改革示范区,3\n"
HEADER = "区划代码,省,市,区县,床位数\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def judged(text: str, level: str = "city") -> Report:
    Path("rules.yaml").write_text(RULES.replace("LEVEL", level), encoding="utf-8")
    Path("t.csv").write_text(text, encoding="utf-8")
    return healthcheck.check("t.csv", "rules.yaml", no_checks=["codes", "magnitude", "spellings"])


def values(report: Report) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.area, one.area_name, one.value) for one in report.verdicts()]


def said(report: Report, code: str) -> list[str]:
    return [message(finding, "en") for finding in report.findings if finding.code == code]


def test_a_zone_without_a_code_is_a_part_of_the_city_that_it_lies_in() -> None:
    assert values(judged(HEADER + TAIYUAN + ZONE)) == [("140100", None, "33")]


def test_its_city_is_known_by_the_citys_own_row_as_well() -> None:
    text = HEADER + "140100,山西省,太原市,太原市,33\n140105,山西省,太原市,小店区,30\n" + ZONE
    report = judged(text)
    assert values(report) == [("140100", "太原市", "33")]
    assert said(report, "HC273") == []
    without = judged(text.replace(ZONE, ""))
    assert said(without, "HC273") == [
        "Beds in health institutions: the area's own figure is 33, its 1 parts add up to 30"
    ]


def test_a_city_of_the_same_name_in_another_province_is_another() -> None:
    text = HEADER + TAIYUAN + ",辽宁省,太原市,某开发区,4\n"
    assert values(judged(text)) == [("140100", None, "30"), (None, "太原市", "4")]


def test_a_zone_of_a_city_that_no_code_is_known_for_gives_that_city_a_verdict() -> None:
    assert values(judged(HEADER + TAIYUAN + ",山西省,大同市,某开发区,4\n")) == [
        ("140100", None, "30"),
        (None, "大同市", "4"),
    ]


def test_a_row_without_a_code_can_be_the_areas_own() -> None:
    text = HEADER + "429004,湖北省,省直辖县,仙桃市,10\n429005,湖北省,省直辖县,潜江市,20\n,湖北省,省直辖县,省直辖县,30\n"
    report = judged(text)
    assert values(report) == [(None, "省直辖县", "30")]
    assert said(report, "HC272") == []
    assert said(judged(text.replace(",30\n", ",31\n")), "HC273") == [
        "Beds in health institutions: the area's own figure is 31, its 2 parts add up to 30"
    ]


def test_only_parts_of_the_same_level_are_added_to_those_with_codes() -> None:
    text = "区划代码,省,市,区县,乡镇,床位数\n140105,山西省,太原市,小店区,,10\n,山西省,太原市,小店区,坞城街道,3\n"
    assert values(judged(text)) == [("140100", None, "10")]
    assert values(judged(text, "county")) == [("140105", "小店区", "10")]


def test_a_zone_without_a_figure_leaves_its_city_without_one() -> None:
    report = judged(HEADER + TAIYUAN + ZONE.replace(",3\n", ",\n"))
    (verdict,) = report.verdicts()
    assert (verdict.reason_code, "山西转型综合改革示范区" in (verdict.reason or "")) == ("HC317", True)


def test_years_of_a_zone_are_parts_of_the_city_in_their_own_year() -> None:
    text = "区划代码,市,区县,年份,床位数\n140105,太原市,小店区,2023,1\n140105,太原市,小店区,2024,2\n"
    text += ",太原市,示范区,2023,4\n,太原市,示范区,2024,8\n"
    assert [(one.area, one.period, one.value) for one in judged(text).verdicts()] == [
        ("140100", "2023", "5"),
        ("140100", "2024", "10"),
    ]


def test_parts_that_the_rule_file_lists_are_all_there_are() -> None:
    Path("t.csv").write_text(HEADER + TAIYUAN + ZONE, encoding="utf-8")
    rules = (
        RULES.replace("LEVEL", "city") + 'applies_to: {level: city, areas: ["140100"]}\nparts: {"140100": ["140105"]}\n'
    )
    Path("rules.yaml").write_text(rules, encoding="utf-8")
    assert values(healthcheck.check("t.csv", "rules.yaml")) == [("140100", None, "10")]


def test_a_table_of_a_wider_region_than_the_roster_says_so_once() -> None:
    roster = 'applies_to: {level: county, areas: ["350102", "350103"]}\n'
    Path("rules.yaml").write_text(RULES.replace(", level: LEVEL", "") + roster, encoding="utf-8")
    lines = [f"35{number:04},,,某区,1" for number in range(102, 115)]
    for count, code in ((12, "HC274"), (13, "HC613")):
        Path("t.csv").write_text(HEADER + "\n".join(lines[:count]) + "\n", encoding="utf-8")
        report = healthcheck.check("t.csv", "rules.yaml", no_checks=["spellings", "codes"])
        assert [finding.code for finding in report.findings] == [code] * (10 if code == "HC274" else 1)
    assert said(report, "HC613") == [
        "the tables have 11 areas that are not on the roster of cities, such as 350104 某区; they get no verdict"
    ]
