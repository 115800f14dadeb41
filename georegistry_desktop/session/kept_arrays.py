"""Trees and maps out of the cache folder. What somebody holds already is not mapped once more.

So who showed a version before its registry was open finds the very same objects in it, where it is so still.
Two threads that ask for the same at once may both load it and hold an object each. That is harmless: the
files never change, so the two are equal; they only do the work of loading twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from weakref import WeakValueDictionary

from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays

T = TypeVar("T", TreeArrays, MapScene)

_trees: WeakValueDictionary[Path, TreeArrays] = WeakValueDictionary()
_scenes: WeakValueDictionary[Path, MapScene] = WeakValueDictionary()


def kept_tree(folder: Path) -> TreeArrays:
    """The tree in a folder of the cache, whose files never change. Raises as ``TreeArrays.load``."""
    return _kept(_trees, folder / "tree", TreeArrays.load)


def kept_scene(folder: Path) -> MapScene:
    """The map in a folder of the cache. Raises as ``MapScene.load``."""
    return _kept(_scenes, folder / "scene", MapScene.load)


def _kept(held: WeakValueDictionary[Path, T], folder: Path, load: Callable[[Path], T]) -> T:
    if (found := held.get(folder)) is None:
        found = held[folder] = load(folder)
    return found
