"""What imports what, how much is loaded at start, and how long a module may be."""

import configparser
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "healthcheck").rglob("*.py"))
LONGEST_MODULE = 300


def libraries_loaded_by(arguments: Sequence[str]) -> set[str]:
    """Run ``healthcheck`` with the arguments and return the top-level modules that were imported."""
    command = [sys.executable, "-X", "importtime", "-m", "healthcheck", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    imported = re.findall(r"(?m)^import time:\s*\d+ \|\s*\d+ \|\s*([\w.]+)$", done.stderr)
    assert "healthcheck.cli" in imported
    return {name.partition(".")[0] for name in imported}


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["equity", "--help"],
        ["rules", "list"],
        ["rules", "show", "ganxian-2023"],
        ["rules", "lint", "rules/ganxian-2023.yaml"],
        ["rules", "schema"],
        ["template", "--help"],
        ["explain", "HC201"],
        ["explain", "ganxian-2023/beds_per_1000"],
    ],
    ids=" ".join,
)
def test_commands_without_a_table_load_no_numbers_library(arguments: Sequence[str]) -> None:
    assert libraries_loaded_by(arguments) & {"numpy", "pandas", "pyarrow"} == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["rules", "test", "rules/ganxian-2023.yaml"],
        ["check", "sample_data/ganxian-2023-2025.csv", "--rules", "ganxian-2023", "--fail-on", "never"],
    ],
    ids=" ".join,
)
def test_judging_from_the_command_line_never_loads_pandas(arguments: Sequence[str]) -> None:
    assert "pandas" not in libraries_loaded_by(arguments)


def test_imports_point_one_way() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_is_listed_for_shipping() -> None:
    configuration = configparser.ConfigParser()
    configuration.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = configuration["options"]["packages"].split()
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES if path.name == "__init__.py"}
    assert listed == sorted(found | {"healthcheck.rules"})


@pytest.mark.parametrize("module", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_module_fits_in_one_reading(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
