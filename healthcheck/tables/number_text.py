"""One number as people type it -> exact integers: ``３，９２２``, ``52.30万``, ``1.2E+05``, ``25%``.

Strict on purpose: ``12,3x`` and ``1,23`` are no numbers, and nothing here is ever a float.
"""

import re

from msgspec import Struct

from healthcheck.model.patterns import pattern_of
from healthcheck.tables.units import Unit, parse_unit

_PLAIN = {0x3000: " ", 0x2212: "-", 0xFF0D: "-", 0x2010: "-", 0x2011: "-", 0x2013: "-"}
_PLAIN |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
_PLAIN |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}
_TYPED = str.maketrans({key: str(value) for key, value in _PLAIN.items()})
"""Full-width forms and the kinds of spaces and dashes.

NOTE: not NFKC, which reads the footnote of ``3922①`` as another digit.
"""

_NUMBER = pattern_of(
    r"""
    (?P<sign>[+-]?)\s*
    (?P<whole>[0-9]{1,3}(?:(?P<separator>[, ])[0-9]{3}(?:(?P=separator)[0-9]{3})*)|[0-9]*)
    (?:\.(?P<fraction>[0-9]+))?
    (?:[eE](?P<exponent>[+-]?[0-9]{1,5}))?
    \s*(?P<unit>(?:[%‰]|[^\W\d_]).*)?
    """,
    re.VERBOSE | re.DOTALL,
)
_DATE = pattern_of(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}\s*日?|月)(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
    r"|\d{1,2}\s*[/月]\s*\d{1,2}\s*(?:[/]\d{2,4}|日)|\d{1,2}:\d{2}(?::\d{2})?"
)
_FOOTNOTE = pattern_of(
    r"(?<=[0-9%‰万亿])\s*(?:[①-⑳⑴-⒇*＊†‡§#]+|[\[［【〔](?:注?[0-9]{1,2}|注|[a-z])[\]］】〕]|[(（]注[0-9]{0,2}[)）]|注[0-9]{0,2})\s*$"
)
_ABOUT = pattern_of(
    r"^\s*(?:大约|约|近|将近|超过|逾|不足|approx\.?|about|circa|ca\.|c\.|~|～|≈|>|<|≥|≤|＞|＜)\s*(?=\d)|(?<=\d)\s*(?:左右|余|多|以上|以下|\+)"
)
_RANGE = pattern_of(r"\d[\d,.]*\s*[^\W\d_]?\s*(?:[-–—~～]|至|到)\s*\d[\d,.]*\s*(?:[%‰]|[^\W\d_])*")
MOST_DIGITS = 60
"""More digits than any count has; a longer text is a slip or an attack."""
LARGEST_EXPONENT = 60
_LONGEST_NUMBER = 4 * MOST_DIGITS
"""With separators, spaces and a unit."""


class ParsedNumber(Struct, frozen=True):
    """``mantissa x 10**exponent``, its last digit being the last one written, of ``unit`` when the cell names one."""

    mantissa: int
    exponent: int
    unit: Unit | None = None


def typed(text: str) -> str:
    """Return ``text`` with full-width forms, unusual spaces and dashes as their plain ones."""
    return text if text.isascii() else text.translate(_TYPED)


def parse_number(text: str) -> ParsedNumber | None:
    """Return the number that ``text`` says exactly, and the unit behind it (``万``, ``%``, ``张``) if there is one.

    Thousands separators (comma or space) must stand at every third digit. None when it is no
    number, when what stands behind it is no known unit, and when its size is absurd (more than 60
    digits, or an exponent beyond 60).
    """
    text = text.strip()
    found = _NUMBER.fullmatch(typed(text).strip()) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    whole = found["whole"].replace(found["separator"] or ",", "")
    fraction = found["fraction"] or ""
    power = int(found["exponent"] or 0)
    if not whole + fraction or len(whole + fraction) > MOST_DIGITS or abs(power) > LARGEST_EXPONENT:
        return None
    unit = parse_unit(found["unit"]) if found["unit"] else None
    if found["unit"] and unit is None:
        return None
    mantissa = int(whole + fraction)
    return ParsedNumber(-mantissa if found["sign"] == "-" else mantissa, power - len(fraction), unit)


def without_footnote(text: str) -> str | None:
    """Return a figure without the mark of a footnote behind it (``123①``, ``123*``, ``123[1]``); None without one.

    NOTE: in round brackets only 注 is a mark: 12(3) may say that 3 of the 12 are something else.
    """
    if len(text) >= MOST_DIGITS:
        return None
    found = _FOOTNOTE.search(text)
    return text[: found.start()] if found else None


def is_about(text: str) -> bool:
    """Tell whether ``text`` is a figure that says itself that it is not exact: 约300, 300多, >300."""
    return len(text) < MOST_DIGITS and _ABOUT.search(typed(text)) is not None


def is_range(text: str) -> bool:
    """Tell whether ``text`` is two figures, from one to the other."""
    return len(text) < MOST_DIGITS and _RANGE.fullmatch(typed(text).strip()) is not None


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a date or a time of day, which spreadsheets make of what was no date."""
    return len(text) < MOST_DIGITS and _DATE.fullmatch(typed(text).strip()) is not None


def is_truth_value(text: str) -> bool:
    """Tell whether ``text`` is the TRUE or FALSE of a spreadsheet."""
    return typed(text).strip().casefold() in ("true", "false")
