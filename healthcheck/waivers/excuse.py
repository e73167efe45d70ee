"""Waivers + verdicts -> verdicts of which some are ``waived``; pure: which day it is, is said by the caller."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field
from msgspec.structs import replace

from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Finding
from healthcheck.model.observations import Observations
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.model.waivers import Waiver, WaiverState, WaiverUse
from healthcheck.model.wording import normalise
from healthcheck.waivers.findings import Tally, waiver_findings

Seen = Callable[[Judgement], Observations]


class Excused(Struct, frozen=True):
    """Judgements after waivers, what each waiver did, and what is to be said of them."""

    judgements: tuple[Judgement, ...]
    uses: tuple[WaiverUse, ...]
    findings: tuple[Finding, ...]


def excuse(judgements: Sequence[Judgement], seen: Seen, waivers: Sequence[Waiver], today: date) -> Excused:
    """Replace each ``fail`` that a waiver covers by ``waived``; the first waiver of the file that does so counts.

    Every other verdict, and every value and gap, stays as it is.
    """
    tallies = [Tally(waiver, _state(waiver, judgements, today)) for waiver in waivers]
    areas = _Areas(waivers)
    after = tuple(_excused(judgement, seen(judgement), tallies, areas) for judgement in judgements)
    for tally in tallies:
        if tally.state is WaiverState.ACTIVE and not tally.excused:
            tally.in_run = any(_reaches(tally.waiver, judgement, seen(judgement), areas) for judgement in judgements)
    uses = tuple(WaiverUse(tally.waiver, tally.state, tally.excused) for tally in tallies)
    return Excused(after, uses, tuple(waiver_findings(tallies, today)))


def _state(waiver: Waiver, judgements: Sequence[Judgement], today: date) -> WaiverState:
    judged = any(_names(waiver, judgement) for judgement in judgements)
    return waiver.state(today) if judged else WaiverState.NOT_JUDGED


def _names(waiver: Waiver, judgement: Judgement) -> bool:
    """Tell whether a waiver is about the indicator of a judgement."""
    if waiver.pack != judgement.pack.id:
        return False
    return not waiver.indicators or judgement.indicator.id in waiver.indicators


def _excused(judgement: Judgement, seen: Observations, tallies: Sequence[Tally], areas: "_Areas") -> Judgement:
    candidates = [(number, tally) for number, tally in enumerate(tallies) if _names(tally.waiver, judgement)]
    missed = np.flatnonzero(judgement.status == Status.FAIL.value)
    for _, tally in candidates:
        tally.judged(judgement.indicator.id)
    if not candidates or not len(missed):
        return judgement
    labels = list(_labels(seen, judgement.rows[missed]))
    excusing = np.full(len(judgement.rows), -1, dtype=np.int32)
    for number, tally in candidates:
        names = areas.named(tally.waiver, seen)
        tally.ambiguous.update(names.ambiguous)
        for position, label in zip(missed.tolist(), labels, strict=True):
            area = names.listed_as(label)
            if area is None or (tally.waiver.years and label.year not in tally.waiver.years):
                continue
            tally.covered += 1
            if tally.state is WaiverState.ACTIVE and excusing[position] < 0:
                excusing[position] = number
                tally.excuse(judgement.indicator.id, area, label.year)
    status = np.where(excusing >= 0, np.uint8(Status.WAIVED), judgement.status)
    return replace(judgement, status=status, waiver=excusing)


class _Label(Struct, frozen=True):
    """The area and year of one verdict, as waivers name them."""

    code: str | None
    name: str
    year: int


def _labels(seen: Observations, rows: npt.NDArray[np.intp]) -> Iterator[_Label]:
    for row, year in zip(rows.tolist(), seen.batch.period[rows].tolist(), strict=True):
        code = seen.area[row]
        yield _Label(None if code is None else compare_key(code), normalise(seen.area_name[row] or ""), year)


class _Named(Struct, frozen=True):
    """The areas that a waiver lists, by code and by name; ``every`` where it lists none."""

    every: bool
    by_code: Mapping[str, str]
    by_name: Mapping[str, str]
    ambiguous: Mapping[str, int] = field(default_factory=dict)

    def listed_as(self, label: _Label) -> str | None:
        """Return how the waiver writes an area; None where it does not name it."""
        if self.every:
            return label.code or label.name
        by_code = None if label.code is None else self.by_code.get(label.code)
        return by_code or self.by_name.get(label.name)


class _Areas:
    """Finds the areas that waivers list; names that several areas share name none of them."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        self._names = {normalise(area) for waiver in waivers for area in waiver.areas}
        self._bearers: dict[int, Counter[str]] = {}

    def named(self, waiver: Waiver, seen: Observations) -> _Named:
        """Return what a waiver's list of areas means in some observations."""
        bearers = self._count_bearers(seen)
        shared = {area: bearers[normalise(area)] for area in waiver.areas if bearers[normalise(area)] > 1}
        return _Named(
            not waiver.areas,
            {compare_key(area): area for area in waiver.areas},
            {normalise(area): area for area in waiver.areas if area not in shared},
            shared,
        )

    def _count_bearers(self, seen: Observations) -> Counter[str]:
        """Count the areas that bear each name that some waiver lists."""
        if id(seen) not in self._bearers:
            areas = {
                (name, number if code is None else compare_key(code))
                for name, code, number in zip(
                    map(_normal, seen.area_name), seen.area, seen.batch.area.tolist(), strict=True
                )
                if name in self._names
            }
            self._bearers[id(seen)] = Counter(name for name, _ in areas)
        return self._bearers[id(seen)]


def _normal(name: str | None) -> str:
    return normalise(name or "")


def _reaches(waiver: Waiver, judgement: Judgement, seen: Observations, areas: _Areas) -> bool:
    """Tell whether any verdict, whatever its status, is one that a waiver names."""
    if not _names(waiver, judgement):
        return False
    names = areas.named(waiver, seen)
    return any(
        names.listed_as(label) is not None and (not waiver.years or label.year in waiver.years)
        for label in _labels(seen, judgement.rows)
    )
