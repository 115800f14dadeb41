"""Which texts cannot be alike, beside RapidFuzz, which compares them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from georegistry_desktop.matching.letters import Letters

TEXTS = st.lists(st.text(alphabet="abcp1q", max_size=14), min_size=1, max_size=8, unique=True)


def told(texts: list[bytes], cutoff: int) -> np.ndarray:
    one, two = (side.ravel().astype(np.int32) for side in np.indices((len(texts), len(texts))))
    found = Letters(np.array(texts, dtype=object)).may_be_alike(one, two, cutoff)
    return found.reshape(len(texts), len(texts))


@given(TEXTS, st.sampled_from([1, 50, 80, 100]))
def test_that_what_is_alike_is_never_told_to_be_not(texts: list[str], cutoff: int) -> None:
    found = told([text.encode() for text in texts], cutoff)
    for i, one in enumerate(texts):
        for j, two in enumerate(texts):
            assert found[i, j] or fuzz.ratio(one, two) < cutoff


@pytest.mark.parametrize("text", [b"mamou", b"kissidougou", b"tttt"])
def test_that_texts_without_a_letter_in_common_are_told_to_be_not_alike(text: bytes) -> None:
    assert told([text, b"brr"], 50).tolist() == [[True, False], [False, True]]


def test_that_the_same_letter_many_times_counts_as_often_as_both_have_it() -> None:
    assert told([b"a" * 40, b"a" * 30, b"a"], 80).tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]
