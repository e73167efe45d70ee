"""Evidence: a measure's formula with the figures filled in."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.messages import text
from healthcheck.messages.units import unit_word
from healthcheck.model.pack import variables_of
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.formulas import blanks, formula


def numerator_unit(judgement: Judgement) -> str | None:
    """Return the unit of what a gap counts: that of the numerator's first variable."""
    names = variables_of(judgement.indicator.measure.numerator)
    return judgement.pack.variables[names[0]].unit if names else None


def evidence_texts(
    judgement: Judgement,
    inputs: Sequence[list[str | None]],
    picked: npt.NDArray[np.intp],
    language: Language,
) -> list[str | None]:
    """Fill the formula with each row's figures and their units; None where there is no value."""
    measure = judgement.indicator.measure
    template = formula(measure, language)
    names = measure.variables
    with_units = [
        _with_unit(judgement, term.variable, figures, language)
        for term, figures in zip(judgement.inputs, inputs, strict=True)
    ]
    order = [names.index(name) + len(names) * before for name, before in blanks(measure)]
    filled: list[str | None] = [template % figures for figures in zip(*(with_units[i] for i in order), strict=True)]
    if not order:
        filled = [template] * len(picked)
    for row in np.flatnonzero(~judgement.has_value[picked]).tolist():
        filled[row] = None
    for row in np.flatnonzero(judgement.published[picked]).tolist():
        filled[row] = text("evidence.published", language, {"figure": with_units[-1][row]})
    return filled


def _with_unit(judgement: Judgement, variable: str, figures: list[str | None], language: Language) -> list[str]:
    """Write figures with their unit; where two inputs share a unit, with the variable's name as well."""
    own = judgement.pack.variables[variable]
    units = [judgement.pack.variables[name].unit for name in judgement.indicator.measure.variables]
    name = f" ({own.name.in_language(language)})" if units.count(own.unit) > 1 else ""
    one = f" {unit_word(own.unit, language, '1')}{name}"
    many = f" {unit_word(own.unit, language, '2')}{name}"
    return [f"{figure}{one if figure == '1' else many}" for figure in figures]
