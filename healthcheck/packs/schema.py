"""The JSON Schema (draft 2020-12) of rule files, for editors; built from what the loader itself declares.

It tells the shape only: keys, types, words, patterns. What a file means (variables that exist,
expressions that can be read, years in order) only the loader knows, and so it is the stricter one.
Both see YAML differently, too: an editor cannot tell ``1e3`` from 1000.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from healthcheck.messages import text
from healthcheck.model.area_codes import CODE_LENGTHS
from healthcheck.model.pack import LEVELS
from healthcheck.model.text import Language
from healthcheck.packs import documents, examples, indicators, measures, numbers, scope, source, targets, variables
from healthcheck.packs.loader import HIGHEST_REVISION
from healthcheck.packs.values import INDICATOR_ID, LANGUAGES, LONGEST_ID, PACK_ID, VARIABLE_ID, IdKind

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = numbers.DECIMAL.pattern
_NOT_NEGATIVE = _NUMBER.replace("[+-]", r"\+")
_YEARS = "|".join(str(century) for century in range(numbers.FIRST_YEAR // 100, numbers.LAST_YEAR // 100 + 1))
_YEAR = f"(?:{_YEARS})[0-9]{{2}}"
_YEAR_KEY: Schema = {"pattern": f"^{_YEAR}$"}
_NEVER: Schema = {"not": {}}


def rule_file_schema(language: Language) -> Schema:
    """Return the schema of a rule file, its descriptions in one language."""
    built = _Builder(language)
    parts = {
        "healthcheck": {"enum": [int(documents.FORMAT), documents.FORMAT]},
        "pack": {"type": ["string", "integer"], "minimum": 0, **_id(PACK_ID)},
        "revision": _whole(1, HIGHEST_REVISION, "[1-9][0-9]{0,5}|1000000"),
        "title": _ref("wording"),
        "source": built.source(),
        "applies_to": built.group("applies_to", scope.KEYS, {"level": _words(LEVELS), "areas": _ref("areas")}, least=1),
        "parts": _named(_ref("areas"), _area_code(), least=1),
        "population": _ref("text"),
        "include": {"type": "array", "items": _ref("text")},
        "variables": _named(built.variable(), {**_id(VARIABLE_ID), "not": {"const": variables.POPULATION}}),
        "indicators": _named(built.indicator(), _id(INDICATOR_ID), least=1),
    }
    top = built.group("file", documents.KEYS, parts, required=("healthcheck", "pack"))
    says_something = [
        {"required": ["indicators"]},
        {"required": ["variables"], "properties": {"variables": {"minProperties": 1}}},
    ]
    title = text("key.file", language)
    return {"$schema": DRAFT, "title": title, **top, "anyOf": says_something, "$defs": built.definitions()}


class _Builder:
    """Builds the parts of the schema with the descriptions of one language."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def group(
        self,
        name: str,
        keys: Sequence[str],
        parts: dict[str, Schema],
        required: Sequence[str] = (),
        least: int = 0,
    ) -> Schema:
        """Return a group of the loader's ``keys``, each with what it holds and what it is for."""
        properties = {key: {"description": text(f"key.{name}.{key}", self._language), **parts[key]} for key in keys}
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            schema["required"] = list(required)
        if least:
            schema["minProperties"] = least
        return schema

    def definitions(self) -> dict[str, Schema]:
        """Return the kinds of values that several keys hold."""
        wording = dict.fromkeys(LANGUAGES, _ref("text"))
        return {
            "text": {"type": ["string", "number"], "pattern": r"\S"},
            "wording": self.group("wording", LANGUAGES, wording, required=LANGUAGES),
            "year": _whole(numbers.FIRST_YEAR, numbers.LAST_YEAR, _YEAR),
            "decimal": _decimal(_NUMBER),
            "not_negative": {**_decimal(_NOT_NEGATIVE), "minimum": 0},
            "areas": {"type": "array", "items": _area_code(), "minItems": 1},
            "status": _words(examples.STATUSES),
            "figures": {
                "type": "object",
                "propertyNames": {"not": {"pattern": _whole_text(examples.YEAR.pattern)}},
                "additionalProperties": {
                    "type": ["string", "number", "boolean", "null"],
                    "pattern": rf"^(?:\D*|\s*{_NUMBER}\s*)$",
                },
            },
        }

    def source(self) -> Schema:
        """Return the schema of ``source``."""
        published = {"type": ["string", "integer"], "pattern": _whole_text(source.PUBLISHED.pattern), "minimum": 1000}
        parts = {**dict.fromkeys(source.KEYS, _ref("text")), "document": _ref("wording"), "published": published}
        return self.group("source", source.KEYS, parts, required=("document",))

    def variable(self) -> Schema:
        """Return the schema of a variable."""
        parts = {
            "name": _ref("wording"),
            "unit": _ref("text"),
            "type": _words(variables.TYPES),
            "aliases": {"type": "array", "items": _ref("text")},
        }
        return self.group("variable", variables.KEYS, parts, required=("name", "unit", "type"))

    def indicator(self) -> Schema:
        """Return the schema of an indicator."""
        parts = {
            "name": _ref("wording"),
            "measure": self.measure(),
            "target": {"oneOf": [_words(targets.TRENDS), self.target()]},
            "clause": _ref("text"),
            "severity": _words(indicators.SEVERITIES),
            "rationale": _ref("wording"),
            "assumption": _ref("wording"),
            "examples": {"type": "array", "items": self.example()},
            "level": _words(LEVELS),
            "for_each": _words(LEVELS),
            "areas": _ref("areas"),
            "where": _named({"anyOf": [{"type": "boolean"}, _ref("text")]}, {}, least=1),
            "missing": _words(indicators.MISSING),
        }
        schema = self.group("indicator", indicators.KEYS, parts, required=("name", "measure", "target"))
        return {**schema, "not": {"required": ["level", "for_each"]}}

    def measure(self) -> Schema:
        """Return the schema of a measure: one kind, and the keys that go with it."""
        parts = {
            **dict.fromkeys(measures.KINDS, _ref("text")),
            **dict.fromkeys(measures.DENOMINATORS.values(), _ref("text")),
            "per": {"enum": [*(int(word) for word in measures.PER), *measures.PER]},
            "since": _ref("year"),
            "over": {"type": "array", "items": _ref("year"), "minItems": 2, "maxItems": 2},
            "reported_as": _ref("text"),
        }
        return {
            **self.group("measure", (*measures.KINDS, *measures.OWNERS), parts),
            **_exactly_one(measures.KINDS),
            "dependentRequired": {kind: list(needed) for kind, needed in measures.NEEDED.items()},
            "dependentSchemas": {key: _any_of(owners) for key, owners in measures.OWNERS.items()},
        }

    def target(self) -> Schema:
        """Return the schema of a target that is not just a word: one kind, and the keys that go with it."""
        stages = _named(_ref("decimal"), _YEAR_KEY, least=1)
        parts = {
            **dict.fromkeys(targets.KINDS, _ref("decimal")),
            "between": {"type": "array", "items": _ref("decimal"), "minItems": 2, "maxItems": 2},
            **{trend: {"const": True} for trend in targets.TRENDS},
            "milestones": {
                **self.group(
                    "milestones", targets.MILESTONE_KINDS, dict.fromkeys(targets.MILESTONE_KINDS, stages), least=1
                ),
                "maxProperties": 1,
            },
            "over": _words(("allowed",)),
            "within": {
                "anyOf": [_ref("not_negative"), {"type": "string", "pattern": rf"^\s*{_NOT_NEGATIVE}\s*[%％]\s*$"}]
            },
            **dict.fromkeys(("by", "in", "from"), _ref("year")),
            "round": self.group(
                "round",
                targets.ROUND_KEYS,
                {
                    "digits": _whole(0, targets.MOST_DIGITS, "|".join(map(str, range(targets.MOST_DIGITS + 1)))),
                    "rule": _words(targets.ROUNDING_RULES),
                },
                required=targets.ROUND_KEYS,
            ),
        }
        companions = {key: {"required": [kind]} for key, kind in targets.COMPANIONS.items()}
        without = {kind: {"properties": dict.fromkeys(years, _NEVER)} for kind, years in targets.CONTRADICTED.items()}
        return {
            **self.group("target", targets.KEYS, parts),
            **_exactly_one(targets.KINDS),
            "dependentRequired": {"about": ["within"]},
            "dependentSchemas": {**companions, **without, "by": {"properties": {"in": _NEVER}}},
        }

    def example(self) -> Schema:
        """Return the schema of an example, its figures with years or without."""
        parts = {
            "given": {"anyOf": [_ref("figures"), _named(_ref("figures"), _YEAR_KEY, least=1)]},
            "period": _ref("year"),
            "expect": {"anyOf": [_ref("status"), _named(_ref("status"), _YEAR_KEY, least=1)]},
            "gap": _ref("not_negative"),
        }
        return self.group("example", examples.KEYS, parts, required=("given", "expect"))


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _words(known: Iterable[str]) -> Schema:
    return {"enum": list(known)}


def _id(kind: IdKind) -> Schema:
    _, _, pattern = kind
    return {"pattern": _whole_text(pattern.pattern), "maxLength": LONGEST_ID}


def _whole_text(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _whole(lowest: int, highest: int, pattern: str) -> Schema:
    """Return the schema of a whole number, which as a text in quotation marks has the pattern."""
    return {
        "type": ["integer", "string"],
        "minimum": lowest,
        "maximum": highest,
        "pattern": rf"^\s*\+?(?:{pattern})\s*$",
    }


def _decimal(pattern: str) -> Schema:
    return {"type": ["number", "string"], "pattern": rf"^\s*{pattern}\s*$"}


def _area_code() -> Schema:
    digits = "|".join(f"[0-9]{{{length}}}" for length in CODE_LENGTHS)
    return {"type": "string", "pattern": _whole_text(f"{scope.LETTERED_CODE.pattern}|{digits}")}


def _named(value: Schema, name: Schema, least: int = 0) -> Schema:
    """Return the schema of values under names of the writer's own."""
    schema: Schema = {"type": "object", "propertyNames": name, "additionalProperties": value}
    return {**schema, "minProperties": least} if least else schema


def _any_of(keys: Iterable[str]) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _exactly_one(keys: Iterable[str]) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}
