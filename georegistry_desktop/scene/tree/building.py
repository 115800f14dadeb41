"""Trees from whole tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.folding import fold_column, order_keys, searched_column
from georegistry_desktop.scene.tree.forest import Forest, Mask, circles
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.scene.tree.texts import Texts

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def build(outline: pd.DataFrame) -> TreeArrays:
    """See ``TreeArrays.build``."""
    import pyarrow as pa
    import pyarrow.compute as pc

    names = _texts(outline["name"]).fill_null("")
    uuids = _texts(outline["uuid"])
    parents = _texts(outline["parent"])
    found = pc.index_in(parents, value_set=uuids)
    orphans = np.asarray(pc.and_(pc.is_valid(parents), pc.is_null(found)))
    kinds = _texts(outline["type"]).dictionary_encode()
    statuses = pc.index_in(_texts(outline["status"]), value_set=pa.array(STATUSES, pa.large_string()))
    columns: dict[str, Any] = {
        "uuids": Texts.of(uuids),
        "names": Texts.of(names),
        "codes": Texts.of(_texts(outline["code"])),
        "refs": Texts.of(_texts(outline["source_ref"])),
        "searched": Texts.of(
            searched_column(fold_column(names), _texts(outline["short_name"]), _texts(outline["aliases"]))
        ),
        "types": tuple(kinds.dictionary.to_pylist()),
        "type_of": np.asarray(kinds.indices.fill_null(-1)).astype(np.int16),
        # A list that was not checked may hold other words; a unit without a status is a new one.
        "status": np.asarray(statuses.fill_null(0)).astype(np.uint8),
        "has_point": outline["has_point"].to_numpy(bool),
        "has_boundary": outline["has_boundary"].to_numpy(bool),
    }
    wanted = {int(row): parents[int(row)].as_py() for row in np.flatnonzero(orphans)}
    parent = np.asarray(found.fill_null(-1)).astype(np.int32)
    return assemble(columns, parent, np.ones(len(parent), bool), wanted)


def assemble(columns: Mapping[str, Any], parent: Rows, alive: Mask, wanted: Mapping[int, str]) -> TreeArrays:
    """A tree of ``columns`` (fields of ``TreeArrays``) with everything that follows from them.

    ``parent`` int32 (n,), -1 for none; ``wanted`` names the parents that are not there. Circles are cut above
    the unit whose uuid comes first.
    """
    import pyarrow.compute as pc

    uuids: Texts = columns["uuids"]
    by_uuid = np.asarray(pc.sort_indices(uuids.arrow())).astype(np.int32)
    keys = order_keys(fold_column(columns["names"].arrow()))
    # Sorting is stable: those of one name stay in the order of their uuids.
    by_name = by_uuid[np.asarray(pc.sort_indices(keys.take(by_uuid)))]
    forest = Forest.grown(parent, alive, by_name)
    strays = dict(wanted)
    unreached = np.flatnonzero(alive & (forest.depth < 0)).astype(np.int32)
    if len(unreached):
        cut = [min(circle, key=uuids.__getitem__) for circle in circles(parent, unreached)]
        strays |= {row: uuids[int(parent[row])] for row in cut}
        parent = parent.copy()
        parent[cut] = -1
        forest = Forest.grown(parent, alive, by_name)
    return TreeArrays(forest=forest, by_uuid=by_uuid, added={}, strays=strays, **columns)


def _texts(column: pd.Series[Any]) -> pa.LargeStringArray:
    import pyarrow as pa

    array = pa.array(column, pa.large_string(), from_pandas=True)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
