"""The name columns of a table: the finest name of a row is its area's, the others are its parents'."""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.model.observations import NO_LEVEL
from healthcheck.model.pack import LEVELS
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.texts import Flags, OptionalTexts, Rows, Texts, Words
from healthcheck.tables.vocabulary import NOTABLE_BEGINNINGS, Key, behind_part_mark, is_note, is_total

_LEVEL_OF_KEY = {
    Key.AREA_NAME: NO_LEVEL,
    Key.TOWNSHIP_NAME: LEVELS.index("township"),
    Key.COUNTY_NAME: LEVELS.index("county"),
    Key.CITY_NAME: LEVELS.index("city"),
    Key.PROVINCE_NAME: LEVELS.index("province"),
}
_SUM = "计".encode()
_SPACES = [space.encode() for space in "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u205f\u3000"] + [b"\xe2\x80"]
"""White space in UTF-8, as far as it takes to say that there is none."""

_INNER_SPACES = pattern_of(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""Spaces that spread a Chinese name over its cell: 东 城 区."""


class NameColumns:
    """The names in every row, finest column first."""

    def __init__(
        self,
        columns: Sequence[tuple[Key, Texts]],
        size: int,
        missing: Collection[str],
        only: Key | None = None,
    ) -> None:
        """Take the name columns, finest first; ``missing`` are the normalised symbols for no name.

        ``only`` is the one column of the table that they were all read from, where its names are indented.
        """
        self._columns = columns
        self.only = only
        self._missing = missing
        self.chosen: npt.NDArray[np.int8] = np.full(size, -1, dtype=np.int8)
        """Which column holds the finest name of each row; -1 for a row without a name."""
        self.text = OptionalTexts.nothing(size)
        self.total: Flags = np.zeros(size, dtype=np.bool_)
        self.note: Flags = np.zeros(size, dtype=np.bool_)
        self.part: Flags = np.zeros(size, dtype=np.bool_)
        """Which rows say that they are a part of the row above: 其中."""
        self._added: dict[int, str] = {}
        self._same_as: dict[int, int] = {}
        for index, (_, column) in enumerate(columns):
            self._choose(index, column)

    def _choose(self, index: int, column: Texts) -> None:
        """Take the names of a column for the rows that have none yet."""
        free = self.chosen < 0
        if not free.any():
            return
        known: dict[str, tuple[bool, bool, bool]] = {}
        notable = notable_rows(column, self._missing)
        blank = column.lengths[notable] == 0
        # Sheets claim a million blank rows.
        free[notable[blank]] &= "" not in self._missing
        for row in notable[~blank].tolist():
            word = column[row]
            if normalise(word) in self._missing:
                free[row] = False
            elif free[row]:
                if word not in known:
                    known[word] = is_total(word), is_note(word), behind_part_mark(word) is not None
                self.total[row], self.note[row], self.part[row] = known[word]
        if index and not free.any():
            return
        # The names of the first column stay as they lie; those of a finer one are put among the coarser ones.
        self.text = OptionalTexts(_stripped(column), free) if index == 0 else self._with(_stripped(column), free)
        self.chosen[free] = index

    def _with(self, names: Texts, free: Flags) -> OptionalTexts:
        rows = zip(names.tolist(), self.text, free.tolist(), strict=True)
        return OptionalTexts.of([name if is_free else text for name, text, is_free in rows])

    @property
    def count(self) -> int:
        """How many name columns the table has."""
        return len(self._columns)

    def add(self, rows: Rows, names: Sequence[str]) -> None:
        """Give names to rows that have none, or other ones."""
        if not len(rows):
            return
        names = [_INNER_SPACES.sub("", name.strip()) for name in names]
        self._added |= zip(rows.tolist(), names, strict=True)
        self.text = self.text.replaced(rows, names)
        self.mark(rows, Words.of(names))

    def fill(self, rows: Sequence[int], sources: Sequence[int]) -> None:
        """Give rows all the names of others."""
        for column in (self.chosen, self.total, self.note, self.part):
            column[rows] = column[sources]
        source_of = np.arange(len(self.text))
        source_of[rows] = sources
        self.text = self.text.at(source_of)
        self._same_as |= zip(rows, sources, strict=True)

    @property
    def filled(self) -> Rows:
        """The rows that were given the names of others."""
        return np.fromiter(self._same_as, dtype=np.intp)

    def mark(self, rows: Rows, words: Words) -> None:
        """Mark rows as totals, notes or parts by other words than their names."""
        self.total[rows] = np.array([is_total(word) for word in words.words], dtype=np.bool_)[words.ids]
        self.note[rows] = np.array([is_note(word) for word in words.words], dtype=np.bool_)[words.ids]
        parts = [behind_part_mark(word) is not None for word in words.words]
        self.part[rows] = np.array(parts, dtype=np.bool_)[words.ids]

    def key(self, row: int) -> Key | None:
        """Return the column that a row's name stands in; None when it is in none of them."""
        if self.chosen[row] < 0:
            return None
        return self.only or self._columns[self.chosen[row]][0]

    def names(self, row: int) -> dict[Key, str]:
        """Return the normalised names of a row by the column they stand in, finest first; blank ones left out."""
        row = self._same_as.get(row, row)
        if row in self._added:
            return {Key.AREA_NAME: normalise(self._added[row])}
        found = {key: normalise(column[row]) for key, column in self._columns}
        return {key: name for key, name in found.items() if name not in self._missing}

    def leaves_blank(self, row: int) -> bool:
        """Tell whether a row has nothing, not even a symbol for no name, in the columns finer than its own."""
        return not any(column[row].strip() for _, column in self._columns[: self.chosen[row]])

    def levels(self, rows: Rows) -> npt.NDArray[np.int8]:
        """Return the level that the name columns tell of each row.

        A row that repeats its parent's name in the finer column (福建省, 福州市, 福州市) is the parent's.
        """
        if len(self._columns) == 1:
            return np.full(len(rows), _LEVEL_OF_KEY[self._columns[0][0]], dtype=np.int8)
        return np.array([self._level(row) for row in rows.tolist()], dtype=np.int8)

    def _level(self, row: int) -> int:
        names = self.names(row)
        finest = next(iter(names.values()), "")
        told = [_LEVEL_OF_KEY[key] for key, name in names.items() if name == finest and key is not Key.AREA_NAME]
        return max(told, default=NO_LEVEL)


def _stripped(names: Texts) -> Texts:
    """Return names without white space around them, or between Chinese characters."""
    data = names.data.tobytes()
    # Looking for one byte is so much faster than looking for two.
    if not any(space[:1] in data and space in data for space in _SPACES):
        return names
    return Texts.of([_INNER_SPACES.sub("", name.strip()) for name in names.tolist()])


def notable_rows(column: Texts, missing: Collection[str]) -> Rows:
    """Return the rows that may be blank, a total or a note; most names are none of that and not looked at closer."""
    beginnings = NOTABLE_BEGINNINGS | {symbol[:1] for symbol in missing}
    lead = np.zeros(256, dtype=np.bool_)
    # White space; and every character but the letters of languages: dashes, dots and full-width forms.
    lead[[*range(33), *range(0xC2, 0xE4), *range(0xEA, 0x100)]] = True
    lead[[ord(case) for sign in beginnings if sign.isascii() for case in sign.lower() + sign.upper()]] = True
    size, data = len(column), np.concatenate((column.data, np.zeros(3, dtype=np.uint8)))
    starts = column.offsets[:-1]
    first = data[starts]
    three = first.astype(np.int32) << 16 | data[starts + 1].astype(np.int32) << 8 | data[starts + 2]
    chinese = [int.from_bytes(sign.encode(), "big") for sign in beginnings if len(sign.encode()) == 3]
    # These numbers lie near to each other: a table of them is smaller, and quicker, than to sort all rows.
    notable = lead[first] | np.isin(three, chinese, kind="table") | (column.lengths == 0)
    sums = np.flatnonzero((data[:-2] == _SUM[0]) & (data[1:-1] == _SUM[1]) & (data[2:] == _SUM[2]))
    notable[np.searchsorted(column.offsets, sums.astype(column.offsets.dtype), side="right") - 1] = True
    return np.flatnonzero(notable[:size])
