"""Tables -> observations: rows of one area and period become one, and what meets there is compared."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.observations import Batch, NumberColumn, Observations, State, TableInfo, cell_name
from healthcheck.model.pack import Variable
from healthcheck.tables.area_ids import area_ids
from healthcheck.tables.merged_rows import MergedRows, merge_rows, merged_areas
from healthcheck.tables.merging import Meeting, Merged, Part, merge
from healthcheck.tables.numbers import taken
from healthcheck.tables.origins import Source, TableOrigins
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.table import Table
from healthcheck.tables.texts import Flags, Rows, excerpt


def combine(tables: Sequence[Table], wanted: Collection[str]) -> Observations:
    """Merge tables by area and period; what is wrong with a variable that is not ``wanted`` is for information only."""
    keys = [table.keys for table in tables]
    areas = area_ids(keys)
    rows = merge_rows(keys, areas.ids, by_area=any(table.continues for table in tables))
    merged_area = merged_areas(keys, areas.ids, rows)
    repeated = [rows.repeated(number) for number in range(len(tables))]
    findings = [list(table.findings) for table in tables]
    for number, table in enumerate(tables):
        findings[number] += [_ambiguous(table, row) for row in areas.ambiguous[number].tolist()]
        findings[number] += _duplicates(table, rows.of[number], repeated[number])
    plain = [np.arange(len(table.keys.rows)) for table in tables]
    columns: dict[str, NumberColumn] = {}
    sources: dict[str, Source] = {}
    variables = {name: one.variable for table in tables for name, one in table.figures.by_variable.items()}
    for name, variable in variables.items():
        parts = _parts(name, tables, rows, plain, repeated)
        merged = merge(parts, rows.size)
        columns[name] = merged.numbers
        sources[name] = _source(name, merged, parts, tables)
        severity = Severity.ERROR if name in wanted else Severity.INFO
        for meeting in merged.meetings:
            findings[meeting.tables[1]] += _meeting_findings(meeting, parts, tables, variable, severity)
    period = np.zeros(rows.size, dtype=np.int32)
    for number, table in enumerate(tables):
        period[rows.of[number]] = table.keys.period
    if len(tables) > 1:
        for number in _strangers(tables, rows):
            findings[number].append(Finding("HC262", Severity.WARNING, {}, tables[number].grid.header_place()))
    return Observations(
        batch=Batch(period, columns, merged_area.number),
        area=merged_area.code,
        area_name=merged_area.name,
        level=merged_area.level,
        origins=TableOrigins(
            [table.grid for table in tables],
            [table.keys.names for table in tables],
            [table.area_column for table in tables],
            sources,
        ),
        tables=_infos(tables),
        findings=tuple(finding for found in _of_files(findings, tables) for finding in sorted(found, key=_position)),
    )


def _of_files(findings: Sequence[list[Finding]], tables: Sequence[Table]) -> list[list[Finding]]:
    """Put the findings of all parts of a table together; what is wrong with a row of several years is said once."""
    of_files: list[list[Finding]] = []
    for found, table in zip(findings, tables, strict=True):
        if not table.continues:
            of_files.append(found)
            continue
        said = {(one.code, one.place) for one in of_files[-1]}
        of_files[-1] += [one for one in found if (one.code, one.place) not in said]
    return of_files


def _parts(
    name: str, tables: Sequence[Table], rows: MergedRows, plain: Sequence[Rows], repeated: Sequence[Flags]
) -> list[Part]:
    """Return a variable's figures in each table that has it; rows that are there twice are no figures."""
    parts = []
    for number, table in enumerate(tables):
        figures = table.figures.by_variable.get(name)
        if figures is None:
            continue
        numbers, target, index = figures.numbers, rows.of[number], plain[number]
        if repeated[number].any():
            _, index = np.unique(target, return_index=True)
            index = np.sort(index)
            twice = repeated[number][index]
            numbers = taken(numbers, index)
            numbers = NumberColumn(
                np.where(twice, 0, numbers.mantissa),
                numbers.scale,
                np.where(twice, 0, numbers.last_digit).astype(np.int16),
                np.where(twice, State.DUPLICATE, numbers.state).astype(np.uint8),
            )
            target = target[index]
        parts.append(Part(number, target, numbers, index))
    return parts


def _source(name: str, merged: Merged, parts: Sequence[Part], tables: Sequence[Table]) -> Source:
    grid_row = merged.index.copy()
    for part in parts:
        rows = tables[part.table].keys.rows
        # Where every row of a table is data, the row of the data is the row of the table.
        if len(rows) < tables[part.table].grid.size:
            here = np.flatnonzero(merged.table == part.table)
            grid_row[here] = rows[merged.index[here]]
    positions = {part.table: tables[part.table].figures.by_variable[name].position for part in parts}
    return Source(merged.table, grid_row, positions)


def _ambiguous(table: Table, row: int) -> Finding:
    return _row_finding("HC260", Severity.WARNING, table, row)


def _duplicates(table: Table, target: Rows, repeated: Flags) -> list[Finding]:
    """Report each row after the first one of its area and period."""
    findings = []
    first: dict[int, int] = {}
    for row in np.flatnonzero(repeated).tolist():
        merged = int(target[row])
        if merged in first:
            line = table.grid.lines()[int(table.keys.rows[first[merged]])]
            findings.append(_row_finding("HC250", table.severity, table, row, line=line))
        else:
            first[merged] = row
    return findings


def _row_finding(code: str, severity: Severity, table: Table, row: int, **parameters: str | int) -> Finding:
    """Make a finding on a row, at the cell that names its area."""
    column = table.area_column
    grid_row = int(table.keys.rows[row])
    raw = table.grid.cell(grid_row, column)
    year = int(table.keys.period[row])
    area = excerpt(str(table.keys.name[row] or table.keys.code[row] or raw))
    shown = f"{area} {year}" if year else area
    return Finding(code, severity, {"area": shown, **parameters}, table.grid.place(grid_row, column), raw)


def _meeting_findings(
    meeting: Meeting, parts: Sequence[Part], tables: Sequence[Table], variable: Variable, severity: Severity
) -> list[Finding]:
    """Report the cells that tables disagree on, and those of which the finer was taken."""
    by_table = {part.table: part for part in parts}
    findings: list[Finding] = []
    for code, how_bad, chosen in (("HC251", severity, ~meeting.agree), ("HC252", Severity.INFO, meeting.agree)):
        pairs = zip(*(index[chosen].tolist() for index in meeting.indexes), strict=True)

        def make(pair: tuple[int, int], code: str = code, how_bad: Severity = how_bad) -> Finding:
            (other_place, other), (place, raw) = (
                _cell(tables[number], variable, int(by_table[number].index[index]))
                for number, index in zip(meeting.tables, pair, strict=True)
            )
            parameters: Parameters = {
                "variable": variable.name,
                "raw": excerpt(raw),
                "other": excerpt(other),
                "other_cell": cell_name(other_place),
            }
            return Finding(code, how_bad, parameters, place, raw)

        findings += listed(list(pairs), variable.name, make)
    return findings


def _cell(table: Table, variable: Variable, row: int) -> tuple[Place, str]:
    """Return the place and the text of a variable's figure in a row of a table's data."""
    position, grid_row = table.figures.by_variable[variable.id].position, int(table.keys.rows[row])
    return table.grid.place(grid_row, position), table.grid.cell(grid_row, position)


def _strangers(tables: Sequence[Table], rows: MergedRows) -> list[int]:
    """Return the tables that neither share a row with another one, nor a variable: their rows were meant to meet."""
    starts = [number for number, table in enumerate(tables) if not table.continues]
    files = [range(start, end) for start, end in pairwise([*starts, len(tables)])]
    variables = [{name for number in parts for name in tables[number].figures.by_variable} for parts in files]
    owners = Counter(name for names in variables for name in names)
    found = []
    for parts, names in zip(files, variables, strict=True):
        if len(files) == 1 or not names or any(owners[name] > 1 for name in names):
            continue
        meeting = np.concatenate([rows.of[number] for number in range(len(tables)) if number not in parts])
        if not any(np.isin(rows.of[number], meeting).any() for number in parts):
            found.append(parts[0])
    # When no table meets another, the first is as good as any to compare the others with.
    return found[1:] if len(found) == len(files) else found


def _infos(tables: Sequence[Table]) -> tuple[TableInfo, ...]:
    """Describe each table; one with years as columns is in several parts here."""
    parts: list[list[Table]] = []
    for table in tables:
        if table.continues:
            parts[-1].append(table)
        else:
            parts.append([table])
    return tuple(_info(of_one[0], of_one) for of_one in parts)


def _info(table: Table, parts: Sequence[Table]) -> TableInfo:
    source = table.grid.source
    unused = [use.header for use in table.uses if use.reason is not None and use.reason.code != "HC265"]
    periods = {year for part in parts for year in np.flatnonzero(np.bincount(part.keys.period)).tolist()}
    titles = [(row.line, cell) for row in table.grid.layout.titles for cell in row.cells if cell.strip()]
    return TableInfo(
        source.path,
        source.fingerprint.text(),
        source.encoding,
        len(np.unique(np.concatenate([part.keys.rows for part in parts]))),
        source.sheet,
        tuple(unused),
        tuple(sorted(periods)),
        tuple(titles),
    )


def _position(finding: Finding) -> tuple[int, int]:
    place = finding.place
    return (0, 0) if place is None else (place.line or 0, place.column or 0)
