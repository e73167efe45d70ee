"""The way of a comparison: a pack and its observations in, the spread of every ratio in every period out. Pure."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from healthcheck.areas.prepare import Prepared, prepare
from healthcheck.messages import phrase
from healthcheck.model.different import different_numbers
from healthcheck.model.faults import Fault, Finding, Parameters, distinct
from healthcheck.model.observations import Observations
from healthcheck.model.pack import Indicator, MeasureKind, Pack
from healthcheck.model.text import Text
from healthcheck.spread.groups import Groups
from healthcheck.spread.levels import FEWEST, Compared, at_level, candidate_levels, compared_rows, only_reading
from healthcheck.spread.measure import spread_of
from healthcheck.spread.results import Spread

OTHER_LEVEL = "HC540"
NO_AREA = "HC552"
ROSTER_OF_ONE = "HC555"


class Choice(Struct, frozen=True):
    """What a comparison is asked for: a level, what to group areas by, a last year, either population."""

    level: str | None = None
    group_by: str | None = None
    as_of: int | None = None
    any_basis: bool = False


class Comparison(Struct, frozen=True):
    """The spreads of a pack's ratios, what was found wrong with areas on the way, and what a reader should know."""

    spreads: tuple[Spread, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Fault, ...]


def ratios(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Return the indicators whose measure is a ratio: those of which a spread can be told."""
    return [indicator for indicator in indicators if indicator.measure.kind is MeasureKind.RATIO]


def compare(observations: Observations, pack: Pack, indicators: Sequence[Indicator], choice: Choice) -> Comparison:
    """Compare areas by every ratio among the indicators."""
    comparer = _Comparer(observations, pack, ratios(indicators), choice)
    spreads = [spread for indicator in comparer.indicators for spread in comparer.spreads(indicator)]
    findings = [finding for prepared in comparer.prepared.values() for finding in prepared.findings]
    return Comparison(tuple(spreads), tuple(distinct(findings)), tuple(comparer.notes.values()))


class _Comparer:
    """Compares the areas of one pack; observations are completed once for each level."""

    def __init__(self, observations: Observations, pack: Pack, indicators: Sequence[Indicator], choice: Choice) -> None:
        self.indicators = indicators
        self.prepared: dict[tuple[str | None, tuple[str, ...]], Prepared] = {}
        self.notes: dict[tuple[object, ...], Fault] = {}
        self._observations = observations
        self._pack = pack
        self._choice = choice

    def spreads(self, indicator: Indicator) -> list[Spread]:
        """Compare the areas of the first level that has enough of them, in each period."""
        asked = self._choice.level
        levels = [asked] if asked is not None else candidate_levels(self._observations, self._pack, indicator)
        for level in levels:
            pack, bound = at_level(self._pack, indicator, level)
            observations = self._completed(pack, level)
            compared = compared_rows(observations, pack, bound, self._choice.as_of)
            if len(different_numbers(observations.batch.area[compared.rows])) >= FEWEST:
                break
        self._note(indicator, pack, level, compared)
        period = observations.batch.period[compared.rows]
        groups = Groups(self._observations, observations, pack)
        found = [
            spread_of(observations, pack, bound, compared.rows[period == year], groups, self._choice.group_by)
            for year in different_numbers(period).tolist()
        ]
        return [replace(spread, left_out=(*spread.left_out, *compared.left_out)) for spread in found]

    def _completed(self, pack: Pack, level: str | None) -> Observations:
        """Return the observations with sums and absent areas of a level, for all indicators at once."""
        key = (level, pack.roster)
        if key not in self.prepared:
            bound = [at_level(pack, indicator, level)[1] for indicator in self.indicators]
            also = only_reading(bound, self._choice.group_by)
            self.prepared[key] = prepare(self._observations, pack, [*bound, *also], self._choice.any_basis)
        return self.prepared[key].observations

    def _note(self, indicator: Indicator, pack: Pack, level: str | None, compared: Compared) -> None:
        """Say where the comparison is not one of just those areas that the rules bind."""
        binds = indicator.for_each or indicator.level or self._pack.level
        if level is not None and not len(compared.rows):
            self._keep(NO_AREA, {"level": _level_words(level)})
        elif level is not None and binds is not None and binds != level:
            shown: Parameters = {"pack": self._pack.id, "bound": _level_words(binds), "level": _level_words(level)}
            self._keep(OTHER_LEVEL, shown)
        if pack is not self._pack and not pack.roster and (indicator.areas or self._pack.roster):
            self._keep(ROSTER_OF_ONE, {"pack": self._pack.id})

    def _keep(self, code: str, parameters: Parameters) -> None:
        self.notes.setdefault((code, *parameters.items()), Fault(code, parameters))


def _level_words(level: str) -> Text:
    return phrase(f"level.{level}")
