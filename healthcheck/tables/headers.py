"""Deciding what each column of a table holds: a variable in some unit, a key, or nothing that is used."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from healthcheck.messages.hints import NOTHING
from healthcheck.model.faults import Fault, Parameters, Place
from healthcheck.model.pack import POPULATIONS, Variable, VariableType
from healthcheck.model.text import listing
from healthcheck.model.wording import normalise
from healthcheck.tables.adding import NOTHING_SAID, Adding
from healthcheck.tables.grid import Grid
from healthcheck.tables.header_cells import NARROWING
from healthcheck.tables.options import ColumnMap, MappedColumn
from healthcheck.tables.texts import excerpt
from healthcheck.tables.units import Unit, shift
from healthcheck.tables.vocabulary import Key, Vocabulary, is_unqualified_population, trailing_units

UNUSED_REASONS = frozenset({"HC264", "HC265", "HC266", "HC602", "HC626", "HC632"})
"""Reasons that are no faults: unknown headers, columns that the map says to ignore, labels, unclear parts."""
_YES_NO = frozenset({"是/否", "是否", "yes/no", "y/n", "1/0"})


class ColumnUse(Struct, frozen=True):
    """What one column is used for. ``targets`` is what its header may mean: one id when it is used.

    A column that is not used has a ``reason``, unless its header is blank.
    """

    position: int
    header: str
    targets: tuple[str, ...] = ()
    key: Key | None = None
    variable: Variable | None = None
    unit_text: str | None = None
    shift: int = 0
    reason: Fault | None = None
    year: int | None = None
    """The year of its figures, when its header says one."""
    adding: Adding = NOTHING_SAID
    is_part: bool = False
    """Whether the header says that it counts a part of what stands before it."""
    digits: int | None = None
    """How many digits its area codes have, where the map says so."""

    @property
    def is_used(self) -> bool:
        """Whether the column is read."""
        return self.reason is None and (self.key is not None or self.variable is not None)


def column_letters(position: int) -> str:
    """Return the letters over a column (counted from 0) in a spreadsheet: A, B, ..., AA."""
    return str(Place("", 1, position + 1).cell).removesuffix("1")


def column_uses(grid: Grid, vocabulary: Vocabulary, column_map: ColumnMap) -> list[ColumnUse]:
    """Return what every column of a table is used for."""
    layout = grid.layout
    uses = [
        replace(
            _use(position, header, grid.header_place(position), vocabulary, column_map), year=layout.years.get(position)
        )
        for position, header in enumerate(grid.header)
    ]
    for position, key in layout.roles.items():
        uses[position] = replace(uses[position], targets=(key.value,), key=key, variable=None, reason=None)
    for position, fault in layout.faults.items():
        uses[position] = replace(uses[position], reason=replace(fault, place=grid.header_place(position)))
    uses = _settled_parts(uses, grid)
    uses = _without_repeated(uses, grid, _same_header, "HC232")
    return _without_repeated(uses, grid, _same_target, "HC233")


def stopping_faults(uses: Sequence[ColumnUse], wanted: Collection[str]) -> list[Fault]:
    """Return the faults of columns that are needed, or that nobody can tell are not."""
    needed = {*wanted, *Key}
    faults: list[Fault] = []
    for use in uses:
        is_needed = not use.targets or not needed.isdisjoint(use.targets)
        # Two columns of one name share one fault.
        if use.reason is not None and use.reason.code not in UNUSED_REASONS and is_needed and use.reason not in faults:
            faults.append(use.reason)
    return faults


def _use(position: int, header: str, place: Place, vocabulary: Vocabulary, column_map: ColumnMap) -> ColumnUse:
    use = ColumnUse(position, header, adding=column_map.adding)
    mapped = column_map.find(header)
    if mapped is not None:
        return _mapped_use(use, mapped, vocabulary, place)
    if not header.strip():
        return use
    meaning = vocabulary.meaning(header)
    if not meaning.targets:
        return replace(use, reason=_unknown(header, place))
    use = replace(use, targets=meaning.targets, is_part=meaning.is_part)
    if len(meaning.targets) > 1:
        return replace(
            use, reason=Fault("HC237", {"header": excerpt(header), "targets": listing(meaning.targets)}, place)
        )
    return _as(use, meaning.targets[0], meaning.units, vocabulary, place)


def _as(
    use: ColumnUse, target: str, units: Sequence[tuple[str, Unit | None]], vocabulary: Vocabulary, place: Place
) -> ColumnUse:
    """Use a column as a key, or as a variable in the unit that its header names."""
    variable = vocabulary.variables.get(target)
    if variable is None:
        return replace(use, key=Key(target))
    parameters: Parameters = {"header": excerpt(use.header), "variable": variable.name}
    known = [(text, unit) for text, unit in units if unit is not None]
    for text, unit in known:
        exponent = shift(unit, variable)
        if exponent is not None:
            return replace(use, variable=variable, unit_text=text, shift=exponent)
    if known:
        return replace(use, reason=Fault("HC236", {**parameters, "unit": excerpt(known[0][0])}, place))
    if units and not (variable.type is VariableType.FLAG and units[0][0] in _YES_NO):
        return replace(use, reason=Fault("HC235", {**parameters, "unit": excerpt(units[0][0])}, place))
    return replace(use, variable=variable)


def _mapped_use(use: ColumnUse, mapped: MappedColumn, vocabulary: Vocabulary, place: Place) -> ColumnUse:
    if mapped.target is None:
        return replace(use, reason=Fault("HC265", {}, place))
    use = replace(use, targets=(mapped.target,), adding=mapped.adding, digits=mapped.digits)
    if mapped.unit is None or mapped.unit_text is None:
        # The map says what the column is; the unit that its header names is still its unit.
        return _as(use, mapped.target, trailing_units(use.header), vocabulary, place)
    variable = vocabulary.variables.get(mapped.target)
    if variable is not None and shift(mapped.unit, variable) is None:
        parameters: Parameters = {
            "header": excerpt(use.header),
            "variable": variable.name,
            "unit": mapped.unit_text,
        }
        return replace(use, reason=Fault("HC246", parameters, mapped.entry.place or place))
    return _as(use, mapped.target, ((mapped.unit_text, mapped.unit),), vocabulary, place)


def _unknown(header: str, place: Place) -> Fault:
    # What the header was perhaps meant to be takes long to find: only inspection asks for it.
    code = "HC266" if is_unqualified_population(header) else "HC264"
    return Fault(code, {"header": excerpt(header), "hint": NOTHING}, place)


def _settled_parts(uses: Sequence[ColumnUse], grid: Grid) -> list[ColumnUse]:
    """Use a column headed 其中：X as the variable X only where nothing speaks against it.

    It must stand behind what it is a part of; that must not be narrower than X (公立医院人员, 其中：医师), nor
    counted in another unit; no other column may be X; and X must be no population, because 常住人口, 其中：户籍人口
    are not all registered people.
    """
    settled: list[ColumnUse] = []
    for position, use in enumerate(uses):
        if not use.is_part:
            settled.append(use)
            continue
        whole = next((one for one in reversed(uses[:position]) if one.header.strip() and not one.is_part), None)
        others = [one for one in uses if one is not use and one.is_used and _same_variable(one, use)]
        if use.is_used and whole is not None and not others and _is_whole_of(whole, use):
            settled.append(use)
            continue
        parameters: Parameters = {"header": excerpt(use.header), "target": "".join(use.targets[:1])}
        settled.append(replace(use, reason=Fault("HC632", parameters, grid.header_place(position))))
    return settled


def _same_variable(one: ColumnUse, other: ColumnUse) -> bool:
    return one.variable is not None and one.variable == other.variable and one.year == other.year


def _is_whole_of(whole: ColumnUse, part: ColumnUse) -> bool:
    variable = part.variable
    if variable is None or variable.id in POPULATIONS or whole.key is not None or NARROWING.search(whole.header):
        return False
    return whole.variable is None or (whole.variable != variable and whole.variable.unit == variable.unit)


def _same_header(use: ColumnUse) -> tuple[str | int | None, ...]:
    is_ignored = use.reason is not None and use.reason.code == "HC265"
    return (normalise(use.header), use.year) if use.header.strip() and not is_ignored else ()


def _same_target(use: ColumnUse) -> tuple[str | int | None, ...]:
    return (*use.targets, use.year) if use.is_used else ()


def _without_repeated(
    uses: list[ColumnUse], grid: Grid, same: Callable[[ColumnUse], tuple[str | int | None, ...]], code: str
) -> list[ColumnUse]:
    """Use none of several columns that claim to be the same: which one is right cannot be known."""
    groups: dict[tuple[str | int | None, ...], list[ColumnUse]] = {}
    for use in uses:
        if same(use):
            groups.setdefault(same(use), []).append(use)
    reasons: dict[int, Fault] = {}
    for group in groups.values():
        if len(group) > 1:
            reasons |= dict.fromkeys((use.position for use in group), _repeated(group, grid, code))
    return [replace(use, reason=reasons.get(use.position, use.reason)) for use in uses]


def _repeated(group: list[ColumnUse], grid: Grid, code: str) -> Fault:
    named = [f'"{excerpt(use.header)}" ({column_letters(use.position)})' for use in group]
    variable = group[0].variable
    target = variable.name if variable is not None else "".join(group[0].targets)
    parameters: Parameters = {
        "columns": listing(named),
        "header": excerpt(group[0].header),
        "target": target,
    }
    return Fault(code, parameters, grid.header_place(group[1].position))
