"""Text that hostile tables bring, made harmless, measured and wrapped."""

import pytest

from healthcheck.reports.plain import cell_width, cropped, visible, wrapped
from healthcheck.reports.screen import Screen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("赣县区 床　位", "赣县区 床　位"),
        ("[red]bold[/red]", "[red]bold[/red]"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("\x00\x07\x7f\x9b", "\\x00\\x07\\x7f\\x9b"),
        ("\u2028", "\\u2028"),
        ("name\udcff", "name\\udcff"),
        ("</script>::error::", "</script>::error::"),
    ],
)
def test_what_could_act_on_a_terminal_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_an_encoding_lacks_is_shown_as_an_escape() -> None:
    assert visible("赣县\U00020000", "gbk") == "赣县\\U00020000"
    assert visible("床", "ascii") == "\\u5e8a"


@pytest.mark.parametrize(
    ("text", "width"), [("beds", 4), ("床位", 4), ("床a", 3), ("e\u0301", 1), ("（", 2), ("≥", 1), ("", 0)]
)
def test_width_counts_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("every word whole", 10, ["every word", "whole"]),
        ("每千人口床位数", 8, ["每千人口", "床位数"]),
        ("每千人口床位数", 9, ["每千人口", "床位数"]),
        ("共有床位，未达标", 8, ["共有床", "位，未达", "标"]),
        ("（床位）人", 6, ["（床", "位）人"]),
        ("averylongword", 5, ["avery", "longw", "ord"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("", 5, [""]),
        ("床", 1, ["床"]),
    ],
)
def test_lines_break_between_chinese_characters_and_not_before_punctuation(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrapped(text, width) == lines


def test_wrapping_loses_nothing_and_keeps_to_the_width() -> None:
    text = "赣县区每千人口医疗卫生机构床位数为 7.4990 张，beds per thousand residents，请核对。" * 3
    for width in range(4, 60):
        lines = wrapped(text, width)
        assert max(cell_width(line) for line in lines) <= width
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_left_out_is_marked() -> None:
    assert cropped(["ab", "cd", "ef"], 3, 2) == ["ab", "cd", "ef"]
    assert cropped(["abcd", "efgh", "ijkl"], 2, 4) == ["abcd", "efg…"]
    assert cropped(["床位", "人口", "数"], 2, 4) == ["床位", "人…"]
    assert cropped(["abcd", "e", "f"], 2, 4) == ["abcd", "e…"]


def test_signs_have_stand_ins_where_an_encoding_lacks_them() -> None:
    signs = "√ × ○ ◇ … ≥ ≤ ÷ · —"
    assert Screen(encoding="gbk").shown(signs) == signs
    assert Screen(encoding="ascii").shown(signs) == "+ x o * .. >= <= / - -"
    assert Screen(encoding="latin-1").shown("× ≥ ·") == "× >= ·"


def test_the_rule_is_not_drawn_with_a_sign_that_chinese_consoles_draw_double() -> None:
    assert [Screen(encoding=name).rule for name in ("utf-8", "UTF8", "utf-16", "gbk", "cp936", "ascii")] == [
        *"───",
        *"---",
    ]
