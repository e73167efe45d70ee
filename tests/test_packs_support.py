"""What this version does not evaluate is said for each use, and only where it bears on the chosen indicators."""

from pathlib import Path

import pytest
from rule_texts import install, rules

from healthcheck.messages import line
from healthcheck.packs.loader import load_pack, load_pack_text
from healthcheck.packs.shipped import shipped_packs
from healthcheck.packs.support import unsupported

EVERY_KEY = Path(__file__).parent / "data" / "every-key.yaml"
FLAG = """variables:
  urban: {name: {en: Urban, zh: 城区}, unit: area, type: flag}"""


@pytest.mark.parametrize("path", shipped_packs(), ids=lambda path: path.stem)
def test_every_shipped_pack_can_be_judged_whole(path: Path) -> None:
    pack = load_pack(str(path))
    assert unsupported(pack, pack.indicators) == []


def uses(text: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    install(monkeypatch, folder)
    pack = load_pack_text(text, "rules.yaml")
    return [line(fault, "en") for fault in unsupported(pack, pack.indicators)]


def test_a_filter_by_a_flag_is_evaluated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert uses(rules(indicator="where: {urban: true}", top=FLAG), monkeypatch, tmp_path) == []


@pytest.mark.parametrize("where", ["where: {kind: true}", "where: {beds: true}"])
def test_a_filter_by_anything_else_is_refused_at_its_place(
    where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = where.split("{")[1].split(":")[0]
    assert uses(rules(indicator=where), monkeypatch, tmp_path) == [
        f'rules.yaml:8:5: HC198 The indicator own/first filters by "{key}", which is not a yes/no variable. Declare it '
        "under variables with type: flag, and ask for true or false."
    ]


def test_a_filter_for_a_word_is_refused_and_said_in_chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    pack = load_pack_text(rules(indicator="where: {urban: new}", top=FLAG), "rules.yaml")
    assert [line(fault, "zh") for fault in unsupported(pack, pack.indicators)] == [
        "rules.yaml:8:5: HC198 指标 own/first 按“urban”筛选，而它不是“是/否”型变量。"
        "请在 variables 中以 type: flag 定义它，并写 true 或 false。"
    ]


def test_only_the_chosen_indicators_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    pack = load_pack(str(EVERY_KEY))
    assert [fault.parameters["key"] for fault in unsupported(pack, pack.indicators)] == ["urban", "type"]
    assert unsupported(pack, [one for one in pack.indicators if one.id != "beds_per_1000"]) == []
