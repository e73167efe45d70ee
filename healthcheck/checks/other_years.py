"""Figures that are a power of ten off the same area's other years."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.checks.subject import Rows, Subject
from healthcheck.checks.tens import slip_powers
from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.model.pack import VariableType

_STEPS = ((7.5, 14), (40, 250), (400, 2500), (4000, 25_000), (4e7, 2.5e8))
"""How far two figures are apart, roughly, when one of them is a power of ten off."""
_LEAST_FOR_TEN, _LEAST = 100, 1000
"""The least that the smaller and the larger figure must be: one centre in a year and twelve in the next are no slip."""


class Slips(Struct, frozen=True):
    """The figures in ``rows`` are ``10**power`` times those of the same area in the rows ``reference``."""

    rows: Rows
    power: npt.NDArray[np.int8]
    reference: Rows

    def first(self, number: int) -> dict[int, tuple[int, int]]:
        """Return the power and the reference of the first rows, by row."""
        columns = (self.rows, self.power, self.reference)
        return {row: (power, other) for row, power, other in zip(*(c[:number].tolist() for c in columns), strict=True)}


def slips(subject: Subject, name: str) -> Slips:
    """Return the rows of a variable that are a power of ten off the area's middle figure."""
    return subject.once(f"slips of {name}", lambda: _slips(subject, name))


def _slips(subject: Subject, name: str) -> Slips:
    rows = _broken_series(subject, name)
    reference = _references(subject, name, rows)
    column = subject.observations.batch.columns[name]
    value, other = column.mantissa[rows], column.mantissa[reference]
    power = slip_powers(value, other)
    power[~_large_enough(power, value, other, column, subject.variables[name].type)] = 0
    found = np.flatnonzero(power)
    return Slips(rows[found], power[found], reference[found])


def _broken_series(subject: Subject, name: str) -> Rows:
    """Return the positive figures of the areas that change about tenfold from one figure to the next, in order."""
    breaks = subject.breaks(name)
    sizes, column = subject.sizes(name), subject.observations.batch.columns[name]
    both = sizes[breaks.before], sizes[breaks.after]
    smaller, larger = np.minimum(*both), np.maximum(*both)
    is_rate = subject.variables[name].type is VariableType.RATE
    # A slip breaks the series: without a step of ten there is none.
    far = np.flatnonzero((smaller > 0) & ((larger > _LEAST - 1) | is_rate))
    times = larger[far] / smaller[far]
    far = far[np.any([(low < times) & (times < high) for low, high in _STEPS], axis=0)]
    if not len(far):
        return subject.order[:0]
    rows = subject.years_of(breaks.before[far])
    there: npt.NDArray[np.bool_] = (column.state[rows] == State.OK.value) & (sizes[rows] > 0)
    return rows[there]


def _references(subject: Subject, name: str, rows: Rows) -> Rows:
    """Return for each row what it is held against: of two years the earlier, of more the middle figure."""
    if not len(rows):
        return rows
    starts = np.flatnonzero(np.concatenate(([True], np.diff(subject.area_index[rows]) != 0)))
    counts = np.diff(np.append(starts, len(rows)))
    # One number that is sorted by area, then by size, takes half the time of two.
    size = np.log10(subject.sizes(name)[rows]) / 1000
    by_size = rows[np.argsort(np.repeat(np.arange(len(starts)), counts) + size)]
    middle = np.where(counts == 2, rows[starts], by_size[starts + (counts - 1) // 2])
    return np.repeat(middle, counts)


def _large_enough(
    power: npt.NDArray[np.int8], value: IntegerArray, other: IntegerArray, column: NumberColumn, kind: VariableType
) -> npt.NDArray[np.bool_]:
    is_ten = np.abs(power) == 1
    unit = 10**column.scale
    large = np.asarray(np.maximum(value, other) >= _LEAST * unit, dtype=np.bool_)
    large &= ~is_ten | np.asarray(np.minimum(value, other) >= _LEAST_FOR_TEN * unit, dtype=np.bool_)
    # Ready figures are small, and those of small areas jump.
    return np.asarray(~is_ten if kind is VariableType.RATE else large, dtype=np.bool_)
