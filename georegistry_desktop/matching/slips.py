"""Words of the dictionary that were spelt with one slip (``Heatlh``, ``Dispnsaire``) or have no space to a
weak word beside them (``Dispensairede``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pyarrow as pa

_SHORTEST = 5
"""Letters below which one slip makes other words too easily."""
_RARER = 20
"""A slip is so many times rarer than the word; what is not is a word of its own."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def meant(
    names: pa.Array, known: Mapping[str, int], often: npt.NDArray[np.int64], weak: Sequence[str] = ()
) -> npt.NDArray[np.int32]:
    """For each token the number of the one that was meant, mostly its own.

    ``names`` are the tokens, ``often`` how often each is there, ``known`` the numbers of the dictionary's,
    ``weak`` words that are left out anyway.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    found = np.arange(len(names), dtype=np.int32)
    words = [w for w, at in known.items() if len(w) >= _SHORTEST and w.isalpha() and often[at] >= _RARER]
    word_of: dict[str, str] = {}
    for word in sorted(words, key=lambda w: (often[known[w]], w)):  # the commonest word claims last
        word_of.update(dict.fromkeys(variants(word), word))
        word_of.update({word + little: word for little in weak if len(little) > 1})
    asked = [text for text in word_of if text not in known]
    numbers = pc.index_in(pa.array(asked, pa.string()), value_set=names).to_pylist()
    for text, number in zip(asked, numbers, strict=True):
        if number is not None and often[number] * _RARER <= often[known[word_of[text]]]:
            found[number] = known[word_of[text]]
    return found


def variants(word: str) -> Iterable[str]:
    """All that one slip makes of a word: a letter left out, one put in, another one, two swapped."""
    found = {word[:at] + word[at + 1 :] for at in range(len(word))}
    found |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    for letter in _LETTERS:
        found |= {word[:at] + letter + word[at:] for at in range(len(word) + 1)}
        found |= {word[:at] + letter + word[at + 1 :] for at in range(len(word))}
    return found - {word}
