"""The units and areas of the default source as layers for QGIS; the views are made with the triggers."""

from alembic import op

revision = "0004"
down_revision = "0003"

_LAYERS = (
    ("units", "Units of the default source", "point", "POINT"),
    ("areas", "Areas of the default source", "geom", "MULTIPOLYGON"),
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return
    for layer, about, column, kind in _LAYERS:
        op.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
            f" VALUES ('{layer}', 'features', '{layer}', '{about}', 4326)"
        )
        op.execute(f"INSERT INTO gpkg_geometry_columns VALUES ('{layer}', '{column}', '{kind}', 4326, 0, 0)")
