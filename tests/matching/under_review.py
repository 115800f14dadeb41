"""Small reviews made by hand or drawn: two lists, pairs with scores, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from factories import version_frame
from hypothesis import strategies as st

from georegistry_desktop.domain.frames import GEOMETRY_COLUMNS, TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.linking import LINK_DECISION_COLUMNS, PAIR_COLUMNS, LinkDecision
from georegistry_desktop.matching.reviewing import LinkReview, unit_marks

Pairs = Sequence[tuple[str, str, float]]


def side(letter: str, *rows: dict[str, Any], **frames: Any) -> VersionFrame:
    """A version whose units are known by the letter and their refs: ``a:f1``."""
    return version_frame([{"uuid": f"{letter}:{row['ref']}", **row} for row in rows], label=letter, **frames)


def pairs(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """Pairs of refs with scores."""
    return pd.DataFrame([(f"a:{a}", f"b:{b}", s) for a, b, s in rows], columns=list(PAIR_COLUMNS)).astype(
        {"a": "str", "b": "str", "score": "float64"}
    )


def decided(*decisions: LinkDecision) -> pd.DataFrame:
    """As the registry tells them."""
    rows = [
        (d.a, d.b, d.state, d.comment, d.score, d.mark_a, d.mark_b, "mia", "2026-11-30") for d in decisions
    ]
    kinds = {name: "float64" if name == "score" else "str" for name in LINK_DECISION_COLUMNS}
    return pd.DataFrame(rows, columns=list(LINK_DECISION_COLUMNS)).astype(kinds)


class Kept:
    """Owns decisions as a registry does: the last word on each pair."""

    def __init__(self) -> None:
        self.links: dict[tuple[str, str], LinkDecision] = {}

    def decide(self, decisions: Sequence[LinkDecision]) -> None:
        for decision in decisions:
            if decision.state is None:
                self.links.pop((decision.a, decision.b), None)
            else:
                self.links[decision.a, decision.b] = decision

    def table(self) -> pd.DataFrame:
        return decided(*self.links.values())


def country(letter: str) -> VersionFrame:
    """A country with two districts, and posts of which two in different districts share a name."""
    return side(
        letter,
        {"ref": "c", "name": "Salone"},
        {"ref": "d1", "name": "Kono", "parent": "c"},
        {"ref": "d2", "name": "Bo", "parent": "c"},
        {"ref": "f1", "name": "Njala", "parent": "d1", "code": "77"},
        {"ref": "f2", "name": "Tongo", "parent": "d1"},
        {"ref": "f3", "name": "Njala", "parent": "d2"},
        {"ref": "f4", "name": "Gbado", "parent": "d2", "short_name": "Gbo"},
    )


def rows_of(frame: VersionFrame) -> dict[str, int]:
    """The row of each ref."""
    return {ref: row for row, ref in enumerate(frame.units["source_ref"])}


def shuffled(frame: VersionFrame, seed: int) -> VersionFrame:
    from dataclasses import replace

    order = np.random.default_rng(seed).permutation(len(frame.units))
    return replace(frame, units=frame.units.iloc[order].reset_index(drop=True))


@st.composite
def drawn_reviews(draw: st.DrawFn) -> LinkReview:
    """Up to eight units on either side in any tree, some names shared, any pairs with any scores."""
    frames = []
    for letter in "ab":
        count = draw(st.integers(1, 8))
        rows: list[dict[str, Any]] = []
        for at in range(count):
            above = draw(st.integers(-1, at - 1))
            name = draw(st.sampled_from(["Njala", "NJALA ", "Tongo", "Gbado", "Bo"]))
            rows.append({"ref": f"u{at}", "name": name, "parent": f"u{above}" if above >= 0 else None})
        frames.append(side(letter, *rows))
    a, b = frames
    scores = st.sampled_from([0.5, 3.0, 40.0, 50.0, 88.0, 97.0, 100.0])
    every = [(str(one), str(two)) for one in a.units["uuid"] for two in b.units["uuid"]]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=20))
    table = pd.DataFrame(
        [(one, two, draw(scores)) for one, two in chosen], columns=list(PAIR_COLUMNS)
    ).astype({"a": "str", "b": "str", "score": "float64"})
    return LinkReview(a, b, table, None, several=draw(st.booleans()))


@st.composite
def drawn_plans(draw: st.DrawFn, review: LinkReview) -> list[LinkDecision]:
    """Any plan that a person may make now."""
    row = draw(st.integers(0, review.total - 1))
    b_row = draw(st.integers(0, len(review.b.units) - 1))
    kind = draw(st.integers(0, 8))
    plans = [
        lambda: review.accept(row, b_row),
        lambda: review.accept(row, b_row),
        lambda: review.no_match(row),
        lambda: review.no_match_of_b(b_row),
        lambda: review.flag(row, draw(st.sampled_from([None, "why?"]))),
        lambda: review.reject(row, b_row),
        lambda: review.break_link(row),
        lambda: review.above(draw(st.sampled_from([0.0, 50.0, 95.0]))).decisions,
        lambda: review.same_name().decisions,
    ]
    return plans[kind]()


def marked(frame: VersionFrame, ref: str) -> str:
    """The mark of one unit."""
    return str(unit_marks(frame)[rows_of(frame)[ref]])


def framed(units: gpd.GeoDataFrame, label: str) -> VersionFrame:
    """A list as a version that lacks nothing."""
    whole = units.copy()
    for name in TEXT_COLUMNS:
        if name not in whole:
            whole[name] = pd.Series([None] * len(whole), dtype="str", index=whole.index)
    for name in GEOMETRY_COLUMNS:
        if name not in whole:
            whole[name] = gpd.array.GeometryArray(np.full(len(whole), None, dtype=object), crs=4326)
    return VersionFrame(label=label, units=whole, fields=frozenset())
