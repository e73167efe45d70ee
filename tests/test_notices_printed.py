"""A notice is one sheet of paper, however much there is to say."""

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Tab, open_tab

from healthcheck.model.text import Language
from healthcheck.pipeline import check
from healthcheck.reports.notices.folder import write_notices

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to show the page in"),
]
DEVICES = range(14)
RULES = """
healthcheck: 1
pack: full
revision: 1
title: {en: A plan for the health services of a city, zh: 某市医疗卫生服务体系规划（2021—2025年）}
"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with open_tab(str(CHROMIUM)) as opened:
        yield opened


def indicator(key: str, en: str, zh: str, measure: str, target: str) -> str:
    return (
        f"  {key}:\n    name: {{en: {en}, zh: {zh}}}\n    measure: {{{measure}}}\n"
        f"    target: {{{target}}}\n    clause: '{key[1:]}'\n"
    )


def write_everything() -> None:
    """Write a table and rules by which one area misses, lacks and gets wrong more than a page takes."""
    beds = "ratio: beds, to: resident_population, per: 1000"
    indicators = [
        *(
            indicator(
                f"f{number}", f"Beds of class {number}", f"每千人口第{number}类床位数", beds, f"at_least: {8 + number}"
            )
            for number in range(30)
        ),
        *(
            indicator(
                f"p{number}", f"Later {number}", f"未到期的第{number}项", beds, f"at_least: {8 + number}, by: 2030"
            )
            for number in range(12)
        ),
        *(
            indicator(f"m{number}", f"Devices {number}", f"第{number}种设备配置", f"value: v{number}", "at_least: 3")
            for number in DEVICES
        ),
    ]
    variables = "".join(
        f"  v{number}: {{name: {{en: V{number}, zh: 第{number}种设备数}}, unit: item, type: count}}\n"
        for number in DEVICES
    )
    rules = RULES + "variables:\n" + variables + "indicators:\n" + "".join(indicators)
    Path("p.yaml").write_text(rules, encoding="utf-8")
    header = ["区划代码", "地区", "年份", "床位数", "常住人口", *(f"第{number}种设备数" for number in DEVICES)]
    row = ["360704", "赣县区", "2025", "4000", "800000", *("约三" for _ in DEVICES)]
    Path("t.csv").write_text(",".join(header) + "\n" + ",".join(row) + "\n", encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_fullest_notice_prints_on_one_sheet(
    tab: Tab, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_everything()
    write_notices(check("t.csv", "p.yaml", language=language), "notices", "html")
    (page,) = (tmp_path / "notices").iterdir()
    tab.size(390, 800, phone=True)
    tab.show(page)
    assert tab.complaints() == []
    assert tab.run("document.documentElement.scrollWidth") <= 390
    printed = base64.b64decode(tab.send("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
