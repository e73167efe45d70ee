"""Comparing words as people write them: one spelling for equal words, the nearest known word for a wrong one."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_BRACKETS = str.maketrans("[]{}", "()()")
_CHINESE_BRACKETS = str.maketrans("〔〕【】〈〉《》「」『』〖〗", "()" * 7)
INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xAD, 0xFEFF])
"""Characters that cannot be seen: zero-width spaces, marks of direction, a soft hyphen, a byte-order mark."""
_FOLDED = {**_BRACKETS, **_CHINESE_BRACKETS, **INVISIBLE}
_LONGEST_WORD = 80
_CLOSE_ENOUGH_LATIN = 0.6
_CLOSE_ENOUGH_CHINESE = 0.5


def normalise(text: str) -> str:
    """Return ``text`` without differences of width, case, white space and bracket style.

    What stands inside brackets is kept: it may be the unit. Invisible marks (zero-width spaces, a
    byte-order mark) count as white space.
    """
    if text.isascii():
        return "".join(text.translate(_BRACKETS).lower().split())
    return "".join(unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold().split())


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be, or None when none is near.

    Words are compared normalised. Chinese words are short, so half of their characters in common
    is near, and so is a word that is a part of the other (``医师`` for ``执业医师数``).
    """
    wanted = normalise(word)
    if not wanted or len(wanted) > _LONGEST_WORD:
        return None
    cutoff = _CLOSE_ENOUGH_LATIN if wanted.isascii() else _CLOSE_ENOUGH_CHINESE
    # Only a word that is not known is compared with others.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, best_score = None, 0.0
    for candidate in known:
        score = _likeness(matcher, wanted, _normal(candidate), cutoff, best_score)
        if score > best_score:
            best, best_score = candidate, score
    return best


@lru_cache(maxsize=8192)
def _normal(known: str) -> str:
    """Normalise a known word, which one wrong word after the other is held against."""
    return normalise(known)


def _likeness(matcher: "SequenceMatcher[str]", wanted: str, candidate: str, cutoff: float, best_score: float) -> float:
    """Score two normalised words from 0 (not near, or no nearer than the best so far) to 1 (equal)."""
    if wanted == candidate:
        return 1.0
    matcher.set_seq1(candidate)
    # The quick ratios are upper bounds: most candidates are ruled out before the costly comparison.
    least = max(cutoff, best_score)
    near = (
        matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= cutoff
    )
    if near:
        return ratio
    shorter, longer = sorted((wanted, candidate), key=len)
    if not shorter.isascii() and len(shorter) > 1 and shorter in longer:
        return cutoff * len(shorter) / len(longer)
    return 0.0
