"""A Lorenz curve in characters: bars of eighth blocks under the curve, dots between it and an even spread."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from healthcheck.reports.plain import cell_width, padded
from healthcheck.reports.screen import Screen
from healthcheck.spread.inequality import Point

_EIGHTHS, _DOT = "▁▂▃▄▅▆▇█", "·"
_LEVELS = len(_EIGHTHS)
_ROWS = 6
_CELLS = 30
_BETWEEN = 3
_AXIS = ("100%", " 50%", "  0%")


def height_at(corners: Sequence[Point], place: Fraction) -> Fraction:
    """Return the curve's height at a place from 0 to 1, on the straight line between two of its corners."""
    for (left, low), (right, high) in pairwise(corners):
        if place <= right:
            return high if right == left else low + (high - low) * (place - left) / (right - left)
    return Fraction(1)


def chart(corners: Sequence[Point], screen: Screen, heading: str, axis: str) -> list[str]:
    """Draw a curve, as high as it is broad on most screens."""
    blocks, dot, wide = _signs(screen)
    columns = _CELLS // 2 if wide else _CELLS
    blank = "  " if wide else " "
    places = [Fraction(2 * column + 1, 2 * columns) for column in range(columns)]
    heights = [_level(height_at(corners, place)) for place in places]
    even = [_level(place) for place in places]
    lines = [screen.shown(heading)]
    for row in reversed(range(_ROWS)):
        floor = row * _LEVELS
        signs = [
            blocks[min(own - floor, _LEVELS) - 1] if own > floor else dot if diagonal > floor + _LEVELS // 2 else blank
            for own, diagonal in zip(heights, even, strict=True)
        ]
        mark = _AXIS[0] if row == _ROWS - 1 else _AXIS[2] if row == 0 else _AXIS[1] if row == _ROWS // 2 - 1 else ""
        lines.append(f"{mark:>4} {''.join(signs)}")
    ends = f"0%{' ' * (_CELLS - 6)}100%"
    return [*lines, f"{'':>4} {ends}", f"{'':>4} {screen.shown(axis)}"]


def _level(height: Fraction) -> int:
    """Return a height in eighths of a row; what is above 0 is seen."""
    return max(round(height * _ROWS * _LEVELS), 1 if height else 0)


def _signs(screen: Screen) -> tuple[str, str, bool]:
    """Return eight blocks, the dot, and whether they are two cells wide.

    All of them are part of GBK, but a console with that code page draws them as wide as a Chinese character.
    """
    if screen.is_unicode:
        return _EIGHTHS, _DOT, False
    try:
        (_EIGHTHS + _DOT).encode(screen.encoding)
    except UnicodeEncodeError:
        return "____####", ".", False
    return _EIGHTHS, _DOT, True


def beside(charts: Sequence[list[str]], screen: Screen) -> list[str]:
    """Put charts side by side where the screen is wide enough and all signs are, else one below the other."""
    widths = [max(cell_width(line) for line in lines) for lines in charts]
    if sum(widths) + _BETWEEN * (len(charts) - 1) > screen.width or _signs(screen)[2]:
        return [line for lines in charts for line in (*lines, "")][:-1]
    return [
        (" " * _BETWEEN).join(padded(line, width) for line, width in zip(lines, widths, strict=True)).rstrip()
        for lines in zip(*charts, strict=True)
    ]
