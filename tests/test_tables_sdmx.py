"""SDMX-CSV as offices of other countries send it: actions, statuses, labels, localised files."""

from pathlib import Path

import pytest
from table_cases import accounted, figures, found, inspect, observe, refused, rows

HEADER = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE"
ROW = "dataflow,HC:BEDS(1.0.0),I,350102,2024,beds,3922\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def inspected() -> None:
    """Every cell of t.csv is accounted for."""
    (one,) = inspect("t.csv")
    assert accounted(one) == one.total_cells


@pytest.mark.parametrize("first", ["STRUCTURE", "STRUCTURE[;]", "STRUCTURE[,]", "STRUCTURE[|]", "DATAFLOW"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_behind_the_first_word_stands_between_all_cells(first: str, sign: str) -> None:
    text = (HEADER.replace("STRUCTURE,", f"{first},") + ",NOTE[en;fr]\n" + ROW[:-1] + ",en:a;fr:b\n").replace(",", sign)
    if first == f"STRUCTURE[{sign}]" or sign == ";":
        text = text.replace(f"[{sign}]", f"[{sign}]").replace("NOTE[en;fr]", "NOTE").replace("en:a;fr:b", "x")
    observations = observe(text)
    assert (rows(observations), figures(observations)) == ([("350102", None, 2024)], ["3922"])
    assert observations.tables[0].unused[-1].startswith("NOTE")
    inspected()


class TestActions:
    def test_rows_that_delete_hold_no_figures(self) -> None:
        body = ROW + "dataflow,X,R,350103,2024,beds,5\ndataflow,X,D,350104,2024,beds,-\ndataflow,X,d: Delete,,2024,,7\n"
        observations = observe(f"{HEADER}\n{body}dataflow,X,A,350105,2024,beds,6\n")
        assert [code for code, _, _ in rows(observations)] == ["350102", "350103", "350105"]
        assert figures(observations) == ["3922", "5", "6"]
        said = "The row deletes an earlier figure (ACTION {}) and holds none: it is left out."
        assert found(observations) == [
            f"info t.csv:4:3: HC624 {said.format('D')}",
            f"info t.csv:5:3: HC624 {said.format('d: Delete')}",
        ]
        assert found(observations, "zh")[0] == (
            "info t.csv:4:3: HC624 本行是删除以前数据的指令（ACTION 为 D），不是数据，未采用。"
        )
        inspected()

    def test_a_figure_that_the_same_file_deletes_is_not_used(self) -> None:
        observations = observe(f"{HEADER}\n{ROW}dataflow,X,D,350102,2024,beds,\ndataflow,X,I,350103,2024,beds,1\n")
        assert [code for code, _, _ in rows(observations)] == ["350103"]
        assert found(observations) == [
            "error t.csv:2:6: HC625 The figure is deleted by line 3 of the same table (ACTION D), so it is not used. "
            "Delete one of the rows.",
            "info t.csv:3:3: HC624 The row deletes an earlier figure (ACTION D) and holds none: it is left out.",
        ]
        inspected()

    def test_a_row_of_attributes_loses_nothing(self) -> None:
        observations = observe(f"{HEADER},ATTR\n{ROW[:-1]},x\ndataflow,X,I,,2024,,,y\ndataflow,X,I,,2024,beds,3,y\n")
        assert figures(observations) == ["3922"]
        assert [text[:20] for text in found(observations)] == ["info t.csv:3:1: HC25", "error t.csv:4:1: HC2"]


class TestStatuses:
    def test_of_each_status_but_the_normal_one_it_is_said_how_many_figures_have_it(self) -> None:
        statuses = ["A", "", "E", "E: Estimated", "F", "P", "Z", "b", "L", "n", "N"]
        values = ["1", "2", "3", "4", "5", "6", "7", "8", "", "0", "9"]
        body = "".join(
            f"3501{n:02},2024,beds,{v},{s}\n" for n, (v, s) in enumerate(zip(values, statuses, strict=True), 2)
        )
        observations = observe("REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,OBS_STATUS\n" + body)
        assert figures(observations) == [*"12345678", "NOT_AVAILABLE", "BELOW_UNIT", "9"]
        said = "stands beside figures: 1. They count as they stand."
        assert found(observations) == [
            f'info t.csv:4:5: HC623 The status "E" (estimated) {said}',
            f'info t.csv:5:5: HC623 The status "E: Estimated" (estimated) {said}',
            f'warning t.csv:6:5: HC623 The status "F" (forecast) {said}',
            f'info t.csv:7:5: HC623 The status "P" (provisional) {said}',
            f'info t.csv:8:5: HC623 The status "Z" (a status that is not known) {said}',
            f'info t.csv:9:5: HC623 The status "b" (break in the series) {said}',
            f'info t.csv:12:5: HC623 The status "N" (not significant) {said}',
        ]

    @pytest.mark.parametrize(
        ("code", "state"),
        [
            *((code, "NOT_AVAILABLE") for code in "HLO"),
            *(("M", "NOT_APPLICABLE"), ("Q", "SUPPRESSED"), ("N", "BELOW_UNIT")),
            *((code, "0") for code in "ABDEFGIKPSUVW"),
        ],
    )
    def test_what_each_status_makes_of_a_zero(self, code: str, state: str) -> None:
        observations = observe(f"REF_AREA,INDICATOR,OBS_VALUE,OBS_STATUS\n350102,beds,0,{code}\n")
        assert figures(observations) == [state]
        assert "not known" not in "".join(found(observations))
        assert ("HC623" in "".join(found(observations))) == (state == "0" and code != "A")

    @pytest.mark.parametrize("cell", ["", " ", "0", "0.00"])
    def test_nothing_is_said_to_count_that_does_not(self, cell: str) -> None:
        assert found(observe(f"REF_AREA,INDICATOR,OBS_VALUE,OBS_STATUS\n350102,beds,{cell},N\n350103,beds,7,A\n")) == []


class TestDecimalCommas:
    @staticmethod
    def localised(*values: str, first: str = "STRUCTURE") -> str:
        body = "".join(f"dataflow;X;I;{350102 + n};2024;literacy;{value}\n" for n, value in enumerate(values))
        return HEADER.replace("STRUCTURE,", f"{first},").replace(",", ";") + "\n" + body

    @pytest.mark.parametrize("first", ["STRUCTURE", "STRUCTURE[|]", "DATAFLOW"])
    def test_a_comma_that_cannot_stand_between_thousands_is_a_decimal_point(self, first: str) -> None:
        observations = observe(self.localised("12,4", "1,234", "-3", "", "7", "y", first=first))
        assert figures(observations, "literacy") == ["12.4", "1.234", "-3", "NOT_AVAILABLE", "7", "UNREADABLE"]
        assert observations.batch.columns["literacy"].last_digit.tolist()[:2] == [-1, -3]
        origin = observations.origins.origin("literacy", 0)
        assert origin is not None
        assert origin.raw == "12,4"

    def test_a_column_of_thousands_stays_one(self) -> None:
        assert figures(observe(self.localised("1,234", "1,234,567", "5")), "literacy") == ["1234", "1234567", "5"]
        assert figures(observe(self.localised("1,234.5", "1,234")), "literacy") == ["1234.5", "1234"]

    @pytest.mark.parametrize("values", [("1,234", "7"), ("1,234", "12,4", "1,234,567")])
    def test_what_nobody_can_tell_is_not_used(self, values: tuple[str, ...]) -> None:
        observations = observe(self.localised(*values))
        assert figures(observations, "literacy")[0] == "UNREADABLE"
        assert found(observations)[0] == (
            'error t.csv:2:7: HC622 Health literacy: "1,234" can be read in two ways: the sign in it may be a decimal '
            "point, or stand between thousands. Write the figure without it."
        )

    def test_a_point_among_decimal_commas_is_unclear(self) -> None:
        observations = observe(self.localised("12,4", "1.234"))
        assert figures(observations, "literacy") == ["12.4", "UNREADABLE"]

    def test_other_tables_have_no_decimal_commas(self) -> None:
        assert figures(observe("地区;健康素养水平\n鼓楼区;12,4\n台江区;1,234\n"), "literacy") == ["UNREADABLE", "1234"]
        assert figures(observe(HEADER + '\ndataflow,X,I,350102,2024,literacy,"12,4"\n'), "literacy") == ["UNREADABLE"]


class TestLabels:
    NAMES = (
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,{0},TIME_PERIOD,{1},INDICATOR,{2},OBS_VALUE,{3},"
        "UNIT_MULT,{4},OBS_STATUS,{5}\n"
        "dataflow,HC:BEDS(1.0.0),Beds,I,350102,鼓楼区,2024,2024,POP,常住人口,52.3,,4,Ten thousands,A,Normal value\n"
        "dataflow,HC:BEDS(1.0.0),Beds,I,350103,台江区,2024,2024,beds,Places to lie,1200,,0,Units,E,Estimated\n"
    )

    @pytest.mark.parametrize(
        "labels",
        [
            ("Reference area", "Time period", "Indicator", "Observation value", "Unit multiplier", "Status"),
            ("Area", "Year", "Variable", "Value", "Unit", "Observation status"),
            ("地区", "时间", "指标", "数值", "单位倍数", "数据状态"),
        ],
    )
    def test_labels_in_columns_of_their_own(self, labels: tuple[str, ...]) -> None:
        observations = observe(self.NAMES.format(*labels))
        assert rows(observations) == [("350102", "鼓楼区", 2024), ("350103", "台江区", 2024)]
        assert figures(observations, "residents") == ["523000", "ABSENT"]
        assert figures(observations, "beds") == ["ABSENT", "1200"]
        assert [one.code for one in observations.findings] == ["HC623"]
        inspected()
        (one,) = inspect("t.csv")
        used = {column.header: column.use for column in one.columns if column.use}
        assert used[f"REF_AREA: {labels[0]}"] == "area_name"
        assert used[f"INDICATOR: {labels[2]}"] == "variable_label"
        assert [column.header for column in one.columns if column.reason and column.reason.code == "HC626"] == [
            f"{identifier}: {labels[number]}"
            for identifier, number in (("TIME_PERIOD", 1), ("OBS_VALUE", 3), ("UNIT_MULT", 4), ("OBS_STATUS", 5))
        ]

    @pytest.mark.parametrize("identifiers", [("INDICAUOR", "OBS_VALUE"), ("INDICAUOR", "OBS_VALUF")])
    def test_a_label_whose_identifier_is_not_known_is_read_itself(self, identifiers: tuple[str, str]) -> None:
        names = "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,REF_AREA,地区,{},指标,{},数值\n".format(*identifiers)
        observations = observe(f"{names}dataflow,HC:BEDS(1.0.0),Beds,350102,鼓楼区,POP,床位数,5,5\n")
        assert (rows(observations), figures(observations)) == ([("350102", "鼓楼区", 0)], ["5"])
        inspected()

    def test_values_of_years_may_be_their_own_labels(self) -> None:
        observations = observe(
            "REF_AREA: Area,TIME_PERIOD: Time,INDICATOR,OBS_VALUE\n350102: 鼓楼区,2024: 2024,beds,1\n"
        )
        assert rows(observations) == [("350102", "鼓楼区", 2024)]


def test_a_table_without_areas_is_still_refused() -> None:
    assert [text.split()[1] for text in refused("STRUCTURE,ACTION,INDICATOR,OBS_VALUE\ndataflow,I,beds,1\n")] == [
        "HC231"
    ]
