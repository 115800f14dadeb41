"""Words that several screens say: errors, fields, values, changes, kinds, statuses, in the language of the
window."""

from .changes import change_words, changes_words
from .errors import ErrorWords, error_words, remedy, sentence
from .sentences import change_sentence
from .terms import field_word, kind_word, status_word
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

__all__ = [
    "ErrorWords",
    "area_words",
    "boundary_words",
    "change_sentence",
    "change_words",
    "changes_words",
    "date_words",
    "distance_words",
    "error_words",
    "field_word",
    "kind_word",
    "moment_words",
    "number_words",
    "point_words",
    "remedy",
    "sentence",
    "status_word",
    "value_words",
]
