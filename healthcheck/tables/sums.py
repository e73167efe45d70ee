"""Rows of one area and period in one table: added up where that is declared, contradicting each other where not."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.tables.adding import ADDITIVE
from healthcheck.tables.figures import Figures
from healthcheck.tables.merging import Part
from healthcheck.tables.numbers import LARGEST, taken
from healthcheck.tables.texts import Flags, Rows

_BLANK = (State.NOT_AVAILABLE, State.NOT_APPLICABLE)
_NO_DIGIT = np.iinfo(np.int16).max


class Groups(Struct, frozen=True):
    """The rows of a table by the merged row that they share, as ``order[starts[i]:starts[i] + sizes[i]]``."""

    target: Rows
    order: Rows
    starts: Rows
    sizes: Rows

    @property
    def first(self) -> Rows:
        """The first row of each group."""
        return self.order[self.starts]

    @property
    def several(self) -> Flags:
        """Whether a group has more than one row."""
        shared: Flags = self.sizes > 1
        return shared

    def of_each(self, marked: Flags) -> Rows:
        """Return for each group the first of the rows marked, in the groups' order; -1 without any."""
        found = np.full(len(self.starts), -1, dtype=np.intp)
        places = np.flatnonzero(marked)
        group, first = np.unique(np.searchsorted(self.starts, places, side="right") - 1, return_index=True)
        found[group] = self.order[places[first]]
        return found


def group_rows(target: Rows) -> Groups:
    """Group the rows of a table by the merged rows that they are."""
    order = np.argsort(target, kind="stable")
    ordered = target[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))[: len(target)]
    return Groups(ordered[starts], order, starts, np.diff(np.append(starts, len(target))))


def one_each(table: int, figures: Figures, groups: Groups) -> Part:
    """Make one figure of the rows of each area and period.

    Counts and amounts that are to be added up are, exactly; rates cannot be. A figure that every
    row repeats counts once. Without a word on either, and where rows differ, none of them counts.
    """
    if is_added_up(figures):
        return _added_up(table, figures, groups)
    numbers = taken(figures.numbers, groups.first)
    if figures.adding.adds:
        unusable, state = groups.several, State.NOT_ADDITIVE
    else:
        unusable, state = groups.several & ~repeats_itself(figures, groups), State.DUPLICATE
    numbers = _without(numbers, unusable, np.full(len(groups.first), state))
    return Part(table, groups.target, numbers, groups.first)


def is_added_up(figures: Figures) -> bool:
    """Tell whether the figures of rows that share their area and year are added up."""
    return bool(figures.adding.adds) and figures.variable.type in ADDITIVE


def without_incomplete(part: Part, incomplete: Flags, groups: Groups | None, state: State) -> Part:
    """Take away the figures, of one row or several, whose area may have another row in the table."""
    doubtful = incomplete if groups is None else groups.of_each(incomplete[groups.order]) >= 0
    numbers = _without(part.numbers, doubtful, np.full(len(doubtful), state))
    return replace(part, numbers=numbers)


def repeats_itself(figures: Figures, groups: Groups) -> Flags:
    """Tell of each group whether its rows repeat one figure, and are declared to do so."""
    if figures.adding.adds is not False:
        return np.zeros(len(groups.starts), dtype=np.bool_)
    mantissa, state = figures.numbers.mantissa[groups.order], figures.numbers.state[groups.order]
    same: Flags = _is_same(state, groups.starts) & _is_same(mantissa, groups.starts)
    return same


def _is_same(values: IntegerArray, starts: Rows) -> Flags:
    same: Flags = np.asarray(np.minimum.reduceat(values, starts) == np.maximum.reduceat(values, starts), dtype=np.bool_)
    return same


def _added_up(table: int, figures: Figures, groups: Groups) -> Part:
    numbers = counted_blanks(figures).numbers
    state, starts = numbers.state[groups.order], groups.starts
    invalid, missing = state >= State.UNREADABLE, (state > State.OK) & (state < State.UNREADABLE)
    bad, gone = groups.of_each(invalid), groups.of_each(missing)
    whole = np.select([bad >= 0, gone >= 0], [State.ROW_INVALID, State.ROW_MISSING], State.OK)
    # A single row is no sum: its own state says more.
    whole = np.where(groups.several, whole, state[starts])
    # A blank that counts as zero has no last digit.
    printed = figures.numbers.state[groups.order] == State.OK.value
    digit = np.where(printed, numbers.last_digit[groups.order], _NO_DIGIT)
    last_digit = np.minimum.reduceat(digit, starts)
    summed = NumberColumn(
        _sums(numbers.mantissa[groups.order], groups),
        numbers.scale,
        np.where(last_digit == _NO_DIGIT, 0, last_digit).astype(np.int16),
        whole.astype(np.uint8),
    )
    blamed = np.where(groups.several, np.where(bad >= 0, bad, gone), -1)
    further = np.where(whole == State.OK.value, groups.sizes - 1, 0)
    first = np.where(blamed >= 0, blamed, groups.first)
    return Part(table, groups.target, _without(summed, whole != State.OK, whole), first, further)


def counted_blanks(figures: Figures) -> Figures:
    """Return the figures with zeros for what is not there, where that is declared."""
    if not figures.adding.blank_is_zero:
        return figures
    state = np.where(filled_with_zeros(figures), State.OK, figures.numbers.state).astype(np.uint8)
    return replace(figures, numbers=replace(figures.numbers, state=state))


def filled_with_zeros(figures: Figures) -> Flags:
    """Mark the cells that are not there and count as zero, where that is declared."""
    if not figures.adding.blank_is_zero:
        return np.zeros(len(figures.numbers.state), dtype=np.bool_)
    blank: Flags = np.isin(figures.numbers.state, _BLANK)
    return blank


def _sums(mantissa: IntegerArray, groups: Groups) -> IntegerArray:
    largest = int(np.abs(mantissa).max(initial=0))
    if mantissa.dtype != object and largest > LARGEST // int(groups.sizes.max(initial=1)):
        mantissa = mantissa.astype(object)
    return np.add.reduceat(mantissa, groups.starts)


def _without(numbers: NumberColumn, rows: Flags, state: npt.NDArray[np.int_]) -> NumberColumn:
    """Put some figures into a state in which they are none."""
    return NumberColumn(
        np.where(rows, 0, numbers.mantissa),
        numbers.scale,
        np.where(rows, 0, numbers.last_digit).astype(np.int16),
        np.where(rows, state, numbers.state).astype(np.uint8),
    )
