"""Codes, names, years and figures that programs wrote as texts, and characters that cannot be seen."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_cases import figures, found, observe, rows

from healthcheck.tables.text_marks import unmarked, unmarked_name

HEADER = "代码,地区,年份,床位数\n"
PLAIN = HEADER + "350102,鼓楼区,2024,3922\n350103,台江区,2024,4000\n"
PLACES = {"350102": "A2", "鼓楼区": "B2", "2024": "C2", "3922": "D2"}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "mark",
    [
        '="{}"',
        '"=""{}"""',
        "'{}",
        "`{}",
        "‘{}",
        "’{}",
        "＇{}",
        "\u200b{}",
        "{}\ufeff",
        " '{}",
        '="{}\u200b"',
        "\u2060{}\u200e",
    ],
)
@pytest.mark.parametrize("word", PLACES)
def test_marks_around_a_text_are_left_off_and_said(mark: str, word: str) -> None:
    observations = observe(PLAIN.replace(word, mark.replace("{}", word), 1))
    assert (rows(observations), figures(observations)) == (rows(observe(PLAIN)), figures(observe(PLAIN)))
    assert [(one.code, one.place.cell if one.place else None) for one in observations.findings] == [
        ("HC647" if word == "3922" else "HC616", PLACES[word])
    ]


def test_what_is_said_of_them() -> None:
    observations = observe(HEADER + '\'350102,"=""鼓楼区""",2024,=\'3922\'\n\'350103,台江区,2024,\'3922\n')
    assert figures(observations) == ["UNREADABLE", "3922"]
    begins = 'HC616 Read without ="", an apostrophe in front, the mark of a footnote or characters that cannot be seen:'
    assert [line for line in found(observations) if "HC209" not in line] == [
        f'info t.csv:2:1: {begins} 2 rows, such as "\'350102", which is 350102.',
        f'info t.csv:2:2: {begins} 1 row, such as "="鼓楼区"", which is 鼓楼区.',
        'info t.csv:3:4: HC647 Hospital beds: "\'3922" is read as the figure in it.',
    ]
    assert [line for line in found(observations, "zh") if "HC209" not in line] == [
        'info t.csv:2:1: HC616 2 行已去掉 =""、前置单引号、注释标记或看不见的字符后读取，如“\'350102”读作 350102。',
        'info t.csv:2:2: HC616 1 行已去掉 =""、前置单引号、注释标记或看不见的字符后读取，如“="鼓楼区"”读作 鼓楼区。',
        "info t.csv:3:4: HC647 床位数：“'3922”按其中的数字读取。",
    ]


def test_headers_and_levels_may_have_them_too() -> None:
    text = '="代码","=""级别""",\'床位数(张)\n="350102","=""县级""",1\n'
    observations = observe(text)
    assert (observations.area, observations.level, figures(observations)) == (["350102"], ["county"], ["1"])


@pytest.mark.parametrize("mark", ["①", " ②", "*", "＊", "[1]", "［注］", "（注1）", "(注)", "†", "【2】"])
def test_the_mark_of_a_footnote_is_no_part_of_a_name(mark: str) -> None:
    text = "地区,床位数\n台江区,1\n鼓楼区" + mark + ",2\n"
    observations = observe(text, "地区,常住人口\n鼓楼区,5\n台江区,6\n")
    assert observations.area_name == ["台江区", "鼓楼区"]
    assert figures(observations, "residents") == ["6", "5"]
    assert [(one.code, one.place.cell if one.place else None) for one in observations.findings] == [("HC616", "A3")]


@pytest.mark.parametrize("name", ["鼓楼区(1)", "A*", "第1片区", "鼓楼区（原）", "①鼓楼区"])
def test_what_may_tell_areas_apart_stays_in_a_name(name: str) -> None:
    assert unmarked_name(name) == name


@pytest.mark.parametrize(
    "name", ["'s-Hertogenbosch", "Côte d'Ivoire", "O'Brien", "=鼓楼区", '="鼓楼区', "\u202e鼓楼区", '="a"&"b"']
)
def test_what_is_part_of_a_name_stays(name: str) -> None:
    assert unmarked(name) == name


def test_digits_that_are_turned_round_are_no_figure_and_no_code() -> None:
    observations = observe("代码,地区,床位数\n\u202e201053,鼓楼区,\u202e2293\n")
    assert (observations.area, figures(observations)) == ([None], ["UNREADABLE"])


@given(st.text(max_size=40))
def test_marks_are_left_off_once_for_all(text: str) -> None:
    assert "\u200b" not in unmarked(text)
    assert len(unmarked(text)) <= len(text)
