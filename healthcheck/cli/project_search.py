"""Where the project file is; light, because every command looks for it, if only for its language."""

from collections.abc import Sequence
from pathlib import Path

NAME = "healthcheck.yaml"
BOUNDARY = ".git"


def chosen_project(arguments: Sequence[str]) -> str | None:
    """Return the project file that a command line means, before anything of it has been parsed."""
    if "--no-config" in arguments:
        return None
    return last_value(arguments, "--config") or find_project()


def find_project() -> str | None:
    """Return the nearest project file from the working folder upwards, as a path from there.

    The search ends with the folder that holds ``.git``: what lies above is another project's.
    """
    try:
        here = Path.cwd()
    except OSError:  # the folder has been deleted
        return None
    for height, folder in enumerate((here, *here.parents)):
        try:
            if (folder / NAME).is_file():
                return "../" * height + NAME
            if (folder / BOUNDARY).exists():
                return None
        except OSError:  # a folder that must not be looked into
            continue
    return None


def last_value(arguments: Sequence[str], option: str) -> str | None:
    """Return the last value of an option among unparsed arguments, as click takes the last one too."""
    value = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
        elif argument == option and position + 1 < len(arguments):
            value = arguments[position + 1]
    return value
