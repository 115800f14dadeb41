"""The tables of links: what a matching proposed, and what people decided of which unit is which.

A decision names units by (source, uuid), so it outlives the versions that it was taken on.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Text, text

from georegistry_desktop.domain.linking import DECIDED
from georegistry_desktop.storage.tables import ByteOrder, Moment, RowId, account_of, new_table, row_id

OPEN = "open"
"""The state of what was decided once, and taken back: rows are never deleted, the history goes on."""

match_run = new_table(
    "match_run",
    row_id(),
    account_of(),
    Column("uuid", Text(), nullable=False, unique=True),
    Column("a_id", RowId, ForeignKey("source_version.id"), nullable=False),
    Column("b_id", RowId, ForeignKey("source_version.id"), nullable=False),
    Column("algorithm", Text(), nullable=False),
    Column("parameters", Text(), nullable=False, server_default=text("'{}'")),
    Column("counts", Text(), nullable=False, server_default=text("'{}'")),
    Column("figures", Text(), nullable=False, server_default=text("'{}'")),
    Column("log", Text(), nullable=False, server_default=text("'[]'")),
    Column("seconds", Float(), nullable=False),
    Column("run_by", Text(), nullable=False),
    Column("run_at", Moment(), nullable=False),
)
match_pair = new_table(
    "match_pair",
    row_id(),
    account_of(),
    Column("run_id", RowId, ForeignKey("match_run.id"), nullable=False),
    Column("unit", ByteOrder, nullable=False),
    Column("other_unit", ByteOrder, nullable=False),
    Column("score", Float(), nullable=False),
    Index("ix_match_pair_run", "run_id"),
)
link = new_table(
    "link",
    row_id(),
    account_of(),
    # The version on which it was decided last, under whose changes the history files it.
    Column("version_id", RowId, ForeignKey("source_version.id"), nullable=False),
    # The source with the lower number first, whichever way it was asked.
    Column("source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    Column("unit", ByteOrder, nullable=False),
    Column("other_source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    # Empty text for none, also of ``unit``: null would never be equal to itself.
    Column("other_unit", ByteOrder, nullable=False),
    Column("state", Text(), CheckConstraint(f"state IN {(OPEN, *DECIDED)}", name="state"), nullable=False),
    Column("comment", Text()),
    Column("score", Float()),
    Column("mark", Text()),
    Column("other_mark", Text()),
    Column("decided_by", Text(), nullable=False),
    Column("decided_at", Moment(), nullable=False),
    Index("uq_link_pair", "source_id", "other_source_id", "unit", "other_unit", unique=True),
    Index("ix_link_other", "source_id", "other_source_id", "other_unit"),
)
IMAGE = ("state", "comment", "score", "mark", "other_mark", "decided_by", "decided_at")
"""What the history keeps of a link as it was."""
PAIR = ("source_id", "unit", "other_source_id", "other_unit")

link_history = new_table(
    "link_history",
    row_id(),
    account_of(),
    Column("changeset_id", RowId, ForeignKey("changeset.id"), nullable=False, index=True),
    Column("version_id", RowId, nullable=False),
    # I: nothing was decided of it; U, D: the columns of the image are how it was before.
    Column("op", Text(), nullable=False),
    *(Column(name, link.c[name].type, nullable=False) for name in PAIR),
    *(Column(name, link.c[name].type) for name in IMAGE),
    Column("after_state", Text()),
    Column("after_comment", Text()),
    Index("ix_link_history_unit", "unit"),
    Index("ix_link_history_other_unit", "other_unit"),
)
match_claim = new_table(
    "match_claim",
    row_id(),
    account_of(),
    Column("source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    Column("other_source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    # The top of the claimed subtree of ``source``; empty for all of it.
    Column("unit", ByteOrder, nullable=False),
    # Of that, the units that these words find; empty for all of them.
    Column("text", ByteOrder, nullable=False, server_default=text("''")),
    Column("claimed_by", Text(), nullable=False),
    Column("claimed_at", Moment(), nullable=False),
    Index("uq_match_claim_part", "source_id", "other_source_id", "unit", "text", unique=True),
)
match_words = new_table(
    "match_words",
    row_id(),
    account_of(),
    # As the person wrote them, see ``matching.dictionary``.
    Column("words", Text(), nullable=False),
    Column("changed_by", Text(), nullable=False),
    Column("changed_at", Moment(), nullable=False),
    Index("uq_match_words_account", "account_id", unique=True),
)
