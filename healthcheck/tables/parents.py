"""Columns of parents that are written once for several rows: merged cells, and blanks below a city or province."""

from collections.abc import Collection, Sequence
from itertools import accumulate

import numpy as np
from msgspec import Struct

from healthcheck.model.wording import normalise
from healthcheck.tables.texts import Flags, Rows, Texts, Words
from healthcheck.tables.vocabulary import Key, is_note, is_total


class FilledParents(Struct, frozen=True):
    """The name columns, finest first, and for each that had blanks the rows that were filled."""

    columns: list[tuple[Key, Texts]]
    rows: dict[Key, Rows]


def with_parents(names: Sequence[tuple[Key, Texts]], years: Words | None, missing: Collection[str]) -> FilledParents:
    """Fill blanks in the columns of parents from the cell above, in rows that name an area in a finer column.

    Nothing is filled from a total, a note or a symbol for missing, beyond a blank row, or where a
    coarser parent differs.

    Args:
        names: the name columns, finest first.
        years: the column of years; a row that has one is not blank.
        missing: the normalised symbols for no name.
    """
    columns = [texts for _, texts in names]
    blanks = [texts.blank() for texts in columns]
    if not any((blank & ~finer).any() for blank, finer in zip(blanks[1:], _all_blank(blanks), strict=False)):
        return FilledParents(list(names), {})
    end = np.logical_and.reduce(blanks)
    if years is not None:
        end &= np.array([not word.strip() for word in years.words], dtype=np.bool_)[years.ids]
    filled: dict[Key, Rows] = {}
    for number in range(len(columns) - 1, 0, -1):
        wanted = blanks[number] & ~_all_blank(blanks)[number - 1]
        texts = columns[number].tolist()
        coarser = [column.tolist() for column in columns[number + 1 :]]
        rows = _fill(texts, wanted, _sources(blanks[number], end), coarser, missing)
        if len(rows):
            columns[number] = Texts.of(texts)
            filled[names[number][0]] = rows
    return FilledParents([(key, texts) for (key, _), texts in zip(names, columns, strict=True)], filled)


def _all_blank(blanks: Sequence[Flags]) -> list[Flags]:
    """Tell for each column of which rows it and all finer ones are blank."""
    return list(accumulate(blanks, np.logical_and))


def _sources(blank: Flags, end: Flags) -> Rows:
    """Return for each row the nearest one above that is not blank, -1 where the table ends in between."""
    rows = np.arange(len(blank))
    above = np.maximum.accumulate(np.where(blank, -1, rows))
    last_end = np.maximum.accumulate(np.where(end, rows, -1))
    return np.where(above > last_end, above, -1)


def _fill(
    texts: list[str], wanted: Flags, sources: Rows, coarser: Sequence[list[str]], missing: Collection[str]
) -> Rows:
    done = []
    for row in np.flatnonzero(wanted & (sources >= 0)).tolist():
        source = int(sources[row])
        word = texts[source]
        is_name = not (is_total(word) or is_note(word) or normalise(word) in missing)
        if is_name and all(normalise(column[row]) == normalise(column[source]) for column in coarser):
            texts[row] = word
            done.append(row)
    return np.array(done, dtype=np.intp)
