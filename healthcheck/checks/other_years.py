"""Figures that are a power of ten off the same area's other years."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from healthcheck.checks.subject import Rows, Subject
from healthcheck.checks.tens import slip_powers
from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.model.pack import VariableType

_STEP = 7.9
_LEAST_FOR_TEN, _LEAST = 100, 1000
"""The least that the smaller and the larger figure must be: one centre in a year and twelve in the next are no slip."""


@dataclass(frozen=True, slots=True)
class Slips:
    """The figures in ``rows`` are ``10**power`` times those of the same area in the rows ``reference``."""

    rows: Rows
    power: npt.NDArray[np.int8]
    reference: Rows


def slips(subject: Subject, name: str) -> Slips:
    """Return the rows of a variable that are a power of ten off the area's middle figure."""
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
    before, after = subject.steps(name)
    sizes, column = subject.sizes(name), subject.observations.batch.columns[name]
    one, other = sizes[before], sizes[after]
    # A slip breaks the series: without a step of ten there is none.
    steps = ((one > _STEP * other) | (other > _STEP * one)) & (one > 0) & (other > 0)
    if not steps.any():
        return before[:0]
    broken = np.zeros(len(subject.firsts), dtype=np.bool_)
    broken[subject.area_index[before[steps]]] = True
    rows: Rows = subject.order[broken[subject.area_index[subject.order]]]
    there: npt.NDArray[np.bool_] = (column.state[rows] == State.OK) & (sizes[rows] > 0)
    return rows[there]


def _references(subject: Subject, name: str, rows: Rows) -> Rows:
    """Return for each row what it is held against: of two years the earlier, of more the middle figure."""
    if not len(rows):
        return rows
    index = subject.area_index[rows]
    by_size = rows[np.lexsort((subject.sizes(name)[rows], index))]
    starts = np.flatnonzero(np.concatenate(([True], np.diff(index) != 0)))
    counts = np.diff(np.append(starts, len(rows)))
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
