"""Areas that were renamed or got another code: what the section ``areas`` of a column map says."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from healthcheck.model.area_codes import compare_key, is_digits
from healthcheck.model.faults import Fault, Finding, Parameters, Place, Severity
from healthcheck.model.text import listing
from healthcheck.model.wording import normalise
from healthcheck.tables.areas import CodeStyle, clean_code
from healthcheck.tables.map_file import MapEntry, shape_fault
from healthcheck.tables.texts import excerpt

_WORDS_SHOWN = 12


class Alias(Struct, frozen=True):
    """One entry: a name or code as the map writes it, and the name or code that counts in its place."""

    word: str
    target: str
    is_code: bool
    """Whether the target is a code."""


class AreaAliases:
    """The entries by what they are found by: codes as they are compared, and normalised names."""

    def __init__(self, aliases: Sequence[Alias], place: Place | None = None) -> None:
        """Take the entries, each leading to what counts in the end, and where the map says so."""
        self.of_code = {_code_key(one.word): one for one in aliases if is_area_code(one.word)}
        self.of_name = {normalise(one.word): one for one in aliases if not is_area_code(one.word)}
        self._place = place

    def __bool__(self) -> bool:
        return bool(self.of_code or self.of_name)

    def written(self) -> dict[str, str]:
        """Return the entries as a map writes them."""
        return {one.word: one.target for one in (*self.of_code.values(), *self.of_name.values())}

    def unused(self, used: Collection[str]) -> list[Finding]:
        """Say which entries no table had a use for; ``used`` are the words of the others."""
        idle = [one.word for one in (*self.of_code.values(), *self.of_name.values()) if one.word not in used]
        if not idle:
            return []
        shown = [f'"{excerpt(word)}"' for word in idle[:_WORDS_SHOWN]]
        words = listing([*shown, "…"] if len(idle) > _WORDS_SHOWN else shown)
        return [Finding("HC608", Severity.INFO, {"words": words}, self._place)]


NO_ALIASES = AreaAliases(())


def is_area_code(word: str) -> bool:
    """Tell whether an entry's word or target is a code rather than a name."""
    code = clean_code(word)
    return is_digits(code) or CodeStyle(()).is_code(code)


def read_aliases(entry: MapEntry) -> tuple[AreaAliases, list[Fault]]:
    """Read the section ``areas``; entries that say nothing or lead in a circle are faults.

    A target may be an old name itself, which leads on to a newer one.
    """
    named = entry.value if isinstance(entry.value, Mapping) else {}
    if not all(text.strip() for pair in named.items() for text in pair):
        return NO_ALIASES, [shape_fault("--columns", entry.word, entry.place)]
    targets = {_key(word): target for word, target in named.items()}
    aliases, faults = [], []
    for word, target in named.items():
        last, passed = target, {_key(word)}
        while _key(last) in targets and _key(last) not in passed:
            passed.add(_key(last))
            last = targets[_key(last)]
        if _key(last) in passed:
            parameters: Parameters = {"word": excerpt(word), "target": excerpt(target)}
            faults.append(Fault("HC609", parameters, entry.place))
        else:
            last = clean_code(last) if is_area_code(last) else last.strip()
            aliases.append(Alias(word, last, is_area_code(last)))
    return AreaAliases(aliases, entry.place), faults


def _code_key(word: str) -> str:
    return compare_key(clean_code(word))


def _key(word: str) -> str:
    return _code_key(word) if is_area_code(word) else normalise(word)
