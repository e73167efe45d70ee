"""Columns of codes: a few cells that hold none are read apart from the rest, and come to the same."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthcheck.tables import area_codes
from healthcheck.tables.area_codes import CodeColumn, read_codes
from healthcheck.tables.texts import Texts

_MISSING = frozenset({"", "-"})
_OTHERS = [
    "合计",
    "注：来自年报",
    "",
    " ",
    "-",
    "350102.0",
    "3.50102E+05",
    "９９",
    "35010",
    "12345",
    "DE21H",
    "3501021",
    "x1",
]


def plainly(codes: CodeColumn) -> list[object]:
    return [column.tolist() for column in (codes.kind, codes.key, codes.level, codes.text, codes.filled)]


@given(
    st.integers(0, 60),
    st.sampled_from([10**3, 10**5, 10**8]),
    st.lists(st.sampled_from(_OTHERS), max_size=20),
    st.randoms(use_true_random=False),
)
def test_a_few_other_cells_are_read_as_if_all_were_read_one_by_one(
    size: int, first: int, others: list[str], random: Random
) -> None:
    cells = [str(first + number) for number in range(size)] + others
    random.shuffle(cells)
    texts = Texts.of(cells) if cells else Texts(np.zeros(0, dtype=np.uint8), np.zeros(1, dtype=np.int64))
    quick = plainly(read_codes(texts, _MISSING))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(area_codes, "_FEW", -1)
        assert plainly(read_codes(texts, _MISSING)) == quick


def test_the_codes_of_another_system_are_those_of_all_rows() -> None:
    five_digits = [str(number) for number in range(11001, 11040)]
    codes = read_codes(Texts.of(["01001", *five_digits, "9001", "350102"]), _MISSING)
    kinds = [area_codes.CodeKind(kind).name for kind in codes.kind.tolist()]
    assert kinds == [*["OTHER"] * 40, "LOST_ZERO", "NATIONAL"]
