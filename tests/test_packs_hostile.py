"""Files that are meant to break a reader, and honest ones that look alike."""

from pathlib import Path

import pytest
import yaml
from rule_texts import HEAD, faults, install, rules

from healthcheck.packs import nodes
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.loader import load_pack, load_pack_text
from healthcheck.packs.nodes import Mapping, Scalar, compose


@pytest.fixture(autouse=True, params=["C parser", "Python parser"])
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    if request.param == "Python parser":
        monkeypatch.setattr(nodes, "EventLoader", yaml.SafeLoader)
    install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    Path("rules.yaml").write_bytes(content)
    return faults(("rules.yaml",))


@pytest.mark.parametrize(
    ("deep", "column"),
    [
        ("title: " + "[" * 10_000 + "]" * 10_000, 47),
        ("title: " + "{a: " * 10_000 + "}" * 10_000, 164),
        ("title: " + "[" * 10_000, 47),
        ("title:\n" + "".join(" " * level + "a:\n" for level in range(1, 2_000)), 41),
        ("title:\n " + "- " * 10_000, 80),
    ],
    ids=["lists in brackets", "mappings in braces", "never closed", "mappings in lines", "lists in a line"],
)
def test_absurd_nesting_is_refused_before_it_hurts(deep: str, column: int) -> None:
    (found,) = said(HEAD + deep)
    place, _, message = found.partition(" ")
    assert message == "HC119 Nested more than 40 levels deep; a rule file needs seven at most."
    assert place.endswith(f":{column}:")


def test_aliases_that_multiply_are_refused() -> None:
    levels = ["a: &a [" + ", ".join(["x"] * 10) + "]"]
    levels += [f"{b}: &{b} [" + ", ".join([f"*{a}"] * 10) + "]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert said(HEAD + "\n".join(levels)) == [
        'rules.yaml:7:20: HC123 The aliases up to "*d" repeat more than 50000 values. Write the values out.'
    ]


def test_aliases_that_nest_are_refused() -> None:
    levels = ["- &a0 [x]"] + [f"- &a{level} [*a{level - 1}]" for level in range(1, 60)]
    assert said(HEAD + "title:\n" + "\n".join(levels)) == [
        "rules.yaml:41:9: HC119 Nested more than 40 levels deep; a rule file needs seven at most."
    ]


def test_an_honest_alias_is_read() -> None:
    text = rules(indicator="rationale: &why {en: Why, zh: 为何}\nassumption: *why")
    (indicator,) = load_pack_text(text, "rules.yaml").indicators
    assert indicator.rationale == indicator.assumption


def test_a_fault_behind_an_alias_is_shown_once() -> None:
    assert said(rules(indicator="rationale: &why {en: Why}\nassumption: *why")) == [
        'rules.yaml:8:16: HC144 The wording in Chinese is missing: add "zh".'
    ]


def test_an_alias_to_what_holds_it_is_refused() -> None:
    assert said(HEAD + "title: &t [*t]") == [
        'rules.yaml:3:12: HC122 "*t" stands inside "&t" itself and would never end. Write the value out.'
    ]


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("!!python/object/apply:os.system ['touch hacked']", "!!python/object/apply:os.system"),
        ("!!python/name:os.system ''", "!!python/name:os.system"),
        ("!!binary aGVsbG8=", "!!binary"),
        ("!!str no", "!!str"),
        ("!own x", "!own"),
    ],
)
def test_no_tag_is_obeyed(value: str, tag: str, folder: Path) -> None:
    found = said(rules(top=f"revision: {value}"))
    assert found[0] == (
        f'rules.yaml:8:11: HC120 The tag "{tag}" is not allowed. Write the value without it, in quotation marks if it '
        "is text."
    )
    assert not (folder / "hacked").exists()


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    Path("rules.yaml").write_bytes(b"\xef\xbb\xbf" + rules(top="revision: 3").encode())
    assert load_pack("rules.yaml").revision == 3
    assert said(b"\xef\xbb\xbf" + rules(top="revison: 3").encode())[0].startswith("rules.yaml:8:1: HC130 ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_utf_16_is_no_rule_file(encoding: str) -> None:
    assert said(rules().encode(encoding))[0].split()[1] in ("HC105", "HC108")


def test_binary_files_are_said_to_be_damaged_or_no_text() -> None:
    assert said(b"PK\x03\x04\x14\x00\x06\x00") == [
        "rules.yaml:1:3: HC108 The rule file holds the control character U+0003; it is damaged or not a text file."
    ]


def test_a_lone_surrogate_is_a_fault() -> None:
    found: FaultList = FaultList()
    assert compose("a: \ud800", "f", found) is None


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(breaks: str) -> None:
    text = rules(measure="{value: 床位 * ２}").replace("\n", breaks)
    assert said(text) == [
        'rules.yaml:6:22: HC176 There is no variable "床位". Did you mean beds, which is also called "床位数"?',
        'rules.yaml:6:27: HC171 The full-width or typographic "２" is not an arithmetic sign. Write the half-width 2.',
    ]


def test_too_many_faults_end_the_reading() -> None:
    found = said(HEAD + "title:\n" + "".join(f"  k{number}: x\n" for number in range(1_000)))
    assert len(found) == 501
    assert found[-1] == "rules.yaml: HC109 More than 500 faults; the others are not shown."


def test_both_parsers_give_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        'title: {en: "a\\tb", zh: 甲}  # a remark\nlong: a\n  b\nblock: >\n  folded\n  text\n'
        'parts: {"1": &a [a, \'b\', "c"], 2: *a}\n'
    )
    here = compose(text, "f", FaultList())
    monkeypatch.setattr(nodes, "EventLoader", yaml.SafeLoader)
    assert compose(text, "f", FaultList()) == here
    assert isinstance(here, Mapping)
    (title, values), *_ = here.items
    assert (title.text, str(title.place), title.text_column) == ("title", "f:1:1", 1)
    assert isinstance(values, Mapping)
    assert [(value.text, value.text_column) for _, value in values.items if isinstance(value, Scalar)] == [
        ("a\tb", None),  # an escape: the text is not as written
        ("甲", 25),
    ]
