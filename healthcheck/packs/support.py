"""What this version does not evaluate: found before judging, never left out in silence."""

from collections.abc import Iterable

from healthcheck.model.faults import Fault
from healthcheck.model.pack import Indicator, Pack, VariableType


def unsupported(pack: Pack, indicators: Iterable[Indicator]) -> list[Fault]:
    """Return a fault for each ``where`` of the given indicators that asks for more than yes or no of a flag."""
    return [
        Fault(
            "HC198",
            {"indicator": f"{pack.id}/{indicator.id}", "key": key},
            indicator.places.get("where", indicator.place),
        )
        for indicator in indicators
        for key, wanted in indicator.where.items()
        if not (isinstance(wanted, bool) and key in pack.variables and pack.variables[key].type is VariableType.FLAG)
    ]
