"""The code and the names of every row: those in its cells, parents above it, and what the column map calls them."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.messages import phrase
from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import State
from healthcheck.model.side_by_side import beside
from healthcheck.model.wording import normalise
from healthcheck.tables.aliases import Alias, AreaAliases
from healthcheck.tables.area_codes import CodeColumn, CodeKind, no_codes, read_codes
from healthcheck.tables.area_names import NameColumns
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.indents import without_indents
from healthcheck.tables.labels import labels_of
from healthcheck.tables.parents import with_parents
from healthcheck.tables.text_marks import unmarked, unmarked_name
from healthcheck.tables.texts import OptionalTexts, Rows, Texts, Words, excerpt
from healthcheck.tables.title_lines import said_area
from healthcheck.tables.unmarking import unmarked_texts, unmarking
from healthcheck.tables.vocabulary import NAME_KEYS, Key, is_note


class RowAreas(Struct, frozen=True):
    """Codes and names of all rows, what was done to them, and the words of the map's entries that applied."""

    codes: CodeColumn
    names: NameColumns
    findings: Sequence[Finding]
    renamed: frozenset[str]


def read_areas(grid: Grid, uses: Sequence[ColumnUse], symbols: Mapping[str, State], aliases: AreaAliases) -> RowAreas:
    """Read codes and names; what stands in the code column is a name where it is no code and there is no other."""
    columns = {use.key: use for use in uses if use.is_used and use.key is not None}
    written = grid.texts(columns[Key.AREA].position) if Key.AREA in columns else None
    labels = labels_of(written) if grid.layout.roles and written is not None else None
    if labels is not None:
        written, _ = labels
    begun = [no_codes(grid.size)] if written is None else _begun(written, columns[Key.AREA], symbols)
    renaming = _Renaming(grid, aliases, columns)
    plain = _Unmarking(grid, columns)
    name_columns = [(key, plain.texts(key, grid.texts(columns[key].position))) for key in NAME_KEYS if key in columns]
    if labels is not None and not name_columns:
        name_columns = [(Key.AREA_NAME, labels[1])]
    if not name_columns and written is None:
        name_columns = _said_above(grid, uses)
    only = name_columns[0][0] if len(name_columns) == 1 else None
    name_columns, found = _with_parents(grid, name_columns, begun, columns, symbols)
    names = NameColumns([renaming.column(key, texts, only) for key, texts in name_columns], grid.size, symbols, only)
    codes, of_codes = begun[0], _Unmarking(grid, columns)
    if written is not None:
        codes = of_codes.codes(written, codes, symbols)
    findings = [*of_codes.findings, *plain.findings, *_filled(grid, codes, columns)]
    _names_of_code_column(codes, names, renaming)
    codes = renaming.codes(codes, names)
    return RowAreas(codes, names, [*findings, *found, *renaming.findings()], frozenset(renaming.rows))


def _begun(written: Texts, use: ColumnUse, symbols: Mapping[str, State]) -> Sequence[CodeColumn]:
    """Read codes beside the names, which wait for them only where they are indented."""
    return beside(lambda: [read_codes(written, symbols, use.digits)], len(written))


class _Unmarking:
    """Reads the keys of areas without the marks around them, and says so."""

    def __init__(self, grid: Grid, columns: Mapping[Key, ColumnUse]) -> None:
        self._grid = grid
        self._columns = columns
        self.findings: list[Finding] = []

    def codes(self, written: Texts, codes: CodeColumn, symbols: Mapping[str, State]) -> CodeColumn:
        """Return the codes that were read, or those behind marks; a column of clean ones is not looked at closer."""
        if np.isin(codes.kind, (CodeKind.NATIONAL, CodeKind.BLANK)).all():
            return codes
        plain = self.texts(Key.AREA, written)
        return codes if plain is written else read_codes(plain, symbols, self._columns[Key.AREA].digits)

    def texts(self, key: Key, written: Texts) -> Texts:
        """Return a column without marks."""
        unmark = unmarked if key is Key.AREA else unmarked_name
        plain, rows = unmarked_texts(written, unmark)
        if len(rows):
            self.findings.append(unmarking(self._grid, self._columns[key].position, len(rows), int(rows[0]), unmark))
        return plain


def _said_above(grid: Grid, uses: Sequence[ColumnUse]) -> list[tuple[Key, Texts]]:
    """Give all rows that hold something but a note the area that a line above the table names."""
    said = said_area(grid.layout.titles)
    filled = np.zeros(grid.size, dtype=np.intp)
    note = np.zeros(grid.size, dtype=np.bool_)
    for use in reversed(uses):
        here, words = ~grid.texts(use.position).blank(), grid.words(use.position)
        begins = np.array([is_note(word) for word in words.words], dtype=np.bool_)[words.ids]
        filled, note = filled + here, np.where(here, begins, note)
    meant = (filled > 0) & ~((filled == 1) & note)
    return [(Key.AREA_NAME, Texts.of([said.text if here and said else "" for here in meant.tolist()]))]


def _filled(grid: Grid, codes: CodeColumn, columns: Mapping[Key, ColumnUse]) -> list[Finding]:
    """Say which codes were filled up with zeros."""
    if not len(codes.filled):
        return []
    first, position = int(codes.filled[0]), columns[Key.AREA].position
    raw = grid.cell(first, position)
    parameters: Parameters = {"number": len(codes.filled), "raw": excerpt(raw), "code": codes.text[first] or ""}
    return [Finding("HC606", Severity.INFO, parameters, grid.place(first, position), raw)]


def _with_parents(
    grid: Grid,
    names: list[tuple[Key, Texts]],
    codes: Sequence[CodeColumn],
    columns: Mapping[Key, ColumnUse],
    symbols: Mapping[str, State],
) -> tuple[list[tuple[Key, Texts]], list[Finding]]:
    """Give names the parents that stand above them: in the same column by indents, in others once for several rows."""
    if len(names) == 1 and names[0][0] in columns:
        position = columns[names[0][0]].position
        read = without_indents(names[0], codes[0].level)
        if read.unclear is not None and (codes[0].kind == CodeKind.BLANK.value).any():
            row, spaces = read.unclear
            raw = grid.cell(row, position)
            parameters: Parameters = {"spaces": spaces, "example": excerpt(raw)}
            return names, [Finding("HC612", Severity.INFO, parameters, grid.place(row, position), raw)]
        return read.columns, []
    if len(names) < 2:
        return names, []
    years = grid.words(columns[Key.PERIOD].position) if Key.PERIOD in columns else None
    filled = with_parents(names, years, symbols)
    findings = []
    for key, rows in filled.rows.items():
        position, first = columns[key].position, int(rows[0])
        parameters = {"rows": len(rows), "header": excerpt(columns[key].header)}
        place = grid.place(first, position)
        findings.append(Finding("HC611", Severity.INFO, parameters, place, grid.cell(first, position)))
    return filled.columns, findings


def _names_of_code_column(codes: CodeColumn, names: NameColumns, renaming: "_Renaming") -> None:
    nameless = names.chosen < 0
    rows = np.flatnonzero((codes.kind == CodeKind.NAME.value) & nameless)
    if len(rows):
        names.add(rows, renaming.words(Key.AREA, rows, codes.text.at(rows).texts.tolist()))
    rows = np.flatnonzero((codes.kind == CodeKind.MALFORMED.value) & nameless)
    if len(rows):
        # A note with a number in it is no code either.
        names.mark(rows, Words.of(codes.text.at(rows).texts.tolist()))


class _Renaming:
    """Puts the names and codes that count in the place of the old ones, and remembers in which rows."""

    def __init__(self, grid: Grid, aliases: AreaAliases, columns: Mapping[Key, ColumnUse]) -> None:
        self._grid = grid
        self._aliases = aliases
        self._positions = {key: use.position for key, use in columns.items()}
        self.rows: dict[str, tuple[Alias, Key, Rows]] = {}

    def column(self, key: Key, texts: Texts, only: Key | None) -> tuple[Key, Texts]:
        """Return a column of names under the names that count."""
        if not self._aliases.of_name:
            return key, texts
        words = Words.of(texts.tolist())
        renamed = self._renamed(only or key, words, np.arange(len(texts)))
        return key, texts if renamed == words.words else Texts.of([renamed[number] for number in words.ids.tolist()])

    def words(self, key: Key, rows: Rows, names: list[str]) -> list[str]:
        """Return the names of some rows under the names that count."""
        if not self._aliases.of_name:
            return names
        words = Words.of(names)
        renamed = self._renamed(key, words, rows)
        return [renamed[number] for number in words.ids.tolist()]

    def _renamed(self, key: Key, words: Words, rows: Rows) -> list[str]:
        renamed = list(words.words)
        for number, word in enumerate(words.words):
            alias = self._aliases.of_name.get(normalise(word))
            if alias is not None and not alias.is_code:
                renamed[number] = alias.target
                self._remember(alias, key, rows[words.ids == number])
        return renamed

    def codes(self, codes: CodeColumn, names: NameColumns) -> CodeColumn:
        """Return the codes that count: for old codes, and for names that stand for a code in rows without one."""
        changed: dict[int, str] = {}
        if self._aliases.of_code:
            for row in np.flatnonzero(np.isin(codes.kind, _CODES)).tolist():
                alias = self._aliases.of_code.get(compare_key(codes.text[row] or ""))
                if alias is not None:
                    changed[row] = alias.target
                    self._remember(alias, Key.AREA, np.array([row]))
        if any(alias.is_code for alias in self._aliases.of_name.values()):
            for row in np.flatnonzero(~np.isin(codes.kind, _CODES)).tolist():
                alias = self._aliases.of_name.get(normalise(names.text[row] or ""))
                if alias is not None and alias.is_code:
                    changed[row] = alias.target
                    self._remember(alias, names.key(row) or Key.AREA, np.array([row]))
        return _with_codes(codes, changed)

    def _remember(self, alias: Alias, key: Key, rows: Rows) -> None:
        _, first_key, before = self.rows.get(alias.word, (alias, key, rows[:0]))
        self.rows[alias.word] = alias, first_key, np.concatenate((before, rows))

    def findings(self) -> list[Finding]:
        """Say of each entry that applied in how many rows it did, at the first of them."""
        found = []
        for alias, key, rows in self.rows.values():
            first, position = int(rows[0]), self._positions[key]
            number = phrase("table.rows.one") if len(rows) == 1 else phrase("table.rows", number=len(rows))
            parameters: Parameters = {"raw": excerpt(alias.word), "area": excerpt(alias.target), "rows": number}
            place = self._grid.place(first, position)
            found.append(Finding("HC607", Severity.INFO, parameters, place, self._grid.cell(first, position)))
        return found


_CODES = (CodeKind.NATIONAL, CodeKind.OTHER, CodeKind.LOST_ZERO)


def _with_codes(codes: CodeColumn, changed: Mapping[int, str]) -> CodeColumn:
    """Put other codes into some rows; a code of no usual length is one of another system."""
    if not changed:
        return codes
    rows = np.array(list(changed), dtype=np.intp)
    other = read_codes(Texts.of(list(changed.values())), ())
    kind, key, level = codes.kind.copy(), codes.key.copy(), codes.level.copy()
    kind[rows] = np.where(other.kind == CodeKind.NATIONAL.value, CodeKind.NATIONAL, CodeKind.OTHER)
    key[rows], level[rows] = other.key, other.level
    texts = codes.text.tolist()
    for row, code in changed.items():
        texts[row] = code
    return replace(codes, kind=kind, key=key, level=level, text=OptionalTexts.of(texts))
