"""Finding the header of a table: it may stand below titles, in several rows, with units in or above it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec.structs import replace

from healthcheck.model.faults import Fault, Parameters, TableError
from healthcheck.model.pack import Variable
from healthcheck.model.text import listing
from healthcheck.model.wording import normalise
from healthcheck.tables.csv_records import MOST_HEAD_ROWS
from healthcheck.tables.grid import Grid, HeadRow, Layout
from healthcheck.tables.header_blocks import (
    AREA_KEYS,
    HIGHEST_HEADER,
    Block,
    block_of,
    blocks,
    is_data,
    is_variable,
    numbers_columns,
)
from healthcheck.tables.header_cells import HeaderWords, in_unit
from healthcheck.tables.missing import missing_symbols
from healthcheck.tables.texts import excerpt
from healthcheck.tables.title_lines import said_units, unit_for
from healthcheck.tables.units import is_unit_word

_UNIT_LABELS = frozenset({"单位", "计量单位", "unit", "units", "-", "—"})
_AREA_TARGETS = frozenset((key,) for key in AREA_KEYS)
_NO_FIGURES = frozenset(missing_symbols({}))


def lay_out_all(grids: Iterable[Grid], words: HeaderWords, header_row: int | None) -> list[Grid]:
    """Return tables with their headers where they really are; see :func:`lay_out`.

    Raises:
        TableError: with the faults of every table whose header is not where the caller says.
    """
    found: list[Grid] = []
    faults: list[Fault] = []
    for grid in grids:
        try:
            found.append(lay_out(grid, words, header_row))
        except TableError as error:
            faults.extend(error.faults)
    if faults:
        raise TableError(*faults)
    return found


def lay_out(grid: Grid, words: HeaderWords, header_row: int | None = None) -> Grid:
    """Return a table with its header where it really is; a table that begins with it comes back as it is.

    Args:
        grid: a table, its first row taken for the header.
        words: what headers can be.
        header_row: the line on which the header begins, where the caller says so.

    Raises:
        TableError: when there is no row on that line, or none below the header.
    """
    for reading in chain((grid,), () if header_row else grid.other_readings()):
        found = _laid_out(reading, words, header_row)
        if found is not None:
            return found
    return grid


def _laid_out(grid: Grid, words: HeaderWords, header_row: int | None) -> Grid | None:
    head = grid.head(MOST_HEAD_ROWS if header_row is None else max(MOST_HEAD_ROWS, header_row + HIGHEST_HEADER))
    block = _said_block(grid, head, words, header_row) if header_row else _best_block(head, words)
    if block is None:
        return None
    if not header_row:
        block = _with_lower_half(head, block, words)
    last = _last_header_row(head, block, words)
    block = _with_units(head, block, last, words)
    header = tuple(column.text for column in block.columns)
    years = {position: column.year for position, column in enumerate(block.columns) if column.year is not None}
    if last == 0 and header == grid.header and not years and not block.faults and not block.roles:
        return grid
    layout = Layout(
        titles=tuple(row for row in head[: block.first] if row.filled),
        header_rows=tuple(head[block.first : last + 1]),
        years=years,
        faults=block.faults,
        roles=block.roles,
    )
    return grid.below(last, header, head[block.last].line, layout)


def _said_block(grid: Grid, head: Sequence[HeadRow], words: HeaderWords, header_row: int) -> Block:
    """Read the header that begins on a line: one row high, or as many as make most sense.

    Raises:
        TableError: when nothing stands on that line, or nothing below it.
    """
    for first, row in enumerate(head):
        if row.line == header_row and row.filled:
            found = list(blocks(head, first, words))
            if not found:
                raise TableError(Fault("HC222", {}, grid.header_place()))
            return max(found, key=lambda block: block.rank)
    raise TableError(Fault("HC249", {"line": header_row}, grid.header_place()))


def _best_block(head: Sequence[HeadRow], words: HeaderWords) -> Block | None:
    """Return the header that names most columns; of equals the one of fewest rows, then the topmost."""
    best: Block | None = None
    for first, row in enumerate(head):
        if not row.filled or (first and is_data(row)):
            continue
        for block in blocks(head, first, words):
            if block.score and (best is None or block.rank > best.rank):
                best = block
        below = first + 1
        if best is not None and best.is_whole and best.last == first and (below == len(head) or is_data(head[below])):
            return best
    return best


def _with_lower_half(head: Sequence[HeadRow], block: Block, words: HeaderWords) -> Block:
    """Take the row below into the header when it says what is counted, though that makes it less known.

    床位数 over 公立 and 民营 is neither of the two; 其中 over 医院 and 基层 leaves one without a word.
    """
    below = block.last + 1
    if below >= len(head) - 1 or below - block.first >= HIGHEST_HEADER or is_data(head[below]):
        return block
    cells = dict(enumerate(head[below].cells))
    targets = {position: words.targets(column.text) for position, column in enumerate(block.columns)}
    areas = [cells.get(position, "") for position, target in targets.items() if target[:1] in _AREA_TARGETS]
    if not areas or any(cell.strip() for cell in areas):
        return block
    said = [cells.get(position, "") for position, target in targets.items() if is_variable(target, words)]
    nameless = [cells.get(position, "") for position, column in enumerate(block.columns) if not column.text.strip()]
    if all(normalise(cell) in _NO_FIGURES or is_unit_word(cell) for cell in (*said, *nameless)):
        return block
    titles = [cell for row in head[: block.first] for cell in row.cells if cell.strip()]
    return block_of(head, block.first, below, titles, words)


def _last_header_row(head: Sequence[HeadRow], block: Block, words: HeaderWords) -> int:
    """Return the last row that belongs to the header: below its words may stand units, and numbers of columns."""
    last = block.last
    while last + 1 < len(head) - 1 and (_is_unit_row(head[last + 1], block, words) or numbers_columns(head[last + 1])):
        last += 1
    return last


def _is_unit_row(row: HeadRow, block: Block, words: HeaderWords) -> bool:
    over_figures = False
    for cell, column in zip(row.cells, block.columns, strict=False):
        if not cell.strip():
            continue
        if normalise(cell) not in _UNIT_LABELS and not is_unit_word(cell):
            return False
        over_figures |= is_unit_word(cell) and is_variable(words.targets(column.text), words)
    return over_figures


def _unit_below(below: Sequence[HeadRow], position: int, block: Block) -> tuple[str | None, bool]:
    """Return the unit of a column in the rows of units, or to its left; tell whether it is clearly the column's own.

    Where years of one variable stand side by side, the unit is often merged over them: it stands below the first.
    """
    is_own = True
    while block.columns[position].text.strip():
        cells = [cell for row in below for cell in row.cells[position : position + 1] if cell.strip()]
        own = next((cell for cell in cells if is_unit_word(cell)), None)
        if cells or not position:
            return own, is_own
        is_own &= block.columns[position - 1].text == block.columns[position].text
        position -= 1
    return None, True


def _scales(unit: str, variable: Variable) -> bool:
    """Tell whether a unit would make other figures of those of a variable that it can be meant for."""
    said = said_units([f"单位：{unit}"])
    return any(one.unit.scaled for one in said) and unit_for(variable, said)[0] is not None


def _with_units(head: Sequence[HeadRow], block: Block, last: int, words: HeaderWords) -> Block:
    """Add the units of the row below the header, or else of the lines above it, to headers that say none."""
    below = [row for row in head[block.last + 1 : last + 1] if not numbers_columns(row)]
    said = said_units(cell for row in head[: block.first] for cell in row.cells)
    columns, faults = list(block.columns), dict(block.faults)
    for position, column in enumerate(columns):
        targets = words.targets(column.text)
        if len(targets) != 1 or not is_variable(targets, words):
            continue
        variable = words.vocabulary.variables[targets[0]]
        own, is_own = _unit_below(below, position, block)
        if own is not None and is_own:
            columns[position] = replace(column, text=in_unit(column.text, own, words))
        elif own is not None and not words.has_unit(column.text) and _scales(own, variable):
            parameters: Parameters = {"unit": own.strip(), "header": excerpt(column.text), "variable": variable.name}
            faults[position] = Fault("HC645", parameters)
        elif said and not words.has_unit(column.text):
            unit, is_clear = unit_for(variable, said)
            if unit is not None:
                columns[position] = replace(column, text=in_unit(column.text, unit, words))
            elif not is_clear:
                parameters = {
                    "unit": listing(one.text for one in said),
                    "header": excerpt(column.text),
                    "variable": variable.name,
                }
                faults[position] = Fault("HC297", parameters)
    return replace(block, columns=tuple(columns), faults=faults)
