"""What is known of the place where text is shown: its width, its colours, the characters it can show."""

from msgspec import Struct

from healthcheck.reports.plain import visible

_STAND_INS = {
    "√": "+",
    "×": "x",
    "○": "o",
    "◇": "*",
    "…": "..",
    "≥": ">=",
    "≤": "<=",
    "÷": "/",
    "·": "-",
    "—": "-",
    "→": "->",
    "“": '"',
    "”": '"',
    "▁": "1",
    "▂": "2",
    "▃": "3",
    "▅": "4",
    "▇": "5",
}
"""Signs of our own, all of them part of GBK, and what is written where an encoding lacks them."""


class Screen(Struct, frozen=True):
    """Where text is shown. ``rows`` is a screenful; the defaults are those of a file or a pipe."""

    width: int = 80
    rows: int = 40
    colour: bool = False
    encoding: str = "utf-8"

    @property
    def is_unicode(self) -> bool:
        """Whether the screen knows every character, and draws lines and blocks one cell wide."""
        return self.encoding.lower().replace("-", "").startswith("utf")

    @property
    def rule(self) -> str:
        """The character of a horizontal line: consoles with a Chinese code page draw ─ two cells wide."""
        return "─" if self.is_unicode else "-"

    def shown(self, text: str) -> str:
        """Return ``text`` as the screen can show it: with stand-ins for signs it lacks, and nothing invisible."""
        for sign, stand_in in _STAND_INS.items():
            if sign in text and not self._can_show(sign):
                text = text.replace(sign, stand_in)
        return visible(text, self.encoding)

    def _can_show(self, sign: str) -> bool:
        try:
            sign.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True
