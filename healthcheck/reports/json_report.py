"""The report as JSON, format 1 (docs/json-report.md): keys may be added, never changed.

It is written piece by piece, so that a million verdicts never stand in memory as one text. The
layout is that of ``json.dumps(..., indent=2, ensure_ascii=False)``, byte for byte, but for unseen
characters, which are escapes.
"""

from collections.abc import Collection, Iterable, Iterator
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from healthcheck import __version__
from healthcheck.messages import message
from healthcheck.model.faults import Finding
from healthcheck.model.text import Text
from healthcheck.model.verdicts import Input, Status, Verdict
from healthcheck.reports.inert_text import json_string, json_text
from healthcheck.reports.report import Report
from healthcheck.reports.rows import verdict_rows

if TYPE_CHECKING:
    from healthcheck.model.baselines import Baseline
    from healthcheck.model.waivers import WaiverUse

FORMAT = 1


def render(report: Report, only: Collection[Status] | None = None) -> Iterator[str]:
    """Give the report in pieces of JSON text; it is always whole, whatever ``only`` asks for."""
    yield "{\n"
    yield _member("format", FORMAT)
    yield _member("healthcheck", __version__)
    yield _member("exit_code", int(report.exit_code))
    yield _member("options", _options(report))
    yield _member("packs", _packs(report))
    yield _member("tables", _tables(report))
    yield _member("counts", {status.word: report.counts[status] for status in Status} | {"total": report.total})
    yield _member("notes", [_note(report, index) for index in range(len(report.notes))])
    yield _member("variables", _variables(report))
    yield _member("waivers", [_waiver(use) for use in report.waivers])
    yield _member("baseline", _baseline(report.baseline))
    yield from _array("verdicts", _verdicts(report))
    yield ",\n"
    yield from _array("findings", (_finding(finding, report) for finding in report.findings))
    yield "\n}\n"


def _member(key: str, value: object) -> str:
    return f'  "{key}": {_nested(value, 2)},\n'


def _nested(value: object, depth: int) -> str:
    """Write a value as it stands ``depth`` spaces deep."""
    return json_text(value, indent=2).replace("\n", "\n" + " " * depth)


def _array(key: str, items: Iterable[str]) -> Iterator[str]:
    yield f'  "{key}": ['
    separator = "\n"
    for item in items:
        yield separator + item
        separator = ",\n"
    yield "]" if separator == "\n" else "\n  ]"


def _options(report: Report) -> dict[str, object]:
    options = report.options
    return {
        "as_of": options.as_of,
        "period": options.period,
        "fail_on": options.fail_on,
        "allow_missing": options.allow_missing,
        "lang": options.language,
        "checks": list(options.checks),
        "today": options.today.isoformat() if options.today else None,
    }


def _packs(report: Report) -> list[dict[str, object]]:
    return [
        {
            "pack": pack.id,
            "revision": pack.revision,
            "sha256": pack.sha256,
            "title": _both(pack.title),
            "indicators": [
                {"indicator": judgement.indicator.id, "name": _both(judgement.indicator.name)}
                for judgement in report.judgements
                if judgement.pack.id == pack.id
            ],
        }
        for pack in report.packs
    ]


def _both(words: Text) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}


def _variables(report: Report) -> list[dict[str, object]]:
    """Name the variables that the judged indicators read."""
    read = {
        name: judgement.pack.variables[name]
        for judgement in report.judgements
        for name in judgement.indicator.reads
        if name in judgement.pack.variables
    }
    return [{"variable": name, "name": _both(found.name), "unit": found.unit} for name, found in read.items()]


def _waiver(use: "WaiverUse") -> dict[str, object]:
    waiver = use.waiver
    return {
        "waiver": waiver.id,
        "state": str(use.state),
        "verdicts": use.verdicts,
        "pack": waiver.pack,
        "indicators": list(waiver.indicators),
        "areas": list(waiver.areas),
        "years": [str(year) for year in waiver.years],
        "reason": waiver.reason,
        "approver": waiver.approver,
        "number": waiver.number,
        "from": waiver.start.isoformat() if waiver.start else None,
        "until": waiver.until.isoformat(),
        "file": waiver.place.file,
        "line": waiver.place.line,
    }


def _baseline(baseline: "Baseline | None") -> dict[str, object] | None:
    if baseline is None:
        return None
    return {
        "path": baseline.path,
        "sha256": baseline.sha256,
        "known": baseline.known,
        "known_findings": baseline.known_findings,
        "fixed": [asdict(miss) for miss in baseline.fixed],
    }


def _tables(report: Report) -> list[dict[str, object]]:
    return [
        {
            "path": table.path,
            "sha256": table.sha256,
            "encoding": table.encoding,
            "rows": table.rows,
            "sheet": table.sheet,
            "unused_columns": list(table.unused),
            "sums": table.sums,
            "cells": asdict(table.cells),
        }
        for table in report.tables
    ]


def _note(report: Report, index: int) -> dict[str, str]:
    note = report.notes[index]
    return {"code": note.code, "message": message(note, report.options.language)}


def _text(value: str | None) -> str:
    if value is None:
        return "null"
    # Most texts need no second look, and there are dozens in every verdict.
    return encode_basestring(value) if value.isprintable() else json_string(value)


def _number(value: int | None) -> str:
    return "null" if value is None else str(value)


def _verdicts(report: Report) -> Iterator[str]:
    for judgement in report.judgements:
        target = _nested(dict(judgement.indicator.target.written), 6)
        for verdict in verdict_rows(report, judgement):
            yield _verdict(verdict, target)


def _verdict(verdict: Verdict, target: str) -> str:
    indicator = verdict.indicator
    inputs = ",\n".join(_input(figure) for figure in verdict.inputs)
    return f"""    {{
      "pack": {_text(verdict.pack)},
      "indicator": {_text(indicator.id)},
      "area": {_text(verdict.area)},
      "area_name": {_text(verdict.area_name)},
      "period": {_text(verdict.period)},
      "level": {_text(verdict.level)},
      "status": "{verdict.status.word}",
      "severity": "{indicator.severity.word}",
      "value": {_text(verdict.value)},
      "target": {target},
      "required": {_text(verdict.required)},
      "due": {_text(verdict.due)},
      "progress": {_text(verdict.progress)},
      "gap": {_text(verdict.gap)},
      "gap_unit": {_text(verdict.gap_unit)},
      "serves": {_text(verdict.serves)},
      "evidence": {_text(verdict.evidence)},
      "clause": {_text(indicator.clause)},
      "reason_code": {_text(verdict.reason_code)},
      "reason": {_text(verdict.reason)},
      "yearly_step": {_text(verdict.yearly_step)},
      "reached": {_text(verdict.reached)},
      "waiver": {_text(verdict.waiver)},
      "known": {"true" if verdict.known else "false"},
      "inputs": {f"[{chr(10)}{inputs}{chr(10)}      ]" if inputs else "[]"}
    }}"""


def _input(figure: Input) -> str:
    place = figure.origin.place if figure.origin else None
    return f"""        {{
          "variable": {_text(figure.variable)},
          "period": {_text(figure.period)},
          "value": {_text(figure.value)},
          "file": {_text(place.file if place else None)},
          "sheet": {_text(place.sheet if place else None)},
          "line": {_number(place.line if place else None)},
          "column": {_number(place.column if place else None)},
          "cell": {_text(place.cell if place else None)},
          "raw": {_text(figure.origin.raw if figure.origin else None)},
          "rows": {_number(figure.origin.further + 1 if figure.origin else None)}
        }}"""


def _finding(finding: Finding, report: Report) -> str:
    place = finding.place
    shown = {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": message(finding, report.options.language),
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "cell": place.cell if place else None,
        "raw": finding.raw,
        "known": finding.known,
    }
    return "    " + _nested(shown, 4)
