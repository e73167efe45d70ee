"""What the lines above a table say of all its columns: the unit of their figures, and what they count."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from healthcheck.model.pack import Variable, VariableType
from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.grid import HeadRow
from healthcheck.tables.units import Kind, Unit, parse_unit, shift
from healthcheck.tables.vocabulary import behind_part_mark, is_total

_UNIT = pattern_of(r"(?:计量)?单位[:：]([^()（）;；。]+)|\bunits?[:：]\s*([^()（）;；.]+)", re.IGNORECASE)
_NAMED = pattern_of(r"^(?:指标|项目|指标名称|indicator|variable)[:：](.+)$", re.IGNORECASE)
_SEPARATORS = pattern_of(r"[、,，/和]")
_PIECES = pattern_of(r"\s+|[:：—–]+")
_BEFORE = pattern_of(
    r"^(?:附?表[\d一二三四五六七八九十]*(?:[-.]\d+)*|\d+(?:[-.]\d+)+|(?:19|20)\d\d年?末?(?:[-—~至到](?:19|20)\d\d年?末?)?|历年"
    r"|分(?:地区|省|市|县|区)|各(?:地区|省|市|县|区|县区|区县|县市区|市县)|按地区分)的?"
)
_AFTER = pattern_of(r"(?:情况|统计表?|一览表|数据表?|表)$")
_AREA = pattern_of(
    r"(?:^|[\s,，;；、])(?:所属)?(?:地区|区域|行政区划|行政区|省份|城市|填报单位|填报地区|area|region)\s*[:：]\s*([^\s,，;；、:：]+)",
    re.IGNORECASE,
)
_NO_ONE_AREA = pattern_of(r"[\d.-]+|.*(?:全部|所有|各|分|多|省市|市县|县区|区县)(?:地区|区域|省|市|县|区)?.*")
_PERIOD = pattern_of(
    r"(?:^|[\s,，;；、])(?:统计|报告|数据|所属)?(?:时间|时期|年份|年度|期间|period|year|time)\s*[:：]\s*"
    r"((?:19|20)\d\d)(?:年度?|年末)?(?!\s*[-—–~～至到,，、;；]?\s*(?:(?:19|20)\d\d|\d{1,2}\s*月))(?=$|[\s,，;；、])",
    re.IGNORECASE,
)
_DAY = pattern_of(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}")
"""The day of an export or of an issue says nothing of the data; eight digits do not match as a year either."""
_YEAR = pattern_of(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PEOPLE = pattern_of(r"人(?!民|均)|名|口|person|people|resident|head|inhabitant", re.IGNORECASE)
_LONGEST_TITLE = 200


class SaidUnit(Struct, frozen=True):
    """A unit that a line above the table names for its figures."""

    text: str
    unit: Unit

    @property
    def counts_people(self) -> bool:
        """Whether the unit counts people rather than things."""
        return _PEOPLE.search(self.text) is not None


class Said(Struct, frozen=True):
    """What a line above the table says of all its rows, and the cell that says it."""

    text: str
    raw: str
    line: int
    column: int


def said_area(titles: Iterable[HeadRow]) -> Said | None:
    """Return the one area that the lines above a table name (``地区：福建省``); None for none, several or all areas."""
    found = {said.text: said for said in _said(titles, _AREA)}
    name, said = found.popitem() if len(found) == 1 else ("", None)
    is_area = not _NO_ONE_AREA.fullmatch(name) and not is_total(name) and behind_part_mark(name) is None
    return said if is_area else None


def said_year(titles: Iterable[HeadRow]) -> Said | None:
    """Return the one year that the lines above a table name as ``时间：2023年``; None for none, or several."""
    found = {said.text: said for said in _said(titles, _PERIOD)}
    return found.popitem()[1] if len(found) == 1 else None


def _said(titles: Iterable[HeadRow], pattern: re.Pattern[str]) -> Iterator[Said]:
    for row in titles:
        for column, cell in enumerate(row.cells, 1):
            found = pattern.search(cell) if len(cell) <= _LONGEST_TITLE else None
            if found:
                yield Said(found[1], cell, row.line, column)


def years_named(words: str) -> list[int]:
    """Return the years that a title or the name of a file says; days say when it was made, and are no years."""
    return [int(year) for year in _YEAR.findall(_DAY.sub(" ", words))]


def said_units(cells: Iterable[str]) -> tuple[SaidUnit, ...]:
    """Return the units named as ``单位：万人`` or ``Unit: thousand persons``; several may stand side by side."""
    for cell in cells:
        found = _UNIT.search(cell)
        if found is None:
            continue
        whole = (found[1] or found[2]).strip()
        texts = [whole] if parse_unit(whole) is not None else _SEPARATORS.split(whole)
        parsed = [(text.strip(), parse_unit(text)) for text in texts]
        return tuple(SaidUnit(text, unit) for text, unit in parsed if unit is not None)
    return ()


def unit_for(variable: Variable, said: Iterable[SaidUnit]) -> tuple[str | None, bool]:
    """Choose the unit of a variable's column among those that the lines above name.

    Returns:
        The unit's text, None for the variable's own; and whether that is beyond doubt. 万人 above a
        column of beds is in doubt: it may be meant for the other columns only.
    """
    if variable.type not in (VariableType.COUNT, VariableType.AMOUNT):
        return None, True
    fitting = [one for one in said if shift(one.unit, variable) is not None]
    people = _PEOPLE.search(variable.unit) is not None
    meant = [one for one in fitting if one.unit.kind is not Kind.COUNTER or one.counts_people == people]
    if not meant:
        return None, not any(one.unit.scaled for one in fitting)
    return (meant[0].text, True) if len({one.unit.exponent for one in meant}) == 1 else (None, False)


def named_things(cells: Iterable[str]) -> Iterator[str]:
    """Yield what the lines above a table may say that all its figures are, as headers: the likeliest first."""
    lines = [line for cell in cells if len(line := cell.strip()) <= _LONGEST_TITLE]
    yield from (found[1].strip() for line in lines if (found := _NAMED.match(line)))
    for line in lines:
        for piece in (line, *_PIECES.split(line)):
            yield from _bare(piece)


def _bare(piece: str) -> Iterator[str]:
    """Yield a piece of a title without its number, its years and the words around what it is about."""
    text = normalise(piece)
    while (stripped := _BEFORE.sub("", text)) != text:
        text = stripped
    yield text
    yield _AFTER.sub("", text)
    unit = re.search(r"\([^()]*\)$", text)
    if unit:
        yield _AFTER.sub("", text[: unit.start()]) + unit.group()
