"""Values of workbooks and DataFrames as the text that a person would read in the cell."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

_MISSING_TYPES = ("NAType", "NaTType")


def cell_text(value: Any) -> str:
    """Return what stands in a cell: floats with the 15 significant digits that Excel shows.

    Nothing (None, NaN, NA, NaT) is the empty text; dates are ISO; decimals and integers are exact.
    """
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if type(value).__name__ in _MISSING_TYPES:
        return ""
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    # Numpy's scalars know the Python value that they stand for.
    return cell_text(value.item()) if hasattr(value, "item") and hasattr(value, "dtype") else str(value)


def float_text(value: float, digits: int = 15) -> str:
    """Return a float in plain decimals, with as many significant digits as it can be trusted for."""
    text = format(value, f".{digits}g")
    if "e" in text:
        return format(Decimal(text), "f")
    return "" if text == "nan" else text


def _decimal_text(value: Decimal) -> str:
    return "" if value.is_nan() else format(value, "f")


def _moment_text(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: str,
    type(None): lambda _: "",
    bool: lambda value: "TRUE" if value else "FALSE",
    int: str,
    float: float_text,
    Decimal: _decimal_text,
    datetime: _moment_text,
    date: lambda value: str(value.isoformat()),
    time: lambda value: str(value.isoformat()),
}
"""Order matters for subclasses: a bool is an int, a datetime is a date."""
