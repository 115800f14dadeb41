"""Changes as sentences: the window says what the command line says, in its own words for values."""

from __future__ import annotations

import re
from datetime import date

import pytest
from factories import uid
from shapely import Point

from georegistry_desktop.domain.changes import Change, Set
from georegistry_desktop.domain.wording import SENTENCES, describe, words_of
from georegistry_desktop.ui.words import change_sentence

NAMES = {uid("d1"): "Kakua", uid("r1"): "North", uid("r2"): "South", uid("g1"): "Public"}
CHANGES: list[tuple[Change, str]] = [
    (Set(uid("d1"), "name", "Kakua", "Kakwa"), "Rename 'Kakua' to 'Kakwa'"),
    (Set(uid("d1"), "parent", uid("r1"), uid("r2")), "Move 'Kakua' from 'North' to 'South'"),
    (Set(uid("d1"), "parent", uid("r1"), None), "Move 'Kakua' from 'North' to the top"),
    (Set(uid("d1"), "parent", None, uid("r1")), "Move 'Kakua' from the top to 'North'"),
    (Set(uid("d1"), f"groups:{uid('g1')}", None, True), "Add group 'Public' to 'Kakua'"),
    (Set(uid("d1"), "aliases:Old", True, None), "Take alias 'Old' from 'Kakua'"),
    (Set(uid("d1"), "point", None, Point(1, 2)), "Give 'Kakua' a point"),
    (Set(uid("d1"), "status", "NEW", "VALID"), "Set Status of 'Kakua' from To be checked to Valid"),
    (Set(uid("d1"), "closed_date", None, date(2024, 3, 1)), "Close 'Kakua' on 01/03/2024"),
    (Set(uid("d1"), "point", Point(0, 0), Point(0, 0.01)), "Move the point of 'Kakua' by 1.1 km"),
]


def name(uuid: str) -> str:
    return NAMES.get(uuid, uuid)


@pytest.mark.parametrize(("change", "sentence"), CHANGES)
def test_that_a_change_is_a_sentence(change: Change, sentence: str) -> None:
    assert change_sentence(change, name) == sentence


@pytest.mark.parametrize("change", [change for change, _ in CHANGES])
def test_that_both_speakers_have_what_fills_the_sentence(change: Change) -> None:
    words = words_of(change, name)
    assert set(re.findall(r"{(\w+)}", SENTENCES[words.code])) <= words.params.keys()
    assert "{" not in describe(change, name)
