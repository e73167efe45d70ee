"""Exact numbers as decimals that never contradict a verdict.

A value that ends within four decimals is written exactly. Any other is rounded half to even at
four decimals (GB/T 8170-2008), and gets more decimals until it lies on the same side of every
threshold as the exact value: 7.49996 against 7.5 is not written as 7.5.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.judging.integers import LARGEST, difference, floor_quotient, power_of_ten, product, total, wide
from healthcheck.judging.shortfalls import gap_of, served_by
from healthcheck.model.observations import IntegerArray, NumberColumn, State
from healthcheck.model.pack import TargetKind
from healthcheck.model.verdicts import Judgement

DIGITS = 4
"""Decimals of a value that does not end sooner."""

Rows = npt.NDArray[np.intp]
BoolArray = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int16]


class Decimals(Struct, frozen=True):
    """Numbers as they are to be written: ``mantissa / 10**places`` with just so many decimals, where ``there``."""

    mantissa: IntegerArray
    places: Places
    there: BoolArray

    def texts(self) -> list[str | None]:
        """Write them; None for a number that is not there."""
        rows = zip(self.mantissa.tolist(), self.places.tolist(), self.there.tolist(), strict=True)
        return [_fixed(number, places) if there else None for number, places, there in rows]


def _fixed(number: int, places: int) -> str:
    """Write ``number / 10**places`` with exactly ``places`` decimals."""
    sign = "-" if number < 0 else ""
    text = str(abs(number)).rjust(places + 1, "0")
    return f"{sign}{text[:-places]}.{text[-places:]}" if places else sign + text


def _shortest(mantissa: IntegerArray, places: Places) -> tuple[IntegerArray, Places]:
    """Leave out the zeros at the ends of fractions."""
    rows = np.flatnonzero(places)
    if not len(rows):
        return mantissa, places
    mantissa, places = mantissa.copy(), places.copy()
    while len(rows):
        rows = rows[np.asarray(mantissa[rows] % 10 == 0, dtype=np.bool_)]
        mantissa[rows] //= 10
        places[rows] -= 1
        rows = rows[places[rows] > 0]
    return mantissa, places


def column_figures(column: NumberColumn, rows: Rows) -> Decimals:
    """Return the figures of the chosen rows exactly, units applied; there is none in row -1."""
    places = np.full(len(rows), column.scale, dtype=np.int16)
    there = (column.state[rows] == State.OK.value) & (rows >= 0)
    return Decimals(*_shortest(column.mantissa[rows], places), there)


def rounded(
    numerator: IntegerArray, denominator: IntegerArray, thresholds: Sequence[Fraction]
) -> tuple[IntegerArray, Places]:
    """Round exact fractions (denominators above 0) so that they stay on their side of the thresholds."""
    scaled = product(np.abs(numerator), 10**DIGITS)
    quotient = floor_quotient(scaled, denominator)
    rest = difference(scaled, product(quotient, denominator))
    exact = np.asarray(rest == 0, dtype=np.bool_)
    twice = product(rest, 2)
    up = np.asarray((twice > denominator) | ((twice == denominator) & (quotient % 2 == 1)), dtype=np.bool_)
    shown = total(quotient, up.astype(np.int64))
    shown = np.where(np.asarray(numerator < 0, dtype=np.bool_), product(shown, -1), shown)
    wrong = np.zeros(len(numerator), dtype=np.bool_)
    for threshold in thresholds:
        wrong |= _side(numerator, denominator, threshold) != _side(shown, 10**DIGITS, threshold)
    mantissa, places = _shortest(shown, np.where(exact, np.int16(DIGITS), np.int16(0)))
    places[~exact] = DIGITS
    for row in np.flatnonzero(wrong & ~exact).tolist():
        value = Fraction(int(numerator[row]), int(denominator[row]))
        longer, places[row] = _extended(value, thresholds)
        if abs(longer) > LARGEST:
            mantissa = wide(mantissa)
        mantissa[row] = longer
    return mantissa, places


def _side(numerator: IntegerArray, denominator: IntegerArray | int, threshold: Fraction) -> npt.NDArray[np.int8]:
    excess = difference(product(numerator, threshold.denominator), product(denominator, threshold.numerator))
    return np.asarray(excess > 0, dtype=np.int8) - np.asarray(excess < 0, dtype=np.int8)


def extended(value: Fraction, thresholds: Sequence[Fraction]) -> str:
    """Write ``value`` with at least four decimals, and as many as it takes to stay on its side of every threshold.

    A value that ends sooner is written exactly.
    """
    return _fixed(*_extended(value, thresholds))


def _extended(value: Fraction, thresholds: Sequence[Fraction]) -> tuple[int, int]:
    for digits in count(DIGITS):
        scaled = round(value * 10**digits)
        shown = Fraction(scaled, 10**digits)
        if shown == value:
            while digits and scaled % 10 == 0:
                scaled, digits = scaled // 10, digits - 1
            return scaled, digits
        if all((shown > limit) - (shown < limit) == (value > limit) - (value < limit) for limit in thresholds):
            return scaled, digits
    raise AssertionError("unreachable: count() never ends")


def values(judgement: Judgement, rows: Rows) -> Decimals:
    """Return the values of the chosen rows of a judgement."""
    there = judgement.has_value[rows]
    return Decimals(*rounded(judgement.numerator[rows], _divisors(judgement, rows), judgement.limits), there)


def _divisors(judgement: Judgement, rows: Rows) -> IntegerArray:
    """Return the denominators; what is not judged may have none that anything can be divided by."""
    there, denominator = judgement.has_value[rows], judgement.denominator[rows]
    return denominator if there.all() else np.where(there, denominator, 1)


def progress(judgement: Judgement, rows: Rows) -> Decimals:
    """Return value / required, for targets that ask for more; never 1 or above on a miss."""
    target = judgement.indicator.target
    kind = target.milestone_kind if target.kind is TargetKind.MILESTONES else target.kind
    numerator = np.zeros(len(rows), dtype=np.int64)
    denominator = np.ones(len(rows), dtype=np.int64)
    there = np.zeros(len(rows), dtype=np.bool_)
    stages = judgement.required[rows] if target.kind is TargetKind.MILESTONES else np.zeros(len(rows), dtype=np.int8)
    wanted = kind in (TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.BETWEEN)
    for index, limit in enumerate(judgement.thresholds if wanted else ()):
        own = judgement.has_value[rows] & (stages == index)
        if limit.value > 0 and own.any():
            numerator = np.where(own, product(judgement.numerator[rows], limit.value.denominator), numerator)
            denominator = np.where(own, product(judgement.denominator[rows], limit.value.numerator), denominator)
            there |= own
    return Decimals(*rounded(numerator, denominator, [Fraction(1)]), there)


def gaps(judgement: Judgement, rows: Rows) -> Decimals:
    """Return the gaps exactly, in the unit of the measure's numerator."""
    gap, exponent = gap_of(judgement, rows), judgement.step[rows]
    steps = product(gap.steps, power_of_ten(np.maximum(exponent, 0)))
    return Decimals(*_shortest(steps, np.maximum(-exponent, 0).astype(np.int16)), gap.reachable)


def serves(judgement: Judgement, rows: Rows) -> Decimals:
    """Return the largest denominators that the numerators are enough for."""
    most = served_by(judgement, rows)
    return Decimals(most.steps, np.zeros(len(rows), dtype=np.int16), most.reachable)
