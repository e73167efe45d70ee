"""Area codes that no area has: of no province, of no city, or of another level than the row says."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from healthcheck.checks.subject import Rows, Subject
from healthcheck.checks.sums import Flags
from healthcheck.messages import phrase
from healthcheck.model.area_codes import FULL_LENGTH
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NO_LEVEL
from healthcheck.model.pack import LEVELS
from healthcheck.model.text import Text
from healthcheck.tables.areas import levels_of
from healthcheck.tables.repeated_findings import listed

_PROVINCES = (
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
)
"""GB/T 2260: the first two digits of the codes of provinces."""
_COUNTRY = (0, 10)
"""000000 and 100000 are written for the whole country."""
_MUNICIPALITIES = (11, 12, 31, 50, 81, 82)
"""Beijing, Tianjin, Shanghai, Chongqing, Hong Kong and Macao are provinces, and listed among cities as well."""
_OWN_WAY = (71, 81, 82)
"""Taiwan, Hong Kong and Macao, whose areas are numbered in other ways: 810001."""
_CITIES = (*range(1, 71), 90)
"""GB/T 2260: the third and fourth digits of cities; 90 stands for counties that lie in no city (429004)."""
_IN_NO_CITY = 90
_WITHOUT_COUNTIES = (4419, 4420, 4604, 6202)
"""Dongguan, Zhongshan, Danzhou and Jiayuguan hold townships directly, and are listed among counties as well."""
_HAINAN = 4600
_COUNTY, _CITY = (LEVELS.index(level) for level in ("county", "city"))
Areas = npt.NDArray[np.int64]


def check(subject: Subject) -> list[Finding]:
    """Report each code of a national shape that begins like no province's or city's, or is not of the row's level.

    Where most codes do, they are another country's, and none is reported.
    """
    # Areas with a national code are that code, padded to twelve digits; other areas have negative numbers.
    rows = subject.firsts[subject.observations.batch.area[subject.firsts] > 0]
    areas = subject.observations.batch.area[rows]
    no_province = ~np.isin(areas // 10**10, (*_PROVINCES, *_COUNTRY))
    no_city = ~no_province & _is_of_no_city(areas)
    other_level = ~no_province & ~no_city & _is_of_other_level(areas, subject.levels[rows])
    if 2 * int((no_province | no_city | other_level).sum()) > len(rows):
        return []
    return [
        *_findings(subject, "HC288", rows[no_province], lambda row: {"digits": _beginning(subject, row, 2)}),
        *_findings(subject, "HC638", rows[no_city], lambda row: {"reason": _no_city(subject, row)}),
        *_findings(subject, "HC638", rows[other_level], lambda row: {"reason": _other_level(subject, row)}),
    ]


def _is_of_no_city(areas: Areas) -> Flags:
    """Mark the codes that say more than a province, and name a city with numbers that no city has."""
    city = areas // 10**8 % 100
    numbered = np.isin(city, _CITIES) | np.isin(areas // 10**10, (*_OWN_WAY, *_COUNTRY))
    # Counties of Hainan had no city before they lay in none by their number: 460025.
    numbered |= (areas // 10**8 == _HAINAN) | (areas % 10**10 == 0)
    return np.asarray(~numbered)


def _is_of_other_level(areas: Areas, said: npt.NDArray[np.int8]) -> Flags:
    """Mark the codes that are by their form of another level than their rows, but for areas that are listed as both."""
    own = levels_of(areas)
    is_village = areas % 1000 != 0
    wrong = (said != NO_LEVEL) & (own != said) & ((own != NO_LEVEL) | is_village)
    is_municipality = np.isin(areas // 10**10, _MUNICIPALITIES)
    wrong &= ~(is_municipality & (said >= _CITY) & (own >= _CITY))
    wrong &= ~((said == _CITY) & (own == _COUNTY) & (areas // 10**8 % 100 == _IN_NO_CITY))
    wrong &= ~((said == _COUNTY) & (own == _CITY) & np.isin(areas // 10**8, _WITHOUT_COUNTIES))
    return np.asarray(wrong)


def _no_city(subject: Subject, row: int) -> Text:
    return phrase("check.no_city", digits=_beginning(subject, row, 4))


def _other_level(subject: Subject, row: int) -> Text:
    own = int(levels_of(subject.observations.batch.area[row : row + 1])[0])
    word = phrase("check.village" if own == NO_LEVEL else f"level.{LEVELS[own]}")
    return phrase("check.other_level", own=word, level=phrase(f"level.{LEVELS[subject.levels[row]]}"))


def _beginning(subject: Subject, row: int, digits: int) -> str:
    return f"{int(subject.observations.batch.area[row]):0{FULL_LENGTH}d}"[:digits]


def _findings(subject: Subject, code: str, rows: Rows, why: Callable[[int], Parameters]) -> list[Finding]:
    def make(row: int) -> Finding:
        return subject.finding(code, Severity.WARNING, {"area": subject.label(row, dated=False), **why(row)}, row)

    return listed(rows.tolist(), phrase("table.area_code"), make)
