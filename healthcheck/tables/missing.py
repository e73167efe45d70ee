"""Symbols for figures that are not there. They differ from yearbook to yearbook, so a map can say otherwise."""

from collections.abc import Mapping

from healthcheck.model.observations import State
from healthcheck.model.wording import normalise

KINDS: dict[str, State] = {
    "not_available": State.NOT_AVAILABLE,
    "below_unit": State.BELOW_UNIT,
    "suppressed": State.SUPPRESSED,
    "not_applicable": State.NOT_APPLICABLE,
}
"""What a map can call a symbol."""

_SYMBOLS: dict[State, str] = {
    State.NOT_AVAILABLE: "- -- --- — —— – ― ‐ − : .. na n/a n.a. #n/a nan null none 缺 缺失 无数据 暂无 暂无数据",
    State.BELOW_UNIT: "… …… ⋯ ⋯⋯",
    State.SUPPRESSED: "* ** x 保密",
    State.NOT_APPLICABLE: "不适用 notapplicable",
}


def missing_symbols(changes: Mapping[str, State]) -> dict[str, State]:
    """Return the kind of missing of every symbol, normalised; ``changes`` win over what is usual."""
    symbols = {normalise(symbol): kind for kind, words in _SYMBOLS.items() for symbol in words.split()}
    symbols[""] = State.NOT_AVAILABLE
    symbols |= {normalise(symbol): kind for symbol, kind in changes.items()}
    return symbols
