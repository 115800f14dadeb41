"""Which column of a list is what: guessed with reasons, written down to be edited, given back.

``guess`` looks at headings and values; ``FileMapping`` is its answer, a person's, or Iaso's ``data_dict``.
"""

from __future__ import annotations

from georegistry_desktop.exchange.mapping.file_mapping import FileMapping, Level
from georegistry_desktop.exchange.mapping.guesses import Guess
from georegistry_desktop.exchange.mapping.guessing import guess
from georegistry_desktop.exchange.mapping.merging import is_of_units, merged
from georegistry_desktop.exchange.mapping.text import as_record, from_record, read_mapping, written

__all__ = [
    "FileMapping",
    "Guess",
    "Level",
    "as_record",
    "from_record",
    "guess",
    "is_of_units",
    "merged",
    "read_mapping",
    "written",
]
