"""A JSON file -> plain values; what is hostile or could be read in two ways is refused."""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, Place, ReportFileError
from healthcheck.model.paths import AnyPath
from healthcheck.model.text import Text

LARGEST_MB = 2000
_LONGEST_NUMBER = 18
_SHOWN = 60


def read_json(path: AnyPath) -> tuple[object, str]:
    """Return what a JSON file says, and its SHA-256.

    UTF-8 and UTF-16 are read, the latter because Windows shells redirect into it.

    Raises:
        ReportFileError: when it cannot be read, is no JSON, nests too deeply or gives a key twice.
    """
    content = _bytes(path)
    return _parsed(_decoded(content, str(path)), str(path)), hashlib.sha256(content).hexdigest()


def _bytes(path: AnyPath) -> bytes:
    limit = LARGEST_MB * 1024 * 1024
    name = str(path)
    try:
        with Path(os.fspath(path)).open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        _refuse("HC516", Place(name), path=name, reason=reason_of(error))
    except ValueError:  # a NUL in the name
        _refuse("HC516", Place(name), path=name, reason="NUL")
    if len(content) > limit:
        _refuse("HC521", Place(name), limit=LARGEST_MB)
    return content


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        _refuse("HC517", Place(file, line), problem=f"{error.encoding}: {error.reason}")


def _parsed(text: str, file: str) -> object:
    place = Place(file)
    try:
        value: object = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        _refuse("HC517", Place(file, error.lineno, error.colno), problem=error.msg)
    except _RepeatedKeyError as error:
        _refuse("HC520", place, key=excerpt(error.args[0]))
    except _NumberError as error:
        _refuse("HC517", place, problem=excerpt(error.args[0]))
    except RecursionError:
        _refuse("HC519", place)
    return value


class _RepeatedKeyError(ValueError):
    pass


class _NumberError(ValueError):
    pass


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Build an object; of a key that is there twice nobody can say which one counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(key)
            seen.add(key)
    return found


def _integer(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _NumberError(text)
    return int(text)


def _no_number(text: str) -> NoReturn:
    """Refuse fractions, NaN and infinity: reports write decimals as text."""
    raise _NumberError(text)


def excerpt(text: str) -> str:
    """Return a text as it is quoted in a message, not too long."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."


def _refuse(code: str, place: Place, **parameters: str | int | Text) -> NoReturn:
    raise ReportFileError(Fault(code, parameters, place))
