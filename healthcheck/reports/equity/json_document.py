"""The report on spreads as JSON, format 1 (docs/equity.md): keys may be added, never changed."""

from collections.abc import Iterator, Sequence

from healthcheck import __version__
from healthcheck.messages import message
from healthcheck.model.faults import Fault, Finding
from healthcheck.model.observations import UNDATED
from healthcheck.model.text import Language, Text
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.equity.words import corner, degree, number, percent_number
from healthcheck.reports.inert_text import json_text
from healthcheck.spread.inequality import theil
from healthcheck.spread.results import Area, Curve, Group, LandSpread, LeftOut, Spread

FORMAT = 1


def render(report: EquityReport) -> Iterator[str]:
    """Give the report in pieces of JSON text; figures are decimal text."""
    head = {
        "format": FORMAT,
        "healthcheck": __version__,
        "exit_code": int(report.exit_code),
        "options": {
            "level": report.choice.level,
            "group_by": report.choice.group_by,
            "as_of": report.choice.as_of,
            "population_basis": "any" if report.choice.any_basis else None,
            "lang": report.language,
        },
        "packs": [{"pack": pack.id, "revision": pack.revision, "sha256": pack.sha256} for pack in report.packs],
        "tables": [
            {"path": table.path, "sha256": table.sha256, "encoding": table.encoding, "rows": table.rows}
            for table in report.tables
        ],
        "findings": [_finding(finding, report.language) for finding in report.findings],
        "notes": [_fault(note, report.language) for note in report.notes],
    }
    yield _dumped(head).removesuffix("\n}") + ',\n  "spreads": ['
    separator = "\n"
    for spread in report.spreads:
        yield separator + "    " + _dumped(_spread(spread, report.language)).replace("\n", "\n    ")
        separator = ",\n"
    yield "\n  ]\n}\n" if report.spreads else "]\n}\n"


def _dumped(value: object) -> str:
    return json_text(value, indent=2)


def _spread(spread: Spread, language: Language) -> dict[str, object]:
    indicator = spread.indicator
    return {
        "pack": spread.pack.id,
        "indicator": indicator.id,
        "name": _text(indicator.name),
        "measure": dict(indicator.measure.written),
        "period": None if spread.period == UNDATED else str(spread.period),
        "level": spread.level,
        "compared": len(spread.areas),
        "total": len(spread.areas) + len(spread.left_out),
        "people_percent": percent_number(spread.covered),
        "gini": number(spread.curve.gini) if spread.curve else None,
        "gini_land": number(spread.land.curve.gini) if spread.land else None,
        "theil": _theil(spread),
        "range": _range(spread),
        "lorenz": _lorenz(spread.curve),
        "lorenz_land": _lorenz(spread.land.curve) if spread.land else None,
        "areas": _areas(spread.areas, spread.land),
        "left_out": _left_out(spread.named_left_out, language),
        "left_out_land": _left_out(spread.land.left_out, language) if spread.land else [],
        "undefined": [{"what": what, **_fault(fault, language)} for what, fault in spread.undefined.items()],
    }


def _theil(spread: Spread) -> dict[str, object] | None:
    if spread.theil is None:
        return None
    grouping = spread.grouping
    return {
        "total": number(spread.theil.total),
        "between": number(spread.theil.between),
        "within": number(spread.theil.within),
        "group_by": grouping.by if grouping else None,
        "groups": [_group(group) for group in grouping.groups] if grouping else [],
    }


def _group(group: Group) -> dict[str, object]:
    """Write a group, with its own index where it has anything to share out."""
    something = any(area.resource for area in group.areas)
    return {
        "code": group.code,
        "name": _text(group.name),
        "areas": len(group.areas),
        "theil": number(theil([area.portion for area in group.areas])) if something else None,
    }


def _range(spread: Spread) -> dict[str, object] | None:
    found = spread.range
    if found is None:
        return None
    return {
        "highest": {**_label(found.highest), "value": number(found.highest.value)},
        "lowest": {**_label(found.lowest), "value": number(found.lowest.value)},
        "difference": number(found.difference),
        "quotient": number(found.quotient),
    }


def _lorenz(curve: Curve | None) -> list[list[str]] | None:
    return None if curve is None else [[corner(weight), corner(amount)] for weight, amount in curve.corners]


def _areas(areas: Sequence[Area], land: LandSpread | None) -> list[dict[str, object]]:
    degrees = {} if land is None else dict(zip((area.row for area in land.areas), land.degrees, strict=True))
    shown = []
    for area in areas:
        own = degrees.get(area.row)
        shown.append(
            {
                **_label(area),
                "value": number(area.value),
                "resource": number(area.resource),
                "people": number(area.people),
                "land": number(area.land),
                "hrad": degree(own.hrad) if own else None,
                "pad": degree(own.pad) if own else None,
                "hrad_to_pad": degree(own.for_people) if own else None,
            }
        )
    return shown


def _left_out(areas: Sequence[LeftOut], language: Language) -> list[dict[str, object]]:
    return [{**_label(area), **_fault(area.why, language)} for area in areas]


def _label(area: Area | LeftOut) -> dict[str, object]:
    return {"area": area.code, "area_name": area.name}


def _fault(fault: Fault, language: Language) -> dict[str, object]:
    return {"code": fault.code, "message": message(fault, language)}


def _finding(finding: Finding, language: Language) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": message(finding, language),
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "cell": place.cell if place else None,
        "raw": finding.raw,
    }


def _text(words: Text) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}
