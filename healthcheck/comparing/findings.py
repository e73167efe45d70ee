"""Which findings of two reports are the same: by what they are about, and not by the line they stand on.

A finding at the cell of a figure is about that area, year and variable; any other in the row of
an area and year is about these. So rows may move, and files be renamed. Any other finding is told
by its place and its words. One that became more severe is another one.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from healthcheck.comparing.areas import AreaKey, AreaMatch
from healthcheck.comparing.snapshot import FindingRecord, Snapshot, VerdictRecord
from healthcheck.model.faults import Place

_COUNTED = "HC279"
"""Stands for many findings and says how many: another number is another finding."""
_Row = tuple[str, str | None, int | None]
_AreaYear = tuple[AreaKey, str | None]


def match_findings(before: Snapshot, after: Snapshot, areas: AreaMatch) -> dict[int, int]:
    """Return for each finding after that was there before which one it was, both as indexes."""
    with_words = before.options.get("lang") == after.options.get("lang")
    old, new = (_keys(report, areas, side, with_words) for side, report in enumerate((before, after)))
    # Of several alike the one at the same place is the same; the others may have moved.
    there = [(key, found.place) for key, found in zip(old, before.findings, strict=True)]
    here = [(key, found.place) for key, found in zip(new, after.findings, strict=True)]
    partner = _matched(there, here, {})
    return _matched(old, new, partner)


def _matched(old: Sequence[Hashable], new: Sequence[Hashable], partner: dict[int, int]) -> dict[int, int]:
    """Match equal keys one by one, beyond those that have a partner already."""
    taken = set(partner.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(old))):
        if index not in taken:
            free[old[index]].append(index)
    found = dict(partner)
    for index, key in enumerate(new):
        if index not in found and free.get(key):
            found[index] = free[key].pop()
    return found


def _keys(report: Snapshot, areas: AreaMatch, side: int, with_words: bool) -> list[Hashable]:
    if not report.findings:
        return []
    about = _Observations(report, areas, side)
    return [_key(finding, about, with_words) for finding in report.findings]


def _key(finding: FindingRecord, about: "_Observations", with_words: bool) -> Hashable:
    kind = (finding.code, finding.severity)
    words = finding.message if with_words else None
    figure = about.figures.get(finding.place) if finding.place else None
    if figure is not None:
        return (*kind, figure, finding.raw, words if finding.code == _COUNTED else None)
    row = about.rows.get(_row(finding.place)) if finding.place else None
    if row is not None and len(row) == 1:
        return (*kind, *row, finding.raw, words)
    return (*kind, finding.place, finding.raw, words)


def _row(place: Place) -> _Row:
    return (place.file, place.sheet, place.line)


class _Observations:
    """What the cells and rows of a report's tables are about, as far as its verdicts show them."""

    def __init__(self, report: Snapshot, areas: AreaMatch, side: int) -> None:
        self.figures: dict[Place, tuple[str, _AreaYear]] = {}
        self.rows: dict[_Row, set[_AreaYear]] = defaultdict(set)
        keys: dict[tuple[str | None, str | None], AreaKey] = {}
        for verdict in report.verdicts:
            label = (verdict.area, verdict.area_name)
            if label not in keys:
                keys[label] = areas.key(side, *label)
            self._take(verdict, keys[label])

    def _take(self, verdict: VerdictRecord, area: AreaKey) -> None:
        several = len({(figure.variable, figure.period) for figure in verdict.inputs}) < len(verdict.inputs)
        if several:  # the figures of parts: of which areas is not said
            return
        for figure in verdict.inputs:
            if figure.place is not None:
                about = (area, figure.period)
                self.figures[figure.place] = (figure.variable, about)
                self.rows[_row(figure.place)].add(about)
