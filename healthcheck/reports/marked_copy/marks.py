"""Report -> what is to be marked: for each cell how bad it is, and what is said of it."""

from collections import Counter
from collections.abc import Callable
from functools import cache, partial

from msgspec import Struct, field

from healthcheck.messages import CATALOGUE, message, text
from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Input, Judgement, Status, Verdict
from healthcheck.reports.advice import advice, people_words
from healthcheck.reports.marked_copy.cells import Position
from healthcheck.reports.plain import visible
from healthcheck.reports.problems import clause_words, missed_words, subject
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdict_rows

MOST_NOTES = 5
"""So many things are said of a cell; a comment must fit on a screen."""
MOST_COMMENTS = 5_000
"""So many cells of a sheet get a comment: programs draw each of them."""
_LONGEST_LINE = 400


class CellMarks(Struct):
    """What is marked in a cell: the worst severity, what is said, and how much more there would be to say."""

    severity: Severity
    notes: list[str] = field(default_factory=list)
    more: int = 0
    raw: str | None = None
    """The text of the cell as it was read, where that is known."""

    def words(self, language: Language) -> str:
        """Return the comment; nothing where nothing is said."""
        more = [text("mark.more", language, {"number": self.more})] if self.more and self.notes else []
        return "\n\n".join([*self.notes, *more])


def merged(one: CellMarks, other: CellMarks) -> CellMarks:
    """Put together what is marked in two cells that are seen as one."""
    notes = list(dict.fromkeys([*one.notes, *other.notes]))
    more = one.more + other.more + max(len(notes) - MOST_NOTES, 0)
    return CellMarks(max(one.severity, other.severity), notes[:MOST_NOTES], more)


SheetMarks = dict[Position, CellMarks]


class Marks(Struct):
    """The marked cells of all tables, by file and sheet, and how many things that are wrong have no cell."""

    language: Language
    sheets: dict[tuple[str, str | None], SheetMarks] = field(default_factory=dict)
    placeless: int = 0

    def add(self, place: Place, severity: Severity, raw: str | None, words: Callable[[], str]) -> None:
        """Mark a cell; one that is marked enough only counts on. A row is marked in its first cell."""
        sheet = self.sheets.setdefault((place.file, place.sheet), {})
        position = (place.line or 1, place.column or 1)
        room = position in sheet or len(sheet) < MOST_COMMENTS
        cell = sheet.setdefault(position, CellMarks(severity))
        cell.severity = max(cell.severity, severity)
        cell.raw = raw if cell.raw is None and place.column else cell.raw
        if room and len(cell.notes) < MOST_NOTES and (cell.notes or not cell.more):
            cell.notes.append(words())
        else:
            cell.more += 1

    def add_figure(self, figure: Input, severity: Severity, words: Callable[[], str]) -> None:
        """Mark the cell of a figure; nothing where it stands in no table."""
        if figure.origin is not None:
            self.add(figure.origin.place, severity, figure.origin.raw, words)


def marks_of(report: Report) -> Marks:
    """Collect the marks, the worst first: missed targets, findings, and figures that are missing."""
    marks = Marks(report.options.language)
    for severity in reversed(Severity):
        for judgement in report.judgements:
            if judgement.indicator.severity is severity:
                _mark_misses(marks, report, judgement)
        for finding in report.findings:
            if finding.severity is severity:
                _mark_finding(marks, finding)
        if severity is Severity.ERROR:
            for judgement in report.judgements:
                _mark_unjudged(marks, report, judgement)
    return marks


def _mark_misses(marks: Marks, report: Report, judgement: Judgement) -> None:
    """Mark the cells of missed targets; one of many that are added up is not itself what is wrong."""
    for verdict in verdict_rows(report, judgement, (Status.FAIL,)):
        figures = list(dict.fromkeys(figure for figure in verdict.inputs if figure.origin))
        marks.placeless += not figures
        added_up = Counter((figure.variable, figure.period) for figure in figures)
        words = cache(partial(miss_note, verdict, judgement.pack, marks.language))
        for figure in figures:
            number = added_up[figure.variable, figure.period]
            if number > 1:
                marks.add_figure(figure, Severity.INFO, partial(_of_part, words, number, marks.language))
            else:
                marks.add_figure(figure, judgement.indicator.severity, words)


def _of_part(words: Callable[[], str], number: int, language: Language) -> str:
    return f"{words()}\n{text('mark.part', language, {'number': number})}"


def _mark_unjudged(marks: Marks, report: Report, judgement: Judgement) -> None:
    """Mark the cells that leave a verdict without its figures."""
    for verdict in verdict_rows(report, judgement, (Status.INVALID, Status.MISSING)):
        words = cache(partial(unjudged_note, verdict, marks.language))
        for figure in dict.fromkeys(figure for figure in verdict.inputs if figure.value is None):
            marks.add_figure(figure, Severity.WARNING, words)


def _mark_finding(marks: Marks, finding: Finding) -> None:
    if finding.place is None or finding.place.line is None:
        marks.placeless += 1
    else:
        marks.add(finding.place, finding.severity, finding.raw, partial(finding_note, finding, marks.language))


def miss_note(verdict: Verdict, pack: Pack, language: Language) -> str:
    """Say what was missed, by how much, according to which clause, and what to do."""
    severity = text(f"severity.{verdict.indicator.severity.word}", language)
    rule = f"{verdict.pack}/{verdict.indicator.id}"
    heading = {"status": text(f"status.{verdict.status.word}", language), "severity": severity, "rule": rule}
    evidence = text("sentence.evidence", language, {"evidence": verdict.evidence}) if verdict.evidence else ""
    to_do = text("list.semicolon", language).join(
        words for words in (advice(verdict, pack, language), people_words(verdict, pack, language)) if words
    )
    return _note(
        text("mark.miss", language, heading),
        missed_words(verdict, language),
        evidence,
        clause_words(pack, verdict.indicator, language),
        text("mark.fix", language, {"advice": to_do}),
    )


def unjudged_note(verdict: Verdict, language: Language) -> str:
    """Say which verdict could not be given, and why."""
    code = verdict.reason_code or ""
    status, rule = text(f"status.{verdict.status.word}", language), f"{verdict.pack}/{verdict.indicator.id}"
    why: Parameters = {
        "subject": subject(verdict, language),
        "indicator": verdict.indicator.name,
        "reason": verdict.reason or "",
    }
    return _note(
        text("mark.unjudged", language, {"status": status, "rule": rule, "code": code}),
        text("mark.unjudged_why", language, why),
        _meaning(code, language),
    )


def finding_note(finding: Finding, language: Language) -> str:
    """Say what is wrong with a cell, what that means and what to do."""
    severity = text(f"severity.{finding.severity.word}", language)
    return _note(
        text("mark.finding", language, {"severity": severity, "code": finding.code}),
        message(finding, language),
        _meaning(finding.code, language),
    )


def _meaning(code: str, language: Language) -> str:
    known = CATALOGUE.get(code)
    return known.more.in_language(language) if known and known.more else ""


def _note(*lines: str) -> str:
    """Put lines below one another; what a table says cannot make further ones."""
    shown = (visible(line) for line in lines if line)
    return "\n".join(line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…" for line in shown)
