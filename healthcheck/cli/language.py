"""Which language to speak: decided before anything else, because the help itself is in it."""

import sys
from collections.abc import Mapping, Sequence

from healthcheck.cli.project_search import chosen_project, last_value
from healthcheck.model.text import Language

VARIABLE = "HEALTHCHECK_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE_PRIMARY_LANGUAGE = 0x04
_PRIMARY_LANGUAGE_MASK = 0x3FF


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language to speak.

    ``--lang`` anywhere among the arguments wins, then HEALTHCHECK_LANG, then the project file's
    ``lang``, then the locale (LC_ALL, LC_MESSAGES, LANG, in that order; on Windows the language of
    its own menus). Whatever starts with zh is Chinese, anything else English.
    """
    asked = last_value(arguments, "--lang") or environment.get(VARIABLE)
    if asked:
        return _language_of(asked)
    wanted = _of_project(arguments)
    if wanted:
        return wanted
    for name in _LOCALE_VARIABLES:
        if environment.get(name):
            return _language_of(environment[name])
    return "zh" if _windows_speaks_chinese() else "en"


def _of_project(arguments: Sequence[str]) -> Language | None:
    file = chosen_project(arguments)
    if file is None:
        return None

    from healthcheck.cli.project_file import project_language

    return project_language(file)


def _language_of(name: str) -> Language:
    return "zh" if name.lower().startswith("zh") else "en"


def _windows_speaks_chinese() -> bool:
    if sys.platform == "win32":
        import ctypes

        language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return language & _PRIMARY_LANGUAGE_MASK == _CHINESE_PRIMARY_LANGUAGE
    return False
