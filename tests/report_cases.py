"""Small reports built by hand, so that tests of report formats need no rule file and no table file."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from healthcheck.judging.examples import number_column
from healthcheck.judging.judge import judge
from healthcheck.model.faults import Fault, Finding, Place, Severity
from healthcheck.model.observations import Batch, Observations, Origin, Origins, TableInfo
from healthcheck.model.pack import (
    Indicator,
    Measure,
    MeasureKind,
    Pack,
    Reference,
    Source,
    Target,
    TargetKind,
    Threshold,
    Variable,
    VariableType,
)
from healthcheck.model.text import Language, Text
from healthcheck.reports.report import Options, Report

Row = tuple[str | None, str | None, int, str | None, str | None]
"""Code, name, year, beds, residents."""

VARIABLES = {
    "beds": Variable("beds", Text("Beds", "床位数"), "bed", VariableType.COUNT),
    "resident_population": Variable(
        "resident_population", Text("Resident population", "常住人口"), "person", VariableType.COUNT
    ),
}
BEDS_PER_1000 = Text("Hospital beds per 1,000 residents", "每千人口医疗卫生机构床位数")


class Cells(Origins):
    """The cells of a table whose columns are code, name, year, beds, residents."""

    def __init__(self, rows: Sequence[Row], file: str) -> None:
        self._rows = rows
        self._file = file

    def origin(self, variable: str, row: int) -> Origin | None:
        column = {"beds": 4, "resident_population": 5}[variable]
        raw = self._rows[row][column - 1]
        return None if raw is None else Origin(Place(self._file, row + 2, column), str(raw))


def at_least(limit: str, by: int | None = None, kind: TargetKind = TargetKind.AT_LEAST) -> Target:
    written: dict[str, object] = {str(kind): limit}
    return Target(kind, (Threshold(limit, Fraction(limit)),), by=by, written=written | ({"by": by} if by else {}))


def ratio(
    target: Target,
    name: Text = BEDS_PER_1000,
    severity: Severity = Severity.ERROR,
    identifier: str = "beds_per_1000",
    clause: str = "1",
) -> Indicator:
    measure = Measure(
        MeasureKind.RATIO,
        Reference("beds"),
        Reference("resident_population"),
        per=1000,
        written={"ratio": "beds", "to": "population", "per": 1000},
    )
    return Indicator(identifier, name, measure, target, clause, Place("pack.yaml", 10, 3), severity)


def plain_pack(*indicators: Indicator) -> Pack:
    return Pack(
        id="test-pack",
        revision=3,
        title=Text("A plan", "某规划"),
        source=Source(Text("The plan", "某规划"), origin="plan.txt"),
        level="county",
        roster=(),
        parts={},
        population="resident_population",
        variables=VARIABLES,
        own_variables=(),
        indicators=indicators,
        file="pack.yaml",
        sha256="a" * 64,
    )


def build_report(
    rows: Sequence[Row],
    *indicators: Indicator,
    options: Options | None = None,
    language: Language = "en",
    findings: Sequence[Finding] = (),
    notes: Sequence[Fault] = (),
    file: str = "table.csv",
    unused: tuple[str, ...] = (),
) -> Report:
    pack = plain_pack(*(indicators or [ratio(at_least("7.5"))]))
    batch = Batch(
        np.array([year for _, _, year, _, _ in rows], dtype=np.int32),
        {
            "beds": number_column([beds for *_, beds, _ in rows]),
            "resident_population": number_column([people for *_, people in rows]),
        },
        np.arange(len(rows), dtype=np.int64),
    )
    tables = (TableInfo(file, "b" * 64, "utf-8", len(rows), unused=unused),)
    observations = Observations(
        batch=batch,
        area=[row[0] for row in rows],
        area_name=[row[1] for row in rows],
        level=["county"] * len(rows),
        origins=Cells(rows, file),
        tables=tables,
        findings=tuple(findings),
    )
    return Report(
        options=options or Options(language=language),
        packs=(pack,),
        tables=tables,
        findings=tuple(findings),
        judgements=tuple(judge(batch, pack, indicator) for indicator in pack.indicators),
        observations=observations,
        notes=tuple(notes),
    )
