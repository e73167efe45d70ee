"""What headers can mean: the variables of the rule files and the key columns, by every word for them."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from healthcheck.model.pack import Variable
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.text_marks import unmarked
from healthcheck.tables.units import Unit, parse_unit


class Key(StrEnum):
    """A column that says which row it is. Of several name columns the finest is the area's name."""

    AREA = "area"
    AREA_NAME = "area_name"
    TOWNSHIP_NAME = "township_name"
    COUNTY_NAME = "county_name"
    CITY_NAME = "city_name"
    PROVINCE_NAME = "province_name"
    PERIOD = "period"
    LEVEL = "level"
    VARIABLE = "variable"
    VALUE = "value"
    UNIT = "unit"
    UNIT_MULT = "unit_mult"
    OBS_STATUS = "obs_status"
    ACTION = "action"
    VARIABLE_LABEL = "variable_label"
    """The last seven are those of long tables, in which each row names its variable."""


NAME_KEYS = (Key.AREA_NAME, Key.TOWNSHIP_NAME, Key.COUNTY_NAME, Key.CITY_NAME, Key.PROVINCE_NAME)
"""Finest first; a plain area_name is taken for the finest."""

_KEY_WORDS: dict[Key, str] = {
    Key.AREA: "area area_code areacode code area_id region_code district_code county_code city_code province_code "
    "adcode gbcode 区划代码 行政区划代码 行政区代码 地区代码 区域代码 区县代码 县区代码 城市代码 省份代码 代码 编码 "
    "行政区划编码 地区编码 区划编码 区划码 行政区划码 ref_area",
    Key.AREA_NAME: "area_name areaname name region region_name 地区 地区名称 区域 区域名称 名称 单位名称 行政区 "
    "行政区划 行政区划名称 行政区名称 填报单位 填报地区 统计单位",
    Key.TOWNSHIP_NAME: "township town subdistrict township_name 乡镇 街道 乡镇街道 镇街 乡(镇) 乡(镇、街道) 乡镇(街道) "
    "乡镇名称 街道名称",
    Key.COUNTY_NAME: "district county county_name district_name 区县 县区 区(县) 县(区) 县(市、区) 县市区 县(市) "
    "市辖区 区县名称 县区名称 县 区 区县名 县级 旗县区",
    Key.CITY_NAME: "city city_name prefecture municipality 市 城市 地市 地级市 市(州) 市州 地市名称 城市名称 市名称 "
    "设区市",
    Key.PROVINCE_NAME: "province province_name state 省 省份 省市 省(区、市) 省级 省名称 省份名称 省(自治区、直辖市)",
    Key.PERIOD: "period year time_period 年份 年度 年 统计年度 统计年份 报告年度 时间 期间 数据年份",
    Key.LEVEL: "level area_level admin_level 级别 行政级别 层级 区划级别 行政层级",
}

_LONG_WORDS: dict[Key, str] = {
    Key.VARIABLE: "variable indicator series measure item variable_name indicator_name indicator_code series_code "
    "指标 指标名称 指标项 统计指标 变量 项目",
    Key.VALUE: "value obs_value figure amount 数值 值 指标值 数据 数据值 观测值 统计值 数量",
    Key.UNIT: "unit units unit_measure unit_of_measure 单位 计量单位",
    Key.UNIT_MULT: "unit_mult multiplier unit_multiplier 单位倍数",
    Key.OBS_STATUS: "obs_status status_of_value 数据状态",
    Key.ACTION: "action",
    Key.VARIABLE_LABEL: "variable_label",
}
LONG_KEYS: dict[str, Key] = {normalise(word): key for key, words in _LONG_WORDS.items() for word in words.split()}
"""Words for the columns of long tables; they mean that only where a table has both variables and values."""

LEVEL_WORDS: dict[str, str] = {
    "township": "township town subdistrict 乡镇 街道 乡镇级 乡级 镇级 乡 镇 乡镇街道",
    "county": "county district 县级 区县级 区县 县区 县 区 县(市、区) 县市区 市辖区 县级市 区级",
    "city": "city prefecture municipality 市级 地市级 地级 地级市 市 城市 设区市",
    "province": "province state 省级 省 自治区 直辖市 省份",
}

_SUM_WORDS = frozenset("合计 总计 共计 总和 合计数 总计数 total grandtotal sum".split())
_SUBTOTAL_WORDS = frozenset("小计 subtotal".split())
_TOTAL_WORDS = (
    _SUM_WORDS
    | _SUBTOTAL_WORDS
    | frozenset("全国 全省 全市 全区 全县 全州 全镇 全乡 全街道 overall nationwide".split())
)
_SUM_ENDINGS = ("合计", "总计")
_SUBTOTAL_ENDING = "小计"
_TOTAL_ENDINGS = (*_SUM_ENDINGS, _SUBTOTAL_ENDING)
_NOTE_BEGINNINGS = (
    "注",
    "备注",
    "附注",
    "说明",
    "资料来源",
    "数据来源",
    "来源",
    "续表",
    "以下空白",
    "※",
    "note",
    "source",
)
_SIGNATURE = pattern_of(r"(?:填表|填报|制表|编制|审核|复核|审批|报出|单位负责|统计负责|负责|分管|联系|经办)[^:]{0,6}:")
"""Who filled in a form, who answers for it, and when: 填表人：张三."""
_CLOSING = pattern_of(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|.*[。;]")
"""A date, and a sentence."""
_ITEM = pattern_of(r"\(?\d{1,2}[).、](?!\d).+")
_PART_MARK = pattern_of(r"(?:其中[:,]?|#+|ofwhich[:,]?|ofthem[:,]?)(.*)", re.DOTALL)
NOTABLE_BEGINNINGS = frozenset(word[0] for word in (*_TOTAL_WORDS, *_NOTE_BEGINNINGS, "其中", "#"))
"""The first characters of totals, notes and parts; a total may also be told by its ending."""

_POPULATION_WORDS = frozenset(
    "人口 总人口 人口数 人口总数 总人口数 年末人口 年末总人口 population totalpopulation".split()
)
_NOTE_START = 40

_SLASH = pattern_of(r"\s*[\\/＼／|｜╲\n]\s*|\s{2,}")
_CORNER_WORDS = frozenset("指标 指标名称 项目 年份 年度 类别 分类 内容 数据 indicator item year variable".split())
_NAMES = frozenset(key.value for key in NAME_KEYS)
_SIGNS = ",、;:"
_THOUSANDS = pattern_of(r"(?<=\d),(?=\d{3})")
_SPLITS = (
    re.compile(r"^(?P<base>.+)\((?P<unit>[^()]*)\)$"),
    re.compile(r"^(?P<base>[^/]+)(?P<unit>/.+)$"),
    # 常住人口/万人, but not 死亡率/10万: that is a rate or nothing.
    re.compile(r"^(?P<base>[^/]+)/(?P<unit>\D.*)$"),
    re.compile(r"^(?P<base>.+)[,、;:](?P<unit>[^,、;:]+)$"),
    re.compile(r"^(?P<base>.+)(?P<unit>[%‰])$"),
)


class Meaning(Struct, frozen=True):
    """What a header may mean: ids of variables and keys, and the units that may stand behind the word.

    ``units`` holds each text in the place of a unit, with None where it is not known as one.
    """

    targets: tuple[str, ...]
    units: tuple[tuple[str, Unit | None], ...] = ()
    is_part: bool = False
    """Whether the header says that it counts a part of what stands before it."""


class Vocabulary:
    """The words for variables and key columns."""

    def __init__(self, variables: Mapping[str, Variable]) -> None:
        """Take the variables by id; their ids, names and aliases all name them."""
        self.variables = variables
        self._targets: dict[str, dict[str, None]] = {}
        for key, words in _KEY_WORDS.items():
            for word in words.split():
                self._add(word, key.value)
        for variable in variables.values():
            for word in (variable.id, variable.name.en, variable.name.zh, *variable.aliases):
                self._add(word, variable.id)

    def _add(self, word: str, target: str) -> None:
        self._targets.setdefault(normalise(word), {})[target] = None

    def meaning(self, header: str) -> Meaning:
        """Return what a header means: the whole header first, then without the unit behind it."""
        whole = normalise(unmarked(header))
        if whole in self._targets:
            return Meaning(tuple(self._targets[whole]))
        found = [(base, unit) for base, unit in _parts(whole) if self._is_base(base, whole)]
        if not found:
            key = self._beside_slash(header)
            return self._meaning_of_part(whole) if key is None else Meaning((key,))
        base = found[0][0]
        return Meaning(
            tuple(self._targets[base]), tuple((unit, parse_unit(unit)) for word, unit in found if word == base)
        )

    def _beside_slash(self, header: str) -> str | None:
        """Return the key of a corner that a slanted line cuts in two: 地区 beside 指标, said of the columns."""
        words = [normalise(word) for word in _SLASH.split(header.strip()[:_NOTE_START])]
        keys = [target for word in words for target in self._targets.get(word, ()) if target in _NAMES]
        is_corner = len(words) == 2 and len(keys) == 1 and not _CORNER_WORDS.isdisjoint(words)
        return keys[0] if is_corner else None

    def _is_base(self, base: str, whole: str) -> bool:
        """Tell whether a header begins with a known word; 地区：福建省 and 年份：2023 are lines above a table."""
        targets = self._targets.get(base, {})
        return bool(targets) and (whole[len(base)] not in _SIGNS or any(name in self.variables for name in targets))

    def _meaning_of_part(self, whole: str) -> Meaning:
        """Return what stands behind 其中 or #; a key is never a part of another column."""
        rest = behind_part_mark(whole)
        meaning = self.meaning(rest) if rest else Meaning(())
        if any(target not in self.variables for target in meaning.targets):
            return Meaning(())
        return Meaning(meaning.targets, meaning.units, bool(meaning.targets))

    def words(self) -> list[str]:
        """Return every word that a header could have been, as people write them."""
        named = [word for variable in self.variables.values() for word in (variable.name.zh, variable.name.en)]
        written = [alias for variable in self.variables.values() for alias in (variable.id, *variable.aliases)]
        return [*named, *written, *(word for words in _KEY_WORDS.values() for word in words.split())]


def trailing_units(header: str) -> tuple[tuple[str, Unit | None], ...]:
    """Return the units at the end of a header, whatever stands before them."""
    units = ((unit, parse_unit(unit)) for _, unit in _parts(normalise(header)))
    return tuple((text, unit) for text, unit in units if unit is not None)


def is_unqualified_population(header: str) -> bool:
    """Tell whether a header says population without saying which: residents or registered."""
    whole = normalise(header)
    return not _POPULATION_WORDS.isdisjoint([whole, *(base for base, _ in _parts(whole))])


def is_total(name: str) -> bool:
    """Tell whether a row of this name adds up others."""
    word = normalise(name)
    return word in _TOTAL_WORDS or word.endswith(_TOTAL_ENDINGS)


def is_sum(name: str) -> bool:
    """Tell whether a row says that it adds up the rows of the table, not only that it is of a larger area."""
    word = normalise(name)
    return word in _SUM_WORDS or word.endswith(_SUM_ENDINGS)


def is_subtotal(name: str) -> bool:
    """Tell whether a row says that it adds up some rows of the table."""
    word = normalise(name)
    return word in _SUBTOTAL_WORDS or word.endswith(_SUBTOTAL_ENDING)


def ending_of_total(name: str) -> str:
    """Return what totals of one kind have in common, normalised: 合计 of 鼓楼区合计."""
    word = normalise(name)
    return next((ending for ending in _TOTAL_ENDINGS if word.endswith(ending)), word)


def behind_part_mark(name: str) -> str | None:
    """Return, normalised, what stands behind 其中, # or "of which"; None for a name that is no such part."""
    found = _PART_MARK.fullmatch(normalise(name))
    return found[1] if found else None


def is_note(cell: str) -> bool:
    """Tell whether a cell begins like a note under a table."""
    return normalise(cell[:_NOTE_START]).startswith(_NOTE_BEGINNINGS)


def is_signature(cell: str) -> bool:
    """Tell whether a cell begins like the line below a form that is signed: 填表人：张三."""
    return _SIGNATURE.match(normalise(cell[:_NOTE_START])) is not None


def closes_table(cell: str) -> bool:
    """Tell whether the only cell of a row below a table is the date of a form, or a sentence."""
    return _CLOSING.fullmatch(normalise(cell)) is not None


def is_item(cell: str) -> bool:
    """Tell whether a cell is an item of a list: 2.常住人口为年末数. Areas in a table may have such numbers too."""
    return _ITEM.fullmatch(normalise(cell)) is not None


def _parts(whole: str) -> Iterator[tuple[str, str]]:
    """Split a header into a word and what may be its unit, in each way that there is."""
    for text in dict.fromkeys((whole, _THOUSANDS.sub("", whole))):
        for split in _SPLITS:
            found = split.match(text)
            if found is not None:
                yield found["base"], found["unit"]
