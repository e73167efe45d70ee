"""The column of area codes: plain digits at once, every other text once."""

from collections import Counter
from collections.abc import Collection
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from healthcheck.model.area_codes import CODE_LENGTHS, compare_key, is_digits
from healthcheck.model.observations import NO_LEVEL
from healthcheck.model.pack import LEVELS
from healthcheck.model.wording import normalise
from healthcheck.tables.areas import CodeKeys, CodeStyle, clean_code, code_keys, level_of
from healthcheck.tables.texts import Flags, OptionalTexts, Rows, Texts, Words

_FEW = 100
"""So many rows that hold no plain code are read apart from the others."""


class CodeKind(IntEnum):
    """What stands in a cell of the code column."""

    BLANK = 0
    NATIONAL = 1
    """A code of GB/T 2260."""
    OTHER = 2
    """A code of another system, or one that may have lost its zero: compared as written."""
    LOST_ZERO = 3
    MALFORMED = 4
    NAME = 5
    """No code at all, but a name."""


class CodeColumn(Struct, frozen=True):
    """The codes of all rows: ``key`` is a national code padded to twelve digits, else -1.

    ``text`` holds the code, or for names and malformed codes what stands in the cell; None when blank.
    ``filled`` are the rows whose code was filled up with zeros.
    """

    kind: npt.NDArray[np.int8]
    key: npt.NDArray[np.int64]
    level: npt.NDArray[np.int8]
    text: OptionalTexts
    filled: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp))


def no_codes(size: int) -> CodeColumn:
    """Return the codes of a table that has none."""
    return CodeColumn(
        np.zeros(size, dtype=np.int8),
        np.full(size, -1, dtype=np.int64),
        np.full(size, NO_LEVEL, dtype=np.int8),
        OptionalTexts.nothing(size),
    )


def read_codes(texts: Texts, missing: Collection[str], digits: int | None = None) -> CodeColumn:
    """Read a column of codes; ``missing`` are the normalised symbols for no code.

    ``digits`` is how many digits they have: shorter ones are filled up with zeros at their left.
    """
    if digits is not None:
        return _read_each(Words.of(texts.tolist()), missing, digits)
    codes = code_keys(texts)
    blank = ~codes.clean
    if not codes.clean.all():
        blank = texts.blank()
    if bool((codes.clean | blank).all()):
        kind = np.where(blank, CodeKind.BLANK, CodeKind.NATIONAL).astype(np.int8)
        return CodeColumn(kind, codes.key, codes.level, OptionalTexts(texts, ~blank))
    others = np.flatnonzero(~(codes.clean | blank))
    if len(others) <= _FEW and _are_national(texts, codes.clean, len(others)):
        return _with_others(codes, texts, blank, others, missing)
    return _read_each(Words.of(texts.tolist()), missing)


def _are_national(texts: Texts, clean: Flags, others: int) -> bool:
    """Tell by the first codes whether more of them have one of the usual lengths than there are others.

    Then these say nothing of what the codes of the table look like.
    """
    first = {texts[row] for row in np.flatnonzero(clean)[: _FEW * len(CODE_LENGTHS) * 2].tolist()}
    return max(Counter(map(len, first)).values(), default=0) > others


def _with_others(codes: CodeKeys, texts: Texts, blank: Flags, rows: Rows, missing: Collection[str]) -> CodeColumn:
    """Read the few rows one by one that hold something else than plain codes: totals, notes, codes gone wrong."""
    others = _read_each(Words.of([texts[row] for row in rows.tolist()]), missing)
    kind = np.where(blank, CodeKind.BLANK, CodeKind.NATIONAL).astype(np.int8)
    key, level = codes.key.copy(), codes.level.copy()
    kind[rows], key[rows], level[rows] = others.kind, others.key, others.level
    text = OptionalTexts(texts, ~blank).replaced(rows, others.text.tolist())
    return CodeColumn(kind, key, level, text)


def _read_each(column: Words, missing: Collection[str], digits: int | None = None) -> CodeColumn:
    written = [clean_code(word) for word in column.words]
    codes = [code.rjust(digits, "0") if digits and is_digits(code) else code for code in written]
    filled = [number for number, (code, before) in enumerate(zip(codes, written, strict=True)) if code != before]
    style = CodeStyle([code for code in codes if normalise(code) not in missing], digits)
    kinds = [_kind(code, style, missing) for code in codes]
    levels = [level_of(code) if kind is CodeKind.NATIONAL else None for code, kind in zip(codes, kinds, strict=True)]
    keys = [
        int(compare_key(code)) if kind is CodeKind.NATIONAL else -1 for code, kind in zip(codes, kinds, strict=True)
    ]
    texts = [None if kind is CodeKind.BLANK else code for code, kind in zip(codes, kinds, strict=True)]
    return CodeColumn(
        np.array(kinds, dtype=np.int8)[column.ids],
        np.array(keys, dtype=np.int64)[column.ids],
        np.array([NO_LEVEL if level is None else LEVELS.index(level) for level in levels], dtype=np.int8)[column.ids],
        OptionalTexts.of(texts).at(column.ids.astype(np.intp)),
        np.flatnonzero(np.isin(column.ids, filled)),
    )


def _kind(code: str, style: CodeStyle, missing: Collection[str]) -> CodeKind:
    if normalise(code) in missing:
        return CodeKind.BLANK
    if style.lost_zero(code):
        return CodeKind.LOST_ZERO
    if style.is_code(code):
        return CodeKind.NATIONAL if code.isdecimal() and len(code) in CODE_LENGTHS else CodeKind.OTHER
    return CodeKind.MALFORMED if any(character.isdigit() for character in code) else CodeKind.NAME
