"""其中, # and "of which": rows and columns that are a part of others are never taken for wholes without saying so."""

from pathlib import Path

import pytest
from table_cases import VARIABLES, accounted, figures, found, inspect, observe, rows, variable

MORE = {
    **VARIABLES,
    "public_beds": variable("public_beds", "Beds in public hospitals", "公立医院床位数", "bed", "count"),
    "resident_population": variable("resident_population", "Residents", "常住人口数", "person", "count"),
    "registered_population": variable("registered_population", "Registered", "户籍人口数", "person", "count"),
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def left_out(name: str) -> str:
    return (
        f'HC629 The row "{name}" counts a part of a row above it and is left out. If it is an area of its own, give it '
        "its area code."
    )


class TestRows:
    @pytest.mark.parametrize(
        "name",
        ["其中", "其中：", "其中:民营", "其中 市辖区", "#市区", "＃ 城镇", "of which: private", "Of which", "##女"],
    )
    def test_parts_are_left_out_and_named(self, name: str) -> None:
        observations = observe(f"地区,床位数\n福州市,10\n{name},3\n台江区,4\n")
        assert [row for _, row, _ in rows(observations)] == ["福州市", "台江区"]
        assert found(observations) == [f"info t.csv:3:1: {left_out(name)}"]
        (one,) = inspect("t.csv")
        assert accounted(one) == one.total_cells
        assert one.rows == 2

    @pytest.mark.parametrize("name", ["其中：鼓楼区", "#长乐市", "# 闽 侯 县", "其中:东街街道镇"])
    def test_a_part_that_reads_like_an_area_is_a_warning(self, name: str) -> None:
        observations = observe(f"地区,床位数\n福州市,10\n{name},3\n")
        assert [row for _, row, _ in rows(observations)] == ["福州市"]
        (said,) = found(observations)
        assert said.startswith("warning t.csv:3:1: HC629 ")
        assert found(observations, "zh")[0].endswith("未采用。如果它本身是一个地区，请填写区划代码。")

    def test_a_part_with_a_code_of_its_own_is_that_area(self) -> None:
        coded = "区划代码,地区,床位数\n350100,福州市,10\n350102,其中：鼓 楼区,3\n"
        observations = observe(coded, "地区,执业（助理）医师数\n鼓楼区,5\n")
        assert rows(observations) == [("350100", "福州市", 0), ("350102", "鼓楼区", 0)]
        assert figures(observations, "doctors") == ["ABSENT", "5"]
        assert found(observations) == [
            'info t.csv:3:2: HC630 The row "其中：鼓 楼区" has an area code of its own and is judged as that area.'
        ]

    def test_names_in_the_column_of_codes_and_rows_without_a_name(self) -> None:
        observations = observe("区划代码,项目,床位数\n350102,,10\n#民营,,3\n,其中：民营,4\n")
        assert [code for code, _, _ in rows(observations)] == ["350102"]
        assert [text.split(" ")[2] for text in found(observations)] == ["HC629", "HC629"]

    def test_a_note_may_begin_with_the_mark(self) -> None:
        observations = observe("地区,床位数\n福州市,10\n# 不含部队医院,\n")
        assert found(observations) == ['info t.csv:3:1: HC255 The note "# 不含部队医院" is no data and is left out.']

    def test_a_symbol_that_begins_alike_is_none(self) -> None:
        assert figures(observe("地区,床位数\n福州市,#N/A\n")) == ["NOT_AVAILABLE"]

    def test_a_table_that_nothing_needs_says_it_as_information(self) -> None:
        observations = observe("地区,床位数\n福州市,10\n#长乐市,3\n", wanted=["doctors"])
        assert [one.severity.word for one in observations.findings] == ["info"]


class TestColumns:
    @staticmethod
    def codes(table: str) -> tuple[list[str], list[str]]:
        """Return the variables read, and the codes of findings and of unused columns."""
        observations = observe(table, variables=MORE, wanted=list(MORE))
        (one,) = inspect("t.csv", variables=MORE)
        assert accounted(one) == one.total_cells
        reasons = [column.reason.code for column in one.columns if column.reason]
        return list(observations.batch.columns), [*(text.code for text in observations.findings), *reasons]

    @pytest.mark.parametrize(
        "header",
        [
            "其中：公立医院床位数",
            "其中:公立医院床位数(张)",
            "#公立医院床位数",
            "其中公立医院床位数",
            "of which public_beds",
        ],
    )
    def test_a_part_that_is_clear_is_read_and_said(self, header: str) -> None:
        table = f"地区,床位数,{header}\n鼓楼区,10,7\n"
        assert self.codes(table) == (["beds", "public_beds"], ["HC631"])
        observations = observe(table, variables=MORE)
        assert figures(observations, "public_beds") == ["7"]
        assert found(observations) == [
            f'info t.csv:1:3: HC631 "{header}" is read as Beds in public hospitals, a part of what stands before it.'
        ]

    def test_behind_an_unknown_whole_too(self) -> None:
        assert self.codes("地区,卫生技术人员,其中：执业（助理）医师数\n鼓楼区,10,7\n") == (
            ["doctors"],
            ["HC631", "HC264"],
        )

    @pytest.mark.parametrize(
        "header",
        [
            "公立医院卫生技术人员,其中：执业（助理）医师数",
            "城镇人口,#执业（助理）医师数",
            "执业（助理）医师数,其中：执业（助理）医师数",
            "床位数,其中：执业（助理）医师数",
            "常住人口数,其中：户籍人口数",
            "其中：床位数,卫生人员",
        ],
    )
    def test_a_part_that_is_not_clear_is_not_read(self, header: str) -> None:
        variables, codes = self.codes(f"地区,{header}\n鼓楼区,10,7\n")
        assert "HC632" in codes
        assert "HC631" not in codes
        assert len(variables) < 2

    def test_another_column_that_is_the_variable_wins(self) -> None:
        assert self.codes("地区,医院数,床位数,其中：公立医院床位数,公立医院床位数\n鼓楼区,1,10,7,8\n")[0] == [
            "beds",
            "public_beds",
        ]
        assert figures(observe("t.csv", variables=MORE), "public_beds") == ["8"]

    def test_what_is_said_of_a_column_that_is_not_clear(self) -> None:
        (one,) = inspect(self.saved("地区,公立医院人员,其中：床位数\n鼓楼区,10,7\n"))
        (reason,) = [column.reason for column in one.columns if column.reason and column.reason.code == "HC632"]
        assert reason.parameters == {"header": "其中：床位数", "target": "beds"}
        observations = observe("t.csv", columns={"其中：床位数": "beds"})
        assert figures(observations) == ["7"]

    @staticmethod
    def saved(text: str) -> str:
        Path("t.csv").write_text(text, encoding="utf-8")
        return "t.csv"

    def test_headers_of_two_rows(self) -> None:
        table = "地区,床位数,,\n,合计,其中：公立医院床位数,其中：民营\n鼓楼区,10,7,3\n"
        assert self.codes(table) == (["beds", "public_beds"], ["HC631", "HC264"])
        table = "地区,床位数,其中\n,,公立医院床位数\n鼓楼区,10,7\n"
        assert self.codes(table) == (["beds", "public_beds"], ["HC631"])
        table = "地区,床位数,公立医院,\n,合计,人员,其中：执业（助理）医师数\n鼓楼区,10,7,3\n"
        assert self.codes(table) == (["beds"], ["HC264", "HC264"])

    def test_keys_are_no_parts(self) -> None:
        assert self.codes("区划代码,床位数,#地区\n350102,10,7\n") == (["beds"], ["HC264"])


class TestLongTables:
    def test_a_part_follows_its_whole(self) -> None:
        body = "".join(f"{area},床位数,10\n{area},其中：公立医院床位数,7\n" for area in ("鼓楼区", "台江区"))
        observations = observe("地区,指标,数值\n" + body, variables=MORE)
        assert figures(observations, "public_beds") == ["7", "7"]
        assert found(observations) == [
            'info t.csv:3:2: HC631 "其中：公立医院床位数" is read as Beds in public hospitals, a part of what stands '
            "before it."
        ]

    @pytest.mark.parametrize("whole", ["公立医院人员", "执业（助理）医师数"])
    def test_a_part_that_is_not_clear_is_not_known(self, whole: str) -> None:
        observations = observe(f"地区,指标,数值\n鼓楼区,{whole},10\n鼓楼区,其中：床位数,7\n", variables=MORE)
        assert "beds" not in observations.batch.columns
        assert found(observations)[-1] == (
            'info t.csv:3:2: HC268 The indicator "其中：床位数" is not known: its rows are not used.'
        )
