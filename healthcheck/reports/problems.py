"""What a run found fault with, one sentence after the other: for reports that list faults, not verdicts."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from pathlib import PurePath

from msgspec import Struct

from healthcheck.messages import message, text
from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.observations import cell_name
from healthcheck.model.pack import Indicator, Pack, TargetKind
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.phrases import full_demand, gap_phrase
from healthcheck.reports.plain import visible
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdicts_at
from healthcheck.reports.verdict_columns import chosen

_MOST_CELLS = 8
"""A city's figure is the sum of many cells; so many are named in a sentence."""


class Problem(Struct, frozen=True):
    """A missed target or a finding. Every text is plainly visible on one line (:func:`plain.visible`).

    ``rule`` is ``pack/indicator`` or the finding's code. ``title`` is the first sentence of
    ``words``. ``waived`` is the reason why a missed target does not count, ``waiver`` the id of the waiver.
    ``known`` ones are in the baseline and do not count. ``fingerprint`` tells it from the others of
    the run, and is the same in the next run whatever its line or figure.
    """

    rule: str
    severity: Severity
    title: str
    words: str
    place: Place
    fingerprint: str
    waived: str | None = None
    waiver: str | None = None
    known: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is neither excused nor known."""
        return self.waived is None and not self.known


def problems(report: Report) -> Iterator[Problem]:
    """Give the missed targets and the findings, the worst severity first; then the known ones, then the waived."""
    told_apart: Counter[str] = Counter()
    for known in (False, True):
        for severity in reversed(Severity):
            yield from _misses(report, Status.FAIL, severity, told_apart, known=known)
            for finding in report.findings:
                if finding.severity is severity and finding.known is known:
                    yield _of_finding(report, finding, told_apart)
    for severity in reversed(Severity):
        yield from _misses(report, Status.WAIVED, severity, told_apart)


def _misses(
    report: Report, status: Status, severity: Severity, told_apart: Counter[str], *, known: bool = False
) -> Iterator[Problem]:
    language = report.options.language
    for judgement in report.judgements:
        if judgement.indicator.severity is not severity:
            continue
        for verdict in verdicts_at(report, judgement, chosen(judgement, (status,), known=known)):
            rule = f"{verdict.pack}/{verdict.indicator.id}"
            title = missed_words(verdict, language)
            key = (rule, verdict.area or verdict.area_name or "", verdict.period or "")
            sentences = [title, *basis_words(verdict, judgement.pack, language), *excuse_words(verdict, language)]
            yield Problem(
                rule,
                severity,
                visible(title),
                visible(joined(sentences, language)),
                place_of(verdict, report),
                _fingerprint(told_apart, *key),
                visible(verdict.reason or "") if status is Status.WAIVED else None,
                verdict.waiver,
                known,
            )


def _of_finding(report: Report, finding: Finding, told_apart: Counter[str]) -> Problem:
    language = report.options.language
    title = message(finding, language)
    place = finding.place or _some_place(report)
    words = text("sentence.finding", language, {"message": title, "cell": cell_name(place)}) if place.cell else title
    if finding.known:
        words = joined([words, text("sentence.known", language)], language)
    key = (finding.code, place.file, place.sheet or "", message(finding, "en"))
    return Problem(
        finding.code,
        finding.severity,
        visible(title),
        visible(words),
        place,
        _fingerprint(told_apart, *key),
        known=finding.known,
    )


def _fingerprint(told_apart: Counter[str], *key: str) -> str:
    """Hash what a problem is about; a number tells apart those that are about the same."""
    digest = hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    told_apart[digest] += 1
    return f"{digest}:{told_apart[digest]}"


def joined(sentences: list[str], language: Language) -> str:
    """Put sentences behind one another as the language does."""
    return reduce(lambda first, then: text("sentence.then", language, {"first": first, "then": then}), sentences)


def subject(verdict: Verdict, language: Language) -> str:
    """Name whom and when a verdict is about: ``Ganxian 2025``, ``赣县区 2025 年``."""
    area = verdict.area_name or verdict.area or text("word.no_name", language)
    if verdict.period is None:
        return area
    return text("sentence.subject", language, {"area": area, "year": verdict.period})


def missed_words(verdict: Verdict, language: Language) -> str:
    """Say in one sentence who missed which target, and by how much."""
    parameters: Parameters = {
        "subject": subject(verdict, language),
        "indicator": verdict.indicator.name,
        "value": verdict.value or "",
        "target": full_demand(verdict.indicator.target, language),
        "gap": gap_words(verdict, language),
    }
    if verdict.value is None:
        return text("sentence.missed_unvalued", language, parameters)
    return text("sentence.missed_by" if parameters["gap"] else "sentence.missed", language, parameters)


def basis_words(verdict: Verdict, pack: Pack, language: Language) -> list[str]:
    """Say in sentences what a verdict rests on: the figures, their cells, the clause."""
    sentences = []
    if verdict.evidence:
        sentences.append(text("sentence.evidence", language, {"evidence": verdict.evidence}))
    cells = list(dict.fromkeys(cell_name(figure.origin.place) for figure in verdict.inputs if figure.origin))
    if cells:
        named = [*cells[:_MOST_CELLS], *("…" for _ in cells[_MOST_CELLS : _MOST_CELLS + 1])]
        sentences.append(text("sentence.cells", language, {"cells": text("list.pause", language).join(named)}))
    return [*sentences, clause_words(pack, verdict.indicator, language)]


def excuse_words(verdict: Verdict, language: Language) -> list[str]:
    """Say in a sentence why a miss does not count, where it does not."""
    if verdict.known:
        return [text("sentence.known", language)]
    if verdict.status is Status.WAIVED and verdict.reason:
        return [text("sentence.waived", language, {"reason": verdict.reason})]
    return []


def clause_words(pack: Pack, indicator: Indicator, language: Language) -> str:
    """Say which clause of which document an indicator comes from."""
    key = "sentence.clause" if indicator.clause else "sentence.document"
    return text(key, language, {"clause": indicator.clause, "document": document_of(pack)})


def document_of(pack: Pack) -> Text:
    """Return the title of the document that a pack's figures come from, or of the pack where it names none."""
    return pack.source.document if pack.source else pack.title


def gap_words(verdict: Verdict, language: Language) -> str:
    """Say by how much a target is missed, in things: ``1 bed short``; nothing where there is no gap."""
    return gap_phrase(verdict.gap, verdict.gap_unit, language, above=is_above(verdict))


def is_above(verdict: Verdict) -> bool:
    """Tell whether a missed target was missed by too much rather than too little."""
    kind = verdict.indicator.target.kind
    if kind in (TargetKind.AT_LEAST, TargetKind.MORE_THAN):
        return False
    if kind in (TargetKind.AT_MOST, TargetKind.LESS_THAN):
        return True
    if verdict.value is None or verdict.required is None:
        return False
    return Decimal(verdict.value) > Decimal(verdict.required)


def place_of(verdict: Verdict, report: Report) -> Place:
    """Return the cell of a verdict's first figure that stands in a table, or else the first table."""
    places = (figure.origin.place for figure in verdict.inputs if figure.origin)
    return next(places, None) or _some_place(report)


def _some_place(report: Report) -> Place:
    return Place(report.tables[0].path if report.tables else report.packs[0].file)


def tidy_path(file: str) -> str:
    """Return a path the way code hosts write it: forward slashes, no leading ``./``."""
    return PurePath(file).as_posix()
