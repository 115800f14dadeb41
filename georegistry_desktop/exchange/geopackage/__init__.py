"""GeoPackages: their format is in ``layouts``; how one is opened and its layers are read, beside it."""
