"""Words that several screens say: errors, fields, kinds, statuses, in the language of the window."""

from .errors import ErrorWords, error_words, remedy, sentence
from .terms import field_word, kind_word, status_word

__all__ = ["ErrorWords", "error_words", "field_word", "kind_word", "remedy", "sentence", "status_word"]
