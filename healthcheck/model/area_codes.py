"""When two area codes are one: codes after GB/T 2260 are compared padded, those with letters without case."""

CODE_LENGTHS = (2, 4, 6, 9, 12)
"""How many digits name a province, city, county, township and village."""
FULL_LENGTH = 12


def compare_key(code: str) -> str:
    """Return what two codes of one area have in common: the digits padded with zeros, or the letters without case."""
    if is_digits(code) and len(code) in CODE_LENGTHS:
        return code.ljust(FULL_LENGTH, "0")
    return code.casefold()


def is_digits(code: str) -> bool:
    """Tell whether a code is nothing but ASCII digits."""
    return code.isascii() and code.isdecimal()
