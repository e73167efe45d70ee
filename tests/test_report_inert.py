"""What is not seen and yet acts: exact in JSON, shown in CSV, and obeyed by no terminal in either."""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import Row, at_least, build_report, ratio

from healthcheck.cli import main
from healthcheck.model.text import Text
from healthcheck.reports import FORMATS
from healthcheck.reports.inert_text import DOUBTFUL, harmless, inert, json_string, json_text
from healthcheck.reports.output import render
from healthcheck.reports.plain import FORMULA_SIGNS

UNSEEN = {
    chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Cs")
}
HOSTILE = st.text(st.sampled_from(sorted(UNSEEN)) | st.characters(), max_size=20)


def test_every_character_that_is_not_seen_is_escaped_and_no_other() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        # What later versions of Unicode will hide is unassigned in this one.
        if unicodedata.category(character) != "Cn":
            assert (inert(character) != character) == (character in UNSEEN), hex(code)
            assert (json_string(character)[1:-1] != character) == (character in UNSEEN | set('"\\')), hex(code)


def test_every_text_that_is_changed_has_a_doubtful_byte_or_begins_like_a_formula() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if harmless(character) != character:
            found = character.encode("utf-8", "surrogatepass")
            assert character in FORMULA_SIGNS or set(found) & set(DOUBTFUL), hex(code)


@given(HOSTILE)
def test_json_is_exact_and_inert(words: str) -> None:
    for written in (json_string(words), json_text(words)):
        assert json.loads(written) == words
        assert not UNSEEN & set(written)
        assert written.encode()
    assert json.loads(json_text({words: [words]}, indent=2)) == {words: [words]}
    assert not UNSEEN - {"\n"} & set(json_text({words: [words]}, indent=2))


@given(HOSTILE)
def test_a_cell_is_inert_and_no_formula(words: str) -> None:
    cell = harmless(words)
    assert not UNSEEN & set(cell)
    assert cell[:1] not in {*"=+-@＝＋－＠"} | {"\t", "\r"}
    if words.isprintable() and words[:1] not in {*"=+-@＝＋－＠"}:
        assert cell == words


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("赣县区", "赣县区"),
        ("鼓楼区（市辖）", "鼓楼区（市辖）"),
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", r"'\t=1"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb", r"a\u202eb"),
        ("a\nb", r"a\nb"),
        ("a\U000e0041", r"a\U000e0041"),
        ("", ""),
    ],
)
def test_cells(words: str, cell: str) -> None:
    assert harmless(words) == cell


WORDS = "a\x1b]0;t\x07\x9b2J\u202eb\u2066\u2028c\x7f\U000e0041"
JSON_FORMATS = {"json", "sarif", "gitlab", "ess"}


def names_in_json(text: str) -> set[str]:
    """Return all texts of a JSON document."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            for item in value.values():
                look(item)
        elif isinstance(value, list):
            for item in value:
                look(item)
        elif isinstance(value, str):
            found.add(value)

    look(json.loads(text))
    return found


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_format_lets_a_name_act(format_name: str) -> None:
    rows: list[Row] = [("360704", WORDS, 2025, "3922", "523000")]
    report = build_report(rows, ratio(at_least("7.5"), name=Text(WORDS, WORDS)), file=f"{WORDS}.csv")
    content = b"".join(render(report, format_name))
    if content[:2] == b"PK":
        return  # a workbook: its own tests open it
    text = content.decode("utf-8").removeprefix("\ufeff")
    assert not (UNSEEN - {"\n", "\r", "\t"}) & set(text)
    if format_name in ("json", "ess"):
        assert {"json": WORDS, "ess": f"{WORDS}.csv"}[format_name] in names_in_json(text)
    elif format_name == "csv":
        (record,) = csv.DictReader(io.StringIO(text, newline=""))
        assert record["area_name"] == inert(WORDS)


COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "check": lambda table: ["check", table, "-r", "small.yaml", "--format", "json"],
    "inspect": lambda table: ["inspect", table, "-r", "small.yaml", "--format", "json"],
    "rules list": lambda _: ["rules", "list", "small.yaml", "--format", "json"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_json_that_acts(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\u202eb\u2066"
    Path(f"{name}.csv").write_text(f"area,area_name,year,beds,{name}\n1,{name},2025,1,1\n", encoding="utf-8")
    Path("small.yaml").write_text(
        f"healthcheck: 1\npack: small\nindicators:\n  beds:\n    name: {{en: '{name}', zh: x}}\n"
        "    measure: {value: beds}\n    target: {at_least: 1}\n",
        encoding="utf-8",
    )
    main(COMMANDS[command](f"{name}.csv"))
    printed = capfdbinary.readouterr().out.decode("utf-8")
    assert not UNSEEN - {"\n"} & set(printed)
    assert any(name in text for text in names_in_json(printed))
