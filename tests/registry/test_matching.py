"""Links of two versions of a registry, on both databases."""

from __future__ import annotations

import pytest
from factories import small_country, uid, version_frame

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.linking import LINK_COLUMNS
from georegistry_desktop.matching import Rules
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import keep_matching, match_versions


def test_that_a_copy_is_linked_whole_and_nothing_is_written(curated: Registry) -> None:
    before = curated.versions()
    report, found = match_versions(curated, "A", "P")
    count = len(small_country().units)
    assert report.counts == {"proposed": count, "unmatched_a": 0, "unmatched_b": 0, "ties": 0}
    assert list(report.links.columns) == list(LINK_COLUMNS)
    assert (report.links["a_ref"] == report.links["b_ref"]).all()
    assert (report.links["state"] == "proposed").all()
    assert report.expected_wrong < 0.5
    assert len(found.links) == count
    assert curated.versions() == before


def test_that_the_report_names_units_and_their_parents(curated: Registry) -> None:
    report, _ = match_versions(curated, "A", "P", algorithm="reference")
    row = report.links.set_index("a_ref").loc["d1"]
    assert (row["a_name"], row["a_parent"], row["b_name"], row["b_parent"]) == ("Kakua", "North") * 2
    assert row["score"] == 100
    assert report.algorithm == "reference"


def test_that_the_same_version_twice_is_refused(curated: Registry) -> None:
    with pytest.raises(Refused) as refused:
        match_versions(curated, "A", "A@1")
    assert refused.value.code == "compare-same"


def test_that_an_unknown_algorithm_is_refused(curated: Registry) -> None:
    with pytest.raises(Refused) as refused:
        match_versions(curated, "A", "P", algorithm="best")
    assert refused.value.code == "option-bad"


def test_that_the_rules_reach_the_matching(curated: Registry) -> None:
    report, _ = match_versions(curated, "A", "P", rules=Rules(threshold=100))
    assert report.threshold == 100
    assert report.counts["proposed"] + report.counts["unmatched_a"] == len(small_country().units)


def test_that_a_matching_is_kept_as_it_was_done(curated: Registry) -> None:
    report, found = match_versions(curated, "A", "P", rules=Rules(threshold=60, same_type=True))
    run = keep_matching(curated, report, found)
    assert (run.a, run.b, run.algorithm, run.counts) == ("A@1", "P@live", "full", report.counts)
    assert run.parameters["threshold"] == 60
    assert run.parameters["same_type"] is True
    assert run.log[0].endswith("s: Looking for names that stand once")
    pairs = curated.links.pairs(run.id)
    best = pairs.groupby("a", sort=False)["score"].max()
    assert len(best) == len(small_country().units)
    assert pairs.groupby("a")["score"].apply(lambda s: s.is_monotonic_decreasing).all()
    linked = set(zip(report.links["a_uuid"], report.links["b_uuid"], strict=True))
    assert linked <= set(zip(pairs["a"], pairs["b"], strict=True))


def test_that_a_registry_reads_names_by_its_own_words(registry: Registry) -> None:
    rows = [{"ref": "c", "name": "Country"}, {"ref": "x", "name": "Lambda Zorgpost", "parent": "c"}]
    registry.load("A", version_frame(rows), origin={})
    others = [{"ref": "k", "name": "Country"}, {"ref": "y", "name": "Lambda HC", "parent": "k"}]
    registry.load("B", version_frame([{**row, "uuid": uid("b" + row["ref"])} for row in others]), origin={})
    assert registry.links.words() is None

    def score() -> float:
        report, _ = match_versions(registry, "A", "B", rules=Rules(threshold=0.01))
        rows = report.links.set_index("a_ref")["score"]
        return float(rows.get("x", 0.0))

    before = score()
    registry.links.set_words('[kinds]\nhealth_centre = ["zorgpost", "hc"]\n')
    assert score() > before
    registry.links.set_words(None)
    assert score() == before


def test_that_groups_and_references_of_any_system_reach_the_matching(registry: Registry) -> None:
    names = ["Kpetema", "Lowoma", "Gbado", "Masahun", "Tongo", "Hangha", "Bandama", "Serabu"]
    a = [{"ref": "c", "name": "Salone"}]
    a += [{"ref": f"a{at}", "name": name, "parent": "c"} for at, name in enumerate(names)]
    b = [{"ref": "k", "name": "Salone", "uuid": uid("bk")}]
    b += [
        {"ref": f"b{at}", "name": name, "parent": "k", "code": f"HF-{at:03}", "uuid": uid(f"bb{at}")}
        for at, name in enumerate([*names[:-1], "Qqxwz"])
    ]
    for label, rows, mark in (("A", a, "a"), ("B", b, "bb")):
        tables = {
            "groups": [(uid(word), word, None, None) for word in ("Urban", "Rural")],
            "memberships": [(uid(f"{mark}{at}"), uid("Urban" if at % 2 else "Rural")) for at in range(6)],
        }
        if label == "A":
            numbers = [(uid(f"a{at}"), "Ministry", f"hf {at}") for at in range(len(names))]
            tables["references"] = numbers
        registry.load(label, version_frame(rows, **tables), origin={})
    report, found = match_versions(registry, "A", "B")
    assert dict(zip(report.links["a_ref"], report.links["b_ref"], strict=True))["a7"] == "b7"
    kinds = {reason.kind for reason in found.explain(uid("a0"), uid("bb0"))}
    assert {"groups", "key"} <= kinds
