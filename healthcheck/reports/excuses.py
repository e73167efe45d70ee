"""What does not count, in reports: which waiver excuses a verdict and why, and what the baseline knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from healthcheck.messages import phrase, text
from healthcheck.model.faults import Parameters
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement, Status
from healthcheck.reports.report import Report
from healthcheck.reports.text_columns import looked_up, nothing, of_texts
from healthcheck.tables.arrow import Column

if TYPE_CHECKING:
    from healthcheck.model.baselines import FixedMiss
    from healthcheck.model.waivers import Waiver

WAIVED = "HC500"
MOST_FIXED = 8
"""Up to so many misses that are gone are named."""


def waiver_ids(report: Report, judgement: Judgement, picked: npt.NDArray[np.intp]) -> Column:
    """Return the id of the waiver that excuses each verdict; null where none does."""
    if judgement.waiver is None:
        return nothing(len(picked))
    return looked_up([use.waiver.id for use in report.waivers], judgement.waiver[picked])


def with_excuses(
    report: Report, judgement: Judgement, picked: npt.NDArray[np.intp], codes: Column, reasons: Column
) -> tuple[Column, Column]:
    """Put before the reason of each waived verdict, where it has one, who waived it and why."""
    excused = [] if judgement.waiver is None else np.flatnonzero(judgement.waiver[picked] >= 0).tolist()
    if judgement.waiver is None or not excused:
        return codes, reasons
    language = report.options.language
    words = [text(WAIVED, language, _parameters(use.waiver)) for use in report.waivers]
    new_codes, new_reasons = codes.to_pylist(), reasons.to_pylist()
    for index in excused:
        excuse, reason = words[judgement.waiver[picked[index]]], new_reasons[index]
        new_codes[index] = WAIVED
        new_reasons[index] = excuse if reason is None else text("list.semicolon", language).join([excuse, reason])
    return of_texts(new_codes), of_texts(new_reasons)


def _parameters(waiver: "Waiver") -> Parameters:
    key = "waiver.approval" if waiver.number is None else "waiver.numbered_approval"
    approval = phrase(key, approver=waiver.approver, number=waiver.number or "", until=waiver.until.isoformat())
    return {"waiver": waiver.id, "reason": waiver.reason, "approval": approval}


def waiver_lines(report: Report, language: Language) -> Iterator[str]:
    """Say of each waiver that excuses something how many verdicts it excuses, why, and by whose leave."""
    if report.counts[Status.WAIVED]:
        yield text("report.waived", language, {"number": report.counts[Status.WAIVED]})
    for use in report.waivers:
        if use.verdicts:
            yield text("report.waiver", language, {**_parameters(use.waiver), "number": use.verdicts})


def baseline_lines(report: Report, language: Language) -> Iterator[str]:
    """Say what is known from the baseline, and what of it can go because it is fixed."""
    baseline = report.baseline
    if baseline is None:
        return
    parameters: Parameters = {
        "path": baseline.path,
        "misses": baseline.known,
        "findings": baseline.known_findings,
    }
    yield text("report.baseline", language, parameters)
    if baseline.fixed:
        yield text("report.fixed", language, {"number": len(baseline.fixed)})
    for miss in baseline.fixed[:MOST_FIXED]:
        yield _fixed(report, miss, language)
    if len(baseline.fixed) > MOST_FIXED:
        yield text("report.more_fixed", language, {"number": len(baseline.fixed) - MOST_FIXED})


def _fixed(report: Report, miss: "FixedMiss", language: Language) -> str:
    names = {(pack.id, indicator.id): indicator.name for pack in report.packs for indicator in pack.indicators}
    area = miss.area_name or miss.area or text("word.no_name", language)
    subject = text("sentence.subject", language, {"area": area, "year": miss.period}) if miss.period else area
    parameters: Parameters = {
        "subject": subject,
        "indicator": names[miss.pack, miss.indicator],
        "status": phrase(f"status.{miss.status}"),
    }
    return text("report.fixed_miss", language, parameters)
