"""A long table (variable, value, unit in every row) -> one part for each of its variables."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NumberColumn, State
from healthcheck.model.pack import POPULATIONS, Variable
from healthcheck.tables.cells import Column, Commas
from healthcheck.tables.figures import Figures, TableFigures, checked, read_cells
from healthcheck.tables.grid import Grid
from healthcheck.tables.header_cells import NARROWING
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.labels import identifier, label
from healthcheck.tables.merging import Part, merge
from healthcheck.tables.number_text import parse_number
from healthcheck.tables.numbers import ReadColumn
from healthcheck.tables.row_keys import RowKeys, of_period, some
from healthcheck.tables.sdmx import UNITS as SDMX_UNITS
from healthcheck.tables.sdmx import commas_of, status_findings, with_status
from healthcheck.tables.texts import Rows, Texts, Words, excerpt
from healthcheck.tables.units import parse_unit, shift
from healthcheck.tables.vocabulary import Key, Vocabulary

_NO_UNIT = frozenset({"", "-", "—", "_Z", "_T"})
_LARGEST_POWER = 18


class LongPart(Struct, frozen=True):
    """One variable (of one year, where years are columns): its rows and figures."""

    keys: RowKeys
    figures: TableFigures


class LongTable(Struct, frozen=True):
    """The parts of a long table, the rows whose variable is not known, and one finding for each such word."""

    parts: Sequence[LongPart]
    unread: Mapping[int, Finding]
    findings: Sequence[Finding]


class _Meaning(Struct, frozen=True):
    """What a cell of the column of variables means: a variable, and a unit that stands behind its name."""

    variable: Variable
    unit: str | None
    is_part: bool = False


def read_long(
    grid: Grid,
    uses: Sequence[ColumnUse],
    keys: RowKeys,
    vocabulary: Vocabulary,
    symbols: Mapping[str, State],
    wanted: Collection[str],
) -> LongTable:
    """Read a long table; a finding on a variable that is not ``wanted`` is only for information.

    Raises:
        TableError: when a row holds units instead of figures.
    """
    columns = {use.key: use for use in uses if use.is_used and use.key is not None}
    named = _named(grid, columns)
    meanings = _without_unclear_parts(named, [_meaning(word, vocabulary) for word in named.words])
    unread, findings = _unknown(grid, columns[Key.VARIABLE].position, named, meanings, keys)
    parts: list[LongPart] = []
    values = sorted((use for use in uses if use.is_used and use.key is Key.VALUE), key=lambda use: use.year or 0)
    reader = _Reader(grid, columns, symbols, wanted)
    for variable in dict.fromkeys(meaning.variable for meaning in meanings if meaning is not None):
        numbers = [i for i, meaning in enumerate(meanings) if meaning is not None and meaning.variable == variable]
        own = some(keys, *(np.flatnonzero(np.isin(named.ids[rows], numbers)) for rows in (keys.rows, keys.totals)))
        units = [meaning.unit if meaning is not None else None for meaning in meanings]
        for use in values:
            of_year = own if use.year is None else of_period(own, use.year)
            of_rows, of_totals = ([units[named.ids[row]] for row in rows] for rows in (own.rows, own.totals))
            figures = reader.read(variable, use, of_year, of_rows)
            if len(own.totals):
                figures = reader.with_totals(figures, variable, use, own.totals, of_totals)
            parts.append(LongPart(of_year, figures))
    if Key.OBS_STATUS in columns:
        read = np.setdiff1d(keys.rows, np.fromiter(unread, dtype=np.intp))
        findings += status_findings(grid, columns[Key.OBS_STATUS].position, [use.position for use in values], read)
    findings += _read_as_parts(grid, columns[Key.VARIABLE].position, named, meanings)
    return LongTable(parts, unread, findings)


def _named(grid: Grid, columns: Mapping[Key, ColumnUse]) -> Words:
    """Return what each row is a figure of; behind an identifier its label, also where that has its own column."""
    named = grid.words(columns[Key.VARIABLE].position)
    if Key.VARIABLE_LABEL not in columns:
        return named
    labels = grid.words(columns[Key.VARIABLE_LABEL].position)
    pairs = zip(named.ids.tolist(), labels.ids.tolist(), strict=True)
    return Words.of([f"{named.words[one]}: {labels.words[other]}" for one, other in pairs])


def _meaning(word: str, vocabulary: Vocabulary) -> _Meaning | None:
    """Return what a cell names: as it stands, by its identifier, or by its label."""
    for text in (word, identifier(word), label(word)):
        meaning = vocabulary.meaning(text)
        if len(meaning.targets) == 1 and meaning.targets[0] in vocabulary.variables:
            unit = next((said for said, unit in meaning.units if unit is not None), None)
            if unit is not None or not meaning.units:
                return _Meaning(vocabulary.variables[meaning.targets[0]], unit, meaning.is_part)
    return None


def _read_as_parts(grid: Grid, position: int, named: Words, meanings: Sequence[_Meaning | None]) -> list[Finding]:
    """Say once of each indicator 其中：X that it is read as X."""
    findings = []
    for number, meaning in enumerate(meanings):
        if meaning is not None and meaning.is_part:
            row, word = int(np.flatnonzero(named.ids == number)[0]), named.words[number]
            parameters: Parameters = {"header": excerpt(word), "variable": meaning.variable.name}
            findings.append(Finding("HC631", Severity.INFO, parameters, grid.place(row, position), word))
    return findings


def _without_unclear_parts(named: Words, meanings: Sequence[_Meaning | None]) -> list[_Meaning | None]:
    """Take 其中：X for the indicator X only where it follows what may be its whole, and nothing else is X."""
    parts = [number for number, meaning in enumerate(meanings) if meaning is not None and meaning.is_part]
    kept = list(meanings)
    whole_of: dict[int, set[int]] = {number: set() for number in parts}
    whole = -1
    for number in named.ids.tolist() if parts else ():
        if number in whole_of:
            whole_of[number].add(whole)
        else:
            whole = number
    plain = {meaning.variable.id for meaning in meanings if meaning is not None and not meaning.is_part}
    for number in parts:
        meaning = meanings[number]
        wholes = [(named.words[one], meanings[one]) if one >= 0 else None for one in whole_of[number]]
        if meaning is None or meaning.variable.id in plain or not all(_may_be_whole(one, meaning) for one in wholes):
            kept[number] = None
    return kept


def _may_be_whole(whole: tuple[str, _Meaning | None] | None, part: _Meaning) -> bool:
    if whole is None or part.variable.id in POPULATIONS or NARROWING.search(whole[0]):
        return False
    return whole[1] is None or whole[1].variable.unit == part.variable.unit


def _unknown(
    grid: Grid, position: int, named: Words, meanings: Sequence[_Meaning | None], keys: RowKeys
) -> tuple[dict[int, Finding], list[Finding]]:
    unread: dict[int, Finding] = {}
    first: dict[int, Finding] = {}
    for row in keys.rows.tolist():
        number = int(named.ids[row])
        if meanings[number] is None:
            raw = named[row]
            unread[row] = Finding("HC268", Severity.INFO, {"raw": excerpt(raw)}, grid.place(row, position), raw)
            first.setdefault(number, unread[row])
    return unread, list(first.values())


class _Reader:
    """Reads the rows of one variable, each in the unit that the row says."""

    def __init__(
        self,
        grid: Grid,
        columns: Mapping[Key, ColumnUse],
        symbols: Mapping[str, State],
        wanted: Collection[str],
    ) -> None:
        self._grid = grid
        self._symbols = symbols
        self._wanted = wanted
        self._columns = {key: use.position for key, use in columns.items()}
        self._known_commas: dict[int, Commas] = {}
        self._words = {
            key: grid.words(columns[key].position)
            for key in (Key.UNIT, Key.UNIT_MULT, Key.OBS_STATUS)
            if key in columns
        }

    def read(self, variable: Variable, use: ColumnUse, keys: RowKeys, units: Sequence[str | None]) -> TableFigures:
        """Read the figures of one variable in one column of values."""
        is_wanted = variable.id in self._wanted
        parts: list[Part] = []
        findings: list[Finding] = []
        for index, read, unfit in self._by_unit(variable, use, keys.rows, units):
            if unfit is not None:
                findings.append(self._unit_finding(variable, unfit, int(keys.rows[index[0]]), is_wanted))
            figures, found = checked(read, self._grid, use, variable, some(keys, index), is_wanted)
            findings += found
            parts.append(Part(len(parts), index, figures.numbers, np.arange(len(index))))
        if not parts:
            return TableFigures(
                {variable.id: Figures(variable, use.position, _unusable(0).numbers, use.adding)}, findings
            )
        numbers = self._one_column(parts, keys.rows)
        return TableFigures({variable.id: Figures(variable, use.position, numbers, use.adding)}, findings)

    def with_totals(
        self, figures: TableFigures, variable: Variable, use: ColumnUse, rows: Rows, units: Sequence[str | None]
    ) -> TableFigures:
        """Add what stands in the rows of totals; what is wrong with a total's cell is no problem."""
        groups = enumerate(self._by_unit(variable, use, rows, units))
        parts = [Part(number, index, read.numbers, np.arange(len(index))) for number, (index, read, _) in groups]
        own = replace(figures.by_variable[variable.id], totals=self._one_column(parts, rows))
        return replace(figures, by_variable={variable.id: own})

    def _one_column(self, parts: Sequence[Part], rows: Rows) -> NumberColumn:
        numbers = merge(parts, len(rows)).numbers
        if Key.OBS_STATUS in self._words:
            numbers = with_status(numbers, self._words[Key.OBS_STATUS], rows)
        return numbers

    def _by_unit(
        self, variable: Variable, use: ColumnUse, rows: Rows, units: Sequence[str | None]
    ) -> Iterator[tuple[Rows, ReadColumn, str | None]]:
        """Read the rows that share their unit, one group after the other; with what is no unit of the variable."""
        texts, commas = self._grid.texts(use.position), self._commas(use.position)
        for (named_unit, unit, power), index in self._groups(rows, units):
            exponent = _shift(variable, named_unit, unit, power)
            if exponent is None:
                yield index, _unusable(len(index)), unit or named_unit or power
            else:
                cells = Texts.of([texts[row] for row in rows[index].tolist()])
                yield index, read_cells(cells, Column(variable, exponent, commas), self._symbols), None

    def _groups(self, rows: Rows, units: Sequence[str | None]) -> Iterator[tuple[tuple[str | None, str, str], Rows]]:
        """Yield the rows that share their unit: as their variable says it, their unit, and their multiplier."""
        groups: dict[tuple[str | None, str, str], list[int]] = {}
        for index, (row, named_unit) in enumerate(zip(rows.tolist(), units, strict=True)):
            unit, power = (identifier(self._word(key, row)).strip() for key in (Key.UNIT, Key.UNIT_MULT))
            groups.setdefault((named_unit, unit, power), []).append(index)
        for group, found in groups.items():
            yield group, np.array(found, dtype=np.intp)

    def _commas(self, position: int) -> Commas:
        """Tell what commas are in a column of values: looked at once, whatever variables share it."""
        if position not in self._known_commas:
            self._known_commas[position] = commas_of(self._grid, self._grid.texts(position))
        return self._known_commas[position]

    def _word(self, key: Key, row: int) -> str:
        return self._words[key][row] if key in self._words else ""

    def _unit_finding(self, variable: Variable, unit: str, row: int, is_wanted: bool) -> Finding:
        key = next((key for key in (Key.UNIT, Key.UNIT_MULT) if self._word(key, row).strip()), Key.VARIABLE)
        place = self._grid.place(row, self._columns[key])
        parameters: Parameters = {"variable": variable.name, "unit": excerpt(unit)}
        severity = Severity.ERROR if is_wanted else Severity.INFO
        return Finding("HC269", severity, parameters, place, self._grid.cell(row, self._columns[key]))


def _shift(variable: Variable, named_unit: str | None, unit: str, power: str) -> int | None:
    """Return the exponent of a row's figures, None when its units are unknown, unfit, or contradict each other."""
    exponents = set()
    for text in (named_unit or "", unit):
        if text.upper() not in _NO_UNIT:
            known = SDMX_UNITS.get(text.upper()) or parse_unit(text)
            exponents.add(None if known is None else shift(known, variable))
    if len(exponents) > 1 or None in exponents:
        return None
    (exponent,) = exponents or {0}
    if power in _NO_UNIT:
        return exponent
    number = parse_number(power)
    if number is None or number.exponent != 0 or number.unit is not None or abs(number.mantissa) > _LARGEST_POWER:
        return None
    return (exponent or 0) + number.mantissa


def _unusable(size: int) -> ReadColumn:
    nothing = np.zeros(size, dtype=np.int64)
    state = np.full(size, State.UNREADABLE, dtype=np.uint8)
    return ReadColumn(NumberColumn(nothing, 0, nothing.astype(np.int16), state), {})
