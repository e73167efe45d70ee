"""Expression text -> expression: arithmetic on variables and exact decimals, parsed by hand.

Grammar, by falling tightness::

    factor = number | variable | "(" sum ")" | "-" factor
    term   = factor {("*" | "/") factor}
    sum    = term {("+" | "-") term}

Nothing is ever evaluated here. A word is a run of letters, digits and underscores of any script, so
that a Chinese name written by mistake is one word and gets one clear answer.
"""

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from healthcheck.messages import phrase
from healthcheck.model.faults import Fault, Place, RuleFileError
from healthcheck.model.pack import Expression, Negation, Number, Operation, Reference
from healthcheck.model.patterns import pattern_of
from healthcheck.packs.fault_list import FaultList

MOST_TOKENS = 400
_LONGEST = 20_000
DEEPEST = 50
_LONGEST_NUMBER = 40

_TOKEN = pattern_of(r"\s*(?:(?P<number>\.?[0-9][\w.]*)|(?P<word>\w+)|(?P<sign>[+\-*/()])|(?P<other>[<>=!&|%^]+|\S))")
_ALLOWED = pattern_of(r"[A-Za-z0-9_.+\-*/()]+")
_NUMBER = pattern_of(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LOOKALIKES = {"×": "*", "∗": "*", "·": "*", "÷": "/", "⁄": "/", "−": "-", "–": "-", "—": "-", "﹣": "-"}


class Token(NamedTuple):
    """A word, number or sign of an expression and the character at which it begins (from 0)."""

    kind: str
    text: str
    start: int


def parse_expression(text: str, place: Place, stands_for: Mapping[str, str] | None = None) -> Expression:
    """Parse an expression; ``place`` is that of its first character.

    ``stands_for`` replaces words, such as ``population`` by the variable that a pack means by it.

    Raises:
        RuleFileError: with every character that cannot be used, or else with what is missing or too
            much, each at its own column.
    """
    faults = FaultList()
    tokens = _tokens(text, place, faults)
    faults.raise_if_any()
    return _Parser(tokens, len(text.rstrip()), place, stands_for or {}).parse()


def words_of(text: str, place: Place) -> list[tuple[str, Place]]:
    """Return the words of an expression, each with its place; one that a full-width character spoils is left out."""
    tokens = [token for token in _tokens(text, place, FaultList()) if token.kind == "word"]
    return [(token.text, _at(place, token.start)) for token in tokens if _lookalike(token.text) is None]


def _tokens(text: str, place: Place, faults: FaultList) -> list[Token]:
    tokens: list[Token] = []
    if len(text) > _LONGEST:
        faults.add("HC175", place)
        return tokens
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        token = Token(kind, match[kind], match.start(kind))
        if len(tokens) >= MOST_TOKENS:
            faults.add("HC175", place)
            break
        lookalike = None if token.text.isascii() else _lookalike(token.text)
        if lookalike is not None:
            at, character, instead = lookalike
            faults.add("HC171", _at(place, token.start + at), character=character, instead=instead)
        elif kind == "other":
            faults.add("HC170", _at(place, token.start), character=token.text)
        elif kind == "number" and not (_NUMBER.fullmatch(token.text) and len(token.text) <= _LONGEST_NUMBER):
            faults.add("HC178", _at(place, token.start), found=token.text[:_LONGEST_NUMBER])
        tokens.append(token)
    return tokens


def _lookalike(text: str) -> tuple[int, str, str] | None:
    """Return the first full-width or typographic character of a text, where it is and what it stands for."""
    for at, character in enumerate(text):
        folded = unicodedata.normalize("NFKC", character)
        instead = _LOOKALIKES.get(character) or (folded if _ALLOWED.fullmatch(folded) else None)
        if instead is not None and not character.isascii():
            return at, character, instead
    return None


def _at(place: Place, offset: int) -> Place:
    return Place(place.file, place.line, None if place.column is None else place.column + offset)


class _Parser:
    """Recursive descent over the tokens; the first fault ends it."""

    def __init__(self, tokens: list[Token], length: int, place: Place, stands_for: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._next = 0
        self._length = length
        self._place = place
        self._stands_for = stands_for
        self._depth = 0

    def parse(self) -> Expression:
        expression = self._sum()
        token = self._token()
        if token is not None:
            raise self._fault("HC174" if token.text == ")" else "HC173", token)
        return expression

    def _token(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take_sign(self, signs: str) -> Token | None:
        token = self._token()
        if token is None or token.kind != "sign" or token.text not in signs:
            return None
        self._next += 1
        return token

    def _sum(self) -> Expression:
        left = self._term()
        while sign := self._take_sign("+-"):
            left = Operation("+" if sign.text == "+" else "-", left, self._term())
        return left

    def _term(self) -> Expression:
        left = self._factor()
        while sign := self._take_sign("*/"):
            divisor_at = self._token()
            right = self._factor()
            if sign.text == "/" and isinstance(right, Number) and right.value == 0:
                raise self._fault("HC179", divisor_at)
            left = Operation("*" if sign.text == "*" else "/", left, right)
        return left

    def _factor(self) -> Expression:
        token = self._token()
        if token is None or token.text in tuple("+*/)"):
            raise self._fault("HC172", token)
        self._next += 1
        if token.kind == "number":
            return Number(Fraction(token.text), token.text)
        if token.kind == "word":
            return Reference(self._stands_for.get(token.text, token.text))
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fault("HC175", token)
        inner = Negation(self._factor()) if token.text == "-" else self._bracketed(token)
        self._depth -= 1
        return inner

    def _bracketed(self, opening: Token) -> Expression:
        inner = self._sum()
        if self._take_sign(")") is None:
            token = self._token()
            raise self._fault("HC174", opening) if token is None else self._fault("HC173", token)
        return inner

    def _fault(self, code: str, token: Token | None) -> RuleFileError:
        """Build the fault of a token; None is the end of the text."""
        start = self._length if token is None else token.start
        found = phrase("expression.end") if token is None else phrase("expression.token", token=token.text)
        parameters = {"found": found} if code in ("HC172", "HC173") else {}
        return RuleFileError(Fault(code, parameters, _at(self._place, start)))
