"""A row of small bars: the shape of a few numbers in the space of a word (▁▂▃▅▇)."""

from collections.abc import Sequence
from fractions import Fraction

LEVELS = "▁▂▃▅▇"
"""Five heights that can be told apart on every screen; all of them part of GBK."""
NO_BAR = "·"
TARGET = "|"


def bars(values: Sequence[Fraction | None], split: int | None = None) -> str:
    """Draw a bar for each number, from the lowest, which is the shortest, to the highest; ``·`` where there is none.

    Equal numbers are bars of a middle height. ``split`` puts the mark of a target before that bar.
    """
    there = [value for value in values if value is not None]
    low, high = (min(there), max(there)) if there else (Fraction(0), Fraction(0))
    drawn = [NO_BAR if value is None else LEVELS[_level(value, low, high)] for value in values]
    if split is not None:
        drawn.insert(split, TARGET)
    return "".join(drawn)


def _level(value: Fraction, low: Fraction, high: Fraction) -> int:
    if low == high:
        return len(LEVELS) // 2
    return min(int((value - low) / (high - low) * len(LEVELS)), len(LEVELS) - 1)
