"""Names of a whole list folded at once, as ``domain.names.fold`` does one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.names import fold, order_key

if TYPE_CHECKING:
    import pyarrow as pa


def folded(texts: pa.Array) -> pa.Array:
    """Lower case, without accents, single spaces; null becomes the empty text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.coalesce(texts, "")
    plain = pc.and_(
        pc.string_is_ascii(texts), pc.invert(pc.match_substring_regex(texts, r"^\s|\s$|\s\s|[^\S ]"))
    )
    low = pc.ascii_lower(texts)
    odd = pc.invert(plain)
    # Letter by letter: Arrow's own folding knows fewer scripts than Python's.
    others = texts.filter(odd).dictionary_encode()
    bare = pa.array([fold(text) for text in others.dictionary.to_pylist()], pa.large_string())
    return pc.replace_with_mask(low.cast(pa.large_string()), odd, bare.take(others.indices))


def ranks(names: pa.Array, uuids: pa.Array) -> npt.NDArray[np.int32]:
    """The place of each unit among all by its folded name (``ward 9`` before ``ward 10``), then its uuid."""
    import pyarrow as pa
    import pyarrow.compute as pc

    numbered = pc.match_substring_regex(names, "[0-9]")
    keys = pa.array([order_key(name) for name in names.filter(numbered).to_pylist()], names.type)
    names = pc.replace_with_mask(names, numbered, keys)
    order = pc.sort_indices(pa.table({"n": names, "u": uuids}), [("n", "ascending"), ("u", "ascending")])
    place = np.empty(len(names), dtype=np.int32)
    place[np.asarray(order)] = np.arange(len(names), dtype=np.int32)
    return place
