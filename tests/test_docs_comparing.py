"""The pages on waivers and on comparing hold: their commands print what they show, their tables name what there is."""

import re
from pathlib import Path

import pytest
from test_docs import DOCS, blocks, commands, replay

from healthcheck.comparing.changes import Kind
from healthcheck.messages import CATALOGUE
from healthcheck.packs.loader import load_pack
from healthcheck.waivers.file import KEYS, load_waivers

ROOT = DOCS.parent
PAGES = ("waivers.md", "comparing.md")


@pytest.mark.parametrize("page", PAGES)
def test_pages_show_what_happens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    shown = [found for block in blocks(page) if block.language == "console" for found in commands(block.text)]
    assert replay(page, capsys) == shown
    assert len(shown) >= 2


def words_in(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", (DOCS / page).read_text(encoding="utf-8")))


def test_every_key_of_the_waivers_file_and_every_kind_of_change_is_on_its_page() -> None:
    assert set(KEYS) - words_in("waivers.md") == set()
    assert {kind.value for kind in Kind} - words_in("comparing.md") == set()


def test_every_code_that_the_pages_name_is_one() -> None:
    for page in PAGES:
        codes = {word for word in words_in(page) if re.fullmatch(r"HC\d{3}", word)}
        assert codes
        assert codes - set(CATALOGUE) == set()


def test_the_waivers_of_the_sample_are_right() -> None:
    waivers = load_waivers(ROOT / "sample_data" / "ganxian-2025-waivers.yaml", [load_pack("ganxian-2023")])
    assert [waiver.id for waiver in waivers] == ["beds-new-wing", "ambulance-delivery"]
