"""Symbols for figures that are not there. They differ from yearbook to yearbook, so a map can say otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath

from msgspec import Struct

from healthcheck.model.faults import Fault, Place
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


class SymbolsOfFiles(Struct, frozen=True):
    """What symbols mean in the tables whose file is called like a pattern, such as ``yearbook-*.csv``."""

    pattern: str
    kinds: Mapping[str, State]
    place: Place | None = None

    def apply_to(self, path: str) -> bool:
        """Tell whether a table's path, or the name of its file alone, is like the pattern."""
        return any(fnmatchcase(name, self.pattern) for name in (path, PurePath(path).name))


class MissingSymbols:
    """The symbols for missing figures in each table: what is usual, and what a map says of all tables or of some."""

    def __init__(self, everywhere: Mapping[str, State], of_files: Sequence[SymbolsOfFiles] = ()) -> None:
        """Take what a map says of all tables, and of some; what comes later wins."""
        self._everywhere = everywhere
        self._of_files = of_files
        self._usual = missing_symbols(everywhere)

    def of(self, path: str) -> dict[str, State]:
        """Return the kind of missing of every symbol, normalised, in one table."""
        own = [symbols.kinds for symbols in self._of_files if symbols.apply_to(path)]
        if not own:
            return self._usual
        changes = dict(self._everywhere)
        for kinds in own:
            changes |= kinds
        return missing_symbols(changes)

    def unused(self, paths: Iterable[str]) -> list[Fault]:
        """Return a fault for each pattern that no table is called like."""
        read = list(paths)
        return [
            Fault("HC614", {"pattern": symbols.pattern}, symbols.place)
            for symbols in self._of_files
            if not any(map(symbols.apply_to, read))
        ]
