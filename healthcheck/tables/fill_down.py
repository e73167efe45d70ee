"""Rows without an area below one that has it: the area's cell is merged over its rows, or written once."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.different import different_numbers
from healthcheck.tables.area_codes import CodeColumn
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.texts import Flags, Texts
from healthcheck.tables.vocabulary import closes_table, is_note, is_signature, is_total

MOST_CLOSING = 100
"""So many rows below a table are not of its areas at the most."""
YEARS = 4096
"""More than any year, so that an area and a year make one number."""


class Above(Struct, frozen=True):
    """The rows whose area is that of a row above, and the rows whose year is: each with the row that has it."""

    area: dict[int, int]
    year: dict[int, int]
    of_institutions: bool = False


def areas_above(known: Flags, blank_rows: Flags, told_apart_by: Sequence[Texts]) -> dict[int, int]:
    """Return the row whose area each row without one shares, where that is beyond doubt.

    It is when the row comes right below, with none but such rows between, and when what else tells
    rows apart (the year, the variable of a long table) is there and differs between all of them.

    Args:
        known: the rows that name an area.
        blank_rows: the rows that hold nothing at all.
        told_apart_by: the columns that tell the rows of one area apart; without any, none is filled.
    """
    found: dict[int, int] = {}
    if not told_apart_by or not known.any():
        return found
    cells = [column.tolist() for column in told_apart_by]
    for start, end in _below(known):
        rows = range(start + 1, end)
        ends = next((row for row in rows if blank_rows[row] or not all(column[row].strip() for column in cells)), end)
        group = range(start, ends)
        if len({tuple(column[row].strip() for column in cells) for row in group}) == len(group):
            found |= dict.fromkeys(range(start + 1, ends), start)
    return found


def areas_of_institutions(
    area: npt.NDArray[np.int64],
    names: Sequence[Texts],
    years: Texts | None,
    told_apart_by: Sequence[Texts],
    of_years: Mapping[int, int],
) -> Above:
    """Return the row whose area each row of an institution shares, where the table writes every area once.

    Each row below the area has to name its institution, another one than the rest, or another year.
    It takes as many such rows as there are institutions beside an area: a few may have lost theirs.

    Args:
        area: the area and year that each row writes as a number, -1 for rows that name none.
        names: the columns that may hold the names of institutions, the likeliest first.
        years: the column of years; a blank one is that of the row above.
        told_apart_by: what else tells the rows of an institution apart: the variable of a long table.
        of_years: rows that are told apart by their years alone, each with the one that names their area.
    """
    known = area >= 0
    without = int(np.count_nonzero(~known))
    if not are_written_once(area):
        return Above(dict(of_years), {})
    others = [column.tolist() for column in told_apart_by]
    for column in names:
        # Totals name no institution; below the table the date of a form may stand in its column.
        beside = np.flatnonzero(known & ~column.blank())
        if len(beside) > without + MOST_CLOSING:
            continue
        cells = column.tolist()
        first = sum(_is_institution(cells[row]) for row in beside.tolist())
        found = Above(dict(of_years), {}, of_institutions=True)
        for start, end in _below(known):
            if start + 1 in of_years:
                continue
            told = (
                _is_institution(cells[row]) and all(other[row].strip() for other in others) for row in range(start, end)
            )
            ends = next((row for row, is_told in zip(range(start, end), told, strict=True) if not is_told), end)
            if ends == start:
                continue
            group = [row for row in range(start, ends) if row == start or not is_total(cells[row])]
            year_of = _years_above(years, group)
            shown = ["" if years is None else years[year_of.get(row, row)].strip() for row in group]
            keys = zip(shown, *([column[row].strip() for row in group] for column in (cells, *others)), strict=True)
            if len(set(keys)) == len(group):
                found.area.update(dict.fromkeys(group[1:], start))
                found.year.update(year_of)
        if len(found.area) >= max(first, len(of_years) + 1):
            return found
    return Above(dict(of_years), {})


def areas_written(
    codes: CodeColumn, names: NameColumns, years: npt.NDArray[np.int32] | None = None
) -> npt.NDArray[np.int64]:
    """Number the areas, and years, as the rows write them: by their code, else by their name; -1 for none."""
    text = [code or name for code, name in zip(codes.text, names.text, strict=True)]
    number = {word: place for place, word in enumerate(dict.fromkeys(word for word in text if word))}
    found = np.array([number[word] if word else -1 for word in text], dtype=np.int64)
    return found if years is None else np.where(found < 0, -1, found * YEARS + np.maximum(years, 0))


def are_written_once(area: npt.NDArray[np.int64]) -> bool:
    """Tell whether a table writes none of its areas in two rows, as where their cells are merged."""
    written = area[area >= 0]
    return len(different_numbers(written)) == len(written)


def _below(known: Flags) -> list[tuple[int, int]]:
    """Return each row with an area that has others below it, and the next one with an area."""
    starts = np.flatnonzero(known)
    ends = np.append(starts[1:], len(known))
    some = ends > starts + 1
    return list(zip(starts[some].tolist(), ends[some].tolist(), strict=True))


def _is_institution(cell: str) -> bool:
    word = cell.strip()
    return bool(word) and parse_number(word) is None and not (is_note(word) or closes_table(word) or is_signature(word))


def _years_above(years: Texts | None, rows: Sequence[int]) -> dict[int, int]:
    """Return for the rows without a year the row above that has one."""
    found: dict[int, int] = {}
    if years is None:
        return found
    above = rows[0]
    for row in rows:
        if years[row].strip():
            above = row
        else:
            found[row] = above
    return found
