"""Words that several screens say: errors, fields, values, changes, kinds, statuses, in the language of the
window."""

from .changes import change_words, changes_words
from .errors import ErrorWords, error_words, remedy, sentence
from .joined import colon_words
from .labels import label_words
from .origins import origin_facts
from .reasons import reason_words
from .steps import step_words
from .terms import entry_word, field_word, kind_word, status_word
from .values import (
    area_words,
    boundary_words,
    date_words,
    distance_words,
    moment_words,
    number_words,
    point_words,
    value_words,
)
from .versions import number_in_source, version_words

__all__ = [
    "ErrorWords",
    "area_words",
    "boundary_words",
    "change_words",
    "changes_words",
    "colon_words",
    "date_words",
    "distance_words",
    "entry_word",
    "error_words",
    "field_word",
    "kind_word",
    "label_words",
    "moment_words",
    "number_in_source",
    "number_words",
    "origin_facts",
    "point_words",
    "reason_words",
    "remedy",
    "sentence",
    "status_word",
    "step_words",
    "value_words",
    "version_words",
]
