"""Hypothesis draws tables: what they say, and how it is written."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import table_layouts as layouts
from hypothesis import strategies as st
from table_layouts import COUNTED, FIGURE_STYLES, LAYOUTS, ONE_HEADER_ROW, WITH_ROWS_OF_YEARS, Content, Look

AREAS = (("350102", "鼓楼区"), ("350103", "台江区"), ("350104", "仓山区"), ("350981", "福安市"))
MISSING = ("", "-", "—", "——", ":", "NA", "n/a", "…", "……", "*", "x", "不适用", "保密", "暂无数据")
RUBBISH = ("12,3x", "2024-01-02", "约300", "3-5", "#DIV/0!")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")
WORKBOOKS = ("xlsx", "xls", "ods")


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
def contents_in_a_look(draw: st.DrawFn) -> tuple[Content, Look, Callable[[layouts.Rows, Path], Path]]:
    content = draw(contents())
    look = draw(looks(content, draw(st.sampled_from(KEYS))))
    return content, look, draw(files(look))
