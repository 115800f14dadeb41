"""Trees kept as folders of arrays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from georegistry_desktop.scene.stored_arrays import load_array, load_facts, save_arrays
from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.forest import Forest
from georegistry_desktop.scene.tree.texts import Texts

_MAKE = 1
"""Raised with any change of what is kept: an older folder is then no longer read."""
_TEXTS = ("uuids", "names", "codes", "refs", "searched")
_ARRAYS = ("type_of", "status", "has_point", "has_boundary", "by_uuid")


def save(tree: TreeArrays, folder: Path) -> None:
    """See ``TreeArrays.save``."""
    arrays = {name: getattr(tree, name) for name in _ARRAYS} | tree.forest.stored()
    for name in _TEXTS:
        arrays |= getattr(tree, name).stored(name)
    if tree.added:
        arrays["by_uuid"] = np.array(sorted(range(tree.n), key=tree.uuid), np.int32)
    facts = {"make": _MAKE, "types": tree.types, "strays": {str(row): u for row, u in tree.strays.items()}}
    save_arrays(folder, arrays, facts)


def load(folder: Path) -> TreeArrays:
    """See ``TreeArrays.load``."""
    facts = load_facts(folder)
    if facts.get("make") != _MAKE:
        raise ValueError(f"{folder} is kept in another way")
    columns: dict[str, Any] = {name: Texts.load(folder, name) for name in _TEXTS}
    columns |= {name: load_array(folder, name) for name in _ARRAYS}
    return TreeArrays(
        forest=Forest.load(folder),
        types=tuple(facts["types"]),
        strays={int(row): uuid for row, uuid in facts["strays"].items()},
        added={},
        **columns,
    )
