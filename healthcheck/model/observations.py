"""Observations: columns of exact decimals with their state, one row per area and period."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.cell_counts import CellCounts
from healthcheck.model.faults import Finding, Place
from healthcheck.model.pack import LEVELS

IntegerArray = npt.NDArray[Any]
"""int64, or object holding Python ints where int64 could overflow."""

UNDATED = 0
"""The period of a row whose table has no year."""


NO_LEVEL = len(LEVELS)
"""The number of a level that is not known; the others are numbered as in ``LEVELS``."""
_LEVEL_WORDS: tuple[str | None, ...] = (*LEVELS, None)
_LEVEL_NUMBERS = {word: number for number, word in enumerate(_LEVEL_WORDS)}


class State(IntEnum):
    """What a cell holds: a figure, a kind of missing (never zero), or something that cannot be used.

    NOTE: whole columns are compared with ``State.OK.value``: numpy makes int64 of a column to compare it with an enum.
    """

    OK = 0
    ABSENT = 1
    """No column, or no row, for it in any table."""
    NOT_AVAILABLE = 2
    BELOW_UNIT = 3
    SUPPRESSED = 4
    NOT_APPLICABLE = 5
    NO_COLUMN = 6
    """No table has a column for it."""
    OTHER_BASIS = 7
    """A population that is there on the other basis only."""
    NO_YEAR = 8
    """Another year is asked of a row that has no year of its own."""
    NO_EARLIER_ROW = 9
    """The year that it is compared with is in no table."""
    AREA_ABSENT = 10
    """The area is on the roster and in no table."""
    PART_MISSING = 11
    """The sum of an area's parts, one of which has no figure."""
    NOT_ADDITIVE = 12
    """A ready-made rate, which parts cannot be added up to."""
    ROW_MISSING = 13
    """The sum of several rows of a table, one of which has no figure."""
    UNREADABLE = 20
    NEGATIVE = 21
    DUPLICATE = 22
    CONFLICT = 23
    PART_INVALID = 24
    """The sum of an area's parts, one of which cannot be used."""
    ROW_INVALID = 25
    """The sum of several rows of a table, one of which cannot be used."""
    ROW_LEFT_OUT = 26
    """The sum of an area's rows in a table, where a row that may be another of them is left out."""

    @property
    def is_missing(self) -> bool:
        """Whether the cell is missing, of whatever kind."""
        return State.OK < self < State.UNREADABLE

    @property
    def is_invalid(self) -> bool:
        """Whether the cell holds something that must not be judged."""
        return self >= State.UNREADABLE


class NumberColumn(Struct, frozen=True):
    """One variable over all rows: ``value[i] = mantissa[i] / 10**scale`` exactly, units applied.

    ``mantissa`` is int64, or object (Python ints) when a figure needs more; it is 0 where the
    state is not OK. ``last_digit[i]`` (int16) is the power of ten of the figure's own last printed
    digit, unit applied: 0 for ``3922``, 2 for ``52.30`` under 万人, -1 for ``17.5``.
    ``state`` is uint8 of :class:`State`.
    """

    mantissa: IntegerArray
    scale: int
    last_digit: npt.NDArray[np.int16]
    state: npt.NDArray[np.uint8]


class Batch(Struct, frozen=True):
    """What judging sees of a set of rows: columns by variable id.

    ``period`` is int32 (UNDATED = 0), ``area`` int64: equal numbers are the same area.
    """

    period: npt.NDArray[np.int32]
    columns: Mapping[str, NumberColumn]
    area: npt.NDArray[np.int64]

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.period)


class Origin(Struct, frozen=True):
    """Where a figure comes from: the cell and its text as it came.

    A sum of several rows of a table comes from its first cell and ``further`` ones below it; one that
    could not be added up comes from the cell that is to blame.
    """

    place: Place
    raw: str
    further: int = 0


class TableInfo(Struct, frozen=True):
    """What a report says of one table it read; ``rows`` counts data rows, ``unused`` lists unknown headers.

    ``periods`` are the years of its rows, ascending; ``titles`` the cells above its header, each
    with its line. ``sums`` counts the areas and years that its rows are added up to, where they are.
    ``cells`` are those of the variables that the rules need, in its rows of data.
    """

    path: str
    sha256: str
    encoding: str | None
    rows: int
    sheet: str | None = None
    unused: tuple[str, ...] = ()
    periods: tuple[int, ...] = ()
    titles: tuple[tuple[int, str], ...] = ()
    sums: int | None = None
    cells: CellCounts = CellCounts()


class Cells(Struct, frozen=True):
    """The cells of many figures: figure ``i`` stands in ``columns[column[i]]`` (-1: in no table) on line ``line[i]``.

    A column is named by its file, as in ``beds.csv`` or ``beds.xlsx[Sheet1]``, and its letters.
    """

    columns: tuple[tuple[str, str], ...]
    column: npt.NDArray[np.int32]
    line: npt.NDArray[np.int64]


class Origins(ABC):
    """Finds the cell of a figure; made by whoever read the tables."""

    @abstractmethod
    def origin(self, variable: str, row: int) -> Origin | None:
        """Return the cell that ``variable`` came from in batch row ``row``; None when in no table."""

    def area(self, row: int) -> Origin | None:
        """Return the cell that names the area of a row: its code, or else its name; None when in no table."""
        return None

    def parts(self, variable: str, row: int) -> tuple[int, ...]:
        """Return the rows that a figure is the sum of; none for a figure of a table."""
        return ()

    def blamed(self, variable: str, row: int) -> str:
        """Name the part of an area, or the cell of one of its rows, that leaves a sum without a figure."""
        return ""

    def further(self, variable: str, rows: npt.NDArray[np.intp]) -> IntegerArray | None:
        """Return of many rows (-1 is no row) how many further rows of a table a figure adds up; None when none does."""
        return None

    def parent(self, row: int, level: str) -> str | None:
        """Return the name of the area of a higher level that the row's own table puts it in."""
        return None

    def cells(self, variable: str, rows: npt.NDArray[np.intp]) -> Cells:
        """Return the cells of many rows; -1 is no row."""
        columns: dict[tuple[str, str], int] = {}
        column = np.full(len(rows), -1, dtype=np.int32)
        line = np.zeros(len(rows), dtype=np.int64)
        for index, row in enumerate(rows.tolist()):
            origin = self.origin(variable, row) if row >= 0 else None
            if origin is not None:
                column[index] = columns.setdefault(cell_column(origin.place), len(columns))
                line[index] = origin.place.line or 0
        return Cells(tuple(columns), column, line)


def cell_column(place: Place) -> tuple[str, str]:
    """Name the column of a cell: its file and sheet, and its letters."""
    sheet = f"[{place.sheet}]" if place.sheet else ""
    return f"{place.file}{sheet}", (place.cell or "").removesuffix(str(place.line))


def cell_name(place: Place) -> str:
    """Name a cell with its file and sheet: ``beds.csv!E2``, ``beds.xlsx[Sheet1]!E2``."""
    file, letters = cell_column(place)
    return f"{file}!{letters}{place.line}"


class Labels(Protocol):
    """A text for every row, or None; a list is one, and so is what makes its texts when they are asked for."""

    def __len__(self) -> int:
        """How many rows there are."""

    def __getitem__(self, row: int, /) -> str | None:
        """Return the text of a row."""

    def __iter__(self) -> Iterator[str | None]:
        """Give the texts of all rows."""


class Levels(Struct, frozen=True, eq=False):
    """The level of each row as a number, ``NO_LEVEL`` where it is not known; it equals the list of the words."""

    numbers: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, row: int) -> str | None:
        return _LEVEL_WORDS[int(self.numbers[row])]

    def __iter__(self) -> Iterator[str | None]:
        return map(_LEVEL_WORDS.__getitem__, self.numbers.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | Levels) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def level_numbers(levels: Labels) -> npt.NDArray[np.int8]:
    """Return the level of each row as :class:`Levels` numbers it."""
    if isinstance(levels, Levels):
        return levels.numbers
    return np.fromiter(map(_LEVEL_NUMBERS.__getitem__, levels), dtype=np.int8, count=len(levels))


def levels_seen(levels: Labels) -> set[str | None]:
    """Return the levels that some row has; None among them where one is not known."""
    return {_LEVEL_WORDS[number] for number in np.flatnonzero(np.bincount(level_numbers(levels))).tolist()}


class TotalRows(Struct, frozen=True):
    """The rows of a table that call themselves totals (合计, 小计, 全市), and the rows that they may add up.

    Rows are numbered as they stand in the table. ``periods`` is -1 for a total whose year is not
    known. ``figures`` holds of each variable that adds up the totals' figures, then the parts'.
    """

    table: int
    """Equal numbers are the same table, which has several of these where years are columns, or variables rows."""
    words: Sequence[str]
    rows: npt.NDArray[np.intp]
    periods: npt.NDArray[np.int32]
    part_rows: npt.NDArray[np.intp]
    part_periods: npt.NDArray[np.int32]
    part_levels: npt.NDArray[np.int8]
    figures: Mapping[str, tuple[NumberColumn, NumberColumn]]
    origin: Callable[[str, int], Origin]
    """Finds the cell of a variable in a row."""
    is_whole: bool = True
    """Whether every row with figures is a part or a total; not where a row of data could not be used."""
    is_plain: bool = True
    """Whether no part seems to lie in another one."""


class Observations(Struct, frozen=True):
    """Everything the tables say, merged: one row per area and period, in order of first appearance.

    ``area`` holds codes as the tables write them (None where a row has only a name), ``level`` the
    administrative level as far as known. The lists are as long as ``batch.size``.
    """

    batch: Batch
    area: Labels
    area_name: Labels
    level: Labels
    origins: Origins
    tables: tuple[TableInfo, ...]
    findings: tuple[Finding, ...]
    totals: tuple[TotalRows, ...] = ()
