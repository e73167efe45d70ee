"""Areas that are named once for several rows: parents above blanks, names indented by level, names spread by spaces."""

from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Alignment
from table_cases import figures, found, observe, rows, save
from workbook_cases import saved

import healthcheck
from healthcheck.model.observations import Observations


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def parents(observations: Observations, level: str) -> list[str | None]:
    return [observations.origins.parent(row, level) for row in range(observations.batch.size)]


MERGED = (
    "省,市,区县,床位数\n"
    "福建省,福州市,鼓楼区,1\n"
    ",,台江区,2\n"
    ",厦门市,思明区,3\n"
    ",,海沧区,4\n"
    "江苏省,南京市,鼓楼区,5\n"
    ",徐州市,鼓楼区,6\n"
    ",,云龙区,7\n"
)


def test_parents_that_are_written_once_hold_for_the_rows_below() -> None:
    observations = observe(MERGED)
    assert observations.area_name == ["鼓楼区", "台江区", "思明区", "海沧区", "鼓楼区", "鼓楼区", "云龙区"]
    assert parents(observations, "city") == ["福州市", "福州市", "厦门市", "厦门市", "南京市", "徐州市", "徐州市"]
    assert parents(observations, "province") == ["福建省"] * 4 + ["江苏省"] * 3
    assert figures(observations) == ["1", "2", "3", "4", "5", "6", "7"]
    assert found(observations) == [
        'info t.csv:3:1: HC611 From here on, 5 rows that leave "省" blank are taken for parts of the one above them.',
        'info t.csv:3:2: HC611 From here on, 3 rows that leave "市" blank are taken for parts of the one above them.',
    ]


def test_filled_parents_tell_areas_of_one_name_apart() -> None:
    doctors = "市,区县,执业(助理)医师\n徐州市,鼓楼区,60\n福州市,鼓楼区,10\n南京市,鼓楼区,50\n"
    observations = observe(MERGED, doctors)
    assert figures(observations, "doctors") == ["10", "ABSENT", "ABSENT", "ABSENT", "50", "60", "ABSENT"]


def test_a_city_of_its_own_stands_above_its_districts() -> None:
    text = "市,区县,床位数\n福州市,,10\n,鼓楼区,4\n,台江区,6\n厦门市,合计,7\n,思明区,7\n"
    observations = observe(text)
    assert list(zip(observations.area_name, observations.level, strict=True)) == [
        ("福州市", "city"),
        ("鼓楼区", "county"),
        ("台江区", "county"),
        ("思明区", "county"),
    ]
    assert parents(observations, "city") == ["福州市", "福州市", "福州市", "厦门市"]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        # another province in between, of which no city is said
        ("省,市,区县,床位数\n福建省,福州市,鼓楼区,1\n江西省,,赣县区,2\n", None),
        # a blank row
        ("市,区县,床位数\n福州市,鼓楼区,1\n,,\n,赣县区,2\n", None),
        # a total is no parent, nor is a symbol
        ("市,区县,床位数\n合计,,3\n,赣县区,2\n", None),
        ("市,区县,床位数\n—,鼓楼区,1\n,赣县区,2\n", None),
        # nothing above
        ("市,区县,床位数\n,赣县区,2\n", None),
        # a row of another year of the same district is not blank
        ("市,区县,年份,床位数\n赣州市,章贡区,2023,1\n,,2024,1\n,赣县区,2023,2\n", "赣州市"),
    ],
)
def test_parents_end_where_something_else_begins(text: str, city: str | None) -> None:
    observations = observe(text)
    row = list(observations.area_name).index("赣县区")
    assert observations.origins.parent(row, "city") == city


def test_merged_parents_of_a_workbook_are_read_alike(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in MERGED.splitlines():
        sheet.append([cell or None for cell in line.split(",")])
    for cells in ("A2:A5", "A6:A8", "B2:B3", "B4:B5", "B7:B8"):
        sheet.merge_cells(cells)
    book.save("merged.xlsx")
    assert parents(observe("merged.xlsx"), "city") == parents(observe(MERGED), "city")


INDENTED = """地区,床位数
全国,100
福建省,30
  福州市,10
    鼓楼区,4
    台江区,6
  厦门市,20
    思明区,20
江苏省,13
  南京市,6
    鼓楼区,6
  徐州市,7
    鼓楼区,7
注：本表为示例,
"""


def test_indents_say_whose_part_an_area_is() -> None:
    observations = observe(INDENTED)
    assert list(zip(observations.area_name, observations.level, strict=True)) == [
        ("福建省", "province"),
        ("福州市", "city"),
        ("鼓楼区", "county"),
        ("台江区", "county"),
        ("厦门市", "city"),
        ("思明区", "county"),
        ("江苏省", "province"),
        ("南京市", "city"),
        ("鼓楼区", "county"),
        ("徐州市", "city"),
        ("鼓楼区", "county"),
    ]
    assert parents(observations, "city")[2:4] == ["福州市", "福州市"]
    assert [one for one in parents(observations, "city")[7:] if one] == ["南京市", "南京市", "徐州市", "徐州市"]
    assert figures(observations) == ["30", "10", "4", "6", "20", "20", "13", "6", "6", "7", "7"]
    assert [line.split(" ")[2] for line in found(observations)] == ["HC254", "HC255"]


@given(st.sampled_from(["\u3000", " ", "  ", "\t", "\u00a0", "\u3000 "]))
def test_indents_are_of_any_white_space(sign: str) -> None:
    text = INDENTED.replace("  ", sign)
    assert rows(observe(text)) == rows(observe(INDENTED))


def test_indented_names_join_with_those_in_columns() -> None:
    doctors = "省,市,区县,执业(助理)医师\n江苏省,徐州市,鼓楼区,70\n江苏省,南京市,,60\n福建省,福州市,鼓楼区,40\n"
    observations = observe(INDENTED, doctors)
    known = [
        (name, number)
        for name, number in zip(observations.area_name, figures(observations, "doctors"), strict=True)
        if number != "ABSENT"
    ]
    assert known == [("鼓楼区", "40"), ("南京市", "60"), ("鼓楼区", "70")]


def test_codes_tell_the_level_of_indented_names_that_do_not() -> None:
    text = "区划代码,地区,床位数\n350000,福建,3\n350100,　福州,1\n350102,　　鼓楼,1\n,　　台江,2\n"
    observations = observe(text)
    assert observations.level == ["province", "city", "county", "county"]
    assert parents(observations, "city")[3] == "福州"


@pytest.mark.parametrize(
    ("names", "levels"),
    [
        (["福州市", " 鼓楼区", " 福清市"], ["city", "county", "county"]),
        (["北京市", " 东城区", "福建省", " 平潭综合实验区"], None),
        (["鼓楼区", " 东街街道", " 洪山镇"], ["county", "township", "township"]),
        (["东莞市", " 虎门镇"], ["city", "township"]),
        (["石狮市", " 蚶江镇"], ["county", "township"]),
        (["延边朝鲜族自治州", " 延吉市"], ["city", "county"]),
        (["内蒙古自治区", " 锡林郭勒盟", "  锡林浩特市", "  镶黄旗"], ["province", "city", "county", "county"]),
        (["鼓楼区", " 台江区"], [None, None]),
        (["鼓楼区", "台江区", "仓山区 "], [None, None, None]),
        ([" 鼓楼区", " 台江区"], [None, None]),
    ],
)
def test_the_endings_of_names_tell_levels(names: list[str], levels: list[str] | None) -> None:
    observations = observe("地区,床位数\n" + "".join(f"{name},1\n" for name in names))
    assert observations.level == (levels or ["province", "county", "province", "county"])
    assert found(observations) == []


def test_indents_of_which_the_levels_are_not_clear_are_not_read() -> None:
    observations = observe("name,beds\nNorth,3\n  Alpha,1\n  Beta,2\n")
    assert observations.level == [None, None, None]
    assert found(observations) == [
        "info t.csv:3:1: HC612 The names are indented, but which level those behind 2 spaces are of is not clear, such "
        "as Alpha: the indents are not read. Add a column of codes, or one of levels."
    ]
    assert found(observe("code,name,beds\n350000,North,3\n350100,  Alpha,1\n")) == []


def test_a_few_names_that_go_their_own_way_do_not_confuse_the_others() -> None:
    districts = "".join(f"    第{number}区,1\n" for number in range(8))
    observations = observe(f"地区,床位数\n福建省,9\n  福州市,9\n{districts}    东街街道,1\n")
    assert observations.level == ["province", "city", *["county"] * 8, "township"]
    assert parents(observations, "city")[-1] == "福州市"


Tree = dict[str, dict[str, list[str]]]
TREES = st.dictionaries(
    st.sampled_from(["福建省", "江苏省", "河南省", "广西壮族自治区"]),
    st.dictionaries(
        st.sampled_from(["甲市", "乙市", "丙市", "丁自治州"]),
        st.lists(
            st.sampled_from(["鼓楼区", "城关区", "东山县", "高新技术产业开发区", "左旗"]), unique=True, max_size=4
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=3,
)


def areas_of(tree: Tree) -> list[tuple[str, ...]]:
    """Every area of a tree from the top down, as the names from its province to itself."""
    return [
        path
        for province, cities in tree.items()
        for path in (
            (province,),
            *(
                path
                for city, counties in cities.items()
                for path in ((province, city), *((province, city, county) for county in counties))
            ),
        )
    ]


def paths(observations: Observations) -> list[tuple[tuple[str, ...], str]]:
    """The names from the province down to each row's area, and its figure."""
    found_paths = []
    for row, (name, figure) in enumerate(zip(observations.area_name, figures(observations), strict=True)):
        names = [observations.origins.parent(row, level) for level in ("province", "city", "county")]
        named = tuple(one for one in names if one)
        found_paths.append((named if named[-1:] == (name,) else (*named, name or ""), figure))
    return found_paths


@given(TREES, st.sampled_from([" ", "  ", "\u3000", "\t", "    "]))
def test_a_tree_of_areas_reads_the_same_in_columns_below_merged_parents_and_indented(tree: Tree, indent: str) -> None:
    areas = areas_of(tree)
    expected = [(path, str(number)) for number, path in enumerate(areas)]
    full = [[*path, *[""] * (3 - len(path)), str(number)] for number, path in enumerate(areas)]
    merged = [list(line) for line in full]
    for number, line in enumerate(full[1:], 1):
        for column in range(len(areas[number]) - 1):
            if full[number - 1][: column + 1] == line[: column + 1]:
                merged[number][column] = ""
    in_columns = "省,市,区县,床位数\n" + "".join(",".join(line) + "\n" for line in full)
    below_parents = "省,市,区县,床位数\n" + "".join(",".join(line) + "\n" for line in merged)
    lines = (f"{indent * (len(path) - 1)}{path[-1]},{number}\n" for number, path in enumerate(areas))
    assert paths(observe(in_columns)) == expected
    assert paths(observe(below_parents)) == expected
    if any(counties for cities in tree.values() for counties in cities.values()):
        assert paths(observe("地区,床位数\n" + "".join(lines))) == expected


RULES = """
healthcheck: 1
pack: cities
revision: 1
title: {en: Cities, zh: 各市}
source: {document: {en: None, zh: 无}}
indicators:
  beds: {name: {en: Beds, zh: 床位}, measure: {value: beds}, target: {at_least: 1}, level: city, clause: "1"}
"""


@pytest.mark.parametrize(
    "text",
    [
        "地区,床位数\n福建省,\n  福州市,\n    鼓楼区,4\n    台江区,6\n江苏省,\n  徐州市,\n    鼓楼区,7\n    云龙区,1\n",
        "市,区县,床位数\n福州市,鼓楼区,4\n,台江区,6\n徐州市,鼓楼区,7\n,云龙区,1\n",
    ],
)
def test_cities_without_codes_add_up_their_own_districts(text: str) -> None:
    """鼓楼区 lies in both of them: each counts its own."""
    Path("rules.yaml").write_text(RULES, encoding="utf-8")
    Path("t.csv").write_text(text, encoding="utf-8")
    found_verdicts = healthcheck.check("t.csv", "rules.yaml").verdicts()
    assert [(one.area_name, one.value) for one in found_verdicts] == [("福州市", "10"), ("徐州市", "8")]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("350102", "鼓 楼 区"),
        ("３５０１０２", "鼓　楼　区"),
        (" 350102 ", "\u3000鼓楼区\u3000"),
        ("350102.0", "鼓楼区"),
        ("3.50102E+05", "鼓\u00a0楼\u00a0区"),
        ('="350102"', "鼓楼区"),
        ("'350102", "鼓楼区"),
        ("`350102", "鼓楼区"),
    ],
)
def test_codes_and_names_in_any_width_and_spacing_are_the_same(code: str, name: str) -> None:
    first = f"区划代码,地区,床位数\n{code},{name},１，２００\n"
    second = "地区,执业(助理)医师\n鼓楼区,5\n"
    observations = observe(first, second)
    assert rows(observations) == [("350102", "鼓楼区", 0)] or observations.area == ["３５０１０２"]
    assert (figures(observations), figures(observations, "doctors")) == (["1200"], ["5"])


def test_full_width_headers_years_and_figures_are_read_like_plain_ones() -> None:
    plain = "区划代码,年份,常住人口(万人),床位数\n350102,2025,52.30,1200\n"
    wide = "区划代码,年份,常住人口（万人）,床位数\n３５０１０２,２０２５年,５２．３０,１，２００\n"
    one, other = observe(plain), observe(wide)
    assert figures(one, "residents") == figures(other, "residents") == ["523000"]
    assert (figures(one), rows(one)) == (figures(other), rows(other))


TREE = ["福建省", "福州市", "鼓楼区", "漳州市", "鼓楼区", "合计"]
DEPTHS = [0, 1, 2, 1, 2, 0]


def formatted_xlsx(horizontal: str | None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("表", 0)
    sheet.append(["地区", "床位数"])
    for row, (name, depth) in enumerate(zip(TREE, DEPTHS, strict=True), 2):
        sheet.append([name, row - 2])
        for cell in sheet[row]:
            cell.alignment = Alignment(horizontal=horizontal, indent=depth)
    return saved(book)


def formatted_xls(horizontal: str) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    for column, header in enumerate(["地区", "床位数"]):
        sheet.write(0, column, header)
    for row, (name, depth) in enumerate(zip(TREE, DEPTHS, strict=True), 1):
        sheet.write(row, 0, name, xlwt.easyxf(f"align: horiz {horizontal}, indent {depth}"))
        sheet.write(row, 1, row - 1)
    return saved(book)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.xlsx", formatted_xlsx("left")),
        ("t.xlsx", formatted_xlsx(None)),
        ("t.xls", formatted_xls("left")),
        ("t.csv", "\n".join(["地区,床位数", *map("{}{},{}".format, ["", " ", "  ", " ", "  ", ""], TREE, range(6))])),
    ],
)
def test_indents_made_with_the_format_of_cells_count_as_spaces(name: str, data: bytes | str) -> None:
    observations = observe(save(data, name))
    assert list(observations.area_name) == TREE[:5]
    assert list(observations.level) == ["province", "city", "county", "city", "county"]
    assert len(set(observations.batch.area.tolist())) == 5
    assert [finding.code for finding in observations.findings] == ["HC254"]


@pytest.mark.parametrize(("name", "data"), [("t.xlsx", formatted_xlsx("right")), ("t.xls", formatted_xls("right"))])
def test_names_moved_away_from_the_right_are_not_indented(name: str, data: bytes) -> None:
    assert sorted(finding.code for finding in observe(save(data, name)).findings) == ["HC250", "HC254"]
