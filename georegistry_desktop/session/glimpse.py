"""What was seen last of a version, at hand before its registry is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session.cache_folder import CacheFolder, own_folder
from georegistry_desktop.session.held_version import UNREADABLE
from georegistry_desktop.session.kept_arrays import kept_scene, kept_tree

if TYPE_CHECKING:
    from georegistry_desktop.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class Glimpse:
    """A version as it stood at ``mark``, out of the cache alone: to be looked at, not to be relied on.

    Nobody has asked the registry whether it is so still, whether it is there, or whether it may be read. What
    was committed after the cache was written is not in it.
    """

    label: str
    mark: Mark
    tree: TreeArrays
    scene: MapScene

    @classmethod
    def of(cls, address: str, version: str, *, cache: Path | None = None) -> Glimpse | None:
        """What was seen last of ``version`` (a label) at an address, without going there.

        None where it was never seen, where the cache has not all of it, and where the registry is a file that
        is gone. ``cache`` as for ``Session.open``.
        """
        seen = CacheFolder(cache or own_folder()).last_seen(address, version)
        if seen is None:
            return None
        folder, mark = seen
        try:
            tree, scene = kept_tree(folder), kept_scene(folder)
        except UNREADABLE:
            return None  # whoever opens the registry makes it anew
        return cls(version, mark, tree, scene) if tree.n == scene.n else None

    def now(self, session: Session) -> Glimpse | None:
        """The same version as the open registry has it: the very same objects where nothing changed.

        None where the registry is another one than was seen, or has the version no more. Blocks.
        """
        try:
            if session.read(lambda registry: registry.touched_since(self.mark)).result() is None:
                return None
            view = session.view(self.label).result()
            if view.version.id != self.mark.version_id:
                return None
            scene = session.scene(self.label).result()
            return replace(self, tree=view.tree, scene=scene)
        except GeoRegistryError:
            return None  # whoever shows the version next tells why it cannot be shown
