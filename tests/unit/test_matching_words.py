"""One word of a name, made comparable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.words import skeletons, tokens_of


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("Kindia", ("kindia",)),
        ("L'Écluse-II", ("l", "ecluse", "2")),
        ("H/C", ("hc",)),
        ("U.B.C.", ("ubc",)),
        ("A-B", ("a", "b")),
        ("Peter's", ("peter",)),
        ("007", ("7",)),
        ("000", ("0",)),
        ("1er", ("1",)),
        ("2nd", ("2",)),
        ("3ème", ("3",)),
        ("CS12", ("cs", "12")),
        ("XIV", ("14",)),
        ("xxxix", ("39",)),
        ("I", ("i",)),
        ("-", ()),
        ("", ()),
        ("(Nord)", ("nord",)),
        ("KindiaCSPS", ("kindia", "csps")),
        ("McCarthy", ("mccarthy",)),
        ("MacCarthy", ("maccarthy",)),
    ],
)
def test_that_a_word_gives_its_tokens(word: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(word) == tokens


@pytest.mark.parametrize("word", ["civil", "mixt", "livia", "vill", "dix", "iiii", "xl", "c"])
def test_that_words_of_roman_letters_that_are_no_small_number_stay_words(word: str) -> None:
    assert tokens_of(word) == (word,)


@pytest.mark.parametrize(
    ("word", "other"),
    [("Ségou", "SEGOU"), ("Мала", "mala"), ("Łódź", "Lodz"), ("Đà", "Da"), ("São", "sao")],
)
def test_that_accents_case_and_scripts_are_folded(word: str, other: str) -> None:
    assert tokens_of(word) == tokens_of(other)


@pytest.mark.parametrize("word", ["مستشفى", "北京市", "กรุงเทพ", "한국", "हिन्दी", "🏥"])
def test_that_every_script_gives_latin_letters(word: str) -> None:
    found = tokens_of(word)
    assert found
    assert all(token.isascii() and token.isalnum() for token in found)


@given(st.text(alphabet=st.characters(exclude_characters=" \t\n"), max_size=12))
def test_that_tokens_are_never_empty_and_hold_letters_or_digits_alone(word: str) -> None:
    for token in tokens_of(word):
        assert token
        assert token.isascii()
        assert re.fullmatch("[a-z]+|[0-9]+[a-z]*", token)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789'-./", max_size=12))
def test_that_case_tells_nothing(word: str) -> None:
    assert tokens_of(word.upper()) == tokens_of(word)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("kindia", "kyndia"),
        ("conakry", "konakri"),
        ("ouadda", "wadda"),
        ("phalaba", "falaba"),
        ("djenne", "chenne"),
        ("bargbee", "bargbe"),
        ("kissidougou", "kisidugu"),
        ("sierra", "ciera"),
        ("zone", "sone"),
    ],
)
def test_that_spellings_of_one_sound_have_one_skeleton(one: str, two: str) -> None:
    assert len(set(skeletons([one, two]))) == 1


@pytest.mark.parametrize(("one", "two"), [("bo", "ko"), ("kindia", "kenema"), ("abo", "bo"), ("12", "13")])
def test_that_words_that_sound_otherwise_have_other_skeletons(one: str, two: str) -> None:
    assert len(set(skeletons([one, two]))) == 2


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_that_a_skeleton_repeats_no_sound_and_is_no_longer_than_twice_its_word(token: str) -> None:
    (found,) = skeletons([token])
    assert len(found) <= 2 * len(token)
    assert not set("eiouyhqcz") & set(found)


def test_that_nothing_has_no_skeleton() -> None:
    assert skeletons(["", "h", "e", ""]) == ["", "", "a", ""]
    assert skeletons([]) == []


def letter_by_letter(token: str) -> str:
    """The skeleton as one would write it down."""
    pairs = {"ph": "f", "ch": "j", "sh": "j", "dj": "j", "ck": "k"}
    sounds = {"q": "k", "c": "k", "v": "w", "z": "s", "x": "ks", "h": ""}
    found: list[str] = []
    at = 0
    while at < len(token):
        letter, following = token[at], token[at + 1 : at + 2]
        step = 1
        if letter + following in pairs:
            sound, step = pairs[letter + following], 2
        elif letter + following == "ou" and token[at + 2 : at + 3] in set("aeiouy"):
            sound, step = "w", 2
        elif letter in "aeiouy":
            sound = "a" if not found and (at == 0 or token[:at] == "h") else ""
        elif letter == "c" and following in set("eiy"):
            sound = "s"
        else:
            sound = sounds.get(letter, letter)
        if sound and found[-1:] != [sound]:
            found.append(sound)
        at += step
    return "".join(found)


@given(st.lists(st.text(alphabet="aehiouycckpsdjxqvz12é", max_size=9), max_size=6))
def test_that_skeletons_of_many_are_those_of_each(tokens: list[str]) -> None:
    assert skeletons(tokens) == [letter_by_letter(token) for token in tokens]
