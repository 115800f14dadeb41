"""How alike two names are."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.normalise import normalise
from georegistry_desktop.matching.similarity import NameMeasures, Names

FIELDS = ("full", "core", "sound", "shared", "held", "short")
TEXTS = st.lists(st.text(alphabet="abcdeo I2'é", max_size=12), min_size=1, max_size=8, unique=True)


def names_of(texts: list[str]) -> Names:
    return Names(normalise(pa.array(texts, pa.string()), shipped()))


def measured(*texts: str) -> NameMeasures:
    """The first of the texts beside each of the others."""
    names = names_of(list(texts))
    two = np.arange(1, len(texts), dtype=np.int32)
    return names.measure(np.zeros(len(two), dtype=np.int32), two)


@given(TEXTS)
def test_that_measures_do_not_hang_on_the_side(texts: list[str]) -> None:
    names = names_of(texts)
    one, two = (side.ravel().astype(np.int32) for side in np.indices((len(texts), len(texts))))
    there, back = names.measure(one, two), names.measure(two, one)
    for field in FIELDS:
        # The weights of the common words are summed in another order.
        apart = getattr(there, field).astype(int) - getattr(back, field).astype(int)
        assert np.abs(apart).max() <= 1, field


@given(TEXTS)
def test_that_a_name_is_quite_like_itself_and_other_names_never_quite(texts: list[str]) -> None:
    names = names_of(texts)
    one, two = (side.ravel().astype(np.int32) for side in np.indices((len(texts), len(texts))))
    found = names.measure(one, two)
    told = names.pool.letters[one] > 0  # a name of nothing is like none, nor like itself
    assert ((found.full >= 100) == ((names.pool.full_id[one] == names.pool.full_id[two]) & told)).all()
    assert ((found.core == 100) == ((names.pool.joined_id[one] == names.pool.joined_id[two]) & told)).all()


@given(TEXTS)
def test_that_the_core_is_measured_as_rapidfuzz_does(texts: list[str]) -> None:
    names = names_of(texts)
    zeros, rest = np.zeros(len(texts), dtype=np.int32), np.arange(len(texts), dtype=np.int32)
    found = names.measure(zeros, rest).core
    cores = [names.pool.joined_text[at].decode() for at in names.pool.joined_id]
    for at, value in enumerate(found.tolist()):
        wanted = fuzz.ratio(cores[0], cores[at]) if cores[0] else 0
        assert value == pytest.approx(min(wanted, 99) if value < 100 else 100, abs=1)


def test_that_the_quick_look_is_0_below_its_cutoff() -> None:
    names = names_of(["kindia", "kindya", "zzz"])
    found = names.quick(np.zeros(2, dtype=np.int32), np.array([1, 2], dtype=np.int32), 50)
    assert found[0] >= 50
    assert found[1] == 0


def test_that_the_words_that_both_have_are_told() -> None:
    found = measured("kindia telimele", "telimele kindia", "kindia", "kindia pita", "mamou")
    assert found.shared.tolist()[0] == 100
    assert found.held.tolist()[:2] == [100, 101]  # the second begins with the other
    assert found.shared[1] < 100
    assert 0 < found.held[2] < 100
    assert (found.shared[3], found.held[3]) == (0, 0)


def test_that_names_of_one_meaning_in_other_words_are_not_quite_the_same() -> None:
    found = measured("Bo Health Post", "BO HEALTH POST", "Bo Poste de santé", "Bo Dispensary", "Bo Hospital")
    assert found.full.tolist()[:3] == [101, 100, 100]
    assert found.full[3] < 100


def test_that_the_letters_of_the_shorter_name_are_looked_for_in_the_longer() -> None:
    found = measured("plumieux", "plumieux", "plmx", "plumx", "boplumieux", "oran", "")
    assert found.short.tolist()[:4] == [101, 100, 101, 101]
    assert found.short[4] < 60
    assert found.short[5] == 0


def test_that_a_rare_word_weighs_more_than_a_common_one() -> None:
    common = [f"nord {word}" for word in ("pita", "labe", "boke", "kissa", "fria")]
    found = measured("nord kindia", "nord mamou", "kindia sud", *common)
    assert found.shared[1] > found.shared[0]


def test_that_names_of_nothing_share_no_word() -> None:
    found = measured("", "kindia")
    assert (found.shared[0], found.held[0]) == (0, 0)
    assert found.core[0] == 0


def test_that_no_pairs_have_no_measures() -> None:
    nothing = np.zeros(0, dtype=np.int32)
    found = names_of(["kindia"]).measure(nothing, nothing)
    assert all(len(getattr(found, field)) == 0 for field in FIELDS)
