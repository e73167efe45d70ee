"""Whole reports, byte by byte, against the files in tests/golden (its README says how to accept a change)."""

import os
from pathlib import Path

import pytest
from machine_cases import mixed_report, written

from healthcheck import __version__
from healthcheck.model.text import Language

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "junit": "junit.xml",
    "sarif": "sarif.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "ess": "ess.json",
    "markdown": "markdown.md",
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format_name", FILES)
def test_the_report_is_the_accepted_one(format_name: str, language: Language) -> None:
    golden = GOLDEN / f"{language}-{FILES[format_name]}"
    # The version is in some of the formats, and says nothing about them.
    now = written(mixed_report(language), format_name).replace(f'"{__version__}"', '"VERSION"')
    now = now.replace(f"healthcheck {__version__}", "healthcheck VERSION")
    if os.environ.get("ACCEPT_GOLDEN") == "1":
        golden.write_text(now, encoding="utf-8", newline="\n")
    assert now == golden.read_bytes().decode("utf-8")


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{language}-{file}" for language in ("en", "zh") for file in FILES.values()}
    assert {path.name for path in GOLDEN.iterdir()} == expected | {"README.md"}
