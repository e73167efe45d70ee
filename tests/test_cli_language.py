"""The language is that of --lang, else of HEALTHCHECK_LANG, else of the system."""

import re
from collections.abc import Iterator, Mapping, Sequence

import click
import pytest

from healthcheck.cli.commands import Group
from healthcheck.cli.language import choose_language
from healthcheck.cli.main_command import build
from healthcheck.cli.value_types import Words
from healthcheck.model.text import Language
from healthcheck.reports import SUFFIXES
from healthcheck.reports.plain import cell_width


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "C"}, "en"),
        ([], {"LANG": "zh_CN.GBK", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "de_DE", "LC_ALL": "zh_TW"}, "zh"),
        ([], {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ([], {"LANG": "zh_CN", "HEALTHCHECK_LANG": "en"}, "en"),
        ([], {"LANG": "en_US", "HEALTHCHECK_LANG": "zh"}, "zh"),
        (["--lang", "en", "check"], {"HEALTHCHECK_LANG": "zh"}, "en"),
        (["check", "x.csv", "--lang=zh"], {}, "zh"),
        (["--lang", "zh", "check", "--lang", "en"], {}, "en"),
        (["check", "--", "--lang", "zh"], {}, "en"),
        (["check", "--lang"], {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_language(arguments: Sequence[str], environment: Mapping[str, str], language: Language) -> None:
    assert choose_language(arguments, environment) == language


def all_commands(language: Language) -> Iterator[tuple[str, click.Command]]:
    yield from below(build(language), language, "healthcheck")


def below(command: click.Command, language: Language, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, Group):
        for name, make in command.makers.items():
            yield from below(make(language), language, f"{path} {name}")


def helps(language: Language) -> dict[str, str]:
    pages = {}
    for path, command in all_commands(language):
        context = command.context_class(command, info_name=path, obj=language, terminal_width=78)
        pages[path] = command.get_help(context)
    return pages


def choices() -> set[str]:
    """Return the words that options know; they are the same in both languages."""
    types = [parameter.type for _, command in all_commands("en") for parameter in command.params]
    words = {word for type_ in types if isinstance(type_, Words) for word in type_.known}
    return words | {str(word) for type_ in types if isinstance(type_, click.Choice) for word in type_.choices}


def test_help_in_chinese_holds_no_english_but_names() -> None:
    commands = {name for path, _ in all_commands("zh") for name in path.split()}
    names = rf"--?[\w-]+|\b({'|'.join(commands)})\b|\[[a-z|-]+\]|HC\d+|JSON( Schema)?|Markdown"
    names += r"|yaml-language-server|docs/[a-z-]+\.md"
    names += r"|HEALTHCHECK_LANG|NO_COLOR|CSV|UTF-8|GB18030|ganxian-2023(/beds_per_1000)?|national-2020"
    names += rf"|[\w-]*({'|'.join(map(re.escape, SUFFIXES))}|\.xlsx|\.yaml)"
    names += rf"|\b({'|'.join(choices())})\b|\b(sum: true|xlsx|all)\b"
    for path, page in helps("zh").items():
        assert re.findall(r"[A-Za-z]{2,}", re.sub(names, "", page)) == [], path


def test_help_in_english_holds_no_chinese() -> None:
    for path, page in helps("en").items():
        assert page.isascii(), path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_keeps_to_the_width(language: Language) -> None:
    for path, page in helps(language).items():
        assert max(cell_width(line) for line in page.splitlines()) <= 78, path


def test_both_languages_have_the_same_commands_and_options() -> None:
    def names(language: Language) -> list[tuple[str, list[str]]]:
        return [
            (path, [name for parameter in command.params for name in parameter.opts])
            for path, command in all_commands(language)
        ]

    assert names("zh") == names("en")


def test_every_option_says_what_it_is_for() -> None:
    for path, command in all_commands("en"):
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, (path, parameter.name)
