"""The shipped rules are found from a wheel, an editable install and a bare checkout, from any folder."""

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pytest

import healthcheck

ROOT = Path(__file__).resolve().parents[1]
NOT_SOURCE = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "work")
RULE_FILES = sorted(path.name for path in (ROOT / "rules").glob("*.yaml"))


@dataclass(frozen=True)
class Installation:
    """A Python that has healthcheck, started with ``command``; ``package`` is where it must come from."""

    python: Path
    package: Path
    python_path: Path | None = None

    def run(self, arguments: Sequence[str], folder: Path) -> str:
        """Run Python with the arguments in ``folder`` and return what it printed."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        if self.python_path:
            environment["PYTHONPATH"] = str(self.python_path)
        return run([self.python, *arguments], folder, environment)


def run(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> str:
    """Run a command that must succeed and return its standard output."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def new_environment(folder: Path) -> Path:
    """Make a virtual environment that sees the packages of the running one, and return its Python."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    seen = dict.fromkeys(sysconfig.get_paths()[kind] for kind in ("purelib", "platlib"))
    # A .pth file inside these folders (an editable healthcheck, say) is not followed: only plain packages are seen.
    # Python reads the file in the locale's encoding, so a path in Chinese is written with escapes.
    Path(paths["purelib"], "seen.pth").write_text(f"import sys; sys.path += {list(seen)!a}\n", encoding="ascii")
    return Path(paths["scripts"], Path(sys.executable).name)


def install(python: Path, *what: str | Path) -> None:
    """Install into the environment of ``python``, from the given files only."""
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    run([*pip, "--ignore-installed", "--no-build-isolation", *what], python.parent)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, so that building leaves nothing behind in it."""
    copy = tmp_path_factory.mktemp("source") / "checkout"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCE)
    return copy


@pytest.fixture(scope="module")
def built(source: Path) -> Path:
    """The folder with the source archive, and the wheel that was built from that archive."""
    folder = source.parent / "built"
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source], source.parent)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def from_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("from-wheel")
    python = new_environment(folder)
    install(python, wheel)
    return Installation(python, folder)


@pytest.fixture(scope="module")
def editable(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    python = new_environment(tmp_path_factory.mktemp("editable"))
    install(python, "--editable", source)
    return Installation(python, source)


@pytest.fixture(scope="module")
def bare_checkout(source: Path) -> Installation:
    return Installation(Path(sys.executable), source, python_path=source)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["from_wheel", "editable", "bare_checkout"])
def test_shipped_rules_are_found_from_any_folder(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    installation: Installation = request.getfixturevalue(kind)
    package = installation.run(["-c", "import healthcheck; print(healthcheck.__file__)"], tmp_path).strip()
    assert Path(package).is_relative_to(installation.package)
    rules = json.loads(installation.run(["-m", "healthcheck", "rules", "list", "--format", "json"], tmp_path))
    assert "ganxian-2023" in {rule["pack"] for rule in rules}
    assert rules == json.loads(run([sys.executable, "-m", "healthcheck", "rules", "list", "--format", "json"], ROOT))


@pytest.mark.slow
def test_bare_checkout_runs_in_its_own_folder_without_any_setting(source: Path) -> None:
    installation = Installation(Path(sys.executable), source)
    assert "ganxian-2023" in installation.run(["-m", "healthcheck", "rules", "list"], source)


@pytest.mark.slow
def test_wheel_brings_the_command(from_wheel: Installation, tmp_path: Path) -> None:
    command = from_wheel.python.with_name("healthcheck")
    assert run([command, "--version"], tmp_path).split()[-1] == healthcheck.__version__


@pytest.mark.slow
def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {
        path.relative_to(ROOT).as_posix()
        for suffix in ("py", "css", "js")
        for path in (ROOT / "healthcheck").rglob(f"*.{suffix}")
    }
    rules = {f"healthcheck/rules/{name}" for name in RULE_FILES}
    shipped = {name for name in names if ".dist-info/" not in name}
    assert shipped == modules | rules | {"healthcheck/py.typed"}


@pytest.mark.slow
def test_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = Parser().parsestr(
            archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()
        )
    assert metadata["Name"] == "district-healthcheck"
    assert metadata["Version"] == healthcheck.__version__
    assert metadata["License"] == "MIT"
    assert any(name.endswith("/LICENSE") for name in names)


@pytest.mark.slow
def test_source_archive_holds_what_the_tests_and_the_readme_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"README.md", "LICENSE", "CHANGELOG.md", "constraints/lowest.txt", "tests/test_packaging.py"}
    wanted |= {f"rules/{name}" for name in RULE_FILES}
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "sample_data").rglob("*") if path.is_file()}
    assert wanted <= names


def test_lowest_versions_are_the_lower_bounds() -> None:
    configuration = configparser.ConfigParser()
    configuration.read(ROOT / "setup.cfg", encoding="utf-8")
    bounds = dict(line.split(">=") for line in configuration["options"]["install_requires"].split())
    pinned = dict(re.findall(r"(?m)^([\w-]+)==([\d.]+)$", (ROOT / "constraints/lowest.txt").read_text("utf-8")))
    assert bounds.keys() == pinned.keys()
    for name, bound in bounds.items():
        assert re.fullmatch(rf"{re.escape(bound)}(\.0)*", pinned[name]), f"{name}: {bound} is not {pinned[name]}"
