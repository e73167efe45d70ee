"""The catalogue of rule-file faults is whole: each code is tested, explained and says the same in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from healthcheck.messages import rule_files

CODES = sorted(code for code in rule_files.ENTRIES if code.startswith("HC"))


def test_each_code_is_raised_by_some_test() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_packs_*.py")]
    lines = {code for source in sources for code in re.findall(r"\b(HC1[0-9]{2}) ", source)}
    assert sorted(lines) == CODES


@pytest.mark.parametrize("key", rule_files.ENTRIES)
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    brief = rule_files.ENTRIES[key].brief
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in (brief.en, brief.zh))
    assert english == chinese


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_explained(code: str) -> None:
    more = rule_files.ENTRIES[code].more
    assert more is not None
    assert len(re.findall(r"[.!?](?: |$)", more.en)) >= 2
    assert more.zh.endswith("。")
    assert not set("{}") & set(more.en + more.zh)
