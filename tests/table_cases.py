"""Small tables and variables for the tests of reading tables."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from healthcheck.messages import line
from healthcheck.model.decimals import plain
from healthcheck.model.faults import TableError
from healthcheck.model.observations import Observations, State
from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.text import Language, Text
from healthcheck.tables.inspection import Inspection, inspect_tables
from healthcheck.tables.read import ReadOptions, read_tables


def variable(id_: str, en: str, zh: str, unit: str, kind: str, *aliases: str) -> Variable:
    return Variable(id_, Text(en, zh), unit, VariableType(kind), aliases)


VARIABLES: dict[str, Variable] = {
    one.id: one
    for one in (
        variable("residents", "Resident population", "常住人口", "person", "count", "年末常住人口"),
        variable("registered", "Registered population", "户籍人口", "person", "count"),
        variable("beds", "Hospital beds", "床位数", "bed", "count", "医疗卫生机构床位数"),
        variable("doctors", "Doctors", "执业（助理）医师数", "person", "count", "执业(助理)医师"),
        variable("literacy", "Health literacy", "健康素养水平", "percent", "rate"),
        variable("mortality", "Maternal mortality", "孕产妇死亡率", "per 100,000", "rate"),
        variable("beds_per_1000", "Beds per 1,000", "每千人口床位数", "per 1,000", "rate"),
        variable("spending", "Health spending", "卫生支出", "CNY", "amount"),
        variable("life", "Life expectancy", "人均预期寿命", "year", "rate"),
        variable("centre", "Has a centre", "是否建成中心", "area", "flag"),
    )
}


def save(text: str | bytes, name: str = "t.csv", encoding: str = "utf-8") -> str:
    """Write a table into the current folder, which is the test's own, and return its name."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return name


def observe(
    *sources: Any,
    wanted: Collection[str] = tuple(VARIABLES),
    variables: Mapping[str, Variable] = VARIABLES,
    **options: Any,
) -> Observations:
    """Read tables; a text with a line break is the content of one: t.csv, t1.csv, and so on."""
    paths = [save(one, f"t{number or ''}.csv") if _is_content(one) else one for number, one in enumerate(sources)]
    return read_tables(paths, variables, wanted, ReadOptions(**options))


def _is_content(source: Any) -> bool:
    return isinstance(source, bytes) or (isinstance(source, str) and ("\n" in source or "\r" in source))


def refused(*sources: Any, language: Language = "en", **options: Any) -> list[str]:
    """Return what is said of tables that cannot be used."""
    with pytest.raises(TableError) as caught:
        observe(*sources, **options)
    return [line(fault, language) for fault in caught.value.faults]


def inspect(*sources: Any, variables: Mapping[str, Variable] = VARIABLES, **options: Any) -> tuple[Inspection, ...]:
    """Inspect tables."""
    return inspect_tables(sources, variables, ReadOptions(**options))


def accounted(inspection: Inspection) -> int:
    """Return how many cells a table is made of by what is said of them: used, keys, header, ignored or left out."""
    parts = (inspection.used_cells, inspection.key_cells, inspection.ignored_cells)
    return sum(parts) + inspection.header_cells + inspection.left_out_cells


def found(observations: Observations, language: Language = "en") -> list[str]:
    """Return what is said of cells and rows, with the severity before it."""
    return [f"{finding.severity.word} {line(finding, language)}" for finding in observations.findings]


def cell_names(observations: Observations, variable_id: str = "beds") -> list[str | None]:
    """Return the cells of a variable's figures, with their files."""
    cells = observations.origins.cells(variable_id, np.arange(observations.batch.size))
    return [
        None if column < 0 else f"{'!'.join(cells.columns[column])}{line}"
        for column, line in zip(cells.column.tolist(), cells.line.tolist(), strict=True)
    ]


def figures(observations: Observations, variable_id: str = "beds") -> list[str]:
    """Return a variable's figures as decimal text, or their state."""
    column = observations.batch.columns[variable_id]
    return [
        plain(int(mantissa), -column.scale) if state == State.OK else State(state).name
        for mantissa, state in zip(column.mantissa.tolist(), column.state.tolist(), strict=True)
    ]


def rows(observations: Observations) -> list[tuple[str | None, str | None, int]]:
    """Return code, name and year of every row."""
    years = observations.batch.period.tolist()
    return list(zip(observations.area, observations.area_name, years, strict=True))
