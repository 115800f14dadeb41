"""What a reader hands over: a version as far as the files give one, and all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Understood
from georegistry_desktop.exchange.seen import SeenTable


@dataclass(frozen=True)
class Incoming:
    """``version`` holds every row as far as it could be read (None when nothing could): fresh uuids unless
    the file brings valid ones, parents resolved to uuids. ``places`` has a row for each unit, in the same
    order: ``file`` (name) and ``row`` (as a person counts it). ``origin`` says where it came from, for the
    version's history: format, files, hashes, encoding. ``understood`` is what the columns of each list were
    taken for, ``seen`` how each table looks, also where no units could be found in it."""

    version: VersionFrame | None
    places: pd.DataFrame
    problems: tuple[Problem, ...]
    origin: dict[str, object]
    understood: tuple[Understood, ...] = ()
    seen: tuple[SeenTable, ...] = ()

    def refused(self, *, lenient: bool) -> bool:
        """Whether these problems keep it out of the registry."""
        worst = {"fatal"} if lenient else {"fatal", "error"}
        return self.version is None or any(p.severity in worst for p in self.problems)
