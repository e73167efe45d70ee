"""Columns of text that stay bytes until somebody asks."""

from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from healthcheck.tables.texts import OptionalTexts, Texts

TEXTS = st.lists(st.none() | st.sampled_from(["", "a", "ab", "赣"]), min_size=1)


@given(TEXTS, st.randoms())
def test_changes_of_a_column_are_found_in_any_order(texts: list[str | None], shuffle: Random) -> None:
    order = list(range(len(texts)))
    shuffle.shuffle(order)
    pairs = [(texts[one], texts[other]) for one, other in pairwise(order)]
    expected = [None not in pair and pair[0] != pair[1] for pair in pairs]
    assert OptionalTexts.of(texts).changes(np.array(order)).tolist() == expected


@given(TEXTS, st.randoms())
def test_a_column_is_the_list_of_its_texts(texts: list[str | None], random: Random) -> None:
    column = OptionalTexts.of(texts)
    rows = [random.randrange(len(texts)) for _ in range(random.randrange(8))]
    assert column == texts
    assert [column[row] for row in range(len(texts))] == list(column) == texts
    assert column.at(np.array(rows, dtype=np.intp)) == [texts[row] for row in rows]
    # Columns of a CSV file have offsets of half the width.
    narrow = OptionalTexts(Texts(column.texts.data, column.texts.offsets.astype(np.int32)), column.there)
    for same in (column, narrow):
        assert same.column_at(np.array(rows, dtype=np.intp)).to_pylist() == [texts[row] for row in rows]
        assert same.arrow().to_pylist() == texts
    marks = np.array([random.random() < 0.5 for _ in texts])
    assert column.only(marks) == [text if mark else None for text, mark in zip(texts, marks.tolist(), strict=True)]
    assert OptionalTexts.nothing(3) == [None] * 3
    assert column != texts[1:]


@given(
    st.lists(st.one_of(st.none(), st.sampled_from(["", "a", "区", "ab\0", "é"])), min_size=1, max_size=8),
    st.data(),
)
def test_texts_are_replaced_in_some_rows_only(texts: list[str | None], data: st.DataObject) -> None:
    rows = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1))))
    new = [data.draw(st.sampled_from([None, "", "x", "福州"])) for _ in rows]
    expected = list(texts)
    for row, text in zip(rows, new, strict=True):
        expected[row] = text
    assert OptionalTexts.of(texts).replaced(np.array(rows, dtype=np.intp), new).tolist() == expected
