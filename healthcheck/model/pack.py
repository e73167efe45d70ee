"""Packs: variables, measures, targets and indicators, as a rule file says them (docs/rule-format.md)."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from msgspec import Struct, field

from healthcheck.model.faults import Place, Severity
from healthcheck.model.text import Text

LEVELS = ("township", "county", "city", "province")
"""Administrative levels, lowest first."""


POPULATIONS = ("resident_population", "registered_population")
"""The two bases of a population: one never stands in for the other unasked."""


class VariableType(StrEnum):
    """What kind of figure a variable is."""

    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    FLAG = "flag"


class Variable(Struct, frozen=True):
    """A counted thing with a unit; ``aliases`` are other headers that offices write for it."""

    id: str
    name: Text
    unit: str
    type: VariableType
    aliases: tuple[str, ...] = ()
    place: Place | None = None


class Number(Struct, frozen=True):
    """A decimal constant, exact; ``text`` is how it was written."""

    value: Fraction
    text: str


class Reference(Struct, frozen=True):
    """A variable named in an expression."""

    variable: str


class Negation(Struct, frozen=True):
    """Unary minus."""

    operand: "Expression"


class Operation(Struct, frozen=True):
    """``left operator right``."""

    operator: Literal["+", "-", "*", "/"]
    left: "Expression"
    right: "Expression"


Expression = Number | Reference | Negation | Operation


def variables_of(*expressions: Expression | None) -> tuple[str, ...]:
    """Return the variable ids that the expressions name, each once, in reading order."""

    def walk(node: Expression | None) -> Iterator[str]:
        match node:
            case Reference(variable):
                yield variable
            case Negation(operand):
                yield from walk(operand)
            case Operation(_, left, right):
                yield from walk(left)
                yield from walk(right)

    return tuple(dict.fromkeys(name for node in expressions for name in walk(node)))


class MeasureKind(StrEnum):
    """How an indicator's value is computed."""

    VALUE = "value"
    RATIO = "ratio"
    SHARE = "share"
    INCREASE = "increase"
    GROWTH = "growth"
    TREND = "trend"


HISTORICAL = (MeasureKind.INCREASE, MeasureKind.GROWTH, MeasureKind.TREND)
"""Measures that compare a year with another one."""


class Measure(Struct, frozen=True):
    """``numerator / denominator * per``; ``denominator`` is None for plain values, ``per`` 100 for shares.

    ``written`` is the measure as the rule file has it, for reports. ``since``, ``over`` and
    ``reported_as`` belong to history and to published ratios.
    """

    kind: MeasureKind
    numerator: Expression
    denominator: Expression | None = None
    per: int = 1
    since: int | None = None
    over: tuple[int, int] | None = None
    reported_as: str | None = None
    written: Mapping[str, object] = field(default_factory=dict)

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables the measure is computed from, numerator first."""
        return variables_of(self.numerator, self.denominator)


class TargetKind(StrEnum):
    """What a target demands of the value."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    EQUALS = "equals"
    ABOUT = "about"
    FALLING = "falling"
    RISING = "rising"
    MILESTONES = "milestones"


class Threshold(Struct, frozen=True):
    """A limit as decimal text and as the exact number it says."""

    text: str
    value: Fraction


class Interval(Struct, frozen=True):
    """The values that satisfy a target; an end of None is unbounded, an open end is not itself included."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False


class Rounding(Struct, frozen=True):
    """Compare the value rounded once to ``digits`` decimals (GB/T 8170-2008 rounds half to even)."""

    digits: int
    rule: Literal["half_even", "half_up"]


class Target(Struct, frozen=True):
    """What the value must satisfy, and when.

    ``thresholds`` holds one limit, or two for ``between``; none for ``falling``, ``rising`` and
    ``milestones``. ``within`` is the tolerance of ``about``: percent of the figure when
    ``within_percent``, else in the figure's own unit. ``milestones`` holds (year, limit) in
    ascending years, compared by ``milestone_kind``. ``by``, ``in_year`` and ``from_year`` are
    the rule file's ``by``, ``in`` and ``from``. ``written`` is the target as the rule file has it.
    """

    kind: TargetKind
    thresholds: tuple[Threshold, ...] = ()
    within: Threshold | None = None
    within_percent: bool = False
    over_allowed: bool = False
    milestone_kind: TargetKind | None = None
    milestones: tuple[tuple[int, Threshold], ...] = ()
    by: int | None = None
    in_year: int | None = None
    from_year: int | None = None
    rounding: Rounding | None = None
    written: Mapping[str, object] = field(default_factory=dict)

    @property
    def interval(self) -> Interval:
        """The accepted values of a static target.

        Raises:
            ValueError: for trends and milestones, whose demand depends on the year.
        """
        limits = [threshold.value for threshold in self.thresholds]
        match self.kind:
            case TargetKind.AT_LEAST:
                return Interval(low=limits[0])
            case TargetKind.MORE_THAN:
                return Interval(low=limits[0], low_open=True)
            case TargetKind.AT_MOST:
                return Interval(high=limits[0])
            case TargetKind.LESS_THAN:
                return Interval(high=limits[0], high_open=True)
            case TargetKind.BETWEEN:
                return Interval(low=limits[0], high=None if self.over_allowed else limits[1])
            case TargetKind.EQUALS:
                return Interval(low=limits[0], high=limits[0])
            case TargetKind.ABOUT if self.within is not None:
                slack = abs(limits[0]) * self.within.value / 100 if self.within_percent else self.within.value
                return Interval(low=limits[0] - slack, high=limits[0] + slack)
        raise ValueError(f"a target of kind {self.kind} has no single interval")


class Example(Struct, frozen=True):
    """A worked case inside a rule file, run by ``healthcheck rules test``.

    ``given`` maps a year (None when undated) to the figures of that year as decimal text;
    ``expect`` maps a year (None when undated) to the status the indicator must get.
    """

    given: Mapping[int | None, Mapping[str, str]]
    expect: Mapping[int | None, str]
    gap: str | None
    place: Place


class Indicator(Struct, frozen=True):
    """A measure, its target and where it comes from.

    ``places`` says where each of its keys stands in the rule file: ``where``, ``measure.over``, ``target.from``.
    """

    id: str
    name: Text
    measure: Measure
    target: Target
    clause: str
    place: Place
    severity: Severity = Severity.ERROR
    rationale: Text | None = None
    assumption: Text | None = None
    level: str | None = None
    for_each: str | None = None
    areas: tuple[str, ...] = ()
    where: Mapping[str, str | bool] = field(default_factory=dict)
    missing: Literal["fail", "missing", "zero"] = "missing"
    examples: tuple[Example, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def reads(self) -> tuple[str, ...]:
        """Every variable that its verdicts depend on: the measure's, the flags of ``where``, a published ratio."""
        published = (self.measure.reported_as,) if self.measure.reported_as else ()
        return tuple(dict.fromkeys((*self.measure.variables, *self.where, *published)))


class Source(Struct, frozen=True):
    """The document a pack's figures come from."""

    document: Text
    issuer: str | None = None
    number: str | None = None
    published: str | None = None
    origin: str | None = None


class Pack(Struct, frozen=True):
    """A rule file, loaded.

    ``variables`` holds every variable its expressions may name (its own, the included ones and the
    shipped vocabulary), ``own_variables`` the ids it adds itself. ``population`` is the variable
    that ``to: population`` stood for; expressions hold its id already. ``roster`` and ``parts``
    are area codes as written. ``places`` says where ``applies_to.areas`` and ``parts`` stand.
    """

    id: str
    revision: int
    title: Text
    source: Source | None
    level: str | None
    roster: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    population: str | None
    variables: Mapping[str, Variable]
    own_variables: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    file: str
    sha256: str
    places: Mapping[str, Place] = field(default_factory=dict)
