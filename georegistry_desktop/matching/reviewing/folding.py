"""Names of a whole list folded at once, as ``domain.names.fold`` does one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.names import fold, order_key

if TYPE_CHECKING:
    import pyarrow as pa

Ids = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Folded:
    """Owns the folded texts of a list: each ``distinct`` one once, ``code`` (n,) which each unit has."""

    distinct: pa.Array
    code: Ids

    @classmethod
    def of(cls, texts: pa.Array) -> Folded:
        """Null is the empty text."""
        import pyarrow.compute as pc

        found = folded(texts).dictionary_encode()
        return cls(found.dictionary, np.asarray(pc.fill_null(found.indices, 0)).astype(np.int32))

    def holding(self, word: str) -> Mask:
        """Which units have a text with ``word`` (folded) in it."""
        import pyarrow.compute as pc

        return self._where(pc.match_substring(self.distinct, word))

    def beginning(self, letters: str) -> Mask:
        """Which units have a text that begins so."""
        import pyarrow.compute as pc

        return self._where(pc.starts_with(self.distinct, letters))

    def equal(self, text: str) -> Mask:
        """Which units have this text."""
        import pyarrow.compute as pc

        return self._where(pc.equal(self.distinct, text))

    def ranks(self) -> Ids:
        """(n,) the order of the texts (``ward 9`` before ``ward 10``); equal ones have the same."""
        import pyarrow as pa
        import pyarrow.compute as pc

        numbered = pc.match_substring_regex(self.distinct, "[0-9]")
        keys = [order_key(name) for name in self.distinct.filter(numbered).to_pylist()]
        order = pc.sort_indices(
            pc.replace_with_mask(self.distinct, numbered, pa.array(keys, self.distinct.type))
        )
        rank = np.empty(len(order), dtype=np.int32)
        rank[np.asarray(order)] = np.arange(len(order), dtype=np.int32)
        return rank[self.code]

    def codes_of(self, other: Folded) -> Ids:
        """The codes of ``other`` in terms of these, -1 for texts that are not here."""
        import pyarrow.compute as pc

        found = pc.fill_null(pc.index_in(other.distinct, value_set=self.distinct), -1)
        return np.asarray(found).astype(np.int32)[other.code]

    def _where(self, flags: pa.Array) -> Mask:
        found: Mask = np.asarray(flags).astype(bool)[self.code]
        return found


def folded(texts: pa.Array) -> pa.Array:
    """Lower case, without accents, single spaces; null becomes the empty text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.coalesce(texts, "")
    # Arrow's own folding knows fewer letters than Python's: it does the plain ones, which are most.
    odd = pc.or_(
        pc.invert(pc.string_is_ascii(texts)), pc.match_substring_regex(texts, r"^\s|\s$|\s\s|[^\S ]")
    )
    low = pc.ascii_lower(texts)
    others = texts.filter(odd).dictionary_encode()
    bare = pa.array([fold(text) for text in others.dictionary.to_pylist()], texts.type)
    return pc.replace_with_mask(low, odd, bare.take(others.indices))
