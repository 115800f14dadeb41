"""Delimited text: its format is in ``delimited``; its cells, which other formats write alike, beside it."""
