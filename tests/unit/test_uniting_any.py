"""Unions of any two small trees: what holds whatever they are like."""

from __future__ import annotations

from typing import Any

import numpy as np
from factories import uid, version_frame
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.compare import pair
from georegistry_desktop.compare.uniting import RULED_FIELDS, ByHand, UnionRules, rules_of, unite
from georegistry_desktop.domain.comparison import LinkedPairs
from georegistry_desktop.domain.frames import TEXT_COLUMNS, VersionFrame

TEXTS = st.sampled_from([None, "x", "yy", "été"])


@st.composite
def trees(draw: st.DrawFn, mark: str) -> VersionFrame:
    rows: list[dict[str, Any]] = []
    for i in range(draw(st.integers(1, 6))):
        above = draw(st.integers(-1, i - 1))
        rows.append(
            {
                "ref": f"{mark}{i}",
                "parent": f"{mark}{above}" if above >= 0 else None,
                "name": draw(st.sampled_from(["Kakua", "Badjia", "Bo"])),
                "code": draw(TEXTS),
                "short_name": draw(TEXTS),
                "extra": draw(st.sampled_from([None, '{"beds": 1}', '{"beds": 2, "water": "yes"}'])),
                "aliases": draw(st.sampled_from([None, '["Old"]', '["New", "Old"]'])),
                "opening_date": draw(st.sampled_from([None, "2000-01-01", "2010-01-01"])),
                "closed_date": draw(st.sampled_from([None, "2005-01-01"])),
            }
        )
    groups = [(uid(f"g{mark}"), f"Group {draw(st.integers(0, 1))}", None, None)]
    members = [(uid(row["ref"]), groups[0][0]) for row in rows if draw(st.booleans())]
    return version_frame(rows, label=f"{mark.upper()}@1", groups=groups, memberships=members)


@given(st.data(), trees("a"), trees("b"))
def test_that_every_unit_is_there_once_with_its_way_back(
    data: st.DataObject, a: VersionFrame, b: VersionFrame
) -> None:
    count = data.draw(st.integers(1, min(len(a.units), len(b.units))))
    of_a, of_b = (data.draw(st.permutations(range(len(f.units))))[:count] for f in (a, b))
    linked = LinkedPairs(
        base=a.units["uuid"].to_numpy(dtype=object)[of_a], other=b.units["uuid"].to_numpy(dtype=object)[of_b]
    )
    pairs = pair(a, b, "links", linked)
    rules = {
        name: data.draw(st.sampled_from(rules_of(name))) for name in RULED_FIELDS if data.draw(st.booleans())
    }
    by_hand = [
        ByHand(str(uuid), data.draw(st.sampled_from(["code", "extra:beds", "groups", "aliases"])), "b")
        for uuid in linked.base
        if data.draw(st.booleans())
    ]
    before = [frame.units.copy() for frame in (a, b)]
    union = unite(a, b, pairs, rules=UnionRules("a", rules), by_hand=by_hand)
    units = union.frame.units
    assert len(units) == len(a.units) + len(b.units) - count == union.counts["units"]
    assert units["uuid"].is_unique
    assert set(a.units["uuid"]) <= set(units["uuid"])
    assert set(units["parent"].dropna()) <= set(units["uuid"])
    backs = set(zip(union.frame.references["source"], union.frame.references["ref"], strict=True))
    assert backs == {(f.label[0], ref) for f in (a, b) for ref in f.units["source_ref"]}
    assert set(union.frame.memberships["unit"]) <= set(units["uuid"])
    assert set(union.frame.memberships["group"]) <= set(union.frame.groups["uuid"])
    swapped = (units["opening_date"] > units["closed_date"]).sum()
    assert swapped <= sum(int((f["opening_date"] > f["closed_date"]).sum()) for f in before)
    for frame, was in zip((a, b), before, strict=True):
        assert frame.units[[*TEXT_COLUMNS]].equals(was[[*TEXT_COLUMNS]])
    if not any(p.code == "union-circle" for p in union.problems):
        depth = dict.fromkeys(units["uuid"][units["parent"].isna()], 1)
        parents = dict(zip(units["uuid"], units["parent"], strict=True))
        for _ in parents:
            depth |= {u: depth[p] + 1 for u, p in parents.items() if p in depth}
        assert len(depth) == len(units), "all hang on a root"


@given(trees("a"))
def test_that_a_version_united_with_itself_stays_what_it_is(a: VersionFrame) -> None:
    rows = np.arange(len(a.units))
    uuids = a.units["uuid"].to_numpy(dtype=object)[rows]
    pairs = pair(a, a, "links", LinkedPairs(base=uuids, other=uuids))
    union = unite(a, a, pairs, rules=UnionRules("newest"))
    assert union.problems == ()
    assert union.frame.units[["uuid", "name", "parent", "code"]].equals(
        a.units[["uuid", "name", "parent", "code"]]
    )
    assert not any(count["differ"] for count in union.fields.values())
    assert len(union.frame.memberships) == len(a.memberships)
