"""Proposed changesets: edits collected first, a review in progress. Stored at once, so a crash loses none."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from sqlalchemy import Connection, func, select, update

from georegistry_desktop.domain.changes import Change, Changeset, change_from_json, change_to_json
from georegistry_desktop.domain.checking import check_changes
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.storage.database import APPLICATION, SCHEMA
from georegistry_desktop.storage.headers import now
from georegistry_desktop.storage.history import Entry, find_entry
from georegistry_desktop.storage.review_tables import review
from georegistry_desktop.storage.tables import changeset, proposed_change

Decision = Literal["accept", "refuse", "refuse-until-changed"]


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One change of a proposal and what was decided of it; ``position`` names it."""

    position: int
    change: Change
    decision: Decision | None
    decided_by: str | None


def tell(connection: Connection) -> None:
    """Let others look at proposals again: these are no revision, of which PostgreSQL tells by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(SCHEMA, "proposal")))


def propose(
    connection: Connection, version_id: int, label: str, changes: Sequence[Change], *, by: str, origin: str
) -> int:
    """Store a proposal; gives the id of its header."""
    statement = changeset.insert().values(
        uuid=str(uuid4()),
        version_id=version_id,
        kind=origin,
        state="proposed",
        label=label,
        author=by,
        application=APPLICATION,
        created_at=now(),
    )
    key = int(connection.execute(statement.returning(changeset.c.id)).scalar_one())
    extend(connection, key, changes)
    return key


def extend(connection: Connection, key: int, changes: Sequence[Change]) -> None:
    """Add changes at the end of a proposal."""
    check_changes(changes)
    require_proposed(connection, key)
    query = select(func.coalesce(func.max(proposed_change.c.position), 0))
    last = connection.execute(query.where(proposed_change.c.changeset_id == key)).scalar_one()
    rows = [
        {
            "changeset_id": key,
            "position": last + i,
            "change": json.dumps(change_to_json(c), ensure_ascii=False, sort_keys=True),
        }
        for i, c in enumerate(changes, 1)
    ]
    if rows:
        connection.execute(proposed_change.insert(), rows)


def decide(
    connection: Connection, key: int, positions: Collection[int] | None, decision: Decision | None, *, by: str
) -> None:
    """Accept, refuse or reopen changes of a proposal; ``positions`` None means all of them."""
    require_proposed(connection, key)
    statement = update(proposed_change).where(proposed_change.c.changeset_id == key)
    if positions is not None:
        statement = statement.where(proposed_change.c.position.in_(list(positions)))
    connection.execute(statement.values(decision=decision, decided_by=by, decided_at=now()))


def proposed_changes(connection: Connection, key: int) -> list[ProposedChange]:
    """All changes of a proposal with their decisions, in order."""
    query = (
        select(proposed_change)
        .where(proposed_change.c.changeset_id == key)
        .order_by(proposed_change.c.position)
    )
    return [
        ProposedChange(row.position, change_from_json(json.loads(row.change)), row.decision, row.decided_by)
        for row in connection.execute(query)
    ]


def marks(connection: Connection) -> dict[int, tuple[object, ...]]:
    """Id of each open proposal -> what is another one whenever changes came, went or were decided."""
    of = proposed_change.c
    decided = func.max(of.decided_at), func.max(review.c.turn)
    query = (
        select(changeset.c.id, changeset.c.label, func.count(of.id), func.max(of.id), *decided)
        .outerjoin(proposed_change, of.changeset_id == changeset.c.id)
        .outerjoin(review, review.c.changeset_id == changeset.c.id)
        .where(changeset.c.state == "proposed")
        .group_by(changeset.c.id, changeset.c.label)
    )
    return {key: tuple(mark) for key, *mark in connection.execute(query)}


def discard(connection: Connection, key: int) -> None:
    """Put a proposal aside; it stays readable."""
    require_proposed(connection, key)
    connection.execute(update(changeset).where(changeset.c.id == key).values(state="discarded"))


def accepted(connection: Connection, key: int) -> Changeset:
    """What a wholly decided proposal comes to. Raises ``Refused`` (``undecided``) while it is not."""
    label = require_proposed(connection, key).label
    changes = proposed_changes(connection, key)
    undecided = sum(c.decision is None for c in changes)
    if undecided:
        raise Refused("undecided", count=undecided)
    return Changeset(label, tuple(c.change for c in changes if c.decision == "accept"))


def require_proposed(connection: Connection, key: int) -> Entry:
    """Hold a proposal's header, which is about to change, until the end of the transaction.

    Raises ``Refused`` unless it is one.
    """
    tell(connection)
    connection.execute(select(changeset.c.id).where(changeset.c.id == key).with_for_update())
    entry = find_entry(connection, key)
    if entry.state != "proposed":
        raise Refused("changeset-state", changeset=key, state=entry.state, expected="proposed")
    return entry
