"""Names of both lists cut into words once."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.dictionary import Dictionary, shipped
from georegistry_desktop.matching.normalise import Pool, normalise


def texts(found: Pool, field: str) -> list[str]:
    """The text of each row."""
    distinct, rows = getattr(found, f"{field}_text"), getattr(found, f"{field}_id")
    return [distinct[at].decode() for at in rows]


def cores(*names: str, dictionary: Dictionary | None = None) -> list[str]:
    return texts(pool(*names, dictionary=dictionary), "joined")


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
    assert (found.letters > 0).all()
    assert found.core_id[0] != found.core_id[1]


def test_that_a_name_of_weak_words_alone_keeps_them() -> None:
    assert cores("de la", "La") == ["dela", "la"]


def test_that_the_kind_is_told_beside_the_core() -> None:
    found = pool("Kindia Hospital", "Hôpital Bo", "Bo Clinic", "Bo")
    assert found.kind_id[0] == found.kind_id[1] > 0
    assert found.kind_id[2] not in (0, found.kind_id[0])
    assert found.kind_id[3] == 0


def test_that_the_words_by_which_a_kind_is_told_are_told_too() -> None:
    found = pool("Bo Health Post", "Kindia health post", "Bo Dispensary", "Bo Dispensry", "Bo", "Bo M.C.H.P.")
    assert len(set(found.kind_id[[0, 1, 2, 5]])) == 1
    assert found.kind_words_id[0] == found.kind_words_id[1] > 0
    assert len({*found.kind_words_id[[0, 2, 5]]}) == 3
    assert found.kind_words_id[4] == 0


def test_that_a_space_that_was_lost_before_a_capital_is_put_back() -> None:
    assert cores("Kindia Health Post", "KindiaHealth Post", "Kindia HealthPost") == ["kindia"] * 3


def test_that_the_order_of_words_is_told_by_the_joined_core_alone() -> None:
    found = pool("Kindia Bo", "Bo Kindia")
    assert found.core_id[0] == found.core_id[1]
    assert found.joined_id[0] != found.joined_id[1]


def test_that_longer_phrases_are_read_before_the_words_in_them() -> None:
    assert cores("Centre de Santé Intégré Maradi", "Maradi") == ["maradi", "maradi"]


def test_that_another_dictionary_reads_names_otherwise() -> None:
    own = Dictionary.parse('[kinds]\nsalle = ["bangsal"]')
    assert cores("Bangsal Melati", dictionary=own) == ["melati"]
    assert cores("Kindia Hospital", dictionary=Dictionary()) == ["kindiahospital"]


@pytest.mark.parametrize("names", [(), ("",), ("", "   ", "\t"), ("-", "...", "🏥"), ("", "Kindia", "")])
def test_that_names_of_nothing_are_rows_too(names: Sequence[str]) -> None:
    found = pool(*names)
    assert len(found) == len(names)
    assert len(found.start) == len(names) + 1
    for name, full in zip(names, texts(found, "full"), strict=True):
        assert bool(full) == any(letter.isalpha() or letter == "🏥" for letter in name)


WORDS = st.sampled_from(
    ["Kindia", "Bo", "Hôpital", "CS", "de", "santé", "centre", "II", "I", "12", "Saint", "н"]
)
NAMES = st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=12, unique=True)


@given(NAMES)
def test_that_equal_ids_are_equal_texts_each_there_once(names: list[str]) -> None:
    found = pool(*names)
    for field in ("full", "joined", "sound"):
        distinct = getattr(found, f"{field}_text").tolist()
        assert len(set(distinct)) == len(distinct)
        assert set(getattr(found, f"{field}_id").tolist()) == set(range(len(distinct)))
    assert found.letters.tolist() == [len(text) for text in texts(found, "joined")]
    assert found.consonants.tolist() == [len(text) for text in texts(found, "sound")]


@given(NAMES)
def test_that_tokens_of_rows_are_the_words_of_their_cores(names: list[str]) -> None:
    found = pool(*names)
    assert found.start[0] == 0
    assert found.start[-1] == len(found.token)
    words = [found.token[one:two].tolist() for one, two in zip(found.start, found.start[1:], strict=False)]
    for i in range(len(names)):
        for j in range(i):
            assert (found.core_id[i] == found.core_id[j]) == (set(words[i]) == set(words[j]))


@given(NAMES, st.randoms())
def test_that_the_order_of_names_changes_no_text(names: list[str], random: object) -> None:
    mixed = list(names)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = pool(*names), pool(*mixed)
    for field in ("full", "joined", "sound"):
        assert dict(zip(names, texts(one, field), strict=True)) == dict(
            zip(mixed, texts(two, field), strict=True)
        )


@given(NAMES)
def test_that_a_name_reads_the_same_in_whatever_company(names: list[str]) -> None:
    company = texts(pool(*names), "full")
    assert [texts(pool(name), "full")[0] for name in names] == company


def test_that_a_letter_behind_a_number_is_no_weak_word() -> None:
    assert cores("Ward 2 A", "Ward 2", "Ward A", "Bo 2 de") == ["2a", "2", "area", "bo2"]


def test_that_a_phrase_is_read_wherever_it_stands_and_never_across_names() -> None:
    assert cores("Bo Health Centre Health Centre", "Health", "Centre Bo", "Health Centre Pita") == [
        "bo",
        "health",
        "centrebo",
        "pita",
    ]
