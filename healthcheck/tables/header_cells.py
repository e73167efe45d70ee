"""What a column is called when its header stands in several cells, one above the other, or names a year."""

import re
from collections.abc import Sequence

from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.options import ColumnMap
from healthcheck.tables.title_lines import SaidUnit, unit_for
from healthcheck.tables.units import is_unit_word, parse_unit, shift
from healthcheck.tables.vocabulary import Vocabulary, is_unqualified_population, trailing_units

_LONGEST = 200
"""Longer cells are no headers."""
_YEAR = pattern_of(r"((?:19|20|21)\d\d)(?:\.0)?(?:年|年度|年末|年底)?")
_YEAR_BEFORE = pattern_of(r"((?:19|20|21)\d\d)年?(?:度|末|底)?[-_ ]?(.+)")
_YEAR_BEHIND = pattern_of(r"(.+?)[-_(]?((?:19|20|21)\d\d)年?(?:度|末|底)?\)?")
_LABELLED = pattern_of(r"([A-Z][A-Z0-9_]*)\s*:\s")
_WHOLE = frozenset("合计 总计 小计 总数 计 数量 数 总量 全部 total all number".split())
NARROWING = pattern_of(
    r"其中|医院|基层|公立|民营|私立|社会办|城镇|城市|农村|乡村|男|女|东部|中部|西部|每|人均|占|"
    r"新增|增加|增减|增长|增速|增幅|减少|下降|同比|环比|[比较]上年|比重|比例|构成|率|位次|排名|计划|规划|目标|拟|预计|在建|缺口|"
    r"of which|public|private|urban|rural|hospital|male|per |increase|growth|change|share|plan|target",
    re.IGNORECASE,
)
"""Words over a group of columns that make each of them a part of what its own cell says, or something else than it:
never read without them."""


class HeaderText(Struct, frozen=True):
    """What a column is called, and the year that its header names."""

    text: str
    year: int | None = None


class HeaderWords:
    """Knows which words are headers: those of the column map, and those of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, column_map: ColumnMap) -> None:
        """Take the words that headers can be."""
        self.vocabulary = vocabulary
        self.column_map = column_map
        self.variables = frozenset((name,) for name in vocabulary.variables)
        self._targets: dict[str, tuple[str, ...]] = {}

    def targets(self, text: str) -> tuple[str, ...]:
        """Return what a header may mean; "?" for one that is known to say too little, or to be ignored."""
        found = self._targets.get(text)
        if found is None:
            found = self._targets[text] = self._find(text)
        return found

    def _find(self, text: str) -> tuple[str, ...]:
        if not text.strip() or len(text) > _LONGEST:
            return ()
        mapped = self.column_map.find(text)
        if mapped is not None:
            return (mapped.target or "?",)
        targets = self.vocabulary.meaning(text).targets
        return targets or (("?",) if is_unqualified_population(text) else ())

    def has_unit(self, text: str) -> bool:
        """Tell whether a header, or the column map, says its unit."""
        mapped = self.column_map.find(text)
        return (mapped is not None and mapped.unit is not None) or bool(self.vocabulary.meaning(text).units)


def year_of(cell: str) -> int | None:
    """Return the year that a cell is: 2023, 2023年, 2023年末."""
    found = _YEAR.fullmatch(normalise(cell)) if 4 <= len(cell) <= _LONGEST else None
    return int(found[1]) if found else None


def header_text(cells: Sequence[str], words: HeaderWords) -> HeaderText:
    """Read the header cells of one column, topmost first.

    The words joined win, then the lower ones alone, then the upper ones alone where the lower cell
    says no more than a unit, a year or "total".
    """
    parts = [cell.strip() for cell in cells if cell.strip()]
    parts = [part for number, part in enumerate(parts) if not number or part != parts[number - 1]]
    if not parts:
        return HeaderText(cells[-1] if cells else "")
    if len(parts) == 1:
        return _single(next(cell for cell in cells if cell.strip()), words)
    joined = " ".join(parts)
    unit = parts.pop() if is_unit_word(parts[-1]) else None
    years = [year for part in parts if (year := year_of(part)) is not None]
    year = years[0] if len(years) == 1 else None
    if year is not None:
        parts = [part for part in parts if year_of(part) is None]
    for text, above in _ways(parts):
        found = _single(text, words)
        if (unit is not None or year is not None) and words.targets(found.text)[:1] not in words.variables:
            continue
        if words.targets(found.text) and (found.year is None or year is None):
            text, is_clear = (found.text, True) if above is None else _in_unit_above(found.text, above, unit, words)
            if not is_clear:
                break
            text = text if unit is None else in_unit(text, unit, words)
            return HeaderText(text, year if found.year is None else found.year)
    if year is not None and (not parts or unit is not None):
        return HeaderText(" ".join(parts), year)
    return HeaderText(joined)


def _ways(parts: list[str]) -> list[tuple[str, str | None]]:
    """Return the words that a column may be called by, the most telling first, with the cell left out above them."""
    ways: list[tuple[str, str | None]] = [(" ".join(parts), None)] if parts else []
    if len(parts) > 1 and normalise(parts[-1]) in _WHOLE:
        return [*ways, *_ways(parts[:-1])]
    for start in range(1, len(parts)):
        if NARROWING.search(" ".join(parts[:start])):
            break
        ways.append((" ".join(parts[start:]), parts[start - 1]))
    return ways


def _in_unit_above(text: str, above: str, own: str | None, words: HeaderWords) -> tuple[str, bool]:
    """Put the unit of a group of columns behind the header of one of them; tell whether it can be meant for it.

    床位数 below 增长(%) is no number of beds, and below 人口(万人) it is not clear what it is.
    """
    variable = words.vocabulary.variables.get(words.targets(text)[0])
    units = [SaidUnit(word, unit) for word, unit in trailing_units(above) if unit is not None]
    if variable is None or not units or own is not None or words.has_unit(text):
        return text, True
    if all(shift(one.unit, variable) is None for one in units):
        return text, False
    unit, is_clear = unit_for(variable, [one for one in units if one.unit.scaled])
    return (text if unit is None else in_unit(text, unit, words)), is_clear


def _single(text: str, words: HeaderWords) -> HeaderText:
    """Read one cell: a header, a year, both in one, or an identifier with its label (``REF_AREA: Area``)."""
    if words.targets(text):
        return HeaderText(text)
    labelled = _LABELLED.match(text)
    if labelled:
        return HeaderText(labelled[1])
    year = year_of(text)
    if year is not None:
        return HeaderText("", year)
    whole = normalise(text) if len(text) <= _LONGEST else ""
    if not any(sign.isdigit() for sign in whole):
        return HeaderText(text)
    for pattern, word, number in ((_YEAR_BEFORE, 2, 1), (_YEAR_BEHIND, 1, 2)):
        found = pattern.fullmatch(whole)
        if found and words.targets(found[word])[:1] in words.variables:
            return HeaderText(found[word], int(found[number]))
    return HeaderText(text)


def in_unit(text: str, unit: str, words: HeaderWords) -> str:
    """Put a unit behind a header; one that it has already is not said twice, and two that differ fit nothing."""
    bare = unit.strip()
    bare = bare[1:-1] if bare[:1] in "(（[【" and bare[-1:] in ")）]】" else bare
    if any(parse_unit(bare) == own for _, own in words.vocabulary.meaning(text).units):
        return text
    return f"{text}({bare})"
