"""Sums of many ranges of figures at once, with what rounding may have done to them, to hold other figures against."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.checks.subject import Rows
from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.model.pack import VariableType
from healthcheck.model.text import Text
from healthcheck.tables.adding import last_units

Flags = npt.NDArray[np.bool_]

_SAFE = 2**62
FEWEST = 2
"""One figure is no sum."""


class Ranges(Struct, frozen=True):
    """The rows ``order[low[i]:high[i]]`` belong to whole ``i``."""

    order: Rows
    low: Rows
    high: Rows

    def count(self, marked: Flags) -> Rows:
        """Return how many of the marked rows belong to each whole."""
        counts: Rows = self._differences(marked[self.order].astype(np.intp))
        return counts

    def add_up(self, values: IntegerArray) -> IntegerArray:
        """Add up what belongs to each whole, exactly."""
        ordered = values[self.order]
        if ordered.dtype != object and int(np.abs(ordered).max(initial=0)) * len(ordered) >= _SAFE:
            ordered = ordered.astype(object)
        return self._differences(ordered)

    def _differences(self, ordered: IntegerArray) -> IntegerArray:
        running = np.concatenate((np.zeros(1, dtype=ordered.dtype), np.cumsum(ordered, dtype=ordered.dtype)))
        return np.asarray(running[self.high] - running[self.low])


class Comparison(Struct, frozen=True):
    """Wholes' own figures held against the sums of their parts; ``excess`` is the sum less the own figure.

    ``further`` is how far beyond rounding they are apart, twice: 0 or less where rounding explains it.
    ``parts`` counts the parts that have a figure, ``without`` those that have none.
    """

    sums: IntegerArray
    excess: IntegerArray
    further: IntegerArray
    parts: Rows
    without: Rows
    unusable: Rows
    can_be_held: Flags
    """Whether there is a figure to compare, and two parts or more, none of which is unusable."""
    is_shown: Flags
    """Whether own figure and sum are the same in a way that is no chance."""

    @property
    def fits(self) -> Flags:
        """Whether own figure and sum are the same but for rounding."""
        return self.can_be_held & np.asarray(self.further <= 0, dtype=np.bool_)

    @property
    def exceeds(self) -> Flags:
        """Whether the parts are more than their whole, which no part that is missing explains."""
        return self.can_be_held & np.asarray((self.further > 0) & (self.excess > 0), dtype=np.bool_)

    @property
    def falls_short(self) -> Flags:
        """Whether the parts, all of which are there, are less than their whole."""
        less = np.asarray((self.further > 0) & (self.excess < 0) & (self.without == 0), dtype=np.bool_)
        return self.can_be_held & less

    def size(self, whole: int) -> int:
        """Return how many parts a whole has, with a figure or without."""
        return int(self.parts[whole] + self.without[whole] + self.unusable[whole])


def without_figures(number: int) -> Text:
    """Say how many parts have no figure; nothing when all have one."""
    return phrase("check.without_figures", number=number) if number else NOTHING


def compared(own: NumberColumn, parts: NumberColumn, kind: VariableType, ranges: Ranges) -> Comparison:
    """Hold each whole's own figure against the sum of its parts.

    A rounded figure may be off by half its last digit, so the sum of n parts may differ by n such
    halves and the whole's own; counts printed to the unit add up exactly.
    """
    scale = max(own.scale, parts.scale)
    there = parts.state == State.OK.value
    counts, unusable = ranges.count(there), ranges.count(parts.state >= State.UNREADABLE)
    without = ranges.high - ranges.low - counts - unusable
    values = np.where(there, parts.mantissa, 0)
    sums = _scaled(ranges.add_up(values), scale - parts.scale)
    excess = sums - _scaled(own.mantissa, scale - own.scale)
    slack = _scaled(ranges.add_up(last_units(parts, kind)), scale - parts.scale)
    slack = slack + _scaled(last_units(own, kind), scale - own.scale)
    further = 2 * np.abs(excess) - slack
    is_figure = (own.state == State.OK.value) & np.asarray(own.mantissa >= 0, dtype=np.bool_)
    positive = ranges.count(there & np.asarray(parts.mantissa > 0, dtype=np.bool_))
    can_be_held = is_figure & (unusable == 0) & (counts >= FEWEST)
    is_shown = can_be_held & (positive >= FEWEST) & (without == 0) & np.asarray(further <= 0, dtype=np.bool_)
    return Comparison(sums, excess, further, counts, without, unusable, can_be_held, is_shown)


def _scaled(values: IntegerArray, power: int) -> IntegerArray:
    """Return values times a power of ten, as Python ints where int64 could overflow."""
    largest = int(np.abs(values).max(initial=0))
    if values.dtype != object and 4 * (largest + 1) * 10**power >= _SAFE:
        values = values.astype(object)
    scaled: IntegerArray = values * 10**power
    return scaled
