"""Reading neighbouring rows as the header of a table: what each column is called, and how much sense that makes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from healthcheck.model.faults import Fault
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.grid import HeadRow
from healthcheck.tables.header_cells import HeaderText, HeaderWords, header_text, year_of
from healthcheck.tables.long_headers import label_columns, long_roles
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.title_lines import named_things
from healthcheck.tables.vocabulary import NAME_KEYS, Key

HIGHEST_HEADER = 3
AREA_KEYS = frozenset({Key.AREA.value, *(key.value for key in NAME_KEYS)})
_WORTH_OF_AREA = 2
"""A header without areas is the lower half of one, however many figures it names."""
_COLUMN_LETTERS = "甲乙丙丁戊"
_LABEL_ROLES: Mapping[tuple[str, ...], Key] = {
    (Key.AREA.value,): Key.AREA_NAME,
    (Key.VARIABLE.value,): Key.VARIABLE_LABEL,
}
"""What the labels of areas and of variables are used for; others are not needed."""
_NUMBER = pattern_of(r"\d+")


class Block(Struct, frozen=True):
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


def blocks(head: Sequence[HeadRow], first: int, words: HeaderWords) -> Iterator[Block]:
    """Yield the rows from ``first`` on as a header, one row high, then two, then three."""
    titles = [cell for row in head[:first] for cell in row.cells if cell.strip()]
    for last in range(first, min(first + HIGHEST_HEADER, len(head) - 1)):
        if last > first and (is_data(head[last]) or not head[last].filled):
            return
        yield block_of(head, first, last, titles, words)


def block_of(head: Sequence[HeadRow], first: int, last: int, titles: Sequence[str], words: HeaderWords) -> Block:
    """Read the rows from ``first`` to ``last`` as the header of a table that has these lines above it."""
    rows = _filled_to_the_right([row.cells for row in head[first : last + 1]])
    columns = [header_text(cells, words) for cells in zip(*rows, strict=True)]
    targets = [words.targets(column.text) for column in columns]
    if (Key.PERIOD.value,) in targets:
        # Years stand in a column: those in headers are something else.
        columns = [_without_year(column, cells) for column, cells in zip(columns, zip(*rows, strict=True), strict=True)]
        targets = [words.targets(column.text) for column in columns]
    yearly = [position for position, column in enumerate(columns) if column.year is not None and not column.text]
    # Asked for where it is needed only: above a wide table may stand thousands of words.
    named = named_things(titles) if yearly else ()
    thing = next((one for one in named if is_variable(words.targets(one), words)), None)
    names_area = any(target and target[0] in AREA_KEYS for target in targets)
    faults: dict[int, Fault] = {}
    roles = long_roles(columns, words)
    if roles:
        for position in roles:
            columns[position] = replace(columns[position], text=_joined(row[position] for row in rows))
            targets[position] = (roles[position].value,)
        roles, faults = _with_labels(columns, targets, roles)
    elif yearly and thing is not None:
        for position in yearly:
            columns[position] = HeaderText(thing, columns[position].year)
            targets[position] = words.targets(thing)
    elif yearly:
        years = [columns[position].year for position in yearly]
        for position in yearly:
            columns[position] = _without_year(columns[position], [row[position] for row in rows])
        # A lone year, or years beside columns that are known, may be anything.
        if names_area and len(set(years)) > 1 and not any(is_variable(target, words) for target in targets):
            faults = {position: Fault("HC296", {"year": columns[position].text}) for position in yearly}
    found = {(column.text, column.year) for column, target in zip(columns, targets, strict=True) if target}
    is_whole = names_area and (bool(roles) or any(is_variable(target, words) for target in targets))
    score = len(found) + bool(faults) + _WORTH_OF_AREA * names_area
    return Block(first, last, tuple(columns), score, is_whole, faults, roles)


def _with_labels(
    columns: list[HeaderText], targets: list[tuple[str, ...]], roles: Mapping[int, Key]
) -> tuple[Mapping[int, Key], dict[int, Fault]]:
    """Read the columns of labels that SDMX-CSV may have; return all roles, and why the other labels are not used."""
    faults: dict[int, Fault] = {}
    for position, of in label_columns(columns).items():
        if roles.get(position) in (Key.VARIABLE, Key.VALUE):
            # No column of identifiers says it, and without it the table is no long one.
            continue
        identifier = columns[of].text
        columns[position] = replace(columns[position], text=f"{identifier}: {columns[position].text}")
        role = _LABEL_ROLES.get(targets[of])
        if role is None:
            targets[position], faults[position] = (), Fault("HC626", {"header": identifier})
        else:
            targets[position], roles = (role.value,), {**roles, position: role}
    return roles, faults


def _without_year(column: HeaderText, cells: Iterable[str]) -> HeaderText:
    return column if column.year is None else HeaderText(_joined(cells))


def _joined(cells: Iterable[str]) -> str:
    return " ".join(cell.strip() for cell in cells if cell.strip())


def is_variable(targets: tuple[str, ...], words: HeaderWords) -> bool:
    """Tell whether a header may be a variable."""
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


def is_data(row: HeadRow) -> bool:
    """Tell whether a row holds figures or codes; years stand in headers too."""
    figures = (cell for cell in row.cells if parse_number(cell) is not None and year_of(cell) is None)
    return any(figures) and not numbers_columns(row)


def numbers_columns(row: HeadRow) -> bool:
    """Tell whether a row numbers the columns: 甲, 乙, 1, 2, 3."""
    cells = [normalise(cell) for cell in row.cells if cell.strip()]
    while cells and len(cells[0]) == 1 and cells[0] in _COLUMN_LETTERS:
        cells.pop(0)
    numbers = [int(cell) for cell in cells if _NUMBER.fullmatch(cell) and len(cell) < 5]
    return len(cells) > 1 and len(numbers) == len(cells) and numbers == list(range(1, len(cells) + 1))
