"""The hint "did you mean": the one way in which a wrong word is answered with the right one."""

from collections.abc import Iterable

from healthcheck.messages import phrase
from healthcheck.model.text import Text
from healthcheck.model.wording import did_you_mean

NOTHING = Text("", "")


def suggestion(word: str, known: Iterable[str]) -> Text:
    """Return " Did you mean ...?" with the known word nearest to ``word``, or nothing when none is near."""
    nearest = did_you_mean(word, known)
    return NOTHING if nearest is None else phrase("hint.did_you_mean", word=nearest)
