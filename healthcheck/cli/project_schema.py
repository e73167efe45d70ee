"""The JSON Schema (draft 2020-12) of project files, for editors; built from the options of ``check``.

Like that of rule files it tells the shape only: what a path leads to, the loader sees.
"""

from collections.abc import Sequence

import click

from healthcheck.cli.commands import Line, Year
from healthcheck.cli.project_file import keys_of
from healthcheck.cli.value_types import MapFile, Words
from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.packs.documents import FORMAT
from healthcheck.packs.schema import DRAFT, Schema

_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}


def project_schema(options: Sequence[click.Parameter], language: Language) -> Schema:
    """Return the schema of a project file, its descriptions in one language."""
    properties: Schema = {
        "healthcheck": {"enum": [int(FORMAT), FORMAT], "description": text("key.project.healthcheck", language)},
        "project": {**_TEXT, "description": text("key.project.project", language)},
    }
    for key, option in keys_of(options).items():
        words = getattr(option, "help", None) or text(f"key.project.{key}", language)
        properties[key] = {"description": words, **_values(option)}
    return {
        "$schema": DRAFT,
        "title": text("key.project", language),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": ["healthcheck", "project"],
    }


def _values(option: click.Parameter) -> Schema:
    one = _one(option)
    several = getattr(option, "multiple", False) or option.nargs == -1 or isinstance(option.type, Words)
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]} if several else one


def _one(option: click.Parameter) -> Schema:
    if getattr(option, "is_flag", False):
        return {"type": "boolean"}
    if isinstance(option.type, Year):
        return {"type": ["integer", "string"], "minimum": Year.FIRST, "maximum": Year.LAST, "pattern": "^[0-9]{4}$"}
    if isinstance(option.type, Line):
        return {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"}
    if isinstance(option.type, Words):
        words = "|".join(option.type.known)
        return {"type": "string", "pattern": rf"^\s*(?:{words})(?:\s*[,，]\s*(?:{words}))*\s*$"}
    if isinstance(option.type, click.Choice):
        return {"enum": list(option.type.choices)}
    if isinstance(option.type, MapFile):
        meaning = {"type": ["string", "number", "boolean"]}
        named = {"type": "object", "additionalProperties": meaning}
        return {"anyOf": [_TEXT, {"type": "object", "additionalProperties": {"anyOf": [meaning, named]}}]}
    return _TEXT
