"""docs/messages.md holds every code, in both languages, and is what the command prints now."""

import re
from pathlib import Path

import pytest

from healthcheck.cli import main
from healthcheck.cli.message_page import codes, message_page, with_blanks
from healthcheck.messages import CATALOGUE
from healthcheck.messages.blocks import BLOCKS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "messages.md"


def test_the_page_is_not_stale() -> None:
    made = "".join(message_page())
    assert PAGE.read_text(encoding="utf-8") == made, "run: healthcheck explain --all > docs/messages.md"


def test_every_code_stands_in_its_block_once() -> None:
    headings = re.findall(r"(?m)^### (HC\d{3})$", "".join(message_page()))
    assert headings == sorted(codes())


def test_every_code_belongs_to_one_block() -> None:
    """A new subject gets a block of codes of its own, in healthcheck/messages/blocks.py."""
    assert {code: sum(block.holds(code) for block in BLOCKS) for code in codes()} == dict.fromkeys(codes(), 1)
    assert [block.first for block in BLOCKS] == sorted(block.first for block in BLOCKS)
    assert all(block.first <= block.last for block in BLOCKS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_the_same_in_every_language(language: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", "--all", "--lang", language]) == 0
    assert capfdbinary.readouterr().out == "".join(message_page()).encode()


def test_signs_of_markdown_are_shown_as_they_are() -> None:
    page = "".join(message_page())
    assert not re.search(r"(?<!\\)<[a-z/]", page)
    assert "{" not in page


def test_blanks_are_filled_with_an_ellipsis_and_hints_with_nothing() -> None:
    assert with_blanks('There is no "{name}".{hint} See {x}') == 'There is no "…". See …'


def test_without_a_topic_there_is_nothing_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--lang", "en"]) == 2
    said = "HC401 CODE|PACK/INDICATOR is missing. See: healthcheck explain --help\n"
    assert capsys.readouterr().err == said


def test_every_wording_of_a_code_ends_as_a_sentence_does() -> None:
    for code in codes():
        more = CATALOGUE[code].more
        assert more is not None
        assert more.en.endswith((".", '."', ".)")), code
        assert more.zh.endswith(("。", "。”", "。）")), code
