"""Where the shipped rule files live, and what a reference to a pack means."""

import os
from pathlib import Path

from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, Place, RuleFileError
from healthcheck.model.paths import AnyPath, is_folder, is_there
from healthcheck.packs.fault_list import listing

PACKAGE = Path(__file__).resolve().parents[1]
VOCABULARY = "variables"
"""The rule file whose variables every pack may use."""


def rules_folder() -> Path:
    """Return the folder of the shipped rule files.

    A wheel has it inside the package, a checkout or an editable install beside the package. The
    ``setup.cfg`` that must stand next to it keeps a broken wheel from taking another project's
    ``site-packages/rules``.

    Raises:
        RuleFileError: HC100, when the installation is incomplete.
    """
    inside, beside = PACKAGE / "rules", PACKAGE.parent / "rules"
    if inside.is_dir():
        return inside
    if beside.is_dir() and (PACKAGE.parent / "setup.cfg").is_file():
        return beside
    raise RuleFileError(Fault("HC100", {"folder": str(inside)}))


def shipped_packs() -> list[Path]:
    """Return the shipped packs, sorted by file name; the vocabulary is no pack.

    Raises:
        RuleFileError: HC100, when the installation is incomplete.
    """
    return sorted(path for path in rules_folder().glob("*.yaml") if path.stem != VOCABULARY)


def resolve(reference: AnyPath) -> Path:
    """Return the file that a reference means: a path, or the id of a shipped pack.

    What has a folder in it or ends in ``.yaml`` or ``.yml`` is a path; so is any other word that
    names an existing file. The file itself is looked at when it is read.

    Raises:
        RuleFileError: HC101, when it is neither, with the ids there are; HC100.
    """
    return locate(reference)[0]


def locate(reference: AnyPath) -> tuple[Path, str]:
    """Return the file that a reference means and its name in messages and reports.

    A file of the user is called as it was typed, a shipped one ``rules/ID.yaml`` wherever it is installed.

    Raises:
        RuleFileError: as ``resolve`` does.
    """
    shown, path = str(reference), Path(os.fspath(reference))
    if looks_like_path(shown) or (is_there(path) and not is_folder(path)):
        return path, shown
    try:
        return shipped_file(shown)
    except RuleFileError:
        if shown and is_folder(path):  # said to be a folder when it is read, which is nearer to what was meant
            return path, shown
        raise


def shipped_file(id_: str) -> tuple[Path, str]:
    """Return the shipped rule file with this id, and its name in messages.

    Raises:
        RuleFileError: HC101, when there is none, with the ids there are; HC100.
    """
    files = {path.stem: path for path in rules_folder().glob("*.yaml")}
    if id_ in files:
        return files[id_], f"rules/{id_}.yaml"
    known = listing(path.stem for path in shipped_packs())
    raise RuleFileError(Fault("HC101", {"reference": id_, "hint": suggestion(id_, files), "known": known}, Place(id_)))


def looks_like_path(reference: str) -> bool:
    """Tell whether a reference is a path whatever files there are."""
    return "/" in reference or "\\" in reference or reference.lower().endswith((".yaml", ".yml"))
