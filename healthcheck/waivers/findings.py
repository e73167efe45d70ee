"""What is to be said of waivers after a run: expired, not yet valid, unused, too broad."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.text import Text, listing
from healthcheck.model.waivers import Waiver, WaiverState

_DIMENSIONS = ("indicators", "areas", "years")
_MOST_NAMED = 10


class Tally(Struct):
    """What one waiver does in a run, counted while verdicts are gone through.

    ``covered`` misses are within its bounds, ``excused`` of them carry it. ``used`` and ``present`` are
    the indicators, areas and years that it excuses something for, and the indicators that are judged.
    ``in_run`` tells whether any verdict is within its bounds, missed or not.
    """

    waiver: Waiver
    state: WaiverState
    covered: int = 0
    excused: int = 0
    in_run: bool = False
    used: set[tuple[str, str]] = field(default_factory=set)
    present: set[str] = field(default_factory=set)
    ambiguous: dict[str, int] = field(default_factory=dict)

    def judged(self, indicator: str) -> None:
        """Note that an indicator is judged in this run."""
        self.present.add(indicator)

    def excuse(self, indicator: str, area: str, year: int) -> None:
        """Count a miss that the waiver excuses; ``area`` as the waiver writes it."""
        self.excused += 1
        self.used |= {("indicators", indicator), ("areas", area), ("years", str(year))}


def waiver_findings(tallies: Sequence[Tally], today: date) -> Iterator[Finding]:
    """Give the findings on waivers, in the order of their file; each is at the waiver's line."""
    for tally in tallies:
        yield from _of_waiver(tally, today)


def _of_waiver(tally: Tally, today: date) -> Iterator[Finding]:
    waiver = tally.waiver
    about: Parameters = {"waiver": waiver.id, "number": tally.covered, "today": today.isoformat()}
    if tally.state is WaiverState.NOT_JUDGED:
        yield _finding("HC511", Severity.INFO, waiver, {"waiver": waiver.id, "pack": waiver.pack})
        return
    if tally.state is WaiverState.EXPIRED:
        yield _finding("HC501", Severity.WARNING, waiver, {**about, "until": waiver.until.isoformat()}, "until")
        return
    if tally.state is WaiverState.NOT_YET_VALID:
        start = waiver.start.isoformat() if waiver.start else ""
        yield _finding("HC502", Severity.WARNING, waiver, {**about, "start": start}, "from")
        return
    left_out = [key for key in _DIMENSIONS if not getattr(waiver, key)]
    if left_out:
        yield _finding("HC505", Severity.WARNING, waiver, {"waiver": waiver.id, "keys": _listing(left_out)})
    for area, number in tally.ambiguous.items():
        parameters: Parameters = {"waiver": waiver.id, "area": area, "number": number}
        yield _finding("HC507", Severity.WARNING, waiver, parameters, "areas")
    yield from _use(tally)


def _use(tally: Tally) -> Iterator[Finding]:
    """Give what is to be said of a waiver that holds, by how many misses it excuses."""
    waiver = tally.waiver
    if not tally.excused:
        yield _finding("HC503", Severity.WARNING if tally.in_run else Severity.INFO, waiver, {"waiver": waiver.id})
        return
    idle = [
        str(part)
        for key in _DIMENSIONS
        for part in getattr(waiver, key)
        if (key, str(part)) not in tally.used
        and (key != "indicators" or part in tally.present)
        and (key != "areas" or part not in tally.ambiguous)
    ]
    if idle:
        yield _finding("HC504", Severity.INFO, waiver, {"waiver": waiver.id, "parts": _listing(idle)})
    if tally.excused > waiver.covers_at_most:
        parameters: Parameters = {"waiver": waiver.id, "number": tally.excused, "most": waiver.covers_at_most}
        yield _finding("HC506", Severity.WARNING, waiver, parameters, "covers_at_most")


def _finding(code: str, severity: Severity, waiver: Waiver, parameters: Parameters, key: str | None = None) -> Finding:
    """Make a finding at the line of one of the waiver's keys, or of its id; a line of text has no cell."""
    place = waiver.places.get(key or "", waiver.place)
    return Finding(code, severity, parameters, Place(place.file, place.line))


def _listing(words: Sequence[str]) -> Text:
    """Return words as a list inside a sentence; of very many only the first ones."""
    more = ["…"] if len(words) > _MOST_NAMED else []
    return listing([*words[:_MOST_NAMED], *more])
