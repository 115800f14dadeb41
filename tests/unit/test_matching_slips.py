"""Words of the dictionary that were spelt with one slip."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.normalise import normalise
from georegistry_desktop.matching.slips import variants


@given(st.text(alphabet="abn", min_size=1, max_size=6), st.text(alphabet="abn", max_size=7))
def test_that_the_variants_of_a_word_are_what_one_slip_makes_of_it(word: str, other: str) -> None:
    assert (other in variants(word)) == (OSA.distance(word, other) == 1)


def cores(*names: str, often: int = 40) -> list[str]:
    """The cores of the names among others of which many are hospitals."""
    places = [f"{one}{two}{three}o Hospital" for one in "bdgkl" for two in "aeio" for three in "rmn"]
    pool = normalise(pa.array([*names, *places[:often]], pa.string()), shipped())
    return [pool.joined_text[at].decode() for at in pool.joined_id[: len(names)]]


@pytest.mark.parametrize(
    "name", ["Kindia Hospitl", "Kindia Hospiatl", "Kindia Hosspital", "Hospitaal Kindia", "Kindia Hosqital"]
)
def test_that_a_rare_word_with_one_slip_is_read_as_the_word_that_was_meant(name: str) -> None:
    assert cores(name) == ["kindia"]


@pytest.mark.parametrize("name", ["Kindia Hspitl", "Kindia Hosp1tal", "Kindia Hotel"])
def test_that_other_words_stay_what_they_are(name: str) -> None:
    assert cores(name) != ["kindia"]


@pytest.mark.parametrize("name", ["Hospitalde Kindia", "Hospitaldu Kindia", "Kindia Hospitalof"])
def test_that_a_word_without_the_space_to_a_weak_word_behind_it_is_read_as_the_word(name: str) -> None:
    assert cores(name) == ["kindia"]


def test_that_a_slip_is_one_only_where_the_word_is_much_more_common() -> None:
    assert cores("Kindia Hospitl", often=10) == ["kindiahospitl"]
    many = [f"Bo{letter} Hospitl" for letter in "abdef"]
    assert cores(*many)[0] == "boahospitl"


def test_that_the_order_of_names_does_not_matter() -> None:
    names = ["Kindia Hospitl", "Bo Hospiatl", "Pita"]
    assert cores(*names) == cores(*names[::-1])[::-1]


def test_that_no_names_have_no_slips() -> None:
    assert len(normalise(pa.array([], pa.string()), shipped())) == 0
    assert np.array(cores("", often=0)).tolist() == [""]
