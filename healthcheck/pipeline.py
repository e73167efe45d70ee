"""The whole way on one screen: rule files and tables in, a report out. Also the Python API."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from msgspec.structs import replace

from healthcheck.areas.prepare import prepare
from healthcheck.areas.scope import Scope, both, in_scope, scope_of, where_mask
from healthcheck.checks.run import chosen_checks, run_checks
from healthcheck.checks.subject import Subject
from healthcheck.judging.findings import judged_findings
from healthcheck.judging.judge import judge
from healthcheck.judging.measures import BoolArray
from healthcheck.judging.timeline import Timeline
from healthcheck.messages import CATALOGUE
from healthcheck.model.faults import Fault, Finding, RuleFileError
from healthcheck.model.observations import Observations
from healthcheck.model.pack import Indicator, Pack, Variable
from healthcheck.model.paths import AnyPath
from healthcheck.model.progress import Progress, each, unheard
from healthcheck.model.side_by_side import beside, side_by_side
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.packs.loader import load_packs
from healthcheck.packs.selection import select
from healthcheck.packs.support import unsupported
from healthcheck.reports.report import FailOn, Options, Report
from healthcheck.tables.read import ReadOptions, read_tables

if TYPE_CHECKING:
    import pandas


def check(
    tables: "str | PathLike[str] | pandas.DataFrame | Sequence[str | PathLike[str] | pandas.DataFrame]",
    rules: "str | PathLike[str] | Sequence[str | PathLike[str]]",
    *,
    indicators: Collection[str] = (),
    clauses: Collection[str] = (),
    period: int | None = None,
    as_of: int | None = None,
    columns: "str | PathLike[str] | Mapping[str, Any] | None" = None,
    encoding: str | None = None,
    sheet: str | Sequence[str] | None = None,
    header_row: int | None = None,
    missing: "str | PathLike[str] | Mapping[str, str] | None" = None,
    sum_by: Literal["area"] | None = None,
    population_basis: Literal["any"] | None = None,
    fail_on: FailOn = "error",
    allow_missing: bool = False,
    checks: Collection[str] = (),
    no_checks: Collection[str] = (),
    waivers: "AnyPath | None" = None,
    today: date | None = None,
    baseline: "AnyPath | None" = None,
    language: Language = "en",
    progress: Progress = unheard,
) -> Report:
    """Judge tables by rule files.

    Args:
        tables: one table or several, merged by area and period; each the path of a file, a
            folder or a zip archive, a pattern, or a pandas DataFrame.
        rules: one pack or several; each a shipped pack's id or the path of a rule file.
        indicators: judge only these, by id; empty means all.
        clauses: judge only the indicators of these clauses; empty means all.
        period: the year of tables that do not say one.
        as_of: drop later years, and treat what is due by then as due on each area's latest year.
        columns: what columns mean, as a map or the path of one (docs/tables.md).
        encoding: the text encoding of CSV files; without it UTF-8, then GB18030.
        sheet: the sheet of workbooks that is read, or several: the name, the number from 1, or "all".
        header_row: the line on which the header begins, counted from 1; without it the header is looked for.
        missing: symbols for missing figures and their kinds, as a map or the path of one.
        sum_by: "area" adds up the counts and amounts of rows that share their area and period (docs/tables.md).
        population_basis: "any" takes the other population where the pack's own is missing.
        fail_on: the least severity that fails the run.
        allow_missing: do not count missing figures as inconclusive.
        checks: run only these checks of the figures, by name (docs/checks.md); empty means all.
        no_checks: do not run these.
        waivers: the path of a file that excuses misses for a time (docs/waivers.md).
        today: the day that waivers are held against; without it the computer's own.
        baseline: the path of a JSON report; only what got worse since fails the run (docs/comparing.md).
        language: the language of messages and reasons.
        progress: is told how far a long run is: the stage, how many of its steps are done, how many there are.

    Raises:
        RuleFileError: when a rule file or the file of waivers cannot be used.
        UsageError: when a selected indicator, clause or check does not exist.
        TableError: when a table cannot be read or used.
        ReportFileError: when the baseline cannot be read or is no report.
    """
    asked = chosen_checks(checks, no_checks)
    packs = load_packs(listed(rules))
    chosen = select(packs, indicators, clauses)
    refused = [fault for pack in packs for fault in unsupported(pack, chosen[pack.id])]
    if refused:
        raise RuleFileError(*refused)
    afterwards = [
        *([] if waivers is None else [_excusing(waivers, packs, today or date.today())]),
        *([] if baseline is None else [_comparing(baseline)]),
    ]
    observations = read_tables(
        listed(tables),
        known_variables(packs),
        {name for found in chosen.values() for indicator in found for name in indicator.reads},
        ReadOptions(encoding, columns, period, missing, sheet, header_row, sum_by),
        progress,
    )
    prepared = {
        pack.id: prepare(observations, pack, chosen[pack.id], population_basis == "any", "totals" in asked)
        for pack in packs
    }
    of_areas = [finding for ready in prepared.values() for finding in ready.findings]
    judgements = [
        judgement
        for pack in packs
        for judgement in _judged(pack, chosen[pack.id], prepared[pack.id].observations, as_of, progress)
    ]
    progress("checking", 0, 0)
    selected = [indicator for pack in packs for indicator in chosen[pack.id]]
    completed = {pack: ready.observations for pack, ready in prepared.items()}

    def found() -> Sequence[Finding]:
        return (
            *observations.findings,
            *of_areas,
            *judged_findings(
                [(judgement, completed[judgement.pack.id]) for judgement in judgements], "published" in asked
            ),
            *run_checks(Subject(observations, known_variables(packs), selected, of_areas), asked),
        )

    report = Report(
        options=Options(period, as_of, fail_on, allow_missing, language, checks=asked),
        packs=packs,
        tables=observations.tables,
        findings=beside(found, observations.batch.size),
        judgements=tuple(judgements),
        observations=observations,
        notes=tuple(_notes(packs, chosen, judgements, observations)),
        completed=completed,
    )
    return reduce(lambda done, then: then(done), afterwards, report)


def _excusing(waivers: AnyPath, packs: Sequence[Pack], today: date) -> Callable[[Report], Report]:
    """Read a file of waivers; return what waives in a report what they excuse on a day, and records the day."""
    from healthcheck.waivers.excuse import excuse
    from healthcheck.waivers.file import load_waivers

    loaded = load_waivers(waivers, packs)

    def excused(report: Report) -> Report:
        found = excuse(report.judgements, report.seen, loaded, today)
        return replace(
            report,
            options=replace(report.options, today=today),
            findings=(*report.findings, *found.findings),
            judgements=found.judgements,
            waivers=found.uses,
        )

    return excused


def _comparing(baseline: AnyPath) -> Callable[[Report], Report]:
    """Read an earlier report; return what holds a report against it."""
    from healthcheck.comparing.baseline import held_against
    from healthcheck.comparing.read import read_snapshot

    return partial(held_against, baseline=read_snapshot(baseline))


def listed(given: Any) -> list[Any]:
    """Return several things as a list, and one thing, which may be a path or a DataFrame, as a list of it."""
    return list(given) if isinstance(given, list | tuple) else [given]


def known_variables(packs: Sequence[Pack]) -> dict[str, Variable]:
    """Return what headers can mean to several packs, by id."""
    return {name: variable for pack in packs for name, variable in pack.variables.items()}


def _judged(
    pack: Pack, indicators: Sequence[Indicator], observations: Observations, as_of: int | None, progress: Progress
) -> list[Judgement]:
    timeline = Timeline(observations.batch)
    masks: dict[Scope, BoolArray | None] = {}
    scopes = []
    for indicator in indicators:
        scope = scope_of(pack, indicator)
        if scope not in masks:
            masks[scope] = in_scope(observations, scope)
        scopes.append((indicator, both(masks[scope], where_mask(observations, indicator))))

    def judged(one: tuple[Indicator, BoolArray | None]) -> Judgement:
        return judge(observations.batch, pack, *one, timeline, as_of)

    return list(side_by_side(judged, each(scopes, "judging", progress), observations.batch.size))


def _notes(
    packs: Sequence[Pack],
    chosen: Mapping[str, Sequence[Indicator]],
    judgements: Sequence[Judgement],
    observations: Observations,
) -> list[Fault]:
    """Say why nothing was judged; no notes when something was."""
    is_judged = np.ones(len(Status), dtype=np.bool_)
    is_judged[[Status.MISSING, Status.INVALID, Status.NOT_APPLICABLE]] = False
    if any(is_judged[judgement.status].any() for judgement in judgements):
        return []
    empty = [Fault("HC344", {"pack": pack.id}) for pack in packs if not chosen[pack.id]]
    if any(len(judgement.rows) for judgement in judgements):
        return [*empty, Fault("HC343")]
    return [*empty, Fault("HC341"), *_other_levels(judgements, observations)]


def _other_levels(judgements: Sequence[Judgement], observations: Observations) -> list[Fault]:
    """Name the levels that the tables do have."""
    wanted = dict.fromkeys((found.pack.id, found.indicator.level or found.pack.level) for found in judgements)
    found = Counter(level for level in observations.level if level is not None)
    return [
        Fault("HC342", {"rows": rows, "found": _level_word(other), "pack": pack, "wanted": _level_word(level)})
        for pack, level in wanted
        if level is not None
        for other, rows in found.items()
        if other != level
    ]


def _level_word(level: str) -> Text:
    return CATALOGUE[f"level.{level}"].brief
