"""Words of types and their like."""

from __future__ import annotations

import pytest

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.dictionary import Dictionary, shipped

TEXT = """
weak = ["the", "Of"]
[same]
north = ["Nord", "norte"]
[kinds]
hospital = ["Hôpital", "hop", "nord"]
health_centre = ["centre de santé", "hop"]
"""


def test_that_words_are_read_folded() -> None:
    read = Dictionary.parse(TEXT)
    assert list(read.kinds.values()) == [("hopital", "hop", "nord"), ("centre de sante", "hop")]
    assert read.weak == ("the", "of")


def test_that_phrases_lead_to_their_canonical_word() -> None:
    found = Dictionary.parse(TEXT).meanings()
    assert found[("hopital",)] == found[("hospital",)]
    assert found[("centre", "de", "sante")] == found[("health", "centre")]


def test_that_the_first_that_claims_a_phrase_keeps_it() -> None:
    found = Dictionary.parse(TEXT).meanings()
    assert found[("hop",)] == "hospital"
    assert found[("nord",)] == "hospital"  # kinds come before what is the same
    assert found[("norte",)] == "north"


@pytest.mark.parametrize(
    "text",
    [
        "kinds = 3",
        "[kinds]\nhospital = 'hop'",
        "[kinds]\nhospital = [1]",
        "[kinds]\nhospital = ['']",
        "[kinds]\nhospital = ['  ']",
        "weak = 'of'",
        "weak = 4",
        "weak = [[]]",
        "[same]\nnorth = {a = 1}",
        "not toml",
        "[kinds]\na = ['x']\na = ['y']",
    ],
)
def test_that_what_is_no_dictionary_is_refused_with_the_file_and_a_reason(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Dictionary.parse(text, file="mine.toml")
    assert refused.value.code == "dictionary-unreadable"
    assert "mine.toml" in str(refused.value)


def test_that_a_dictionary_may_be_empty() -> None:
    assert Dictionary.parse("").meanings() == {}


def test_that_the_shipped_words_are_folded_and_none_is_empty() -> None:
    words = [
        *shipped().weak,
        *(w for t in (shipped().kinds, shipped().same) for ws in t.values() for w in ws),
    ]
    assert len(words) > 300
    assert all(word and word == fold(word) for word in words)


@pytest.mark.parametrize(
    ("phrase", "canonical"),
    [
        ("centre de sante", "health_centre"),
        ("phc", "health_centre"),
        ("centro de saude", "health_centre"),
        ("puesto de salud", "health_post"),
        ("dispensaire", "health_post"),
        ("hopital", "hospital"),
        ("kabupaten", "district"),
        ("nossa senhora", "our_lady"),
    ],
)
def test_that_the_shipped_dictionary_knows_four_languages(phrase: str, canonical: str) -> None:
    found = shipped().meanings()[tuple(phrase.split())]
    assert found.replace(" ", "_") == canonical


def test_that_the_shipped_dictionary_is_read_once() -> None:
    assert shipped() is shipped()
