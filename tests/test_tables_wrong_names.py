"""Files under the name of another kind: what they hold decides, and what cannot be read is named for what it is."""

import io
from pathlib import Path

import openpyxl
import pytest
from table_cases import figures, found, observe, refused, rows, save

from healthcheck.cli import main

TABLE = "区划代码,地区,年份,床位数\n350102,鼓楼区,2025,3922\n350103,台江区,2025,3000\n"
PAGE = "The content is a web page or XML, whatever the name says. Open it in Excel or WPS and save it as .xlsx."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("ending", [".xls", ".et", ".xlsx", ".XLS"])
def test_text_tables_under_the_name_of_a_workbook_are_read(encoding: str, sign: str, ending: str) -> None:
    observations = observe(save(TABLE.replace(",", sign), f"t{ending}", encoding))
    plain = observe(TABLE)
    assert (rows(observations), figures(observations)) == (rows(plain), figures(plain))
    assert found(observations) == []


@pytest.mark.parametrize(
    "begins",
    [
        "<html><body><table>",
        "<!DOCTYPE html>\n<table>",
        "\ufeff\n<TABLE border=1>",
        '<meta charset="gb2312">',
        '<?xml version="1.0"?><Workbook>',
        "MIME-Version: 1.0\nX-Document-Type: Workbook",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_web_pages_and_xml_are_said_to_be_that(begins: str, encoding: str) -> None:
    page = begins + "<tr><td>区划代码</td><td>床位数</td></tr><tr><td>350102</td><td>3,922</td></tr>"
    names = [save(page, f"t{ending}", encoding) for ending in (".xls", ".et", ".csv", ".xlsx")]
    assert refused(*names) == [f"{name}: HC665 {PAGE}" for name in names]
    assert refused(names[0], language="zh") == [
        "t.xls: HC665 内容是网页或 XML，与文件名不符。请用 Excel 或 WPS 打开后另存为 .xlsx。"
    ]


@pytest.mark.parametrize("data", [b"no table", b"%PDF-1.4 a,b\n\x01", b"a,b\n1,\x00\n", b"\n\n", b"a b\nc,d\n"])
def test_what_is_no_text_table_is_no_workbook_either(data: bytes) -> None:
    assert refused(save(data, "t.xls"))[0].startswith("t.xls: HC219 This is no workbook that can be read")


def test_a_text_table_under_the_name_of_a_workbook_is_given_back_as_a_workbook() -> None:
    save(TABLE.replace("3000", "30x"), "t.xls")
    Path("rules.yaml").write_text(
        "healthcheck: 1\npack: p\nrevision: 1\ntitle: {en: P, zh: 包}\nsource: {document: {en: None, zh: 无}}\n"
        "indicators:\n  beds:\n    name: {en: Beds, zh: 床位}\n    measure: {value: beds}\n    target: {at_least: 1}\n"
        '    clause: "1"\n',
        encoding="utf-8",
    )
    assert main(["check", "t.xls", "--rules", "rules.yaml", "--marked-copy", "back", "--lang", "en"]) == 1
    (copy,) = Path("back").iterdir()
    sheet = openpyxl.load_workbook(io.BytesIO(copy.read_bytes())).active
    assert sheet is not None
    assert sheet["D3"].value == "30x"
