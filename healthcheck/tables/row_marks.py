"""Marking the rows of a table that are no data, or whose keys are in some way wrong, and saying so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import zip_longest

import numpy as np
from msgspec.structs import replace

from healthcheck.messages import phrase
from healthcheck.model.faults import Fault, Finding, Severity, TableError
from healthcheck.model.wording import normalise
from healthcheck.tables.area_codes import CodeColumn, CodeKind
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.blank_names import BlankNames
from healthcheck.tables.grid import Grid, HeadRow
from healthcheck.tables.part_marks import reads_like_an_area
from healthcheck.tables.repeated_findings import listed
from healthcheck.tables.texts import Flags, Rows, excerpt
from healthcheck.tables.units import is_unit_word
from healthcheck.tables.vocabulary import Key, behind_part_mark, closes_table, is_item, is_note, is_signature, is_total

_LONGEST_NAME = 200
_MOST_CLOSING = 100
"""In so many rows at the end of a table signatures and notes are looked for."""
TOTAL = "HC254"
"""Why a row that adds up others is left out."""


class RowMarker:
    """Collects the rows that are left out, each with the finding that says why, and findings on rows that stay."""

    def __init__(self, grid: Grid, columns: Mapping[Key, int], figures: Sequence[int], severity: Severity) -> None:
        """Take the table, the positions of its keys and figures, and the severity of leaving out a row of data."""
        self._grid = grid
        self._columns = columns
        self._figures = figures
        self._severity = severity
        self.out: Flags = np.zeros(grid.size, dtype=np.bool_)
        self.left_out: dict[int, Finding] = {}
        self.doubted: dict[int, int] = {}
        """The rows that may be of another area than they name, each with the row of that area."""
        self.findings: list[Finding] = []

    def mark_too_long(self, keys: Iterable[Key]) -> None:
        """Leave out rows whose code or name is no such thing: a quotation mark that is not closed swallows rows."""
        for key in keys:
            column = self._grid.texts(self._columns[key])
            for row in np.flatnonzero((column.lengths > _LONGEST_NAME) & ~self.out).tolist():
                length = len(column[row])
                if length > _LONGEST_NAME:
                    self.out[row] = True
                    found = self._finding(row, "HC628", self._columns[key], self._severity)
                    self.left_out[row] = replace(found, parameters={**found.parameters, "length": length})

    def mark_deleting(self, rows: Rows, deleted: Mapping[int, int]) -> None:
        """Leave out rows that delete figures, and the rows whose figures they delete."""
        for row in rows[~self.out[rows]].tolist():
            self._leave_out(row, "HC624", self._columns[Key.ACTION], Severity.INFO)
        for row, by in ((row, by) for row, by in deleted.items() if not self.out[row]):
            column = self._columns[Key.VARIABLE]
            found = self._finding(row, "HC625", column, self._severity)
            self.out[row] = True
            self.left_out[row] = replace(found, parameters={"line": self._grid.lines()[by]})

    def mark_headers(self) -> None:
        """Leave out rows that write the header again, as at the top of each printed page.

        One with a single cell may be an area without figures, unless a row of the header stands right above it.
        """
        again: dict[int, int] = {}
        header = self._grid.layout.header_rows or (HeadRow(self._grid.header_line, self._grid.header),)
        for head in header:
            filled = {position: cell for position, cell in enumerate(head.cells) if cell.strip()}
            if filled:
                first = min(filled, key=lambda position: (position not in self._columns.values(), position))
                rows = self._grid.texts(first).rows_of(filled[first]).tolist()
                again |= {row: self._filled(row)[0] for row in rows if self._is_of_header(row, head)}
        for row, column in sorted(again.items()):
            if not self.out[row] and (len(self._filled(row)) > 1 or row - 1 in again):
                self._leave_out(row, "HC640", column, Severity.INFO)

    def _is_of_header(self, row: int, head: HeadRow) -> bool:
        cells = zip_longest(map(normalise, self._grid.row(row)), map(normalise, head.cells), fillvalue="")
        return all(cell in ("", written) for cell, written in cells)

    def mark_named(self, note: Flags, total: Flags, names: NameColumns) -> None:
        """Leave out rows whose name is a total, and rows that hold nothing but the beginning of a note."""
        for row in np.flatnonzero(note).tolist():
            filled = [position for position, cell in enumerate(self._grid.row(row)) if cell.strip()]
            if len(filled) == 1:
                self._leave_out(row, "HC255", filled[0], Severity.INFO)
        for row in np.flatnonzero(total & ~self.out).tolist():
            self._leave_out(row, TOTAL, self._name_column(row, names), Severity.INFO)

    def mark_closing(self, codes: CodeColumn, names: NameColumns) -> None:
        """Leave out, from the last row up to the first of data, what stands below a form: signatures, a date, notes.

        Items of a list are notes where a note stands above them; else they may be areas without figures.
        """
        items: list[int] = []
        for row in reversed(range(max(self._grid.size - _MOST_CLOSING, 0), self._grid.size)):
            word = codes.text[row] or names.text[row] or ""
            if self.out[row] and row in self.left_out and self.left_out[row].code == "HC255":
                for item in items:
                    self._leave_out(item, "HC255", self._filled(item)[0], Severity.INFO)
                items = []
            elif is_signature(word) or closes_table(word) or is_item(word):
                filled = self._filled(row)
                first = self._grid.cell(row, filled[0])
                if _is_closing(first, len(filled)):
                    self._leave_out(row, "HC255", filled[0], Severity.INFO)
                elif is_item(first) and len(filled) == 1:
                    items.append(row)
                else:
                    break
            elif word:
                break

    def _filled(self, row: int) -> list[int]:
        return [position for position, cell in enumerate(self._grid.row(row)) if cell.strip()]

    def mark_parts(self, rows: Rows, coded: Flags, names: NameColumns) -> None:
        """Leave out rows that are a part of the row above, unless they have the code of an area of their own."""
        own: list[int] = []
        for row in rows.tolist():
            rest = behind_part_mark(names.text[row] or "") or ""
            column = self._name_column(row, names)
            if coded[row]:
                self.findings.append(self._finding(row, "HC630", column, Severity.INFO))
                own.append(row)
            elif sum(bool(cell.strip()) for cell in self._grid.row(row)) == 1:
                self._leave_out(row, "HC255", column, Severity.INFO)
            else:
                severity = Severity.WARNING if reads_like_an_area(rest) else Severity.INFO
                self._leave_out(row, "HC629", column, min(severity, self._severity))
        if own:
            names.add(np.array(own), [behind_part_mark(names.text[row] or "") or "" for row in own])

    def mark_cells(self, cells: Iterable[tuple[int, int]], code: str, severity: Severity) -> None:
        """Leave out rows because of what stands in one of their other cells."""
        for row, column in cells:
            if not self.out[row]:
                self._leave_out(row, code, column, severity)

    def mark_doubted(self, blank: BlankNames, rows: Collection[int], names: NameColumns) -> None:
        """Leave out rows with figures that may be their parent's, or those of the area above them."""
        for row in sorted(rows):
            if not self.out[row] and self._has_figures(self._grid.row(row)):
                source = blank.above[row]
                self._leave_out(row, "HC618", self._name_column(source, names), self._severity)
                parameters = {"parent": excerpt(names.text[row] or ""), "area": excerpt(names.text[source] or "")}
                self.left_out[row] = replace(self.left_out[row], parameters=parameters)
                if self._severity > Severity.INFO:
                    self.doubted[row] = source

    def _has_figures(self, cells: Sequence[str]) -> bool:
        return any(cells[position].strip() for position in self._figures)

    def mark_unknown(self, rows: Rows) -> None:
        """Look at all cells of rows without code and name: blank, a total, a note, or data without an area.

        Raises:
            TableError: when such a row holds units.
        """
        self.out[rows] = True
        blank = np.ones(self._grid.size, dtype=np.bool_)
        # Sheets claim a million blank rows: they are seen column by column.
        for position in range(len(self._grid.header)) if len(rows) else ():
            blank &= self._grid.texts(position).blank()
        for row in rows[~blank[rows]].tolist():
            cells = self._grid.row(row)
            filled = [position for position, cell in enumerate(cells) if cell.strip()]
            first = cells[filled[0]]
            if any(is_unit_word(cells[position]) for position in self._figures):
                raise TableError(unit_row_fault(self._grid, row, filled[0]))
            if is_total(first):
                self._leave_out(row, TOTAL, filled[0], Severity.INFO)
            elif behind_part_mark(first) is not None:
                self._leave_out(row, "HC629", filled[0], Severity.INFO)
            elif is_note_row(cells) or _is_closing(first, len(filled)):
                self._leave_out(row, "HC255", filled[0], Severity.INFO)
            else:
                # A row without figures loses nothing.
                severity = self._severity if self._has_figures(cells) else Severity.INFO
                self._leave_out(row, "HC256", filled[0], severity)

    def with_figures_lost(self) -> tuple[Rows, Rows]:
        """Return the rows of data that are left out because they lack an area, and those that lack a year."""
        lost = {row: why.code for row, why in sorted(self.left_out.items()) if why.severity > Severity.INFO}
        without_area, without_year = (
            np.array([row for row, code in lost.items() if code == of], dtype=np.intp) for of in ("HC256", "HC253")
        )
        return without_area, without_year

    def within(self) -> list[int]:
        """Return the rows that are left out and stand among those of data all the same: totals, and parts of others."""
        return [row for row, why in self.left_out.items() if why.code in (TOTAL, "HC629")]

    def totals(self) -> Rows:
        """Return the rows that are left out because they add up others."""
        return np.array(sorted(row for row, why in self.left_out.items() if why.code == TOTAL), dtype=np.intp)

    def leave_out(self, rows: Flags, code: str, key: Key, severity: Severity) -> None:
        """Leave out rows of data because of what stands in one of their keys."""
        for row in np.flatnonzero(rows).tolist():
            self._leave_out(row, code, self._columns[key], severity)

    def note_rows(self, rows: Rows, code: str, key: Key, severity: Severity) -> None:
        """Say something of a key of rows that stay."""
        for row in rows.tolist():
            self.findings.append(self._finding(row, code, self._columns[key], severity))

    def check_codes(self, rows: Rows, codes: CodeColumn) -> None:
        """Report the codes that are malformed, or seem to have lost a zero; of very many the first ones."""
        for kind, code, severity in (
            (CodeKind.MALFORMED, "HC257", self._severity),
            (CodeKind.LOST_ZERO, "HC258", min(Severity.WARNING, self._severity)),
        ):

            def make(row: int, code: str = code, severity: Severity = severity) -> Finding:
                found = self._finding(row, code, self._columns[Key.AREA], severity)
                return replace(found, parameters={**found.parameters, "digits": len(codes.text[row] or "") + 1})

            wrong = rows[codes.kind[rows] == kind].tolist()
            self.findings += listed(wrong, phrase("table.area_code"), make)

    def _leave_out(self, row: int, code: str, column: int, severity: Severity) -> None:
        self.out[row] = True
        self.left_out[row] = self._finding(row, code, column, severity)

    def _finding(self, row: int, code: str, column: int, severity: Severity) -> Finding:
        raw = self._grid.cell(row, column)
        return Finding(code, severity, {"raw": excerpt(raw)}, self._grid.place(row, column), raw)

    def _name_column(self, row: int, names: NameColumns) -> int:
        key = names.key(row)
        return self._columns[Key.AREA if key is None else key]


def _is_closing(first: str, filled: int) -> bool:
    """Tell by its first cell and by how many are not blank whether a row is a signature, a date or a sentence."""
    return is_signature(first) or (filled == 1 and closes_table(first))


def is_note_row(cells: Sequence[str]) -> bool:
    """Tell whether a row holds nothing but the beginning of a note."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and is_note(filled[0])


def unit_row_fault(grid: Grid, row: int, column: int) -> Fault:
    """Return the fault of a row of units under the header."""
    units = " ".join(cell.strip() for cell in grid.row(row) if cell.strip())
    return Fault("HC239", {"raw": excerpt(units)}, grid.place(row, column))
