"""The observations that a pack judges: the tables' own, completed with wholes and with who is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from healthcheck.areas.basis import on_any_basis
from healthcheck.areas.scope import Scope, scope_of
from healthcheck.areas.series import series_gaps
from healthcheck.messages import phrase
from healthcheck.model.area_codes import compare_key
from healthcheck.model.faults import Finding, Parameters, Place, Severity, distinct
from healthcheck.model.observations import Observations, levels_seen
from healthcheck.model.pack import Indicator, Pack

if TYPE_CHECKING:
    from healthcheck.areas.wholes import Whole

_MOST_STRANGERS = 10
"""So many areas that are not on a roster are listed, however short it is."""


class Prepared(Struct, frozen=True):
    """A pack's observations, and what was found wrong with areas on the way."""

    observations: Observations
    findings: tuple[Finding, ...]


def prepare(
    observations: Observations,
    pack: Pack,
    indicators: Sequence[Indicator],
    any_basis: bool = False,
    check_totals: bool = True,
) -> Prepared:
    """Complete the observations for the indicators of a pack.

    ``any_basis`` takes either population; ``check_totals`` holds areas' own figures against the sums of their parts.
    """
    findings: list[Finding] = []
    if any_basis:
        observations, findings = on_any_basis(observations, pack)
    findings += series_gaps(observations, indicators)
    levels = levels_seen(observations.level)
    scopes = [scope for scope in _scopes(pack, indicators) if scope.asks_for_wholes(levels)]
    if not scopes:
        return Prepared(observations, tuple(findings))
    # Few packs ask for wholes.
    from healthcheck.areas.roll_up import completed, disagreements
    from healthcheck.areas.wholes import Coded, wholes

    coded = Coded(observations)
    names = dict.fromkeys(name for indicator in indicators for name in indicator.reads)
    variables = {name: pack.variables[name] for name in names if name in pack.variables}
    found: dict[tuple[object, int], Whole] = {}
    for scope in scopes:
        asked = list(wholes(observations, pack, scope, coded))
        found.update({whole.key: whole for whole in asked})
        findings += _roster_findings(observations, pack, scope, asked)
    chosen = list(found.values())
    if check_totals:
        findings += disagreements(observations, chosen, variables)
    return Prepared(completed(observations, chosen, variables), tuple(distinct(findings)))


def _scopes(pack: Pack, indicators: Sequence[Indicator]) -> list[Scope]:
    return list(dict.fromkeys(scope_of(pack, indicator) for indicator in indicators))


def _roster_findings(observations: Observations, pack: Pack, scope: Scope, asked: "Sequence[Whole]") -> list[Finding]:
    findings = []
    if scope.roster is not None and not any(observations.area):
        findings.append(Finding("HC271", Severity.WARNING, {"pack": pack.id}))
    if scope.roster is not None and any(observations.area):
        findings += _strangers(observations, pack, scope)
        findings += _without_code(observations, pack, scope)
    seen = dict.fromkeys(
        whole.code or whole.name or "" for whole in asked if whole.row is None and whole.parts and not whole.listed
    )
    if seen and scope.level is not None:
        parameters: Parameters = {
            "number": len(seen),
            "level": phrase(f"level.{scope.level}"),
            "example": next(iter(seen)),
        }
        findings.append(Finding("HC272", Severity.WARNING, parameters))
    return findings


def _strangers(observations: Observations, pack: Pack, scope: Scope) -> list[Finding]:
    """Report each area of the scope's level that is not on the roster; it gets no verdict.

    Tables of a wider region have more areas than the roster has: they are counted, not listed.
    """
    listed = {compare_key(code) for code in scope.roster or ()}
    strangers: dict[str, int] = {}
    for row, (code, level) in enumerate(zip(observations.area, observations.level, strict=True)):
        if code is not None and scope.level is not None and level == scope.level and compare_key(code) not in listed:
            strangers.setdefault(code, row)
    named = {f"{code} {observations.area_name[row] or ''}".strip(): row for code, row in strangers.items()}
    if len(named) > max(len(listed), _MOST_STRANGERS):
        area, row = next(iter(named.items()))
        parameters: Parameters = {"number": len(named), "area": area, "pack": pack.id}
        return [Finding("HC613", Severity.INFO, parameters, _row_place(observations, row))]
    return [
        Finding("HC274", Severity.WARNING, {"area": area, "pack": pack.id}, _row_place(observations, row))
        for area, row in named.items()
    ]


def _without_code(observations: Observations, pack: Pack, scope: Scope) -> list[Finding]:
    """Count the areas that only a name tells, beside others with codes: a roster of codes does not find them."""
    names: dict[str, int] = {}
    for row, (code, level) in enumerate(zip(observations.area, observations.level, strict=True)):
        if code is None and scope.level is not None and level in (None, scope.level):
            names.setdefault(observations.area_name[row] or "", row)
    if not names:
        return []
    name, row = next(iter(names.items()))
    parameters: Parameters = {"number": len(names), "area": name, "pack": pack.id}
    return [Finding("HC617", Severity.WARNING, parameters, _row_place(observations, row))]


def _row_place(observations: Observations, row: int) -> Place | None:
    """Find a row's line by any cell of it."""
    for variable in observations.batch.columns:
        origin = observations.origins.origin(variable, row)
        if origin is not None:
            return Place(origin.place.file, origin.place.line, None, origin.place.sheet)
    return None
