"""Where rule files are found, and which names stand for them."""

from pathlib import Path

import pytest
from rule_texts import VOCABULARY, faults, install, rules

from healthcheck.messages import line
from healthcheck.model.faults import RuleFileError
from healthcheck.packs import shipped
from healthcheck.packs.loader import load_pack, load_packs
from healthcheck.packs.shipped import resolve, rules_folder, shipped_packs


def test_a_wheel_has_its_rules_inside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = install(monkeypatch, tmp_path)
    assert rules_folder() == installed


def test_a_checkout_has_its_rules_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "healthcheck")
    (tmp_path / "rules").mkdir()
    (tmp_path / "setup.cfg").touch()
    assert rules_folder() == tmp_path / "rules"


def test_another_projects_rules_are_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "healthcheck")
    (tmp_path / "rules").mkdir()
    with pytest.raises(RuleFileError) as caught:
        rules_folder()
    assert [line(fault, "en") for fault in caught.value.faults] == [
        f"HC100 The shipped rule files are missing from this installation ({tmp_path / 'healthcheck' / 'rules'}). "
        "Install healthcheck again."
    ]


def test_an_incomplete_installation_is_said_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "healthcheck")
    (tmp_path / "rules.yaml").write_text(rules(), encoding="utf-8")
    assert [fault[:5] for fault in faults((str(tmp_path / "rules.yaml"),))] == ["HC100"]


def test_the_vocabulary_is_no_pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = install(monkeypatch, tmp_path)
    (installed / "a.yaml").touch()
    (installed / "notes.txt").touch()
    assert shipped_packs() == [installed / "a.yaml", installed / "ganxian-2023.yaml"]


def test_an_id_is_shipped_and_a_path_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").touch()
    (tmp_path / "ganxian-2023").mkdir()
    assert resolve("variables") == installed / "variables.yaml"
    assert resolve("ganxian-2023") == installed / "ganxian-2023.yaml"  # not the folder of that name
    assert resolve("own") == Path("own")  # an existing file needs no ending
    assert resolve("ganxian-2023.yml") == Path("ganxian-2023.yml")
    assert resolve("./ganxian-2023") == Path("ganxian-2023")


@pytest.mark.parametrize("reference", ["", "no\0name", "n" * 5000, "ganxian-2023.yaml\0", "x/" * 3000])
def test_impossible_names_are_faults(reference: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    assert len(faults((reference,))) == 1


def test_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert faults(("loop.yaml",)) == [
        'loop.yaml: HC104 The rule file "loop.yaml" cannot be read: it is a link that leads back to itself.'
    ]


def test_a_folder_without_an_ending_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    assert faults(("plans",)) == ['plans: HC103 "plans" is a folder. Name a rule file in it.']


def test_a_shipped_pack_is_called_the_same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = install(monkeypatch, tmp_path)
    assert load_pack("ganxian-2023").file == "rules/ganxian-2023.yaml"
    assert load_pack(str(installed / "ganxian-2023.yaml")).file == str(installed / "ganxian-2023.yaml")


def test_faults_of_the_vocabulary_are_shown_at_its_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, VOCABULARY.replace("unit: bed,", "unit: no,"))
    assert faults(("ganxian-2023",)) == [
        'rules/variables.yaml:5:52: HC134 YAML takes the unquoted word "no" for a yes/no value. If it is meant as '
        "text, put it in quotation marks.",
    ]


def test_a_broken_vocabulary_is_not_followed_by_unknown_variables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, tmp_path, "healthcheck: 1\npack: [x")
    assert [fault[:33] for fault in faults(("ganxian-2023",))] == ["rules/variables.yaml:2:7: HC115 T"]


def test_faults_of_the_vocabulary_are_shown_once_when_it_is_loaded_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = install(monkeypatch, tmp_path, VOCABULARY.replace("unit: bed,", "unit: no,")) / "variables.yaml"
    assert [fault.split()[0] for fault in faults((str(path),))] == [f"{path}:5:52:"]


def test_every_shipped_rule_file_loads() -> None:
    packs = load_packs([path.stem for path in shipped_packs()])
    assert [pack.id for pack in packs] == [path.stem for path in shipped_packs()]
    vocabulary = load_pack("variables")
    assert vocabulary.indicators == ()
    assert {"beds", "resident_population", "registered_population"} <= set(vocabulary.own_variables)
