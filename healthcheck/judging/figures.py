"""Exact numbers as decimal text that never contradicts a verdict.

A value that ends within four decimals is written exactly. Any other is rounded half to even at
four decimals (GB/T 8170-2008), and gets more decimals until it lies on the same side of every
threshold as the exact value: 7.49996 against 7.5 is not written as 7.5.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count

import numpy as np
import numpy.typing as npt

from healthcheck.judging.integers import difference, floor_quotient, product, total
from healthcheck.model.decimals import plain
from healthcheck.model.observations import IntegerArray, NumberColumn
from healthcheck.model.pack import TargetKind
from healthcheck.model.verdicts import Judgement

DIGITS = 4
"""Decimals of a value that does not end sooner."""

Rows = npt.NDArray[np.intp]


def column_texts(column: NumberColumn, rows: Rows) -> list[str]:
    """Write the figures of the chosen rows exactly, units applied."""
    mantissa = column.mantissa[rows].tolist()
    if column.scale == 0:
        return list(map(str, mantissa))
    return [plain(number, -column.scale) for number in mantissa]


def decimal_texts(numerator: IntegerArray, denominator: IntegerArray, thresholds: Sequence[Fraction]) -> list[str]:
    """Write exact fractions (denominators above 0) so that they stay on their side of the thresholds."""
    size = np.abs(numerator)
    scaled = product(size, 10**DIGITS)
    quotient = floor_quotient(scaled, denominator)
    rest = difference(scaled, product(quotient, denominator))
    exact = np.asarray(rest == 0, dtype=np.bool_)
    twice = product(rest, 2)
    up = np.asarray((twice > denominator) | ((twice == denominator) & (quotient % 2 == 1)), dtype=np.bool_)
    shown = total(quotient, up.astype(np.int64))
    negative = np.asarray(numerator < 0, dtype=np.bool_)
    signed = np.where(negative, product(shown, -1), shown)
    wrong = np.zeros(len(numerator), dtype=np.bool_)
    for threshold in thresholds:
        true_side = _side(numerator, denominator, threshold)
        shown_side = _side(signed, 10**DIGITS, threshold)
        wrong |= ~exact & (true_side != shown_side)
    texts = _fixed_texts(shown, negative)
    for row in np.flatnonzero(exact).tolist():
        texts[row] = plain(int(signed[row]), -DIGITS)
    for row in np.flatnonzero(wrong).tolist():
        texts[row] = extended(Fraction(int(numerator[row]), int(denominator[row])), thresholds)
    return texts


def _side(numerator: IntegerArray, denominator: IntegerArray | int, threshold: Fraction) -> npt.NDArray[np.int8]:
    excess = difference(product(numerator, threshold.denominator), product(denominator, threshold.numerator))
    return np.asarray(excess > 0, dtype=np.int8) - np.asarray(excess < 0, dtype=np.int8)


def _fixed_texts(shown: IntegerArray, negative: npt.NDArray[np.bool_]) -> list[str]:
    """Write ``shown / 10**DIGITS`` with exactly ``DIGITS`` decimals."""
    whole = floor_quotient(shown, 10**DIGITS)
    fraction = difference(shown, product(whole, 10**DIGITS))
    texts = [f"{one}.{other:04d}" for one, other in zip(whole.tolist(), fraction.tolist(), strict=True)]
    for row in np.flatnonzero(negative & np.asarray(shown != 0, dtype=np.bool_)).tolist():
        texts[row] = f"-{texts[row]}"
    return texts


def _fixed(number: int, digits: int) -> str:
    """Write ``number / 10**digits`` with exactly ``digits`` decimals."""
    sign = "-" if number < 0 else ""
    text = str(abs(number)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def extended(value: Fraction, thresholds: Sequence[Fraction]) -> str:
    """Write ``value`` with at least four decimals, and as many as it takes to stay on its side of every threshold."""
    for digits in count(DIGITS):
        scaled = round(value * 10**digits)
        shown = Fraction(scaled, 10**digits)
        if shown == value:
            return plain(scaled, -digits)
        if all((shown > limit) - (shown < limit) == (value > limit) - (value < limit) for limit in thresholds):
            return _fixed(scaled, digits)
    raise AssertionError("unreachable: count() never ends")


def value_texts(judgement: Judgement, rows: Rows) -> list[str | None]:
    """Write the values of the chosen rows of a judgement; None where there is no value."""
    texts = decimal_texts(judgement.numerator[rows], judgement.denominator[rows], judgement.limits)
    return _where(judgement.has_value[rows], texts)


def progress_texts(judgement: Judgement, rows: Rows) -> list[str | None]:
    """Write value / required, for targets that ask for more; never 1 or above on a miss."""
    target = judgement.indicator.target
    kind = target.milestone_kind if target.kind is TargetKind.MILESTONES else target.kind
    progress: list[str | None] = [None] * len(rows)
    if kind not in (TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.BETWEEN):
        return progress
    stages = judgement.required[rows] if target.kind is TargetKind.MILESTONES else np.zeros(len(rows), dtype=np.int8)
    for index, limit in enumerate(judgement.thresholds):
        low = limit.value
        own = np.flatnonzero(judgement.has_value[rows] & (stages == index))
        if low <= 0 or not len(own):
            continue
        numerator = product(judgement.numerator[rows[own]], low.denominator)
        denominator = product(judgement.denominator[rows[own]], low.numerator)
        for row, shown in zip(own.tolist(), decimal_texts(numerator, denominator, [Fraction(1)]), strict=True):
            progress[row] = shown
    return progress


def gap_texts(judgement: Judgement, rows: Rows) -> list[str | None]:
    """Write the gaps exactly, in the unit of the measure's numerator; None where there is none to give."""
    pairs = zip(judgement.gap[rows].tolist(), judgement.gap_exponent[rows].tolist(), strict=True)
    return _where(judgement.has_gap[rows], [plain(steps, exponent) for steps, exponent in pairs])


def serves_texts(judgement: Judgement, rows: Rows) -> list[str | None]:
    """Write the largest denominators that the numerators are enough for."""
    return _where(judgement.has_serves[rows], list(map(str, judgement.serves[rows].tolist())))


def _where(there: npt.NDArray[np.bool_], texts: list[str]) -> list[str | None]:
    if there.all():
        return list(texts)
    return [text if kept else None for text, kept in zip(texts, there.tolist(), strict=True)]
