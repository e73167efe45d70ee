"""Order says nothing: of rows, of columns, of tables; nor do columns that nobody knows, and blank rows and columns."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import table_layouts as layouts
from drawn_tables import contents
from hypothesis import given, settings
from hypothesis import strategies as st
from table_layouts import Content, Look
from verdict_cases import loaded_once, report_text, without_places

from healthcheck import pipeline

STRANGERS = (("备注", "见附件"), ("序号", "1"), ("x", "5"), ("2024年计划", "9"), ("其中：男", "3"))
"""Headers that name no variable, with what may stand below them."""


@pytest.fixture(autouse=True, scope="module")
def packs_loaded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_packs", loaded_once)
        yield


@st.composite
def splits(draw: st.DrawFn, content: Content) -> list[Content]:
    """Draw several tables that say together what one says: by rows, by columns, or by both."""
    parts = [content]
    if draw(st.booleans()) and len(content.names) > 1:
        at = draw(st.integers(1, len(content.names) - 1))
        names = draw(st.permutations(content.names))
        parts = [
            Content(one.areas, one.years, tuple(some), one.cells) for one in parts for some in (names[:at], names[at:])
        ]
    if draw(st.booleans()) and len(content.years) > 1:
        at = draw(st.integers(1, len(content.years) - 1))
        years = content.years
        parts = [Content(one.areas, some, one.names, one.cells) for one in parts for some in (years[:at], years[at:])]
    return draw(st.permutations(parts))


def shuffled(draw: st.DrawFn, content: Content) -> layouts.Rows:
    """Write a table with its rows and columns in any order, strangers among the columns and blank rows between."""
    header, *body = layouts.rendered(content, Look())
    order = draw(st.permutations(range(len(header))))
    rows = [[row[at] for at in order] for row in [header, *draw(st.permutations(body))]]
    for name, cell in draw(st.lists(st.sampled_from(STRANGERS), unique=True, max_size=2)):
        at = draw(st.integers(0, len(rows[0])))
        rows = [[*row[:at], cell if number else name, *row[at:]] for number, row in enumerate(rows)]
    for at in draw(st.lists(st.integers(0, len(rows)), max_size=2)):
        rows.insert(at, [])
    if draw(st.booleans()):
        at = draw(st.integers(0, len(header)))
        rows = [row if not row else [*row[:at], "", *row[at:]] for row in rows]
    return rows


@st.composite
def twins(draw: st.DrawFn) -> tuple[Content, list[layouts.Rows]]:
    content = draw(contents())
    return content, [shuffled(draw, part) for part in draw(splits(content))]


def sorted_verdicts(report: str) -> list[str]:
    return sorted(json.dumps(verdict, ensure_ascii=False) for verdict in json.loads(without_places(report)))


@settings(max_examples=40)
@given(twins())
def test_order_strangers_and_blanks_change_no_verdict(twin: tuple[Content, list[layouts.Rows]]) -> None:
    content, tables = twin
    with tempfile.TemporaryDirectory() as name:
        clean = layouts.csv_file(layouts.rendered(content, Look()), Path(name))
        expected = sorted_verdicts(report_text(clean))
        assert expected
        assert sorted_verdicts(report_text(*_written(tables, Path(name)))) == expected


def _written(tables: Sequence[layouts.Rows], folder: Path) -> list[Path]:
    paths = []
    for number, rows in enumerate(tables):
        path = folder / f"t{number}.csv"
        layouts.csv_file(rows, folder).rename(path)
        paths.append(path)
    return paths


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(520_000, 526_000)), min_size=2, max_size=4),
    st.data(),
)
def test_the_order_of_tables_that_agree_or_contradict_changes_no_verdict(
    figures: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Figures for one cell, each rounded to some power of ten: the finest counts where all agree."""
    with tempfile.TemporaryDirectory() as name:
        tables = []
        for number, (power, figure) in enumerate(figures):
            path = Path(name) / f"t{number}.csv"
            shown = f"{round(figure / 10**power) / 10 ** (4 - power):.{4 - power}f}"
            path.write_text(f"区划代码,年份,常住人口(万人)\n350102,2025,{shown}\n", encoding="utf-8")
            tables.append(path)
        beds = Path(name) / "beds.csv"
        beds.write_text("区划代码,年份,床位数\n350102,2025,3922\n", encoding="utf-8")
        expected = sorted_verdicts(report_text(beds, *tables))
        assert sorted_verdicts(report_text(*data.draw(st.permutations([beds, *tables])))) == expected
