"""Reviews of a comparison, kept: the header is a proposed changeset, beside it a row for each decision.

Only what was decided is stored, with marks of the two values that it was decided on: what is open can be
compared again at any time. Refusals that hold until the other side changes lie outside of the review.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from uuid import uuid4

from sqlalchemy import Connection, delete, func, literal, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from georegistry_desktop.domain.comparison import Pairing
from georegistry_desktop.domain.decisions import Decision
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.storage.database import APPLICATION, Database
from georegistry_desktop.storage.headers import author, now
from georegistry_desktop.storage.history import find_entry, list_entries
from georegistry_desktop.storage.proposals import discard, require_proposed, tell
from georegistry_desktop.storage.review_tables import refusal, review, review_decision
from georegistry_desktop.storage.stored import chunks
from georegistry_desktop.storage.tables import changeset, source_version
from georegistry_desktop.storage.versions import Version, find_version, list_versions

if TYPE_CHECKING:
    import pandas as pd

KIND = "review"
"""Of the header among the proposals."""
DECISION_COLUMNS = ("unit", "field", "before", "after", "decision", "decided_by", "decided_at")
REFUSAL_COLUMNS = ("unit", "field", "value", "refused_by", "refused_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeader:
    """One open review of the live version ``base`` against ``other`` (labels).

    ``turn`` counts the acts of deciding by anyone; ``decided`` the differences that are not open.
    """

    id: int
    base: str
    other: str
    by: Pairing
    fields: tuple[str, ...] | None
    author: str
    created_at: str
    turn: int
    decided: int


class Decided(NamedTuple):
    """One difference and what is decided of it.

    ``unit`` names it in the review: the base's uuid, of a new unit the other's. ``theirs`` names it for later
    pulls: the other's uuid, of a missing unit the base's. ``before`` and ``after`` are marks of the values.
    """

    unit: str
    theirs: str
    field: str
    before: str | None
    after: str | None
    decision: Decision


class Reviews:
    """The reviews of one registry. Every method is one transaction."""

    def __init__(self, database: Database, user: str | None) -> None:
        self._database = database
        self._user = user

    def listed(self) -> list[ReviewHeader]:
        """All open reviews, oldest first."""
        with self._database.reading() as connection:
            return _headers(connection)

    def find(self, key: int) -> ReviewHeader:
        """One open review. Raises ``Refused``: ``changeset-missing``, ``changeset-state``."""
        with self._database.reading() as connection:
            return _find(connection, key)

    def of(self, base: str, other: str) -> ReviewHeader | None:
        """The open review of ``base`` against any version of the source of ``other``."""
        with self._database.reading() as connection:
            held = _held(connection, find_version(connection, base), find_version(connection, other))
            return None if held is None else _find(connection, held)

    def begin(
        self, base: str, other: str, *, by: Pairing, fields: Sequence[str] | None = None
    ) -> ReviewHeader:
        """Start a review, or go on with the open one: there is one for a live version and another source.

        It moves on to the version, key and fields given. Raises ``Refused`` for a snapshot.
        """
        with self._database.writing(f"reviews {other}") as connection:
            one, two = find_version(connection, base), find_version(connection, other)
            if one.state != "live":
                raise Refused("version-frozen", version=one.label)
            # Held to the end: two people who begin at once share one review.
            lock = select(source_version.c.id).where(source_version.c.id == one.id)
            connection.execute(lock.with_for_update(key_share=True))
            values = {
                "other_id": two.id,
                "pairing": by,
                "fields": None if fields is None else json.dumps(list(fields)),
            }
            key = _held(connection, one, two)
            if key is None:
                by_whom = author(connection, self._database, self._user)
                key = _new_header(connection, one, f"Review {two.source} for {one.source}", by_whom)
                connection.execute(review.insert().values(changeset_id=key, **values))
            elif _settings(connection, key) != tuple(values.values()):
                connection.execute(update(review).where(review.c.changeset_id == key).values(**values))
            return _find(connection, key)

    def decide(self, key: int, decided: Sequence[Decided]) -> int:
        """Keep decisions, however many, in one transaction; gives the review's new turn.

        The latest decision of a difference holds. Raises ``Refused`` (``changeset-state``) for a review that
        was closed meanwhile.
        """
        with self._database.writing("decides on a review") as connection:
            require_proposed(connection, key)
            bump = update(review).where(review.c.changeset_id == key).values(turn=review.c.turn + 1)
            turn = int(connection.execute(bump.returning(review.c.turn)).scalar_one())
            who = {"decided_by": author(connection, self._database, self._user), "decided_at": now()}
            rows = {
                (d.unit, d.field): {
                    "changeset_id": key,
                    "unit": d.unit,
                    "field": d.field,
                    "before": d.before,
                    "after": d.after,
                    "decision": d.decision,
                    "turn": turn,
                    **who,
                }
                for d in decided
            }
            changing = ("before", "after", "decision", "turn", "decided_by", "decided_at")
            _upsert(
                connection, review_decision, ("changeset_id", "unit", "field"), changing, [*rows.values()]
            )
            _remember(connection, key, decided, who["decided_by"])
        return turn

    def decisions(self, key: int, *, since: int = 0) -> pd.DataFrame:
        """``DECISION_COLUMNS`` of what was decided after turn ``since``; what was reopened is 'open'."""
        query = select(*(review_decision.c[n] for n in DECISION_COLUMNS)).where(
            review_decision.c.changeset_id == key, review_decision.c.turn > since
        )
        return self._frame(query, DECISION_COLUMNS)

    def refusals(self, base: str, other: str) -> pd.DataFrame:
        """``REFUSAL_COLUMNS`` of what the source of ``base`` does not take from that of ``other`` until it
        changes; ``unit`` is the other's uuid, of a unit that it lacks the base's."""
        with self._database.reading() as connection:
            one, two = find_version(connection, base), find_version(connection, other)
        query = select(*(refusal.c[n] for n in REFUSAL_COLUMNS)).where(
            *_between(one.source_id, two.source_id)
        )
        return self._frame(query, REFUSAL_COLUMNS)

    def close(self, key: int) -> None:
        """End a review; what it refused plainly is forgotten, what it refused until it changes is not."""
        with self._database.writing("closes a review") as connection:
            discard(connection, key)

    def bring_back(self, key: int) -> ReviewHeader:
        """Go on with a review that was closed, as another with its decisions.

        Where one of the same two sources was begun since it is that one, and what it decided holds. Raises
        ``Refused`` (``changeset-state``) for what was not closed, ``version-missing`` where the base is gone.
        """
        with self._database.writing("brings a review back") as connection:
            entry = find_entry(connection, key)
            if entry.kind != KIND or entry.state != "discarded":
                raise Refused("changeset-state", changeset=key, state=entry.state, expected="discarded")
            base, (other_id, pairing, fields) = (
                find_version(connection, entry.version),
                _settings(connection, key),
            )
            values = {"other_id": other_id, "pairing": pairing, "fields": fields}
            other = next(v for v in list_versions(connection, dropped=True) if v.id == other_id)
            again = _held(connection, base, other)
            if again is None:
                again = _new_header(connection, base, entry.label, entry.author)
                connection.execute(review.insert().values(changeset_id=again, **values))
            require_proposed(connection, again)
            bump = update(review).where(review.c.changeset_id == again).values(turn=review.c.turn + 1)
            turn = int(connection.execute(bump.returning(review.c.turn)).scalar_one())
            copied = [name for name in DECISION_COLUMNS if name not in ("unit", "field")]
            held = select(review_decision.c.unit, review_decision.c.field)
            both = tuple_(review_decision.c.unit, review_decision.c.field)
            decided = select(
                literal(again),
                review_decision.c.unit,
                review_decision.c.field,
                literal(turn),
                *(review_decision.c[name] for name in copied),
            ).where(
                review_decision.c.changeset_id == key,
                both.not_in(held.where(review_decision.c.changeset_id == again)),
            )
            columns = ["changeset_id", "unit", "field", "turn", *copied]
            connection.execute(review_decision.insert().from_select(columns, decided))
            return _find(connection, again)

    def _frame(self, query: Any, columns: Sequence[str]) -> pd.DataFrame:
        import pandas as pd

        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype=object)


def _headers(connection: Connection, keys: Sequence[int] | None = None) -> list[ReviewHeader]:
    entries = {e.id: e for e in list_entries(connection, state="proposed", keys=keys) if e.kind == KIND}
    labels = {v.id: v.label for v in list_versions(connection, dropped=True)}
    counted = (
        select(review_decision.c.changeset_id, func.count())
        .where(review_decision.c.changeset_id.in_(list(entries)), review_decision.c.decision != "open")
        .group_by(review_decision.c.changeset_id)
    )
    counts: dict[int, int] = dict(connection.execute(counted).all())
    rows = connection.execute(select(review).where(review.c.changeset_id.in_(list(entries))))
    found = [
        ReviewHeader(
            id=row.changeset_id,
            base=entries[row.changeset_id].version,
            other=labels[row.other_id],
            by=cast(Pairing, row.pairing),
            fields=None if row.fields is None else tuple(json.loads(row.fields)),
            author=entries[row.changeset_id].author,
            created_at=entries[row.changeset_id].created_at,
            turn=row.turn,
            decided=counts.get(row.changeset_id, 0),
        )
        for row in rows
    ]
    return sorted(found, key=lambda header: header.id)


def _find(connection: Connection, key: int) -> ReviewHeader:
    found = _headers(connection, [key])
    if not found:
        state = find_entry(connection, key).state
        raise Refused("changeset-state", changeset=key, state=state, expected="a review in progress")
    return found[0]


def _held(connection: Connection, base: Version, other: Version) -> int | None:
    query = (
        select(review.c.changeset_id)
        .join(changeset, changeset.c.id == review.c.changeset_id)
        .join(source_version, source_version.c.id == review.c.other_id)
        .where(
            changeset.c.version_id == base.id,
            changeset.c.state == "proposed",
            source_version.c.source_id == other.source_id,
        )
    )
    return cast("int | None", connection.execute(query).scalars().first())


def _settings(connection: Connection, key: int) -> tuple[Any, ...]:
    query = select(review.c.other_id, review.c.pairing, review.c.fields).where(review.c.changeset_id == key)
    return tuple(connection.execute(query).one())


def _new_header(connection: Connection, base: Version, label: str, by: str) -> int:
    statement = changeset.insert().values(
        uuid=str(uuid4()),
        version_id=base.id,
        kind=KIND,
        state="proposed",
        label=label,
        author=by,
        application=APPLICATION,
        created_at=now(),
    )
    tell(connection)
    return int(connection.execute(statement.returning(changeset.c.id)).scalar_one())


def _between(source_id: int, other_source_id: int) -> tuple[Any, ...]:
    return refusal.c.source_id == source_id, refusal.c.other_source_id == other_source_id


def _remember(connection: Connection, key: int, decided: Sequence[Decided], by: str) -> None:
    """Note what is refused until it changes; forget what is decided otherwise now."""
    query = (
        select(source_version.c.source_id)
        .select_from(changeset)
        .join(source_version, source_version.c.id == changeset.c.version_id)
        .where(changeset.c.id == key)
    )
    mine = int(connection.execute(query).scalar_one())
    query = select(source_version.c.source_id).join(review, review.c.other_id == source_version.c.id)
    theirs = int(connection.execute(query.where(review.c.changeset_id == key)).scalar_one())
    kept = {(d.theirs, d.field): d for d in decided if d.decision == "refuse-until-changed"}
    held = connection.execute(
        select(refusal.c.id, refusal.c.unit, refusal.c.field).where(*_between(mine, theirs))
    )
    other = {(d.theirs, d.field) for d in decided} - kept.keys()
    for gone in chunks(row.id for row in held if (row.unit, row.field) in other):
        connection.execute(delete(refusal).where(refusal.c.id.in_(gone)))
    rows = [
        {
            "source_id": mine,
            "other_source_id": theirs,
            "unit": unit,
            "field": field,
            # Of a unit that the other lacks there is no value: it stays refused until it is back.
            "value": None if field == "missing" else d.after,
            "refused_by": by,
            "refused_at": now(),
        }
        for (unit, field), d in kept.items()
    ]
    key_columns = ("source_id", "other_source_id", "unit", "field")
    _upsert(connection, refusal, key_columns, ("value", "refused_by", "refused_at"), rows)


def _upsert(
    connection: Connection,
    table: Any,
    key: Sequence[str],
    changing: Sequence[str],
    rows: Sequence[dict[str, Any]],
) -> None:
    """Insert rows, or change those that are there, some thousands with each statement."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    changed = {name: statement.excluded[name] for name in changing}
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed), list(rows))
