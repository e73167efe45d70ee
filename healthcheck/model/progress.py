"""How far a long run is, told to whoever wants to know; the work itself never waits for an answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

Stage = Literal["reading", "understanding", "judging", "comparing", "checking", "writing"]
Progress = Callable[[Stage, int, int], None]
"""Takes the stage, how many of its steps are done, and how many there are (0: not known)."""

_Item = TypeVar("_Item")


def unheard(stage: Stage, done: int, total: int) -> None:
    """Tell nobody."""


def each(items: Sequence[_Item], stage: Stage, progress: Progress) -> Iterator[_Item]:
    """Give items one by one, each a step of a stage."""
    for done, item in enumerate(items):
        progress(stage, done, len(items))
        yield item
