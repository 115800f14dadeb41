"""Alembic's door: runs the steps on the connection that ``schema`` hands in, inside its transaction."""

from alembic import context

from georegistry_desktop.storage import (  # noqa: F401 (their tables join the metadata)
    history_tables,
    link_tables,
    review_tables,
)
from georegistry_desktop.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # The GeoPackage's own tables and the R-tree's are none of ours.
    include_name=lambda name, kind, _: kind != "table" or not (name or "").startswith(("gpkg_", "rtree_")),
)
with context.begin_transaction():
    context.run_migrations()
