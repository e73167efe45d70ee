"""What CI servers run of this repository: the action, the hooks, the GitLab template, as far as they run here."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from small_plan import BEDS

ROOT = Path(__file__).resolve().parents[1]
GOOD = "area,period,beds,resident_population\n360704,2025,750,100000\n"
BAD = GOOD.replace("750", "749")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="the scripts are for bash"),
]


def contents(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a submission, with a healthcheck command that runs this very code."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "healthcheck"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m healthcheck "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    (tmp_path / "small rules.yaml").write_text(BEDS, encoding="utf-8")
    (tmp_path / "small.yaml").write_text(BEDS, encoding="utf-8")
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad $(touch pwned).csv").write_text(BAD, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    return tmp_path


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", **variables}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's judging step as GitHub does, with its inputs as variables."""
    given = contents("action.yml")
    step = next(step for step in given["runs"]["steps"] if step.get("id") == "check")
    defaults = {name: str(value.get("default", "")) for name, value in given["inputs"].items()} | inputs
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: defaults[found.group(1)], written)
        for name, written in step["env"].items()
    }
    files = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return bash(step["run"], folder, **variables, **files)


def test_the_action_annotates_sums_up_and_passes_the_exit_code_on(folder: Path) -> None:
    done = action(folder, tables="bad $(touch pwned).csv\n", rules="small rules.yaml", language="en")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=bad $(touch pwned).csv,line=2,")
    assert (folder / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert "NOT PASSED" in (folder / "summary.md").read_text(encoding="utf-8")
    written = sorted(path.name for path in (folder / "healthcheck-reports").iterdir())
    assert written == ["healthcheck.sarif", "junit.xml", "report.json", "verdicts.csv"]
    assert not (folder / "pwned").exists()


def test_the_action_takes_several_lines_patterns_and_options(folder: Path) -> None:
    assert action(folder, tables="goo*.csv", rules="small rules.yaml").returncode == 0
    given = {"tables": "bad.csv\r\n", "rules": "small rules.yaml\n\n", "options": "--fail-on=never\n--lang\nen"}
    done = action(folder, **given)
    assert (done.returncode, "--fail-on never" in done.stdout) == (0, True)
    assert action(folder, tables="none.csv", rules="small rules.yaml").returncode == 3
    assert action(folder, tables="good.csv", rules="none.yaml").returncode == 2


def test_the_action_puts_no_input_into_a_script() -> None:
    steps = contents("action.yml")["runs"]["steps"]
    assert all("${{" not in step.get("run", "") for step in steps)


@pytest.mark.parametrize(("table", "code"), [("good.csv", 0), ("bad.csv", 1), ("b*d.csv", 1), ("none.csv", 3)])
def test_the_gitlab_template_writes_what_it_names_as_reports(table: str, code: int, folder: Path) -> None:
    job = contents("templates/gitlab-ci.yml")["healthcheck"]
    script = "\n".join(job["script"])
    variables = {**job["variables"], "HEALTHCHECK_TABLES": table, "HEALTHCHECK_RULES": "small.yaml"}
    done = bash(script, folder, **variables)
    assert done.returncode == code, done.stderr
    if code <= 1:
        reports = job["artifacts"]["reports"]
        assert ElementTree.XML((folder / reports["junit"]).read_bytes()).attrib["failures"] == str(code)
        assert len(json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))) == code


def test_the_hooks_name_commands_that_exit_with_1_or_2_when_something_is_wrong(folder: Path) -> None:
    hooks = {hook["id"]: hook for hook in contents(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"healthcheck-rules", "healthcheck-data"}
    assert all(hook["language"] == "python" for hook in hooks.values())
    data, rules = hooks["healthcheck-data"], hooks["healthcheck-rules"]
    assert [bool(re.search(data["files"], name)) for name in ("a.csv", "a.xlsx", "a.csv.bak")] == [True, True, False]
    assert bash(f"{data['entry']} --rules small.yaml good.csv", folder).returncode == 0
    assert bash(f"{data['entry']} --rules small.yaml bad.csv", folder).returncode == 1
    assert bash(f"{rules['entry']} small.yaml", folder).returncode == 0
    (folder / "wrong.yaml").write_text(BEDS.replace("clause:", "claus:"), encoding="utf-8")
    assert bash(f"{rules['entry']} small.yaml wrong.yaml", folder).returncode == 2
