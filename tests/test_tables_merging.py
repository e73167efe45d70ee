"""Several tables: rows that meet, figures that agree or not, duplicates, and areas known by name only."""

from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_cases import VARIABLES, figures, found, observe, rows, save

from healthcheck.model.observations import State
from healthcheck.tables.read import ReadOptions, read_tables


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_more_columns_for_the_same_rows() -> None:
    first = "code,name,year,beds\n350103,台江区,2025,2\n350102,鼓楼区,2025,1\n"
    second = "code,year,doctors\n350102,2025,10\n350104,2025,30\n350102,2024,40\n"
    observations = observe(first, second)
    assert rows(observations) == [
        ("350103", "台江区", 2025),
        ("350102", "鼓楼区", 2025),
        ("350104", None, 2025),
        ("350102", "鼓楼区", 2024),
    ]
    assert figures(observations) == ["2", "1", "ABSENT", "ABSENT"]
    assert figures(observations, "doctors") == ["ABSENT", "10", "30", "40"]
    assert observations.batch.area.tolist() == [350103000000, 350102000000, 350104000000, 350102000000]
    assert observations.findings == ()
    places = [observations.origins.origin("doctors", row) for row in range(4)]
    assert [place and str(place.place) for place in places] == [None, "t1.csv:2:3", "t1.csv:3:3", "t1.csv:4:3"]


def test_more_rows_with_the_same_columns() -> None:
    observations = observe("code,beds\n350102,1\n", "code,beds\n350103,2\n", "code,beds\n350104,3\n")
    assert (observations.area, figures(observations)) == (["350102", "350103", "350104"], ["1", "2", "3"])
    assert observations.findings == ()


def test_the_finer_of_two_figures_that_agree_is_used() -> None:
    persons, thousands = "code,常住人口\n350102,523499\n350103,1000\n", "code,常住人口(万人)\n350102,52.3\n350103,0.1\n"
    said = (
        'info {}: HC252 Resident population: "{}" here and "{}" in {} agree within rounding; the finer figure is used.'
    )
    observations = observe(persons, thousands)
    assert figures(observations, "residents") == ["523499", "1000"]
    assert found(observations) == [said.format("t1.csv:2:2", "52.3", "523499", "t.csv!B2")]
    observations = observe(thousands, persons)
    assert figures(observations, "residents") == ["523499", "1000"]
    assert found(observations) == [said.format("t1.csv:2:2", "523499", "52.3", "t.csv!B2")]
    origin = observations.origins.origin("residents", 0)
    assert origin is not None
    assert (str(origin.place), origin.raw) == ("t1.csv:2:2", "523499")


def test_figures_that_disagree_are_a_conflict() -> None:
    observations = observe("code,beds\n350102,5\n", "code,beds\n350102,6\n")
    assert figures(observations) == ["CONFLICT"]
    assert found(observations) == [
        'error t1.csv:2:2: HC251 Hospital beds: "6" here, but "5" in t.csv!B2. Correct one of the two tables.'
    ]
    assert observations.batch.columns["beds"].mantissa.tolist() == [0]
    observations = observe("code,beds\n350102,5\n", "code,beds\n350102,6\n", wanted=["doctors"])
    assert [finding.severity.word for finding in observations.findings] == ["info"]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        *(("523500", "52.3万", True), ("523501", "52.3万", False), ("522500", "52.3万", True)),
        *(("522499", "52.3万", False), ("5", "5.0", True), ("5.4", "5.0", False), ("5.5", "5", True)),
        *(("5.51", "5", False), ("1.2E+05", "115000", True)),
        *(("9" * 30, "9" * 29 + "8", False), ("9" * 30, "1E+30", True), ("-5", "5", False)),
    ],
)  # fmt: skip
def test_figures_agree_within_half_of_the_coarsers_last_digit(one: str, other: str, agree: bool) -> None:
    observations = observe(f"code,literacy,spending\n350102,1,{one}\n".replace("万", "万元"),
                           f"code,spending\n350102,{other}\n".replace("万", "万元"))  # fmt: skip
    assert (figures(observations, "spending") != ["CONFLICT"]) == agree


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        *(("5", "", "5"), ("…", "5", "5"), ("5", "*", "5"), ("", "*", "SUPPRESSED"), ("…", "-", "BELOW_UNIT")),
        *(("不适用", "", "NOT_APPLICABLE"), ("5", "x1", "UNREADABLE"), ("-5", "5", "NEGATIVE")),
        *(("", "x1", "UNREADABLE"), ("-1", "x1", "NEGATIVE")),
    ],
)  # fmt: skip
def test_a_figure_beats_a_symbol_and_nothing_hides_what_cannot_be_used(one: str, other: str, merged: str) -> None:
    tables = [f"code,beds\n350102,{cell}\n" for cell in (one, other)]
    assert figures(observe(*tables)) == figures(observe(*reversed(tables))) == [merged]


def test_the_same_area_and_year_twice_in_one_table_is_a_duplicate_even_when_equal() -> None:
    table = "code,name,year,beds,doctors\n350102,鼓楼区,2025,1,\n350103,台江区,2025,2,3\n350102000000,鼓楼区,2025,1,5\n"
    table += "350102,鼓楼区,2024,4,6\n350102,鼓楼区,2025年,7,8\n"
    observations = observe(table)
    assert rows(observations) == [("350102", "鼓楼区", 2025), ("350103", "台江区", 2025), ("350102", "鼓楼区", 2024)]
    assert figures(observations) == ["DUPLICATE", "2", "4"]
    assert figures(observations, "doctors") == ["DUPLICATE", "3", "6"]
    said = (
        "error t.csv:{}:1: HC250 鼓楼区 2025 is in this table twice: also on line 2. Keep one of the two rows; "
        "rows of institutions are added up with --sum-by area."
    )
    assert found(observations) == [said.format(4), said.format(6)]
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert str(origin.place) == "t.csv:2:4"


def test_a_duplicate_is_not_healed_by_another_table() -> None:
    observations = observe("code,beds\n350102,1\n350102,1\n", "code,beds\n350102,1\n")
    assert figures(observations) == ["DUPLICATE"]
    assert [finding.code for finding in observations.findings] == ["HC250"]
    assert found(observations) == [
        "error t.csv:3:1: HC250 350102 is in this table twice: also on line 2. Keep one of the two rows; "
        "rows of institutions are added up with --sum-by area."
    ]


def test_names_join_codes_where_they_are_unique() -> None:
    coded = "code,name,beds\n350102,鼓楼区,1\n350103,台江区,2\n"
    named = "name,doctors\n台江区,20\n鼓 楼 区,10\n仓山区,30\n"
    observations = observe(coded, named)
    assert [row[:2] for row in rows(observations)] == [("350102", "鼓楼区"), ("350103", "台江区"), (None, "仓山区")]
    assert figures(observations, "doctors") == ["10", "20", "30"]
    observations = observe(named, coded)
    assert [row[:2] for row in rows(observations)] == [("350103", "台江区"), ("350102", "鼓楼区"), (None, "仓山区")]
    assert (figures(observations, "doctors"), figures(observations)) == (["20", "10", "30"], ["2", "1", "ABSENT"])
    assert observations.batch.area.tolist()[:2] == [350103000000, 350102000000]
    assert observations.batch.area.tolist()[2] < 0


def test_a_name_of_several_areas_is_joined_under_its_parent_only() -> None:
    coded = "code,市,区县,beds\n350102,福州市,鼓楼区,1\n320106,南京市,鼓楼区,2\n"
    assert figures(observe(coded, "市,区县,doctors\n南京市,鼓楼区,20\n福州市,鼓楼区,10\n"), "doctors") == ["10", "20"]
    observations = observe(coded, "name,doctors\n鼓楼区,10\n")
    assert figures(observations, "doctors") == ["ABSENT", "ABSENT", "10"]
    assert found(observations) == [
        "warning t1.csv:1: HC262 No row of this table is about an area and year of the other tables: they were not "
        "matched. "
        "Compare the codes and names.",
        "warning t1.csv:2:1: HC260 Several areas are called 鼓楼区, and this row has no code: it is matched with "
        "none of them. "
        "Add the code.",
    ]


def test_names_join_names() -> None:
    observations = observe(
        "市,区县,beds\n福州市,鼓楼区,1\n南京市,鼓楼区,2\n福州市,台江区,3\n", "name,doctors\n台江区,30\n"
    )
    assert figures(observations, "doctors") == ["ABSENT", "ABSENT", "30"]
    assert len(set(observations.batch.area.tolist())) == 3


def test_two_codes_of_one_name_stay_two_areas() -> None:
    observations = observe("code,name,beds\n350102,鼓楼区,1\n", "code,name,doctors\n350103,鼓楼区,2\n")
    assert observations.area == ["350102", "350103"]


def test_codes_of_other_systems_join_without_case() -> None:
    observations = observe("code,beds\nDE21H,1\n", "code,doctors\nde21h,2\n")
    assert (observations.area, figures(observations, "doctors")) == (["DE21H"], ["2"])


def test_a_row_of_another_year_gets_the_areas_code_and_name() -> None:
    observations = observe("code,name,year,beds\n350102,鼓楼区,2024,1\n", "name,year,beds\n鼓楼区,2025,2\n")
    assert rows(observations) == [("350102", "鼓楼区", 2024), ("350102", "鼓楼区", 2025)]


def test_tables_that_never_meet_are_said_to() -> None:
    observations = observe("code,beds\n350102,1\n", "code,doctors\n36704,1\n")
    assert [text.split(" ")[2] for text in found(observations)] == ["HC262", "HC258"]
    assert observe("code,beds\n350102,1\n", "code,beds,doctors\n350103,1,2\n").findings == ()


def test_findings_are_in_the_order_of_tables_lines_and_columns() -> None:
    table = "code,beds,doctors\n合计,3,3\n350102,x1,x2\n350102,1,1\n350103,-1,1\n"
    observations = observe(table, table)
    assert [(str(one.place), one.code) for one in observations.findings] == [
        (f"{file}:{place}", code)
        for file in ("t.csv", "t1.csv")
        for place, code in [
            ("2:1", "HC254"),
            ("3:2", "HC201"),
            ("3:3", "HC201"),
            ("4:1", "HC250"),
            ("5:2", "HC202"),
        ]
    ]


CELLS = st.sampled_from(["5", "5.0", "5.4", "6", "5000", "0.5万", "", "…", "*", "x1", "-1", "12345678901234567890"])
TABLES = st.lists(
    st.lists(st.tuples(st.sampled_from(["350102", "350103", "3501"]), CELLS, CELLS), min_size=1, max_size=4),
    min_size=2,
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_the_order_of_tables_changes_no_value(tables: list[list[tuple[str, str, str]]]) -> None:
    paths = []
    for number, table in enumerate(tables):
        lines = [f"{code},{beds},{residents}\n" for code, beds, residents in table]
        paths.append(save("code,beds,residents\n" + "".join(lines), f"{number}.csv"))
    assert _values(paths) == _values(paths[::-1]) == _values(paths[1:] + paths[:1])


def _values(paths: list[str]) -> dict[tuple[str | None, str], Fraction | State]:
    observations = read_tables(paths, VARIABLES, ["beds"], ReadOptions())
    values: dict[tuple[str | None, str], Fraction | State] = {}
    for name, column in observations.batch.columns.items():
        for row, area in enumerate(observations.area):
            state = State(int(column.state[row]))
            exact = Fraction(int(column.mantissa[row]), 10**column.scale)
            values[area, name] = exact if state is State.OK else state
    return values


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(2023, 2025)), min_size=1, max_size=60))
def test_rows_keep_the_order_of_first_appearance_and_duplicates_are_all_found(keys: list[tuple[int, int]]) -> None:
    lines = [f"{350100 + area:06d},{year},{number}\n" for number, (area, year) in enumerate(keys)]
    path = save("code,year,beds\n" + "".join(lines), "h.csv")
    observations = read_tables([path], VARIABLES, ["beds"], ReadOptions())
    assert list(zip(observations.area, observations.batch.period.tolist(), strict=True)) == [
        (f"{350100 + area:06d}", year) for area, year in dict.fromkeys(keys)
    ]
    assert figures(observations) == [
        str(keys.index(key)) if keys.count(key) == 1 else "DUPLICATE" for key in dict.fromkeys(keys)
    ]
    assert len(observations.findings) == len(keys) - len(set(keys))


@given(
    cells=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 2)), min_size=9, max_size=24),
)
@settings(max_examples=100, deadline=None)
def test_many_tables_disagree_where_any_two_of_them_do(cells: list[tuple[int, int, int]]) -> None:
    tables = [f"code,spending\n35010{row},{value / 10 ** (2 - digit):.{2 - digit}f}\n" for row, value, digit in cells]
    observations = observe(*tables)
    for index, area in enumerate(observations.area):
        here = [(Fraction(value, 10 ** (2 - digit)), digit) for row, value, digit in cells if f"35010{row}" == area]
        disagree = any(
            2 * abs(one - other) > Fraction(10 ** max(first, second), 100)
            for (one, first), (other, second) in combinations(here, 2)
        )
        assert (figures(observations, "spending")[index] == "CONFLICT") == disagree
