"""What commands print: no English words in Chinese, no Chinese characters in English, but names and data.

The data are in one language, the words around them in the other: whatever is left over was forgotten.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from healthcheck.checks import CHECKS
from healthcheck.cli import main
from healthcheck.cli.check import check_command
from healthcheck.cli.main_command import build
from healthcheck.cli.project_file import keys_of
from healthcheck.cli.value_types import STATUSES
from healthcheck.messages import CATALOGUE
from healthcheck.messages.units import UNITS
from healthcheck.packs.shipped import shipped_packs
from healthcheck.reports import FORMATS
from healthcheck.tables.vocabulary import Key

PACK = """\
healthcheck: 1
pack: p-1
title: {title}
source:
  document: {title}
population: resident_population
indicators:
  beds_per_1000:
    name: {name}
    measure: {{ratio: beds, to: population, per: 1000}}
    target: {{milestones: {{at_least: {{2024: 7, 2025: 7.5, 2026: 8}}}}}}
    clause: "1"
    rationale: {title}
    examples:
      - {{given: {{beds: 750, resident_population: 100000}}, period: 2025, expect: pass}}
      - {{given: {{beds: 749, resident_population: 100000}}, period: 2025, expect: pass, gap: 0}}
      - {{given: {{beds: 749, resident_population: 100000}}, period: 2025, expect: fail, gap: 1}}
  doctors_per_1000:
    name: {other}
    measure: {{ratio: doctors, to: population, per: 1000}}
    target: {{at_least: 2.6, by: 2025}}
    severity: warning
  deaths:
    name: {third}
    measure: {{trend: beds, over: [2024, 2025]}}
    target: falling
"""
WORDS = {
    "zh": {"title": "某规划", "name": "甲", "other": "乙", "third": "丙"},
    "en": {"title": "Plan", "name": "One", "other": "Two", "third": "Three"},
}
AREAS = {"zh": ("赣县区", "南康区", "信丰县", "大余县"), "en": ("Gan", "Nankang", "Xinfeng", "Dayu")}
HEADERS = {
    "zh": "区划代码,地区,年份,床位数,执业（助理）医师数,常住人口,备注",
    "en": "area,name,year,beds,doctors,resident population,remarks",
}
VARIABLES = ("beds", "doctors", "resident_population", "registered_population")
FIGURES = (
    ("2024", "700", "250", "100000"),
    ("2025", "749", "259", "100000"),
    ("2025", "", "x1", "100000"),
    ("2025", "-3", "260", "0"),
    ("2025", "7500", "…", "100000"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for language in ("zh", "en"):
        # The other language of each wording is a mark that must not be shown.
        words = {key: f"{{en: {en}, zh: {zh}}}" for key, (en, zh) in bilingual(language).items()}
        (tmp_path / f"{language}.yaml").write_text(PACK.format(**words), encoding="utf-8")
        rows = [
            f"36070{place % 4 + 1},{AREAS[language][place % 4]},{','.join(figures)},1"
            for place, figures in enumerate(FIGURES)
        ]
        text = "\n".join([HEADERS[language], *rows, rows[-1], ""])
        (tmp_path / f"{language}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def bilingual(language: str) -> dict[str, tuple[str, str]]:
    """Return the pack's wordings; in the language that is not spoken all of them are marks."""
    return {
        key: (WORDS["en"][key], f"没说{place}") if language == "en" else (f"NOTSPOKEN{place}", WORDS["zh"][key])
        for place, key in enumerate(WORDS["en"])
    }


ELSEWHERE = {"excel", "json"}
"""Formats that are no text, or hold all names in both languages."""
COMMANDS: list[Sequence[str]] = [
    ("check", "{0}.csv", "-r", "{0}.yaml"),
    ("check", "{0}.csv", "-r", "{0}.yaml", "--all", "--fail-on", "never"),
    *(("check", "{0}.csv", "-r", "{0}.yaml", "--by", by) for by in ("indicator", "area", "file")),
    *(("check", "{0}.csv", "-r", "{0}.yaml", "--format", name) for name in FORMATS if name not in ELSEWHERE),
    ("check", "{0}.csv", "-r", "{0}.yaml", "--show-config"),
    ("check", "{0}.csv", "-r", "{0}.yaml", "--only", "9"),
    ("check", "{0}.csv", "-r", "{0}.yaml", "--indicator", "9"),
    ("check", "9.csv", "-r", "{0}.yaml"),
    ("check", "{0}.yaml", "-r", "{0}.yaml"),
    ("check", "{0}.csv", "-r", "{0}.csv"),
    ("check", "{0}.csv", "-r", "9"),
    ("check", "--9"),
    ("check",),
    ("inspect", "{0}.csv"),
    ("rules", "show", "{0}.yaml"),
    ("rules", "show", "{0}.yaml/beds_per_1000"),
    ("rules", "lint", "{0}.yaml"),
    ("rules", "test", "{0}.yaml"),
    ("rules", "list", "{0}.yaml"),
    ("template", "{0}.yaml", "-o", "9.csv"),
    ("equity", "{0}.csv", "-r", "{0}.yaml"),
    (),
]

NAMES = "|".join(
    [
        r"[-\w./]*\.(?:csv|json|yaml|xlsx|md|xml|sarif|html)\b",
        r"-{1,2}[a-z][-\w]*(?: (?:fail|fail,missing|zh))?",
        r"HC\d{3}",
        r"healthcheck(?: [a-z]+){0,2}(?: --help)?",
        r"\b(?:" + "|".join([*STATUSES, *CHECKS, *FORMATS, *(path.stem for path in shipped_packs())]) + r")\b",
        r"\b(?:UTF-8|utf-8|GB18030|CSV|JSON|HTML|YAML|Excel|DataFrame|PDF)\b",
        r"p-1|beds_per_1000|doctors_per_1000|deaths",
        r"::[a-z]+ [^:]*::|HEALTHCHECK_LANG|\bzh\b|\ben\b|\bfalse\b",
        r"\b(?:" + "|".join(build("en").makers) + r")\b",
        r"SHA-256|\b[0-9a-f]{12,}",
    ]
)
KEYS = "|".join(
    [*keys_of(check_command("en").params), *Key, *VARIABLES, "error", "warning", "info", "auto", "never", "md"]
)
"""Words of files that name things: keys, columns, variables, severities, formats."""


def run(command: Sequence[str], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    main([*(part.format(language) for part in command), "--lang", language])
    shown = capsys.readouterr()
    return visible_text(shown.out) + shown.err


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")
        self.texts += [
            value or "" for name, value in attributes if name in ("title", "aria-label", "placeholder", "alt")
        ]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)


def visible_text(output: str) -> str:
    """Return what a page shows; anything but a page as it is."""
    if not output.startswith("<!DOCTYPE html>"):
        return output
    page = _Visible()
    page.feed(output)
    return "\n".join(page.texts)


MACHINES = {"csv", "junit", "sarif", "gitlab", "ess"}
"""Formats whose keys are English in every language."""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_left_in_the_other_language(command: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    english, chinese = run(command, "en", capsys), run(command, "zh", capsys)
    # A name that is shown in both languages has the other one behind a slash; an English text may name the unit 万.
    assert re.findall("[\u4e00-\u9fff]{2,}", re.sub(r" / 没说\d", "", english)) == []
    chinese = re.sub(r" / NOTSPOKEN\d", "", chinese)
    assert "NOTSPOKEN" not in chinese
    if not MACHINES & set(command):
        assert re.findall(r"[A-Za-z]{2,}", re.sub(rf"{NAMES}|\b(?:{KEYS})\b", " ", chinese)) == []


@pytest.mark.parametrize("code", [key for key, entry in CATALOGUE.items() if entry.more is not None])
def test_every_code_is_explained_in_the_language_that_is_asked_for(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code, "--lang", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert main(["explain", code.lower(), "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert chinese.startswith(f"{code} ")
    assert english.startswith(f"{code} ")
    assert len(re.findall("[\u4e00-\u9fff]", chinese)) > 12
    assert not re.search("[\u4e00-\u9fff]{12,}", english)
    assert "{" not in chinese + english


def test_units_have_names_in_both_languages() -> None:
    assert all(unit.singular.isascii() and re.search("[\u4e00-\u9fff%]", unit.chinese) for unit in UNITS.values())
