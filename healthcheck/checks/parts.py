"""Parts larger than their whole: more affordable nursery places than nursery places."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from healthcheck.checks.subject import Rows, Subject
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NumberColumn, State
from healthcheck.model.pack import MeasureKind, Reference, VariableType

DECLARED: tuple[tuple[str, str], ...] = (
    ("residents_65_plus", "resident_population"),
    ("residents_65_plus_managed", "residents_65_plus"),
    ("children_under_3", "resident_population"),
    ("live_births", "resident_population"),
    ("infant_deaths", "live_births"),
    ("severe_mental_disorder_patients", "resident_population"),
    ("severe_mental_disorder_patients_managed", "severe_mental_disorder_patients"),
    ("severe_mental_disorder_patients_medicated", "severe_mental_disorder_patients"),
    ("psychiatrists", "doctors"),
    ("general_practitioners", "doctors"),
    ("municipal_hospital_nurses", "nurses"),
    ("public_hospital_beds", "beds"),
    ("private_hospital_beds", "beds"),
    ("chinese_medicine_hospital_beds", "beds"),
    ("municipal_hospital_beds", "beds"),
    ("designated_hospital_infectious_beds", "beds"),
    ("epidemic_base_infectious_beds", "beds"),
    ("negative_pressure_ambulances", "ambulances"),
    ("general_hospitals_level_2_plus", "health_institutions_level_2_plus"),
    ("township_health_centres", "primary_care_institutions"),
    ("community_health_centres", "primary_care_institutions"),
    ("central_township_health_centres", "township_health_centres"),
    ("primary_care_institutions_basic_standard", "primary_care_institutions"),
    ("primary_care_institutions_recommended_standard", "primary_care_institutions"),
    ("village_clinics_publicly_owned", "village_clinics"),
    ("affordable_nursery_places", "nursery_places"),
    ("urban_communities", "villages_and_communities"),
)
"""Part and whole, of the shipped variables. What ``share: A, of: B`` compares is added from the rule files."""


def pairs(subject: Subject) -> dict[tuple[str, str], None]:
    """Return the variables that are part and whole of each other, as far as a table has both."""
    declared = dict.fromkeys((*DECLARED, *_shares(subject)))
    columns = subject.observations.batch.columns
    return {pair: None for pair in declared if pair[0] in columns and pair[1] in columns}


def _shares(subject: Subject) -> Iterator[tuple[str, str]]:
    """Give the counts of one unit that indicators take a share of; contracts of people are no people."""
    for indicator in subject.indicators:
        measure = indicator.measure
        match measure.kind, measure.numerator, measure.denominator:
            case MeasureKind.SHARE, Reference(part), Reference(whole):
                one, other = subject.variables[part], subject.variables[whole]
                if one.type is other.type is VariableType.COUNT and one.unit == other.unit:
                    yield part, whole


def check(subject: Subject) -> list[Finding]:
    """Report each part that is larger than its whole by more than rounding explains."""
    findings = []
    for part, whole in pairs(subject):
        one, other = (subject.observations.batch.columns[name] for name in (part, whole))
        rows = [row for row in _candidates(subject, part, whole).tolist() if _exceeds(one, other, row)]
        severity = Severity.WARNING if {part, whole} & subject.wanted else Severity.INFO
        findings += subject.findings(
            "HC280", severity, part, np.array(rows, dtype=np.intp), partial(_parameters, subject, part, whole)
        )
    return findings


def _parameters(subject: Subject, part: str, whole: str, row: int) -> Parameters:
    return {
        "part": subject.variables[part].name,
        "value": subject.written(part, row),
        "whole": subject.variables[whole].name,
        "limit": subject.written(whole, row),
        "area": subject.label(row),
    }


def _candidates(subject: Subject, part: str, whole: str) -> Rows:
    """Pick the rows that are worth an exact look; many parts are as large as their whole."""
    one, other = (subject.observations.batch.columns[name] for name in (part, whole))
    if one.scale == other.scale:
        return np.flatnonzero(np.asarray(one.mantissa > other.mantissa, dtype=np.bool_))
    return np.flatnonzero(subject.sizes(part) > subject.sizes(whole) * (1 - 1e-9))


def _exceeds(part: NumberColumn, whole: NumberColumn, row: int) -> bool:
    """Compare exactly; a figure printed in ten thousands may be half of its last digit off."""
    if part.state[row] != State.OK or whole.state[row] != State.OK:
        return False
    scale = max(part.scale, whole.scale)
    excess = int(part.mantissa[row]) * 10 ** (scale - part.scale)
    excess -= int(whole.mantissa[row]) * 10 ** (scale - whole.scale)
    digits = (int(part.last_digit[row]), int(whole.last_digit[row]))
    slack = sum(int(10 ** (digit + scale)) for digit in digits if digit > 0)
    return bool(excess > 0 and 2 * excess > slack)
