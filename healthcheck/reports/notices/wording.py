"""What a notice says to an area: plain sentences in the order of an official one, short enough for a page."""

from collections.abc import Iterator, Sequence

from healthcheck.messages import message, text
from healthcheck.messages.units import header_unit, quantity
from healthcheck.model.faults import Finding, Severity
from healthcheck.model.pack import MeasureKind, Pack, VariableType, variables_of
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.advice import advice
from healthcheck.reports.notices.areas import AreaNotice
from healthcheck.reports.notices.page import NoticePage, NoticeSection
from healthcheck.reports.phrases import demand
from healthcheck.reports.problems import document_of, gap_words
from healthcheck.reports.report import Report
from healthcheck.reports.table_lists import MOST_TABLES
from healthcheck.reports.unserved import base_unit, unserved

MOST_MISSES, MOST_FINDINGS, MOST_REASONS, MOST_PENDING = 10, 4, 3, 3
"""So much of each kind fits on a page; further misses are named in a sentence, the rest is counted."""
_MOST_NAMED = 10
_MOST_INDICATORS = 4
_LONGEST = 300


class Wording:
    """Words the notices of a report."""

    def __init__(self, report: Report) -> None:
        """Take the report, whose language the notices have."""
        self._report = report
        self._language: Language = report.options.language
        self._packs = {pack.id: pack for pack in report.packs}

    def page(self, notice: AreaNotice) -> NoticePage:
        """Word a notice."""
        worst = sorted(notice.misses, key=lambda verdict: -verdict.indicator.severity)
        sections = [
            self._misses(worst),
            self._findings(notice.findings),
            self._unjudged(notice.unjudged),
            self._pending(notice.pending),
            self._advice(notice, worst),
        ]
        return NoticePage(
            self._text("notice.title"),
            [(_cut(name), _cut(words)) for name, words in self._facts(notice)],
            self._text("notice.greeting", area=self._area(notice)),
            self._opening(notice),
            list(self._numbered([section for section in sections if section is not None])),
            [self._text(f"notice.{key}") for key in ("issued", "officer", "date")],
        )

    def _text(self, key: str, **parameters: str | int) -> str:
        return text(key, self._language, parameters)

    def _numbered(self, sections: Sequence[NoticeSection]) -> Iterator[NoticeSection]:
        for numeral, section in zip(self._text("notice.numerals").split(), sections, strict=False):
            heading = self._text("notice.heading", number=numeral, heading=section.heading)
            yield NoticeSection(heading, section.columns, section.rows, section.items, section.rest)

    def _area(self, notice: AreaNotice) -> str:
        code, name = notice.label
        return _cut(name or code or self._text("word.no_name"))

    def _facts(self, notice: AreaNotice) -> Iterator[tuple[str, str]]:
        code, name = notice.label
        whole = self._text("notice.area", name=name, code=code) if name and code else self._area(notice)
        pause, semicolon = self._text("list.pause"), self._text("list.semicolon")
        yield self._text("notice.to"), whole
        yield self._text("notice.years"), pause.join(map(str, sorted(notice.years))) or self._text("notice.undated")
        documents = [self._document(self._packs[pack]) for pack in notice.packs]
        yield self._text("notice.basis"), semicolon.join(documents)
        yield self._text("notice.tables"), self._tables()
        counted = [
            self._text(f"count.{status.word}", number=notice.counts[status])
            for status in Status
            if notice.counts[status] or status in (Status.PASS, Status.FAIL)
        ]
        key = "report.summary.one" if sum(notice.counts) == 1 else "report.summary"
        yield self._text("notice.result"), self._text(key, total=sum(notice.counts), parts=pause.join(counted))

    def _tables(self) -> str:
        tables = self._report.tables
        if len(tables) > MOST_TABLES:
            return self._text("notice.many_tables", number=len(tables))
        named = (f"{table.path}[{table.sheet}]" if table.sheet else table.path for table in tables)
        return self._text("list.pause").join(named)

    def _document(self, pack: Pack) -> str:
        document, number = document_of(pack).in_language(self._language), pack.source.number if pack.source else None
        if number:
            return self._text("notice.document_number", document=document, number=number, pack=pack.id)
        return self._text("notice.document", document=document, pack=pack.id)

    def _opening(self, notice: AreaNotice) -> str:
        numbers = {"misses": len(notice.misses), "findings": len(notice.findings), "unjudged": len(notice.unjudged)}
        found = [self._text(f"notice.found.{key}", number=number) for key, number in numbers.items() if number]
        joint = " " if self._language == "en" else ""
        return self._text("notice.opening", found=joint.join(found))

    def _misses(self, misses: Sequence[Verdict]) -> NoticeSection | None:
        if not misses:
            return None
        columns = ("notice.number", "column.indicator", "column.period", "column.target", "notice.actual")
        heads = [*columns, "notice.shortfall", "column.clause"]
        rows = [
            [
                str(number),
                self._indicator(verdict),
                verdict.period or "",
                demand(verdict.indicator.target, self._language),
                verdict.value or "",
                self._shortfall(verdict),
                verdict.indicator.clause,
            ]
            for number, verdict in enumerate(misses[:MOST_MISSES], 1)
        ]
        return NoticeSection(
            self._text("notice.misses"),
            [self._text(head) for head in heads],
            [[_cut(cell) for cell in row] for row in rows],
            rest=self._further(misses[MOST_MISSES:]),
        )

    def _further(self, misses: Sequence[Verdict]) -> str:
        """Name the misses that the table has no room for, in a sentence."""
        if not misses:
            return ""
        named = [
            self._text(
                "notice.further_miss",
                indicator=verdict.indicator.name.in_language(self._language),
                gap=" ".join(words for words in (verdict.period, gap_words(verdict, self._language)) if words),
            )
            for verdict in misses[:_MOST_NAMED]
        ]
        words = self._text("list.pause").join(map(_cut, named))
        sentence = self._text("notice.further", number=len(misses), misses=words)
        return f"{sentence} {self._rest(len(misses) - _MOST_NAMED)}".rstrip()

    def _indicator(self, verdict: Verdict) -> str:
        """Name an indicator with the unit of its values, where these are no ratios."""
        indicator = verdict.indicator
        name, unit = indicator.name.in_language(self._language), self._unit(verdict)
        named = self._text("notice.with_unit", indicator=name, unit=unit) if unit else name
        return named if indicator.severity is Severity.ERROR else self._text("notice.encouraged", indicator=named)

    def _unit(self, verdict: Verdict) -> str:
        measure = verdict.indicator.measure
        if measure.kind in (MeasureKind.SHARE, MeasureKind.GROWTH):
            return header_unit("percent", self._language)
        names = variables_of(measure.numerator)
        variables = self._packs[verdict.pack].variables
        if measure.kind is MeasureKind.RATIO or not names or variables[names[0]].type is VariableType.FLAG:
            return ""
        return header_unit(variables[names[0]].unit, self._language)

    def _shortfall(self, verdict: Verdict) -> str:
        """Say what is short, in things and in people."""
        gap, beyond = gap_words(verdict, self._language), unserved(verdict)
        if beyond is None:
            return gap
        uncovered = quantity(beyond, base_unit(verdict, self._packs[verdict.pack]), self._language)
        return self._text("notice.people", gap=gap, beyond=uncovered)

    def _findings(self, findings: Sequence[Finding]) -> NoticeSection | None:
        worst = sorted(findings, key=lambda finding: -finding.severity)
        items = [
            self._text(
                "notice.finding",
                message=_cut(message(finding, self._language)),
                cell=_cut(self._cell(finding)),
                code=finding.code,
            )
            for finding in worst[:MOST_FINDINGS]
        ]
        return self._list("notice.findings", items, len(findings) - MOST_FINDINGS)

    def _cell(self, finding: Finding) -> str:
        place = finding.place
        if place is None:
            return ""
        sheet = f"[{place.sheet}]" if place.sheet else ""
        return f"{place.file}{sheet}!{place.cell}" if place.cell else f"{place}{sheet}"

    def _unjudged(self, verdicts: Sequence[Verdict]) -> NoticeSection | None:
        """List the reasons, each with the indicators that it leaves without a verdict."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for verdict in verdicts:
            kind = (verdict.reason_code or "", verdict.reason or "")
            found.setdefault(kind, {})[verdict.indicator.name.in_language(self._language)] = None
        ordered = sorted(found.items(), key=lambda item: -len(item[1]))
        items = [
            self._text("notice.reason", reason=_cut(reason), indicators=_cut(self._several(list(names))), code=code)
            for (code, reason), names in ordered[:MOST_REASONS]
        ]
        return self._list("notice.unjudged", items, len(found) - MOST_REASONS)

    def _several(self, names: Sequence[str]) -> str:
        words = self._text("list.pause").join(names[:_MOST_INDICATORS])
        more = len(names) - _MOST_INDICATORS
        if more <= 0:
            return words
        # Chinese counts them all, English those that are not named.
        number = len(names) if self._language == "zh" else more
        return self._text("notice.and_more", words=words, number=number)

    def _pending(self, verdicts: Sequence[Verdict]) -> NoticeSection | None:
        colon, semicolon = self._text("list.colon"), self._text("list.semicolon")
        items = [
            f"{_cut(self._indicator(verdict))}{colon}{demand(verdict.indicator.target, self._language)}{semicolon}"
            f"{semicolon.join(words for words in (self._shortfall(verdict), verdict.reason) if words)}"
            for verdict in verdicts[:MOST_PENDING]
        ]
        return self._list("notice.pending", items, len(verdicts) - MOST_PENDING)

    def _advice(self, notice: AreaNotice, misses: Sequence[Verdict]) -> NoticeSection | None:
        items = [
            self._text(
                "notice.advice_miss",
                number=number,
                advice=_cut(advice(verdict, self._packs[verdict.pack], self._language)),
            )
            for number, verdict in enumerate(misses[:MOST_MISSES], 1)
        ]
        also = {
            "notice.advice_findings": notice.findings,
            "notice.advice_unjudged": notice.unjudged,
            "notice.advice_again": notice.misses,
        }
        items += [self._text(key) for key, told in also.items() if told]
        return self._list("notice.advice", items, 0)

    def _list(self, heading: str, items: Sequence[str], more: int) -> NoticeSection | None:
        return NoticeSection(self._text(heading), items=items, rest=self._rest(more)) if items else None

    def _rest(self, more: int) -> str:
        return self._text("notice.rest", number=more) if more > 0 else ""


def _cut(words: str) -> str:
    """Keep a hostile name from filling the page."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
