"""Exact decimals as text."""


def plain(mantissa: int, exponent: int) -> str:
    """Write ``mantissa x 10**exponent`` without exponent and without zeros at the end of the fraction."""
    if exponent >= 0:
        return str(mantissa * 10**exponent)
    sign = "-" if mantissa < 0 else ""
    digits = str(abs(mantissa)).rjust(1 - exponent, "0")
    fraction = digits[exponent:].rstrip("0")
    return f"{sign}{digits[:exponent]}.{fraction}" if fraction else f"{sign}{digits[:exponent]}"
