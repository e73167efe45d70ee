"""Evidence: a measure's formula with the figures filled in."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from healthcheck.judging.figures import Decimals
from healthcheck.messages import text
from healthcheck.messages.units import unit_word
from healthcheck.model.observations import IntegerArray
from healthcheck.model.pack import variables_of
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Judgement
from healthcheck.reports.formulas import blanks, formula
from healthcheck.reports.text_columns import either, in_words, instead_of_nulls, joined, looked_up
from healthcheck.tables.arrow import Column, only_where


def numerator_unit(judgement: Judgement) -> str | None:
    """Return the unit of what a gap counts: that of the numerator's first variable."""
    names = variables_of(judgement.indicator.measure.numerator)
    return judgement.pack.variables[names[0]].unit if names else None


def evidence_column(
    judgement: Judgement,
    figures: Sequence[Decimals],
    texts: Sequence[Column],
    picked: npt.NDArray[np.intp],
    language: Language,
    further: Sequence[IntegerArray | None],
) -> Column:
    """Fill the formula with each row's figures, which come as numbers and written, and their units.

    ``further`` counts for each input the further rows of a table that it adds up. Null where there is no value.
    """
    measure = judgement.indicator.measure
    parts = formula(measure, language).split("%s")
    names = measure.variables
    with_units = [
        # A figure that is not there and leaves a value all the same counts as zero.
        [instead_of_nulls(written, "0"), _unit(judgement, term.variable, numbers, language), _rows(more, language)]
        for term, numbers, written, more in zip(judgement.inputs, figures, texts, further, strict=True)
    ]
    order = [names.index(name) + len(names) * before for name, before in blanks(measure)]
    filled = [piece for i, part in zip(order, parts[1:], strict=True) for piece in (*with_units[i], part)]
    if not order:
        # A formula without figures is the same in every row.
        filled = [looked_up([""], np.zeros(len(picked), dtype=np.int64))]
    evidence = joined([parts[0], *filled])
    published = judgement.published[picked]
    if published.any():
        before, after = text("evidence.published", language, {"figure": "%s"}).split("%s")
        evidence = either(published, joined([before, *with_units[-1], after], nulls_are_empty=True), evidence)
    return only_where(judgement.has_value[picked], evidence)


def _rows(further: IntegerArray | None, language: Language) -> Column | str:
    """Return what stands behind a figure that is the sum of several rows of a table."""
    if further is None or not further.any():
        return ""
    return either(further > 0, in_words("evidence.rows", further + 1, language), "")


def _unit(judgement: Judgement, variable: str, figures: Decimals, language: Language) -> Column | str:
    """Return what stands behind figures: the unit; where two inputs share a unit, the variable's name as well."""
    own = judgement.pack.variables[variable]
    units = [judgement.pack.variables[name].unit for name in judgement.indicator.measure.variables]
    name = f" ({own.name.in_language(language)})" if units.count(own.unit) > 1 else ""
    one, many = (f" {unit_word(own.unit, language, number)}{name}" for number in ("1", "2"))
    single = np.asarray((figures.mantissa == 1) & (figures.places == 0), dtype=np.bool_)
    return either(single, one, many) if one != many and single.any() else many
