"""Who took which part of a matching's queue, so that several share it: a courtesy, nothing is locked by it.

A part is a subtree, the units that words are looked for and found by, or those of them in a subtree. States
are no part of it: they change while one decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.storage.database import SCHEMA
from georegistry_desktop.storage.headers import now
from georegistry_desktop.storage.link_tables import match_claim
from georegistry_desktop.storage.versions import Version, iso

LONGEST_CLAIM_TEXT = 200
"""Letters of a claim's words; PostgreSQL's index of them takes about six hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A part of a queue that one reviewer took: the subtree of ``unit`` (uuid), all of it where that is
    empty, and of these the units that ``text`` finds, all of them where that is empty."""

    id: int
    unit: str
    text: str = ""
    claimed_by: str
    claimed_at: str


def claims_between(connection: Connection, one: Version, two: Version) -> list[Claim]:
    """The claims on the queue of one source against another, oldest first."""
    query = select(match_claim).where(
        match_claim.c.source_id == one.source_id, match_claim.c.other_source_id == two.source_id
    )
    return [
        Claim(
            id=row.id,
            unit=row.unit,
            text=row.text,
            claimed_by=row.claimed_by,
            claimed_at=iso(row.claimed_at) or "",
        )
        for row in connection.execute(query.order_by(match_claim.c.id))
    ]


def marks_of_claims(connection: Connection) -> frozenset[tuple[int, str, str]]:
    """What is another one whenever any claim of the registry came, went or changed hands."""
    columns = (match_claim.c.id, match_claim.c.unit, match_claim.c.claimed_by)
    return frozenset((row.id, row.unit, row.claimed_by) for row in connection.execute(select(*columns)))


def take_claim(connection: Connection, one: Version, two: Version, unit: str, text: str, *, by: str) -> None:
    """Take a part, unless one has it already. Raises ``Refused`` (``claimed``, ``claim-text-long``)."""
    words, text = _words(text), text.strip()
    if not words:
        text = ""  # it would find all
    if len(text) > LONGEST_CLAIM_TEXT:
        raise Refused("claim-text-long", most=LONGEST_CLAIM_TEXT)
    if connection.dialect.name == "postgresql":
        # Else two look at one moment, and both find the part free.
        connection.exec_driver_sql(f"LOCK TABLE {SCHEMA}.match_claim IN SHARE ROW EXCLUSIVE MODE")
    for claim in claims_between(connection, one, two):
        if claim.unit == unit and _words(claim.text) == words:
            if claim.claimed_by != by:
                raise Refused("claimed", by=claim.claimed_by)
            return
    statement = match_claim.insert().values(
        source_id=one.source_id,
        other_source_id=two.source_id,
        unit=unit,
        text=text,
        claimed_by=by,
        claimed_at=now(),
    )
    connection.execute(statement)


def drop_claim(connection: Connection, key: int) -> None:
    """Forget a claim; nothing where it is gone already."""
    connection.execute(delete(match_claim).where(match_claim.c.id == key))


def _words(text: str) -> set[str]:
    """What a text finds: units whose names hold all its words, in whatever order."""
    return set(fold(text).split())
