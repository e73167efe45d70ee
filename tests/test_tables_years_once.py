"""Years that are written once for several areas: filled down where that is certain, an error where it is not."""

from pathlib import Path

import pytest
from table_cases import figures, found, observe, rows

HEADER = "年份,地区,床位数\n"
ONCE = HEADER + "2023,鼓楼区,1\n,台江区,2\n,合计,3\n2024年,鼓楼区,4\n,台江区,5\n,合计,9\n注：年末数,,\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def left_out(text: str) -> list[str]:
    return [line.split(" ")[1] for line in found(observe(text)) if "HC253" in line]


def test_a_year_that_is_written_once_is_that_of_the_areas_below() -> None:
    observations = observe(ONCE)
    assert rows(observations) == [
        (None, "鼓楼区", 2023),
        (None, "台江区", 2023),
        (None, "鼓楼区", 2024),
        (None, "台江区", 2024),
    ]
    assert figures(observations) == ["1", "2", "4", "5"]
    assert [line for line in found(observations) if "HC619" in line] == [
        "info t.csv:3:1: HC619 From here on, 4 rows without a year are taken for the year above them (2023 here)."
    ]
    assert [line for line in found(observations, "zh") if "HC619" in line] == [
        "info t.csv:3:1: HC619 从此行起，有 4 行没有写年份，按其上方的年份处理（此处为 2023）。"
    ]
    assert observations.totals[0].periods.tolist() == [2023, 2024]


@pytest.mark.parametrize(
    "text",
    [
        "年份,市,区县,床位数\n2023,福州市,鼓楼区,1\n,徐州市,鼓楼区,2\n",
        "年份,代码,地区,床位数\n2023,320302,鼓楼区,1\n,350102,鼓楼区,2\n",
        "年份,地区,指标,数值\n2023,鼓楼区,床位数,1\n,鼓楼区,执业（助理）医师数,7\n,台江区,床位数,2\n",
    ],
)
def test_areas_and_indicators_are_told_apart_as_elsewhere(text: str) -> None:
    assert (left_out(text), figures(observe(text))) == ([], ["1", "2"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # One of several lost its year, which may be any.
        (HEADER + "2023,鼓楼区,1\n2024,鼓楼区,2\n,台江区,3\n", [4]),
        (HEADER + "2023,鼓楼区,1\n,台江区,2\n2023,仓山区,3\n", [3]),
        # The same area twice: they are of several years.
        (HEADER + "2023,鼓楼区,1\n,台江区,2\n,鼓楼区,3\n", [3, 4]),
        # Beyond a blank row, above the first year, and a symbol.
        (HEADER + "2023,鼓楼区,1\n,台江区,2\n,,\n,仓山区,3\n", [5]),
        (HEADER + ",鼓楼区,1\n2023,台江区,2\n,仓山区,3\n", [2]),
        (HEADER + "2023,鼓楼区,1\n—,台江区,2\n", [3]),
    ],
)
def test_what_is_less_clear_is_left_out(text: str, lines: list[int]) -> None:
    assert left_out(text) == [f"t.csv:{line}:1:" for line in lines]
