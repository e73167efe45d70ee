"""A table as it was opened: a header row and columns of text that know their lines."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct, field

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.texts import Texts, Words
from healthcheck.tables.vocabulary import Key


class Source(Struct, frozen=True):
    """What a table was opened from: the path as the user typed it, and what a report says of the file."""

    path: str
    fingerprint: Fingerprint
    encoding: str | None = None
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()
    """Further sheets that hold something and are not read."""
    unsaved_formulas: int = 0
    """How many formulas of the sheet have no saved result."""
    empty_formulas: int = 0
    """How many formulas the sheet has, when all of their results are empty."""


class HeadRow(Struct, frozen=True):
    """One of the first rows of a table, as it came."""

    line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells are not blank."""
        return sum(bool(cell.strip()) for cell in self.cells)


class Layout(Struct, frozen=True):
    """How the rows above the data say what the columns are.

    ``titles`` are the rows above the header that hold something and ``header_rows`` those of the
    header, its unit row included; without any, the header is the row that the table begins with.
    ``years`` gives the year of each column that has one in its header, and ``faults`` what keeps a
    column from being used.
    """

    titles: tuple[HeadRow, ...] = ()
    header_rows: tuple[HeadRow, ...] = ()
    years: Mapping[int, int] = field(default_factory=dict)
    faults: Mapping[int, Fault] = field(default_factory=dict)
    roles: Mapping[int, Key] = field(default_factory=dict)
    """What the columns of a long table are for."""


PLAIN = Layout()


class Grid(ABC):
    """One table; columns and rows count from 0 and rows below the header."""

    layout: Layout = PLAIN
    delimiter: str = ""
    """What stands between the cells of a text table."""
    source: Source
    header: tuple[str, ...]
    header_line: int
    """The line (row of a sheet) that the header stands on, counted from 1."""
    size: int
    """Rows below the header, whatever they hold."""

    @abstractmethod
    def head(self, most: int) -> list[HeadRow]:
        """Return the header row and the rows below it as they came, ``most`` in all."""

    @abstractmethod
    def below(self, last: int, header: Sequence[str], line: int, layout: Layout) -> "Grid":
        """Return the table whose header is the one given, and whose rows come after row ``last`` of the head.

        Raises:
            TableError: when no row is left.
        """

    def other_readings(self) -> "Iterator[Grid]":
        """Yield other ways in which the same bytes can be split into cells, likelier ones first."""
        return iter(())

    @abstractmethod
    def load(self, texts: Collection[int], words: Collection[int]) -> None:
        """Make columns ready in one go: as texts, or as words where few different ones are expected."""

    @abstractmethod
    def texts(self, column: int) -> Texts:
        """Return a column."""

    @abstractmethod
    def words(self, column: int) -> Words:
        """Return a column whose cells repeat each other."""

    @abstractmethod
    def lines(self) -> Sequence[int]:
        """Return the line of every row."""

    def place(self, row: int, column: int | None = None) -> Place:
        """Return where a row or cell stands."""
        shown = None if column is None else column + 1
        return Place(self.source.path, self.lines()[row], shown, self.source.sheet)

    def header_place(self, column: int | None = None) -> Place:
        """Return where the header or one of its cells stands."""
        shown = None if column is None else column + 1
        return Place(self.source.path, self.header_line, shown, self.source.sheet)

    def title_place(self, line: int, column: int) -> Place:
        """Return where a cell above the header stands."""
        return Place(self.source.path, line, column, self.source.sheet)

    def cell(self, row: int, column: int) -> str:
        """Return one cell."""
        return self.texts(column)[row]

    def row(self, row: int) -> list[str]:
        """Return all cells of a row."""
        return [self.texts(column)[row] for column in range(len(self.header))]


class ListGrid(Grid):
    """A table that is held as Python values: a workbook's sheet or a DataFrame."""

    def __init__(
        self,
        source: Source,
        header: Sequence[str],
        size: int,
        column: Callable[[int], list[str]],
        header_line: int,
        first_line: int | None = None,
        top: Callable[[int, int], list[str]] | None = None,
    ) -> None:
        """Take the header, and a function that writes a column's cells as text when it is asked for.

        The first row stands on ``first_line``, or else on the line after the header. ``top`` writes
        the first so many cells of a column; without it a whole column is written for them.
        """
        self.source = source
        self.header = tuple(header)
        self.header_line = header_line
        self.size = size
        self._column = column
        self._top = top
        self._first_line = header_line + 1 if first_line is None else first_line
        self._texts: dict[int, Texts] = {}
        self._words: dict[int, Words] = {}

    def head(self, most: int) -> list[HeadRow]:
        """Return the header row and the rows below it as they came, ``most`` in all."""
        top = self._top or (lambda position, rows: self._column(position)[:rows])
        columns = [top(position, most - 1) for position in range(len(self.header))]
        rows = [HeadRow(self._first_line + index, cells) for index, cells in enumerate(zip(*columns, strict=True))]
        return [HeadRow(self.header_line, self.header), *rows]

    def below(self, last: int, header: Sequence[str], line: int, layout: Layout) -> Grid:
        """Return the table whose header is the one given, and whose rows come after row ``last`` of the head.

        Raises:
            TableError: when no row is left.
        """
        if not any(text.strip() for position in range(len(header)) for text in self._column(position)[last:]):
            raise TableError(Fault("HC222", {}, Place(self.source.path, sheet=self.source.sheet)))

        def column(position: int) -> list[str]:
            return self._column(position)[last:]

        grid = ListGrid(self.source, header, self.size - last, column, line, self._first_line + last)
        grid.layout = layout
        return grid

    def load(self, texts: Collection[int], words: Collection[int]) -> None:
        """Do nothing: columns are made one by one."""

    def texts(self, column: int) -> Texts:
        """Return a column."""
        if column not in self._texts:
            # A list of Python's texts takes five times the memory, and is not kept.
            self._texts[column] = Texts.of(self._column(column))
        return self._texts[column]

    def words(self, column: int) -> Words:
        """Return a column whose cells repeat each other."""
        if column not in self._words:
            self._words[column] = Words.of(self.texts(column).tolist())
        return self._words[column]

    def lines(self) -> Sequence[int]:
        """Return the line of every row."""
        return range(self._first_line, self._first_line + self.size)
