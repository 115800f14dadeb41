"""The workspace Sources: the table, what is read before it comes in, an export."""

from __future__ import annotations

from pathlib import Path

from georegistry_desktop.ui.sources.workspace import Sources
from tests.screens.stage import Stage, scene

_LIST = """\
ref,name,parent_ref,type,x,y
c,Country,,Country,700000,1000000
n,North,c,District,710000,1020000
s,South,nowhere,District,705000,1010000
t,BokÃ©,c,District,702000,1005000
"""

_INVENTORY = """\
code;nom;statut;latitude;longitude;ouverture
10;Pays;VALID;;;
1001;Nord;En service;"9,5";"-12,1";03/04/2020
1002;Sud;Ferme;"8,4";"-11,9";05/06/2021
"""


@scene("demo", "sierra-leone")
def sources(stage: Stage) -> None:
    stage.open("sources")


@scene("demo")
def sources_import(stage: Stage) -> None:
    stage.open("sources")
    file = Path(stage.folder, "Ministry 2026.csv")
    file.write_text(_LIST, "utf-8")
    space = _space(stage)
    stage.desk.go("sources", files=[file])
    stage.wait(lambda: space.importing.preview is not None)
    stage.settle()


@scene("demo")
def sources_reading(stage: Stage) -> None:
    """What a list with commas, odd dates and words for statuses is asked about."""
    stage.open("sources")
    file = Path(stage.folder, "Inventaire 2026.csv")
    file.write_text(_INVENTORY, "utf-8")
    space = _space(stage)
    stage.desk.go("sources", files=[file])
    stage.wait(lambda: space.importing.preview is not None)
    space.incoming.form_area.ensureWidgetVisible(space.incoming.reading)
    stage.settle()


@scene("demo", "sierra-leone")
def sources_drop(stage: Stage) -> None:
    """The question before a version goes."""
    stage.open("sources")
    table = _space(stage).list.table
    table.selectRow(table.model().rowCount() - 1)
    stage.desk.actions.run("sources.drop")
    stage.settle()


@scene("demo")
def sources_server(stage: Stage) -> None:
    """The form for a DHIS2."""
    stage.open("sources")
    stage.click("sources.dhis2")
    stage.settle()


@scene("demo")
def sources_export(stage: Stage) -> None:
    stage.open("sources")
    stage.desk.actions.run("sources.export")
    stage.settle()


def _space(stage: Stage) -> Sources:
    [found] = stage.window.findChildren(Sources)
    return found
