"""Recognising a long table by its header: a column names the variables, another holds their values."""

from collections.abc import Mapping, Sequence

from healthcheck.model.patterns import pattern_of
from healthcheck.model.wording import normalise
from healthcheck.tables.header_cells import HeaderText, HeaderWords
from healthcheck.tables.vocabulary import LONG_KEYS, Key

_NAMES_LABELS = "STRUCTURE_NAME"
"""A column that SDMX-CSV has only when each column of identifiers has one of labels behind it."""
_IDENTIFIER = pattern_of(r"[A-Z][A-Z0-9_@$.\[\]-]*")


def long_roles(columns: Sequence[HeaderText], words: HeaderWords) -> Mapping[int, Key]:
    """Return what the columns of a long table are for; nothing for other tables.

    Years may stand in place of the column of values.
    """
    roles: dict[int, Key] = {}
    for position, column in enumerate(columns):
        mapped = words.column_map.find(column.text)
        key = LONG_KEYS.get(normalise(column.text)) if mapped is None else _long_key(mapped.target)
        if key is not None and key not in roles.values():
            roles[position] = key
    yearly = [position for position, column in enumerate(columns) if column.year is not None and not column.text]
    if Key.VARIABLE not in roles.values():
        return {}
    if Key.VALUE not in roles.values():
        roles |= dict.fromkeys(yearly, Key.VALUE)
    return roles if Key.VALUE in roles.values() else {}


def label_columns(columns: Sequence[HeaderText]) -> Mapping[int, int]:
    """Return, for SDMX-CSV that has them, the columns of labels, each with the column of the identifiers before it."""
    texts = [column.text.strip() for column in columns]
    if _NAMES_LABELS not in texts:
        return {}
    return {
        position: position - 1
        for position, text in enumerate(texts)
        if position and text and not _IDENTIFIER.fullmatch(text) and _IDENTIFIER.fullmatch(texts[position - 1])
    }


def _long_key(target: str | None) -> Key | None:
    return Key(target) if target in set(LONG_KEYS.values()) else None
