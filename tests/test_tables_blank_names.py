"""Districts that are written once while their city stands in every row: never judged by their first row alone."""

from pathlib import Path

import pytest
from table_cases import figures, found, observe, rows

HEADER = "市,区县,机构,床位数\n"
MERGED = (
    "福州市,鼓楼区,甲院,1\n福州市,,乙院,2\n福州市,,丙院,4\n福州市,台江区,丁院,8\n福州市,,戊院,16\n"
    "徐州市,鼓楼区,甲院,32\n徐州市,,己院,64\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def named(text: str) -> str:
    """Write the district into every row."""
    district, lines = "", []
    for line in text.splitlines():
        city, own, rest = line.split(",", 2)
        district = own or district
        lines.append(f"{city},{district},{rest}\n")
    return "".join(lines)


def said(text: str) -> list[tuple[str, str]]:
    """Return the severities and codes of what is said."""
    words = (line.split(" ") for line in found(observe(text)))
    return [(severity, code) for severity, _, code, *_ in words]


@pytest.mark.parametrize("own", ["", "福州市,—,市一院,100\n", "福州市,,市一院,100\n"])
def test_institutions_get_the_district_that_is_written_once_above_them(own: str) -> None:
    observations = observe(HEADER + own + MERGED, sum_by="area")
    assert figures(observations) == ["100", "7", "24", "96"][not own :]
    assert rows(observations) == rows(observe(HEADER + own + named(MERGED), sum_by="area"))
    assert [line for line in found(observations) if "HC267" in line] == [
        f"warning t.csv:{3 + bool(own)}:2: HC267 From here on, 4 rows without an area are taken for the area above "
        "them."
    ]


def test_without_a_sum_they_are_duplicates() -> None:
    assert figures(observe(HEADER + MERGED)) == ["DUPLICATE", "DUPLICATE", "DUPLICATE"]


def test_years_of_a_district_that_is_written_once() -> None:
    text = "市,区县,年份,床位数\n福州市,鼓楼区,2024,1\n福州市,,2025,2\n福州市,台江区,2024,4\n福州市,,2025,8\n"
    observations = observe(text)
    assert rows(observations) == [
        (None, "鼓楼区", 2024),
        (None, "鼓楼区", 2025),
        (None, "台江区", 2024),
        (None, "台江区", 2025),
    ]
    assert figures(observations) == ["1", "2", "4", "8"]
    assert said(text) == [("info", "HC267")]


UNCLEAR = "市,区县,床位数\n福州市,鼓楼区,1\n福州市,,2\n福州市,,4\n福州市,台江区,8\n福州市,,16\n莆田市,城厢区,32\n"


def test_rows_that_may_be_of_the_district_or_the_city_leave_neither_a_sum() -> None:
    observations = observe(UNCLEAR, sum_by="area")
    assert observations.area_name == ["鼓楼区", "台江区", "城厢区"]
    assert figures(observations) == ["ROW_LEFT_OUT", "ROW_LEFT_OUT", "32"]
    doubt = [line for line in found(observations) if "HC618" in line]
    assert len(doubt) == 3
    assert doubt[0] == (
        "error t.csv:3:2: HC618 The row names 福州市 and none of its areas, below one of 鼓楼区: it may be of either, "
        "so it is left out and 鼓楼区 gets no figure. Write the name into every row, or a dash where there is none."
    )
    assert [line for line in found(observations, "zh") if "HC618" in line][2] == (
        "error t.csv:6:2: HC618 本行只写了 福州市，没有写下级地区，而上一行是 台江区：无法判断属于哪一个，因此本行未采"
        "用，台江区 也不作判定。请在每一行写明地区名称；确属上级自身的数据，请填短横。"
    )


def test_nor_a_figure_where_nothing_is_added_up() -> None:
    assert figures(observe(UNCLEAR)) == ["DUPLICATE", "DUPLICATE", "32"]


def test_the_citys_own_sum_lacks_them_too_but_no_namesake_does() -> None:
    text = UNCLEAR.replace("福州市,鼓楼区,1", "福州市,,100\n福州市,鼓楼区,1") + "徐州市,鼓楼区,64\n"
    assert figures(observe(text, sum_by="area")) == ["ROW_LEFT_OUT", "ROW_LEFT_OUT", "ROW_LEFT_OUT", "32", "64"]


@pytest.mark.parametrize(
    "text",
    [
        # Above its districts, below them, and below those of each year.
        "市,区县,床位数\n福州市,,3\n福州市,鼓楼区,1\n福州市,台江区,2\n莆田市,,4\n莆田市,城厢区,4\n",
        "市,区县,床位数\n福州市,鼓楼区,1\n福州市,台江区,2\n福州市,,3\n莆田市,城厢区,4\n莆田市,,4\n",
        "市,区县,年份,床位数\n福州市,鼓楼区,2024,1\n福州市,,2024,1\n福州市,鼓楼区,2025,2\n福州市,,2025,2\n",
        "市,区县,床位数\n福州市,鼓楼区,1\n福州市,—,3\n福州市,台江区,2\n",
        "市,区县,年份,床位数\n福州市,鼓楼区,2024,1\n福州市,台江区,2024,1\n福州市,,2024,2\n福州市,鼓楼区,2025,2\n福州市,,2025,2\n",
        "code,市,区县,床位数\n350102,福州市,鼓楼区,1\n350100,福州市,,3\n350103,福州市,台江区,2\n",
    ],
)
def test_a_citys_own_row_is_its_own(text: str) -> None:
    observations = observe(text)
    assert said(text) == []
    assert len(figures(observations)) == len(text.splitlines()) - 1


def test_in_a_sum_a_row_below_the_districts_is_the_citys_only_with_a_dash_or_names_in_every_row() -> None:
    text = "市,区县,床位数\n福州市,鼓楼区,1\n福州市,台江区,2\n福州市,,3\n"
    assert figures(observe(text, sum_by="area")) == ["1", "ROW_LEFT_OUT"]
    assert figures(observe(text.replace(",,", ",—,"), sum_by="area")) == ["1", "2", "3"]
    several = text.replace("福州市,,", "福州市,台江区,4\n福州市,,")
    assert figures(observe(several, sum_by="area")) == ["1", "6", "3"]


def test_a_row_without_figures_loses_nothing_and_one_between_districts_is_always_doubtful() -> None:
    text = "市,区县,机构,床位数\n福州市,鼓楼区,甲,1\n福州市,鼓楼区,乙,1\n福州市,,丙,\n福州市,台江区,丁,2\n"
    assert figures(observe(text, sum_by="area"))[0] == "2"
    assert figures(observe(text.replace("丙,", "丙,5"), sum_by="area")) == ["ROW_LEFT_OUT", "2"]


@pytest.mark.parametrize("by_area", [True, False])
def test_in_a_long_table_each_indicator_is_looked_at_alone(by_area: bool) -> None:
    lines = [
        (f"福州市,{district},{indicator},{value}", district or "市", indicator)
        for indicator, value in (("床位数", 1), ("执业（助理）医师数", 2))
        for district in ("鼓楼区", "台江区", "")
    ]
    if by_area:
        lines.sort(key=lambda line: ("鼓楼区", "台江区", "市").index(line[1]))
    text = "市,区县,指标,数值\n" + "".join(f"{line}\n" for line, _, _ in lines)
    observations = observe(text)
    assert said(text) == []
    assert observations.area_name == ["鼓楼区", "台江区", "福州市"]
    assert (figures(observations), figures(observations, "doctors")) == (["1"] * 3, ["2"] * 3)
