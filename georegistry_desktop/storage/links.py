"""Links between two sources, kept: the runs of matching with their pairs, and what people decided.

A decision names (source, uuid) on both sides, so it stands for all versions of the two sources, and lies
outside of what a frozen version freezes. Each act of deciding is one committed changeset.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, func, select

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LINK_DECISION_COLUMNS, PAIR_COLUMNS, LinkDecision
from georegistry_desktop.storage.claims import Claim, claims_between, drop_claim, marks_of_claims, take_claim
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.headers import author, close_header, now, open_header
from georegistry_desktop.storage.history import Entry, find_entry
from georegistry_desktop.storage.link_tables import (
    OPEN,
    link,
    match_pair,
    match_run,
    match_words,
)
from georegistry_desktop.storage.link_writing import Deed, write_deeds
from georegistry_desktop.storage.proposals import tell
from georegistry_desktop.storage.rows import copy_rows
from georegistry_desktop.storage.unit_links import UnitLink, links_of, raw_aliases
from georegistry_desktop.storage.versions import Version, find_version, iso, list_versions

if TYPE_CHECKING:
    import pandas as pd

KIND = "match"
"""Of the changesets that decide on links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRun:
    """One matching of version ``a`` with ``b`` (labels), as it was done.

    ``figures`` and ``log`` are what it said of itself. Pairs are kept of the newest run of two sources alone
    (``is_newest``); ``has_pairs`` tells whether there are any.
    """

    id: int
    uuid: str
    a: str
    b: str
    algorithm: str
    parameters: Mapping[str, Any]
    counts: Mapping[str, int]
    figures: Mapping[str, Any]
    log: tuple[str, ...]
    seconds: float
    author: str
    created_at: str
    is_newest: bool
    has_pairs: bool


class Links:
    """The links of one registry. Every method is one transaction."""

    def __init__(self, database: Database, user: str | None) -> None:
        self._database = database
        self._user = user

    # Runs

    def keep_run(
        self,
        a: str,
        b: str,
        *,
        algorithm: str,
        parameters: Mapping[str, Any],
        counts: Mapping[str, int],
        figures: Mapping[str, Any],
        log: Sequence[str],
        seconds: float,
        pairs: pd.DataFrame,
    ) -> MatchRun:
        """Keep a run with its ``pairs`` (``PAIR_COLUMNS``), in the place of those of the one before. Raises
        ``Refused`` (``links-one-source``)."""
        import pyarrow as pa

        with self._database.writing("keeps a matching", bulk=True) as connection:
            one, two = find_version(connection, a), find_version(connection, b)
            check_sources(one, two)
            tell(connection)
            former = select(match_run.c.id).where(*_between(connection, one, two))
            connection.execute(delete(match_pair).where(match_pair.c.run_id.in_(former)))
            statement = match_run.insert().values(
                uuid=str(uuid4()),
                a_id=one.id,
                b_id=two.id,
                algorithm=algorithm,
                parameters=_json(parameters),
                counts=_json(counts),
                figures=_json(figures),
                log=_json(list(log)),
                seconds=seconds,
                run_by=author(connection, self._database, self._user),
                run_at=now(),
            )
            key = int(connection.execute(statement.returning(match_run.c.id)).scalar_one())
            if len(pairs):
                columns = {
                    "run_id": pa.array(np.full(len(pairs), key, dtype=np.int64)),
                    "unit": pa.array(pairs["a"], pa.string()),
                    "other_unit": pa.array(pairs["b"], pa.string()),
                    "score": pa.array(pairs["score"], pa.float64()),
                }
                copy_rows(connection, match_pair, columns)
            return _runs(connection, match_run.c.id == key)[0]

    def sides(self, a: str, b: str) -> tuple[Version, Version]:
        """The versions of these labels, of two sources. Raises ``Refused`` (``version-missing``,
        ``links-one-source``)."""
        with self._database.reading() as connection:
            one, two = find_version(connection, a), find_version(connection, b)
        check_sources(one, two)
        return one, two

    def runs(self, a: str | None = None, b: str | None = None) -> list[MatchRun]:
        """All runs, newest first; of two sources only, when versions of them are given."""
        with self._database.reading() as connection:
            if a is None or b is None:
                return _runs(connection)
            return _runs(
                connection, *_between(connection, find_version(connection, a), find_version(connection, b))
            )

    def newest(self, a: str, b: str) -> MatchRun | None:
        """The newest matching of two sources, whether it found any pair or none: what was proposed before it
        counts no more."""
        return next(iter(self.runs(a, b)), None)

    def pairs(self, run: int) -> pd.DataFrame:
        """``PAIR_COLUMNS`` of a run, as it looked from its a; empty where they are not kept any more."""
        columns = (match_pair.c.unit, match_pair.c.other_unit, match_pair.c.score)
        query = select(*columns).where(match_pair.c.run_id == run).order_by(match_pair.c.id)
        return self._frame(query, PAIR_COLUMNS)

    # Decisions

    def decide(
        self,
        a: str,
        b: str,
        decisions: Sequence[LinkDecision],
        *,
        label: str,
        seen: Mapping[tuple[str, str], str | None] | None = None,
        several: bool = False,
        details: Mapping[str, object] | None = None,
    ) -> Entry:
        """Keep what was decided of units of ``a`` and ``b``, as one changeset that can be undone.

        ``seen`` says how the pairs stood before the person; where somebody decided otherwise since,
        ``ConflictError`` has all of it and nothing is written, as where a unit would get a second
        accepted counterpart, unless ``several`` are meant. Within one version they say which of its units
        are one place. Raises ``Refused`` where there is nothing to keep, and between two versions of one
        source (``links-one-source``).
        """
        if not decisions:
            raise Refused("nothing-to-commit")

        def once() -> int:
            with self._database.writing(f"decides on links: {label}") as connection:
                by = author(connection, self._database, self._user)
                one, two = find_version(connection, a), find_version(connection, b)
                if one.id != two.id:
                    check_sources(one, two)
                elif selves := [decision.a for decision in decisions if decision.a == decision.b]:
                    raise Refused("link-self", unit=selves[0])
                deeds = [
                    Deed.of(one.source_id, two.source_id, decision, by, seen=seen) for decision in decisions
                ]
                key = open_header(
                    connection,
                    self._database,
                    one.id,
                    kind=KIND,
                    label=label,
                    by=by,
                    details={"with": two.label, **({"several": True} if several else {}), **(details or {})},
                )
                write_deeds(connection, one.id, deeds, several=several)
                close_header(connection, self._database, key)
            return key

        key = self._database.retried(once)
        with self._database.reading() as connection:
            return find_entry(connection, key)

    def decisions(self, a: str, b: str) -> pd.DataFrame:
        """``LINK_DECISION_COLUMNS`` of what stands between the sources of ``a`` and ``b``, whichever way it
        was decided. Within one source each is there both ways round."""
        import pandas as pd

        with self._database.reading() as connection:
            one, two = find_version(connection, a).source_id, find_version(connection, b).source_id
        low, high = sorted((one, two))
        names = ("unit", "other_unit", "state", "comment", "score", "mark", "other_mark")
        query = (
            select(*(link.c[n] for n in (*names, "decided_by", "decided_at")))
            .where(link.c.source_id == low, link.c.other_source_id == high, link.c.state != OPEN)
            .order_by(link.c.id)
        )
        found = self._frame(query, LINK_DECISION_COLUMNS)
        turned = found.rename(columns={"a": "b", "b": "a", "mark_a": "mark_b", "mark_b": "mark_a"})
        turned = turned[list(LINK_DECISION_COLUMNS)]
        if one == two:
            found, turned = (table[table["a"] != table["b"]] for table in (found, turned))
            return pd.concat([found, turned], ignore_index=True)
        return found if one < two else turned

    def of_unit(self, version: str, uuid: str) -> list[UnitLink]:
        """All that stands of one unit against other sources."""
        with self._database.reading() as connection:
            return links_of(connection, find_version(connection, version).source_id, uuid)

    def raw_aliases(self, version: str, uuids: Collection[str]) -> dict[str, str | None]:
        """Aliases of some units as they are stored; see ``unit_links.raw_aliases``."""
        with self._database.reading() as connection:
            return raw_aliases(connection, find_version(connection, version).id, uuids)

    # Words

    def words(self) -> str | None:
        """The registry's own type words, as they were written; None where it has none."""
        with self._database.reading() as connection:
            return connection.execute(select(match_words.c.words)).scalar()

    def set_words(self, words: str | None) -> None:
        """Read names by these words from now on; None: by those that the program brings."""
        with self._database.writing("sets the words of names") as connection:
            connection.execute(delete(match_words))
            if words is not None:
                by = author(connection, self._database, self._user)
                row = {"words": words, "changed_by": by, "changed_at": now()}
                connection.execute(match_words.insert().values(**row))

    # Claims

    def claims(self, a: str, b: str) -> list[Claim]:
        """Who took which part of the queue of ``a`` against ``b``."""
        with self._database.reading() as connection:
            return claims_between(connection, find_version(connection, a), find_version(connection, b))

    def claim_marks(self) -> frozenset[tuple[int, str, str]]:
        """What is another one whenever any claim of the registry came, went or changed hands."""
        with self._database.reading() as connection:
            return marks_of_claims(connection)

    def claim(self, a: str, b: str, unit: str = "", *, text: str = "") -> None:
        """Take a part of the queue: the subtree of ``unit`` (uuid; empty: all), and of it the units that
        ``text`` finds, as the queue looks for words (empty: all). Raises ``Refused`` (``claimed``,
        ``claim-text-long``)."""
        with self._database.writing("claims a part of a matching") as connection:
            tell(connection)
            one, two = find_version(connection, a), find_version(connection, b)
            by = author(connection, self._database, self._user)
            take_claim(connection, one, two, unit, text, by=by)

    def release(self, key: int) -> None:
        """Give a claim back, whoever holds it; nothing where it is gone already."""
        with self._database.writing("releases a part of a matching") as connection:
            tell(connection)
            drop_claim(connection, key)

    def _frame(self, query: Any, columns: Sequence[str]) -> pd.DataFrame:
        import pandas as pd

        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found = pd.DataFrame([tuple(row) for row in rows], columns=list(columns))
        if "decided_at" in found:
            found["decided_at"] = [iso(moment) for moment in found["decided_at"]]
        kinds = {name: "float64" if name == "score" else "str" for name in columns}
        return found.astype(kinds)


def check_sources(one: Version, two: Version) -> None:
    """Raise ``Refused`` (``links-one-source``) for versions of one source.

    What is kept inside one source says that the same place stands twice in it. The same unit in its versions
    has the same uuid, and would be taken for that.
    """
    if one.source_id == two.source_id:
        raise Refused("links-one-source", a=one.label, b=two.label, source=one.source)


def _between(connection: Connection, one: Version, two: Version) -> tuple[ColumnElement[bool], ...]:
    """The runs of any versions of two sources."""
    versions = list_versions(connection, dropped=True)
    first, second = ([v.id for v in versions if v.source_id == side.source_id] for side in (one, two))
    return match_run.c.a_id.in_(first), match_run.c.b_id.in_(second)


def _runs(connection: Connection, *conditions: ColumnElement[bool]) -> list[MatchRun]:
    versions = {v.id: v for v in list_versions(connection, dropped=True)}
    newest: dict[tuple[int, int], int] = {}
    last = select(func.max(match_run.c.id), match_run.c.a_id, match_run.c.b_id)
    for key, *sides in connection.execute(last.group_by(match_run.c.a_id, match_run.c.b_id)):
        a, b = (versions[side].source_id for side in sides)
        newest[a, b] = max(key, newest.get((a, b), 0))
    there = select(match_pair.c.id).where(match_pair.c.run_id == match_run.c.id).exists()
    query = select(match_run, there.label("has_pairs")).where(*conditions).order_by(match_run.c.id.desc())
    return [
        MatchRun(
            id=row.id,
            uuid=row.uuid,
            a=versions[row.a_id].label,
            b=versions[row.b_id].label,
            algorithm=row.algorithm,
            parameters=json.loads(row.parameters),
            counts=json.loads(row.counts),
            figures=json.loads(row.figures),
            log=tuple(json.loads(row.log)),
            seconds=row.seconds,
            author=row.run_by,
            created_at=iso(row.run_at) or "",
            is_newest=row.id in newest.values(),
            has_pairs=bool(row.has_pairs),
        )
        for row in connection.execute(query)
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
