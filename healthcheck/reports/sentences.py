"""Sentences on a terminal, one below the other."""

from collections.abc import Iterable, Iterator

from healthcheck.reports.plain import wrapped
from healthcheck.reports.screen import Screen


def sentence_lines(sentences: Iterable[str], screen: Screen) -> Iterator[str]:
    """Give sentences as lines of the screen's width; what a line carries on is indented."""
    for sentence in sentences:
        first, *rest = wrapped(screen.shown(sentence), screen.width - 2)
        yield "".join([f"{first}\n", *(f"  {line}\n" for line in rest)])
