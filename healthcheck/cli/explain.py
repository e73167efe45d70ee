"""``healthcheck explain``: what a message code means and what to do, or what an indicator demands and why."""

import re
from functools import partial

import click

from healthcheck.cli.commands import Command, command, option
from healthcheck.cli.console import screen_of_stdout, write_bytes, write_text
from healthcheck.cli.message_page import codes, message_page, with_blanks
from healthcheck.messages import CATALOGUE, text
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import ExitCode, Fault, UsageError
from healthcheck.model.patterns import pattern_of
from healthcheck.model.text import Language
from healthcheck.reports.plain import wrapped

_CODE = pattern_of(r"HC\d+", re.IGNORECASE)


def explain_command(language: Language) -> Command:
    """Build the command."""
    topic = click.Argument(["topic"], required=False, metavar=text("metavar.topic", language))
    every = option(language, "--all", "every", is_flag=True, words=text("help.explain_all", language))
    return command("explain", language, partial(explain, language=language), [topic, every])


def explain(topic: str | None, every: bool, language: Language) -> ExitCode:
    """Print what is known of a code, a pack or an indicator, or of all codes.

    Raises:
        UsageError: when nothing is known by that name.
        RuleFileError: when the pack cannot be used.
    """
    if every:
        write_bytes(piece.encode() for piece in message_page())
        return ExitCode.OK
    if topic is None:
        name = text("metavar.topic", language)
        raise UsageError(Fault("HC401", {"name": name, "command": "healthcheck explain"}))
    if _CODE.fullmatch(topic):
        _explain_code(topic.upper(), language)
        return ExitCode.OK
    if not _is_pack(topic):
        raise UsageError(Fault("HC412", {"topic": topic, "hint": suggestion(topic, _known_topics())}))

    from healthcheck.cli.describe import indicator_lines, load_topic, pack_lines, show

    pack, indicator = load_topic(topic)
    show(pack_lines(pack, language) if indicator is None else indicator_lines(pack, indicator, language))
    return ExitCode.OK


def _explain_code(code: str, language: Language) -> None:
    found = CATALOGUE.get(code)
    if found is None or found.more is None:
        raise UsageError(Fault("HC412", {"topic": code, "hint": suggestion(code, codes())}))
    sentence = with_blanks(found.brief.in_language(language))
    screen = screen_of_stdout()
    for paragraph in (f"{code} {sentence}", "", found.more.in_language(language)):
        write_text(f"{line}\n" for line in wrapped(screen.shown(paragraph), screen.width))


def _is_pack(topic: str) -> bool:
    from healthcheck.packs.shipped import looks_like_path, shipped_packs

    return looks_like_path(topic) or topic in [path.stem for path in shipped_packs()]


def _known_topics() -> list[str]:
    """Return what can be explained: codes, shipped packs and their indicators, also by their id alone."""
    from healthcheck.packs.loader import load_packs
    from healthcheck.packs.shipped import shipped_packs

    packs = load_packs([path.stem for path in shipped_packs()])
    indicators = [f"{pack.id}/{indicator.id}" for pack in packs for indicator in pack.indicators]
    return [*(pack.id for pack in packs), *indicators, *codes()]
