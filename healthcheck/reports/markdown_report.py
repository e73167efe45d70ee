"""The report as Markdown: for step summaries, pull requests and mails (docs/ci.md).

It holds the worst, not everything, and so stays far below the megabyte that GitHub takes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from healthcheck.messages import line, text
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status, Verdict
from healthcheck.reports.excuses import baseline_lines, waiver_lines
from healthcheck.reports.markdown_text import escaped
from healthcheck.reports.outcome import by_severity, counted, outcome, severity_label, worst_findings
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.problems import gap_words
from healthcheck.reports.report import Report
from healthcheck.reports.table_lists import cell_lines, tables_line
from healthcheck.reports.terminal_rows import worst_first
from healthcheck.reports.terminal_summary import reasons

MOST_MISSES = 100
MOST_FINDINGS = 50
MOST_REASONS = 20
_LONGEST = 200
"""A name is cut at so many characters, so that hostile tables cannot blow the report up."""

_COLUMNS = ("area", "period", "indicator", "value", "target", "gap", "clause")
_NUMBERS = ("value",)


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of Markdown; it says the same whatever ``only`` asks for."""
    language = report.options.language
    yield f"# {text('markdown.title', language)}\n\n**{_shown(outcome(report))}**\n"
    yield from _opening(report, language)
    yield from _counts(report, language)
    yield from _misses(report, language)
    yield from _reasons(report, language)
    yield from _findings(report, language)


def _opening(report: Report, language: Language) -> Iterator[str]:
    pause = text("list.pause", language)
    packs = [text("report.pack", language, {"pack": pack.id, "revision": pack.revision}) for pack in report.packs]
    sentences = [
        text("report.packs", language, {"packs": pause.join(packs)}),
        tables_line(report.tables, language),
        counted(report) if report.total else text("report.no_verdicts", language),
        *cell_lines(report.tables, language),
        *(line(note, language) for note in report.notes),
    ]
    yield "\n" + "".join(f"- {_shown(sentence)}\n" for sentence in sentences)


def _counts(report: Report, language: Language) -> Iterator[str]:
    if report.total:
        names = [text(f"status.{status.word}", language) for status in Status]
        yield "\n" + _heading(names, frozenset(names)) + _row([str(report.counts[status]) for status in Status])


def _misses(report: Report, language: Language) -> Iterator[str]:
    """Give a table of what is missed, and tables of their own for what is known and what is waived."""
    known = report.baseline.known if report.baseline else 0
    missed = report.counts[Status.FAIL] - known
    yield from _table("report.misses", worst_first(report, {Status.FAIL}, known=False), missed, language)
    yield from _table("report.known", worst_first(report, {Status.FAIL}, known=True), known, language)
    told = list(baseline_lines(report, language))
    yield from (f"\n{_shown(sentence)}\n" for sentence in told[:1])
    yield from _listed(told[1:])
    waived = report.counts[Status.WAIVED]
    yield from _table("report.waived_misses", worst_first(report, {Status.WAIVED}), waived, language)
    # The heading of the table has said how many.
    yield from _listed(list(waiver_lines(report, language))[1:])


def _table(key: str, verdicts: Iterable[Verdict], number: int, language: Language) -> Iterator[str]:
    """Give a table of verdicts, of which there are ``number``, under its heading; a column for waivers where needed."""
    if not number:
        return
    columns = (*_COLUMNS, "waiver") if key == "report.waived_misses" else _COLUMNS
    names = [text(f"column.{column}", language) for column in columns]
    yield f"\n## {text(key, language)}\n\n"
    yield _heading(names, frozenset(text(f"column.{column}", language) for column in _NUMBERS))
    for verdict in islice(verdicts, MOST_MISSES):
        yield _row([*_cells(verdict, language), verdict.waiver or ""][: len(columns)])
    if number > MOST_MISSES:
        yield f"\n{text('markdown.more_misses', language, {'number': number - MOST_MISSES})}\n"


def _listed(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield "\n" + "".join(f"- {_shown(sentence)}\n" for sentence in sentences)


def _cells(verdict: Verdict, language: Language) -> list[str]:
    indicator = verdict.indicator
    area = " ".join(part for part in (verdict.area_name, verdict.area) if part)
    return [
        area or text("word.no_name", language),
        verdict.period or "",
        indicator.name.in_language(language),
        verdict.value or "",
        full_demand(indicator.target, language),
        gap_words(verdict, language),
        indicator.clause,
    ]


def _reasons(report: Report, language: Language) -> Iterator[str]:
    found = reasons(report)
    if found:
        yield f"\n## {text('report.reasons', language)}\n\n"
        yield from (f"- {_shown(reason)}\n" for reason in found[:MOST_REASONS])
    if len(found) > MOST_REASONS:
        yield f"- {text('report.more_reasons', language, {'number': len(found) - MOST_REASONS})}\n"


def _findings(report: Report, language: Language) -> Iterator[str]:
    if not report.findings:
        return
    worst = worst_findings(report)
    heading = text("report.findings", language, {"numbers": by_severity(worst, language)})
    yield f"\n## {heading}\n\n"
    for finding in worst[:MOST_FINDINGS]:
        label = severity_label(finding, language)
        yield f"- **{label}**{text('list.colon', language)}{_shown(line(finding, language))}\n"
    if len(worst) > MOST_FINDINGS:
        yield f"- {text('report.more_findings', language, {'number': len(worst) - MOST_FINDINGS})}\n"


def _heading(names: Sequence[str], numbers: Collection[str]) -> str:
    return _row(names) + "|" + "|".join("---:" if name in numbers else "---" for name in names) + "|\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_shown(cell) for cell in cells) + " |\n"


def _shown(words: str) -> str:
    return escaped(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
