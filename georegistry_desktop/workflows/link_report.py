"""What there is to report of a matching: counts, figures, parameters, who decided, what stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from georegistry_desktop.domain.link_report import ALONE, FACTS, FLAGGED, MatchingReport
from georegistry_desktop.domain.linking import DECIDED, LINK_STATES, LinkList
from georegistry_desktop.workflows.unit_labels import rows_of, told_by

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from georegistry_desktop.domain.frames import VersionFrame
    from georegistry_desktop.matching.reviewing import LinkReview
    from georegistry_desktop.storage import MatchRun, Registry

_NO_TYPE = "(no type)"


def link_report(registry: Registry, review: LinkReview, found: LinkList) -> MatchingReport:
    """The tables of a report of ``found``, which ``link_list`` made of ``review``."""
    import numpy as np
    import pandas as pd

    run = next((run for run in registry.links.runs(found.a, found.b) if run.id == found.run), None)
    level = [_levels(frame) for frame in (review.a, review.b)]
    kinds = review.a.units["type"].fillna(_NO_TYPE).to_numpy(dtype=object)
    free_a = review.chosen < 0
    return MatchingReport(
        facts=pd.DataFrame(list(_facts(review, found, run, registry.user)), columns=list(FACTS)),
        by_type=_counted(kinds, review.state, "type"),
        by_level=_counted(level[0], review.state, "level"),
        by_person=_by_person(found.rows),
        alone_a=_alone(review.a, free_a, review.state, level[0], found.rows, "a"),
        alone_b=_alone(review.b, np.asarray(review.free_b), review.state_b, level[1], found.rows, "b"),
        flagged=found.rows[found.rows["state"] == "flagged"][list(FLAGGED)].reset_index(drop=True),
        log=run.log if run is not None else (),
    )


def _facts(
    review: LinkReview, found: LinkList, run: MatchRun | None, user: str
) -> Iterator[tuple[str, object]]:
    total, done = review.total, review.decided_count
    yield from (("A", found.a), ("B", found.b), ("units of A", total), ("units of B", review.side_b.n))
    yield from (("written by", user), ("written at", f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"))
    for state, count in found.counts.items():
        yield f"units of A: {state}", count
    states = dict(zip(LINK_STATES, _bincount(review.state_b), strict=True))
    for state, count in states.items():
        yield f"units of B: {state}", count
    yield "share of A decided", done / total if total else None
    yield "share of A linked", found.counts["accepted"] / total if total else None
    if found.remaining_wrong is not None:
        yield "answers expected to be wrong still", round(found.remaining_wrong, 1)
    people = found.rows.dropna(subset=["decided_by"])
    met = Counter(zip(people["decided_by"].tolist(), people["state"].tolist(), strict=True))
    for (person, state), count in sorted(met.items()):
        yield f"{state} by {person}", count
    if run is None:
        yield "run", None
        return
    yield from (("run", run.id), ("algorithm", run.algorithm), ("run by", run.author))
    yield from (("run at", run.created_at), ("seconds", run.seconds))
    for words, table in (("parameter", run.parameters), ("run: count", run.counts), ("run", run.figures)):
        for name, value in _flat(table):
            yield f"{words}: {name.replace('_', ' ')}".replace("count: ", ""), value


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        plain = value is None or isinstance(value, (str, int, float))
        yield name, value if plain else str(value)


def _bincount(states: npt.NDArray[Any]) -> list[int]:
    import numpy as np

    return [int(n) for n in np.bincount(states, minlength=len(LINK_STATES))]


def _counted(groups: npt.NDArray[Any], states: npt.NDArray[Any], name: str) -> pd.DataFrame:
    """Units by group and state, with their sum and the share that is decided."""
    import pandas as pd

    words = pd.Series([LINK_STATES[state] for state in states], name="state", dtype="str")
    table = pd.crosstab(pd.Series(groups, name=name), words)
    table = table.reindex(columns=list(LINK_STATES), fill_value=0)
    table.columns = pd.Index([str(column) for column in table.columns])
    table.insert(0, "units", table.sum(axis=1))
    done = table["accepted"] + table["rejected"] + table["no-match"]
    table["share decided"] = done / table["units"].where(table["units"] > 0)
    return table.reset_index()


def _by_person(rows: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    decided = rows.dropna(subset=["decided_by"])
    columns: dict[str, list[Any]] = {
        name: [] for name in ("person", *DECIDED, "check", "all", "first", "last")
    }
    for person, mine in decided.groupby("decided_by", sort=True):
        states = mine["state"].value_counts()
        columns["person"].append(person)
        for state in (*DECIDED, "check"):
            columns[state].append(int(states.get(state, 0)))
        columns["all"].append(len(mine))
        columns["first"].append(mine["decided_at"].min())
        columns["last"].append(mine["decided_at"].max())
    return pd.DataFrame(columns)


def _alone(
    frame: VersionFrame,
    free: npt.NDArray[np.bool_],
    states: npt.NDArray[Any],
    level: npt.NDArray[np.intp],
    rows: pd.DataFrame,
    side: str,
) -> pd.DataFrame:
    """Units of one side that are linked with nothing and for which nothing is proposed, in its order."""
    import numpy as np
    import pandas as pd

    open_ = np.array([state == "proposed" for state in LINK_STATES])
    at = np.flatnonzero(free & ~open_[states])
    uuids = frame.units["uuid"].to_numpy(dtype=object)[at]
    table = rows_of(told_by(frame.units), uuids)
    table["level"] = level[at]
    table["state"] = pd.Series([LINK_STATES[state] for state in states[at]], dtype="str")
    other = "b" if side == "a" else "a"
    said = rows[rows[f"{side}_uuid"].notna() & rows[f"{other}_uuid"].isna()]
    said = said.drop_duplicates(f"{side}_uuid", keep="last").set_index(f"{side}_uuid")
    for name in ("comment", "decided_by", "decided_at"):
        table[name] = said[name].reindex(pd.Index(uuids)).to_numpy()
    return table[list(ALONE)]


def _levels(frame: VersionFrame) -> npt.NDArray[np.intp]:
    """How deep each unit stands, roots 1; units in a circle of parents 0."""
    import numpy as np
    import pandas as pd

    parents = pd.Index(frame.units["uuid"]).get_indexer(pd.Index(frame.units["parent"]))
    parents[frame.units["parent"].isna().to_numpy()] = -1
    found = np.where(parents < 0, 1, 0).astype(np.intp)
    while True:
        ready = (found == 0) & (found[parents] > 0)
        if not ready.any():
            return found
        found[ready] = found[parents[ready]] + 1
