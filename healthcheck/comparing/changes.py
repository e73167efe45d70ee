"""What became of a verdict between two reports, and whether that is worse (docs/comparing.md)."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from healthcheck.comparing.areas import AreaKey, AreaMatch
from healthcheck.comparing.snapshot import Snapshot, VerdictRecord
from healthcheck.model.faults import Severity
from healthcheck.model.statuses import Status

_FAIL, _WAIVED = Status.FAIL.word, Status.WAIVED.word
_UNJUDGED = (Status.MISSING.word, Status.INVALID.word)


class Kind(StrEnum):
    """What became of a verdict; in the order in which a person wants to read it."""

    NEW_FAILURE = "new_failure"
    NEWLY_MISSING = "newly_missing"
    NEWLY_INVALID = "newly_invalid"
    GONE = "gone"
    STILL_FAILING = "still_failing"
    FIXED = "fixed"
    NEWLY_JUDGED = "newly_judged"
    WAIVED = "waived"
    ADDED = "added"
    OTHER = "other"
    UNCHANGED = "unchanged"


_WORSE = (Kind.NEW_FAILURE, Kind.NEWLY_MISSING, Kind.NEWLY_INVALID, Kind.GONE)


class Change(Struct, frozen=True):
    """A verdict before and after; one of the two is None when there was or is none."""

    before: VerdictRecord | None
    after: VerdictRecord | None

    @property
    def record(self) -> VerdictRecord:
        """The verdict as it is now, or as it was when it is gone."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def kind(self) -> Kind:
        """What became of it."""
        if self.after is None:
            return Kind.GONE
        if self.before is None:
            return Kind.NEW_FAILURE if self.after.status == _FAIL else Kind.ADDED
        return _kind(self.before, self.after)

    @property
    def worse(self) -> bool:
        """Whether it got worse."""
        return self.kind in _WORSE or self.further_off

    @property
    def further_off(self) -> bool:
        """Whether it is a miss that persists with a larger gap, or counts for more than it did."""
        before, after = self.before, self.after
        if self.kind is not Kind.STILL_FAILING or before is None or after is None:
            return False
        if Severity[after.severity.upper()] > Severity[before.severity.upper()]:
            return True
        if before.gap is None or after.gap is None or before.gap_unit != after.gap_unit:
            return False
        return Decimal(after.gap).copy_abs() > Decimal(before.gap).copy_abs()


def _kind(before: VerdictRecord, after: VerdictRecord) -> Kind:
    was, now = before.status, after.status
    if now == _FAIL:
        return Kind.STILL_FAILING if was == _FAIL else Kind.NEW_FAILURE
    if now in _UNJUDGED:
        if was in _UNJUDGED:
            return Kind.UNCHANGED if was == now else Kind.OTHER
        return Kind(f"newly_{now}")
    if now == _WAIVED:
        return Kind.UNCHANGED if was == now and before.waiver == after.waiver else Kind.WAIVED
    if was in _UNJUDGED:
        return Kind.NEWLY_JUDGED
    if was in (_FAIL, _WAIVED) and now == Status.PASS.word:
        return Kind.FIXED
    return Kind.UNCHANGED if was == now else Kind.OTHER


Key = tuple[str, str, AreaKey, str | None]
"""What two verdicts have in common that are compared: pack, indicator, area, period."""


class Pairing(Struct, frozen=True):
    """Which verdict of one report is which of the other, as indexes; those after in their order, then those gone.

    ``ambiguous`` are names of areas without a code that could not be told apart.
    """

    pairs: tuple[tuple[int | None, int | None], ...]
    ambiguous: tuple[str, ...]


def pair(before: Snapshot, after: Snapshot, areas: AreaMatch) -> Pairing:
    """Find for each verdict the one that it is compared with."""
    earlier, later = _by_key(before, areas, 0), _by_key(after, areas, 1)
    partner: dict[int, int] = {}
    ambiguous: dict[str, None] = {}
    for key, ours in later.items():
        theirs = earlier.get(key, [])
        found = _told_apart([before.verdicts[i] for i in theirs], [after.verdicts[i] for i in ours])
        partner.update({ours[mine]: theirs[other] for other, mine in found})
        if len(theirs) != len(found) and len(ours) != len(found):
            ambiguous[after.verdicts[ours[0]].area_name or ""] = None
    taken = set(partner.values())
    pairs: list[tuple[int | None, int | None]] = [(partner.get(index), index) for index in range(len(after.verdicts))]
    pairs += [(index, None) for index in range(len(before.verdicts)) if index not in taken]
    return Pairing(tuple(pairs), tuple(ambiguous))


def _by_key(report: Snapshot, areas: AreaMatch, side: int) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    keys: dict[tuple[str | None, str | None], AreaKey] = {}
    for index, verdict in enumerate(report.verdicts):
        label = (verdict.area, verdict.area_name)
        if label not in keys:
            keys[label] = areas.key(side, *label)
        found[verdict.pack, verdict.indicator, keys[label], verdict.period].append(index)
    return found


def _told_apart(before: Sequence[VerdictRecord], after: Sequence[VerdictRecord]) -> list[tuple[int, int]]:
    """Pair verdicts of one key: the only two there are, and of several those with the same figures.

    Areas without a code may share a name. Guessing which is which could hide a new miss behind an old one.
    """
    if len(before) == 1 and len(after) == 1:
        return [(0, 0)]
    free: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, verdict in enumerate(before):
        free[_content(verdict)].append(index)
    return [
        (free[_content(verdict)].pop(0), index) for index, verdict in enumerate(after) if free.get(_content(verdict))
    ]


def _content(verdict: VerdictRecord) -> tuple[object, ...]:
    figures = tuple((figure.variable, figure.period, figure.value) for figure in verdict.inputs)
    return (verdict.status, verdict.value, verdict.gap, verdict.waiver, figures)
