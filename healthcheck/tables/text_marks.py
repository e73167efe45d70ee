"""What programs and people put around a text so that spreadsheets leave it alone, and characters that cannot be seen.

``="350102"`` and ``'350102`` keep the zero of a code; zero-width spaces come along when text is copied from web pages.
"""

import re

from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import INVISIBLE

_FORMULA = pattern_of(r'\s*="((?:[^"]|"")*)"\s*', re.DOTALL)
"""A formula that is nothing but a text; it writes quotation marks twice."""
_APOSTROPHE = pattern_of(r"\s*['`‘’＇](?=[\s0-9\u4e00-\u9fff])")
"""In front of digits and Chinese characters; 's-Hertogenbosch begins with one."""
_OVERRIDES = (0x202D, 0x202E)
"""They turn the order of digits round: what is read would not be what is seen."""
_UNSEEN = {code: None for code in INVISIBLE if code not in _OVERRIDES}
_FOOTNOTE = pattern_of(
    r"(?<=[\u4e00-\u9fff)）])\s*(?:[①-⑳⑴-⒇*＊†‡§]+|[\[［【〔(（]注[0-9]{0,2}[\]］】〕)）]|[\[［【〔][0-9]{1,2}[\]］】〕])\s*$"
)
_LONGEST = 200


def unmarked(text: str) -> str:
    """Return a text without such marks; one that is too long for a code or a name as it is."""
    if len(text) > _LONGEST:
        return text
    plain = text if text.isascii() else text.translate(_UNSEEN)
    formula = _FORMULA.fullmatch(plain)
    if formula:
        plain = formula[1].replace('""', '"')
    return _APOSTROPHE.sub("", plain, count=1) if _APOSTROPHE.match(plain) else plain


def unmarked_name(text: str) -> str:
    """Return a name without such marks, and without that of a footnote behind Chinese characters (鼓楼区①)."""
    plain = unmarked(text)
    return plain if len(plain) > _LONGEST else _FOOTNOTE.sub("", plain)
