"""Figures that were revised between two reports: the same area, year and variable with another value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from healthcheck.comparing.changes import Change
from healthcheck.comparing.snapshot import Figure, VerdictRecord
from healthcheck.model.decimals import plain


class RevisedFigure(Struct, frozen=True):
    """A figure before and after, as decimal text; None where there was or is none."""

    variable: str
    area: str | None
    area_name: str | None
    period: str | None
    before: str | None
    after: str | None


def revised_figures(changes: Iterable[Change]) -> list[RevisedFigure]:
    """Return each figure that differs once, however many verdicts rest on it."""
    found = {
        revised: None
        for change in changes
        if change.before is not None and change.after is not None
        for revised in _revised(change.before, change.after)
    }
    return list(found)


def _revised(before: VerdictRecord, after: VerdictRecord) -> Iterator[RevisedFigure]:
    old, new = _by_variable(before.inputs), _by_variable(after.inputs)
    if old == new:
        return
    for variable, period in dict.fromkeys([*new, *old]):
        change = _difference(old.get((variable, period), []), new.get((variable, period), []))
        if change is not None:
            yield RevisedFigure(variable, after.area, after.area_name, period, *change)


def _by_variable(figures: Sequence[Figure]) -> dict[tuple[str, str | None], list[str | None]]:
    """Return the values of each variable and year; a sum has one for each part."""
    found: dict[tuple[str, str | None], list[str | None]] = {}
    for figure in figures:
        found.setdefault((figure.variable, figure.period), []).append(figure.value)
    return found


def _difference(old: Sequence[str | None], new: Sequence[str | None]) -> tuple[str | None, str | None] | None:
    """Return what was and what is, None where nothing differs: one figure, one part of a sum, or else the sums."""
    if old == new:
        return None
    left, entered = _surplus(old, new), _surplus(new, old)
    if not left and not entered:
        return None
    if len(left) <= 1 and len(entered) <= 1:
        return (left or [None])[0], (entered or [None])[0]
    return _total(old), _total(new)


def _surplus(ours: Sequence[str | None], theirs: Sequence[str | None]) -> list[str | None]:
    """Return the values that have no equal among the others; 7.50 equals 7.5."""
    free = Counter(map(_exact, theirs))
    surplus = []
    for value in ours:
        if free[_exact(value)]:
            free[_exact(value)] -= 1
        else:
            surplus.append(value)
    return surplus


def _exact(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _total(values: Sequence[str | None]) -> str | None:
    """Add up parts exactly; None when one of them is missing."""
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    places = max(len(value.partition(".")[2]) for value in known)
    return plain(sum(_scaled(value, places) for value in known), -places)


def _scaled(value: str, places: int) -> int:
    whole, _, fraction = value.partition(".")
    return int(whole + fraction.ljust(places, "0"))
