"""Whether a pending verdict is on the way, in words."""

from fractions import Fraction

from msgspec import Struct

from healthcheck.judging.figures import extended
from healthcheck.judging.pace import Pace
from healthcheck.messages import text
from healthcheck.model.text import Language


class Course(Struct, frozen=True):
    """What is said of a pace: the step still needed each year as decimal text, the year, and sentences."""

    yearly_step: str
    reached: str | None
    words: tuple[str, ...]


def course(pace: Pace | None, language: Language) -> Course | None:
    """Say where a pending verdict is heading; nothing of any other."""
    if pace is None:
        return None
    step = extended(pace.yearly_step, [Fraction(0)])
    sign = "+" if pace.yearly_step > 0 else ""
    words = [text("HC325", language, {"step": f"{sign}{step}", "due": pace.due})]
    if pace.since is not None:
        code = "HC328" if pace.reached is None else "HC326" if pace.reached <= pace.due else "HC327"
        words.append(text(code, language, {"since": pace.since, "reached": pace.reached or ""}))
    return Course(step, None if pace.reached is None else str(pace.reached), tuple(words))
