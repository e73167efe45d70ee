"""A table as it was opened: a header row and columns of text that know their lines."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from healthcheck.model.faults import Place
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.texts import Texts, Words


@dataclass(frozen=True, slots=True)
class Source:
    """What a table was opened from: the path as the user typed it, and what a report says of the file."""

    path: str
    fingerprint: Fingerprint
    encoding: str | None = None
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()
    """Further sheets that hold something and are not read."""


class Grid(ABC):
    """One table; columns and rows count from 0 and rows below the header."""

    source: Source
    header: tuple[str, ...]
    header_line: int
    """The line (row of a sheet) that the header stands on, counted from 1."""
    size: int
    """Rows below the header, whatever they hold."""

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

    def cell(self, row: int, column: int) -> str:
        """Return one cell."""
        return self.texts(column)[row]

    def row(self, row: int) -> list[str]:
        """Return all cells of a row."""
        return [self.texts(column)[row] for column in range(len(self.header))]


class ListGrid(Grid):
    """A table that is held as Python values: a workbook's sheet or a DataFrame."""

    def __init__(
        self, source: Source, header: Sequence[str], size: int, column: Callable[[int], list[str]], header_line: int
    ) -> None:
        """Take the header, and a function that writes a column's cells as text when it is asked for.

        The first row stands on the line after the header.
        """
        self.source = source
        self.header = tuple(header)
        self.header_line = header_line
        self.size = size
        self._column = column
        self._texts: dict[int, Texts] = {}

    def load(self, texts: Collection[int], words: Collection[int]) -> None:
        """Do nothing: columns are made one by one."""

    def texts(self, column: int) -> Texts:
        """Return a column."""
        if column not in self._texts:
            self._texts[column] = Texts.of(self._column(column))
        return self._texts[column]

    def words(self, column: int) -> Words:
        """Return a column whose cells repeat each other."""
        return Words.of(self._column(column))

    def lines(self) -> Sequence[int]:
        """Return the line of every row."""
        return range(self.header_line + 1, self.header_line + 1 + self.size)
