"""Inspection: every cell accounted for, and the column map that reads a table as it is read without one."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from table_cases import accounted, figures, inspect, observe, rows, save

from healthcheck.messages import line
from healthcheck.model.faults import TableError
from healthcheck.tables.inspection import write_map

TABLE = """区划代码,地区,年份,床位数（张）,常住人口(万人),人口,床位,备注,,联系人
350102,鼓楼区,2025,3922,52.3,1,2,x,,王
,合计,2025,5000,90,,,,,
350103,台江区,2025,…,,1,2,,,
350104,仓山区,不详,1,2,3,4,5,,6
,,2025,7,8,,,,,
注：初步数据,,,,,,,,,
,,,,,,,,,
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_cell_that_is_not_blank_is_accounted_for() -> None:
    (inspection,) = inspect(save(TABLE))
    assert inspection.total_cells == sum(bool(cell) for row in TABLE.splitlines() for cell in row.split(","))
    assert (inspection.header_cells, inspection.used_cells, inspection.key_cells) == (9, 3, 6)
    assert (inspection.ignored_cells, inspection.left_out_cells) == (6, 17)
    assert accounted(inspection) == inspection.total_cells
    assert (inspection.path, inspection.sheet, inspection.encoding, inspection.rows) == ("t.csv", None, "utf-8", 2)
    assert inspection.faults == ()


def test_every_column_says_what_it_is_used_for_or_why_not() -> None:
    (inspection,) = inspect(save(TABLE))
    assert [
        (one.position, one.header, one.use, one.is_key, one.unit, one.multiplier, one.cells, one.sample)
        for one in inspection.columns
    ] == [
        ("A", "区划代码", "area", True, None, 0, 2, "350102"),
        ("B", "地区", "area_name", True, None, 0, 2, "鼓楼区"),
        ("C", "年份", "period", True, None, 0, 2, "2025"),
        ("D", "床位数（张）", "beds", False, "张", 0, 2, "3922"),
        ("E", "常住人口(万人)", "residents", False, "万人", 4, 1, "52.3"),
        ("F", "人口", None, False, None, 0, 2, "1"),
        ("G", "床位", None, False, None, 0, 2, "2"),
        ("H", "备注", None, False, None, 0, 1, "x"),
        ("I", "", None, False, None, 0, 0, ""),
        ("J", "联系人", None, False, None, 0, 1, "王"),
    ]
    assert [line(one.reason, "en") for one in inspection.columns if one.reason] == [
        't.csv:1:6: HC266 The header "人口" does not say which population: residents (常住人口) or registered (户籍人'
        "口). Did "
        'you mean "常住人口"?',
        't.csv:1:7: HC264 The header "床位" is not known. Did you mean "床位数"?',
        't.csv:1:8: HC264 The header "备注" is not known.',
        't.csv:1:10: HC264 The header "联系人" is not known.',
    ]


def test_rows_that_are_left_out_say_why() -> None:
    (inspection,) = inspect(save(TABLE))
    assert [(row.line, row.reason.code, row.cells) for row in inspection.left_out] == [
        (3, "HC254", 4),
        (5, "HC253", 9),
        (6, "HC256", 3),
        (7, "HC255", 1),
    ]


def test_the_map_can_be_read_by_a_person() -> None:
    assert write_map(inspect(save(TABLE))) == (
        '"区划代码": {variable: area}\n'
        '"地区": {variable: area_name}\n'
        '"年份": {variable: period}\n'
        '"床位数（张）": {variable: beds, unit: "张"}\n'
        '"常住人口(万人)": {variable: residents, unit: "万人"}\n'
        '"人口": ignore  # 常住人口?\n'
        '"床位": ignore  # 床位数?\n'
        '"备注": ignore\n'
        '"联系人": ignore\n'
    )


def test_a_table_reads_the_same_with_its_own_map() -> None:
    path = save(TABLE)
    save(write_map(inspect(path)), "map.yaml")
    plain, mapped = observe(path), observe(path, columns="map.yaml")
    assert rows(mapped) == rows(plain)
    assert mapped.level == plain.level
    assert mapped.findings == plain.findings
    for name, column in plain.batch.columns.items():
        assert figures(mapped, name) == figures(plain, name)
        assert mapped.batch.columns[name].last_digit.tolist() == column.last_digit.tolist()
    (inspection,) = inspect(path, columns="map.yaml")
    assert [one.use for one in inspection.columns] == [one.use for one in inspect(path)[0].columns]
    assert {one.reason.code for one in inspection.columns if one.reason} == {"HC265"}
    ignored = next(one.reason for one in inspection.columns if one.reason)
    assert line(ignored, "en") == "t.csv:1:6: HC265 The column map says to ignore this column."
    assert accounted(inspection) == inspection.total_cells


HEADERS = st.sampled_from(
    [
        *("code", "区划代码", "地区", "市", "year", "级别", "beds", "床位数(万张)", "床位数/公顷", "健康素养水平‰"),
        *("执业（助理）医师数（人）", "孕产妇死亡率(1/10万)", "每千人口床位数（张）", "人口(人)", "", "a\nb", 'q"x\\'),
        *("\u3000b", "é\u2028", "😀: #"),
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(HEADERS, min_size=1, max_size=7), st.data())
def test_whatever_the_headers_all_cells_are_accounted_for_and_the_map_holds(
    headers: list[str], data: st.DataObject
) -> None:
    cell = st.sampled_from(["350102", "2025", "1", "0.5", "", "…", "合计", "注", "x", "鼓楼区", " ", "万人"])
    cells = data.draw(st.lists(st.lists(cell, min_size=len(headers), max_size=len(headers)), min_size=1, max_size=4))
    frame = pd.DataFrame(cells, columns=pd.Index(headers))
    texts = [*headers, *(text for row in cells for text in row)]
    try:
        inspections = inspect(frame)
    except TableError as error:
        # A row of units below the header, and nothing below that.
        if [fault.code for fault in error.faults] != ["HC222"] or set(texts[len(headers) :]) - {"万人", "", " "}:
            raise
        return
    (inspection,) = inspections
    assert inspection.total_cells == accounted(inspection) == sum(bool(text.strip()) for text in texts)
    if inspection.header_cells != sum(bool(header.strip()) for header in headers):
        return  # the first rows read like more of a header; with a map that names the columns they may not
    columns = yaml.safe_load(write_map(inspections)) or {}
    try:
        (again,) = inspect(frame, columns=columns)
    except TableError as error:
        # A year below a header that the map names may be read as its second row: refused, and the name told.
        if {fault.code for fault in error.faults} != {"HC243"} or "2025" not in cells[0]:
            raise
        return
    assert [one.use for one in again.columns] == [one.use for one in inspection.columns]
    assert [one.multiplier for one in again.columns] == [one.multiplier for one in inspection.columns]


def test_what_would_stop_a_table_is_told_and_the_rest_shown() -> None:
    (inspection,) = inspect(save("附表,,\n甲,乙,丙\n1,2,3\n"))
    assert [fault.code for fault in inspection.faults] == ["HC230"]
    assert accounted(inspection) == inspection.total_cells == 7
    (inspection,) = inspect(save("code,beds,床位数,户籍人口(%),\n350102,1,2,3,7\n"))
    assert [fault.code for fault in inspection.faults] == ["HC233", "HC236", "HC234"]
    assert accounted(inspection) == inspection.total_cells == 9
    assert write_map((inspection,)) == (
        '"code": {variable: area}\n"beds": ignore  # HC233\n"床位数": ignore  # HC233\n"户籍人口(%)": ignore  # HC236\n'
        '"": ignore\n'
    )
    (inspection,) = inspect(save("name,beds\n鼓楼区,1\n单位,张\n"))
    assert [fault.code for fault in inspection.faults] == ["HC239"]


def test_several_tables_give_one_map() -> None:
    inspections = inspect(save("code,beds,x\n350102,1,2\n"), save("code,x,doctors\n350102,3,4\n", "u.csv"))
    assert [inspection.path for inspection in inspections] == ["t.csv", "u.csv"]
    assert write_map(inspections) == (
        '"code": {variable: area}\n"beds": {variable: beds}\n"x": ignore\n"doctors": {variable: doctors}\n'
    )


def test_a_map_for_another_table_is_refused() -> None:
    with pytest.raises(TableError) as caught:
        inspect(save("code,beds\n350102,1\n"), columns={"bets": "ignore"})
    assert [fault.code for fault in caught.value.faults] == ["HC243"]
