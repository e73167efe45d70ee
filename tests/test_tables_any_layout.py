"""Any table, in any layout, kind of file, encoding and unit: the same verdicts, byte for byte.

What may differ is where a figure stands and what its cell looks like (file, sheet, line, column,
cell, raw). All else is the same, evidence and reasons too: they are written from the figures, in
the variable's own unit, never from the cell.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import table_layouts as layouts
from hypothesis import given, settings
from hypothesis import strategies as st
from table_layouts import COUNTED, FIGURE_STYLES, LAYOUTS, ONE_HEADER_ROW, WITH_ROWS_OF_YEARS, Content, Look
from verdict_cases import PACK, report_text, without_places

from healthcheck import pipeline
from healthcheck.messages import line
from healthcheck.model.faults import TableError
from healthcheck.model.pack import Pack
from healthcheck.packs.loader import load_packs
from healthcheck.tables.inspection import inspect_tables
from healthcheck.tables.read import ReadOptions

AREAS = (("350102", "鼓楼区"), ("350103", "台江区"), ("350104", "仓山区"), ("350981", "福安市"))
MISSING = ("", "-", "—", "——", ":", "NA", "n/a", "…", "……", "*", "x", "不适用", "保密", "暂无数据")
RUBBISH = ("12,3x", "2024-01-02", "约300", "3-5", "#DIV/0!")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")
WORKBOOKS = ("xlsx", "xls", "ods")


@pytest.fixture(autouse=True, scope="module")
def packs_loaded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_packs", lambda references: loaded(tuple(references)))
        yield


@cache
def loaded(references: tuple[str, ...]) -> Sequence[Pack]:
    return load_packs(references)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw a table, with figures on thresholds and beside them, and figures that are not there."""
    areas = tuple(draw(st.permutations(AREAS)))[: draw(st.integers(1, 2))]
    years = tuple(sorted(draw(st.sets(st.integers(2022, 2026), min_size=1, max_size=3))))
    others = draw(st.lists(st.sampled_from(sorted(COUNTED)), unique=True, min_size=1, max_size=4))
    names = tuple(dict.fromkeys(["resident_population", *others]))
    cells = {}
    for area in range(len(areas)):
        for year in years:
            thousands = draw(st.integers(1, 2_000))
            step = draw(st.sampled_from([0, 0, -1, 1]))
            for name in names:
                cells[area, year, name] = draw(_cell(name, thousands * 2, step))
    return Content(areas, years, names, cells)


def _cell(name: str, thousands: int, step: int) -> st.SearchStrategy[str]:
    on_target = {
        "resident_population": thousands * 1000,
        "beds": Decimal("7.5") * thousands + step,
        "doctors": Decimal("2.6") * thousands + step,
        "residents_65_plus": 100 * thousands,
        "residents_65_plus_managed": 63 * thousands + step,
        "maternal_deaths": max(0, 3 + step),
        "health_literacy_rate": 25 + step * Decimal("0.01"),
        "beds_per_1000_reported": Decimal("7.50") + step * Decimal("0.01"),
        "health_spending": 800_000 * thousands + step * Decimal("0.01"),
        "has_centre": 1,
    }[name]
    exact = st.just(format(Decimal(str(on_target)).normalize(), "f"))
    if name == "has_centre":
        return st.sampled_from(["是", "否", "1", "0", "有", "", "不适用"])
    if name in ("health_literacy_rate", "beds_per_1000_reported"):
        any_ = st.decimals(0, 100, places=2).map(str)
    else:
        any_ = st.one_of(st.integers(0, 10**7), st.integers(0, 10**12), st.just(0)).map(str)
    return st.one_of(exact, exact, exact, any_, st.sampled_from(MISSING), st.sampled_from([*RUBBISH, "-5"]))


KEYS = (("区划代码", "地区"), ("区划代码",), ("地区",))


@st.composite
def looks(draw: st.DrawFn, content: Content, keys: tuple[str, ...]) -> Look:
    """Draw how a table is written."""
    layout = draw(st.sampled_from(LAYOUTS))
    powers = {name: draw(st.sampled_from(COUNTED[name].powers)) for name in content.names}
    if layout == "unit above":
        # One unit for all people, and beds as they are: else the line is not clear, and refused.
        people = draw(st.sampled_from([0, 4]))
        powers = {name: people if COUNTED[name].unit == "人" else 0 for name in content.names}
    styles = {name: draw(st.sampled_from(FIGURE_STYLES)) for name in content.names}
    by_hand = draw(st.booleans())
    filled = layout in WITH_ROWS_OF_YEARS and len(content.years) > 1 and draw(st.booleans())
    extras = draw(st.lists(st.sampled_from(sorted(layouts.EXTRAS)), unique=True, max_size=2))
    return Look(layout, powers, styles, keys, filled, by_hand, tuple(extras))


@st.composite
def files(draw: st.DrawFn, look: Look) -> Callable[[layouts.Rows, Path], Path]:
    """Draw a kind of file that can hold the layout."""
    kinds = ["csv", "csv", "zip", *WORKBOOKS]
    if look.layout in ONE_HEADER_ROW and not look.extras:
        kinds.append("parquet")
    kind = draw(st.sampled_from(kinds))
    if kind == "csv":
        delimiter, encoding = draw(st.sampled_from(",;\t")), draw(st.sampled_from(ENCODINGS))
        return lambda rows, folder: layouts.csv_file(rows, folder, delimiter, encoding)
    if kind in WORKBOOKS:
        return lambda rows, folder: layouts.workbook_file(rows, folder, kind)
    return layouts.parquet_file if kind == "parquet" else layouts.zip_file


@st.composite
def twins(draw: st.DrawFn) -> tuple[Content, Look, Callable[[layouts.Rows, Path], Path]]:
    content = draw(contents())
    look = draw(looks(content, draw(st.sampled_from(KEYS))))
    return content, look, draw(files(look))


@settings(max_examples=60)
@given(twins())
def test_any_layout_file_encoding_and_unit_gives_the_same_verdicts(
    twin: tuple[Content, Look, Callable[[layouts.Rows, Path], Path]],
) -> None:
    content, look, write = twin
    with tempfile.TemporaryDirectory() as name:
        clean = layouts.csv_file(layouts.rendered(content, Look(keys=look.keys)), Path(name))
        expected = without_places(report_text(clean, PACK))
        messy = write(layouts.rendered(content, look), Path(name))
        assert without_places(report_text(messy, PACK)) == expected
        accounted(messy)
    assert len(json.loads(expected)) > 0


def accounted(path: Path) -> None:
    """Every cell that is not blank is used, a key, a header, ignored or left out; the numbers add up."""
    (pack,) = loaded((str(PACK),))
    for one in inspect_tables([str(path)], pack.variables, ReadOptions()):
        parts = (one.used_cells, one.key_cells, one.ignored_cells, one.left_out_cells, one.header_cells)
        assert sum(parts) == one.total_cells


def judged(text: str, folder: Path) -> list[Any]:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    verdicts: list[Any] = json.loads(without_places(report_text(folder / "t.csv")))
    return verdicts


def test_notes_may_stand_left_of_the_table(tmp_path: Path) -> None:
    table = ",区划代码,年份,床位数\n,350102,2024,5\n"
    assert judged(f"{table}注：年末数,,,\n资料来源：年鉴,,,\n", tmp_path) == judged(table, tmp_path)
    with pytest.raises(TableError) as caught:
        judged(f"{table}6,,,\n", tmp_path)
    assert [line(fault, "en").partition(": ")[2] for fault in caught.value.faults] == [
        'HC234 Column A has no header, but holds "6" here. Give it a header or delete it.'
    ]


def test_the_years_of_a_long_table_of_one_variable_come_in_their_order(tmp_path: Path) -> None:
    rows = "350102,2025,床位数,5\n350102,2024,床位数,6\n350102,2023,床位数,7\n"
    verdicts = judged("区划代码,年份,指标,数值\n" + rows, tmp_path)
    assert [one["period"] for one in verdicts if one["indicator"] == "beds"] == ["2023", "2024", "2025"]


def test_a_name_in_the_column_of_codes_is_written_like_other_names(tmp_path: Path) -> None:
    verdicts = judged("区划代码,年份,床位数\n福 安 市,2024,5\n", tmp_path)
    assert {(one["area"], one["area_name"]) for one in verdicts} == {(None, "福安市")}
