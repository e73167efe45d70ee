"""Pack -> form: an empty table with exactly the columns that the pack's indicators read.

Headers are chosen by asking the reader of tables what it would take them for, so that a form that
is filled in is read without further options.
"""

from collections.abc import Sequence

from msgspec import Struct

from healthcheck.areas.scope import scope_of
from healthcheck.messages import text
from healthcheck.messages.units import header_unit
from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.pack import Indicator, MeasureKind, Pack, Variable, VariableType
from healthcheck.model.text import Language
from healthcheck.tables.units import shift
from healthcheck.tables.vocabulary import Vocabulary

KEYS = ("form.area", "form.area_name", "form.period")
"""The catalogue's words for the key columns; the first one holds codes, which are text."""


class FormColumn(Struct, frozen=True):
    """A column to be filled in: its header, what to know about it, and the only words it may hold, if so."""

    header: str
    note: str
    choices: tuple[str, ...] = ()


class Form(Struct, frozen=True):
    """An empty table: the headers of the keys, the columns to be filled in, and the rows that are known."""

    title: str
    keys: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, str, str], ...]


def form_of(pack: Pack, indicators: Sequence[Indicator], years: Sequence[int], language: Language) -> Form:
    """Make the form for some indicators of a pack.

    With a roster it has a row for each area and year: the ``years`` asked for, else those that the
    targets name, else one row to be dated by hand. Without a roster nobody knows the rows.

    Raises:
        UsageError: HC430, when there is no indicator to fill anything in for.
    """
    names = dict.fromkeys(name for indicator in indicators for name in indicator.reads)
    if not names:
        raise UsageError(Fault("HC430", {"pack": pack.id}))
    periods = [str(year) for year in sorted(set(years)) or years_named(indicators)] or [""]
    vocabulary = Vocabulary(pack.variables)
    return Form(
        pack.title.in_language(language),
        tuple(text(key, language) for key in KEYS),
        tuple(_column(pack.variables[name], vocabulary, indicators, language) for name in names),
        tuple((code, "", period) for code in areas_bound(pack, indicators) for period in periods),
    )


def areas_bound(pack: Pack, indicators: Sequence[Indicator]) -> list[str]:
    """Return the codes of the areas that indicators bind, each once, as far as the pack lists them."""
    codes: dict[str, str] = {}
    for indicator in indicators:
        for code in scope_of(pack, indicator).roster or ():
            codes.setdefault(compare_key(code), code)
    return list(codes.values())


def years_named(indicators: Sequence[Indicator]) -> list[int]:
    """Return the years whose figures the targets ask for, base years and the years before included."""
    years: set[int] = set()
    for indicator in indicators:
        target, measure = indicator.target, indicator.measure
        due = {year for year in (target.by, target.in_year, *(year for year, _ in target.milestones)) if year}
        if not due and target.from_year:
            due = {target.from_year}
        if measure.over:
            due = set(range(measure.over[0], measure.over[1] + 1))
        if measure.since:
            due.add(measure.since)
        elif measure.kind in (MeasureKind.INCREASE, MeasureKind.GROWTH):
            due |= {year - 1 for year in due}
        years |= due
    return sorted(years)


def _column(
    variable: Variable, vocabulary: Vocabulary, indicators: Sequence[Indicator], language: Language
) -> FormColumn:
    flag = variable.type is VariableType.FLAG
    yes_no = (text("form.yes", language), text("form.no", language))
    unit = "/".join(yes_no) if flag else header_unit(variable.unit, language)
    names = (variable.name.in_language(language), variable.name.zh, variable.name.en, *variable.aliases, variable.id)
    candidates = [
        word for name in names for word in (text("form.header", language, {"name": name, "unit": unit}), name)
    ]
    header = next((word for word in candidates if _is_read_as(word, variable, vocabulary)), variable.id)
    readers = [indicator for indicator in indicators if variable.id in indicator.reads]
    said = [text("form.note", language, {"name": variable.name, "unit": unit})]
    if all(variable.id == indicator.measure.reported_as for indicator in readers):
        said.append(text("form.published", language))
    listed = [f"{indicator.id} {indicator.name.in_language(language)}" for indicator in readers]
    said.append(text("form.read_by", language, {"indicators": "\n".join(listed)}))
    return FormColumn(header, "\n".join(said), yes_no if flag else ())


def _is_read_as(header: str, variable: Variable, vocabulary: Vocabulary) -> bool:
    """Tell whether a header is read as a variable in its own unit, and opened by no program as a formula."""
    meaning = vocabulary.meaning(header)
    if meaning.targets != (variable.id,) or header.startswith(("=", "+", "-", "@")):
        return False
    units = [unit for _, unit in meaning.units if unit is not None]
    return not meaning.units or variable.type is VariableType.FLAG or any(shift(unit, variable) == 0 for unit in units)
