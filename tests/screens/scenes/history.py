"""The workspace History."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shapely import affinity

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.exchange import FileMapping, Level
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.workflows import import_version
from tests.screens.stage import Stage, scene


@scene("demo")
def history_import(stage: Stage) -> None:
    """Where a version comes from, and how its list was read."""
    stage.open("history")
    live = stage.desk.live
    assert live is not None
    file = Path(stage.folder, "Inventaire 2026.csv")
    file.write_text('code;nom;zone;lat;lon;etat\n1;Alpha;Nord;"9,5";"-12,2";Ouvert\n', "utf-8")
    said = FileMapping(
        columns={"ref": "code", "name": "nom", "latitude": "lat", "longitude": "lon", "status": "etat"},
        levels=(Level(name="zone"),),
        decimal=",",
        dates="DMY",
        statuses={"Ouvert": "VALID"},
    )
    live.session.write(
        "Bring in", lambda r: import_version(r, [file], source="Inventaire", mapping=said, lenient=True)
    ).result()
    past = stage.window.findChild(HistoryWorkspace)
    assert past is not None
    stage.wait(lambda: past.entries.entries and past.entries.entries[0].label == "Import Inventaire@1")
    past.list.setCurrentIndex(past.entries.index(0, 0))
    stage.settle()


@scene("demo", "sierra-leone")
def history(stage: Stage) -> None:
    """A district was renamed, its boundary moved, the move taken back and done again."""
    stage.open("history")
    session, version, unit = stage.first_district()
    renamed = replace(unit, name=f"{unit.name}-Centre")
    session.commit(
        version, Changeset(f"Rename {unit.name}", (Set(unit.uuid, "name", unit.name, renamed.name),))
    ).result()
    assert unit.boundary is not None
    moved = affinity.translate(unit.boundary, 0.05, 0.02)
    session.commit(
        version, Changeset("Redraw the boundary", (Set(unit.uuid, "boundary", unit.boundary, moved),))
    ).result()
    session.undo().result()
    session.redo().result()
    past = stage.window.findChild(HistoryWorkspace)
    assert past is not None
    stage.wait(lambda: past.entries.entries and past.entries.entries[0].kind == "redo")
    past.list.setCurrentIndex(past.entries.index(0, 0))
    stage.wait(lambda: past.scenery.maps.other.content is not None)
    stage.settle()
