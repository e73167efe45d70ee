"""The file of waivers: as strict as a rule file, every fault at once, each at its line and column."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from healthcheck.messages import line
from healthcheck.model.faults import Place, RuleFileError
from healthcheck.model.paths import PathFrom
from healthcheck.model.text import Language
from healthcheck.model.waivers import MOST_COVERED, Waiver
from healthcheck.packs.loader import load_pack_text, load_packs
from healthcheck.waivers.file import load_waivers

PACK = """\
healthcheck: 1
pack: plan
indicators:
  beds:
    name: {en: Beds, zh: 床位}
    measure: {value: beds}
    target: {at_least: 5}
  doctors:
    name: {en: Doctors, zh: 医师}
    measure: {value: doctors}
    target: {at_least: 5}
"""
WHOLE = """\
healthcheck: 1
waivers:
  beds-2025:
    pack: plan
    indicators: [beds]
    areas: ["360704", 赣县区]
    years: [2024, 2025]
    reason: 新院区在建
    approver: 市卫生健康委员会
    number: 卫函〔2025〕12号
    from: 2025-03-01
    until: 2026-06-30
    covers_at_most: 40
"""
LEAST = "healthcheck: 1\nwaivers:\n  w:\n    pack: plan\n    reason: why\n    approver: who\n    until: 2026-06-30\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(text: str | bytes, name: str = "waivers.yaml") -> tuple[Waiver, ...]:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load_waivers(name, [load_pack_text(PACK, "plan.yaml")])


def faults(text: str | bytes, language: Language = "en") -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        load(text)
    return [line(fault, language) for fault in caught.value.faults]


def test_a_waiver_says_what_whom_when_why_and_by_whose_leave() -> None:
    (waiver,) = load(WHOLE)
    assert replace(waiver, places={}) == Waiver(
        id="beds-2025",
        pack="plan",
        indicators=("beds",),
        areas=("360704", "赣县区"),
        years=(2024, 2025),
        reason="新院区在建",
        approver="市卫生健康委员会",
        number="卫函〔2025〕12号",
        start=date(2025, 3, 1),
        until=date(2026, 6, 30),
        covers_at_most=40,
        place=Place("waivers.yaml", 3, 3),
    )
    assert waiver.places["until"] == Place("waivers.yaml", 12, 5)


def test_what_may_be_left_out() -> None:
    (waiver,) = load(LEAST)
    assert (waiver.indicators, waiver.areas, waiver.years) == ((), (), ())
    assert (waiver.number, waiver.start, waiver.covers_at_most) == (None, None, MOST_COVERED)


def test_a_file_without_waivers_is_one() -> None:
    assert load("healthcheck: 1\nwaivers: {}\n") == ()


def test_indicators_of_a_pack_that_is_not_at_hand_are_not_looked_up() -> None:
    (waiver,) = load(LEAST.replace("pack: plan", "pack: other-plan\n    indicators: [anything]"))
    assert waiver.indicators == ("anything",)


def test_a_path_out_of_a_project_file_is_opened_where_that_file_is_and_shown_as_written(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "w.yaml").write_text(WHOLE, encoding="utf-8")
    (waiver,) = load_waivers(PathFrom("w.yaml", "data"))
    assert waiver.place == Place("w.yaml", 3, 3)


FAULTS: dict[str, tuple[str | bytes, list[str]]] = {
    "misspelt key": (
        WHOLE.replace("approver:", "aprover:"),
        [
            'waivers.yaml:4:5: HC131 The key "approver" is missing here.',
            'waivers.yaml:9:5: HC130 "aprover" is not a key that can stand here. Did you mean "approver"? Known here: '
            "pack, indicators, areas, years, reason, approver, number, from, until, covers_at_most.",
        ],
    ),
    "word of another program": (
        WHOLE.replace("until: 2026-06-30", "expiration_date: 2026-06-30"),
        [
            'waivers.yaml:4:5: HC131 The key "until" is missing here.',
            'waivers.yaml:12:5: HC130 "expiration_date" is not a key that can stand here. Did you mean "until"? '
            "Known here: pack, indicators, areas, years, reason, approver, number, from, until, covers_at_most.",
        ],
    ),
    "unknown indicator": (
        WHOLE.replace("[beds]", "[bed]"),
        ['waivers.yaml:5:18: HC510 No indicator "bed" in plan. Did you mean "beds"?'],
    ),
    "code as a number": (
        WHOLE.replace('"360704"', "360704"),
        [
            'waivers.yaml:6:13: HC191 Put the area code in quotation marks: "360704". Without them it is a number, and '
            "codes lose their zeros."
        ],
    ),
    "code too short": (
        WHOLE.replace('"360704"', '"36070"'),
        [
            'waivers.yaml:6:13: HC190 "36070" is not an area code: 2, 4, 6, 9 or 12 digits, or two letters followed by '
            "letters and digits."
        ],
    ),
    "one area twice": (
        WHOLE.replace('["360704", 赣县区]', '["3607", "360700"]'),
        ['waivers.yaml:6:21: HC512 "360700" is listed twice. Keep one.'],
    ),
    "one year twice": (
        WHOLE.replace("[2024, 2025]", "[2025, 2025]"),
        ['waivers.yaml:7:19: HC512 "2025" is listed twice. Keep one.'],
    ),
    "empty list": (
        WHOLE.replace("[2024, 2025]", "[]"),
        ['waivers.yaml:7:5: HC513 The list "years" is empty, so that the waiver would excuse nothing. Fill it.'],
    ),
    "year alone": (
        WHOLE.replace("2026-06-30", "2026"),
        ['waivers.yaml:12:12: HC508 "2026" is not a day. Write year, month and day, as in 2026-06-30.'],
    ),
    "no such day": (
        WHOLE.replace("2026-06-30", "2026-06-31"),
        ['waivers.yaml:12:12: HC508 "2026-06-31" is not a day. Write year, month and day, as in 2026-06-30.'],
    ),
    "day without zeros": (
        WHOLE.replace("2025-03-01", "2025-3-1"),
        ['waivers.yaml:11:11: HC508 "2025-3-1" is not a day. Write year, month and day, as in 2026-06-30.'],
    ),
    "day with slashes": (
        WHOLE.replace("2025-03-01", "2025/03/01"),
        ['waivers.yaml:11:11: HC508 "2025/03/01" is not a day. Write year, month and day, as in 2026-06-30.'],
    ),
    "ends before it begins": (
        WHOLE.replace("2026-06-30", "2025-02-28"),
        ["waivers.yaml:12:5: HC509 The waiver ends (2025-02-28) before it begins (2025-03-01)."],
    ),
    "no reason": (
        WHOLE.replace("新院区在建", '"  "'),
        ["waivers.yaml:8:13: HC133 There is no value here. Write one, or delete the key."],
    ),
    "id in capitals": (
        WHOLE.replace("beds-2025:", "Beds:"),
        [
            'waivers.yaml:3:3: HC143 "Beds" cannot be an id. Use lower-case letters, digits and "-", as in '
            "ganxian-beds-2025."
        ],
    ),
    "one id twice": (
        WHOLE + WHOLE.partition("waivers:\n")[2],
        ['waivers.yaml:14:3: HC125 The key "beds-2025" is already given in line 3. Keep one of the two.'],
    ),
    "none at most": (
        WHOLE.replace("covers_at_most: 40", "covers_at_most: 0"),
        ['waivers.yaml:13:21: HC141 "0" is not a whole number from 1 to 1000000.'],
    ),
    "list of waivers": (
        "healthcheck: 1\nwaivers:\n  - pack: plan\n",
        ["waivers.yaml:3:3: HC132 Wanted here: keys with values (key: value); found: a list, such as [a, b]."],
    ),
    "no waivers": (
        "healthcheck: 1\n",
        ['waivers.yaml:1:1: HC131 The key "waivers" is missing here.'],
    ),
    "other format": (
        "healthcheck: 2\nwaivers: {}\n",
        [
            "waivers.yaml:1:14: HC150 The waivers file is written in format 2; this version of healthcheck reads "
            "format 1."
        ],
    ),
    "empty": ("", ["waivers.yaml: HC106 The waivers file is empty."]),
    "not UTF-8": (
        "healthcheck: 1\n# 豁免\n".encode("gb18030"),
        [
            "waivers.yaml:2:3: HC105 The waivers file is not UTF-8 text (it looks like GBK or GB18030). "
            "Save it as UTF-8."
        ],
    ),
    "too deep": (
        "a: " + "[" * 50,
        ["waivers.yaml:1:43: HC119 Nested more than 40 levels deep; a waivers file needs seven at most."],
    ),
    "tag": (
        WHOLE.replace("beds]", "!!python/object:os.system beds]"),
        [
            'waivers.yaml:5:18: HC120 The tag "!!python/object:os.system" is not allowed. Write the value without it, '
            "in quotation marks if it is text."
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place(name: str) -> None:
    text, expected = FAULTS[name]
    assert faults(text) == expected


def test_all_faults_are_told_at_once_and_in_chinese() -> None:
    text = WHOLE.replace("[beds]", "[bed]").replace("2026-06-30", "2026").replace("reason:", "resaon:")
    assert faults(text, "zh") == [
        "waivers.yaml:4:5: HC131 此处缺少键“reason”。",
        "waivers.yaml:5:18: HC510 plan 里没有指标“bed”。是不是“beds”？",
        "waivers.yaml:8:5: HC130 这里没有“resaon”这个键。是不是“reason”？此处可用：pack、indicators、areas、"
        "years、reason、"
        "approver、number、from、until、covers_at_most。",
        "waivers.yaml:12:12: HC508 “2026”不是具体日期。请写年月日，如 2026-06-30。",
    ]


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(RuleFileError) as caught:
        load_waivers("none.yaml")
    (fault,) = caught.value.faults
    assert (
        line(fault, "en") == 'none.yaml: HC102 There is no waivers file "none.yaml". Check the path and the spelling.'
    )
    assert line(fault, "zh") == "none.yaml: HC102 找不到豁免文件“none.yaml”。请检查路径和文件名。"


def test_a_rule_file_is_not_taken_for_one() -> None:
    assert faults(PACK) == [
        'waivers.yaml:2:1: HC562 This is a rule file, because it has the key "pack"; a waivers file is wanted here.'
    ]


def test_nor_is_it_taken_for_a_rule_file(folder: Path) -> None:
    (folder / "w.yaml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_packs(["w.yaml"])
    assert [line(fault, "en") for fault in caught.value.faults] == [
        'w.yaml:2:1: HC562 This is a waivers file, because it has the key "waivers"; a rule file is wanted here.'
    ]
