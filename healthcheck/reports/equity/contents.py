"""What the report on spreads holds, as tables and sentences in one language; the formats only lay it out."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from healthcheck.messages import line, message, text
from healthcheck.model.faults import ExitCode, Fault, Severity
from healthcheck.model.text import Language
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import (
    Names,
    by_reason,
    degree,
    number,
    percent,
    period_words,
    reason,
    share_of,
    short_weight,
    weight_words,
)
from healthcheck.reports.outcome import by_severity, severity_label
from healthcheck.reports.table_lists import tables_line
from healthcheck.spread.groups import by_words
from healthcheck.spread.results import EVERYTHING, LandSpread, LeftOut, Spread

MOST_FINDINGS = 10
MOST_NAMES = 12
"""So many areas are named in a sentence."""


class Table(Struct, frozen=True):
    """A heading and rows of text; the first column holds words, the others figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def opening(report: EquityReport) -> list[str]:
    """Name the rule files and the tables."""
    language = report.language
    packs = [text("report.pack", language, {"pack": pack.id, "revision": pack.revision}) for pack in report.packs]
    joined = text("list.pause", language).join(packs)
    return [text("report.packs", language, {"packs": joined}), tables_line(report.tables, language)]


def latest(spreads: Sequence[Spread]) -> Spread:
    """Return the last period of a ratio that has figures."""
    return next(spread for spread in reversed(spreads) if spread.curve)


def compared_words(spreads: Sequence[Spread], language: Language) -> str:
    """Say which areas are compared, and what the ratio is held against."""
    last = latest(spreads)
    weight = weight_words(last, language)
    if last.level is None:
        return text("equity.compared.any", language, {"weight": weight})
    return text("equity.compared", language, {"level": text(f"level.{last.level}", language), "weight": weight})


def years(spreads: Sequence[Spread], language: Language) -> Table:
    """Return the measures of a ratio, a row for each period; columns that nothing is known for are not there."""
    weight = {"weight": short_weight(latest(spreads), language)}
    columns: dict[str, list[str | None]] = {
        "column.period": [period_words(spread, language) for spread in spreads],
        "equity.areas": [_areas(spread, language) for spread in spreads],
        "equity.covered": [percent(spread.covered) for spread in spreads],
        "equity.gini": [number(spread.curve.gini) if spread.curve else None for spread in spreads],
        "equity.gini_land": [number(spread.land.curve.gini) if spread.land else None for spread in spreads],
        "equity.theil": [number(spread.theil.total) if spread.theil else None for spread in spreads],
        "equity.between": [number(spread.theil.between) if spread.theil else None for spread in spreads],
        "equity.within": [number(spread.theil.within) if spread.theil else None for spread in spreads],
        "equity.quotient": [number(spread.range.quotient) if spread.range else None for spread in spreads],
    }
    always = {"column.period", "equity.areas", "equity.gini", "equity.theil", "equity.quotient"}
    kept = {key: cells for key, cells in columns.items() if key in always or any(cells)}
    undefined = text("equity.not_defined", language)
    return Table(
        tuple(text(key, language, weight) for key in kept),
        tuple(tuple(cell or undefined for cell in row) for row in zip(*kept.values(), strict=True)),
    )


def _areas(spread: Spread, language: Language) -> str:
    total = len(spread.areas) + len(spread.left_out)
    return text("equity.of", language, {"number": len(spread.areas), "total": total})


def details(spreads: Sequence[Spread], language: Language) -> Iterator[str]:
    """Say of the last period who stands highest and lowest, and how Theil's index divides."""
    last = latest(spreads)
    period = period_words(last, language)
    names = Names.of(last, language)
    if last.range is not None:
        highest, lowest = last.range.highest, last.range.lowest
        shown = {
            "highest": names.write(highest),
            "most": number(highest.value) or "",
            "lowest": names.write(lowest),
            "least": number(lowest.value) or "",
            "difference": number(last.range.difference) or "",
        }
        yield text("equity.range", language, {"period": period, **shown})
    if last.theil is not None and last.grouping is not None and last.theil.total:
        shares = {
            "between": percent(share_of(last.theil.between, last.theil.total)) or "",
            "within": percent(share_of(last.theil.within, last.theil.total)) or "",
        }
        by = by_words(last.pack, last.grouping.by).in_language(language)
        yield text(
            "equity.parts", language, {"period": period, "groups": len(last.grouping.groups), "by": by, **shares}
        )


def agglomeration(land: LandSpread, names: Names, language: Language) -> Table:
    """Return the degrees of the areas, the lowest ratio first."""
    ordered = sorted(zip(land.areas, land.degrees, strict=True), key=lambda pair: pair[0].value)
    keys = ("column.area", "column.value", "equity.hrad", "equity.pad", "equity.for_people")
    return Table(
        tuple(text(key, language) for key in keys),
        tuple(
            (names.write(area), number(area.value) or "", degree(own.hrad), degree(own.pad), degree(own.for_people))
            for area, own in ordered
        ),
    )


def remarks(report: EquityReport, spreads: Sequence[Spread]) -> Iterator[str]:
    """Name the areas that are left out of a ratio, and say what is not defined, period by period.

    What is not defined of any ratio is for :func:`closing`.
    """
    language, everywhere = report.language, undefined_everywhere(report)
    said: dict[str, None] = {}
    for spread in spreads:
        names = Names.of(spread, language)
        period = period_words(spread, language)
        land = spread.land.left_out if spread.land else ()
        for key, areas in (("equity.left_out", spread.named_left_out), ("equity.left_out_land", land)):
            for (code, words), members in by_reason(areas, language).items():
                shown = {"code": code, "reason": words, "areas": _named(members, names, language)}
                said[text(key, language, {"period": period, **shown})] = None
        for fault in spread.undefined.values():
            if _key(fault) not in everywhere:
                said[text("equity.undefined", language, {"period": period, **reason(fault, language)})] = None
    yield from said


def undefined_everywhere(report: EquityReport) -> dict[tuple[object, ...], Fault]:
    """Return why something is not defined that no computed ratio has in any period."""
    computed = [spread for spreads in report.computed for spread in spreads if spread.curve]
    common: dict[tuple[object, ...], Fault] | None = None
    for spread in computed:
        own = {_key(fault): fault for fault in spread.undefined.values()}
        common = own if common is None else {key: fault for key, fault in common.items() if key in own}
    return common if common is not None and len(computed) > 1 else {}


def _key(fault: Fault) -> tuple[object, ...]:
    return (fault.code, *fault.parameters.items())


def _named(areas: Sequence[LeftOut], names: Names, language: Language) -> str:
    listed = text("list.pause", language).join(names.write(area) for area in areas[:MOST_NAMES])
    if len(areas) <= MOST_NAMES:
        return listed
    rest = len(areas) - MOST_NAMES
    return text("equity.more_areas", language, {"areas": listed, "number": rest})


def not_computed(report: EquityReport) -> list[str]:
    """Name the ratios of which no period has figures, by reason."""
    language = report.language
    found: dict[tuple[str, str], dict[str, None]] = {}
    for spreads in report.by_indicator:
        if not any(spread.curve for spread in spreads):
            fault = spreads[-1].undefined[EVERYTHING]
            words = (fault.code, message(fault, language))
            found.setdefault(words, {})[spreads[-1].indicator.name.in_language(language)] = None
    pause = text("list.semicolon", language)
    return [
        text("equity.not_computed_line", language, {"code": code, "reason": words, "indicators": pause.join(names)})
        for (code, words), names in found.items()
    ]


def findings(report: EquityReport) -> list[str]:
    """Say what is wrong with the tables, as far as it is more than a note: a heading, then the worst of it."""
    language, colon = report.language, text("list.colon", report.language)
    worst = sorted(report.findings, key=lambda finding: -finding.severity)
    worst = [finding for finding in worst if finding.severity > Severity.INFO]
    if not worst:
        return []
    listed = [f"{severity_label(one, language)}{colon}{line(one, language)}" for one in worst[:MOST_FINDINGS]]
    if len(worst) > MOST_FINDINGS:
        listed.append(text("report.more_findings", language, {"number": len(worst) - MOST_FINDINGS}))
    return [text("report.findings", language, {"numbers": by_severity(worst, language)}), *listed]


def closing(report: EquityReport) -> list[str]:
    """Say how to read the measures, what else a reader should know, and what the run comes to."""
    language = report.language
    sentences = []
    if report.computed:
        sentences.append(text("equity.legend", language))
    if any(spread.land for spread in report.spreads):
        sentences.append(text("equity.legend_land", language))
    sentences += [line(note, language) for note in (*undefined_everywhere(report).values(), *report.notes)]
    if report.exit_code is ExitCode.OK:
        numbers = {"number": len(report.computed), "total": len(report.by_indicator)}
        return [*sentences, text("equity.computed", language, numbers)]
    return [*sentences, text("equity.nothing", language)]
