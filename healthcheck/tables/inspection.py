"""How tables are read, cell by cell accounted for; and a column map that says the same, to be corrected by hand."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from healthcheck.messages import phrase
from healthcheck.model.faults import Fault, Finding, Place, Severity, TableError
from healthcheck.model.observations import State
from healthcheck.model.pack import Variable
from healthcheck.model.wording import did_you_mean
from healthcheck.tables.adding import NOTHING_SAID, Adding
from healthcheck.tables.aliases import AreaAliases
from healthcheck.tables.area_ids import area_ids
from healthcheck.tables.grid import Grid, HeadRow
from healthcheck.tables.header_cells import HeaderWords
from healthcheck.tables.headers import UNUSED_REASONS, ColumnUse, column_letters, column_uses
from healthcheck.tables.layout import lay_out_all
from healthcheck.tables.merged_rows import merge_rows
from healthcheck.tables.opening import open_tables
from healthcheck.tables.options import IGNORE, ReadOptions, read_column_map, read_missing_symbols
from healthcheck.tables.row_texts import are_added_up, remark
from healthcheck.tables.table import header_faults, read_table
from healthcheck.tables.texts import Flags, excerpt, shortened
from healthcheck.tables.title_lines import said_area
from healthcheck.tables.vocabulary import NAME_KEYS, Key, Vocabulary

if TYPE_CHECKING:
    import pandas

_UNKNOWN = ("HC264", "HC266")
_MOST_HINTED = 200
"""Columns for which the known header that they look like is sought, which takes milliseconds for each."""


class ColumnInspection(Struct, frozen=True):
    """One column: its header and position (A, B, ...), and what it is used for.

    ``use`` is a variable's id or a key, None when the column is not used; ``reason`` says why not
    and ``nearest`` which known header it looks like.
    ``unit`` is the unit as the header writes it and ``multiplier`` the power of ten that it means.
    ``cells`` counts the cells below the header that are not blank, in rows that are read; ``sample``
    is the first of them.
    """

    header: str
    position: str
    use: str | None
    is_key: bool
    unit: str | None
    multiplier: int
    reason: Fault | None
    nearest: str | None
    cells: int
    sample: str
    year: int | None = None
    """The year of its figures, when its header says one."""
    adding: Adding = NOTHING_SAID
    digits: int | None = None


class LeftOutRow(Struct, frozen=True):
    """A row that is not read: its line, the finding that says why, and how many of its cells are not blank."""

    line: int
    reason: Finding
    cells: int


class Inspection(Struct, frozen=True):
    """How one table is read. ``total_cells`` counts every cell that is not blank, the header's too."""

    path: str
    sheet: str | None
    encoding: str | None
    rows: int
    columns: tuple[ColumnInspection, ...]
    left_out: tuple[LeftOutRow, ...]
    header_cells: int
    total_cells: int
    faults: tuple[Fault, ...] = ()
    """What makes the table unusable as it stands: its rows could not be read."""
    sums: int | None = None
    """To how many areas (of one year each) its rows are added up; None where they are not."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """Areas that the column map calls by other names or codes."""
    notes: tuple[Finding, ...] = ()
    """What else is to be known of the file and of how the table is understood."""

    @property
    def used_cells(self) -> int:
        """Cells of figures that are read."""
        return sum(column.cells for column in self.columns if column.use is not None and not column.is_key)

    @property
    def key_cells(self) -> int:
        """Cells that say which row it is."""
        return sum(column.cells for column in self.columns if column.is_key)

    @property
    def ignored_cells(self) -> int:
        """Cells of columns that are not used."""
        return sum(column.cells for column in self.columns if column.use is None)

    @property
    def left_out_cells(self) -> int:
        """Cells of rows that are not read."""
        return sum(row.cells for row in self.left_out)


def inspect_tables(
    sources: "Sequence[str | os.PathLike[str] | pandas.DataFrame]",
    variables: Mapping[str, Variable],
    options: ReadOptions,
) -> tuple[Inspection, ...]:
    """Say how each table is read; what would stop :func:`read_tables` is told in ``faults``.

    Raises:
        TableError: when a table cannot be opened or split into rows, or a map cannot be used.
    """
    vocabulary = Vocabulary(variables)
    column_map = read_column_map(options, vocabulary)
    symbols = read_missing_symbols(options)
    opened = open_tables(sources, options.encoding, options.sheet)
    grids = lay_out_all(opened.grids, HeaderWords(vocabulary, column_map), options.header_row)
    unused = column_map.unused([header for grid in grids for header in grid.header])
    unused += symbols.unused(grid.source.path for grid in grids)
    if unused:
        raise TableError(*unused)
    found = [
        _inspect(
            grid,
            column_uses(grid, vocabulary, column_map),
            vocabulary,
            symbols.of(grid.source.path),
            options.period,
            column_map.aliases,
        )
        for grid in grids
    ]
    for note in reversed(opened.notes):
        number = _about(note, found)
        found[number] = replace(found[number], notes=(note, *found[number].notes))
    return tuple(found)


def _about(note: Finding, found: Sequence[Inspection]) -> int:
    """Return the table that a note on a file, a folder or an archive is told with: the first of it."""
    file = note.place.file if note.place else ""
    paths = [inspection.path for inspection in found]
    return paths.index(file) if file in paths else next((n for n, path in enumerate(paths) if path.startswith(file)), 0)


def _inspect(
    grid: Grid,
    uses: Sequence[ColumnUse],
    vocabulary: Vocabulary,
    symbols: Mapping[str, State],
    period: int | None,
    aliases: AreaAliases,
) -> Inspection:
    grid.load(range(len(grid.header)), ())
    filled = [~grid.texts(position).blank() for position in range(len(grid.header))]
    kept: Flags = np.ones(grid.size, dtype=np.bool_)
    left_out: Mapping[int, Finding] = {}
    sums = None
    notes: Sequence[Finding] = ()
    faults = header_faults(grid, uses, vocabulary.variables)
    names_area = any(use.is_used and use.key in (Key.AREA, *NAME_KEYS) for use in uses)
    if names_area or said_area(grid.layout.titles) is not None:
        try:
            first = read_table(grid, uses, vocabulary, vocabulary.variables, symbols, period, aliases)[0]
            left_out, notes = {**first.keys.left_out, **first.unread}, first.remarks
            kept[list(left_out)] = False
            if are_added_up(uses):
                sums = merge_rows([first.keys], area_ids([first.keys]).ids).size
        except TableError as error:
            faults += error.faults
    header_cells = sum(row.filled for row in grid.layout.header_rows or (HeadRow(0, grid.header),))
    return Inspection(
        path=grid.source.path,
        sheet=grid.source.sheet,
        encoding=grid.source.encoding,
        rows=int((kept & np.any(filled, axis=0)).sum()),
        columns=tuple(_column(grid, use, filled[use.position] & kept, vocabulary, sums is not None) for use in uses),
        left_out=(
            *(_title(grid, row) for row in grid.layout.titles),
            *(
                LeftOutRow(grid.lines()[row], left_out[row], sum(bool(cells[row]) for cells in filled))
                for row in sorted(left_out)
            ),
        ),
        header_cells=header_cells,
        total_cells=header_cells
        + sum(row.filled for row in grid.layout.titles)
        + sum(int(cells.sum()) for cells in filled),
        faults=tuple(faults),
        sums=sums,
        areas=aliases.written(),
        notes=tuple(notes),
    )


def _title(grid: Grid, row: HeadRow) -> LeftOutRow:
    """Say of a row above the header what is read of it: at most the unit and the name of the figures."""
    column = next(position for position, cell in enumerate(row.cells) if cell.strip())
    place = Place(grid.source.path, row.line, column + 1, grid.source.sheet)
    raw = row.cells[column]
    return LeftOutRow(row.line, Finding("HC200", Severity.INFO, {"raw": excerpt(raw)}, place, raw), row.filled)


def _column(grid: Grid, use: ColumnUse, filled: Flags, vocabulary: Vocabulary, is_added_up: bool) -> ColumnInspection:
    rows = np.flatnonzero(filled)
    reason = (remark(grid, use, filled) if is_added_up else None) or use.reason
    nearest = _nearest(reason, use, vocabulary)
    target = use.targets[0] if use.is_used else None
    return ColumnInspection(
        header=use.header,
        position=column_letters(use.position),
        use=target,
        is_key=use.is_used and use.key not in (None, Key.VALUE),
        unit=use.unit_text if use.is_used else None,
        multiplier=use.shift if use.is_used else 0,
        reason=_hinted(reason, nearest),
        nearest=nearest,
        cells=len(rows),
        sample=shortened(grid.cell(int(rows[0]), use.position)) if len(rows) else "",
        year=use.year,
        adding=use.adding if is_added_up and use.is_used and use.key in (None, Key.VALUE) else NOTHING_SAID,
        digits=use.digits,
    )


def _nearest(reason: Fault | None, use: ColumnUse, vocabulary: Vocabulary) -> str | None:
    if reason is None or reason.code not in _UNKNOWN or use.position >= _MOST_HINTED:
        return None
    return did_you_mean(use.header, vocabulary.words())


def _hinted(reason: Fault | None, nearest: str | None) -> Fault | None:
    if reason is None or nearest is None:
        return reason
    return replace(reason, parameters={**reason.parameters, "hint": phrase("hint.did_you_mean", word=nearest)})


def write_map(inspections: Sequence[Inspection]) -> str:
    """Return the YAML text of a column map that reads the tables as they are read without one.

    Columns that are not used are ignored in it; where a header looks like a known one, a comment names that.
    """
    columns: dict[str, ColumnInspection] = {}
    for inspection in inspections:
        for column in inspection.columns:
            known = columns.get(column.header)
            if (column.header.strip() or column.cells) and (known is None or known.use is None):
                columns[column.header] = column
    areas = {word: target for inspection in inspections for word, target in inspection.areas.items()}
    lines = [f"{_quoted(header)}: {_meaning(column)}\n" for header, column in columns.items()]
    lines += ["areas:\n"] * bool(areas)
    lines += [f"  {_quoted(word)}: {_quoted(target)}\n" for word, target in areas.items()]
    return "".join(lines)


def _meaning(column: ColumnInspection) -> str:
    if column.use is None:
        return f"{IGNORE}{_comment(column)}"
    more = {} if column.unit is None else {"unit": _quoted(column.unit)}
    is_rate = column.reason is not None
    if column.adding.adds is not None and not is_rate:
        more["sum"] = "true" if column.adding.adds else "false"
    if column.adding.blank_is_zero:
        more["missing"] = "zero"
    if column.digits is not None:
        more["digits"] = str(column.digits)
    return "{" + ", ".join(f"{key}: {value}" for key, value in {"variable": column.use, **more}.items()) + "}"


def _comment(column: ColumnInspection) -> str:
    """Return the known header that this one looks like, or the code of the fault that keeps it from being used."""
    if column.nearest is not None:
        return f"  # {column.nearest}?"
    is_fault = column.reason is not None and column.reason.code not in UNUSED_REASONS
    return f"  # {column.reason.code}" if column.reason is not None and is_fault else ""


def _quoted(text: str) -> str:
    """Write text as a YAML scalar in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in escaped) + '"'
