"""Any table, in any layout, kind of file, encoding and unit: the same verdicts, byte for byte.

What may differ is where a figure stands and what its cell looks like (file, sheet, line, column,
cell, raw). All else is the same, evidence and reasons too: they are written from the figures, in
the variable's own unit, never from the cell.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import table_layouts as layouts
from drawn_tables import contents_in_a_look
from hypothesis import given, settings
from table_cases import accounted
from table_layouts import Content, Look
from verdict_cases import PACK, loaded_once, report_text, without_places

from healthcheck import pipeline
from healthcheck.messages import line
from healthcheck.model.faults import TableError
from healthcheck.tables.inspection import inspect_tables
from healthcheck.tables.read import ReadOptions


@pytest.fixture(autouse=True, scope="module")
def packs_loaded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_packs", loaded_once)
        yield


@settings(max_examples=40)
@given(contents_in_a_look())
def test_any_layout_file_encoding_and_unit_gives_the_same_verdicts(
    twin: tuple[Content, Look, Callable[[layouts.Rows, Path], Path]],
) -> None:
    content, look, write = twin
    with tempfile.TemporaryDirectory() as name:
        clean = layouts.csv_file(layouts.rendered(content, Look(keys=look.keys)), Path(name))
        expected = without_places(report_text(clean))
        messy = write(layouts.rendered(content, look), Path(name))
        assert without_places(report_text(messy)) == expected
        all_accounted_for(messy)
    assert len(json.loads(expected)) > 0


def all_accounted_for(path: Path) -> None:
    """Every cell that is not blank is used, a key, a header, ignored or left out; the numbers add up."""
    (pack,) = loaded_once([PACK])
    for one in inspect_tables([str(path)], pack.variables, ReadOptions()):
        assert accounted(one) == one.total_cells


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
