"""A large tree opened, unfolded, searched and patched; beside it what SQLite and Qt offer for the same."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np

from georegistry_desktop.domain import Unit
from georegistry_desktop.domain.names import fold
from georegistry_desktop.scene.tree import TreeArrays
from tests.benchmarks.made_up import made_up
from tests.benchmarks.measuring import seconds

MANY, MORE = 10_000, 100_000
"""Children of two units of the tree."""
WORD = "place 7"
_PEER_ROWS = 20_000
_PEER_QUERY = """
WITH RECURSIVE kept(uuid, parent) AS (
  SELECT uuid, parent FROM unit WHERE search LIKE ?
  UNION SELECT u.uuid, u.parent FROM unit u JOIN kept k ON u.uuid = k.parent
) SELECT count(*) FROM kept
"""


def make_tree(folder: Path, count: int) -> dict[str, Any]:
    """Build the tree of ``count`` units, keep it in ``folder``, and a table for SQLite beside it."""
    frame = made_up(count).units
    leaves = np.flatnonzero((frame["type"] == "Facility").to_numpy())
    parents = frame["parent"].to_numpy(dtype=object)
    parents[leaves[:MANY]] = frame["uuid"].iat[leaves[0] - 1]
    parents[leaves[MANY : MANY + MORE]] = frame["uuid"].iat[leaves[0] - 2]
    frame["parent"] = parents
    frame["has_point"] = frame["point"].notna()
    frame["has_boundary"] = frame["boundary"].notna()
    trees: list[TreeArrays] = []
    built = seconds(lambda: trees.append(TreeArrays.build(frame)))
    trees[0].save(folder / "tree")
    with sqlite3.connect(folder / "tree.sqlite") as database:
        database.execute("CREATE TABLE unit (uuid TEXT PRIMARY KEY, parent TEXT, search TEXT)")
        rows = zip(frame["uuid"], parents, (fold(name) for name in frame["name"]), strict=True)
        plain = ((uuid, parent if isinstance(parent, str) else None, name) for uuid, parent, name in rows)
        database.executemany("INSERT INTO unit VALUES (?, ?, ?)", plain)
    database.close()
    return {"build": built}


def arrays(folder: Path) -> dict[str, Any]:
    """Seconds for the arrays alone, medians of five: open, search, patch of a name."""
    loaded: list[TreeArrays] = []
    opened = median(lambda: loaded.append(TreeArrays.load(folder / "tree")))
    tree = loaded[-1]
    found = tree.search(f'"{WORD}"')
    row = int(np.flatnonzero(found.hits)[0])
    parent = int(tree.parent[row])
    renamed = Unit(uuid=tree.uuid(row), name="Another name", parent=tree.uuid(parent))
    return {
        "open": opened,
        "search": median(lambda: tree.search(f'"{WORD}"')),
        "letter": median(lambda: tree.search("a")),
        "hits": int(found.hits.sum()),
        "kept": int(found.kept.sum()),
        "patch": median(lambda: tree.patched({renamed.uuid: renamed})),
    }


def like(folder: Path) -> dict[str, Any]:
    """The same search by LIKE over folded names in SQLite, ancestors kept."""
    with sqlite3.connect(folder / "tree.sqlite") as database:
        took = median(lambda: database.execute(_PEER_QUERY, (f"%{WORD}%",)).fetchone())
        kept = database.execute(_PEER_QUERY, (f"%{WORD}%",)).fetchone()[0]
    database.close()
    return {"search": took, "kept": kept}


def on_screen(folder: Path) -> dict[str, Any]:
    """Seconds of the GUI thread for the panel, each until it is painted."""
    from PySide6.QtWidgets import QApplication

    app = _application()
    from georegistry_desktop.ui.desk import Settings
    from georegistry_desktop.ui.theme import Theme
    from georegistry_desktop.ui.tree import Answer, TreePanel

    def at_once(work: Callable[[], Answer]) -> Future[Answer]:
        future: Future[Answer] = Future()
        future.set_result(work())
        return future

    panel = TreePanel(Theme(app, Settings(folder / "window.ini")), at_once)
    panel.resize(420, 900)
    panel.show()
    QApplication.processEvents()

    def painted(step: Callable[[], object]) -> float:
        return seconds(lambda: (step(), QApplication.processEvents()))

    tree = TreeArrays.load(folder / "tree")
    children = np.diff(tree.forest.start)[1:]
    many, more = (int(np.argmin(np.abs(children - size))) for size in (MANY, MORE))
    shown = painted(lambda: panel.show_tree(tree))
    panel.reveal(tree.uuid(many))
    panel.reveal(tree.uuid(more))
    QApplication.processEvents()
    return {
        "show": shown,
        "many": painted(lambda: panel.view.set_open(many, True)),
        "more": painted(lambda: panel.view.set_open(more, True)),
        "scroll": max(
            painted(lambda at=at: panel.view.verticalScrollBar().setValue(at))
            for at in range(0, 10**6, 10**5)
        ),  # type: ignore[misc]
        "reveal": painted(lambda: panel.reveal(tree.uuid(tree.n // 2))),
    }


def by_proxy(folder: Path) -> dict[str, Any]:
    """Seconds of Qt's own models for fewer rows: a recursive QSortFilterProxyModel in an open tree view."""
    app = _application()
    from PySide6.QtCore import QSortFilterProxyModel
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTreeView

    tree = TreeArrays.load(folder / "tree")
    rows = np.concatenate(list(tree.forest.levels(tree.children(-1))))[:_PEER_ROWS].tolist()
    model = QStandardItemModel()
    items = {-1: model.invisibleRootItem()}
    for row in rows:
        items[row] = QStandardItem(tree.name(row))
        items[int(tree.parent[row])].appendRow(items[row])
    proxy = QSortFilterProxyModel()
    proxy.setRecursiveFilteringEnabled(True)
    proxy.setSourceModel(model)
    view = QTreeView()
    view.setModel(proxy)
    view.expandAll()
    view.show()
    app.processEvents()
    took = seconds(lambda: (proxy.setFilterFixedString(WORD), app.processEvents()))
    return {"rows": len(rows), "search": took}


def median(job: Callable[[], object], times: int = 5) -> float:
    """The median of a few runs, seconds."""
    return sorted(seconds(job) for _ in range(times))[times // 2]


def _application() -> Any:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    return QApplication([])
