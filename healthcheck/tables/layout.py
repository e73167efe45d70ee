"""Finding the header of a table: it may stand below titles, in several rows, with units in or above it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from healthcheck.model.faults import Fault, Parameters, TableError
from healthcheck.model.text import listing
from healthcheck.model.wording import normalise
from healthcheck.tables.csv_records import MOST_HEAD_ROWS
from healthcheck.tables.grid import Grid, HeadRow, Layout
from healthcheck.tables.header_cells import HeaderText, HeaderWords, header_text, in_unit, year_of
from healthcheck.tables.long_headers import long_roles
from healthcheck.tables.missing import missing_symbols
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.texts import excerpt
from healthcheck.tables.title_lines import named_things, said_units, unit_for
from healthcheck.tables.units import is_unit_word
from healthcheck.tables.vocabulary import NAME_KEYS, Key

_HIGHEST_HEADER = 3
_WORTH_OF_AREA = 2
"""A header without areas is the lower half of one, however many figures it names."""
_UNIT_LABELS = frozenset({"单位", "计量单位", "unit", "units", "-", "—"})
_COLUMN_LETTERS = "甲乙丙丁戊"
_AREA_KEYS = frozenset({Key.AREA.value, *(key.value for key in NAME_KEYS)})
_AREA_TARGETS = frozenset((key,) for key in _AREA_KEYS)
_NO_FIGURES = frozenset(missing_symbols({}))
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring rows of the head, read as the header: what each column is called."""

    first: int
    last: int
    columns: tuple[HeaderText, ...]
    score: int
    is_whole: bool
    """Whether it names an area and a variable: nothing better is to be expected further down."""
    faults: Mapping[int, Fault] = field(default_factory=dict)
    roles: Mapping[int, Key] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int]:
        """How good a header it is: one row that says as much as two is the better one."""
        return self.score, self.first - self.last


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
    for reading in (grid, *(() if header_row else grid.other_readings())):
        found = _laid_out(reading, words, header_row)
        if found is not None:
            return found
    return grid


def _laid_out(grid: Grid, words: HeaderWords, header_row: int | None) -> Grid | None:
    head = grid.head(MOST_HEAD_ROWS if header_row is None else max(MOST_HEAD_ROWS, header_row + _HIGHEST_HEADER))
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
            blocks = list(_blocks(head, first, words))
            if not blocks:
                raise TableError(Fault("HC222", {}, grid.header_place()))
            return max(blocks, key=lambda block: block.rank)
    raise TableError(Fault("HC249", {"line": header_row}, grid.header_place()))


def _best_block(head: Sequence[HeadRow], words: HeaderWords) -> Block | None:
    """Return the header that names most columns; of equals the one of fewest rows, then the topmost."""
    best: Block | None = None
    for first, row in enumerate(head):
        if not row.filled or (first and _is_data(row)):
            continue
        for block in _blocks(head, first, words):
            if block.score and (best is None or block.rank > best.rank):
                best = block
        below = first + 1
        if best is not None and best.is_whole and best.last == first and (below == len(head) or _is_data(head[below])):
            return best
    return best


def _with_lower_half(head: Sequence[HeadRow], block: Block, words: HeaderWords) -> Block:
    """Take the row below into the header when it says what is counted, though that makes it less known.

    床位数 over 公立 and 民营 is neither of the two.
    """
    below = block.last + 1
    if below >= len(head) - 1 or below - block.first >= _HIGHEST_HEADER or _is_data(head[below]):
        return block
    cells = dict(enumerate(head[below].cells))
    targets = {position: words.targets(column.text) for position, column in enumerate(block.columns)}
    areas = [cells.get(position, "") for position, target in targets.items() if target[:1] in _AREA_TARGETS]
    if not areas or any(cell.strip() for cell in areas):
        return block
    said = [cells.get(position, "") for position, target in targets.items() if _is_variable(target, words)]
    if all(normalise(cell) in _NO_FIGURES or is_unit_word(cell) for cell in said):
        return block
    titles = [cell for row in head[: block.first] for cell in row.cells if cell.strip()]
    return _block(head, block.first, below, titles, words)


def _blocks(head: Sequence[HeadRow], first: int, words: HeaderWords) -> Iterator[Block]:
    """Yield the rows from one on as a header, one row high, then two, then three."""
    titles = [cell for row in head[:first] for cell in row.cells if cell.strip()]
    for last in range(first, min(first + _HIGHEST_HEADER, len(head) - 1)):
        if last > first and (_is_data(head[last]) or not head[last].filled):
            return
        yield _block(head, first, last, titles, words)


def _block(head: Sequence[HeadRow], first: int, last: int, titles: Sequence[str], words: HeaderWords) -> Block:
    rows = _filled_to_the_right([row.cells for row in head[first : last + 1]])
    columns = [header_text(cells, words) for cells in zip(*rows, strict=True)]
    targets = [words.targets(column.text) for column in columns]
    if (Key.PERIOD.value,) in targets:
        # Years stand in a column: those in headers are something else.
        columns = [_without_year(column, cells) for column, cells in zip(columns, zip(*rows, strict=True), strict=True)]
        targets = [words.targets(column.text) for column in columns]
    yearly = [position for position, column in enumerate(columns) if column.year is not None and not column.text]
    thing = next((one for one in named_things(titles) if _is_variable(words.targets(one), words)), None)
    names_area = any(target and target[0] in _AREA_KEYS for target in targets)
    faults: dict[int, Fault] = {}
    roles = long_roles(columns, words)
    if roles:
        for position in roles:
            columns[position] = replace(columns[position], text=_joined(row[position] for row in rows))
            targets[position] = (roles[position].value,)
    elif yearly and thing is not None:
        for position in yearly:
            columns[position] = HeaderText(thing, columns[position].year)
            targets[position] = words.targets(thing)
    elif yearly:
        years = [columns[position].year for position in yearly]
        for position in yearly:
            columns[position] = _without_year(columns[position], [row[position] for row in rows])
        # A lone year, or years beside columns that are known, may be anything.
        if names_area and len(set(years)) > 1 and not any(_is_variable(target, words) for target in targets):
            faults = {position: Fault("HC296", {"year": columns[position].text}) for position in yearly}
    found = {(column.text, column.year) for column, target in zip(columns, targets, strict=True) if target}
    is_whole = names_area and (bool(roles) or any(_is_variable(target, words) for target in targets))
    score = len(found) + bool(faults) + _WORTH_OF_AREA * names_area
    return Block(first, last, tuple(columns), score, is_whole, faults, roles)


def _without_year(column: HeaderText, cells: Iterable[str]) -> HeaderText:
    return column if column.year is None else HeaderText(_joined(cells))


def _joined(cells: Iterable[str]) -> str:
    return " ".join(cell.strip() for cell in cells if cell.strip())


def _is_variable(targets: tuple[str, ...], words: HeaderWords) -> bool:
    return bool(targets) and targets[0] in words.vocabulary.variables


def _filled_to_the_right(rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """Give all cells of a merged group of columns the group's words: they stand in its first cell only."""
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    for number, row in enumerate(filled[:-1]):
        group = ""
        for position in range(width):
            has_own = any(below[position].strip() for below in filled[number + 1 :])
            if row[position].strip():
                group = row[position] if has_own else ""
            elif has_own:
                row[position] = group
    return filled


def _is_data(row: HeadRow) -> bool:
    """Tell whether a row holds figures or codes; years stand in headers too."""
    figures = (cell for cell in row.cells if parse_number(cell) is not None and year_of(cell) is None)
    return any(figures) and not _numbers_columns(row)


def _numbers_columns(row: HeadRow) -> bool:
    """Tell whether a row numbers the columns: 甲, 乙, 1, 2, 3."""
    cells = [normalise(cell) for cell in row.cells if cell.strip()]
    while cells and len(cells[0]) == 1 and cells[0] in _COLUMN_LETTERS:
        cells.pop(0)
    numbers = [int(cell) for cell in cells if _NUMBER.fullmatch(cell) and len(cell) < 5]
    return len(cells) > 1 and len(numbers) == len(cells) and numbers == list(range(1, len(cells) + 1))


def _last_header_row(head: Sequence[HeadRow], block: Block, words: HeaderWords) -> int:
    """Return the last row that belongs to the header: below its words may stand units, and numbers of columns."""
    last = block.last
    while last + 1 < len(head) - 1 and (_is_unit_row(head[last + 1], block, words) or _numbers_columns(head[last + 1])):
        last += 1
    return last


def _is_unit_row(row: HeadRow, block: Block, words: HeaderWords) -> bool:
    over_figures = False
    for cell, column in zip(row.cells, block.columns, strict=False):
        if not cell.strip():
            continue
        if normalise(cell) not in _UNIT_LABELS and not is_unit_word(cell):
            return False
        over_figures |= is_unit_word(cell) and _is_variable(words.targets(column.text), words)
    return over_figures


def _with_units(head: Sequence[HeadRow], block: Block, last: int, words: HeaderWords) -> Block:
    """Add the units of the row below the header, or else of the lines above it, to headers that say none."""
    below = [row for row in head[block.last + 1 : last + 1] if not _numbers_columns(row)]
    said = said_units(cell for row in head[: block.first] for cell in row.cells)
    columns, faults = list(block.columns), dict(block.faults)
    for position, column in enumerate(columns):
        targets = words.targets(column.text)
        if len(targets) != 1 or not _is_variable(targets, words):
            continue
        variable = words.vocabulary.variables[targets[0]]
        own = next((cell for row in below for cell in row.cells[position : position + 1] if is_unit_word(cell)), None)
        if own is not None:
            columns[position] = replace(column, text=in_unit(column.text, own, words))
        elif said and not words.has_unit(column.text):
            unit, is_clear = unit_for(variable, said)
            if unit is not None:
                columns[position] = replace(column, text=in_unit(column.text, unit, words))
            elif not is_clear:
                parameters: Parameters = {
                    "unit": listing(one.text for one in said),
                    "header": excerpt(column.text),
                    "variable": variable.name,
                }
                faults[position] = Fault("HC297", parameters)
    return replace(block, columns=tuple(columns), faults=faults)
