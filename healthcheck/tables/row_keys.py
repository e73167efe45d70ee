"""Which area and period each row of a table is about, and which rows are no data: totals, notes, blank rows."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.model.faults import Finding, Severity
from healthcheck.model.observations import NO_LEVEL, State
from healthcheck.model.pack import LEVELS
from healthcheck.model.wording import normalise
from healthcheck.tables.aliases import NO_ALIASES, AreaAliases
from healthcheck.tables.area_codes import CodeColumn, CodeKind
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.blank_names import BlankNames, find_blank_names
from healthcheck.tables.fill_down import (
    MOST_CLOSING,
    Above,
    are_written_once,
    areas_above,
    areas_of_institutions,
    areas_written,
)
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.row_areas import RowAreas, read_areas
from healthcheck.tables.row_marks import TOTAL, RowMarker
from healthcheck.tables.row_texts import are_added_up, totals_among_parts
from healthcheck.tables.sdmx_actions import deleting_rows
from healthcheck.tables.text_marks import unmarked
from healthcheck.tables.texts import Flags, OptionalTexts, Rows
from healthcheck.tables.vocabulary import LEVEL_WORDS, NAME_KEYS, Key
from healthcheck.tables.years import fill_years, read_years, year_remarks

_LEVEL_INDEX = {normalise(word): LEVELS.index(level) for level, words in LEVEL_WORDS.items() for word in words.split()}
_NO_ROWS: Rows = np.zeros(0, dtype=np.intp)
_WITH_CODE = (CodeKind.NATIONAL, CodeKind.OTHER, CodeKind.LOST_ZERO)


class RowKeys(Struct, frozen=True):
    """The rows of a table that are data, and what each is about; arrays are as long as ``rows``.

    ``key`` is the area's national code padded to twelve digits, -1 for areas known otherwise.
    ``code`` and ``name`` hold text as the table writes it, or None. ``left_out`` maps the other
    rows to why they are left out; blank rows are in neither. ``totals`` are those that add up others,
    ``total_period`` is their year, -1 where it cannot be read.
    """

    rows: Rows
    key: npt.NDArray[np.int64]
    coded: Flags
    code: OptionalTexts
    named: Flags
    name: OptionalTexts
    level: npt.NDArray[np.int8]
    period: npt.NDArray[np.int32]
    names: NameColumns
    dated: bool
    totals: Rows
    total_period: npt.NDArray[np.int32]
    left_out: Mapping[int, Finding]
    findings: Sequence[Finding]
    renamed: frozenset[str] = frozenset()
    """The areas of the column map that some row was one of."""
    incomplete: Flags | None = None
    """The rows whose area may have further rows, which are left out: it cannot be added up. None without any."""


def read_row_keys(
    grid: Grid,
    uses: Sequence[ColumnUse],
    symbols: Mapping[str, State],
    period: int | None,
    severity: Severity,
    aliases: AreaAliases = NO_ALIASES,
) -> RowKeys:
    """Read the key columns of a table; ``severity`` is that of data that cannot be told an area or a year.

    Args:
        grid: the table, opened.
        uses: what its columns hold; one of them is a code or a name.
        symbols: the normalised symbols for cells that hold nothing.
        period: the year of a table that has no column for it.
        severity: how bad it is to leave out a row of data.
        aliases: areas under other names or codes.

    Raises:
        TableError: when a row under the header holds units: they are not understood there.
    """
    columns = {use.key: use.position for use in uses if use.is_used and use.key is not None}
    areas = read_areas(grid, uses, symbols, aliases)
    codes, names = areas.codes, areas.names
    figures = [use.position for use in uses if use.is_used and (use.variable is not None or use.key is Key.VALUE)]
    marker = RowMarker(grid, columns, figures, severity)
    marker.mark_too_long(key for key in (Key.AREA, *NAME_KEYS) if key in columns)
    marker.mark_headers()
    marker.mark_deleting(*deleting_rows(grid, columns))
    variables = grid.words(columns[Key.VARIABLE]).ids if Key.VARIABLE in columns else np.zeros(grid.size, np.int32)
    years = read_years(grid, columns, period)
    blank = find_blank_names(codes, names, years, variables)
    codes, findings = _fill_down(grid, uses, columns, areas, years, severity, blank)
    coded = np.isin(codes.kind, _WITH_CODE)
    marker.mark_named(~coded & names.note & ~marker.out, ~coded & names.total & ~marker.out, names)
    marker.mark_closing(codes, names)
    marker.mark_parts(np.flatnonzero(names.part & ~marker.out), coded, names)
    marker.mark_cells(totals_among_parts(grid, uses), TOTAL, Severity.INFO)
    if blank is not None:
        marker.mark_doubted(blank, blank.in_doubt(are_added_up(uses)).difference(names.filled.tolist()), names)
    known = (codes.kind != CodeKind.BLANK.value) | (names.chosen >= 0)
    marker.mark_unknown(np.flatnonzero(~known & ~marker.out))
    if Key.PERIOD in columns and (known & ~marker.out & (years < 0)).any():
        of_year = fill_years(grid, columns, years, _areas(codes, names, known & ~marker.out), marker.within())
        years, findings = of_year.years, [*findings, *of_year.findings]
    marker.leave_out(known & ~marker.out & (years < 0), "HC253", Key.PERIOD, severity)
    rows = np.flatnonzero(known & ~marker.out)
    marker.check_codes(rows, codes)
    level = _levels(grid, columns, codes, names, rows, marker)
    totals = marker.totals()
    has_code = coded[rows] | ((codes.kind[rows] == CodeKind.MALFORMED.value) & (names.chosen[rows] < 0))
    return RowKeys(
        rows=rows,
        key=codes.key[rows],
        coded=has_code,
        code=codes.text.at(rows).only(has_code),
        named=names.text.there[rows],
        name=names.text.at(rows),
        level=level,
        period=years[rows],
        names=names,
        dated=Key.PERIOD in columns or period is not None,
        left_out=marker.left_out,
        findings=[*areas.findings, *year_remarks(grid, columns), *findings, *marker.findings],
        renamed=areas.renamed,
        totals=totals,
        total_period=years[totals],
        incomplete=_incomplete(codes, names, years, rows, marker, are_added_up(uses)),
    )


def of_period(keys: RowKeys, year: int) -> RowKeys:
    """Return the same rows as rows of one year."""
    return replace(
        keys,
        period=np.full(len(keys.rows), year, dtype=np.int32),
        dated=True,
        total_period=np.full(len(keys.totals), year, dtype=np.int32),
    )


def some(keys: RowKeys, index: Rows, of_totals: Rows = _NO_ROWS) -> RowKeys:
    """Return some of the rows of data, and some of those that add up others."""
    return replace(
        keys,
        rows=keys.rows[index],
        key=keys.key[index],
        coded=keys.coded[index],
        code=keys.code.at(index),
        named=keys.named[index],
        name=keys.name.at(index),
        level=keys.level[index],
        period=keys.period[index],
        incomplete=None if keys.incomplete is None else keys.incomplete[index],
        totals=keys.totals[of_totals],
        total_period=keys.total_period[of_totals],
    )


def _fill_down(
    grid: Grid,
    uses: Sequence[ColumnUse],
    columns: Mapping[Key, int],
    areas: RowAreas,
    years: npt.NDArray[np.int32],
    severity: Severity,
    blank: BlankNames | None,
) -> tuple[CodeColumn, list[Finding]]:
    """Give rows without an area the one above them, where its cell is clearly meant for several rows.

    Where they have no year either, ``years`` gets that of the row above.
    """
    codes, names = areas.codes, areas.names
    known = (codes.kind != CodeKind.BLANK.value) | (names.chosen >= 0)
    merged = blank is not None and blank.may_be_merged()
    if blank is not None and merged:
        known &= blank.area >= 0
    if known.all():
        return codes, []
    written = blank.area if blank is not None and merged else areas_written(codes, names, years)
    above = _above(grid, uses, columns, known & ~names.note, names.total, written)
    if not above.area:
        return codes, []
    rows, sources = (list(one) for one in zip(*sorted(above.area.items()), strict=True))
    meant = np.arange(grid.size)
    meant[rows] = sources
    codes = CodeColumn(codes.kind[meant], codes.key[meant], codes.level[meant], codes.text.at(meant))
    names.fill(rows, sources)
    years[list(above.year)] = years[list(above.year.values())]
    area = next(columns[key] for key in (Key.AREA, *NAME_KEYS) if key in columns)
    least = Severity.WARNING if above.of_institutions else Severity.INFO
    place, raw = grid.place(rows[0], area), grid.cell(rows[0], area)
    return codes, [Finding("HC267", min(least, severity), {"rows": len(rows)}, place, raw)]


def _areas(codes: CodeColumn, names: NameColumns, rows: Flags) -> dict[int, object]:
    """Return what tells the areas of some rows apart: their codes, or all their names."""
    return {row: codes.text[row] or frozenset(names.names(row).items()) for row in np.flatnonzero(rows).tolist()}


def _above(
    grid: Grid,
    uses: Sequence[ColumnUse],
    columns: Mapping[Key, int],
    known: Flags,
    totals: Flags,
    written: npt.NDArray[np.int64],
) -> Above:
    """Find the rows that share the area above them: by their years, or by the institutions that they name."""
    told_apart_by = [grid.texts(columns[key]) for key in (Key.PERIOD, Key.VARIABLE) if key in columns]
    of_years: dict[int, int] = {}
    dates = None
    if Key.PERIOD in columns:
        years = read_years(grid, columns, None)
        of_years = areas_above(known & (years >= 0), ~known & (years < 0), told_apart_by)
        dates, *told_apart_by = told_apart_by
    # Of a large table with a blank row the columns that nobody needs are not made.
    is_likely = np.count_nonzero(known & ~totals) <= np.count_nonzero(~known) + MOST_CLOSING
    texts = [grid.texts(use.position) for use in uses if is_likely and not use.is_used]
    return areas_of_institutions(np.where(known, written, -1), texts, dates, told_apart_by, of_years)


def _incomplete(
    codes: CodeColumn,
    names: NameColumns,
    years: npt.NDArray[np.int32],
    rows: Rows,
    marker: RowMarker,
    are_added_up: bool,
) -> Flags | None:
    """Mark the rows of areas that may have another row: one with figures that has no area, or no year.

    A row without an area may be of the one above where no area is written twice; else it lost its own. Where
    rows are not added up, only those count that name a parent and not which of its areas.
    """
    without_area, without_year = marker.with_figures_lost() if are_added_up else (_NO_ROWS, _NO_ROWS)
    if not len(without_area) and not len(without_year) and not marker.doubted:
        return None
    area = areas_written(codes, names)
    lost = area[without_year]
    if len(rows) and are_written_once(areas_written(codes, names, years)[np.setdiff1d(rows, names.filled)]):
        above = np.searchsorted(rows, without_area) - 1
        lost = np.union1d(lost, area[rows[above[above >= 0]]])
    found: Flags = np.isin(area[rows], lost) | np.isin(rows, list(marker.doubted.values()))
    parents = [names.names(row) for row in marker.doubted]
    return found | [bool(parents) and names.names(row) in parents for row in rows.tolist()]


def _levels(
    grid: Grid,
    columns: Mapping[Key, int],
    codes: CodeColumn,
    names: NameColumns,
    rows: Rows,
    marker: RowMarker,
) -> npt.NDArray[np.int8]:
    """Return the level of each row: as its level column says, else its code, else the header over its name."""
    level = codes.level[rows]
    unknown = np.flatnonzero((level == NO_LEVEL) & (codes.kind[rows] != CodeKind.NATIONAL.value))
    if len(unknown) and names.count:
        level[unknown] = names.levels(rows[unknown])
    if Key.LEVEL in columns:
        column = grid.words(columns[Key.LEVEL])
        said = [_LEVEL_INDEX.get(normalise(unmarked(word)), NO_LEVEL) for word in column.words]
        written = np.array(said, dtype=np.int8)[column.ids[rows]]
        level = np.where(written == NO_LEVEL, level, written)
        for number, index in enumerate(said):
            if index == NO_LEVEL and column.words[number].strip():
                first = rows[column.ids[rows] == number][:1]
                marker.note_rows(first, "HC259", Key.LEVEL, Severity.WARNING)
    return level
