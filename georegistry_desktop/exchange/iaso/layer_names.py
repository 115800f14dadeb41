"""What the layers of Iaso's GeoPackages are called."""

from __future__ import annotations

import re

LAYER = re.compile(r"level-(?P<depth>\d+)-(?P<type>.+)", re.DOTALL)
GROUPS = "groups"
NO_DEPTH, NO_TYPE = 999, "Unknown"
"""What Iaso writes where a type has no depth, a unit no type."""
