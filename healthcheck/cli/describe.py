"""Packs and indicators in full, for ``rules show`` and ``explain``."""

from collections.abc import Iterator, Mapping

from healthcheck.cli.console import screen_of_stdout, write_text
from healthcheck.messages import text
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.pack import Example, Indicator, MeasureKind, Pack
from healthcheck.model.paths import is_there
from healthcheck.model.text import Language, Text
from healthcheck.reports.formulas import measure_words
from healthcheck.reports.phrases import full_demand
from healthcheck.reports.plain import cell_width, padded, wrapped

Lines = Iterator[tuple[str, str]]
"""Headings and what stands beside them; an empty heading goes on with the one before."""


def load_topic(reference: str) -> tuple[Pack, Indicator | None]:
    """Load the pack that ``PACK`` or ``PACK/INDICATOR`` names; a pack may be a rule file's path.

    Raises:
        RuleFileError: when the pack cannot be used.
        UsageError: HC410, when it has no such indicator.
    """
    from healthcheck.packs.loader import load_pack

    if "/" not in reference or is_there(reference) or reference.lower().endswith((".yaml", ".yml")):
        return load_pack(reference), None
    name, _, wanted = reference.rpartition("/")
    pack = load_pack(name)
    for indicator in pack.indicators:
        if indicator.id == wanted:
            return pack, indicator
    hint = suggestion(wanted, [indicator.id for indicator in pack.indicators])
    raise UsageError(Fault("HC410", {"indicator": wanted, "packs": pack.id, "hint": hint}))


def show(lines: Lines) -> None:
    """Print headings with what belongs to them, wrapped to the screen; the first line is a title."""
    screen = screen_of_stdout()
    (title, subtitle), *told = [(screen.shown(heading), screen.shown(words)) for heading, words in lines]
    write_text(f"{line}\n" for line in wrapped(f"{title}  {subtitle}".rstrip(), screen.width))
    margin = max(cell_width(heading) for heading, _ in told) + 2
    for heading, words in told:
        for line in wrapped(words, screen.width - margin):
            write_text([f"{padded(heading, margin)}{line}".rstrip() + "\n"])
            heading = ""


def pack_lines(pack: Pack, language: Language) -> Lines:
    """Say what a pack is, where its figures come from, and what it demands."""
    yield pack.id, _both(pack.title, language)
    yield text("show.revision", language), str(pack.revision)
    yield text("show.file", language), pack.file
    yield from _source_lines(pack, language)
    if pack.level:
        yield text("show.level", language), text(f"level.{pack.level}", language)
    yield from _roster_lines(pack, language)
    if pack.population:
        yield text("show.population", language), pack.variables[pack.population].name.in_language(language)
    heading = text("show.indicators", language)
    for indicator in pack.indicators:
        demand = full_demand(indicator.target, language)
        name = indicator.name.in_language(language)
        yield heading, f"{indicator.id}{text('list.colon', language)}{name} {demand}"
        heading = ""


def indicator_lines(pack: Pack, indicator: Indicator, language: Language) -> Lines:
    """Say everything a rule file says of an indicator."""
    yield f"{pack.id}/{indicator.id}", ""
    yield text("column.name", language), _both(indicator.name, language)
    yield text("show.measure", language), measure_words(pack, indicator, language)
    yield from _measure_lines(pack, indicator, language)
    yield text("show.target", language), full_demand(indicator.target, language)
    yield from _target_lines(indicator, language)
    if indicator.clause:
        yield text("show.clause", language), indicator.clause
    yield text("show.severity", language), text(f"severity.{indicator.severity.word}", language)
    yield text("show.missing", language), text(f"measure.missing.{indicator.missing}", language)
    yield from _scope_lines(pack, indicator, language)
    yield from _source_lines(pack, language)
    for key, words in (("show.rationale", indicator.rationale), ("show.assumption", indicator.assumption)):
        if words:
            yield text(key, language), words.in_language(language)
    heading = text("show.examples", language)
    for example in indicator.examples:
        yield heading, _example_words(pack, example, language)
        heading = ""


def _measure_lines(pack: Pack, indicator: Indicator, language: Language) -> Lines:
    """Say which years a measure compares, and what a published figure is for."""
    measure = indicator.measure
    if measure.over:
        first, last = measure.over
        yield text("show.history", language), text("history.over", language, {"first": first + 1, "last": last})
    elif measure.since:
        yield text("show.history", language), text("history.since", language, {"since": measure.since})
    elif measure.kind in (MeasureKind.INCREASE, MeasureKind.GROWTH):
        yield text("show.history", language), text("history.before", language)
    if measure.reported_as:
        name = pack.variables[measure.reported_as].name
        yield text("show.reported_as", language), text("published.use", language, {"name": name})


def _target_lines(indicator: Indicator, language: Language) -> Lines:
    """Say in which years a target binds, and whether the value is rounded first."""
    target = indicator.target
    when = [
        text(f"when.{key}", language, {"year": year})
        for key, year in (("by", target.by), ("in", target.in_year), ("from", target.from_year))
        if year is not None
    ]
    if target.milestones:
        first, last = target.milestones[0][0], target.milestones[-1][0]
        when.append(text("when.milestones", language, {"first": first, "last": last}))
    if not indicator.measure.over:
        words = text("list.semicolon", language).join(when) or text("when.always", language)
        yield text("show.when", language), words
        rounding = target.rounding
        key = f"rounding.{rounding.rule}" if rounding else "rounding.none"
        yield text("show.rounding", language), text(key, language, {"digits": rounding.digits if rounding else 0})


def _scope_lines(pack: Pack, indicator: Indicator, language: Language) -> Lines:
    """Say whom an indicator binds: places it names, or a level, and the areas that the pack lists."""
    level = indicator.level or pack.level
    if indicator.areas:
        yield text("show.areas", language), " ".join(indicator.areas)
    elif indicator.for_each:
        yield text("show.for_each", language), text(f"level.{indicator.for_each}", language)
        yield from _roster_lines(pack, language)
    else:
        if level:
            yield text("show.level", language), text(f"level.{level}", language)
        yield from _roster_lines(pack, language)
    for attribute, value in indicator.where.items():
        variable = pack.variables.get(attribute)
        key = "where.is" if isinstance(value, str) else "where.yes" if value else "where.no"
        shown = {"name": variable.name if variable else attribute, "value": str(value)}
        yield text("show.where", language), text(key, language, shown)


def _roster_lines(pack: Pack, language: Language) -> Lines:
    if pack.roster:
        yield text("show.roster", language), " ".join(pack.roster)
    heading = text("show.parts", language)
    for whole, parts in pack.parts.items():
        yield heading, text("show.part", language, {"whole": whole, "parts": " ".join(parts)})
        heading = ""


def _both(name: Text, language: Language) -> str:
    """Return a name in the language spoken, and in the other one behind it."""
    other: Language = "en" if language == "zh" else "zh"
    own, foreign = name.in_language(language), name.in_language(other)
    return own if own == foreign else f"{own} / {foreign}"


def _source_lines(pack: Pack, language: Language) -> Lines:
    source = pack.source
    if source is None:
        return
    yield text("show.document", language), source.document.in_language(language)
    for key in ("issuer", "number", "published", "origin"):
        words = getattr(source, key)
        if words:
            yield text(f"show.{key}", language), words


def _example_words(pack: Pack, example: Example, language: Language) -> str:
    pause, semicolon = text("list.pause", language), text("list.semicolon", language)

    def figures(year: int | None, given: Mapping[str, str]) -> str:
        named = {name: variable.name.in_language(language) for name, variable in pack.variables.items()}
        listed = pause.join(f"{named.get(name, name)} = {figure}" for name, figure in given.items())
        return listed if year is None else f"{year}{text('list.colon', language)}{listed}"

    expected = pause.join(
        (f"{year} " if year is not None and len(example.given) > 1 else "") + text(f"status.{status}", language)
        for year, status in example.expect.items()
    )
    if example.gap is not None:
        expected = text("show.gap", language, {"status": expected, "gap": example.gap})
    given = semicolon.join(figures(year, shown) for year, shown in example.given.items())
    return text("show.example", language, {"given": given, "expected": expected})
