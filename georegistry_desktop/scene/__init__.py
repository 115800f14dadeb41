"""What the window shows of a version as flat arrays, without Qt: its map (``map``), its tree (``tree``)."""
