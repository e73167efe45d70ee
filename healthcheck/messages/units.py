"""The words for units, as they stand behind a number: ``1 bed``, ``3 beds``, ``3 张``."""

from msgspec import Struct

from healthcheck.model.text import Language


class Unit(Struct, frozen=True):
    """A unit's English words and its Chinese measure word."""

    singular: str
    plural: str
    chinese: str
    counter: str = ""
    """The Chinese measure word as it stands in a header, where it is not ``chinese``."""


UNITS: dict[str, Unit] = {
    "area": Unit("area", "areas", "个地区", "个"),
    "bed": Unit("bed", "beds", "张"),
    "call": Unit("call", "calls", "次"),
    "CNY": Unit("yuan", "yuan", "元"),
    "community": Unit("community", "communities", "个社区", "个"),
    "contract": Unit("contract", "contracts", "份"),
    "doctor": Unit("doctor", "doctors", "名"),
    "enterprise": Unit("enterprise", "enterprises", "家"),
    "event": Unit("event", "events", "次"),
    "institution": Unit("institution", "institutions", "家"),
    "item": Unit("item", "items", "项"),
    "nurse": Unit("nurse", "nurses", "名"),
    "per 1,000": Unit("per 1,000", "per 1,000", "（每千人）"),
    "per 10,000": Unit("per 10,000", "per 10,000", "（每万人）"),
    "per 100,000": Unit("per 100,000", "per 100,000", "（每十万人）"),
    "percent": Unit("percent", "percent", "%"),
    "percentage point": Unit("percentage point", "percentage points", "个百分点", "百分点"),
    "person": Unit("person", "people", "人"),
    "place": Unit("place", "places", "个"),
    "project": Unit("project", "projects", "个项目", "个"),
    "rank": Unit("rank", "ranks", "位"),
    "school": Unit("school", "schools", "所"),
    "service": Unit("service", "services", "项"),
    "specialty": Unit("specialty", "specialties", "个专科", "个"),
    "square kilometre": Unit("square kilometre", "square kilometres", "平方公里"),
    "team": Unit("team", "teams", "个团队", "个"),
    "technique": Unit("technique", "techniques", "项技术", "项"),
    "vehicle": Unit("vehicle", "vehicles", "辆"),
    "visit": Unit("visit", "visits", "人次"),
    "ward": Unit("ward", "wards", "个病区", "个"),
    "year": Unit("year", "years", "岁"),
}


def unit_word(unit: str, language: Language, number: str = "2") -> str:
    """Return the word for ``unit`` as it follows ``number`` (decimal text); an unknown unit is its own word."""
    words = UNITS.get(unit)
    if words is None:
        return unit
    if language == "zh":
        return words.chinese
    return words.singular if number == "1" else words.plural


def header_unit(unit: str, language: Language) -> str:
    """Return the word for ``unit`` as it stands in brackets behind a header: ``beds``, ``张``, ``%``."""
    words = UNITS.get(unit)
    if words is None:
        return unit
    if unit == "percent":
        return words.chinese
    return words.counter or words.chinese.strip("（）") if language == "zh" else words.plural


def quantity(number: str, unit: str | None, language: Language) -> str:
    """Return a number with the word of its unit: ``1 bed``, ``412 张``, ``2.5%``."""
    if not unit:
        return number
    word = unit_word(unit, language, number)
    joint = "" if word.startswith(("%", "（")) else " "
    return f"{number}{joint}{word}"


def difference(number: str, unit: str | None, language: Language) -> str:
    """Return a gap with the word of its unit; a gap between percentages is one in percentage points."""
    return quantity(number, "percentage point" if unit == "percent" else unit, language)
