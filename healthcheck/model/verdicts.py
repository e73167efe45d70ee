"""Verdicts: as columns, the way they are judged, and as rows, the way they are reported."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.observations import IntegerArray, Origin
from healthcheck.model.pack import Indicator, Interval, Pack, Threshold
from healthcheck.model.statuses import Status as Status


class Term(Struct, frozen=True):
    """A figure that every verdict of a judgement is computed from: a variable, and whose row it is in.

    ``rows`` are batch rows (-1: there is none), ``years`` the periods (0: undated); both are as
    long as the judgement.
    """

    variable: str
    rows: npt.NDArray[np.intp]
    years: npt.NDArray[np.int32]


class Judgement(Struct, frozen=True):
    """One indicator over the rows of a batch that are in its scope; arrays are as long as ``rows``.

    ``rows`` (intp) are rows of ``observations``; ``status`` uint8 of :class:`Status`. The exact value is
    ``numerator / denominator`` (denominator above 0) where ``has_value``; it is the published ratio,
    its parts missing, where ``published``. Moving the measure's own numerator by 1 moves ``numerator`` by
    ``unit``; it moves in steps of ``10**step``, and not below 0 where it ``counts_whole`` things. The
    value must lie in ``intervals[stage]`` (there are none for a trend). ``required`` indexes ``thresholds`` (-1: none).
    ``cause`` indexes ``inputs``, the variable to blame (-1: none). ``reason`` indexes ``reasons``, catalogue codes
    (-1: none). ``due`` is the year the target binds from or in (0: none). ``limits`` are the ends
    of the intervals, for printing values on the right side of them. ``waiver`` numbers the
    waiver that excuses a miss (-1: none; None: there are no waivers at all), ``known`` marks misses
    that the baseline has (None: there is no baseline).

    What a miss lacks is worked out for the rows that are shown (:mod:`healthcheck.judging.shortfalls`).
    """

    pack: Pack
    indicator: Indicator
    inputs: tuple[Term, ...]
    rows: npt.NDArray[np.intp]
    status: npt.NDArray[np.uint8]
    numerator: IntegerArray
    denominator: IntegerArray
    has_value: npt.NDArray[np.bool_]
    published: npt.NDArray[np.bool_]
    unit: IntegerArray | int
    step: npt.NDArray[np.int16]
    counts_whole: bool
    intervals: tuple[Interval, ...]
    stage: npt.NDArray[np.int8]
    thresholds: tuple[Threshold, ...]
    limits: tuple[Fraction, ...]
    required: npt.NDArray[np.int8]
    cause: npt.NDArray[np.int16]
    reasons: tuple[str, ...]
    reason: npt.NDArray[np.int16]
    due: npt.NDArray[np.int32]
    waiver: npt.NDArray[np.int32] | None = None
    known: npt.NDArray[np.bool_] | None = None

    @property
    def counting(self) -> npt.NDArray[np.bool_]:
        """Which misses count: those that no baseline knows."""
        missed: npt.NDArray[np.bool_] = self.status == Status.FAIL.value
        return missed if self.known is None else missed & ~self.known


class Input(Struct, frozen=True):
    """One figure a verdict was computed from; ``value`` is decimal text, None when there is no figure."""

    variable: str
    period: str | None
    value: str | None
    origin: Origin | None


class Verdict(Struct, frozen=True):
    """One verdict as every report shows it; numbers are decimal text (docs/json-report.md).

    ``yearly_step`` and ``reached`` are for pending verdicts: what the value must change by each
    year until it is due, and the year in which the pace so far leads to the target. ``waiver`` is the id of
    the waiver that excuses a miss; ``known`` misses are in the baseline.
    """

    pack: str
    indicator: Indicator
    area: str | None
    area_name: str | None
    period: str | None
    level: str | None
    status: Status
    value: str | None
    required: str | None
    due: str | None
    progress: str | None
    gap: str | None
    gap_unit: str | None
    serves: str | None
    evidence: str | None
    reason_code: str | None
    reason: str | None
    yearly_step: str | None
    reached: str | None
    inputs: tuple[Input, ...]
    waiver: str | None = None
    known: bool = False
