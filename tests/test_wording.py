"""Words are compared as people write them, in both scripts."""

import pytest

from healthcheck.model.wording import did_you_mean, normalise


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Beds", "beds"),
        (" 床位数 （张）", "床位数(张)"),
        ("床位数【张】", "床位数(张)"),
        ("常住人口\u3000\n( 万人 )", "常住人口(万人)"),
        ("ＢＥＤＳ＿１０００", "beds_1000"),
        ("\ufeff地\u200b区", "地区"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_normalise_drops_width_case_space_and_bracket_style(written: str, normal: str) -> None:
    assert normalise(written) == normal


def test_normalise_twice_is_normalise_once() -> None:
    for text in ("ﬀ（㎡）", "Ａ ｂ", "…", "执业（助理）医师"):
        assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("床位", ["护士数", "床位数", "医师数"], "床位数"),
        ("常住人囗", ["户籍人口", "常住人口"], "常住人口"),
        ("beds_per_100", ["beds", "beds_per_1000", "doctors_per_1000"], "beds_per_1000"),
        ("Beds", ["bed_days", "beds"], "beds"),
        ("bed", ["doctors", "beds"], "beds"),
        ("at_lest", ["at_least", "at_most"], "at_least"),
        ("resident_populaton", ["registered_population", "resident_population"], "resident_population"),
        ("医师", ["注册护士数", "执业（助理）医师数"], "执业（助理）医师数"),
        ("医生", ["护士", "医师"], "医师"),
        ("xyz", ["beds", "doctors"], None),
        ("学校", ["床位数", "常住人口"], None),
        ("", ["beds"], None),
        ("b" * 1000, ["b" * 999], None),
    ],
)
def test_did_you_mean_finds_the_near_word_in_both_scripts(word: str, known: list[str], meant: str | None) -> None:
    assert did_you_mean(word, known) == meant
