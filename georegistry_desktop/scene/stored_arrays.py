"""A folder of arrays that is mapped into memory rather than read."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_FACTS = "facts.json"


def save_arrays(folder: Path, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]) -> None:
    """Write ``arrays`` and ``facts`` (JSON) as a folder, whole or not at all, in place of what was there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}-{uuid.uuid4().hex}")
    try:
        new.mkdir()
        for name, array in arrays.items():
            np.save(new / f"{name}.npy", array, allow_pickle=False)
        (new / _FACTS).write_text(json.dumps(facts), "utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def load_facts(folder: Path) -> dict[str, Any]:
    """The facts that were saved with the arrays. Raises OSError or ValueError where there are none."""
    facts = json.loads((folder / _FACTS).read_text("utf-8"))
    if not isinstance(facts, dict):
        raise ValueError(f"{folder / _FACTS} holds no facts")
    return facts


def load_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """One array, mapped and not to be written to. Raises OSError or ValueError where it cannot be read."""
    # A bare view: subclasses of arrays cost a microsecond with each slice.
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
