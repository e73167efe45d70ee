"""``healthcheck explain``: what a message code means and what to do, or what an indicator demands and why."""

import re
from functools import partial
from string import Formatter

import click

from healthcheck.cli.commands import Command, command
from healthcheck.cli.console import screen_of_stdout, write_text
from healthcheck.messages import CATALOGUE, text
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import ExitCode, Fault, UsageError
from healthcheck.model.text import Language
from healthcheck.reports.plain import wrapped

_CODE = re.compile(r"HC\d+", re.IGNORECASE)


def explain_command(language: Language) -> Command:
    """Build the command."""
    topic = click.Argument(["topic"], metavar=text("metavar.topic", language))
    return command("explain", language, partial(explain, language=language), [topic])


def explain(topic: str, language: Language) -> ExitCode:
    """Print what is known of a code, a pack or an indicator.

    Raises:
        UsageError: when nothing is known by that name.
        RuleFileError: when the pack cannot be used.
    """
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
        raise UsageError(Fault("HC412", {"topic": code, "hint": suggestion(code, _codes())}))
    brief = found.brief.in_language(language)
    # The blanks of a wording are filled from the case at hand; here there is none, and nothing to hint at.
    blanks = {None: "", "hint": ""}
    sentence = "".join(words + blanks.get(blank, "…") for words, blank, _, _ in Formatter().parse(brief))
    screen = screen_of_stdout()
    for paragraph in (f"{code} {sentence}", "", found.more.in_language(language)):
        write_text(f"{line}\n" for line in wrapped(screen.shown(paragraph), screen.width))


def _codes() -> list[str]:
    return [code for code, entry in CATALOGUE.items() if entry.more is not None]


def _is_pack(topic: str) -> bool:
    from healthcheck.packs.shipped import looks_like_path, shipped_packs

    return looks_like_path(topic) or topic in [path.stem for path in shipped_packs()]


def _known_topics() -> list[str]:
    """Return what can be explained: codes, shipped packs and their indicators, also by their id alone."""
    from healthcheck.packs.loader import load_packs
    from healthcheck.packs.shipped import shipped_packs

    packs = load_packs([path.stem for path in shipped_packs()])
    indicators = [f"{pack.id}/{indicator.id}" for pack in packs for indicator in pack.indicators]
    return [*(pack.id for pack in packs), *indicators, *_codes()]
