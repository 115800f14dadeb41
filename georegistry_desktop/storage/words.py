"""What the database itself says when it refuses, the same in both."""

FROZEN = (
    "This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy)."
)
IDENTITY = "The uuid and the version of a record never change."
CYCLE = "A unit cannot be moved below itself: its chain of parents would come back to it (cycle)."
PARENT = "The parent is not a unit of the same version."
CHILDREN = "This unit has children: move or delete them first."
MEMBER = "The unit, the group and their set must be of the same version."
HISTORY = "History cannot be changed."
STATE = "A version goes from loading to snapshot or live, and from there to dropped; nothing else."
ROW_ID = "The row number of a unit never changes."
TRUNCATE = "TRUNCATE would pass by the rules and the history: use DELETE."
TAKEN = "A row with this key is there already: update it instead of replacing it."
READABLE = (
    "This could not be read again: aliases are a JSON list, extra and translations JSON objects, dates"
    " YYYY-MM-DD, names text, altitude and accuracy numbers, geometries those of a GeoPackage, and the type"
    " is one of org_unit_type."
)
OUTSIDE_LABEL = "Changed outside GeoRegistry"
