"""Headers: what they are matched to, their units, the column map; and headers that cannot be used."""

from pathlib import Path
from typing import Any

import pytest
from table_cases import VARIABLES, figures, found, observe, refused, rows, save, variable

from healthcheck.model.faults import TableError
from healthcheck.tables.inspection import inspect_tables
from healthcheck.tables.options import ReadOptions
from healthcheck.tables.vocabulary import Key, Vocabulary

VOCABULARY = Vocabulary(VARIABLES)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def one(header: str, cell: str = "5", **options: Any) -> dict[str, list[str]]:
    """Read a table with one header besides the code; return the variables found and their figures."""
    observations = observe(f'code,"{header}"\n350102,"{cell}"\n', **options)
    return {name: figures(observations, name) for name in observations.batch.columns}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        *(("beds", "beds"), ("BEDS", "beds"), ("Hospital beds", "beds"), ("床位数", "beds")),
        *((" 床 位　数 ", "beds"), ("执业(助理)医师", "doctors"), ("执业（助理）医师", "doctors")),
        *(("执业【助理】医师数", "doctors"), ("医疗卫生机构床位数", "beds")),
        *(("Health  Literacy", "literacy"), ("年末常住人口", "residents"), ("常住\n人口", "residents")),
    ],
)  # fmt: skip
def test_headers_match_id_name_and_alias_without_width_case_space_and_brackets(header: str, expected: str) -> None:
    assert one(header) == {expected: ["5"]}


@pytest.mark.parametrize(
    ("header", "expected", "figure"),
    [
        *(("常住人口(万人)", "residents", "50000"), ("常住人口（万人）", "residents", "50000")),
        *(("常住人口[万人]", "residents", "50000"), ("常住人口/万人", "residents", "50000")),
        *(("常住人口，万人", "residents", "50000"), ("常住人口(单位：万人)", "residents", "50000")),
        ("Resident population (thousand)", "residents", "5000"),
        ("Resident population, 10,000 persons", "residents", "50000"),
        *(("床位数（张）", "beds", "5"), ("床位数/张", "beds", "5"), ("执业(助理)医师(人)", "doctors", "5")),
        *(("执业(助理)医师数(万人)", "doctors", "50000"), ("健康素养水平(%)", "literacy", "5")),
        ("健康素养水平%", "literacy", "5"),
        *(("健康素养水平（‰）", "literacy", "0.5"), ("孕产妇死亡率(1/10万)", "mortality", "5")),
        *(("孕产妇死亡率/10万", "mortality", "5"), ("孕产妇死亡率(/100,000)", "mortality", "5")),
        *(("孕产妇死亡率(‰)", "mortality", "500"), ("卫生支出(亿元)", "spending", "500000000")),
        *(("卫生支出(万)", "spending", "50000"), ("每千人口床位数（张）", "beds_per_1000", "5")),
        *(("人均预期寿命(岁)", "life", "5"), ("是否建成中心(是/否)", "centre", "UNREADABLE")),
    ],
)  # fmt: skip
def test_units_in_headers_are_applied(header: str, expected: str, figure: str) -> None:
    assert one(header) == {expected: [figure]}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("area area_code code 区划代码 行政区划代码 地区代码", Key.AREA),
        ("area_name name 地区 单位名称", Key.AREA_NAME),
        ("district county 区县 县区 县（市、区） 区", Key.COUNTY_NAME),
        ("市 city 地级市 城市", Key.CITY_NAME),
        ("省 province 省份", Key.PROVINCE_NAME),
        ("township 乡镇 街道", Key.TOWNSHIP_NAME),
        ("period year 年份 年度 TIME_PERIOD Year", Key.PERIOD),
        ("level 级别", Key.LEVEL),
    ],
)
def test_key_columns_have_many_names(words: str, key: Key) -> None:
    for word in words.split():
        assert VOCABULARY.meaning(word).targets == (key,)


@pytest.mark.parametrize("header", ["人口", "总人口", "人口数(万人)", "Population", "总人口（人）"])
def test_population_of_no_kind_is_neither(header: str) -> None:
    observations = observe(f'code,beds,"{header}"\n350102,1,2\n')
    assert list(observations.batch.columns) == ["beds"]
    assert observations.tables[0].unused == (header,)


def test_unknown_headers_are_listed_and_harm_nothing() -> None:
    observations = observe("备注,code,beds,联系人\nx,350102,1,y\n")
    assert observations.tables[0].unused == ("备注", "联系人")
    assert observations.findings == ()


def test_a_table_without_any_known_header() -> None:
    text = "附表,,\n数据,甲,乙\n1,2,3\n"
    assert refused(text.encode("gb18030")) == [
        't.csv:1: HC230 No header is known. Seen in the first row: "附表" (read as gb18030; if they look wrong, name '
        "the "
        "encoding with --encoding). Name the columns with --columns, or the line of the header with --header-row."
    ]
    assert refused("a,b\n1,2\n") == [
        't.csv:1: HC230 No header is known. Seen in the first row: "a", "b". Name the columns with --columns, or '
        "the line of the header with --header-row."
    ]
    many = ",".join(f"x{number}" for number in range(15))
    assert '"x11" and 3 more. Name' in refused(f"{many}\n{many}\n")[0]
    assert '"x11"等（另有 3 个）。请用' in refused(f"{many}\n{many}\n", language="zh")[0]


def test_a_table_without_areas() -> None:
    assert refused("年份,床位数,备注\n2025,1,x\n") == [
        "t.csv:1: HC231 No column says which area a row is about. Add one named 区划代码 (area) or 地区 (area_name), "
        "or name "
        'it with --columns. Seen: "年份", "床位数", "备注".'
    ]


def test_a_table_of_areas_only_is_said_to_hold_no_figure() -> None:
    observations = observe("code,备注\n350102,1\n")
    assert found(observations) == [
        'warning t.csv:1: HC263 No figure in this table is known: none of the columns "备注". Say with --columns '
        "what they "
        "are."
    ]


def test_two_columns_of_one_name() -> None:
    assert refused("code,beds,x,Beds\n350102,1,2,3\n") == [
        't.csv:1:4: HC232 Two columns have the same header: "beds" (B), "Beds" (D). Rename one of them or delete it.'
    ]
    assert refused("code,备注,备注,beds,code\n350102,1,2,3,4\n") == [
        't.csv:1:5: HC232 Two columns have the same header: "code" (A), "code" (E). Rename one of them or delete it.',
        't.csv:1:3: HC232 Two columns have the same header: "备注" (B), "备注" (C). Rename one of them or delete it.',
    ]


def test_two_names_of_one_variable() -> None:
    assert refused("code,床位数(张),beds\n350102,1,2\n") == [
        't.csv:1:3: HC233 Several columns are Hospital beds: "床位数(张)" (B), "beds" (C). Rename all but one, or '
        "have them "
        "ignored with --columns."
    ]
    assert refused("code,区划代码,beds\n350102,1,2\n", language="zh") == [
        't.csv:1:2: HC233 有几列都表示“area”："code" (A)、"区划代码" (B)。请只保留一列，其余改名或用 --columns 设'
        "为忽略。"
    ]


def test_cells_without_a_header() -> None:
    assert refused("code,,beds, \n350102,,1,\n350103,7,2,x\n") == [
        't.csv:3:2: HC234 Column B has no header, but holds "7" here. Give it a header or delete it.',
        't.csv:3:4: HC234 Column D has no header, but holds "x" here. Give it a header or delete it.',
    ]
    assert figures(observe("code,,beds, \n350102,,1,\u3000\n")) == ["1"]
    assert figures(observe(",code,beds\n0,350102,1\n", columns={"": "ignore"})) == ["1"]


def test_units_that_are_none() -> None:
    assert refused("code,床位数(亩)\n350102,1\n") == [
        't.csv:1:2: HC235 The header "床位数(亩)" is Hospital beds, but "亩" is no known unit. Correct the unit, '
        "or say "
        "with --columns what the column is."
    ]
    assert refused("code,床位数(其中:公立)\n350102,1\n", language="zh") == [
        "t.csv:1:2: HC235 表头“床位数(其中:公立)”是“床位数”，但“其中:公立”不是已知的单位。请改正单位，或用 --columns "
        "说明这一列。"
    ]


@pytest.mark.parametrize("unit", ["%", "‰", "元", "岁", "/10万"])
def test_units_of_the_wrong_kind(unit: str) -> None:
    shown = unit
    assert refused(f"code,床位数({unit})\n350102,1\n") == [
        f't.csv:1:2: HC236 The header "床位数({unit})" is Hospital beds, which cannot be in "{shown}". Correct the '
        "unit, or "
        "say with --columns what the column is."
    ]


def test_a_header_of_two_variables() -> None:
    variables = VARIABLES | {"cots": variable("cots", "Cots", "托位", "place", "count", "床位数")}
    assert refused("code,床位数\n350102,1\n", variables=variables) == [
        't.csv:1:2: HC237 The header "床位数" can be several variables: beds, cots. Say with --columns which one it is.'
    ]
    assert figures(observe("code,床位数\n350102,1\n", variables=variables, columns={"床位数": "cots"}), "cots") == ["1"]


def test_what_is_wrong_with_a_column_that_nobody_needs_stops_nothing() -> None:
    table = "code,beds,常住人口(亩),户籍人口,registered\n350102,1,2,3,4\n"
    observations = observe(table, wanted=["beds"])
    assert list(observations.batch.columns) == ["beds"]
    assert observations.tables[0].unused == ("常住人口(亩)", "户籍人口", "registered")
    assert len(refused(table, wanted=["beds", "residents", "registered"])) == 2


def test_all_faults_of_all_tables_are_told_at_once() -> None:
    assert [
        text.split()[1] for text in refused("beds\n1\n", "code,床位数(亩),户籍人口(%)\n350102,1,2\n", "x\n1\n")
    ] == [
        "HC231",
        "HC235",
        "HC236",
        "HC230",
    ]


def test_a_column_map_says_what_columns_are() -> None:
    table = "City,Popu_YearEnd,NumBed,Year,City_En,Grade\n北京市,1316.3,115278,2013,Beijing,市级\n"
    columns = {
        "City": {"variable": "area_name"},
        "Popu_YearEnd": {"variable": "registered", "unit": "万人"},
        "numbed": {"variable": "beds"},
        "Year": "period",
        "City_En": "ignore",
        "Grade": "level",
    }
    observations = observe(table, columns=columns)
    assert rows(observations) == [(None, "北京市", 2013)]
    assert (figures(observations), figures(observations, "registered")) == (["115278"], ["13163000"])
    assert observations.level == ["city"]
    assert observations.tables[0].unused == ()


def test_a_column_map_may_be_a_file() -> None:
    save('City: {variable: area_name}\n"NumBed": beds\nx: ignore # not needed\n', "map.yaml")
    assert figures(observe("City,NumBed,x\n北京市,5,\n", columns="map.yaml")) == ["5"]
    assert figures(observe("City,NumBed,x\n北京市,5,\n", columns=Path("map.yaml"))) == ["5"]


def test_the_unit_in_a_header_holds_when_the_map_names_none() -> None:
    assert one("Pop (万人)", columns={"Pop (万人)": "residents"}) == {"residents": ["50000"]}
    assert one("Pop (万人)", columns={"Pop (万人)": {"variable": "residents", "unit": "人"}}) == {"residents": ["5"]}
    assert one("Pop (total)", columns={"Pop (total)": "residents"}) == {"residents": ["5"]}


def test_the_map_settles_repeated_and_ambiguous_headers() -> None:
    assert figures(observe("code,beds,床位数\n350102,1,2\n", columns={"beds": "ignore"})) == ["2"]


MAP_FAULTS = [
    ("nowhere.yaml", None, 'HC240 --columns: the file "nowhere.yaml" cannot be read: no such file or directory.'),
    ("map.yaml:1:5", "a: b: c\n", "HC241 --columns: the file is not YAML: "),
    ("map.yaml", b"\xff\xfea", "HC241 --columns: the file is not YAML: UTF-8."),
    ("map.yaml:1:1", "- beds\n", 'HC242 --columns: cannot be understood at "". Write "header: ignore", '),
    ("map.yaml:1:7", "beds: [a]\n", 'HC242 --columns: cannot be understood at "beds". Write "header: ignore", '),
    ("map.yaml:1:18", "beds: {variable: {a: b}}\n", 'HC242 --columns: cannot be understood at "beds". Write '),
    ("map.yaml:1:1", "beds: {variabel: beds}\n", 'HC242 --columns: cannot be understood at "beds". Write '),
    ("map.yaml:1:1", "beds: {unit: 张}\n", 'HC242 --columns: cannot be understood at "beds". Write '),
    ("map.yaml:1:1", "beds:\n", 'HC242 --columns: cannot be understood at "beds". Write '),
    ("map.yaml:1:1", "bed: ignore\n", 'HC243 No table has the header "bed". Did you mean "beds"?'),
    ("map.yaml:1:1", "beds: bedz\n", 'HC244 There is no variable "bedz". Did you mean "beds"?'),
    (
        "map.yaml:1:1",
        "beds: {variable: beds, unit: 亩}\n",
        'HC245 The unit "亩" of "beds" is not known. Known are, for ',
    ),
    ("map.yaml:1:1", "beds: {variable: beds, unit: '%'}\n", 'HC246 The unit "%" of "beds" does not fit Hospital beds.'),
    ("map.yaml:2:1", "beds: ignore\nbeds: beds\n", 'HC248 --columns: "beds" is here again; it is on line 1 already. '),
    ("map.yaml:3:1", "beds: beds\n--- \nx: y\n", 'HC242 --columns: cannot be understood at "". Write '),
    ("map.yaml:2:1", "beds: &a {variable: beds}\n*a : beds\n", "HC242 --columns: cannot be understood at "),
]


@pytest.mark.parametrize(("place", "content", "expected"), MAP_FAULTS)
def test_maps_that_cannot_be_used(place: str, content: str | bytes | None, expected: str) -> None:
    if content is not None:
        save(content, "map.yaml")
    (text,) = refused("code,beds\n350102,1\n", columns=place.split(":")[0])
    assert text.startswith(f"{place}: {expected}")


def test_every_fault_of_a_map_is_told_at_once() -> None:
    columns = {"beds": "bedz", "code": {"variable": "area", "unit": "亩"}}
    assert [text.split()[0] for text in refused("code,beds\n350102,1\n", columns=columns)] == ["HC244", "HC245"]
    assert refused("code,beds\n350102,1\n", columns={"x": 5}) == [
        'HC242 --columns: cannot be understood at "x". Write "header: ignore", "header: beds" or "header: {variable: '
        "beds, "
        'unit: 张}".'
    ]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a: " + "{a: " * 50_000, "&a [*a]\n", "!!python/object:os.system x: y\n", "\x00"]
)
def test_hostile_maps_are_refused(text: str) -> None:
    save(text, "map.yaml")
    (said,) = refused("code,beds\n350102,1\n", columns="map.yaml")
    assert said.split()[1] in ("HC241", "HC242", "HC244")


def test_an_empty_map_says_nothing() -> None:
    save("# nothing yet\n", "map.yaml")
    assert figures(observe("code,beds\n350102,1\n", columns="map.yaml")) == ["1"]


def test_missing_symbols_can_be_said_otherwise() -> None:
    save("/: not_available\n'': below_unit\n'-': suppressed\n", "missing.yaml")
    table = "code,beds\n350102,/\n350103,\n350104,-\n350105,…\n350111,／\n"
    assert figures(observe(table, missing="missing.yaml")) == [
        "NOT_AVAILABLE",
        "BELOW_UNIT",
        "SUPPRESSED",
        "BELOW_UNIT",
        "NOT_AVAILABLE",
    ]
    assert refused(table, missing={"/": "missing", "x": {"a": "b"}}) == [
        'HC247 --missing: "missing" of "/" is no kind of missing figure. Kinds: not_available, below_unit, suppressed, '
        "not_applicable.",
        'HC247 --missing: "b" of "a" is no kind of missing figure. Kinds: not_available, below_unit, suppressed, '
        "not_applicable.",
    ]
    assert refused(table, missing={"/": "not_avaliable"})[0].endswith('Did you mean "not_available"?')
    assert refused(table, missing={"/": 1})[0].startswith(
        'HC242 --missing: cannot be understood at "/". Write "symbol: kind"'
    )


def test_symbols_can_mean_something_else_in_the_tables_of_one_source() -> None:
    save(
        "/: not_available\n'y*.csv': {…: suppressed, '-': not_applicable}\ny2.csv: {…: not_available}\n", "missing.yaml"
    )
    text = "code,{}\n350102,/\n350103,-\n350104,…\n"
    names = {"t.csv": "beds", "y1.csv": "doctors", "y2.csv": "residents"}
    for name, column in names.items():
        save(text.format(column), name)
    observations = observe(*names, missing="missing.yaml")
    assert figures(observations) == ["NOT_AVAILABLE", "NOT_AVAILABLE", "BELOW_UNIT"]
    assert figures(observations, "doctors") == ["NOT_AVAILABLE", "NOT_APPLICABLE", "SUPPRESSED"]
    assert figures(observations, "residents") == ["NOT_AVAILABLE", "NOT_APPLICABLE", "NOT_AVAILABLE"]
    assert refused("t.csv", missing="missing.yaml") == [
        'missing.yaml:2:1: HC614 --missing: no table is called "y*.csv".',
        'missing.yaml:3:1: HC614 --missing: no table is called "y2.csv".',
    ]
    with pytest.raises(TableError) as caught:
        inspect_tables(["t.csv"], VARIABLES, ReadOptions(missing="missing.yaml"))
    assert [fault.code for fault in caught.value.faults] == ["HC614", "HC614"]


@pytest.mark.parametrize(
    "corner",
    ["地区\\指标", "指标\\地区", "指标\n地区", "项目   区县", "地区／年份", "地区|指标", "Item\\District", "地区/指标"],
)
def test_a_corner_cut_in_two_by_a_slanted_line_names_the_area(corner: str) -> None:
    observations = observe(f'"{corner}",床位数\n鼓楼区,1\n')
    assert (observations.area_name, figures(observations)) == (["鼓楼区"], ["1"])


@pytest.mark.parametrize("header", ["指标\\单位", "地区\\区县", "地区\\机构", "指标\\年份", "地区\\指标\\年份"])
def test_other_corners_are_not_known(header: str) -> None:
    assert "HC231" in refused(f'"{header}",床位数\n鼓楼区,1\n')[0]
