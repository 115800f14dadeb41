"""Links as JSON: what was written comes back, and what is wrong is told by its rows, on both databases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from georegistry_desktop.domain import ImportRefused
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    decide_links,
    export_links,
    import_links,
    keep_matching,
    match_versions,
    open_link_review,
)


@pytest.fixture
def matched(curated: Registry) -> Registry:
    """A@1 and P, matched: all of A is proposed."""
    report, found = match_versions(curated, "A", "P")
    keep_matching(curated, report, found)
    return curated


def stands(registry: Registry) -> dict[tuple[str, str], tuple[object, ...]]:
    found = registry.links.decisions("A", "P")
    said = zip(*(found[name].astype(str) for name in ("state", "comment", "score")), strict=True)
    return dict(zip(zip(found["a"], found["b"], strict=True), said, strict=True))


def test_that_what_is_written_as_json_comes_back_as_it_stood(matched: Registry, tmp_path: Path) -> None:
    review = open_link_review(matched, "A", "P")
    decide_links(matched, review, review.accept(0, int(review.best[0])))
    decide_links(matched, review, review.no_match(1))
    decide_links(matched, review, review.flag(2, "two of them?"))
    before = stands(matched)
    export_links(matched, review, tmp_path / "links.json")
    for _ in range(3):
        matched.undo()
    assert stands(matched) == {}
    done = import_links(matched, "A", "P", tmp_path / "links.json")
    assert (done.decided, done.undecided) == (3, review.counts()["proposed"])
    assert stands(matched) == before
    assert import_links(matched, "A", "P", tmp_path / "links.json").same == 3


def test_that_all_that_is_wrong_with_links_in_json_is_told_by_its_rows(
    matched: Registry, tmp_path: Path
) -> None:
    rows = [
        {"a_ref": "c", "b_ref": "c", "state": "agreed"},
        {"a_ref": "nobody", "b_ref": "c", "state": "accepted"},
        ["c", "c"],
        {"a_ref": {"ref": "c"}, "b_ref": "c"},
        {"a_ref": "c", "b_ref": "c", "state": "accepted", "comment": None, "remark": ["not", "read"]},
    ]
    file = tmp_path / "links.json"
    file.write_text(json.dumps({"links": rows}), "utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "P", file)
    told = [(p.code, p.row, p.field, p.file) for p in refused.value.problems]
    assert told == [
        ("links-cell", 1, "state", "links.json"),
        ("link-unit-unknown", 2, "a", "links.json"),
        ("links-json-row", 3, None, "links.json"),
        ("links-json-value", 4, "a_ref", "links.json"),
    ]
    assert stands(matched) == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('{"links": [', "table-unreadable"),
        ('{"lines": []}', "links-json-none"),
        ("[]", "links-json-none"),
        ('{"links": {}}', "links-json-none"),
        ('{"links": [{"a_ref": "c"}]}', "links-heading"),
        ("\udcff", "table-encoding"),
    ],
)
def test_that_json_that_is_no_list_of_links_is_refused(
    matched: Registry, tmp_path: Path, words: str, code: str
) -> None:
    file = tmp_path / "links.json"
    file.write_bytes(words.encode("utf-8", "surrogateescape"))
    with pytest.raises(ImportRefused) as refused:
        import_links(matched, "A", "P", file)
    assert [(p.code, p.file) for p in refused.value.problems] == [(code, "links.json")]


def test_that_a_list_without_links_says_nothing(matched: Registry, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"links": []}', "utf-8")
    done = import_links(matched, "A", "P", tmp_path / "links.json")
    assert (done.decided, done.undecided, done.entry) == (0, 0, None)
