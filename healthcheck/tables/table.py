"""One table, understood: what its columns hold, which rows are data, its figures, and what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.faults import Fault, Finding, Parameters, Place, Severity, TableError
from healthcheck.model.observations import State
from healthcheck.model.text import Text, listing
from healthcheck.tables.aliases import NO_ALIASES, AreaAliases
from healthcheck.tables.figures import TableFigures, begin_reading, read_figures
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse, column_letters, stopping_faults
from healthcheck.tables.long_table import read_long
from healthcheck.tables.part_marks import part_findings
from healthcheck.tables.repeated_findings import summed_up
from healthcheck.tables.row_keys import RowKeys, of_period, read_row_keys
from healthcheck.tables.row_marks import is_note_row
from healthcheck.tables.row_texts import columns_of_text
from healthcheck.tables.sheet_marks import FORMULA
from healthcheck.tables.texts import excerpt
from healthcheck.tables.title_findings import area_cell, title_findings
from healthcheck.tables.title_lines import said_area, said_year
from healthcheck.tables.vocabulary import NAME_KEYS, Key, Vocabulary

_HEADERS_SHOWN = 12
_REPEATING = (
    *(Key.PERIOD, Key.LEVEL, Key.VARIABLE, Key.VARIABLE_LABEL, Key.UNIT, Key.UNIT_MULT, Key.OBS_STATUS, Key.ACTION),
)
"""Keys whose cells repeat each other."""


class Table(Struct, frozen=True):
    """A table, ready to be merged with others."""

    grid: Grid
    uses: Sequence[ColumnUse]
    keys: RowKeys
    figures: TableFigures
    findings: Sequence[Finding]
    severity: Severity
    """How bad it is when a row of data cannot be used."""
    continues: bool = False
    """Whether it is a further part of the table before it: other years or variables of the same cells."""
    unread: Mapping[int, Finding] = field(default_factory=dict)
    """Rows of a long table whose variable is not known, and the finding that says so."""
    remarks: Sequence[Finding] = ()
    """The findings that are not about single figures or rows that are left out: how the table is understood."""

    @property
    def area_column(self) -> int | None:
        """The column that names the area: its code, or else its finest name; None when a line above the table does."""
        keys = {use.key: use.position for use in self.uses if use.is_used}
        return next((keys[key] for key in (Key.AREA, *NAME_KEYS) if key in keys), None)

    def area_cell(self, row: int) -> tuple[Place, str]:
        """Return the cell that names the area of a row of the grid, and its text."""
        return area_cell(self.grid, self.area_column, row)


def header_faults(grid: Grid, uses: Sequence[ColumnUse], wanted: Collection[str]) -> list[Fault]:
    """Return what makes a table unusable before any of its figures is read."""
    if not any(use.targets or (use.reason is not None and use.reason.code == "HC265") for use in uses):
        return [_nothing_recognised(grid)]
    faults = stopping_faults(uses, wanted)
    keys = {use.key for use in uses if use.is_used}
    if not faults and keys.isdisjoint((Key.AREA, *NAME_KEYS)) and said_area(grid.layout.titles) is None:
        known = [use.header for use in uses if use.header.strip()]
        faults.append(Fault("HC231", {"headers": _shown(known)}, grid.header_place()))
    return faults


def load_columns(grid: Grid, uses: Sequence[ColumnUse]) -> None:
    """Make the columns that will be read ready in one go, and those that have cells but no header.

    Raises:
        TableError: when the rows do not have the header's shape, or cells stand under a blank header.
    """
    nameless = [use.position for use in uses if not use.header.strip() and not use.is_used and use.reason is None]
    words = [use.position for use in uses if use.is_used and use.key in _REPEATING]
    texts = [use.position for use in uses if use.is_used and use.position not in words]
    grid.load(dict.fromkeys([*texts, *nameless, *columns_of_text(uses)]), words)
    faults = []
    for position in nameless:
        filled = np.flatnonzero(~grid.texts(position).blank()).tolist()
        first = next((row for row in filled if not is_note_row(grid.row(row))), None)
        if first is not None:
            parameters = {"column": column_letters(position), "raw": excerpt(grid.cell(first, position))}
            faults.append(Fault("HC234", parameters, grid.place(first, position)))
    if faults:
        raise TableError(*faults)


def read_table(
    grid: Grid,
    uses: Sequence[ColumnUse],
    vocabulary: Vocabulary,
    wanted: Collection[str],
    symbols: Mapping[str, State],
    period: int | None,
    aliases: AreaAliases = NO_ALIASES,
) -> list[Table]:
    """Read the rows and figures of a table whose header is in order.

    One whose columns are years has a part for each year, one that names its variables in rows a part for each variable.

    Raises:
        TableError: when its rows cannot be used.
    """
    load_columns(grid, uses)
    given, period = period, _period(grid, uses, period)
    if any(use.key is Key.VARIABLE for use in uses):
        keys = read_row_keys(grid, uses, symbols, period, Severity.ERROR, aliases)
        long = read_long(grid, uses, keys, vocabulary, symbols, wanted)
        notes = _notes(grid, uses, given)
        found = [*notes, *_of_rows(keys), *long.findings]
        remarks = [*notes, *keys.findings, *(one for one in long.findings if one.code != "HC268")]
        parts = [
            Table(grid, uses, part.keys, part.figures, part.figures.findings, Severity.ERROR) for part in long.parts
        ]
        first = parts[0] if parts else Table(grid, uses, keys, TableFigures({}, ()), (), Severity.ERROR)
        first = replace(first, findings=[*found, *first.findings], unread=long.unread, remarks=remarks)
        return [first, *(replace(part, continues=True) for part in parts[1:])]
    columns = begin_reading(grid, uses, symbols)
    variables = {use.variable.id for use in uses if use.is_used and use.variable is not None}
    matters = Severity.INFO if variables.isdisjoint(wanted) else Severity.ERROR
    keys = read_row_keys(grid, uses, symbols, period, matters, aliases)
    notes = _notes(grid, uses, given)
    parts = []
    for number, (year, of_year) in enumerate(_by_year(grid, uses, wanted, period)):
        positions = {use.position for use in of_year}
        figures = read_figures(grid, [one for one in columns if one[0].position in positions], keys, wanted)
        found = [] if number else [*notes, *_of_rows(keys)]
        dated = keys if year is None else of_period(keys, year)
        parts.append(Table(grid, uses, dated, figures, [*found, *figures.findings], matters, number > 0))
    parts[0] = replace(parts[0], remarks=[*notes, *keys.findings])
    return parts


def _period(grid: Grid, uses: Sequence[ColumnUse], period: int | None) -> int | None:
    """Return the year of a table that has no column for it: the one that is given, or that a line above it names."""
    said = said_year(grid.layout.titles)
    is_dated = grid.layout.years or any(use.key is Key.PERIOD for use in uses if use.is_used)
    return period if period is not None or said is None or is_dated else int(said.text)


def _by_year(
    grid: Grid, uses: Sequence[ColumnUse], wanted: Collection[str], period: int | None
) -> list[tuple[int | None, list[ColumnUse]]]:
    """Sort the columns of figures by the year in their header; those without one are of the year that is given."""
    columns = [use for use in uses if use.is_used and use.variable is not None]
    years = {period if use.year is None and grid.layout.years else use.year for use in columns}
    if len(years) < 2:
        return [(next(iter(years), None), columns)]
    undated = [use for use in columns if use.year is None]
    needed = [use.header for use in undated if use.variable is not None and use.variable.id in wanted]
    if None in years and needed:
        raise TableError(Fault("HC298", {"headers": _shown(needed)}, grid.header_place(undated[0].position)))
    return [
        (year, [use for use in columns if (use.year or period) == year])
        for year in sorted(year for year in years if year is not None)
    ]


def _of_rows(keys: RowKeys) -> list[Finding]:
    return summed_up([*keys.left_out.values(), *keys.findings], phrase("table.area"))


def _notes(grid: Grid, uses: Sequence[ColumnUse], period: int | None) -> list[Finding]:
    notes = [*part_findings(uses, grid), *title_findings(grid, uses, period)]
    if grid.source.other_sheets:
        parameters: Parameters = {"sheet": grid.source.sheet or "", "others": listing(grid.source.other_sheets)}
        notes.append(Finding("HC261", Severity.INFO, parameters, grid.header_place()))
    source, which = grid.source, NOTHING
    if source.empty_formulas:
        which = phrase("formulas.empty", number=source.empty_formulas)
    elif source.unsaved_formulas and any(_holds_formulas(grid, use) for use in uses if use.is_used and use.key):
        # Of figures it is said cell by cell.
        which = phrase("formulas.unsaved", number=source.unsaved_formulas)
    if which is not NOTHING:
        notes.append(Finding("HC639", Severity.WARNING, {"which": which}, grid.header_place()))
    if not any(use.is_used and (use.variable is not None or use.key is Key.VALUE) for use in uses):
        shown = _shown([use.header for use in uses if not use.is_used and use.header.strip()])
        notes.append(Finding("HC263", Severity.WARNING, {"headers": shown}, grid.header_place()))
    return notes


def _holds_formulas(grid: Grid, use: ColumnUse) -> bool:
    return use.key is not Key.VALUE and any(word.startswith(FORMULA) for word in grid.words(use.position).words)


def _nothing_recognised(grid: Grid) -> Fault:
    headers = [header for header in grid.header if header.strip()]
    source = grid.source
    # ASCII reads the same in every encoding that is likely.
    is_plain = all(header.isascii() for header in headers)
    encoding = NOTHING if is_plain or not source.encoding else phrase("table.encoding", encoding=source.encoding)
    return Fault("HC230", {"headers": _shown(headers), "encoding": encoding}, grid.header_place())


def _shown(headers: Sequence[str]) -> Text:
    shown = listing(f'"{excerpt(header)}"' for header in headers[:_HEADERS_SHOWN])
    more = len(headers) - _HEADERS_SHOWN
    return phrase("table.and_more", words=shown, count=more) if more > 0 else shown
