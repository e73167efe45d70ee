"""The catalogue of tables: every code is explained in both languages, and every code can happen."""

import re
from pathlib import Path
from string import Formatter

import pytest

import healthcheck
from healthcheck.messages import table_areas, table_files, table_headers, table_readings, tables

CODES = {code: entry for code, entry in tables.ENTRIES.items() if code.startswith("HC")}
SOURCES = Path(healthcheck.__file__).parent / "tables"
TESTS = Path(__file__).parent


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", tables.ENTRIES)
def test_both_languages_say_the_same_things(key: str) -> None:
    entry = tables.ENTRIES[key]
    assert placeholders(entry.brief.en) == placeholders(entry.brief.zh)
    assert re.search("[\u4e00-\u9fff]", entry.brief.zh)
    assert not re.search("[\u3002\uff0c\uff1a]", entry.brief.en)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    more = CODES[code].more
    assert more is not None
    assert len(more.en) > 60
    assert len(more.zh) > 20
    assert "{" not in more.en + more.zh


def test_every_code_of_the_catalogue_is_used_and_tested() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    tests = "".join(
        path.read_text(encoding="utf-8") for path in TESTS.glob("test_tables_*.py") if path != Path(__file__)
    )
    assert [code for code in CODES if code not in source] == []
    assert [code for code in CODES if code not in tests] == []
    assert set(re.findall(r"HC\d{3}", source)) <= set(CODES)


def test_the_parts_of_the_catalogue_do_not_overlap() -> None:
    parts = [module.ENTRIES for module in (table_areas, table_files, table_headers, table_readings)]
    own = set(tables.ENTRIES).difference(*parts)
    assert len(tables.ENTRIES) == len(own) + sum(map(len, parts))
