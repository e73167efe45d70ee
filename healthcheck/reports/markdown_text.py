"""Text of others in Markdown: shown as it is, whatever signs it holds."""

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.plain import visible

_SIGNS = pattern_of(r"[\\`*_\[\]<>|~&$]|:(?=\S)|(?<=www)\.|^[-+=#]|(?<=\d)[.)](?=\s)")
_MENTION = pattern_of(r"([@#])(?=\w)")
_ZERO_WIDTH = "&#8203;"


def escaped(words: str) -> str:
    """Return text that no reader of Markdown takes for markup, a link, a mention or an issue's number."""
    return _MENTION.sub(rf"\\\1{_ZERO_WIDTH}", _SIGNS.sub(r"\\\g<0>", visible(words)))
