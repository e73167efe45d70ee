"""What this version does not evaluate is said for each use, and only where it bears on the chosen indicators."""

from pathlib import Path

import pytest
from rule_texts import install, rules

from healthcheck.messages import line
from healthcheck.packs.loader import load_pack, load_pack_text
from healthcheck.packs.support import unsupported

EVERY_KEY = Path(__file__).parent / "data" / "every-key.yaml"


def test_the_packs_of_one_year_can_be_judged_whole() -> None:
    for id_ in ("ganxian-2023", "city-capacity"):
        pack = load_pack(id_)
        assert unsupported(pack, pack.indicators) == []


def uses(text: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    install(monkeypatch, folder)
    pack = load_pack_text(text, "rules.yaml")
    return [line(fault, "en") for fault in unsupported(pack, pack.indicators)]


def test_a_use_is_said_with_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = rules("{increase: beds}", "{at_least: 5, from: 2023}", top='applies_to: {areas: ["360704"]}')
    assert uses(text, monkeypatch, tmp_path) == [
        'rules.yaml:8:14: HC199 The pack own uses "applies_to.areas". It is a part of the format, but this version of '
        "healthcheck does not evaluate it yet.",
        'rules.yaml:6:15: HC198 The indicator own/first uses "increase". It is a part of the format, but this version '
        "of healthcheck does not evaluate it yet.",
        'rules.yaml:7:27: HC198 The indicator own/first uses "from". It is a part of the format, but this version of '
        "healthcheck does not evaluate it yet.",
    ]


def test_it_is_said_in_chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    pack = load_pack_text(rules(indicator="missing: zero", top='parts: {"3501": ["350102"]}'), "rules.yaml")
    assert [line(fault, "zh") for fault in unsupported(pack, pack.indicators)] == [
        "rules.yaml:9:1: HC199 规则包 own 用到“parts”。它属于规则格式，但本版 healthcheck 还不能计算。",
        "rules.yaml:8:5: HC198 指标 own/first 用到“missing: zero”。它属于规则格式，但本版 healthcheck 还不能计算。",
    ]


def test_every_later_key_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    pack = load_pack(str(EVERY_KEY))
    named = [
        (fault.parameters.get("indicator", fault.parameters.get("pack")), fault.parameters["key"])
        for fault in unsupported(pack, pack.indicators)
    ]
    assert named == [
        ("every-key", "applies_to.areas"),
        ("every-key", "parts"),
        ("every-key/beds_per_1000", "reported_as"),
        ("every-key/beds_per_1000", "from"),
        ("every-key/beds_per_1000", "round"),
        ("every-key/beds_per_1000", "missing: zero"),
        ("every-key/beds_per_1000", "areas"),
        ("every-key/beds_per_1000", "where"),
        ("every-key/screening", "missing: fail"),
        ("every-key/screening", "for_each"),
        ("every-key/beds_added", "increase"),
        ("every-key/visits_grown", "growth"),
        ("every-key/beds_falling", "trend"),
        ("every-key/beds_rising", "trend"),
        ("every-key/staged", "milestones"),
        ("every-key/staged", "from"),
    ]


def test_flags_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert uses(rules("{value: has_plan}"), monkeypatch, tmp_path) == [
        'rules.yaml:6:5: HC198 The indicator own/first uses "type: flag (has_plan)". It is a part of the format, but '
        "this version of healthcheck does not evaluate it yet."
    ]


def test_only_the_chosen_indicators_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    pack = load_pack_text(rules("{growth: beds}", top='parts: {"3501": ["350102"]}'), "rules.yaml")
    assert unsupported(pack, []) == []
    static = [
        indicator for indicator in load_pack(str(EVERY_KEY)).indicators if indicator.id in ("bed_area", "doctors")
    ]
    assert {fault.code for fault in unsupported(load_pack(str(EVERY_KEY)), static)} == {"HC199"}
