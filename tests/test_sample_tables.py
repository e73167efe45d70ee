"""The sample tables show what sample_data/README.md says they show."""

from pathlib import Path

import pytest

import healthcheck
from healthcheck.model.verdicts import Status, Verdict

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"

Miss = tuple[str, str | None, str | None, str | None]
"""Indicator, value, gap and severity."""

GANXIAN: list[Miss] = [
    ("beds_per_1000", "7.4994", "1", "error"),
    ("health_education_departments", "75", "1", "warning"),
    ("negative_pressure_ambulances", "27", "1", "error"),
    ("emergency_call_satisfaction_rate", "94.9", "0.1", "error"),
    ("township_feature_departments", "68.4211", "1", "error"),
    ("village_chinese_medicine_corners", "19.9275", "1", "info"),
    ("village_chinese_medicine_corners_staffed", "96.3636", "2", "info"),
    ("affordable_nursery_places", "59.9620", "1", "error"),
    ("township_public_nurseries", "94.7368", "1", "error"),
]
DONGGUAN: list[Miss] = [
    ("occupational_disease_hospital", "0", "1", "warning"),
    ("psychiatrists_per_100000", "3.9936", "1", "error"),
    ("hotline_growth", "9.9945", "1", "error"),
    ("beds_added", "986", "14", "error"),
    ("family_doctor_contract_rate", "46.99999", "1", "warning"),
    ("chinese_medicine_within_15_minutes", "97.8369", "13", "info"),
    ("chinese_medicine_nursing_clinics", "58.5366", "1", "error"),
    ("nursery_places", "46999", "1", "error"),
    ("residents_65_plus_managed", "63", "1", "warning"),
]
SHISHI: list[Miss] = [
    ("inpatient_satisfaction_rank", "4", "1", "error"),
    ("surgery_level_3_4_rate", "61.15", "0.01", "error"),
    ("family_doctor_teams", "61", "1", "error"),
    ("family_doctor_contracts", "317571", "1", "error"),
]


NATIONAL: list[Miss] = [
    ("private_hospital_beds_per_1000", "1.4463", "75669", "warning"),
    ("public_hospital_beds_per_1000", "3.6119", "439731", "info"),
    ("nurses_per_1000", "3.13998", "1", "warning"),
    ("nurses_per_doctor", "1.1525", "398500", "warning"),
    ("public_health_staff_per_1000", "0.656", None, "warning"),
]


def verdicts(table: str, pack: str, period: int) -> list[Verdict]:
    """Judge a sample table with a shipped pack and return the verdicts of one year."""
    found = healthcheck.check(SAMPLES / table, pack).verdicts()
    return [verdict for verdict in found if verdict.period == str(period)]


def misses(found: list[Verdict]) -> list[Miss]:
    """What is missed, in the order of the pack."""
    return [
        (one.indicator.id, one.value, one.gap, one.indicator.severity.word)
        for one in found
        if one.status is Status.FAIL
    ]


@pytest.mark.parametrize(
    ("table", "pack", "period", "total", "missed"),
    [
        ("ganxian-2023-2025.csv", "ganxian-2023", 2025, 58, GANXIAN),
        ("ganxian-2023-2025.gbk.csv", "ganxian-2023", 2025, 58, GANXIAN),
        ("ganxian-2023-2025.csv", "ganxian-2023", 2024, 58, []),
        ("ganxian-2023-2025.csv", "ganxian-2023", 2023, 56, []),
        ("dongguan-2024.csv", "dongguan-2024", 2024, 46, DONGGUAN),
        ("dongguan-2024.csv", "dongguan-2024", 2023, 33, []),
        ("shishi-2023.csv", "shishi-2023", 2022, 0, []),
        ("shishi-2023.csv", "shishi-2023", 2023, 47, []),
        ("shishi-2023.csv", "shishi-2023", 2024, 42, SHISHI),
        ("national-2020.csv", "national-2020", 2020, 20, NATIONAL),
    ],
)
def test_a_table_misses_what_its_readme_says(
    table: str, pack: str, period: int, total: int, missed: list[Miss]
) -> None:
    found = verdicts(table, pack, period)
    assert len(found) == total
    assert misses(found) == missed
    unjudged = {Status.MISSING, Status.INVALID, Status.NOT_APPLICABLE}
    assert [one.indicator.id for one in found if one.status in unjudged and pack != "national-2020"] == []


def test_what_was_not_found_of_china_is_missing_and_nothing_else_is() -> None:
    found = verdicts("national-2020.csv", "national-2020", 2020)
    assert [(one.area_name, one.indicator.id) for one in found if one.status is Status.MISSING] == [
        ("中国", "chinese_medicine_hospital_beds_per_1000"),
        ("中国", "general_practitioners_per_10000"),
        ("中国", "nurses_per_bed"),
    ]


@pytest.mark.parametrize(
    ("table", "pack"),
    [
        ("ganxian-2023-2025.csv", "ganxian-2023"),
        ("dongguan-2024.csv", "dongguan-2024"),
        ("shishi-2023.csv", "shishi-2023"),
        ("national-2020.csv", "national-2020"),
    ],
)
def test_a_table_gives_no_findings_but_for_columns_that_no_rule_reads(table: str, pack: str) -> None:
    report = healthcheck.check(SAMPLES / table, pack)
    assert [finding for finding in report.findings if finding.severity.word != "info"] == []
