"""Text in another encoding than it is read in: noticed, and the encoding named as the likely cause."""

from pathlib import Path

import pytest
from table_cases import figures, found, observe, refused, save

TABLE = "code,name,beds\n350102,Gulou,3922\n350103,Taijiang,3000\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_ascii_text_forced_into_two_bytes_a_character(encoding: str) -> None:
    assert len(TABLE) % 2 == 0
    (said,) = refused(TABLE, encoding=encoding)
    words = TABLE.encode().decode(encoding)
    assert said == (
        f't.csv: HC627 Read as {encoding}, the text has no rows, only "{words}": that '
        "is probably not its encoding. Name another one with --encoding, or leave the option out."
    )
    (said,) = refused(save(TABLE), encoding=encoding, language="zh")
    assert said.startswith(f"t.csv: HC627 按 {encoding} 读取时没有任何数据行，只有“")


def test_chinese_text_forced_into_two_bytes_a_character() -> None:
    for text in ("区划代码,床位数\n350102,3922\n", "区划代码,床位数\n350102,39220\n"):
        (said,) = refused(text.encode(), encoding="utf-16-le")
        assert said.split()[1] in ("HC627", "HC216")


def test_a_header_without_rows_is_one_in_every_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert refused("区划代码,床位数\n".encode(encoding)) == [
            "t.csv: HC222 The table has a header, but no row of data."
        ]
    assert refused("code,beds\n".encode("utf-16"))[0].split()[1] == "HC222"
    assert '"区划代码 床位数"' in refused("区划代码,床位数\n".encode("utf-16"))[0]


def test_big5_read_as_gb18030_is_noticed() -> None:
    assert refused("區劃代碼,地區,床位數\n350102,鼓樓區,3922\n".encode("big5"))[0].startswith(
        "t.csv:1: HC230 No header is known. Seen in the first row: "
    )
    assert "(read as gb18030; if they look wrong, name the encoding with --encoding)" in refused("t.csv")[0]
    # Not one of these has a character for private use.
    table = "code,name,beds\n350102,福州市,1\n350104,莆田市,2\n350105,南平市,3\n".encode("big5")
    observations = observe(table)
    assert figures(observations) == ["1", "2", "3"]
    assert [text[:25] for text in found(observations)] == ["warning t.csv:2: HC211 Th"]
    assert found(observe("t.csv", encoding="big5")) == []


@pytest.mark.parametrize("text", ["福州市·x", "福州市ー", "a─b", "Ⅱ类", "α型", "①②", "㎡"])
def test_what_people_do_type_is_not_odd(text: str) -> None:
    assert found(observe(f"code,name,beds\n350102,{text},1\n".encode("gb18030"))) == []


@pytest.mark.parametrize("text", ["さくら区", "カ", "Район", "ㄅ"])
def test_letters_of_other_scripts_are_odd(text: str) -> None:
    observations = observe(f"code,name,beds\n350102,福州,1\n350103,{text},1\n".encode("gb18030"))
    assert [text[:25] for text in found(observations)] == ["warning t.csv:3: HC211 Th"]
    assert found(observe(f"code,name,beds\n350103,{text},1\n")) == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("table", [TABLE, "区划代码,地区,床位数\n350102,鼓楼区,3922\n350103,台江区,3000\n"])
def test_wide_text_without_a_mark_is_refused_with_the_encoding_that_it_needs(encoding: str, table: str) -> None:
    (said,) = refused(table.encode(encoding))
    assert said.endswith(
        f" is NUL. If it is text in UTF-16 or UTF-32, add --encoding {encoding}; save anything else as .xlsx or .csv."
    )
    assert figures(observe("t.csv", encoding=encoding)) == ["3922", "3000"]
    (said,) = refused("t.csv", language="zh")
    assert said.endswith(f"如果是 UTF-16 或 UTF-32 文本，请加 --encoding {encoding}；其他文件请另存为 .xlsx 或 .csv。")
