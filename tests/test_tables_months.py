"""Months and days in the column of years: those that say the whole year are read, others refused."""

from pathlib import Path

import pytest
from table_cases import found, observe, rows


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(*years: str) -> str:
    return "地区,年份,床位数\n" + "".join(f"某{number}县,{year},1\n" for number, year in enumerate(years, 1))


YEARS = "2024年末 2024年底 2024年年末 2024年年底 2024年度末 2024.0 2024年度 ２０２４年末".split()
MONTHS = (
    "2024-12,2024/12,2024.12,2024年12月,2024年12月份,2024年12月末,202412,2024-M12,2024M12,2024-12-31,2024/12/31,"
    "2024.12.31,2024年12月31日,20241231,2024-12-01,2024年1-12月,2024年1—12月,2024年1月-12月,2024年01至12月,"
    "２０２４－１２,2024-12-31 00:00:00,2024 年 12 月"
).split(",")
OTHERS = (
    "24 2024-06 2024年6月 202406 2024-11 2024-1 2024.1 2024-13 2024-120 2024-12-15 20241215 2024年1-6月 2024Q4 "
    "2024-2025 2024年12 2024-M11 2024.06.30 2024年6月30日"
).split()


@pytest.mark.parametrize("year", YEARS)
def test_the_end_of_a_year_is_the_year(year: str) -> None:
    observations = observe(table(year))
    assert (rows(observations), observations.findings) == ([(None, "某1县", 2024)], ())


@pytest.mark.parametrize("month", MONTHS)
def test_the_last_month_of_a_year_is_read_as_the_year(month: str) -> None:
    observations = observe(table(month, "2023", month))
    assert [year for _, _, year in rows(observations)] == [2024, 2023, 2024]
    assert found(observations) == [
        "info t.csv:2:2: HC646 A month or a day stands in the place of the year: 2 rows, such as "
        f'"{month}", which is read as 2024.'
    ]


@pytest.mark.parametrize("month", OTHERS)
def test_other_months_and_what_is_not_clear_are_refused(month: str) -> None:
    observations = observe(table(month, "2023"))
    assert rows(observations) == [(None, "某2县", 2023)]
    assert [line.split(" ")[2] for line in found(observations)] == ["HC253"]


@pytest.mark.parametrize("other", ["2024-06", "2024-11", "202406", "2023年6月", "2024-06-30", "2024M1", "20240630"])
def test_beside_other_months_the_last_may_be_one_of_them(other: str) -> None:
    observations = observe(table("2024-12", "2022", other))
    assert rows(observations) == [(None, "某2县", 2022)]
    assert [line.split(" ")[1:3] for line in found(observations)] == [["t.csv:2:2:", "HC253"], ["t.csv:4:2:", "HC253"]]


def test_what_is_said_in_chinese() -> None:
    assert found(observe(table("2024-12")), "zh") == [
        "info t.csv:2:2: HC646 年度列写的是月份或日期：1 行，如“2024-12”，按 2024 年读取。"
    ]
