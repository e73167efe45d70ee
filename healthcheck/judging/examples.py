"""Running the examples that a rule file carries: the rules' own tests."""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal, InvalidOperation

import numpy as np
from msgspec import Struct

from healthcheck.judging.figures import gaps
from healthcheck.judging.integers import LARGEST
from healthcheck.judging.judge import judge
from healthcheck.messages import phrase
from healthcheck.model.observations import UNDATED, Batch, NumberColumn, State
from healthcheck.model.pack import Example, Indicator, Pack, VariableType
from healthcheck.model.text import Text
from healthcheck.model.verdicts import Judgement, Status

_CONTEXT = Context(prec=1000)
"""More digits than any figure has: shifting the decimal point must never round."""


class ExampleOutcome(Struct, frozen=True):
    """One example in one of its years: the status it expects (with its gap, where given) and what it got."""

    indicator: Indicator
    example: Example
    period: int | None
    expected: Text
    got: Text

    @property
    def passed(self) -> bool:
        """Whether the example holds."""
        return self.expected == self.got


def run_examples(pack: Pack) -> list[ExampleOutcome]:
    """Judge every example of every indicator of a pack."""
    return [
        outcome
        for indicator in pack.indicators
        for example in indicator.examples
        for outcome in run_example(pack, indicator, example)
    ]


def run_example(pack: Pack, indicator: Indicator, example: Example) -> list[ExampleOutcome]:
    """Judge one example: its years are the rows of a batch of one area."""
    years = list(example.given)
    batch = Batch(
        np.array([UNDATED if year is None else year for year in years], dtype=np.int32),
        _columns(pack, [example.given[year] for year in years]),
        np.zeros(len(years), dtype=np.int64),
    )
    judgement = judge(batch, pack, indicator)
    row_of = {years[row]: position for position, row in enumerate(judgement.rows.tolist())}
    return [
        ExampleOutcome(
            indicator,
            example,
            year,
            _words(expected, None if example.gap is None else _canonical(example.gap)),
            _got(judgement, row_of.get(year), with_gap=example.gap is not None),
        )
        for year, expected in example.expect.items()
    ]


def _got(judgement: Judgement, row: int | None, with_gap: bool) -> Text:
    if row is None:
        return phrase("test.no_verdict")
    gap = gaps(judgement, np.array([row], dtype=np.intp)).texts()[0] or "-" if with_gap else None
    return _words(Status(int(judgement.status[row])).word, gap)


def _words(status: str, gap: str | None) -> Text:
    found = phrase(f"status.{status}")
    return found if gap is None else phrase("show.gap", status=found, gap=gap)


def _canonical(number: str) -> str:
    """Write a gap the way reports write it, so that 1.0 and 1 are the same."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _columns(pack: Pack, figures: Sequence[Mapping[str, str]]) -> dict[str, NumberColumn]:
    names = dict.fromkeys(name for given in figures for name in given)
    columns = {}
    for name in names:
        counted = name in pack.variables and pack.variables[name].type is VariableType.COUNT
        columns[name] = number_column([given.get(name) for given in figures], counted)
    return columns


def number_column(texts: Sequence[str | None], counted: bool = True) -> NumberColumn:
    """Build a column from plain decimal texts; None is absent, any other text is missing.

    ``counted`` figures that are negative become invalid, as they do in a table.
    """
    numbers = [_decimal(text) for text in texts]
    scale = max((-_exponent(number) for number in numbers if number is not None), default=0)
    scale = max(scale, 0)
    mantissa = [0 if number is None else int(number.scaleb(scale, _CONTEXT)) for number in numbers]
    state = [
        State.ABSENT if text is None else State.NOT_AVAILABLE if number is None else State.OK
        for text, number in zip(texts, numbers, strict=True)
    ]
    if counted:
        state = [State.NEGATIVE if number < 0 else kind for number, kind in zip(mantissa, state, strict=True)]
    fits = all(abs(number) <= LARGEST for number in mantissa)
    return NumberColumn(
        np.array(mantissa, dtype=np.int64 if fits else object),
        scale,
        np.array([0 if number is None else _exponent(number) for number in numbers], dtype=np.int16),
        np.array(state, dtype=np.uint8),
    )


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
