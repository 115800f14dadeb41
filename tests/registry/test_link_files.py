"""Links as lists: written, read back, Iaso's columns, and every problem of a file told at once."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from factories import small_country, uid, version_frame

from georegistry_desktop import __version__
from georegistry_desktop.domain import Changeset, ImportRefused, Refused, Set
from georegistry_desktop.domain.linking import LISTED_COLUMNS, LinkDecision
from georegistry_desktop.exchange.links import read_links, write_link_list
from georegistry_desktop.matching import algorithms
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    decide_links,
    import_links,
    keep_matching,
    link_list,
    match_versions,
    open_link_review,
)


@pytest.fixture
def matched(curated: Registry) -> Registry:
    """A@1 and P, matched: all of A is proposed."""
    report, found = match_versions(curated, "A", "P")
    keep_matching(curated, report, found)
    return curated


def listed(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def states(registry: Registry) -> dict[tuple[str, str], str]:
    found = registry.links.decisions("A", "P")
    return dict(zip(zip(found["a"], found["b"], strict=True), found["state"], strict=True))


def test_that_a_review_begins_with_the_proposals_of_the_newest_matching(matched: Registry) -> None:
    review = open_link_review(matched, "A", "P")
    count = len(small_country().units)
    assert review.counts()["proposed"] == count
    entry = decide_links(matched, review, review.accept(0, int(review.best[0])))
    assert entry.label.startswith("Link ")
    assert review.counts()["accepted"] == 1
    again = open_link_review(matched, "A", "P")
    assert again.counts() == review.counts()


def test_that_a_matching_that_found_nothing_is_the_newest_all_the_same(matched: Registry) -> None:
    strangers = [{"ref": "q1", "name": "Zzyzx", "uuid": uid("q1")}]
    matched.load("Q", version_frame(strangers), origin={})
    report, found = match_versions(matched, "A", "Q", algorithm="reference")
    run = keep_matching(matched, report, found)
    listed = link_list(matched, open_link_review(matched, "A", "Q"))
    assert (listed.run, listed.algorithm, listed.has_pairs) == (run.id, "reference", False)
    assert link_list(matched, open_link_review(matched, "A", "P")).has_pairs


def test_that_scores_of_a_plain_algorithm_that_was_added_are_no_chances(
    matched: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = SimpleNamespace(name="ours", load=lambda: algorithms.algorithm("reference"))
    monkeypatch.setattr(algorithms, "entry_points", lambda **_: [point])
    report, found = match_versions(matched, "A", "P", algorithm="ours")
    assert (report.weighed, report.expected_wrong) == (False, None)
    run = keep_matching(matched, report, found)
    assert run.figures == {"program": __version__, "weighed": False}
    review = open_link_review(matched, "A", "P")
    assert (review.weighed, review.remaining_wrong()) == (False, None)


@pytest.mark.parametrize("name", algorithms.algorithm_names())
def test_that_each_algorithm_says_itself_whether_its_scores_are_chances(matched: Registry, name: str) -> None:
    report, _ = match_versions(matched, "A", "P", algorithm=name)
    assert report.weighed == (name not in algorithms.UNWEIGHED)


def test_that_what_was_decided_is_to_be_checked_when_the_unit_changed(matched: Registry) -> None:
    review = open_link_review(matched, "A", "P")
    bulk = review.above(50)
    decide_links(matched, review, bulk.decisions)
    matched.commit("P", Changeset("x", (Set(uid("f1"), "name", "Health post 1", "Quite another"),)))
    found = link_list(matched, open_link_review(matched, "A", "P"))
    rows = found.rows.set_index("a_ref")["state"]
    assert rows["f1"] == "check"
    assert (rows.drop("f1") == "accepted").all()
    assert found.counts["check"] == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_that_a_written_list_comes_back_whole(matched: Registry, tmp_path: Path, ending: str) -> None:
    review = open_link_review(matched, "A", "P")
    decide_links(matched, review, review.above(50).decisions[:5])
    decide_links(matched, review, review.no_match(int(review.queue(states=["proposed"])[0])))
    matched.links.decide("A", "P", [LinkDecision(uid("f6"), "", "flagged", "where, is it")], label="flag")
    before = states(matched)
    assert len(before) == 7
    found = link_list(matched, open_link_review(matched, "A", "P"))
    assert list(found.rows.columns) == list(LISTED_COLUMNS)
    write_link_list(found, tmp_path / f"links.{ending}")
    for _ in range(3):
        matched.undo()
    assert states(matched) == {}
    done = import_links(matched, "A", "P", tmp_path / f"links.{ending}")
    assert (done.decided, done.same, done.kept) == (7, 0, 0)
    assert done.undecided == len(small_country().units) - 7
    assert states(matched) == before
    assert matched.links.decisions("A", "P").set_index("a").loc[uid("f6"), "comment"] == "where, is it"
    assert open_link_review(matched, "A", "P").counts()["check"] == 0, "they are marked as they are now"
    again = import_links(matched, "A", "P", tmp_path / f"links.{ending}")
    assert (again.decided, again.same, again.entry) == (0, 7, None)


def test_that_a_workbook_tells_counts_and_who_decided(matched: Registry, tmp_path: Path) -> None:
    review = open_link_review(matched, "A", "P")
    decide_links(matched, review, review.above(50).decisions)
    write_link_list(link_list(matched, review), tmp_path / "links.xlsx")
    book = openpyxl.load_workbook(tmp_path / "links.xlsx")
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert summary["A"] == "A@1"
    assert summary["units of A: accepted"] == len(small_country().units)
    assert summary[f"accepted by {matched.user}"] == len(small_country().units)


def test_that_a_list_by_references_codes_or_names_is_enough(matched: Registry, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", "a_ref,b_ref", "f1,f1", "f2,f2")
    assert import_links(matched, "A", "P", file).decided == 2
    file = listed(tmp_path / "n.csv", "a_name;b_name;State", "Kakua;Kakua;Accepted")
    assert import_links(matched, "A", "P", file).decided == 1
    file = listed(tmp_path / "s.csv", "A,B,state,comment", f"{uid('f3')},,no match,closed", ",f4,no-match,")
    assert import_links(matched, "A", "P", file).decided == 2
    assert states(matched) == {
        (uid("f1"), uid("f1")): "accepted",
        (uid("f2"), uid("f2")): "accepted",
        (uid("d1"), uid("d1")): "accepted",
        (uid("f3"), ""): "no-match",
        ("", uid("f4")): "no-match",
    }


def test_that_iasos_columns_are_read_and_written(registry: Registry, tmp_path: Path) -> None:
    rows = [{"ref": f"iaso:{n}", "name": f"Unit {n}"} for n in (1, 2, 3)]
    registry.load("D", version_frame(rows), origin={})
    others = [{"ref": f"iaso:{n}", "name": f"Unit {n}", "uuid": uid(f"o{n}")} for n in (11, 12, 13)]
    registry.load("S", version_frame(others), origin={})
    file = listed(
        tmp_path / "links.csv",
        "ID,Run,Destination,Source,Validated,Validator,Validation Date,Creation Date,Score",
        "7,2,1,11,True,3,2024-01-01,2024-01-01,90",
        "8,2,2,12,False,,,2024-01-01,40",
    )
    done = import_links(registry, "D", "S", file)
    assert (done.decided, done.undecided) == (1, 1)
    found = link_list(registry, open_link_review(registry, "D", "S"))
    write_link_list(found, tmp_path / "out.csv", layout="iaso")
    (row,) = csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines())
    assert (row["Destination"], row["Source"], row["Validated"], float(row["Score"])) == (
        "1",
        "11",
        "True",
        90,
    )
    assert row["Validator"] == registry.user


def test_that_all_problems_of_a_file_are_told_at_once_and_nothing_is_written(
    matched: Registry, tmp_path: Path
) -> None:
    file = listed(
        tmp_path / "bad.csv",
        "a_ref,b_ref,state,score",
        "f1,f1,accepted,99",
        "nobody,f2,accepted,",
        "f2,f3,perhaps,",
        "f3,f1,accepted,",
        "f4,,accepted,",
        "f5,f5,accepted,120",
    )
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "P", file)
    assert [(p.code, p.row, p.field) for p in refused.value.problems] == [
        ("link-unit-unknown", 3, "a"),
        ("links-cell", 4, "state"),
        ("link-repeated", 5, "b"),
        ("link-lone", 6, None),
        ("links-score", 7, "score"),
    ]
    rows = file.read_text("utf-8").replace("perhaps", "rejected").replace("120", "12")
    file.write_text(rows, "utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "P", file)
    assert [(p.code, p.row, p.field) for p in refused.value.problems] == [
        ("link-unit-unknown", 3, "a"),
        ("link-repeated", 5, "b"),
        ("link-lone", 6, None),
    ]
    assert "nobody" in refused.value.problems[0].message
    assert states(matched) == {}


def test_that_a_list_of_something_else_is_told(matched: Registry, tmp_path: Path) -> None:
    for name, text in (("x.csv", "name,code\nA,1\n"), ("y.csv", ""), ("z.bin", "\x00\x01")):
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(ImportRefused):
            read_links(tmp_path / name)
    with pytest.raises(ImportRefused):
        read_links(tmp_path / "absent.csv")


def test_that_names_of_several_units_are_told(matched: Registry, tmp_path: Path) -> None:
    matched.load(
        "Q", version_frame([{"ref": "q1", "name": "Same"}, {"ref": "q2", "name": "Same"}]), origin={}
    )
    file = listed(tmp_path / "l.csv", "a_ref,b_name", "f1,Same")
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "Q", file)
    assert [p.code for p in refused.value.problems] == ["link-unit-several"]


def test_that_keys_that_are_unknown_or_disagree_are_told_though_the_name_fits(
    matched: Registry, tmp_path: Path
) -> None:
    units = small_country().units
    names = dict(zip(units["uuid"], units["name"], strict=True))
    file = listed(
        tmp_path / "keys.csv",
        "a_uuid,a_ref,a_name,b_uuid",
        f"{uid('nobody')},,{names[uid('f1')]},{uid('f1')}",
        f"{uid('f1')},f2,{names[uid('f1')]},{uid('f1')}",
        f"{uid('f2')},f2,another name by now,{uid('f2')}",
        f"{uid('nobody')},f3,,{uid('f3')}",
    )
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "P", file)
    told = [(problem.code, problem.row) for problem in refused.value.problems]
    assert told == [("link-unit-unknown", 2), ("link-unit-torn", 3)]


def test_that_what_stands_otherwise_is_left_alone_unless_it_shall_be_replaced(
    matched: Registry, tmp_path: Path
) -> None:
    matched.links.decide(
        "A",
        "P",
        [LinkDecision(uid("f1"), uid("f2"), "accepted"), LinkDecision(uid("f3"), "", "no-match")],
        label="x",
    )
    file = listed(tmp_path / "l.csv", "a_ref,b_ref", "f1,f1", "f3,f3", "f4,f4")
    done = import_links(matched, "A", "P", file)
    assert (done.decided, done.kept) == (1, 2)
    assert states(matched)[uid("f1"), uid("f2")] == "accepted"
    done = import_links(matched, "A", "P", file, replace=True)
    assert (done.decided, done.same, done.kept) == (2, 1, 0)
    assert states(matched) == {(uid(f), uid(f)): "accepted" for f in ("f1", "f3", "f4")}
    matched.undo()
    assert states(matched)[uid("f1"), uid("f2")] == "accepted"


def test_that_rows_that_contradict_each_other_are_all_told(matched: Registry, tmp_path: Path) -> None:
    file = listed(
        tmp_path / "l.csv",
        "a_ref,b_ref,state,comment",
        "f1,,no-match,",
        "f1,f1,accepted,",
        "f2,f2,accepted,",
        "f2,f2,rejected,",
        "f3,f3,accepted,",
        ",f3,no-match,",
        "f4,f4,accepted,",
        "f4,f4,accepted,",
        "f5,,flagged,one",
        "f5,,flagged,two",
        "f5,f5,accepted,",
    )
    for several in (False, True):
        with pytest.raises(ImportRefused) as refused:
            import_links(matched, "A", "P", file, several=several)
        assert [(p.code, p.row, p.field, p.params["other"]) for p in refused.value.problems] == [
            ("link-and-none", 3, "a", 2),
            ("link-otherwise", 5, "state", 4),
            ("link-and-none", 7, "b", 6),
            ("link-otherwise", 11, "state", 10),
        ]
    assert "row 2" in refused.value.problems[0].message
    assert states(matched) == {}


def test_that_an_empty_cell_under_state_says_nothing(matched: Registry, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", "a_ref,b_ref,state", "f1,f1,accepted", "f2,f2,", "f3,f3, ")
    done = import_links(matched, "A", "P", file)
    assert (done.decided, done.undecided) == (1, 2)
    assert states(matched) == {(uid("f1"), uid("f1")): "accepted"}


def test_that_several_counterparts_are_taken_in_where_they_are_meant(
    matched: Registry, tmp_path: Path
) -> None:
    file = listed(tmp_path / "l.csv", "a_ref,b_ref", "f1,f1", "f1,f2")
    with pytest.raises(ImportRefused):
        import_links(matched, "A", "P", file)
    assert import_links(matched, "A", "P", file, several=True).decided == 2


def test_that_other_endings_and_layouts_are_refused(matched: Registry, tmp_path: Path) -> None:
    found = link_list(matched, open_link_review(matched, "A", "P"))
    for name, layout in (("a.doc", "plain"), ("a.json", "iaso"), ("a.csv", "other")):
        with pytest.raises(Refused):
            write_link_list(found, tmp_path / name, layout=layout)
    write_link_list(found, tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert len(document["links"]) == len(small_country().units)
    assert document["counts"]["proposed"] == len(small_country().units)


@pytest.mark.parametrize(
    ("stands", "rows", "several"),
    [
        (LinkDecision(uid("f1"), uid("f1"), "accepted"), ("f1,f1,rejected", "f1,f2,accepted"), False),
        (LinkDecision(uid("f1"), "", "no-match"), ("f1,f2,accepted", "f1,f3,accepted"), True),
        (LinkDecision(uid("f1"), uid("f2"), "accepted"), ("f1,,no-match",), True),
    ],
    ids=["another one is accepted", "one that had none is several", "several are none"],
)
def test_that_what_stands_against_a_row_leaves_only_that_row_out(
    matched: Registry, tmp_path: Path, stands: LinkDecision, rows: tuple[str, ...], several: bool
) -> None:
    matched.links.decide("A", "P", [stands], label="x")
    file = listed(tmp_path / "l.csv", "a_ref,b_ref,state", *rows, "f4,f4,accepted")
    before = states(matched)
    for _ in range(2):
        done = import_links(matched, "A", "P", file, several=several, dry_run=True)
        assert (done.decided, done.kept, done.entry) == (1, len(rows), None)
        assert states(matched) == before, "a dry run writes"
    done = import_links(matched, "A", "P", file, several=several)
    assert (done.decided, done.kept) == (1, len(rows))
    assert states(matched) == before | {(uid("f4"), uid("f4")): "accepted"}
    import_links(matched, "A", "P", file, several=several, replace=True)
    said = [row.split(",") for row in (*rows, "f4,f4,accepted")]
    assert states(matched) == {(uid(a), uid(b) if b else ""): state for a, b, state in said}


def test_that_a_unit_of_b_that_has_no_counterpart_is_to_be_checked_when_it_changed(matched: Registry) -> None:
    review = open_link_review(matched, "A", "P")
    decide_links(matched, review, review.no_match_of_b(review.side_b.number(uid("f1"))))
    matched.commit("P", Changeset("x", (Set(uid("f1"), "name", "Health post 1", "Quite another"),)))
    rows = link_list(matched, open_link_review(matched, "A", "P")).rows
    assert rows.loc[rows["b_ref"] == "f1", "state"].tolist()[:1] == ["check"]
