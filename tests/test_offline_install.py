"""docs/offline-install.md names what only Windows needs: pip looks at the machine that it runs on."""

import configparser
import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import healthcheck

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "offline-install.md").read_text(encoding="utf-8")
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "extra": ""}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}


def needed(system: dict[str, str]) -> set[str]:
    """Return the packages that healthcheck needs on a system, and those that they need."""
    configuration = configparser.ConfigParser()
    configuration.read(ROOT / "setup.cfg", encoding="utf-8")
    own = configuration["options"]["install_requires"].splitlines()
    found: set[str] = set()
    left = [Requirement(line) for line in own if line and not line.startswith("#")]
    while left:
        requirement = left.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate(system)):
            continue
        found.add(name)
        try:
            left += map(Requirement, requires(name) or ())
        except PackageNotFoundError:  # what this machine does not need is not here to be asked
            continue
    return found


def test_what_only_windows_needs_is_named() -> None:
    assert needed(LINUX) >= {"click", "numpy", "openpyxl", "pandas", "pyarrow", "python-calamine", "pyyaml", "rich"}
    command = re.search(r"--platform win_amd64.*\n.*whl (.*)\n", PAGE)
    assert command is not None
    assert needed(WINDOWS) - needed(LINUX) <= set(command.group(1).split())


def test_the_wheel_has_the_name_that_the_page_gives_it() -> None:
    assert set(re.findall(r"district_healthcheck-([\d.]+)-py3", PAGE)) == {healthcheck.__version__}
