"""What must hold of whatever bytes a reader is given: an answer that can be said, and figures that are right.

Each target takes bytes and the folder to work in, and returns the codes of what is said; the tests
and the fuzzer of ``fuzz/`` share them. A failed assertion, and any exception, is a find.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
from slow_reading import quick_figures, slow_figures
from table_cases import VARIABLES
from workbook_cases import HEADER, SHEET, ods, unzipped, xls, xlsx, zipped

from healthcheck.comparing import csv_diff, json_diff, markdown_diff, terminal_diff
from healthcheck.comparing.compare import compare
from healthcheck.comparing.read import read_snapshot
from healthcheck.comparing.snapshot import Snapshot
from healthcheck.judging.examples import run_examples
from healthcheck.messages import line, message
from healthcheck.model.faults import Fault, Finding, ReportFileError, RuleFileError, TableError
from healthcheck.model.observations import Observations, State
from healthcheck.model.pack import Pack
from healthcheck.packs.lint import lint
from healthcheck.packs.loader import load_packs
from healthcheck.packs.support import unsupported
from healthcheck.pipeline import check
from healthcheck.reports import json_report
from healthcheck.tables.content import Kind, kind_of
from healthcheck.tables.inspection import inspect_tables, write_map
from healthcheck.tables.read import ReadOptions, read_tables
from healthcheck.waivers.file import load_waivers

Codes = tuple[str, ...]
_SAMPLES = Path(__file__).parents[1] / "sample_data"
_WAIVERS = """\
healthcheck: 1
waivers:
  beds-2025: {pack: judged, indicators: [beds], areas: ["350102", 台江区], years: [2024, 2025], reason: Rebuilding,
    approver: A bureau, number: No. 3, from: 2024-01-01, until: 2026-12-31, covers_at_most: 20}
"""
_RULES = Path(__file__).parent / "data" / "judged.yaml"


def text_table(data: bytes, folder: Path) -> Codes:
    """Read bytes as a CSV table, by the quick way and, where they are plain, by the slow one."""
    path = folder / "t.csv"
    path.write_bytes(data)
    codes, observations = read(path)
    expected = slow_figures(data)
    if expected is not None:
        assert observations is not None, codes
        assert quick_figures(observations) == expected
    return codes


def container(data: bytes, folder: Path) -> Codes:
    """Read bytes as whatever they begin like: a workbook, an archive, Parquet."""
    path = folder / f"t{_ending(data)}"
    path.write_bytes(data)
    return read(path)[0]


def part_of_container(data: bytes, folder: Path) -> Codes:
    """Put bytes in the place of one part of a good workbook or archive, as the first byte says, and read that."""
    return container(with_part(data), folder)


def rule_file(data: bytes, folder: Path) -> Codes:
    """Load bytes as a rule file; where it loads, look it through and run its examples."""
    path = folder / "rules.yaml"
    path.write_bytes(data)
    try:
        (pack,) = load_packs([str(path)])
        _, findings = lint(str(path))
    except RuleFileError as error:
        return _said(error.faults)
    refused = unsupported(pack, pack.indicators)
    if not refused:
        run_examples(pack)
    return _said([*findings, *refused])


def waivers(data: bytes, folder: Path) -> Codes:
    """Load bytes as a file of waivers for the judged pack."""
    path = folder / "waivers.yaml"
    path.write_bytes(data)
    try:
        load_waivers(path, _judged())
    except RuleFileError as error:
        return _said(error.faults)
    return ()


def report(data: bytes, folder: Path) -> Codes:
    """Read bytes as a JSON report; where they are one, compare it with a good one, there and back, and with itself."""
    path = folder / "report.json"
    path.write_bytes(data)
    try:
        found = read_snapshot(path)
    except ReportFileError as error:
        return _said(error.faults)
    good = _good_snapshot(folder)
    for before, after in ((good, found), (found, good), (found, found)):
        comparison = compare(before, after)
        assert before is not after or comparison.exit_code == 0
        shown = "".join(json_diff.render(comparison, "en"))
        assert json.loads(shown)
        for module in (csv_diff, markdown_diff, terminal_diff):
            assert all(module.render(comparison, language) for language in ("en", "zh"))
    return _said(comparison.notes)


@cache
def _judged() -> Sequence[Pack]:
    return load_packs([str(_RULES)])


@cache
def _good_report() -> bytes:
    return "".join(
        json_report.render(check([_SAMPLES / "messy" / "clean.csv"], [_RULES], indicators=["beds"]))
    ).encode()


@cache
def _good_snapshot(folder: Path) -> Snapshot:
    path = folder / "good.json"
    path.write_bytes(_good_report())
    return read_snapshot(path)


TARGETS: Mapping[str, Callable[[bytes, Path], Codes]] = {
    "text": text_table,
    "container": container,
    "part": part_of_container,
    "rules": rule_file,
    "waivers": waivers,
    "report": report,
}


def with_part(data: bytes) -> bytes:
    """Return the container that :func:`part_of_container` reads."""
    choices = _parts()
    parts, name = choices[data[0] % len(choices)] if data else choices[0]
    return zipped({other: data[1:] if other == name else content for other, content in parts.items()})


@cache
def _parts() -> Sequence[tuple[Mapping[str, bytes], str]]:
    """Return every part of a few containers, with the container that it is a part of."""
    text = "\n".join(",".join(str(cell) for cell in row) for row in [HEADER, *SHEET[1:]]).encode()
    found = []
    for whole in (xlsx(SHEET, SHEET), ods(SHEET), zipped({"a.csv": text, "b/c.xls": xls(SHEET)})):
        parts = unzipped(whole)
        found += [(parts, name) for name in sorted(parts)]
    return found


def _ending(data: bytes) -> str:
    """Return an ending that suits: what is no container at all is called a workbook."""
    try:
        return {Kind.ZIP: ".zip", Kind.TEXT: ".xlsx"}.get(kind := kind_of(data, "t.zip"), f".{kind.value}")
    except TableError:
        return ".xlsx"


def read(path: str | Path, **how: Any) -> tuple[Codes, Observations | None]:
    """Read, inspect and judge a table; all three must come to an answer, and to one that agrees.

    ``how`` are options of reading: encoding, columns, missing.
    """
    options = ReadOptions(**how)
    observations = None
    try:
        observations = read_tables([str(path)], VARIABLES, VARIABLES, options)
        codes = _said(observations.findings)
        size = observations.batch.size
        assert [len(one) for one in (observations.area, observations.area_name, observations.level)] == [size] * 3
        for name, column in observations.batch.columns.items():
            there = [row for row in range(min(size, 1000)) if column.state[row] == State.OK]
            assert all(observations.origins.origin(name, row) is not None for row in there)
    except TableError as error:
        codes = _said(error.faults)
    try:
        inspections = inspect_tables([str(path)], VARIABLES, options)
    except TableError as error:
        assert observations is None
        _said(error.faults)
        return codes, None
    assert observations is None or not any(one.faults for one in inspections)
    for one in inspections:
        accounted = one.used_cells + one.key_cells + one.ignored_cells + one.left_out_cells + one.header_cells
        assert one.faults or accounted == one.total_cells
    assert write_map(inspections).endswith("\n")
    if observations is not None:
        _judge(str(path), how)
    return codes, observations


def _judge(path: str, how: Mapping[str, Any]) -> None:
    """Judge a table that can be read: the report is whole, and its counts add up.

    The rules know more variables than it was read with, and may want a column whose unit says nothing.
    """
    try:
        report = check([path], [_RULES], **({**how, "columns": None}))
    except TableError as error:
        _said(error.faults)
        return
    content = json.loads("".join(json_report.render(report)))
    counts = dict(content["counts"])
    assert counts.pop("total") == sum(counts.values()) == len(content["verdicts"])
    judged = counts["pass"] + counts["fail"] + counts["pending"]
    assert content["exit_code"] != 0 or judged


def _said(said: Sequence[Fault | Finding]) -> Codes:
    """Return the codes; everything must have a wording in both languages."""
    for one in said:
        assert message(one, "en") != message(one, "zh")
        assert line(one, "en").count(one.code) >= 1
    return tuple(one.code for one in said)


def seeds(target: str) -> Sequence[bytes]:
    """Return good inputs of a target to begin with."""
    if target == "text":
        return [path.read_bytes() for path in sorted(_SAMPLES.rglob("*.csv"))]
    if target == "rules":
        return [path.read_bytes() for path in sorted(_RULES.parent.glob("*.yaml"))]
    if target == "part":
        return [bytes([number]) + parts[name] for number, (parts, name) in enumerate(_parts())]
    if target == "waivers":
        return [_WAIVERS.encode()]
    if target == "report":
        return [_good_report()]
    return [xlsx(SHEET), xls(SHEET), ods(SHEET), *map(zipped, [parts for parts, _ in _parts()[-1:]]), _parquet()]


def _parquet() -> bytes:
    columns = {name: [str(row[position]) for row in SHEET[1:]] for position, name in enumerate(HEADER)}
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), stream)
    return stream.getvalue()
