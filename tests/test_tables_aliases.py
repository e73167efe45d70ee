"""Areas under other names and codes: renamed districts, codes that lost their zeros, codes of other systems."""

from pathlib import Path

import pytest
from table_cases import VARIABLES, figures, found, observe, refused, rows

import healthcheck
from healthcheck.model.verdicts import Status
from healthcheck.tables.area_codes import CodeKind, read_codes
from healthcheck.tables.inspection import inspect_tables
from healthcheck.tables.options import ReadOptions
from healthcheck.tables.texts import Texts


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def renamed(*tables: str, **areas: str) -> list[tuple[str | None, str | None, int]]:
    return rows(observe(*tables, columns={"areas": areas}))


def test_an_old_name_and_the_new_one_are_one_area() -> None:
    old, new = "地区,年份,床位数\n长乐市,2016,1\n", "地区,年份,床位数,医师数\n长乐区,2018,2,\n"
    columns = {"areas": {"长乐市": "长乐区"}, "医师数": "ignore"}
    observations = observe(old, new, columns=columns)
    assert rows(observations) == [(None, "长乐区", 2016), (None, "长乐区", 2018)]
    assert len(set(observations.batch.area.tolist())) == 1
    assert [line for line in found(observations) if "HC607" in line] == [
        'info t.csv:2:1: HC607 "长乐市" is taken for 长乐区 in 1 row, as the column map says.'
    ]
    assert "按列对照表，1 行中的“长乐市”视为 长乐区。" in found(observations, "zh")[0]


def test_names_are_found_whatever_their_width_and_spaces() -> None:
    assert renamed("地区,床位数\n 长 乐 市 ,1\n", 长乐市="长乐区") == [(None, "长乐区", 0)]


def test_both_spellings_in_one_table_are_the_same_row_twice() -> None:
    observations = observe("地区,床位数\n长乐市,1\n长乐区,2\n", columns={"areas": {"长乐市": "长乐区"}})
    assert figures(observations) == ["DUPLICATE"]
    assert [line.split(" ")[2] for line in found(observations)] == ["HC607", "HC250"]


def test_both_spellings_of_an_area_are_added_up_together() -> None:
    columns = {"areas": {"长乐市": "长乐区"}}
    assert figures(observe("地区,床位数\n长乐市,1\n长乐区,2\n", columns=columns, sum_by="area")) == ["3"]


def test_a_name_may_stand_for_a_code_in_rows_that_have_none() -> None:
    text = "区划代码,地区,床位数\n,赣县,1\n320302,鼓楼区,2\n,鼓楼区,4\n"
    assert renamed(text, 赣县="360704", 鼓楼区="350102") == [
        ("360704", "赣县", 0),
        ("320302", "鼓楼区", 0),
        ("350102", "鼓楼区", 0),
    ]
    observations = observe(text, columns={"areas": {"赣县": "360704"}})
    assert observations.level[0] == "county"
    assert observations.batch.area.tolist()[0] == 360704000000


def test_an_old_code_stands_for_the_new_one() -> None:
    text = "区划代码,地区,床位数\n350182,长乐市,1\n350182000000,长乐市,2\n350112,长乐区,4\n"
    observations = observe(text, columns={"areas": {"350182": "350112"}}, sum_by="area")
    assert (observations.area, figures(observations)) == (["350112"], ["7"])
    assert found(observations)[0] == (
        'info t.csv:2:1: HC607 "350182" is taken for 350112 in 2 rows, as the column map says.'
    )


def test_codes_of_another_system_can_be_renamed_as_well() -> None:
    text = "code,beds\n46113,1\n46102,2\n01001,4\n"
    observations = observe(text, columns={"areas": {"46113": "46102"}}, sum_by="area")
    assert (observations.area, figures(observations)) == (["46102", "01001"], ["3", "4"])
    assert renamed("code,beds\nDE21H,1\n", DE21H="DE21I") == [("DE21I", None, 0)]


def test_names_in_the_code_column_are_renamed() -> None:
    text = "area,beds\n长乐市,1\n赣县,2\n350102,4\n"
    assert renamed(text, 长乐市="长乐区", 赣县="360704") == [
        (None, "长乐区", 0),
        ("360704", "赣县", 0),
        ("350102", None, 0),
    ]


def test_parents_are_renamed_too() -> None:
    old, new = "市,区县,床位数\n思茅市,翠云区,1\n", "市,区县,医师数\n普洱市,思茅区,2\n"
    areas = {"思茅市": "普洱市", "翠云区": "思茅区"}
    observations = observe(old, new.replace("医师数", "执业(助理)医师"), columns={"areas": areas})
    assert rows(observations) == [(None, "思茅区", 0)]
    assert observations.origins.parent(0, "city") == "普洱市"


def test_a_chain_of_names_leads_to_its_end() -> None:
    areas = {"长乐县": "长乐市", "长乐市": "350182", "350182": "350112"}
    text = "区划代码,地区,床位数\n,长乐县,1\n,长乐市,2\n350182,长乐市,4\n"
    observations = observe(text, columns={"areas": areas}, sum_by="area")
    assert (observations.area, figures(observations)) == (["350112"], ["7"])


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ({"甲区": "乙区", "乙区": "甲 区"}, ['"甲区" for "乙区", which in the end is "甲区"',
                                     '"乙区" for "甲 区", which in the end is "乙区"']),
        ({"甲区": "甲区"}, ['"甲区" for "甲区", which in the end is "甲区"']),
        ({"350182": "350182000"}, ['"350182" for "350182000", which in the end is "350182"']),
    ],
)  # fmt: skip
def test_a_circle_of_names_is_a_fault(areas: dict[str, str], said: list[str]) -> None:
    columns = {"areas": areas}
    assert refused("地区,床位数\n甲区,1\n", columns=columns) == [
        f"HC609 The column map takes {one} again. Leave one of them out." for one in said
    ]


@pytest.mark.parametrize("areas", [{"": "长乐区"}, {"长乐市": " "}])
def test_a_blank_is_no_name(areas: dict[str, str]) -> None:
    assert "HC242" in refused("地区,床位数\n甲区,1\n", columns={"areas": areas})[0]


def test_entries_that_no_table_needs_are_named_at_the_map() -> None:
    Path("map.yaml").write_text("areas:\n  长乐市: 长乐区\n  赣县: 360704\n", encoding="utf-8")
    assert found(observe("地区,床位数\n赣县,1\n", columns="map.yaml")) == [
        'info map.yaml:1:1: HC608 No table has the areas "长乐市", which the column map gives other names.',
        'info t.csv:2:1: HC607 "赣县" is taken for 360704 in 1 row, as the column map says.',
    ]
    many = {f"{number}县": "甲县" for number in range(20)}
    assert '"11县", …, which' in found(observe("地区,床位数\n乙县,1\n", columns={"areas": many}))[0]


def test_a_name_twice_in_the_map_is_a_fault() -> None:
    Path("map.yaml").write_text("areas:\n  长乐市: 长乐区\n  长乐市: 350112\n", encoding="utf-8")
    (fault,) = refused("地区,床位数\n赣县,1\n", columns="map.yaml")
    assert fault.startswith("map.yaml:3:3: HC248")


def test_a_header_may_still_be_called_areas() -> None:
    text = "areas,床位数\n鼓楼区,1\n"
    for meaning in ("area_name", {"variable": "area_name"}):
        assert rows(observe(text, columns={"areas": meaning})) == [(None, "鼓楼区", 0)]


def test_an_area_under_its_old_code_is_on_the_roster() -> None:
    rules = """
healthcheck: 1
pack: roster
revision: 1
title: {en: Roster, zh: 名单}
source: {document: {en: None, zh: 无}}
applies_to: {level: county, areas: ["350112", "360704"]}
indicators:
  beds: {name: {en: Beds, zh: 床位}, measure: {value: beds}, target: {at_least: 1}, clause: "1"}
"""
    Path("rules.yaml").write_text(rules, encoding="utf-8")
    Path("t.csv").write_text("区划代码,地区,床位数\n350182,长乐市,1\n,赣县,2\n", encoding="utf-8")
    columns = {"areas": {"350182": "350112", "赣县": "360704"}}
    report = healthcheck.check("t.csv", "rules.yaml", columns=columns)
    assert [(one.area, one.area_name, one.status) for one in report.verdicts()] == [
        ("350112", "长乐市", Status.PASS),
        ("360704", "赣县", Status.PASS),
    ]
    assert {one.code for one in report.findings} == {"HC607"}
    assert healthcheck.check("t.csv", "rules.yaml").counts[Status.MISSING] == 2


def test_codes_that_lost_their_zeros_are_filled_where_the_map_says_how_long_they_are() -> None:
    hospitals = "fips,beds\n1049,10\n6037,20\n1049,5\n48201,7\n"
    counties = "fips,name,常住人口\n01049,DeKalb,1000\n06037,Los Angeles,2000\n48201,Harris,3000\n"
    columns = {"fips": {"variable": "area", "digits": 5}}
    observations = observe(counties, hospitals, columns=columns, sum_by="area")
    assert rows(observations) == [("01049", "DeKalb", 0), ("06037", "Los Angeles", 0), ("48201", "Harris", 0)]
    assert figures(observations) == ["15", "20", "7"]
    assert [line for line in found(observations) if "HC606" in line] == [
        'info t1.csv:2:1: HC606 Area codes that lost leading zeros: 3, such as "1049"; they are read as 01049 and the '
        "like, as the column map says."
    ]
    without = observe(counties, hospitals, columns={"fips": "area"}, sum_by="area")
    assert figures(without)[:3] == ["ABSENT", "ABSENT", "7"]


def test_codes_are_filled_to_any_length_and_names_are_not() -> None:
    codes = read_codes(Texts.of(["101", "0102", "NA", "", "鼓楼区", "９０１", "12345", "DE21H"]), ("na", ""), 4)
    assert list(codes.text) == ["0101", "0102", None, None, "鼓楼区", "0901", "12345", "DE21H"]
    assert codes.kind.tolist() == [
        CodeKind.NATIONAL,
        CodeKind.NATIONAL,
        CodeKind.BLANK,
        CodeKind.BLANK,
        CodeKind.NAME,
        CodeKind.NATIONAL,
        CodeKind.MALFORMED,
        CodeKind.OTHER,
    ]
    assert codes.filled.tolist() == [0, 5]


def test_five_digits_are_codes_also_where_few_rows_have_them() -> None:
    text = "fips,beds\n48201,1\n48203,2\n"
    assert [line.split(" ")[2] for line in found(observe(text, columns={"fips": "area"}))] == ["HC258", "HC258"]
    observations = observe(text, columns={"fips": {"variable": "area", "digits": "5"}})
    assert (found(observations), observations.level) == ([], [None, None])


def test_a_map_that_inspect_writes_says_the_same_again() -> None:
    Path("t.csv").write_text("fips,kind,beds,literacy\n1049,a,1,5\n1049,b,,6\n", encoding="utf-8")
    columns = {
        "fips": {"variable": "area", "digits": 5},
        "beds": {"variable": "beds", "missing": "zero"},
        "areas": {"1049": "01051", "甲县": "甲区"},
    }
    from healthcheck.tables.inspection import write_map

    written = write_map(inspect_tables(["t.csv"], VARIABLES, ReadOptions(columns=columns, sum_by="area")))
    assert written == (
        '"fips": {variable: area, digits: 5}\n"kind": ignore\n"beds": {variable: beds, sum: true, missing: zero}\n'
        '"literacy": {variable: literacy}\n'
        'areas:\n  "1049": "01051"\n  "甲县": "甲区"\n'
    )
    Path("map.yaml").write_text(written, encoding="utf-8")
    assert figures(observe("fips,kind,beds,literacy\n1049,a,1,5\n1049,b,,6\n", columns="map.yaml")) == ["1"]
