"""Rule files for tests: a small vocabulary instead of the shipped one, and the least text around what is tested."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from healthcheck.messages import line
from healthcheck.model.faults import RuleFileError
from healthcheck.model.text import Language
from healthcheck.packs import shipped
from healthcheck.packs.loader import load_packs

HEAD = "healthcheck: 1\npack: own\n"
VOCABULARY = """\
healthcheck: 1
pack: variables
title: {en: Vocabulary, zh: 词汇表}
variables:
  beds: {name: {en: Hospital beds, zh: 床位数}, unit: bed, type: count, aliases: [实有床位]}
  doctors: {name: {en: Doctors, zh: 执业（助理）医师数}, unit: person, type: count}
  resident_population: {name: {en: Resident population, zh: 常住人口}, unit: person, type: count}
  registered_population: {name: {en: Registered population, zh: 户籍人口}, unit: person, type: count}
  beds_reported: {name: {en: Beds as reported, zh: 每千人口床位数}, unit: "per 1,000", type: rate}
  has_plan: {name: {en: Has a plan, zh: 有预案}, unit: place, type: flag}
"""


def rules(
    measure: str = "{value: beds}", target: str = "{at_least: 5}", indicator: str = "", top: str = "", id_: str = "own"
) -> str:
    """Return a rule file with one indicator: its measure in line 6, target in 7, ``indicator`` from 8, then ``top``."""
    return (
        f"healthcheck: 1\npack: {id_}\nindicators:\n  first:\n    name: {{en: First, zh: 一}}\n"
        f"    measure: {measure}\n    target: {target}\n" + _lines(indicator, 4) + _lines(top, 0)
    )


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, vocabulary: str = VOCABULARY) -> Path:
    """Make ``folder`` hold the shipped rule files, as an installed wheel does; return its rules folder."""
    installed = folder / "installed" / "healthcheck" / "rules"
    installed.mkdir(parents=True)
    (installed / "variables.yaml").write_text(vocabulary, encoding="utf-8")
    (installed / "ganxian-2023.yaml").write_text(rules(id_="ganxian-2023"), encoding="utf-8")
    monkeypatch.setattr(shipped, "PACKAGE", installed.parent)
    return installed


def faults(references: tuple[str, ...], language: Language = "en") -> list[str]:
    """Load packs and return the lines of their faults, none when they load."""
    try:
        load_packs(references)
    except RuleFileError as error:
        return [line(fault, language) for fault in error.faults]
    return []


@dataclass(frozen=True)
class Case:
    """A rule file (None is a folder) with exactly one fault: its whole line, and what it says in Chinese."""

    content: str | bytes | None
    en: str
    zh: str | None = None
    others: dict[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ("rules.yaml",)

    @property
    def code(self) -> str:
        """The code of the fault."""
        return next(word for word in self.en.split() if word.startswith("HC"))

    def __str__(self) -> str:
        return " ".join(self.en.split()[1::-1])

    def check(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Write the files into ``folder``, load them there, and hold the fault against the wording."""
        install(monkeypatch, folder)
        monkeypatch.chdir(folder)
        path = folder / "rules.yaml"
        if self.content is None:
            path.mkdir()
        elif isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            path.write_text(self.content, encoding="utf-8")
        for name, text in self.others.items():
            (folder / name).write_text(text, encoding="utf-8")
        assert faults(self.references) == [self.en]
        if self.zh is not None:
            place = self.en.split(f" {self.code} ")[0]
            assert faults(self.references, "zh") == [f"{place} {self.code} {self.zh}"]


def _lines(text: str, indentation: int) -> str:
    return "".join(" " * indentation + written + "\n" for written in text.splitlines())
