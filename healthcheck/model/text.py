"""Text that exists in both languages."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Language = Literal["en", "zh"]


class Text(Struct, frozen=True):
    """One wording in English and one in Chinese; neither is a translation of last resort."""

    en: str
    zh: str

    def in_language(self, language: Language) -> str:
        """Return the wording for ``language``."""
        return self.zh if language == "zh" else self.en


def listing(words: Iterable[str]) -> Text:
    """Return words as a list inside a sentence of either language."""
    chosen = list(words)
    return Text(", ".join(chosen), "、".join(chosen))
