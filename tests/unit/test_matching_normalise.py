"""Names of both lists cut into words once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.dictionary import Dictionary, shipped
from georegistry_desktop.matching.normalise import Pool, normalise


def pool(*names: str, dictionary: Dictionary | None = None) -> Pool:
    return normalise(pa.array(names, pa.string()), dictionary or shipped())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Centre de Santé de Kindia", "KINDIA Health Centre"),
        ("CS Kindia", "kindia c.s."),
        ("Hôpital Saint Jean", "St. Jean Hospital"),
        ("Kenema Nord", "Kenema North"),
        ("Poste de Santé Gbado", "Gbado MCHP"),
        ("Kab. Bandung", "Kabupaten Bandung"),
        ("Kindia  ", "kindia"),
        ("Bo-Town", "Bo Town"),
    ],
)
def test_that_other_words_for_the_same_leave_the_same_core(one: str, two: str) -> None:
    found = pool(one, two)
    assert found.core_id[0] == found.core_id[1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kindia I", "Kindia II"),
        ("Kindia", "Kenema"),
        ("Kenema Nord", "Kenema Sud"),
        ("Zone 1", "Zone 2"),
    ],
)
def test_that_what_tells_places_apart_stays_in_the_core(one: str, two: str) -> None:
    found = pool(one, two)
    assert found.core_id[0] != found.core_id[1]
    assert found.joined_id[0] != found.joined_id[1]


@pytest.mark.parametrize(
    ("name", "number"),
    [("Kindia II", "2"), ("Kindia I", "1"), ("Zone 007", "7"), ("3ème Arrondissement", "3")],
)
def test_that_numerals_of_every_kind_are_one_number(name: str, number: str) -> None:
    found = pool(name, f"Other {number}")
    assert found.number_id[0] == found.number_id[1] > 0


def test_that_a_name_without_a_number_has_number_0() -> None:
    assert pool("Kindia", "I Kindia").number_id.tolist() == [0, 0]


def test_that_a_name_of_kinds_alone_keeps_them_as_its_core() -> None:
    found = pool("Health Centre", "District Hospital")
    assert all(found.core)
    assert found.core_id[0] != found.core_id[1]


def test_that_a_name_of_weak_words_alone_keeps_them() -> None:
    assert pool("de la", "La").core.tolist() == ["de la", "la"]


def test_that_the_kind_is_told_beside_the_core() -> None:
    found = pool("Kindia Hospital", "Hôpital Bo", "Bo Clinic", "Bo")
    assert found.kind_id[0] == found.kind_id[1] > 0
    assert found.kind_id[2] not in (0, found.kind_id[0])
    assert found.kind_id[3] == 0


def test_that_the_order_of_words_is_told_by_the_joined_core_alone() -> None:
    found = pool("Kindia Bo", "Bo Kindia")
    assert found.core_id[0] == found.core_id[1]
    assert found.joined_id[0] != found.joined_id[1]


def test_that_longer_phrases_are_read_before_the_words_in_them() -> None:
    found = pool("Centre de Santé Intégré Maradi", "Maradi")
    assert found.core.tolist() == ["maradi", "maradi"]


def test_that_another_dictionary_reads_names_otherwise() -> None:
    own = Dictionary.parse('[kinds]\nsalle = ["bangsal"]')
    assert pool("Bangsal Melati", dictionary=own).core.tolist() == ["melati"]
    assert pool("Kindia Hospital", dictionary=Dictionary()).core.tolist() == ["kindia hospital"]


@pytest.mark.parametrize("names", [(), ("",), ("", "   ", "\t"), ("-", "...", "🏥"), ("", "Kindia", "")])
def test_that_names_of_nothing_are_rows_too(names: Sequence[str]) -> None:
    found = pool(*names)
    assert len(found) == len(names)
    assert len(found.start) == len(names) + 1
    for name, full in zip(names, found.full, strict=True):
        assert bool(full) == any(letter.isalpha() or letter == "🏥" for letter in name)


WORDS = st.sampled_from(
    ["Kindia", "Bo", "Hôpital", "CS", "de", "santé", "centre", "II", "I", "12", "Saint", "н"]
)
NAMES = st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=12, unique=True)


@given(NAMES)
def test_that_equal_ids_are_equal_texts(names: list[str]) -> None:
    found = pool(*names)
    for ids, texts in (
        (found.full_id, found.full),
        (found.joined_id, found.joined),
        (found.sound_id, found.sound),
    ):
        for i in range(len(names)):
            for j in range(i):
                assert (ids[i] == ids[j]) == (texts[i] == texts[j])
    assert [c.replace(" ", "") for c in found.core] == list(found.joined)


@given(NAMES)
def test_that_tokens_of_rows_are_the_words_of_their_cores(names: list[str]) -> None:
    found = pool(*names)
    assert np.diff(found.start).tolist() == [len(core.split()) for core in found.core]
    assert found.start[0] == 0
    assert found.start[-1] == len(found.token)
    cores = [set(core.split()) for core in found.core]
    for i in range(len(names)):
        for j in range(i):
            assert (found.core_id[i] == found.core_id[j]) == (cores[i] == cores[j])


@given(NAMES, st.randoms())
def test_that_the_order_of_names_changes_no_text(names: list[str], random: object) -> None:
    mixed = list(names)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = pool(*names), pool(*mixed)
    for field in ("full", "core", "joined", "sound"):
        assert dict(zip(names, getattr(one, field), strict=True)) == dict(
            zip(mixed, getattr(two, field), strict=True)
        )


@given(NAMES)
def test_that_a_name_reads_the_same_in_whatever_company(names: list[str]) -> None:
    company = pool(*names)
    for at, name in enumerate(names):
        assert pool(name).full.tolist() == [company.full[at]]


def test_that_a_letter_behind_a_number_is_no_weak_word() -> None:
    pool = normalise(pa.array(["Ward 2 A", "Ward 2", "Ward A", "Bo 2 de"]), shipped())
    assert pool.core.tolist() == ["2 a", "2", "area", "bo 2"]
