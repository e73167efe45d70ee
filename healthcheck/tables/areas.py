"""Area codes after GB/T 2260: which level a code names, and when two codes are one.

Codes of 2, 4, 6, 9 and 12 digits name a province, city, county, township and village; six digits
that end in ``00`` or ``0000`` name a city or province. Codes are compared right-padded with zeros.
"""

from collections import Counter
from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.area_codes import CODE_LENGTHS, FULL_LENGTH, is_digits
from healthcheck.model.observations import NO_LEVEL
from healthcheck.model.pack import LEVELS
from healthcheck.model.patterns import pattern_of
from healthcheck.tables.number_text import typed
from healthcheck.tables.numbers import POWERS, clean_figures
from healthcheck.tables.texts import Flags, Offsets, Texts

_USUAL = np.isin(np.arange(FULL_LENGTH + 2), CODE_LENGTHS)
_OTHER_SYSTEM = pattern_of(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]*|[A-Z]{2,5}|[A-Z]{2}-[A-Z]{1,3}")
"""Codes with letters (NUTS: ``DE21H``); without a digit only as short capitals (``DE``, ``US-CA``)."""
_SPREADSHEET_NUMBER = pattern_of(r"\d+(?:\.\d+)?[eE]\d+|\d+\.\d+")
"""What a spreadsheet makes of a long code."""
_SCIENTIFIC = pattern_of(r"([1-9])\.(\d{1,13})[eE]\+?0*(\d{1,2})")
_SYSTEM_SIZE = 10
_LEVEL_SIZES = ((10, "province"), (8, "city"), (6, "county"), (3, "township"))
_COUNTRY = (0, 10)
"""Leading digits of no province: 000000 and 100000 are written for the whole country."""


def level_of(code: str) -> str | None:
    """Return the administrative level that a code names; None for the country, a village and other systems."""
    if not is_digits(code) or len(code) not in CODE_LENGTHS:
        return None
    padded = code.ljust(FULL_LENGTH, "0")
    if int(padded[:2]) in _COUNTRY:
        return None
    return next((level for zeros, level in _LEVEL_SIZES if padded.endswith("0" * zeros)), None)


def clean_code(text: str) -> str:
    """Return a code as it is compared: without width, spaces and what a spreadsheet makes of numbers."""
    code = typed(text).strip()
    if code.endswith(".0") and code[:-2].isdecimal():
        return code[:-2]
    written = _SCIENTIFIC.fullmatch(code)
    if written and len(written[1] + written[2]) == int(written[3]) + 1:
        # Every digit is still there: 3.50102E+05. Of 1.1E+05 most are lost.
        return written[1] + written[2]
    return code


class CodeStyle:
    """What the codes of one table look like, which shows the ones that went wrong."""

    def __init__(self, codes: Collection[str], length: int | None = None) -> None:
        """Take the different codes of a table, and how many digits they have where someone says so."""
        self._said = length is not None
        if length is not None:
            self._usual, self._own_system = length, length not in CODE_LENGTHS
            return
        digits = [code for code in codes if is_digits(code)]
        lengths = Counter(map(len, digits))
        self._usual, count = max(lengths.items(), key=lambda item: (item[1], item[0] in CODE_LENGTHS), default=(0, 0))
        # Many codes of one unusual length, or zeros that were kept, are no slip: US counties have five digits.
        kept_zero = any(code.startswith("0") and len(code) == self._usual for code in digits)
        self._own_system = self._usual not in CODE_LENGTHS and (count >= _SYSTEM_SIZE or kept_zero)

    def lost_zero(self, code: str) -> bool:
        """Tell whether a code seems to have lost its leading zero: it is one digit short."""
        if self._said or not is_digits(code) or code.startswith("0"):
            return False
        if self._own_system:
            return len(code) == self._usual - 1
        return len(code) not in CODE_LENGTHS and len(code) + 1 in CODE_LENGTHS

    def is_code(self, code: str) -> bool:
        """Tell whether a text can be an area's code, of this country or another; lost zeros apart."""
        if is_digits(code):
            return len(code) in CODE_LENGTHS or (self._own_system and len(code) == self._usual)
        return _OTHER_SYSTEM.fullmatch(code) is not None and _SPREADSHEET_NUMBER.fullmatch(code) is None


class CodeKeys(Struct, frozen=True):
    """Codes as numbers: ``key`` is the padded code, -1 where ``clean`` is False; ``level`` indexes LEVELS."""

    key: npt.NDArray[np.int64]
    level: npt.NDArray[np.int8]
    clean: Flags


def code_keys(texts: Texts) -> CodeKeys:
    """Read a column of codes at once; rows that are not plain digits of a usual length are not clean."""
    values, decimals, figures = clean_figures(texts)
    lengths = texts.lengths
    clean: Flags = figures & _USUAL[np.minimum(lengths, FULL_LENGTH + 1)] & (decimals == 0) & (values >= 0)
    key = values * _padding(lengths, clean)
    key[~clean] = -1
    return CodeKeys(key, levels_of(key), clean)


def _padding(lengths: Offsets, clean: Flags) -> npt.NDArray[np.int64] | np.int64:
    """Return what codes are multiplied by to have all digits; of most columns all codes are equally long."""
    shortest = int(lengths.min(initial=FULL_LENGTH))
    if shortest == lengths.max(initial=0) and shortest:
        return np.int64(POWERS[FULL_LENGTH - shortest])
    return POWERS[np.where(clean, FULL_LENGTH - lengths, 0)]


def levels_of(key: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
    """Return the levels that padded codes name, as indexes of LEVELS; NO_LEVEL for the country and for villages."""
    level = np.full(len(key), NO_LEVEL, dtype=np.int8)
    rows = np.arange(len(key))
    for zeros, name in reversed(_LEVEL_SIZES):
        # What ends with eight zeros ends with six.
        rows = rows[key[rows] % 10**zeros == 0]
        level[rows] = LEVELS.index(name)
    level[(key < 0) | np.isin(key // 10**10, _COUNTRY)] = NO_LEVEL
    return level
