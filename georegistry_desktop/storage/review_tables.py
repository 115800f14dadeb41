"""The tables of reviews: who decided what of a comparison, and what later pulls shall not ask again."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text, UniqueConstraint, text

from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.storage.tables import (
    ByteOrder,
    Moment,
    RowId,
    account_of,
    metadata,
    new_table,
    row_id,
)

review = Table(
    "review",
    metadata,
    # Its header is a proposed changeset of the base; that says by whom, since when and whether still open.
    Column("changeset_id", RowId, ForeignKey("changeset.id"), primary_key=True, autoincrement=False),
    account_of(),
    Column("other_id", RowId, ForeignKey("source_version.id"), nullable=False),
    Column("pairing", Text(), nullable=False),
    Column("fields", Text()),
    # Counts the acts of deciding, so that a colleague's window sees whether there is something new.
    Column("turn", Integer(), nullable=False, server_default=text("0")),
)
review_decision = new_table(
    "review_decision",
    row_id(),
    account_of(),
    Column("changeset_id", RowId, ForeignKey("changeset.id"), nullable=False),
    # The base's uuid of the unit; of a new one the other's.
    Column("unit", ByteOrder, nullable=False),
    Column("field", ByteOrder, nullable=False),
    # The values that were decided on, see ``compare.fingerprints``: others make a difference open again.
    Column("before", Text()),
    Column("after", Text()),
    Column(
        "decision",
        Text(),
        CheckConstraint(f"decision IN {DECISIONS}", name="decision"),
        nullable=False,
    ),
    Column("turn", Integer(), nullable=False),
    Column("decided_by", Text(), nullable=False),
    Column("decided_at", Moment(), nullable=False),
    UniqueConstraint("changeset_id", "unit", "field"),
)
refusal = new_table(
    "refusal",
    row_id(),
    account_of(),
    # What this source does not take over …
    Column("source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    # … from that one, whose uuid ``unit`` is (of a unit that it lacks, this one's).
    Column("other_source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    Column("unit", ByteOrder, nullable=False),
    Column("field", ByteOrder, nullable=False),
    Column("value", Text()),
    Column("refused_by", Text(), nullable=False),
    Column("refused_at", Moment(), nullable=False),
    UniqueConstraint("source_id", "other_source_id", "unit", "field"),
)
