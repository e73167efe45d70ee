"""Numbers of rule files: exact decimals from the text as written, and what is wrong with the others.

YAML reads ``012`` as ten, ``1:30`` as ninety and ``1e3`` as text. Here a number is digits with at
most one point; each other notation gets its own fault, which says what to write instead.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from healthcheck.messages import phrase
from healthcheck.messages.hints import NOTHING
from healthcheck.model.faults import Fault
from healthcheck.model.pack import Threshold
from healthcheck.model.patterns import pattern_of
from healthcheck.model.text import Text
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node
from healthcheck.packs.values import scalar

FIRST_YEAR, LAST_YEAR = 1900, 2199
SIGNS = {
    ">=": "at_least",
    "≥": "at_least",
    "=>": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "≤": "at_most",
    "=<": "at_most",
    "<": "less_than",
    "=": "equals",
    "==": "equals",
    "±": "about",
}
"""Signs that people write for the kinds of targets."""

LONGEST = 40
DECIMAL = pattern_of(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LEADING_ZERO = pattern_of(r"[+-]?0[0-9]+(?:\.[0-9]+)?")
_SEXAGESIMAL = pattern_of(r"[0-9]+(?::[0-5]?[0-9])+")
_DATE = pattern_of(r"([0-9]{4})[-/][0-9]{1,2}(?:[-/][0-9]{1,2})?")
_EXPONENT = pattern_of(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]{1,2}")
_GROUPED = pattern_of(r"[+-]?[0-9]{1,3}(?:[,_ '，][0-9]{3})+(?:\.[0-9]+)?")
_NOTATION = pattern_of(
    r"[+-]?(?:\.?(?:inf|nan|infinity)|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|[0-9_]*_[0-9_.]*|[0-9]+\.|\.[0-9]+|[0-9]+,[0-9]+)",
    re.IGNORECASE,
)
PERCENT = pattern_of(r"(.+?)\s*[%％]")
_SIGNED = pattern_of(r"(>=|<=|=>|=<|==|[≥≤><=])\s*(.+)")


def decimal(node: Node, faults: FaultList) -> Threshold | None:
    """Read an exact decimal; its text is kept as written, without a plus sign."""
    text = decimal_text(node, faults)
    return None if text is None else Threshold(text, Fraction(text))


def decimal_text(node: Node, faults: FaultList) -> str | None:
    """Read the text of a decimal, without a plus sign."""
    found = scalar(node, faults)
    if found is None:
        return None
    text = found.text.strip()
    if found.style in ("|", ">"):
        faults.add("HC112", found.place, found=found.style)
    elif _is_decimal(text):
        return text.removeprefix("+")
    else:
        faults.extend([wrong_number(text)], found.place)
    return None


def tolerance(node: Node, faults: FaultList) -> tuple[Threshold, bool] | None:
    """Read ``within``: a decimal, and whether it is percent of the limit."""
    found = scalar(node, faults)
    if found is None:
        return None
    percent = PERCENT.fullmatch(found.text.strip())
    number = decimal(found._replace(text=percent[1]) if percent else found, faults)
    if number is None:
        return None
    if number.value < 0:
        faults.add("HC161", found.place, found=found.text)
        return None
    return number, percent is not None


def whole(node: Node, faults: FaultList, lowest: int, highest: int) -> int | None:
    """Read a whole number between two ends."""
    found = scalar(node, faults)
    if found is None:
        return None
    text = found.text.strip()
    if not _is_decimal(text) and (fault := wrong_number(text)).code != "HC140":
        faults.extend([fault], found.place)
        return None
    if not re.fullmatch(r"\+?[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
        faults.add("HC141", found.place, found=text, lowest=lowest, highest=highest)
        return None
    return int(text)


def year(node: Node, faults: FaultList) -> int | None:
    """Read a calendar year."""
    return whole(node, faults, FIRST_YEAR, LAST_YEAR)


def wrong_number(text: str) -> Fault:
    """Return what is wrong with a text that is no plain decimal, and what to write instead."""
    if len(text) > LONGEST:
        return Fault("HC140", {"found": text[:LONGEST] + "..."})
    folded = unicodedata.normalize("NFKC", text)
    if folded != text and _is_decimal(folded):
        return Fault("HC148", {"found": text, "instead": folded})
    if match := _SIGNED.fullmatch(text):
        return Fault("HC147", {"found": text, "key": SIGNS[match[1]], "instead": match[2]})
    if (match := PERCENT.fullmatch(text)) and _is_decimal(match[1]):
        return Fault("HC146", {"found": text, "instead": match[1]})
    if _LEADING_ZERO.fullmatch(text):
        return Fault("HC135", {"found": text, "instead": _all_digits(text)})
    if _SEXAGESIMAL.fullmatch(text):
        return Fault("HC136", {"found": text, "value": _base_60(text)})
    if match := _DATE.fullmatch(text):
        return Fault("HC137", {"found": text, "instead": match[1]})
    if _EXPONENT.fullmatch(text):
        return Fault("HC138", {"found": text, "instead": _all_digits(text)})
    if _GROUPED.fullmatch(text):
        return Fault("HC139", {"found": text, "hint": _write(re.sub(r"[,_ '，]", "", text))})
    if _NOTATION.fullmatch(text):
        return Fault("HC139", {"found": text, "hint": NOTHING})
    return Fault("HC140", {"found": text})


def _is_decimal(text: str) -> bool:
    return len(text) <= LONGEST and DECIMAL.fullmatch(text) is not None


def _all_digits(text: str) -> str:
    return format(Decimal(text), "f")


def _base_60(text: str) -> int:
    value = 0
    for part in text.split(":"):
        value = value * 60 + int(part)
    return value


def _write(instead: str) -> Text:
    return phrase("write.number", instead=instead)
