"""Find units of one version that are the same place, decide on them, and merge them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import Decided, LinkDecision, link_value
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.duplicate_review import (
    OPEN_STATES,
    DuplicateReview,
    open_duplicate_review,
)
from georegistry_desktop.workflows.edit_units import plan_edit
from georegistry_desktop.workflows.unit_labels import rows_of, told_by

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.matching import Reason
    from georegistry_desktop.storage import Entry, Registry

_EXPLAINED = 10_000
"""Pairs whose reasons are written down; the likeliest ones."""
_TOLD = 3


@dataclass(frozen=True, kw_only=True)
class DuplicateReport:
    """Owns the pairs of units of ``version`` (a label) that are likely one place.

    ``pairs`` has, for either unit, uuid, ref, name, parent and type (``a_name`` …), ``score`` 0..100,
    ``state`` (proposed, accepted or flagged), ``comment`` and ``reasons``, likeliest first. ``rejected``
    counts the pairs that people told apart: they are not asked again.
    """

    version: str
    threshold: float
    pairs: pd.DataFrame
    rejected: int

    @property
    def counts(self) -> dict[str, int]:
        """Pairs by state."""
        found = self.pairs["state"].value_counts()
        return {s: int(found.get(s, 0)) for s in ("proposed", "accepted", "flagged")} | {
            "rejected": self.rejected
        }

    @property
    def expected_wrong(self) -> float:
        """How many of the proposed pairs are expected to be no duplicates."""
        open_ = self.pairs[self.pairs["state"] == "proposed"]
        return float((100 - open_["score"]).sum() / 100)

    @property
    def seen(self) -> dict[tuple[str, str], str | None]:
        """How the pairs stood, as ``decide_duplicates`` takes it."""
        columns = ("a_uuid", "b_uuid", "state", "comment")
        return {
            (a, b): None
            if state == "proposed"
            else link_value(state, comment if comment == comment else None)
            for a, b, state, comment in zip(*(self.pairs[name] for name in columns), strict=True)
        }

    def as_json(self) -> dict[str, Any]:
        """The document of ``duplicates --json``."""
        rows = self.pairs.astype(object).where(self.pairs.notna(), None)
        return {
            "version": self.version,
            "threshold": self.threshold,
            "counts": self.counts,
            "expected_wrong": round(self.expected_wrong, 2),
            "pairs": rows.to_dict("records"),
        }


def find_duplicates(
    registry: Registry, version: str, *, threshold: float = 50.0, progress: Progress = silent
) -> DuplicateReport:
    """Pairs of units of a version that are likely one place, see ``open_duplicate_review``.

    What was accepted and is not merged yet is among them, whatever its score. The registry is only read.
    Raises ``Refused``: ``option-bad``, ``version-missing``, ``match-units``.
    """
    return report_of(open_duplicate_review(registry, version, threshold=threshold, progress=progress))


def decide_duplicates(
    registry: Registry,
    version: str,
    pairs: Iterable[tuple[str, str]],
    state: Decided | None,
    *,
    scores: Iterable[float | None] | None = None,
    label: str | None = None,
    seen: Mapping[tuple[str, str], str | None] | None = None,
) -> Entry:
    """Keep of pairs of units (uuids) that they are one place (accepted), or two (rejected), for all versions
    of the source; as one change that can be undone. ``state`` None forgets what was decided.

    Raises ``Refused`` (``nothing-to-commit``), and ``ConflictError`` where somebody decided otherwise since
    the pairs stood as ``seen`` says.
    """
    held = list(dict.fromkeys(pairs))
    given = list(scores) if scores is not None else [None] * len(held)
    decisions = [LinkDecision(a, b, state, score=s) for (a, b), s in zip(held, given, strict=True)]
    words = {"accepted": "Take for one place", "rejected": "Tell apart"}.get(state or "", "Decide on")
    return registry.links.decide(
        version,
        version,
        decisions,
        label=label or f"{words}: {len(decisions):,} {'pair' if len(decisions) == 1 else 'pairs'}",
        seen=seen,
        several=True,  # three of a kind are two pairs
    )


def merge_duplicates(
    registry: Registry, version: str, unit: str, into: str, *, take: Collection[str] = ()
) -> Entry:
    """Merge ``unit`` into ``into`` (by reference, code or uuid) in a live version, as one change.

    See ``editing.merge_units``; ``take`` names fields in which the unit that goes is right. Raises
    ``Refused``, ``RulesBroken`` or ``ConflictError``; then nothing is written.
    """
    from georegistry_desktop.editing import merge_units

    gone, kept = (registry.unit(version, key).uuid for key in (unit, into))
    changeset = plan_edit(registry, version, lambda view: merge_units.plan(view, gone, kept, take))
    return registry.commit(version, changeset, details={"merged": gone, "into": kept})


def links_elsewhere(registry: Registry, version: str, unit: str) -> list[tuple[str, int]]:
    """To how many units of which other versions, the newest of each source, a unit (by reference, code or
    uuid) is linked. A merge leaves such links with the unit that goes: they are decided anew."""
    found = registry.find_version(version)
    uuid = registry.unit(found.label, unit).uuid
    accepted = Counter(
        link.other_source_id for link in registry.links.of_unit(found.label, uuid) if link.state == "accepted"
    )
    newest = {other.source_id: other for other in registry.versions()}
    return [(newest[source].label, count) for source, count in accepted.items() if source in newest]


def apart(registry: Registry, version: str, one: str, two: str) -> tuple[str, str]:
    """The uuids of two units (by reference, code or uuid) that are to be told apart. Raises ``Refused``."""
    units = [registry.unit(version, key) for key in (one, two)]
    if units[0].uuid == units[1].uuid:
        raise Refused("merge-same", unit=units[0].name)
    return units[0].uuid, units[1].uuid


def decided_of(registry: Registry, version: str, pair: tuple[str, str]) -> LinkDecision | None:
    """What stands of two units (uuids) of a version."""
    table = registry.links.decisions(version, version)
    rows = table[(table["a"] == pair[0]) & (table["b"] == pair[1])]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return LinkDecision(*pair, row["state"], row["comment"] if isinstance(row["comment"], str) else None)


def report_of(review: DuplicateReview) -> DuplicateReport:
    """The pairs of a review as a table, those that can still be decided on."""
    import pandas as pd

    shown = review.queue(states=OPEN_STATES)
    told = told_by(review.frame.units)
    uuids = review.frame.units["uuid"].to_numpy(dtype=object)
    columns: dict[str, pd.Series[Any]] = {}
    for side, rows in (("a", review.a), ("b", review.b)):
        named = rows_of(told, uuids[rows[shown]])
        columns |= {f"{side}_{name}": named[name] for name in ("uuid", "ref", "name", "parent", "type")}
    texts = [_reasons(review.reasons(at) or []) if n < _EXPLAINED else "" for n, at in enumerate(shown)]
    columns |= {
        "score": pd.Series(review.score[shown].astype("float64")),
        "state": pd.Series([review.state_of(at) for at in shown], dtype="str"),
        "comment": pd.Series(
            [said.comment if (said := review.said(at)) else None for at in shown], dtype="str"
        ),
        "reasons": pd.Series([text or None for text in texts], dtype="str"),
    }
    return DuplicateReport(
        version=review.frame.label,
        threshold=review.threshold,
        pairs=pd.DataFrame(columns),
        rejected=review.counts()["rejected"],
    )


def _reasons(reasons: Sequence[Reason]) -> str:
    """What speaks for a pair, and what against it, strongest first."""
    told = [r for r in reasons if r.kind not in ("prior", "rivals") and abs(r.bits) >= 1]
    told.sort(key=lambda reason: -abs(reason.bits))
    return ", ".join(f"{r.kind} {r.bits:+.1f}" for r in told[:_TOLD])
