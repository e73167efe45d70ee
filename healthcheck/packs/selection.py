"""Choosing indicators of loaded packs by id and by clause."""

from collections.abc import Collection, Sequence

from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.pack import Indicator, Pack


def select(
    packs: Sequence[Pack], indicators: Collection[str] = (), clauses: Collection[str] = ()
) -> dict[str, tuple[Indicator, ...]]:
    """Return for each pack id its indicators that are named, or whose clause is; all when neither is given.

    An indicator is named by its id or as ``PACK/INDICATOR``.

    Raises:
        UsageError: when a name or a clause selects nothing, with the nearest one that would.
    """
    known = [indicator for pack in packs for indicator in pack.indicators]
    names = {indicator.id for indicator in known} | {f"{p.id}/{i.id}" for p in packs for i in p.indicators}
    where = ", ".join(pack.id for pack in packs)
    faults = [
        Fault("HC410", {"indicator": name, "packs": where, "hint": suggestion(name, sorted(names))})
        for name in indicators
        if name not in names
    ]
    faults += [
        Fault("HC411", {"clause": clause, "packs": where, "hint": suggestion(clause, [i.clause for i in known])})
        for clause in clauses
        if clause not in {indicator.clause for indicator in known}
    ]
    if faults:
        raise UsageError(*faults)

    def wanted(pack: Pack, indicator: Indicator) -> bool:
        named = indicator.id in indicators or f"{pack.id}/{indicator.id}" in indicators
        return (named or not indicators) and (indicator.clause in clauses or not clauses)

    return {pack.id: tuple(found for found in pack.indicators if wanted(pack, found)) for pack in packs}
