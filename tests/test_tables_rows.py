"""Rows: areas, names, levels and years; totals, notes and rows that are left out, never in silence."""

from pathlib import Path

import pytest
from table_cases import figures, found, observe, refused, rows

from healthcheck.model.area_codes import compare_key
from healthcheck.model.observations import UNDATED
from healthcheck.tables.areas import CodeStyle, code_keys, level_of
from healthcheck.tables.texts import Texts


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


CODES = [
    ("35", "province", "350000000000"),
    ("350000", "province", "350000000000"),
    ("3501", "city", "350100000000"),
    ("350100", "city", "350100000000"),
    ("350102", "county", "350102000000"),
    ("350102000", "county", "350102000000"),
    ("350102001", "township", "350102001000"),
    ("350102001000", "township", "350102001000"),
    ("350102001001", None, "350102001001"),
    ("441900", "city", "441900000000"),
    ("441900003", "township", "441900003000"),
    ("000000", None, "000000000000"),
    ("100000", None, "100000000000"),
    ("36704", None, "36704"),
    ("DE21H", None, "de21h"),
    ("３５", None, "３５"),
    ("", None, ""),
]


@pytest.mark.parametrize(("code", "level", "key"), CODES)
def test_a_code_tells_its_level_and_is_compared_padded(code: str, level: str | None, key: str) -> None:
    assert (level_of(code), compare_key(code)) == (level, key)


def test_columns_of_codes_are_read_like_single_ones() -> None:
    codes = [code for code, _, key in CODES if len(key) == 12 and key.isdecimal()]
    keys = code_keys(Texts.of([*codes, "36704", "x", "", "-1", "35.5", "DE21H"]))
    assert keys.key.tolist() == [int(compare_key(code)) for code in codes] + [-1] * 6
    assert keys.clean.tolist() == [True] * len(codes) + [False] * 6


@pytest.mark.parametrize(
    ("codes", "lost", "wrong"),
    [
        (["350102", "36704", "3501", "DE21H", "US-CA"], ["36704"], []),
        (["36704"], ["36704"], []),
        (["350102001000", "35010200100"], ["35010200100"], []),
        (["01049", "1051", "06107"], ["1051"], []),
        ([str(48001 + 2 * number) for number in range(10)] + ["6107"], ["6107"], []),
        (["350102", "3501025", "1.1E+05", "35-01", "350102x!"], [], ["3501025", "1.1E+05", "35-01", "350102x!"]),
    ],
)  # fmt: skip
def test_lost_zeros_and_malformed_codes_are_told_from_other_systems(
    codes: list[str], lost: list[str], wrong: list[str]
) -> None:
    style = CodeStyle(codes)
    assert [code for code in codes if style.lost_zero(code)] == lost
    assert [code for code in codes if not style.is_code(code) and not style.lost_zero(code)] == wrong


def test_codes_are_kept_as_written_and_matched_padded() -> None:
    first = "区划代码,年份,床位数\n350102,2025,1\n350100,2025,2\n４４１９００, 2025 ,3\n"
    second = "code,year,doctors\n350102000000,2025,4\n3501,2025,5\n441900000,2025,6\n"
    observations = observe(first, second)
    assert observations.area == ["350102", "350100", "441900"]
    assert observations.level == ["county", "city", "city"]
    assert figures(observations, "doctors") == ["4", "5", "6"]
    assert observations.batch.area.tolist() == [350102000000, 350100000000, 441900000000]


def test_a_code_that_lost_its_zero_is_judged_as_written() -> None:
    observations = observe("code,name,beds\n350102,鼓楼区,1\n36704,赣县区,2\n")
    assert rows(observations) == [("350102", "鼓楼区", UNDATED), ("36704", "赣县区", UNDATED)]
    assert figures(observations) == ["1", "2"]
    assert found(observations) == [
        'warning t.csv:3:1: HC258 The area code "36704" seems to have lost a leading zero. It is judged as written; '
        "digits: 6 in the column map (--columns) fills it in."
    ]


def test_a_malformed_code_is_a_finding_and_the_row_goes_by_its_name() -> None:
    observations = observe("code,name,beds\n3.5E+05,鼓楼区,1\n1234567,,2\n", "code,name,doctors\n350102,鼓楼区,3\n")
    assert rows(observations) == [("350102", "鼓楼区", UNDATED), ("1234567", None, UNDATED)]
    assert (figures(observations), figures(observations, "doctors")) == (["1", "2"], ["3", "ABSENT"])
    wanted = "is malformed. Correct it; format the column as text."
    assert found(observations) == [
        f'error t.csv:2:1: HC257 The area code "3.5E+05" {wanted}',
        f'error t.csv:3:1: HC257 The area code "1234567" {wanted}',
    ]


@pytest.mark.parametrize("code", ["NA", "", "—", "-", "…"])
def test_a_row_without_a_code_goes_by_its_name(code: str) -> None:
    observations = observe(f"code,name,beds\n350102,鼓楼区,1\n{code},台江区,2\n")
    assert rows(observations) == [("350102", "鼓楼区", UNDATED), (None, "台江区", UNDATED)]
    assert observations.findings == ()


def test_names_in_the_code_column_are_names() -> None:
    observations = observe("area,beds\n鼓楼区,1\nTai Jiang,2\n350104,3\nDE21H,4\nFR,5\n合计,15\n")
    assert [(row[0], row[1]) for row in rows(observations)] == [
        (None, "鼓楼区"),
        (None, "Tai Jiang"),
        ("350104", None),
        ("DE21H", None),
        ("FR", None),
    ]
    assert [text.split(": ")[1] for text in found(observations)] == [
        'HC254 The row "合计" adds up others and is left out.'
    ]


def test_the_finest_name_is_the_areas_own() -> None:
    text = "省,市,区县,床位数\n福建省,福州市,鼓楼区,1\n福建省,福州市,福州市,2\n福建省,—,-,3\n 福建省 ,厦门市,,4\n"
    observations = observe(text)
    assert observations.area_name == ["鼓楼区", "福州市", "福建省", "厦门市"]
    assert observations.level == ["county", "city", "province", "city"]
    assert figures(observations) == ["1", "2", "3", "4"]


def test_a_name_repeated_in_a_finer_column_is_the_same_area() -> None:
    observations = observe("省,市,区县,床位数\n福建省,福州市,福州市,2\n福建省,福州市,,3\n")
    assert (observations.area_name, figures(observations)) == (["福州市"], ["DUPLICATE"])


@pytest.mark.parametrize(
    ("header", "level"),
    [("城市", "city"), ("区县", "county"), ("乡镇", "township"), ("省份", "province"), ("地区", None), ("name", None)],
)
def test_the_header_over_a_name_tells_the_level(header: str, level: str | None) -> None:
    assert observe(f"{header},beds\n某地,1\n").level == [level]


def test_a_level_column_overrides_the_code() -> None:
    text = "code,级别,beds\n350102,,1\n350103,县级,2\n350104,City,3\n350105,镇,4\n"
    text += "350111,省级,5\n469001,特区,6\n469002,特区,7\n"
    observations = observe(text)
    assert observations.level == ["county", "county", "city", "township", "province", "county", "county"]
    assert found(observations) == [
        'warning t.csv:7:2: HC259 The level "特区" is not known; the code or the name column tells the level '
        "instead. Known: "
        "省级, 市级, 县级, 乡级 (province, city, county, township)."
    ]


@pytest.mark.parametrize("cell", ["2025", "2025年", "2025年度", " 2025 ", "２０２５", "2025.0", "2025年末"])
def test_years_are_written_in_many_ways(cell: str) -> None:
    assert observe(f"code,年份,beds\n350102,{cell},1\n").batch.period.tolist() == [2025]


@pytest.mark.parametrize("cell", ["2025-01", "2024-2025", "25", "", "NA", "3025", "1025", "2025Q1", "2025.5", "去年"])
def test_a_row_whose_year_cannot_be_read_is_left_out(cell: str) -> None:
    observations = observe(f"code,年份,beds\n350102,{cell},1\n350103,2025,2\n")
    assert (observations.area, figures(observations)) == (["350103"], ["2"])
    assert found(observations) == [
        f'error t.csv:2:2: HC253 The row is left out: its year "{cell}" is not one. Write four digits, such as 2025.'
    ]
    assert observations.tables[0].rows == 1


def test_tables_without_years_are_undated_or_take_the_year_that_is_said() -> None:
    table = "code,beds\n350102,1\n"
    assert observe(table).batch.period.tolist() == [UNDATED]
    dated = observe(table, period=2024)
    assert (dated.batch.period.tolist(), str(dated.batch.period.dtype)) == ([2024], "int32")
    assert observe("code,year,beds\n350102,2025,1\n", period=2024).batch.period.tolist() == [2025]


def test_dated_and_undated_tables_do_not_mix() -> None:
    dated, undated = "code,year,beds\n350102,2025,1\n", "code,doctors\n350102,1\n"
    assert refused(dated, undated) == [
        't1.csv:1: HC238 This table has no years, but "t.csv" has. Say with --period which year it is for.'
    ]
    assert figures(observe(dated, undated, period=2025), "doctors") == ["1"]


@pytest.mark.parametrize(
    "name",
    "合计 总计 小计 合_计 _总_计 全市 全省 全国 全区 全县 福州市合计 Total TOTAL Grand_Total Ｔｏｔａｌ".split(),
)
def test_totals_are_left_out_and_said_to_be(name: str) -> None:
    table = f"区划代码,地区,床位数\n,{name},5\n350102,鼓楼区,2\n".replace("_", "\u3000")
    observations = observe(table)
    assert observations.area_name == ["鼓楼区"]
    shown = name.replace("_", " ").strip()
    assert found(observations) == [f'info t.csv:2:2: HC254 The row "{shown}" adds up others and is left out.']


def test_a_total_with_a_code_is_that_areas_own_row() -> None:
    observations = observe("code,name,beds\n350100,全市,5\n350102,鼓楼区,2\n000000,全国,9\n")
    assert list(zip(observations.area, observations.level, strict=True)) == [
        ("350100", "city"),
        ("350102", "county"),
        ("000000", None),
    ]


@pytest.mark.parametrize("column", ["序号,地区", "地区,序号"])
def test_a_total_may_stand_in_any_first_cell(column: str) -> None:
    first, second = ("1", "鼓楼区") if column.startswith("序号") else ("鼓楼区", "1")
    observations = observe(f"{column},床位数\n{first},{second},2\n合计,,5\n")
    assert observations.area_name == ["鼓楼区"]
    assert [text.split(": ")[1] for text in found(observations)] == [
        'HC254 The row "合计" adds up others and is left out.'
    ]


@pytest.mark.parametrize(
    "note",
    [
        "注：本表为初步数据",
        "注:1.不含",
        "备注",
        "资料来源：统计局",
        "数据来源:x",
        "说明：略",
        "Note: x",
        "Source: y",
        "※",
        " 注1",
    ],
)
@pytest.mark.parametrize("header", ["区划代码,地区", "地区,区划代码", "序号,区划代码", "地区,x"])
def test_notes_are_left_out_and_said_to_be(note: str, header: str) -> None:
    cells = {"区划代码": "350102", "地区": "鼓楼区", "序号": "1", "x": "1"}
    row = ",".join(cells[name] for name in header.split(","))
    observations = observe(f"{header},床位数\n{row},2\n{note},,\n")
    assert figures(observations) == ["2"]
    assert found(observations) == [f'info t.csv:3:1: HC255 The note "{note.strip()}" is no data and is left out.']
    assert observations.tables[0].rows == 1


@pytest.mark.parametrize(
    "line",
    [
        "填表人：张三,,",
        "填表人：,张三,审核人：李四",
        "单位负责人:王五,填报日期：2025年1月5日",
        "联系电话：0591-12345678",
        "2025年1月5日,,",
        "2025 年 1 月",
        "本表不含部队医院。",
    ],
)
@pytest.mark.parametrize("dated", ["", ",2024"])
@pytest.mark.parametrize("before", ["", "注：初步数据\n"])
def test_what_stands_below_a_form_is_no_data(line: str, dated: str, before: str) -> None:
    header = "地区,床位数,医师数" + ",年份" * bool(dated)
    observations = observe(
        f"{header}\n鼓楼区,2,3{dated}\n{before}{line}{',' * (2 - line.count(',') + bool(dated))}\n\n"
    )
    assert figures(observations) == ["2"]
    at = 4 if before else 3
    assert (
        found(observations)[-1]
        == f'info t.csv:{at}:1: HC255 The note "{line.split(",")[0]}" is no data and is left out.'
    )
    assert observations.tables[0].rows == 1


def test_a_list_of_notes_is_no_data() -> None:
    lines = ["注：1.初步数据", "2.床位数含社会办医", "（3）街道", "填表人：张三"]
    observations = observe("地区,床位数\n鼓楼区,2\n" + "".join(f"{line},\n" for line in lines))
    assert found(observations) == [
        f'info t.csv:{number}:1: HC255 The note "{line}" is no data and is left out.'
        for number, line in enumerate(lines, 3)
    ]


def test_a_line_below_a_form_may_have_fewer_cells_than_the_header() -> None:
    observations = observe("地区,床位数,医师数\n鼓楼区,2,3\n填表人：张三,审核人：李四\n2025年1月5日\n")
    assert found(observations) == [
        'info t.csv:3:1: HC255 The note "填表人：张三,审核人：李四" is no data and is left out.',
        'info t.csv:4:1: HC255 The note "2025年1月5日" is no data and is left out.',
    ]


def test_areas_without_figures_below_a_table_stay() -> None:
    observations = observe("地区,床位数,医师数\n鼓楼区,2,3\n1.台江区,,\n（2）东街街道,,\n负责人县,,\n350104,,\n")
    assert observations.tables[0].rows == 5


def test_lines_like_those_below_a_form_are_data_among_data() -> None:
    assert found(observe("地区,年份,床位数\n鼓楼区,2024,2\n1.床位,,\n台江区,2024,3\n")) == [
        'error t.csv:3:2: HC253 The row is left out: its year "" is not one. Write four digits, such as 2025.'
    ]


def test_a_row_that_is_named_like_a_note_but_has_figures_stays() -> None:
    assert observe("name,beds\n注册区,2\n").area_name == ["注册区"]


def test_an_area_that_reported_nothing_stays() -> None:
    observations = observe("code,name,beds\n350102,鼓楼区,\n,台江区,\n350104,,\n")
    assert figures(observations) == ["NOT_AVAILABLE"] * 3
    assert observations.findings == ()


def test_data_without_an_area_is_left_out_with_an_error() -> None:
    observations = observe("序号,code,name,beds\n1,350102,鼓楼区,2\n2,,,7\n,,,\n")
    assert figures(observations) == ["2"]
    assert found(observations) == [
        'error t.csv:3:1: HC256 The row has neither an area code nor a name and is left out; it begins with "2".'
    ]


@pytest.mark.parametrize("row", [",,万人,张", "单位,,万人,张", "单位,,（万人）,（张）", ",单位,人,"])
def test_a_row_of_units_is_not_passed_over(row: str) -> None:
    shown = " ".join(cell for cell in row.split(",") if cell)
    (said,) = refused(f"name,code,residents,beds\n鼓楼区,350102,52.3,1\n{row}\n")
    assert said.split(": ", 1)[1] == (
        f'HC239 This row holds units, not figures: "{shown}". Write the units into the header, such as 常住人口(万人'
        "), and "
        "delete the row."
    )


def test_units_under_a_column_that_nobody_needs_are_only_unreadable() -> None:
    observations = observe("name,beds,residents\n鼓楼区,1,万人\n", wanted=["beds"])
    assert figures(observations) == ["1"]
    assert [text.split(" HC")[1][:3] for text in found(observations)] == ["201"]


def test_findings_on_cells_quote_them_and_weigh_by_who_reads_them() -> None:
    table = 'code,beds,residents\n350102,"12,3x",1\n350103,-5,3.5\n350104,"a\nb  c",-1\n350105,3922.5,2\n'
    assert found(observe(table, wanted=["beds"])) == [
        'error t.csv:2:2: HC201 Hospital beds: "12,3x" is not a number. Correct the cell; if it stands for a missing '
        "figure, "
        "say so with --missing.",
        'error t.csv:3:2: HC202 Hospital beds: "-5" is negative, but a count cannot be. Correct the cell.',
        'info t.csv:3:3: HC207 Resident population: "3.5" is not a whole number, but it counts whole things. Check the '
        "figure and its unit.",
        'error t.csv:4:2: HC201 Hospital beds: "a b c" is not a number. Correct the cell; if it stands for a missing '
        "figure, "
        "say so with --missing.",
        'info t.csv:4:3: HC202 Resident population: "-1" is negative, but a count cannot be. Correct the cell.',
        'warning t.csv:6:2: HC207 Hospital beds: "3922.5" is not a whole number, but it counts whole things. Check the '
        "figure and its unit.",
    ]
    observations = observe(table)
    assert figures(observations) == ["UNREADABLE", "NEGATIVE", "UNREADABLE", "3922.5"]
    assert observations.findings[0].raw == "12,3x"
    assert observations.findings[3].raw == "a\nb  c"


def test_a_fraction_is_seen_with_the_unit_applied() -> None:
    assert observe("code,常住人口(万人)\n350102,52.3\n350103,0.0001\n").findings == ()
    observations = observe("code,常住人口(万人)\n350102,52.30001\n")
    assert figures(observations, "residents") == ["523000.1"]
    assert [finding.code for finding in observations.findings] == ["HC207"]


def test_amounts_and_rates_may_be_negative_and_fractional() -> None:
    observations = observe("code,spending,literacy\n350102,-1.5,-0.25\n")
    assert (figures(observations, "spending"), figures(observations, "literacy")) == (["-1.5"], ["-0.25"])
    assert observations.findings == ()


def test_a_row_is_only_for_information_when_nothing_in_its_table_is_needed() -> None:
    table = "code,year,doctors\n350102,x,1\n,2025,2\n350103,2025,3\n350103,2025,3\n"
    observations = observe(table, "code,year,beds\n350103,2025,1\n", wanted=["beds"])
    assert {finding.severity.word for finding in observations.findings} == {"info"}
    assert sorted(finding.code for finding in observations.findings) == ["HC250", "HC253", "HC256"]


def test_long_texts_are_cut_in_messages_and_kept_whole_beside_them() -> None:
    observations = observe(f"code,beds\n350102,{'x' * 200}\n")
    (finding,) = observations.findings
    assert found(observations)[0].startswith(f'error t.csv:2:2: HC201 Hospital beds: "{"x" * 40}…" is not a number.')
    assert finding.raw == "x" * 200


def test_an_area_is_meant_for_the_rows_below_it_when_their_years_differ() -> None:
    clean = observe(
        "代码,地区,年份,床位数\n350102,鼓楼区,2023,1\n350102,鼓楼区,2024,2\n350103,台江区,2023,3\n350103,台江区,2024,4\n"
    )
    merged = observe("代码,地区,年份,床位数\n350102,鼓楼区,2023,1\n,,2024,2\n350103,台江区,2023,3\n,,2024,4\n")
    assert (rows(merged), figures(merged), merged.level) == (rows(clean), figures(clean), clean.level)
    assert found(merged) == [
        "info t.csv:3:1: HC267 From here on, 2 rows without an area are taken for the area above them."
    ]


@pytest.mark.parametrize("row", [",2023,2\n", ",,2\n", ",,\n,2024,2\n"])
def test_an_area_is_not_filled_down_in_doubt(row: str) -> None:
    observations = observe(f"地区,年份,床位数\n鼓楼区,2023,1\n{row}台江区,2023,3\n")
    assert figures(observations) == ["1", "3"]
    assert [finding.code for finding in observations.findings] == ["HC256"]


def test_totals_are_filled_down_too() -> None:
    observations = observe("地区,年份,床位数\n合计,2023,1\n,2024,2\n台江区,2023,3\n")
    assert figures(observations) == ["3"]
    assert [finding.code for finding in observations.findings] == ["HC254", "HC254", "HC267"]


def test_names_spread_over_their_cell_and_codes_turned_into_numbers() -> None:
    observations = observe("code,name,beds\n350102.0,东 城 区,1\n3.50103E+05,　西　城区 ,2\n3.5E+05,St Helens,3\n")
    assert rows(observations)[:2] == [("350102", "东城区", 0), ("350103", "西城区", 0)]
    assert [finding.code for finding in observations.findings] == ["HC257"]
