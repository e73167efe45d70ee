"""Recognising a long table by its header: a column names the variables, another holds their values."""

from collections.abc import Mapping, Sequence

from healthcheck.model.wording import normalise
from healthcheck.tables.header_cells import HeaderText, HeaderWords
from healthcheck.tables.vocabulary import LONG_KEYS, Key


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


def _long_key(target: str | None) -> Key | None:
    return Key(target) if target in set(LONG_KEYS.values()) else None
