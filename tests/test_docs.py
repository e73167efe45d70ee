"""The documentation holds: its files load, its commands print what it shows.

A fenced block with a file's name behind its language is that file (``+`` appends to it). In a
``console`` block a line that begins with ``$`` is a command, and what stands below it is what it
prints: what goes to stdout first, then what goes to stderr.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from healthcheck.cli import main
from healthcheck.packs.schema import rule_file_schema

DOCS = Path(__file__).resolve().parents[1] / "docs"
_FENCE = re.compile(r"^```(\w*)[ ]?(.*)\n((?:(?!```).*\n)*)```$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language, what stands behind that, and its text."""

    language: str
    name: str
    text: str


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(*found.groups()) for found in _FENCE.finditer((DOCS / page).read_text(encoding="utf-8"))]


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Give the commands of a console block, each with what it prints."""
    for part in re.split(r"(?m)^\$ ", console)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def replay(page: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """Write the files of a page and run its commands here, in order; return what each one printed."""
    done: list[tuple[str, str]] = []
    code = 0
    for block in blocks(page):
        if block.language == "console":
            for command, _ in commands(block.text):
                program, *arguments = shlex.split(command)
                if program == "healthcheck":
                    code = main(arguments)
                    printed = "".join(capsys.readouterr())
                else:
                    assert command == "echo $?"
                    printed = f"{code}\n"
                done.append((command, printed))
        elif block.name:
            name, _, how = block.name.partition(" ")
            before = Path(name).read_text(encoding="utf-8") if how == "+" else ""
            Path(name).write_text(before + block.text, encoding="utf-8")
    return done


@pytest.mark.parametrize("page", ["writing-rules.md"])
def test_pages_show_what_happens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    shown = [found for block in blocks(page) if block.language == "console" for found in commands(block.text)]
    assert replay(page, capsys) == shown
    assert len(shown) > 10


@pytest.mark.parametrize("page", ["rule-format.md"])
def test_rule_files_on_a_page_are_right_and_their_examples_hold(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    replay(page, capsys)
    files = sorted(str(path.name) for path in tmp_path.glob("*.yaml"))
    assert main(["rules", "lint", *files]) == 0
    assert capsys.readouterr().err == ""
    assert main(["rules", "test", *files]) == 0


def test_reference_names_every_key_and_every_word_of_the_format() -> None:
    reference = (DOCS / "rule-format.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`[^`\n]+`|```.*?```", reference, re.DOTALL))
    words = set(re.findall(r"[a-z_0-9]+", " ".join(named)))
    assert keys_and_words(rule_file_schema("en")) - words == set()


def keys_and_words(schema: object) -> set[str]:
    """Return every key and every word that a schema knows."""
    if isinstance(schema, list):
        return {word for item in schema for word in keys_and_words(item)}
    if not isinstance(schema, dict):
        return set()
    found = {word for key, item in schema.items() if key != "enum" for word in keys_and_words(item)}
    found |= {str(word) for word in schema.get("enum", ())}
    return found | (set(schema["properties"]) if schema.get("additionalProperties") is False else set())
