"""The schema for editors says of every shape what the loader says."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from rule_texts import VOCABULARY, install

from healthcheck.messages import rule_files
from healthcheck.model.faults import RuleFileError
from healthcheck.model.text import Language
from healthcheck.packs import numbers, values
from healthcheck.packs.loader import load_pack_text
from healthcheck.packs.schema import rule_file_schema

ROOT = Path(__file__).resolve().parents[1]
EVERY_KEY = ROOT / "tests" / "data" / "every-key.yaml"
ABOUT_SHAPE = {*(f"HC{number}" for number in range(130, 150)), "HC151", "HC152", "HC153", "HC154", "HC157", "HC161"}
ABOUT_SHAPE |= {"HC162", "HC184", "HC190", "HC191", "HC193", "HC194"}
"""The faults that a shape can have; the others are about meaning, which a schema cannot know."""


class _Core(yaml.SafeLoader):
    """YAML as editors read it (1.2, core schema): ``no``, dates and 1:30 are text."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), None)


def as_editors_read(text: str) -> Any:
    """Read YAML into what a JSON Schema sees: keys are text."""
    return json.loads(json.dumps(yaml.load(text, _Core)))  # noqa: S506 - derived from the safe loader


@cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(rule_file_schema("en"))


def codes(text: str) -> set[str]:
    """Return the codes of a rule file's faults."""
    try:
        load_pack_text(text, "f.yaml")
    except RuleFileError as error:
        return {fault.code for fault in error.faults}
    return set()


@pytest.mark.parametrize("path", [*sorted((ROOT / "rules").glob("*.yaml")), EVERY_KEY], ids=lambda path: path.name)
def test_rule_files_that_load_are_valid(path: Path) -> None:
    assert [error.message for error in validator().iter_errors(as_editors_read(path.read_text("utf-8")))] == []


WRONG: tuple[Any, ...] = (None, {}, "word", "350102", -7, 2.5, True, ["x"])


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every value inside a document."""
    yield path
    pairs: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for key, inner in pairs:
        yield from places(inner, (*path, key))


def changed(document: Any, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Any:
    """Return a copy of a document with a change in the container of the value at a path."""
    copy = deepcopy(document)
    container = copy
    for key in path[:-1]:
        container = container[key]
    change(container, path[-1])
    return copy


def variants(document: Any, varied: str) -> Iterator[tuple[str, Any]]:
    """Give the document with one wrong value, one key too many, one too few or one renamed, at every place."""
    for path in places(document):
        if path[:1] != (varied,):
            continue
        name = ".".join(map(str, path))
        for wrong in WRONG:
            yield f"{name} = {wrong!r}", changed(document, path, partial(replace, value=wrong))
        yield f"{name} left out", changed(document, path, lambda inside, key: inside.pop(key))
        for extra in ("2024", "by"):
            yield f"{name}: {extra} added", changed(document, path, partial(add, extra=extra))


def replace(container: Any, key: Any, value: Any) -> None:
    container[key] = value


def add(container: Any, _: Any, extra: str) -> None:
    if isinstance(container, list):
        container.append(extra)
    else:
        container.setdefault(extra, 2024)


def documents() -> Iterator[tuple[Any, str]]:
    """Give small documents that have every key between them, each with the top-level key under which it is varied."""
    whole = as_editors_read(EVERY_KEY.read_text("utf-8"))
    head = {key: whole[key] for key in ("healthcheck", "pack", "population", "variables")}
    for name, indicator in whole["indicators"].items():
        yield {**head, "indicators": {name: indicator}}, "indicators"
    for key in whole:
        yield {**head, key: whole[key], "indicators": {"screening": whole["indicators"]["screening"]}}, key


@pytest.mark.slow
def test_loader_and_schema_agree_on_every_wrong_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path, VOCABULARY)
    too_strict, too_lenient, refused = [], [], 0
    for name, variant in (variant for document, key in documents() for variant in variants(document, key)):
        found = codes(json.dumps(variant, ensure_ascii=False))
        valid = validator().is_valid(variant)
        refused += not valid
        if not valid and not found:
            too_strict.append(name)
        if valid and found & ABOUT_SHAPE:
            too_lenient.append(f"{name}: {found & ABOUT_SHAPE}")
    assert too_strict == []
    assert too_lenient == []
    assert refused > 1000


def test_schema_has_the_groups_of_keys_that_the_loader_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[tuple[str, ...]] = set()
    original = values.Fields.__init__

    def noting(self: values.Fields, node: Any, known: Sequence[str], *rest: Any) -> None:
        read.add(tuple(known))
        original(self, node, known, *rest)

    install(monkeypatch, tmp_path, VOCABULARY)
    monkeypatch.setattr(values.Fields, "__init__", noting)
    assert codes(EVERY_KEY.read_text("utf-8")) == set()
    assert groups(rule_file_schema("en")) == read


def groups(schema: Any) -> set[tuple[str, ...]]:
    """Return the keys of every group in the schema that allows no others."""
    if isinstance(schema, list):
        return {group for item in schema for group in groups(item)}
    if not isinstance(schema, dict):
        return set()
    found = {group for item in schema.values() for group in groups(item)}
    return found | ({tuple(schema["properties"])} if schema.get("additionalProperties") is False else set())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_is_described_in_both_languages(language: Language) -> None:
    jsonschema.Draft202012Validator.check_schema(rule_file_schema(language))
    told = json.dumps(rule_file_schema(language), ensure_ascii=False)
    keys = [entry for key, entry in rule_files.ENTRIES.items() if key.startswith("key.")]
    assert [
        entry for entry in keys if json.dumps(entry.brief.in_language(language), ensure_ascii=False) not in told
    ] == []


def test_years_are_those_of_the_loader() -> None:
    year = jsonschema.Draft202012Validator(rule_file_schema("en")["$defs"]["year"])
    stages = rule_file_schema("en")["properties"]["indicators"]["additionalProperties"]["properties"]["target"]
    named = stages["oneOf"][1]["properties"]["milestones"]["properties"]["at_least"]["propertyNames"]["pattern"]
    for number in range(10_000):
        inside = numbers.FIRST_YEAR <= number <= numbers.LAST_YEAR
        assert year.is_valid(number) is inside
        assert bool(re.search(named, f"{number:04}")) is inside
