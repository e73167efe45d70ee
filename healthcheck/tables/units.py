"""Units as tables and rule files write them: ``万人``, ``(1/10万)``, ``thousand``, ``per 1,000``, ``CNY``."""

import re
from enum import Enum

from msgspec import Struct

from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise


class Kind(Enum):
    """What a unit measures, as far as it matters: units of one kind convert by powers of ten."""

    COUNTER = "counter"
    """People and things; 张, 个 and 家 are not told apart."""
    MONEY = "money"
    SHARE = "share"
    """Percent, per mille, per 100,000: a fraction of a whole."""
    TIME = "time"
    SURFACE = "surface"
    """Square metres, hectares, square kilometres."""


class Unit(Struct, frozen=True):
    """A unit is ``10**exponent`` of the base of its kind: 万人 is (4, counter), % is (-2, share), 公顷 (4, surface).

    ``kind`` is None for a bare multiplier (万), which fits people and money alike. ``scaled`` says
    whether a multiplier is written: 万人 is scaled, 人 is not.
    """

    exponent: int
    kind: Kind | None
    scaled: bool = False


_MULTIPLIERS = {
    "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "万亿": 12,
    "10": 1, "100": 2, "1000": 3, "10000": 4, "1万": 4, "10万": 5, "100000": 5, "100万": 6, "1000000": 6,
    "000": 3, "000s": 3, "'000": 3, "'000s": 3, "1k": 3, "10k": 4, "100k": 5,
    "hundred": 2, "thousand": 3, "tenthousand": 4, "hundredthousand": 5, "million": 6, "billion": 9,
    "hundreds": 2, "thousands": 3, "tensofthousands": 4, "millions": 6, "billions": 9, "mn": 6, "bn": 9,
}  # fmt: skip

_COUNTERS = frozenset(
    "人 名 位 口 个 张 家 所 座 处 栋 台 套 件 辆 部 次 人次 例 例次 户 份 支 项 种 条 只 对 岗 村 社区 床 床位 机构 "
    "孕产妇 老年人 居民 "
    "person persons people resident residents inhabitant inhabitants head heads bed beds doctor doctors nurse nurses "
    "physician physicians place places institution institutions hospital hospitals household households visit visits "
    "case cases vehicle vehicles contract contracts unit units number count item items area areas call calls "
    "community communities enterprise enterprises event events project projects rank ranks school schools service "
    "services specialty specialties team teams technique techniques ward wards time times".split()
)
_MONEY = frozenset("元 人民币 人民币元 yuan rmb cny".split())
_TIME = frozenset("年 岁 周岁 year years yr yrs".split())
_PERCENT = frozenset("% percent percentage pct 百分比 百分之 百分点 percentagepoint percentagepoints".split())
_PER_MILLE = frozenset("‰ permille permil promille 千分比 千分之".split())

# 亩 is left out: it is no power of ten of a square metre.
_SURFACES = {
    6: "平方公里 平方千米 km2 sqkm sq.km sqkm. sq.km. squarekm squarekilometre squarekilometres squarekilometer "
    "squarekilometers",
    4: "公顷 ha hm2 hectare hectares",
    0: "平方米 m2 sqm squaremetre squaremetres squaremeter squaremeters",
}
_BASES = {
    **{
        word: Unit(0, kind)
        for words, kind in ((_COUNTERS, Kind.COUNTER), (_MONEY, Kind.MONEY), (_TIME, Kind.TIME))
        for word in words
    },
    **{word: Unit(exponent, Kind.SURFACE) for exponent, words in _SURFACES.items() for word in words.split()},
}

_NONE = Unit(0, None)
_LONGEST_UNIT, _LONGEST_WORDING = 20, 100
_SAID_UNIT = pattern_of(r"^(?:计量)?单位[:：]?|^unit:")
_PER = pattern_of("/|per|每")
_ENGLISH_JOINT = pattern_of(r"^of")


def parse_unit(text: str) -> Unit | None:
    """Return what a unit means, or None when it is not known as one. Width, case and spaces do not matter."""
    if len(text) > _LONGEST_WORDING:
        return None
    word = _SAID_UNIT.sub("", normalise(text))
    digits_joined = re.sub(r"(?<=\d),(?=\d{3})", "", word)
    return _simple(digits_joined) or _per(digits_joined)


def _simple(word: str) -> Unit | None:
    if word in _PERCENT:
        return Unit(-2, Kind.SHARE)
    if word in _PER_MILLE:
        return Unit(-3, Kind.SHARE)
    if word in _BASES:
        return _BASES[word]
    for length in range(len(word), 0, -1):
        exponent = _MULTIPLIERS.get(word[:length])
        rest = _ENGLISH_JOINT.sub("", word[length:])
        base = _BASES.get(rest, _NONE)
        if exponent is None or base.kind is Kind.TIME or (rest and base.kind is None):
            continue
        # A bare (10) or (100) is a footnote or the number of a column, not a unit.
        bare = not rest and word.isdecimal() and word != "000"
        return None if bare else Unit(exponent + base.exponent, base.kind, scaled=True)
    return None


def _per(word: str) -> Unit | None:
    """Read ``/10万``, ``1/100000``, ``per100000``, ``每千人``, ``张/千人``, ``十万分之``: so many per so many."""
    if word.endswith("分之") and word[:-2] in _MULTIPLIERS:
        return Unit(-_MULTIPLIERS[word[:-2]], Kind.SHARE)
    for sign in _PER.finditer(word):
        what, whole = word[: sign.start()], word[sign.end() :]
        exponent = _MULTIPLIERS.get(whole)
        if exponent is None:
            counted = _simple(whole)
            exponent = counted.exponent if counted is not None and counted.kind is Kind.COUNTER else 0
        if exponent and (what in ("", "1") or _BASES.get(what, _NONE).kind is Kind.COUNTER):
            return Unit(-exponent, Kind.SHARE)
    return None


def is_unit_word(cell: str) -> bool:
    """Tell whether a cell holds a unit and no figure: it stands in a row of units under the header."""
    word = normalise(cell) if len(cell) <= _LONGEST_UNIT else ""
    bare = word.removeprefix("(").removesuffix(")")
    # The digit of km² is a part of the word, those of 10万 are a figure.
    return bare in _BASES or (parse_unit(bare) is not None and not any(character.isdigit() for character in bare))


def variable_unit(variable: Variable) -> Unit:
    """Return the unit that a variable's figures are kept in; a word that is not known counts things."""
    return parse_unit(variable.unit) or Unit(0, Kind.COUNTER)


def shift(unit: Unit, variable: Variable) -> int | None:
    """Return the exponent that turns a figure in ``unit`` into the variable's unit; None when the kinds differ.

    A published ratio may carry the unit of what it counts (``每千人口床位数(张)``): that shifts nothing.
    """
    own = variable_unit(variable)
    if unit.kind is own.kind or (unit.kind is None and own.kind in (Kind.COUNTER, Kind.MONEY)):
        return unit.exponent - own.exponent
    is_ratio = variable.type is VariableType.RATE and own.kind is Kind.SHARE and own.exponent < -2
    if is_ratio and unit.kind is Kind.COUNTER and not unit.scaled:
        return 0
    return None
