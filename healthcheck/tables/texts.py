"""Columns of text, the one form in which every table is first held: nothing is guessed into a number.

The texts of a column lie end to end in one array of bytes, so that whole columns of figures are
read without making a Python string for each cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.tables.arrow import Column, differing, ends_and_bytes, only_where, taken

Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int64] | npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

_LONGEST_EXCERPT = 40
_LONGEST_SHOWN = 200
_WHITE_SPACE = pattern_of(r"\s+")
_BLANK_STARTS = np.zeros(256, dtype=np.bool_)
# White space that UTF-8 writes in one byte, and the first bytes of NBSP, thin spaces and U+3000.
_BLANK_STARTS[[*range(9, 14), *range(28, 33), 0xC2, 0xE1, 0xE2, 0xE3]] = True


def neighbours(rows: Rows) -> slice | Rows:
    """Return rows that follow each other as a slice: a column's part of them is no copy."""
    count = len(rows)
    if count and int(rows[-1]) - int(rows[0]) == count - 1 and bool((np.diff(rows) == 1).all()):
        return slice(int(rows[0]), int(rows[-1]) + 1)
    return rows


class Texts(Struct, frozen=True):
    """One column: row ``i`` is the UTF-8 text ``data[offsets[i]:offsets[i + 1]]``."""

    data: Bytes
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> str:
        return self.raw(row).decode("utf-8", "replace")

    def raw(self, row: int) -> bytes:
        """Return a row's text as UTF-8."""
        text: bytes = self.data[self.offsets[row] : self.offsets[row + 1]].tobytes()
        return text

    def part(self, rows: slice) -> "Texts":
        """Return some neighbouring rows; the first ones are no copy."""
        if rows.start == 0:
            offsets = self.offsets[: rows.stop + 1]
            return Texts(self.data[: offsets[-1]], offsets)
        offsets = self.offsets[rows.start : rows.stop + 1].astype(np.int64)
        return Texts(self.data[offsets[0] : offsets[-1]], offsets - offsets[0])

    def at(self, rows: Rows) -> "Texts":
        """Return some rows."""
        ends, data = ends_and_bytes(taken(self._arrow(), rows))
        return Texts(data, ends)

    @property
    def lengths(self) -> Offsets:
        """How many bytes each row has."""
        return np.diff(self.offsets)

    def blank(self) -> Flags:
        """Mark the rows that hold nothing, or white space only."""
        return self._blank(self.lengths, self.offsets[:-1])

    def blank_at(self, rows: Rows) -> Flags:
        """Mark of some rows those that hold nothing, or white space only."""
        starts = self.offsets[rows]
        return self._blank(self.offsets[rows + 1] - starts, starts)

    def _blank(self, lengths: Offsets, starts: Offsets) -> Flags:
        blank: Flags = lengths == 0
        if blank.all():
            return blank
        first = self.data[np.minimum(starts, len(self.data) - 1)]
        for index in np.flatnonzero(_BLANK_STARTS[first] & ~blank).tolist():
            text = self.data[starts[index] : starts[index] + lengths[index]].tobytes().decode("utf-8", "replace")
            blank[index] = not text.strip()
        return blank

    def rows_of(self, text: str) -> Rows:
        """Return the rows that hold exactly this text."""
        raw = text.encode("utf-8", "replace")
        rows = np.flatnonzero(self.lengths == len(raw))
        for place, byte in enumerate(raw):
            rows = rows[self.data[self.offsets[rows] + place] == byte]
        return rows

    def arrow(self) -> Column:
        """Return the column as Arrow has it."""
        return _large(len(self), self.offsets.astype(np.int64), self.data)

    def column_at(self, rows: Rows) -> Column:
        """Return some rows as Arrow has them."""
        return _large(len(rows), *ends_and_bytes(taken(self._arrow(), rows)))

    def _arrow(self) -> Any:
        """Return the column with the same offsets: to copy them all would take long for few rows."""
        if self.offsets.dtype == np.int64:
            return _large(len(self), self.offsets, self.data)
        data = pa.py_buffer(np.ascontiguousarray(self.data))
        return pa.StringArray.from_buffers(len(self), pa.py_buffer(np.ascontiguousarray(self.offsets)), data)

    def tolist(self) -> list[str]:
        """Return every row's text."""
        # Arrow makes the strings several times faster than a loop does.
        texts: list[str] = self.arrow().to_pylist()
        return texts

    @staticmethod
    def of(texts: Sequence[str]) -> "Texts":
        """Lay texts end to end."""
        together = "\0".join(texts).encode("utf-8", "replace")
        data = np.frombuffer(together, dtype=np.uint8)
        ends = np.flatnonzero(data == 0)
        if len(ends) != len(texts) - 1:
            # A text has the separator in it, or there is no text at all.
            encoded = [text.encode("utf-8", "replace") for text in texts]
            lengths = np.array([len(text) for text in encoded], dtype=np.int64)
            return Texts(np.frombuffer(b"".join(encoded), dtype=np.uint8), np.append(0, np.cumsum(lengths)))
        ends -= np.arange(len(ends))
        data = data[data != 0]
        return Texts(data, np.concatenate(([0], ends, [len(data)])))


class OptionalTexts(Struct, frozen=True, eq=False):
    """A column in which not ``there`` means None; texts become Python strings when they are asked for.

    It equals the list of them.
    """

    texts: Texts
    there: Flags

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, row: int) -> str | None:
        return self.texts[row] if self.there[row] else None

    def __iter__(self) -> Iterator[str | None]:
        return iter(self.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | OptionalTexts) and self.tolist() == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def arrow(self) -> Column:
        """Return the column as Arrow has it."""
        return only_where(self.there, self.texts.arrow())

    def column_at(self, rows: Rows) -> Column:
        """Return some rows as Arrow has them."""
        return only_where(self.there[rows], self.texts.column_at(rows))

    def tolist(self) -> list[str | None]:
        """Return every row's text."""
        texts: list[str | None] = self.arrow().to_pylist()
        return texts

    def at(self, rows: Rows) -> "OptionalTexts":
        """Return some rows."""
        part = neighbours(rows)
        if not isinstance(part, slice):
            return OptionalTexts(self.texts.at(rows), self.there[rows])
        return self if len(rows) == len(self) else OptionalTexts(self.texts.part(part), self.there[part])

    def only(self, wanted: Flags) -> "OptionalTexts":
        """Return the column with None in the other rows."""
        return OptionalTexts(self.texts, self.there & wanted)

    def replaced(self, rows: Rows, texts: Sequence[str | None]) -> "OptionalTexts":
        """Return the column with other texts in some rows; those of the other rows become no Python strings."""
        new = OptionalTexts.of(texts)
        end = self.texts.offsets[-1]
        data = np.concatenate((self.texts.data[:end], new.texts.data))
        offsets = np.concatenate((self.texts.offsets.astype(np.int64), new.texts.offsets[1:] + end))
        index = np.arange(len(self))
        index[rows] = len(self) + np.arange(len(rows))
        there = self.there.copy()
        there[rows] = new.there
        return OptionalTexts(Texts(data, offsets).at(index), there)

    def changes(self, order: Rows) -> Flags:
        """Tell of each row in an order, but the last, whether it and the one after it have different texts."""
        column = self.at(order).arrow()
        return differing(column.slice(0, len(column) - 1), column.slice(1))

    @staticmethod
    def of(texts: Iterable[str | None]) -> "OptionalTexts":
        """Lay texts end to end; a column stays as it lies."""
        if isinstance(texts, OptionalTexts):
            return texts
        texts = list(texts)
        there = np.array([text is not None for text in texts], dtype=np.bool_)
        return OptionalTexts(Texts.of([text or "" for text in texts]), there)

    @staticmethod
    def nothing(size: int) -> "OptionalTexts":
        """Return a column of None."""
        empty = Texts(np.zeros(0, dtype=np.uint8), np.zeros(size + 1, dtype=np.int64))
        return OptionalTexts(empty, np.zeros(size, dtype=np.bool_))


class Words(Struct, frozen=True):
    """A column with few different texts: row ``i`` is ``words[ids[i]]``; every word is in use."""

    ids: npt.NDArray[np.int32]
    words: list[str]

    def __getitem__(self, row: int) -> str:
        return self.words[int(self.ids[row])]

    @staticmethod
    def of(texts: Iterable[str]) -> "Words":
        """Number the different texts in order of first appearance."""
        numbers: dict[str, int] = {}
        ids = np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), dtype=np.int32)
        return Words(ids, list(numbers))


def _large(size: int, offsets: Offsets, data: Bytes) -> Column:
    return pa.LargeStringArray.from_buffers(
        size, pa.py_buffer(np.ascontiguousarray(offsets)), pa.py_buffer(np.ascontiguousarray(data))
    )


def shortened(text: str) -> str:
    """Return a text as it is, but for one that is longer than any header or name."""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def excerpt(text: str) -> str:
    """Return a cell's text for a message: on one line and not too long."""
    line = _WHITE_SPACE.sub(" ", text[: 4 * _LONGEST_EXCERPT]).strip()
    return (
        line if len(line) <= _LONGEST_EXCERPT and len(text) <= 4 * _LONGEST_EXCERPT else line[:_LONGEST_EXCERPT] + "…"
    )
