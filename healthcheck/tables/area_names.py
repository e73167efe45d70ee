"""The name columns of a table: the finest name of a row is its area's, the others are its parents'."""

import re
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.model.pack import LEVELS
from healthcheck.model.wording import normalise
from healthcheck.tables.area_codes import Objects
from healthcheck.tables.areas import NO_LEVEL
from healthcheck.tables.texts import Flags, Rows, Words
from healthcheck.tables.vocabulary import Key, is_note, is_total

_LEVEL_OF_KEY = {
    Key.AREA_NAME: NO_LEVEL,
    Key.TOWNSHIP_NAME: LEVELS.index("township"),
    Key.COUNTY_NAME: LEVELS.index("county"),
    Key.CITY_NAME: LEVELS.index("city"),
    Key.PROVINCE_NAME: LEVELS.index("province"),
}
_SUM = "计"
# What blanks, totals and notes begin with. Most names do not, and are not looked at closer.
_NOTABLE = "\n \t\u3000\xa0全共总注备附说资数来※—－–―…:：*.(（【tsongaxTSONGAX＊ｔｓｏｎｇａｘＴＳＯＮＧＡＸ不暂缺保-"
_ANY_NOTABLE = re.compile(f"\n[{_NOTABLE}]|{_SUM}")
_SPACE = re.compile(r"[^\S\n]")


class NameColumns:
    """The names in every row, finest column first."""

    def __init__(self, columns: Sequence[tuple[Key, Words]], size: int, missing: Collection[str]) -> None:
        """Take the name columns, finest first; ``missing`` are the normalised symbols for no name."""
        self._columns = columns
        self._missing = missing
        self.chosen: npt.NDArray[np.int8] = np.full(size, -1, dtype=np.int8)
        """Which column holds the finest name of each row; -1 for a row without a name."""
        self.text: Objects = np.full(size, None, dtype=object)
        self.total: Flags = np.zeros(size, dtype=np.bool_)
        self.note: Flags = np.zeros(size, dtype=np.bool_)
        self._added: dict[int, str] = {}
        for index, (_, column) in enumerate(columns):
            self._choose(index, column)

    def _choose(self, index: int, column: Words) -> None:
        words = column.words
        notable = _notable(words)
        blank, total, note = (np.zeros(len(words), dtype=np.bool_) for _ in range(3))
        for number in notable:
            blank[number] = normalise(words[number]) in self._missing
            total[number] = is_total(words[number])
            note[number] = is_note(words[number])
        free = np.flatnonzero((self.chosen < 0) & ~blank[column.ids])
        if not len(free):
            return
        self.chosen[free] = index
        chosen = column.ids[free]
        if _SPACE.search("".join(words)):
            words = [word.strip() for word in words]
        self.text[free] = np.array(words, dtype=object)[chosen]
        self.total[free] = total[chosen]
        self.note[free] = note[chosen]

    @property
    def count(self) -> int:
        """How many name columns the table has."""
        return len(self._columns)

    def add(self, rows: Rows, texts: Objects) -> None:
        """Give names to rows that have none."""
        words = Words.of(texts.tolist())
        self.text[rows] = texts
        self.mark(rows, words)
        self._added |= zip(rows.tolist(), texts.tolist(), strict=True)

    def mark(self, rows: Rows, words: Words) -> None:
        """Mark rows as totals or notes by other words than their names."""
        self.total[rows] = np.array([is_total(word) for word in words.words], dtype=np.bool_)[words.ids]
        self.note[rows] = np.array([is_note(word) for word in words.words], dtype=np.bool_)[words.ids]

    def key(self, row: int) -> Key | None:
        """Return the column that a row's name stands in; None when it is in none of them."""
        return self._columns[self.chosen[row]][0] if self.chosen[row] >= 0 else None

    def names(self, row: int) -> dict[Key, str]:
        """Return the normalised names of a row by the column they stand in, finest first; blank ones left out."""
        if row in self._added:
            return {Key.AREA_NAME: normalise(self._added[row])}
        found = {key: normalise(column[row]) for key, column in self._columns}
        return {key: name for key, name in found.items() if name not in self._missing}

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


def _notable(words: Sequence[str]) -> list[int]:
    """Return the numbers of the words that may be blank, a total or a note."""
    if not _ANY_NOTABLE.search("\n".join(["", *words, ""])):
        return []
    return [number for number, word in enumerate(words) if word[:1] in _NOTABLE or _SUM in word]
