"""Tables -> observations: rows of one area and period become one, and what meets there is compared."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from healthcheck.messages import phrase
from healthcheck.model.decimals import plain
from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.observations import Batch, NumberColumn, Observations, State, cell_name
from healthcheck.model.pack import Variable
from healthcheck.model.side_by_side import beside
from healthcheck.model.text import Text
from healthcheck.tables.area_ids import area_ids
from healthcheck.tables.merged_rows import MergedRows, merge_rows, merged_areas
from healthcheck.tables.merging import Meeting, Merged, Part, merge
from healthcheck.tables.origins import Source, TableOrigins
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.sum_findings import SummedColumn, contradicting, counted, sum_findings
from healthcheck.tables.sums import Groups, counted_blanks, group_rows, is_added_up, one_each, without_incomplete
from healthcheck.tables.table import Table
from healthcheck.tables.table_infos import table_infos
from healthcheck.tables.texts import Rows, excerpt
from healthcheck.tables.total_rows import total_rows


def combine(tables: Sequence[Table], wanted: Collection[str]) -> Observations:
    """Merge tables by area and period; what is wrong with a variable that is not ``wanted`` is for information only."""
    keys = [table.keys for table in tables]
    areas = area_ids(keys)
    rows = merge_rows(keys, areas.ids, by_area=any(table.continues or table.grid.layout.roles for table in tables))
    # Which looks at all figures, and waits for the fingerprints.
    infos = beside(lambda: table_infos(tables, rows, wanted), rows.size)
    merged_area = merged_areas(keys, areas.ids, rows)
    groups = [group_rows(rows.of[number]) if rows.repeated(number).any() else None for number in range(len(tables))]
    findings = [list(table.findings) for table in tables]
    for number, table in enumerate(tables):
        findings[number] += _ambiguous(table, areas.ambiguous[number])
        findings[number] += _duplicates(table, groups[number], wanted)
    every_row = [np.arange(len(table.keys.rows)) for table in tables]
    columns: dict[str, NumberColumn] = {}
    sources: dict[str, Source] = {}
    variables = {name: one.variable for table in tables for name, one in table.figures.by_variable.items()}
    for name, variable in variables.items():
        parts = _parts(name, tables, rows, every_row, groups)
        for part in parts:
            figures = tables[part.table].figures.by_variable[name]
            column = SummedColumn(tables[part.table], figures, part, groups[part.table])
            findings[part.table] += sum_findings(column, name in wanted)
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
        tables=tuple(infos),
        totals=total_rows(tables),
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
    name: str, tables: Sequence[Table], rows: MergedRows, every_row: Sequence[Rows], groups: Sequence[Groups | None]
) -> list[Part]:
    """Return a variable's figures in each table that has it, one for each area and period."""
    parts = []
    for number, table in enumerate(tables):
        figures, shared = table.figures.by_variable.get(name), groups[number]
        if figures is None:
            continue
        if shared is None:
            part = Part(number, rows.of[number], counted_blanks(figures).numbers, every_row[number])
        else:
            part = one_each(number, figures, shared)
        if table.keys.incomplete is not None:
            are_added_up = any(one.adding.adds for one in table.figures.by_variable.values())
            if is_added_up(figures) or not are_added_up:
                state = State.ROW_LEFT_OUT if are_added_up else State.DUPLICATE
                part = without_incomplete(part, table.keys.incomplete, shared, state)
        parts.append(part)
    return parts


def _source(name: str, merged: Merged, parts: Sequence[Part], tables: Sequence[Table]) -> Source:
    grid_row = merged.index
    for part in parts:
        rows = tables[part.table].keys.rows
        # Where no row before the last row of data is left out, the row of the data is the row of the table.
        if len(rows) and int(rows[-1]) >= len(rows):
            grid_row = grid_row.copy() if grid_row is merged.index else grid_row
            here = np.flatnonzero(merged.table == part.table)
            grid_row[here] = rows[merged.index[here]]
    positions = {part.table: tables[part.table].figures.by_variable[name].position for part in parts}
    return Source(merged.table, grid_row, positions, _further(merged, parts))


def _further(merged: Merged, parts: Sequence[Part]) -> Rows | None:
    """Return of each merged row how many further rows of its table are added up in it; None where there are no sums."""
    if all(part.further is None for part in parts):
        return None
    found = np.zeros(len(merged.table), dtype=np.intp)
    for part in parts:
        if part.further is not None:
            own = merged.table[part.rows] == part.table
            found[part.rows[own]] = part.further[own]
    found[merged.numbers.state != State.OK] = 0
    return found


def _ambiguous(table: Table, rows: Rows) -> list[Finding]:
    def make(row: int) -> Finding:
        return _row_finding("HC260", Severity.WARNING, table, row)

    return listed(rows.tolist(), phrase("table.area"), make)


def _duplicates(table: Table, groups: Groups | None, wanted: Collection[str]) -> list[Finding]:
    """Report each row after the first one of its area and period, unless they are added up."""
    if groups is None:
        return []
    figures = table.figures.by_variable
    is_declared = any(one.adding.adds is not None for one in figures.values())
    against = [one for name, one in figures.items() if name in wanted and not one.adding.adds]
    severity = table.severity if against or not is_declared else Severity.INFO
    found: list[tuple[int, int]] = []
    for group in np.flatnonzero(contradicting(figures.values(), groups)).tolist():
        first, *others = groups.order[groups.starts[group] : groups.starts[group] + groups.sizes[group]].tolist()
        found += [(row, first) for row in others]
    lines = table.grid.lines()

    def make(pair: tuple[int, int]) -> Finding:
        return _row_finding("HC250", severity, table, pair[0], line=lines[int(table.keys.rows[pair[1]])])

    return listed(sorted(found), phrase("table.area"), make)


def _row_finding(code: str, severity: Severity, table: Table, row: int, **parameters: str | int) -> Finding:
    """Make a finding on a row, at the cell that names its area."""
    place, raw = table.area_cell(int(table.keys.rows[row]))
    year = int(table.keys.period[row])
    area = excerpt(str(table.keys.name[row] or table.keys.code[row] or raw))
    shown = f"{area} {year}" if year else area
    return Finding(code, severity, {"area": shown, **parameters}, place, raw)


def _meeting_findings(
    meeting: Meeting, parts: Sequence[Part], tables: Sequence[Table], variable: Variable, severity: Severity
) -> list[Finding]:
    """Report the cells that tables disagree on, and those of which the finer was taken."""
    by_table = {part.table: part for part in parts}
    findings: list[Finding] = []
    for code, how_bad, chosen in (("HC251", severity, ~meeting.agree), ("HC252", Severity.INFO, meeting.agree)):
        pairs = zip(*(index[chosen].tolist() for index in meeting.indexes), strict=True)

        def make(pair: tuple[int, int], code: str = code, how_bad: Severity = how_bad) -> Finding:
            (other_place, _, other), (place, raw, shown) = (
                _cell(tables[number], variable, by_table[number], index)
                for number, index in zip(meeting.tables, pair, strict=True)
            )
            parameters: Parameters = {
                "variable": variable.name,
                "raw": shown,
                "other": other,
                "other_cell": cell_name(other_place),
            }
            return Finding(code, how_bad, parameters, place, raw)

        findings += listed(list(pairs), variable.name, make)
    return findings


def _cell(table: Table, variable: Variable, part: Part, index: int) -> tuple[Place, str, str | Text]:
    """Return the place and the text of a variable's figure, and what to show of it: of a sum the sum."""
    position, grid_row = table.figures.by_variable[variable.id].position, int(table.keys.rows[part.index[index]])
    raw = table.grid.cell(grid_row, position)
    shown: str | Text = excerpt(raw)
    if part.further is not None and part.further[index]:
        total = plain(int(part.numbers.mantissa[index]), -part.numbers.scale)
        shown = phrase("table.sum_of_rows", total=total, rows=counted("table.rows", int(part.further[index]) + 1))
    return table.grid.place(grid_row, position), raw, shown


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


def _position(finding: Finding) -> tuple[int, int]:
    place = finding.place
    return (0, 0) if place is None else (place.line or 0, place.column or 0)
