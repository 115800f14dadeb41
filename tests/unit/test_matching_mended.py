"""Faults of matching that were mended, each with what it took for the same or lost."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.linking import LINK_COLUMNS, LinkReport
from georegistry_desktop.domain.progress import silent
from georegistry_desktop.exchange.links import write_links
from georegistry_desktop.matching import Rules, algorithm, algorithms, match
from georegistry_desktop.matching.dictionary import Dictionary, shipped
from georegistry_desktop.matching.lists import read_lists
from georegistry_desktop.matching.words import tokens_of
from tests.benchmarks import linking


def test_that_a_letter_behind_a_number_tells_places_apart() -> None:
    wards = [tokens_of(word) for word in ("1", "1A", "1E", "2O", "2", "1B")]
    assert len(set(wards)) == len(wards)
    assert tokens_of("1A") == tokens_of("1-a") == tokens_of("01a") == ("1a",)
    assert tokens_of("12km") == ("12", "km")


@pytest.mark.parametrize(
    "word", ["1st", "1er", "1ère", "1ERE", "1eme", "1ème", "1ième", "1th", "1º", "1ª", "1°"]
)
def test_that_ordinals_are_numbers(word: str) -> None:
    assert tokens_of(word) == ("1",)


def units(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(rows)
    return gpd.GeoDataFrame(frame.astype(dict.fromkeys(frame.columns, "str")))


def keys(*codes: str) -> list[int]:
    frame = units([{"uuid": f"u{at:02}", "name": "N", "code": code} for at, code in enumerate(codes)])
    found: list[int] = read_lists(frame, frame, shipped()).a.code.tolist()
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [("АБ-01", "ВГ-01"), ("1-23", "12-3"), ("0", "1"), ("北-1", "上-1"), ("10", "1"), ("0", "00-0")],
)
def test_that_codes_that_differ_are_not_one(one: str, other: str) -> None:
    found = keys(one, other)
    assert found[0] != found[1]
    assert min(found) >= 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("SL-007", "sl 7"), ("007", "7"), ("x-2", "X2"), ("аб 01", "АБ--1"), ("0", "000"), ("1 / 23", "1-23")],
)
def test_that_codes_that_differ_in_case_signs_or_leading_zeros_are_one(one: str, other: str) -> None:
    assert len(set(keys(one, other))) == 1


def test_that_a_code_of_signs_alone_is_none() -> None:
    assert keys("--", "1")[0] == -1


def other_names(**row: str) -> set[str]:
    frame = units([{"uuid": "u", "name": "Kindia"} | row])
    found = read_lists(frame, frame, shipped())
    return {found.pool.full_text[at].decode() for at in found.pool.full_id[found.a.alias]}


@pytest.mark.parametrize(
    ("translations", "names"),
    [
        ('{"fr": "Côte", "pt-BR": "Costa"}', {"cote", "costa"}),
        ('{"fr:name": "Côte", "fr:description": "Bo"}', {"cote"}),
        ('{"fr": {"name": "Côte", "note": "Bo", "id": "Bo"}}', {"cote"}),
        ('{"name": {"fr": "Côte"}}', {"cote"}),
        ('{"comment": "Bo"}', set()),
    ],
)
def test_that_translations_by_language_are_names(translations: str, names: set[str]) -> None:
    assert other_names(translations=translations) == names


@pytest.mark.parametrize("aliases", ["[" * 200_000, "9" * 5_000, '["\\ud800"]', "[" * 900 + "]" * 900])
def test_that_json_that_no_reader_takes_is_no_name(aliases: str) -> None:
    assert other_names(aliases=aliases) == set()


def test_that_a_tree_may_be_deeper_than_small_numbers_count() -> None:
    rows = [
        {"uuid": f"u{at:05}", "name": "N", "parent": f"u{at - 1:05}" if at else None} for at in range(40_000)
    ]
    frame = units(rows)
    assert read_lists(frame, frame.iloc[:1], shipped()).a.depth.tolist() == list(range(40_000))


def test_that_members_of_a_cycle_and_what_is_below_them_count_as_roots() -> None:
    parents = {"a": "b", "b": "a", "c": "b", "d": None, "e": "d"}
    frame = units([{"uuid": uuid, "name": uuid, "parent": parent} for uuid, parent in parents.items()])
    assert read_lists(frame, frame, shipped()).a.depth.tolist() == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("letter", ["A", "B"])
@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (units([{"name": "Bo"}]), "no column 'uuid'"),
        (units([{"uuid": "u"}]), "no column 'name'"),
        (units([{"uuid": None, "name": "Bo"}, {"uuid": "u", "name": "Bo"}]), "1 of its units have no uuid"),
        (units([{"uuid": "twin", "name": "Bo"}, {"uuid": "twin", "name": "Bo"}]), "uuid twin"),
    ],
)
def test_that_units_that_cannot_be_told_apart_are_refused(
    letter: str, bad: gpd.GeoDataFrame, why: str
) -> None:
    good = units([{"uuid": "u", "name": "Bo"}])
    with pytest.raises(Refused) as refused:
        match(*((bad, good) if letter == "A" else (good, bad)))
    assert refused.value.code == "match-units"
    assert f"list {letter}" in str(refused.value)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("phrase", "name"), [("Hôp.", "Hop"), ("c/s", "C/S"), ("больница", "Больница"), ("c/s", "CS")]
)
def test_that_phrases_of_a_dictionary_are_cut_as_names_are(phrase: str, name: str) -> None:
    read = Dictionary.parse(f"[kinds]\nhospital = ['{phrase}']")
    assert read.meanings()[tokens_of(name)] == "hospital"


@pytest.mark.parametrize(
    "text", ["[kinds]\nhospital = ['-']", "weak = ['...']", "[same]\n'_' = ['nord']", "weak = 3", "?"]
)
def test_that_words_that_cannot_be_used_are_refused_in_words(text: str) -> None:
    with pytest.raises(Refused, match=r"The words in own\.toml cannot be read") as refused:
        Dictionary.parse(text, file="own.toml")
    assert refused.value.code == "dictionary-unreadable"


def test_that_weak_phrases_are_weak_words() -> None:
    assert Dictionary.parse("""weak = ["d'", "Of the"]""").weak == ("d", "of", "the")


PAIR = units([{"uuid": "u", "name": "Bo", "code": "1", "source_ref": "1"}])


def run(name: str, a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, **rules: Any) -> pd.DataFrame:
    return algorithm(name)(a, b, rules=Rules(**rules), dictionary=None, progress=silent).links


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        *(
            (name, rule)
            for name in ("reference", "code")
            for rule in ({"same_type": True}, {"within_parent": True})
        ),
        *((name, {"metres": 5.0}) for name in ("reference", "code", "iaso")),
    ],
)
def test_that_a_rule_that_cannot_be_kept_is_refused(name: str, rules: dict[str, Any]) -> None:
    assert len(run(name, PAIR, PAIR)) == 1
    with pytest.raises(Refused) as refused:
        run(name, PAIR, PAIR, **rules)
    assert refused.value.code == "match-rule"
    assert name in str(refused.value)


def test_that_iaso_keeps_the_threshold_and_the_types_that_are_asked_for() -> None:
    rows = [{"uuid": f"p{at}", "name": f"Parent {at}", "parent": None} for at in range(2)]
    rows += [{"uuid": f"u{at}", "name": "Kindia", "parent": f"p{at}"} for at in range(2)]
    frame = units(rows)
    assert len(run("iaso", frame, frame, threshold=50)) == 4
    assert len(run("iaso", frame, frame, threshold=51)) == 2
    typed = frame.assign(type=pd.Series(["Region", None, "Post", None], dtype="str"))
    assert len(run("iaso", typed, typed, within_parent=True)) == 4
    assert len(run("iaso", typed, typed, same_type=True)) == 2


@pytest.mark.parametrize("letter", ["A", "B"])
@pytest.mark.parametrize("name", ["reference", "code"])
def test_that_the_list_without_keys_is_told(name: str, letter: str) -> None:
    bare = PAIR[["uuid", "name"]]
    with pytest.raises(Refused, match=f"of list {letter} has one"):
        run(name, *((bare, PAIR) if letter == "A" else (PAIR, bare)))


@pytest.mark.parametrize("text", ["raise RuntimeError('no')", "1 / 0", "syntax error", "find = 3", ""])
def test_that_a_plugin_that_is_broken_is_refused_by_name(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"broken_{abs(hash(text))}"
    (tmp_path / f"{module}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint(name="theirs", value=f"{module}:find", group=algorithms.GROUP)
    monkeypatch.setattr(algorithms, "entry_points", lambda **_: [point])
    with pytest.raises(Refused, match="theirs") as refused:
        algorithm("theirs")
    assert refused.value.code == "plugin-broken"


def report(*scores: float, weighed: bool) -> LinkReport:
    links = pd.DataFrame([dict.fromkeys(LINK_COLUMNS, "x") | {"score": score} for score in scores])
    links[["score", "runner_up_score"]] = links[["score"]].astype(float).assign(runner_up_score=float("nan"))
    alone = pd.DataFrame(columns=["uuid", "ref", "name", "parent", "type"], dtype="str")
    return LinkReport(
        a="A@1",
        b="B@1",
        algorithm="full" if weighed else "iaso",
        threshold=30,
        links=links,
        unmatched_a=alone,
        unmatched_b=alone,
        ties=links[list(LINK_COLUMNS[:9])].iloc[:0],
        seconds=1.0,
        weighed=weighed,
    )


@pytest.mark.parametrize("weighed", [True, False])
def test_that_wrong_links_are_foretold_only_where_links_were_weighed(weighed: bool, tmp_path: Path) -> None:
    said = report(100, 50, 33.3, weighed=weighed)
    assert (said.expected_wrong is None) is not weighed
    write_links(said, tmp_path / "links.json")
    told = json.loads((tmp_path / "links.json").read_text("utf-8"))
    assert told["expected_wrong"] == (1.17 if weighed else None)
    assert ("links expected to be wrong" in summary(said, tmp_path)) is weighed


def test_that_the_bands_of_a_summary_hold_every_link_and_none_is_empty(tmp_path: Path) -> None:
    found = summary(report(100, 99, 50, 33.3, 30, 0.5, weighed=True), tmp_path)
    assert {what: count for what, count in found.items() if what.startswith("score ")} == {
        "score 0 to 10": 1,
        "score 30 to 40": 2,
        "score 50 to 60": 1,
        "score 99 to 100": 2,
    }


def summary(said: LinkReport, folder: Path) -> dict[str, Any]:
    write_links(said, folder / "links.xlsx")
    book = openpyxl.load_workbook(folder / "links.xlsx")
    return {str(what): value for what, value, *_ in book["Summary"].values}


@pytest.mark.parametrize(
    ("name", "weighed"),
    [
        ("full", True),
        ("names", True),
        ("reference", False),
        ("code", False),
        ("geometry", False),
        ("iaso", False),
        ("matching_on_external_id", False),
    ],
)
def test_that_the_algorithms_that_weigh_are_known(name: str, weighed: bool) -> None:
    assert (name not in algorithms.UNWEIGHED) is weighed


def test_that_units_whose_truth_is_not_known_are_neither_right_nor_among_those_to_be_found() -> None:
    one = units([{"uuid": f"a{at}", "name": "N", "truth": true} for at, true in enumerate(("1", "2", None))])
    two = units([{"uuid": f"b{at}", "name": "N", "truth": true} for at, true in enumerate(("1", None, "3"))])
    found = linking.figures(one, two, one["uuid"], two["uuid"].iloc[[0, 2, 1]], np.array([90.0, 80.0, 70.0]))
    assert (found["links"], found["wrong"], found["not_in_b"]) == (3, 2, 2)
    assert found["recall"] == 100


def test_that_a_word_whose_meaning_is_part_of_a_phrase_stands_beside_its_other_part() -> None:
    """Dist is district, and a sub-district an area: with Sub in another name no name has that phrase."""
    names = ["Phatamon-Dist-Hosp", "Phanecho Sub Lost"]
    frame = units([{"uuid": name, "name": name} for name in names])
    assert len(match(frame, frame).links) == 2
