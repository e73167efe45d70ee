"""What a comparison says to people: sections of rows, the worst first, and a conclusion."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from healthcheck.comparing.changes import Change, Kind
from healthcheck.comparing.compare import Comparison
from healthcheck.comparing.snapshot import FindingRecord, Snapshot, VerdictRecord
from healthcheck.messages import line, text
from healthcheck.messages.units import difference
from healthcheck.model.faults import ExitCode, Parameters
from healthcheck.model.statuses import Status
from healthcheck.model.text import Language
from healthcheck.reports.signs import SIGNS

FURTHER_OFF = "further_off"
_ORDER = (
    Kind.NEW_FAILURE,
    Kind.NEWLY_MISSING,
    Kind.NEWLY_INVALID,
    Kind.GONE,
    FURTHER_OFF,
    Kind.FIXED,
    Kind.NEWLY_JUDGED,
    Kind.WAIVED,
    Kind.ADDED,
    Kind.OTHER,
)
"""The order of what changed; what is missed as before comes last of all, since it may be long."""
_WITH_GAP = (Status.FAIL.word, Status.PENDING.word, Status.WAIVED.word)
_BY_WORD = {status.word: status for status in Status}


class Field(Struct, frozen=True):
    """A cell's text, and the status whose colour it has."""

    text: str
    status: Status | None = None


class Section(Struct, frozen=True):
    """A heading with a table below it, or with lines where there are no columns."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]


def sections(comparison: Comparison, language: Language) -> Iterator[Section]:
    """Give the sections that have anything to say."""
    by_kind: dict[str, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        by_kind[FURTHER_OFF if change.further_off else change.kind].append(change)
    words = _Words(comparison, language)
    for kind in _ORDER:
        yield from words.changes(kind, by_kind[kind])
        if kind == FURTHER_OFF and comparison.new_findings:
            yield words.findings("new_finding", comparison.new_findings)
    if comparison.revised:
        yield words.revised()
    if comparison.gone_findings:
        yield words.findings("gone_finding", comparison.gone_findings)
    yield from words.changes(Kind.STILL_FAILING, by_kind[Kind.STILL_FAILING])


class _Words:
    """Writes what is compared, in one language."""

    def __init__(self, comparison: Comparison, language: Language) -> None:
        self._comparison = comparison
        self._language: Language = language
        self._shared = _shared_names(comparison)

    def section(self, kind: str, columns: Sequence[str], rows: tuple[tuple[Field, ...], ...]) -> Section:
        heading = f"{text(f'kind.{kind}', self._language)}{text('list.colon', self._language)}{len(rows)}"
        return Section(heading, tuple(text(f"column.{column}", self._language) for column in columns), rows)

    def changes(self, kind: str, found: Sequence[Change]) -> Iterator[Section]:
        """Write the changes of one kind, if there are any."""
        if found:
            rows = tuple(self.row(change) for change in found)
            yield self.section(kind, ("area", "period", "indicator", "before", "after", "gap"), rows)

    def row(self, change: Change) -> tuple[Field, ...]:
        """Write a verdict's change: whom it is about, what it was, what it is, and the gap."""
        record = change.record
        name = self._comparison.indicator_name(record.pack, record.indicator)
        return (
            Field(self._area(record.area, record.area_name)),
            Field(record.period or ""),
            Field(name.in_language(self._language)),
            self._status(change.before),
            self._status(change.after),
            Field(self._gap(change)),
        )

    def revised(self) -> Section:
        """Write the figures that were revised."""
        nothing = text("compare.nothing", self._language)
        rows = tuple(
            (
                Field(self._area(figure.area, figure.area_name)),
                Field(figure.period or ""),
                Field(self._comparison.variable_name(figure.variable).in_language(self._language)),
                Field(figure.before or nothing),
                Field(figure.after or nothing),
            )
            for figure in self._comparison.revised
        )
        return self.section("revised", ("area", "period", "figure", "before", "after"), rows)

    def findings(self, kind: str, found: Sequence[FindingRecord]) -> Section:
        """Write findings as lines, the most severe first."""
        order = ("error", "warning", "info")
        worst = sorted(found, key=lambda finding: order.index(finding.severity))
        return self.section(kind, (), tuple((Field(finding_line(finding, self._language)),) for finding in worst))

    def _area(self, area: str | None, name: str | None) -> str:
        if name is None:
            return area or text("word.no_name", self._language)
        return f"{name} {area}" if area and name in self._shared else name

    def _status(self, record: VerdictRecord | None) -> Field:
        if record is None:
            return Field(text("compare.nothing", self._language))
        status = _BY_WORD[record.status]
        words = f"{SIGNS[status]} {text(f'status.{record.status}', self._language)}"
        return Field(f"{words} {record.value}" if record.value is not None else words, status)

    def _gap(self, change: Change) -> str:
        before, after = (self._gap_of(record) for record in (change.before, change.after))
        if not before or not after or before == after:
            return after or before
        return text("compare.change", self._language, {"before": before, "after": after})

    def _gap_of(self, record: VerdictRecord | None) -> str:
        if record is None or record.gap is None or record.status not in _WITH_GAP:
            return ""
        return difference(record.gap, record.gap_unit, self._language)


def _shared_names(comparison: Comparison) -> frozenset[str]:
    """Return the names that several areas have, which are written with their codes."""
    areas = {(verdict.area, verdict.area_name) for report in _both(comparison) for verdict in report.verdicts}
    counted = Counter(name for _, name in areas)
    return frozenset(name for name, number in counted.items() if name is not None and number > 1)


def _both(comparison: Comparison) -> tuple[Snapshot, Snapshot]:
    return comparison.before, comparison.after


def finding_line(finding: FindingRecord, language: Language) -> str:
    """Write a finding as ``severity: file:line:column: CODE message``."""
    place = finding.place
    where = ""
    if place is not None:
        where = f"{replace(place, sheet=None)}{f' [{place.sheet}]' if place.sheet else ''}: "
    severity = text(f"severity.{finding.severity}", language)
    return f"{severity}{text('list.colon', language)}{where}{finding.code} {finding.message}"


def heading_lines(comparison: Comparison, language: Language) -> list[str]:
    """Name the two reports and their rule files."""
    pause = text("list.pause", language)
    lines = []
    for key, report in zip(("compare.before", "compare.after"), _both(comparison), strict=True):
        packs = [
            text("report.pack", language, {"pack": pack.pack, "revision": pack.revision})
            for pack in report.packs.values()
        ]
        parameters: Parameters = {"path": report.path, "verdicts": len(report.verdicts), "packs": pause.join(packs)}
        lines.append(text(key, language, parameters))
    return lines


def note_lines(comparison: Comparison, language: Language) -> list[str]:
    """Say what makes the reports hard to compare, each with its severity."""
    colon = text("list.colon", language)
    return [
        f"{text(f'severity.{note.severity.word}', language)}{colon}{line(note, language)}" for note in comparison.notes
    ]


def counted(comparison: Comparison, language: Language) -> list[str]:
    """Say how many verdicts became what, and how many figures and findings changed."""
    pause = text("list.pause", language)
    parts = [
        text(f"compared.{kind}", language, {"number": number}) for kind, number in comparison.counts.items() if number
    ]
    total = sum(comparison.counts.values())
    sentences = [text("compare.counted", language, {"number": total, "parts": pause.join(parts)})] if total else []
    numbers = {
        "revised": len(comparison.revised),
        "new": len(comparison.new_findings),
        "gone": len(comparison.gone_findings),
    }
    return [*sentences, text("compare.findings", language, numbers)] if any(numbers.values()) else sentences


def conclusion(comparison: Comparison, language: Language) -> str:
    """Say whether anything got worse, what, and the exit code."""
    if comparison.exit_code is ExitCode.FAILED:
        numbers = Counter(FURTHER_OFF if change.further_off else change.kind for change in comparison.worse_changes)
        parts = [text(f"compared.{kind}", language, {"number": numbers[kind]}) for kind in _ORDER if numbers.get(kind)]
        if errors := len(comparison.new_errors):
            key = "compared.new_errors.one" if errors == 1 else "compared.new_errors"
            parts.append(text(key, language, {"number": errors}))
        return text("compare.worse", language, {"what": text("list.pause", language).join(parts)})
    anything = comparison.revised or comparison.new_findings or comparison.gone_findings
    still = comparison.counts[Kind.STILL_FAILING]
    return text("compare.not_worse" if anything or len(comparison.changes) > still else "compare.same", language)
