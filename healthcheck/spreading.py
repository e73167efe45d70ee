"""The other way through: rule files and tables in, the spread of resources over areas out. Also the Python API."""

from collections.abc import Collection, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

from healthcheck.checks import CHECKS
from healthcheck.checks.run import run_checks
from healthcheck.checks.subject import Subject
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, RuleFileError, UsageError, distinct
from healthcheck.model.pack import LEVELS, Indicator, Pack, VariableType
from healthcheck.model.progress import Progress, each, unheard
from healthcheck.model.text import Language
from healthcheck.packs.loader import load_packs
from healthcheck.packs.selection import select
from healthcheck.packs.support import unsupported
from healthcheck.pipeline import known_variables, listed
from healthcheck.reports.equity.report import EquityReport
from healthcheck.spread.compare import Choice, compare, ratios
from healthcheck.spread.figures import LAND
from healthcheck.spread.groups import GROUPED_BY
from healthcheck.tables.read import ReadOptions, read_tables

if TYPE_CHECKING:
    import pandas

Level = Literal["township", "county", "city", "province"]


def equity(
    tables: "str | PathLike[str] | pandas.DataFrame | Sequence[str | PathLike[str] | pandas.DataFrame]",
    rules: "str | PathLike[str] | Sequence[str | PathLike[str]]",
    *,
    indicators: Collection[str] = (),
    clauses: Collection[str] = (),
    level: Level | None = None,
    group_by: str | None = None,
    period: int | None = None,
    as_of: int | None = None,
    columns: "str | PathLike[str] | Mapping[str, Any] | None" = None,
    encoding: str | None = None,
    sheet: str | Sequence[str] | None = None,
    header_row: int | None = None,
    missing: "str | PathLike[str] | Mapping[str, str] | None" = None,
    sum_by: Literal["area"] | None = None,
    population_basis: Literal["any"] | None = None,
    language: Language = "en",
    progress: Progress = unheard,
) -> EquityReport:
    """Compare areas by every ratio of rule files: how evenly a resource is spread over people and land.

    Args:
        tables: as for :func:`healthcheck.check`.
        rules: as for :func:`healthcheck.check`.
        indicators: only these, by id; empty means all ratios.
        clauses: only the ratios of these clauses; empty means all.
        level: the level whose areas are compared; without it the one that the rules bind, where the tables have two
            areas of it, else the one of which they have most.
        group_by: what Theil's index is told apart by: "city", "province", "region" or the id of a yes/no
            variable; without it the nearest of the first three that tells the areas apart.
        period: the year of tables that do not say one.
        as_of: drop later years.
        columns: what columns mean, as a map or the path of one (docs/tables.md).
        encoding: the text encoding of CSV files; without it UTF-8, then GB18030.
        sheet: the sheet of workbooks that is read, or several: the name, the number from 1, or "all".
        header_row: the line on which the header begins, counted from 1; without it the header is looked for.
        missing: symbols for missing figures and their kinds, as a map or the path of one.
        sum_by: "area" adds up the counts and amounts of rows that share their area and period (docs/tables.md).
        population_basis: "any" takes the other population where the pack's own is missing.
        language: the language of messages and reasons.
        progress: is told how far a long run is, as for :func:`healthcheck.check`.

    Raises:
        RuleFileError: when a rule file cannot be used.
        UsageError: when a selected indicator, clause, level or group does not exist.
        TableError: when a table cannot be read or used.
    """
    packs = load_packs(listed(rules))
    chosen = select(packs, indicators, clauses)
    wrong = [*_unknown_level(level), *_unknown_group(packs, group_by)]
    if wrong:
        raise UsageError(*wrong)
    compared = {pack.id: ratios(chosen[pack.id]) for pack in packs}
    refused = [fault for pack in packs for fault in unsupported(pack, compared[pack.id])]
    if refused:
        raise RuleFileError(*refused)
    variables = known_variables(packs)
    wanted = {name for found in compared.values() for indicator in found for name in indicator.reads}
    wanted |= {LAND, *([group_by] if group_by in variables else [])}
    options = ReadOptions(encoding, columns, period, missing, sheet, header_row, sum_by)
    observations = read_tables(listed(tables), variables, wanted, options, progress)
    choice = Choice(level, group_by, as_of, population_basis == "any")
    found = [compare(observations, pack, compared[pack.id], choice) for pack in each(packs, "comparing", progress)]
    progress("checking", 0, 0)
    of_areas = [finding for comparison in found for finding in comparison.findings]
    selected = [indicator for pack in packs for indicator in compared[pack.id]]
    subject = Subject(observations, variables, selected, of_areas)
    return EquityReport(
        language=language,
        choice=choice,
        packs=tuple(packs),
        tables=observations.tables,
        spreads=tuple(spread for comparison in found for spread in comparison.spreads),
        findings=tuple(
            distinct(
                [
                    *observations.findings,
                    *of_areas,
                    *run_checks(subject, CHECKS),
                ]
            )
        ),
        notes=(
            *_no_ratios(packs, chosen, indicators),
            *(note for comparison in found for note in comparison.notes),
        ),
    )


def _unknown_level(level: str | None) -> list[Fault]:
    if level in (None, *LEVELS):
        return []
    hint = suggestion(str(level), LEVELS)
    return [Fault("HC405", {"option": "--level", "value": str(level), "choices": ", ".join(LEVELS), "hint": hint})]


def _unknown_group(packs: Sequence[Pack], group_by: str | None) -> list[Fault]:
    """Refuse to group by what is neither an area's place nor a yes or no."""
    flags = [name for pack in packs for name, variable in pack.variables.items() if variable.type is VariableType.FLAG]
    if group_by is None or group_by in (*GROUPED_BY, *flags):
        return []
    hint = suggestion(group_by, [*GROUPED_BY, *flags])
    return [Fault("HC556", {"value": group_by, "known": ", ".join(GROUPED_BY), "hint": hint})]


def _no_ratios(packs: Sequence[Pack], chosen: Mapping[str, Sequence[Indicator]], named: Collection[str]) -> list[Fault]:
    """Say which of the indicators that were asked for by name are no ratios, and which packs have none."""
    notes = []
    for pack in packs:
        kept = ratios(chosen[pack.id])
        if not kept:
            notes.append(Fault("HC547", {"pack": pack.id}))
        elif named:
            others = [one.id for one in chosen[pack.id] if one not in kept]
            notes += [Fault("HC550", {"indicator": f"{pack.id}/{name}"}) for name in others]
    return notes
