"""Values in the wrong shape at every place of a rule file: one fault each, at its place, and reading goes on."""

from pathlib import Path

import pytest
from rule_texts import HEAD, faults, install, rules


def examples(example: str) -> str:
    """Return a rule file with one example; its text begins in line 9, column 9."""
    return rules(indicator=f"examples:\n  - {example}")


EXAMPLES = {
    "7": "9:9 HC132",
    "{expect: pass}": "9:9 HC131",
    "{given: {beds: 1}}": "9:9 HC131",
    "{given: 5, expect: pass}": "9:17 HC132",
    "{given: {beds: 1}, expect: passed}": "9:36 HC142",
    "{given: {beds: 1}, expect: [pass]}": "9:36 HC132",
    "{given: {beds: 1}, expect: {}}": "9:36 HC133",
    "{given: {2025: {beds: 1}}, expect: {2025: x}}": "9:51 HC142",
    "{given: {2025: {beds: 1}}, expect: {x: pass}}": "9:45 HC141",
    "{given: {2025: 5}, expect: pass}": "9:24 HC132",
    "{given: {2025: {beds: 1}, next: {beds: 1}}, period: 2025, expect: pass}": "9:35 HC141",
    "{given: {beds: [1]}, expect: pass}": "9:24 HC132",
    "{given: {beds: 1_000}, expect: pass}": "9:24 HC139",
    "{given: {cots: 1}, expect: pass}": "9:18 HC176",
    "{given: {床位数: 1}, expect: pass}": "9:18 HC177",
    "{given: {beds: 1}, expect: fail, gap: -1}": "9:47 HC161",
    "{given: {beds: 1}, expect: fail, gap: some}": "9:47 HC140",
    "{given: {2025: {beds: 1}}, period: 2025, expect: {2025: fail}}": "9:36 HC154",
    "{given: {beds: 1}, period: soon, expect: fail}": "9:36 HC141",
}

FILES = {
    HEAD + "indicators: 5\n": "3:13 HC132",
    HEAD + "indicators:\n": "3:12 HC133",
    HEAD + "indicators:\n  first: 5\n": "4:10 HC132",
    HEAD + "- x\n": "3:1 HC117",
    "healthcheck:\npack: own\nvariables: {}\n": "1:1 HC194, 1:13 HC133",
    "healthcheck: [1]\npack: own\nindicators: {}\n": "1:14 HC132, 3:13 HC194",
    "5\n": "1:1 HC132",
    rules(top="variables: []"): "8:12 HC132",
    rules(top="variables:\n  cots:"): "9:8 HC133",
    rules(top="variables:\n  cots: {name: Cots, unit: bed, type: count}"): "9:16 HC132",
    rules(top="variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: number}"): "9:53 HC142",
    rules(top="variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count, aliases: x}"): "9:69 HC132",
    rules(top="include: variables"): "8:10 HC132",
    rules(top="include: [[variables]]"): "8:11 HC132",
    rules(top="title: Own"): "8:8 HC132",
    rules(top="title: {en: ' ', zh: x}"): "8:13 HC133",
    rules(top="title:"): "8:7 HC133",
    rules(top="source: a plan"): "8:9 HC132",
    rules(top="source: {issuer: x}"): "8:9 HC131",
    rules(top="source: {document: {en: P, zh: 规}, published: 2023-02-30}"): "8:47 HC145",
    rules(top="source: {document: {en: P, zh: 规}, published: soon}"): "8:47 HC145",
    rules(top="'title：': x"): "8:1 HC116",
    rules(top="applies_to: {}"): "8:13 HC193",
    rules(top="applies_to: county"): "8:13 HC132",
    rules(top="applies_to: {level: district}"): "8:21 HC142",
    rules(top="applies_to: {areas: [[3]]}"): "8:22 HC132",
    rules(top="applies_to: {areas: [NO]}"): "8:22 HC134",
    rules(top="applies_to: {areas: x}"): "8:21 HC132",
    rules(top="applies_to: {areas: }"): "8:21 HC133",
    rules(top="parts: {}"): "8:8 HC193",
    rules(top='parts: {36: ["3607"]}'): "8:9 HC191",
    rules(top='parts: {"36": ["3607"], "360000": ["3608"]}'): "8:25 HC192",
    rules(top="revision: 1.5"): "8:11 HC141",
    rules(top="revision: ２"): "8:11 HC148",
    rules(top="revision:"): "8:10 HC133",
    rules(indicator="name: {en: Second, zh: 二}"): "8:5 HC125",
    rules().replace("    name: {en: First, zh: 一}\n", ""): "5:5 HC131",
    rules().replace("  first:", "  First:"): "4:3 HC143",
    rules(indicator="where: {urban: yes}"): "8:20 HC134",
    rules(indicator="where: urban"): "8:12 HC132",
    rules(indicator="examples: 5"): "8:15 HC132",
    rules(indicator="missing: no"): "8:14 HC134",
    rules(indicator="level: district"): "8:12 HC142",
    rules(measure=""): "6:13 HC133",
    rules(measure="{}"): "6:14 HC151",
    rules(measure="{valeu: beds}"): "6:15 HC130",
    rules(measure="{value: [beds]}"): "6:22 HC132",
    rules(measure="{value: no}"): "6:22 HC134",
    rules(measure="{ratio: beds, per: 1000}"): "6:14 HC131",
    rules(measure="{ratio: beds, to: doctors, per: 1000, reported_as: bed_reported}"): "6:65 HC176",
    rules(measure="{value: beds, reported_as: beds_reported}"): "6:28 HC153",
    rules(measure="{increase: beds, since: 22}"): "6:38 HC141",
    rules("{trend: beds}", "falling"): "6:14 HC131",
    rules("{trend: beds, over: 2023}", "falling"): "6:34 HC132",
    rules("{trend: beds, over: [2023]}", "falling"): "6:34 HC162",
    rules("{trend: beds, over: [2023, x]}", "falling"): "6:41 HC141",
    rules("{trend: beds, over: [2023, 2025]}", "fallling"): "7:13 HC132",
    rules("{trend: beds, over: [2023, 2025]}", "{falling: no}"): "7:23 HC132",
    rules("{trend: beds, over: [2023, 2025]}", "{rising: true, by: 2025}"): "7:28 HC154",
    rules(target=""): "7:12 HC133",
    rules(target="[5]"): "7:13 HC132",
    rules(target="{}"): "7:13 HC152",
    rules(target="{between: [1, x]}"): "7:27 HC140",
    rules("{trend: beds, over: [2023, 2025]}", "{falling: 'true'}"): "7:23 HC132",
    rules(target="{at_least: 0.%s}" % ("3" * 40)): "7:24 HC140",
    rules(target="{about: 5, within: }"): "7:32 HC133",
    rules(target="{about: 5}"): "7:13 HC131",
    rules(target="{about: 5, within: x%}"): "7:32 HC140",
    rules(target="{between: [1, 2], over: yes}"): "7:37 HC134",
    rules(target="{at_least: 5, round: 1}"): "7:34 HC132",
    rules(target="{at_least: 5, round: {digits: 1}}"): "7:34 HC131",
    rules(target="{at_least: 5, round: {digits: 11, rule: half_up}}"): "7:43 HC141",
    rules(target="{milestones: 5}"): "7:26 HC132",
    rules(target="{milestones: {at_least: {2023: 5}, at_most: {2023: 5}}}"): "7:48 HC154",
    rules(target="{milestones: {atleast: {2023: 5}}}"): "7:27 HC130",
    rules(target="{milestones: {at_least: 5}}"): "7:37 HC132",
    rules(target="{milestones: {at_least: {soon: 5}}}"): "7:38 HC141",
    rules(target="{at_least: [5]}"): "7:24 HC132",
    rules(target='{at_least: ""}'): "7:24 HC140",
    rules(measure='"value: beds"'): "6:14 HC132",
    # Where an expression does not stand as it is read, its faults are put at its beginning.
    rules(measure='{value: "2 *\\tcots"}'): "6:22 HC176",
    rules(measure="\n      value: >-\n        beds\n        # 2"): "7:14 HC170",
    rules(measure="\n      value: beds +\n        cots * １"): "7:14 HC171, 7:14 HC176",
    rules(measure="\n      ratio: beds\n      to: >-\n        population\n      per: 1"): "8:11 HC183",
}


@pytest.mark.parametrize(("text", "expected"), [(examples(text), said) for text, said in EXAMPLES.items()])
def test_examples(text: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(text, tmp_path, monkeypatch) == expected


@pytest.mark.parametrize(("text", "expected"), FILES.items())
def test_files(text: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(text, tmp_path, monkeypatch) == expected


def found(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the places and codes of a file's faults."""
    install(monkeypatch, folder)
    monkeypatch.chdir(folder)
    (folder / "f").write_text(text, encoding="utf-8")
    lines = [fault.removeprefix("f:").split() for fault in faults(("f",))]
    return ", ".join(sorted(f"{place.rstrip(':')} {code}" for place, code, *_ in lines))
