"""What a caller can say about the tables: their encoding, their year, what columns and symbols mean."""

import os
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, Parameters, Place, TableError
from healthcheck.model.observations import State
from healthcheck.model.pack import Variable
from healthcheck.model.wording import normalise
from healthcheck.tables.adding import ADDITIVE, NOTHING_SAID, Adding
from healthcheck.tables.aliases import NO_ALIASES, AreaAliases, read_aliases
from healthcheck.tables.map_file import MapEntry, read_map, shape_fault
from healthcheck.tables.missing import KINDS, MissingSymbols, SymbolsOfFiles
from healthcheck.tables.units import Unit, parse_unit
from healthcheck.tables.vocabulary import Key, Vocabulary

IGNORE = "ignore"
_AREAS = "areas"
_NAMED = ("variable", "unit", "sum", "missing", "digits")
_SUM = {"true": True, "false": False}
_DIGITS = [str(number) for number in range(2, 13)]


class ReadOptions(Struct, frozen=True):
    """How to read tables.

    Args:
        encoding: the encoding of text tables; without it UTF-8, then GB18030.
        columns: headers and what they mean (``{"床": {"variable": "beds", "unit": "张"}, "备注": "ignore"}``),
            or the path of a YAML file that says so.
        period: the year of tables that have no column for it.
        missing: symbols for missing figures and their kinds, or the path of a YAML file that says so.
        sheet: the sheet of workbooks that is read, or several: the name, the number from 1, or ``all``.
        header_row: the line on which the header begins, counted from 1; without it the header is looked for.
        sum_by: ``area`` adds up the counts and amounts of rows that share their area and period.
    """

    encoding: str | None = None
    columns: str | os.PathLike[str] | Mapping[str, object] | None = None
    period: int | None = None
    missing: str | os.PathLike[str] | Mapping[str, object] | None = None
    sheet: str | Sequence[str] | None = None
    header_row: int | None = None
    sum_by: Literal["area"] | None = None


class MappedColumn(Struct, frozen=True):
    """What the map says of one header: a target (variable id or key), or None to ignore it, and more of it.

    ``digits`` is the number of digits that area codes have.
    """

    entry: MapEntry
    target: str | None
    unit_text: str | None = None
    unit: Unit | None = None
    adding: Adding = NOTHING_SAID
    digits: int | None = None


class ColumnMap:
    """The map of ``--columns``: exact headers first, then headers that differ in width, case or spaces only.

    ``adding`` is what holds of the columns of which the map says nothing else.
    """

    def __init__(
        self, columns: list[MappedColumn], aliases: AreaAliases = NO_ALIASES, adding: Adding = NOTHING_SAID
    ) -> None:
        """Take the entries of the map."""
        self.aliases = aliases
        self.adding = adding
        self._exact = {column.entry.word: column for column in columns}
        self._normal = {normalise(column.entry.word): column for column in reversed(columns)}

    def find(self, header: str) -> MappedColumn | None:
        """Return what the map says of a header."""
        return self._exact.get(header) or self._normal.get(normalise(header))

    def unused(self, headers: list[str]) -> list[Fault]:
        """Return a fault for each entry whose header is in no table."""
        present = {normalise(header) for header in headers}
        return [
            Fault("HC243", {"header": word, "hint": suggestion(word, headers)}, column.entry.place)
            for word, column in self._exact.items()
            if normalise(word) not in present
        ]


def read_column_map(options: ReadOptions, vocabulary: Vocabulary) -> ColumnMap:
    """Read what the options say of columns.

    Raises:
        TableError: for a map that cannot be read, and with every unknown variable and unit in it.
    """
    adding = Adding(True) if options.sum_by == "area" else NOTHING_SAID
    if options.columns is None:
        return ColumnMap([], adding=adding)
    columns: list[MappedColumn] = []
    aliases = NO_ALIASES
    faults: list[Fault] = []
    for entry in read_map(options.columns, "--columns"):
        if entry.word == _AREAS and isinstance(entry.value, Mapping) and "variable" not in entry.value:
            aliases, found = read_aliases(entry)
            faults += found
            continue
        meaning = _meaning(entry, vocabulary, adding)
        if isinstance(meaning, Fault):
            faults.append(meaning)
        else:
            columns.append(meaning)
    if faults:
        raise TableError(*faults)
    return ColumnMap(columns, aliases, adding)


def _meaning(entry: MapEntry, vocabulary: Vocabulary, adding: Adding) -> MappedColumn | Fault:
    named = {"variable": entry.value} if isinstance(entry.value, str) else entry.value
    target = named.get("variable")
    if named == {"variable": IGNORE}:
        return MappedColumn(entry, None)
    if not target or not set(named) <= set(_NAMED):
        return shape_fault("--columns", entry.word, entry.place)
    if target not in vocabulary.variables and target not in list(Key):
        known = [*vocabulary.variables, *Key]
        return Fault("HC244", {"variable": target, "hint": suggestion(target, known)}, entry.place)
    unit_text = named.get("unit")
    unit = parse_unit(unit_text) if unit_text is not None else None
    if unit_text is not None and unit is None:
        return Fault("HC245", {"unit": unit_text, "header": entry.word}, entry.place)
    wrong = _wrong_key(named, vocabulary.variables.get(target), target, adding)
    if wrong is not None:
        key, wanted = wrong
        parameters: Parameters = {"word": entry.word, "key": key, "value": named[key], "wanted": phrase(wanted)}
        return Fault("HC610", parameters, entry.place)
    adds = _SUM[named["sum"]] if "sum" in named else adding.adds
    digits = int(named["digits"]) if "digits" in named else None
    return MappedColumn(entry, target, unit_text, unit, Adding(adds, "missing" in named), digits)


def _wrong_key(
    named: Mapping[str, str], variable: Variable | None, target: str, adding: Adding
) -> tuple[str, str] | None:
    """Return the first of the further keys that says something else than it can, and the wording of what it can."""
    is_figure = variable is not None or target == Key.VALUE
    is_rate = variable is not None and variable.type not in ADDITIVE
    adds = named.get("sum", "true" if adding.adds else "false") == "true"
    checks = (
        ("sum", named.get("sum", "true") not in _SUM, "table.sum_values"),
        ("sum", not is_figure, "table.sum_key"),
        ("sum", named.get("sum") == "true" and is_rate, "table.sum_rate"),
        ("missing", named.get("missing") != "zero", "table.missing_values"),
        ("missing", not adds, "table.missing_alone"),
        ("digits", named.get("digits") not in _DIGITS, "table.digits_values"),
        ("digits", target != Key.AREA, "table.digits_area"),
    )
    return next(((key, wanted) for key, is_wrong, wanted in checks if key in named and is_wrong), None)


def read_missing_symbols(options: ReadOptions) -> MissingSymbols:
    """Return the missing symbols, with what the options say of them: of all tables, or of those of some files.

    Raises:
        TableError: for a map that cannot be read, and with every unknown kind in it.
    """
    entries = [] if options.missing is None else read_map(options.missing, "--missing")
    faults: list[Fault] = []

    def kinds(said: Mapping[str, str], place: Place | None) -> dict[str, State]:
        unknown = {symbol: word for symbol, word in said.items() if word not in KINDS}
        for symbol, word in unknown.items():
            parameters: Parameters = {"symbol": symbol, "kind": word, "kinds": ", ".join(KINDS)}
            parameters = {**parameters, "hint": suggestion(word, KINDS)}
            faults.append(Fault("HC247", parameters, place))
        return {symbol: KINDS[word] for symbol, word in said.items() if symbol not in unknown}

    everywhere: dict[str, State] = {}
    of_files: list[SymbolsOfFiles] = []
    for entry in entries:
        if isinstance(entry.value, str):
            everywhere |= kinds({entry.word: entry.value}, entry.place)
        else:
            of_files.append(SymbolsOfFiles(entry.word, kinds(entry.value, entry.place), entry.place))
    if faults:
        raise TableError(*faults)
    return MissingSymbols(everywhere, of_files)
